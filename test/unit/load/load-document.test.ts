import { describe, expect, it } from "vitest";
import { sourceInputOf } from "../../../generator/load/load-document.js";
import { locationOf } from "../../../generator/load/location.js";
import { load, readerOf } from "./load-kit.js";

const path = (text: string) => ({ kind: "path", path: text }) as const;

describe("what a person names", () => {
  it.each([
    ["-", { kind: "stdin" }],
    ["openapi.yaml", { kind: "path", path: "openapi.yaml" }],
    ["./-", { kind: "path", path: "./-" }],
    ["http://example.com/a", { kind: "url", url: "http://example.com/a" }],
    ["HTTPS://example.com/a", { kind: "url", url: "HTTPS://example.com/a" }],
    ["https:/a", { kind: "path", path: "https:/a" }],
    ["C:\\a.yaml", { kind: "path", path: "C:\\a.yaml" }],
  ])("%s", (text, input) => {
    expect(sourceInputOf(text)).toEqual(input);
  });

  it("can be a text with a name, too", () => {
    expect(sourceInputOf({ text: "a: 1", uri: "a.yaml" })).toEqual({ kind: "text", text: "a: 1", uri: "a.yaml" });
  });
});

describe("a root document", () => {
  it.each([
    [path("spec/openapi.yaml"), "spec/openapi.yaml", "openapi.yaml", "spec/openapi.yaml"],
    [path("/abs/spec/openapi.yaml"), "/abs/spec/openapi.yaml", "openapi.yaml", "/abs/spec/openapi.yaml"],
    [path("../openapi.yaml"), "../openapi.yaml", "openapi.yaml", "../openapi.yaml"],
    [{ kind: "stdin" } as const, "-", "stdin", "<stdin>"],
    [
      { kind: "url", url: "https://example.com/a/openapi.yaml?token=secret" } as const,
      "https://example.com/a/openapi.yaml?token=secret",
      "https://example.com/a/openapi.yaml",
      "https://example.com/a/openapi.yaml",
    ],
  ])("%j is the same wherever one stands, and is shown as it was named", async (input, name, uri, shownAs) => {
    const { loaded, found } = await load(input, { reader: readerOf({ [name]: "a: 1" }) });
    expect(found).toEqual([]);
    expect(loaded?.root).toMatchObject({ uri, shownAs, text: "a: 1", value: { a: 1 } });
    expect([...(loaded?.documents ?? [])]).toEqual([[uri, loaded?.root]]);
  });

  it("can be a text", async () => {
    const { loaded } = await load({ kind: "text", text: "\ufeffa: 1", uri: "spec/a.yaml" }, { reader: readerOf({}) });
    expect(loaded?.root).toMatchObject({ uri: "a.yaml", shownAs: "spec/a.yaml", text: "a: 1", value: { a: 1 } });
  });

  it("is the same with and without a byte order mark", async () => {
    const { loaded } = await load(path("a.yaml"), { reader: readerOf({ "a.yaml": "\ufeffa: 1" }) });
    expect(loaded?.root).toMatchObject({ text: "a: 1", value: { a: 1 } });
    expect(loaded?.root.locate("/a")).toEqual({ line: 1, column: 1 });
  });
});

describe("a root document that cannot be used", () => {
  it.each<[what: string, content: Uint8Array | string, found: readonly string[]]>([
    ["is not UTF-8", Buffer.from("a: 1\nb: caf\xe9\n", "latin1"), ["MM1005 2:7"]],
    ["is UTF-16", Buffer.from("a: 1", "utf16le"), ["MM1005"]],
    ["is empty", "", ["MM1004"]],
    ["does not parse", "a: [", ["MM1008 1:5"]],
    ["has duplicate keys", "a: 1\na: 2", ["MM1010 2:1"]],
  ])("%s", async (_, content, found) => {
    const outcome = await load(path("a.yaml"), { reader: readerOf({ "a.yaml": content }) });
    expect(outcome.loaded).toBeUndefined();
    expect(outcome.found).toEqual(found);
    expect(outcome.diagnostics.all()[0]?.location?.uri).toBe("a.yaml");
  });

  it("does not exist", async () => {
    const { loaded, found, messages } = await load(path("spec/a.yaml"), { reader: readerOf({}) });
    expect({ loaded, found }).toEqual({ loaded: undefined, found: ["MM1001"] });
    expect(messages).toEqual(["There is no file spec/a.yaml."]);
  });

  it("is no URL, though it looks like one", async () => {
    const { found } = await load(sourceInputOf("http://["), { reader: readerOf({}) });
    expect(found).toEqual(["MM1016"]);
  });

  it("keeps credentials and queries of its URL out of all messages", async () => {
    const { diagnostics } = await load(sourceInputOf("http://user:pass@127.0.0.1:9/a?token=t0ken"));
    expect(diagnostics.all().map(({ code }) => code)).toEqual(["MM1016"]);
    expect(JSON.stringify(diagnostics.all())).not.toMatch(/pass|t0ken/);
  });
});

describe("files that references name", () => {
  const files = {
    "spec/openapi.yaml": "paths: {/pets: {$ref: paths/pets.yaml}}\ncomponents: {schemas: {Pet: {$ref: 'schemas/pet.json#/Pet'}}}",
    "spec/paths/pets.yaml": "get: {responses: {default: {$ref: '../schemas/pet.json#/Pet'}}}\npost: {$ref: '../openapi.yaml#/x'}",
    "spec/schemas/pet.json": '{"Pet": {"properties": {"owner": {"$ref": "owner.yaml"}, "pet": {"$ref": "pet.json#/Pet"}}}}',
    "spec/schemas/owner.yaml": "type: string",
  };

  it("are read breadth first, each once, and known by their place below the root document", async () => {
    const reader = readerOf(files);
    const { loaded, found } = await load(path("spec/openapi.yaml"), { reader });
    expect(found).toEqual([]);
    expect([...(loaded?.documents.keys() ?? [])]).toEqual([
      "openapi.yaml",
      "paths/pets.yaml",
      "schemas/pet.json",
      "schemas/owner.yaml",
    ]);
    expect(reader.asked).toEqual([
      "spec/openapi.yaml",
      "spec/paths/pets.yaml",
      "spec/schemas/pet.json",
      "spec/schemas/owner.yaml",
    ]);
  });

  it("have the same identities whatever path leads to the root document", async () => {
    const elsewhere = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/home/me/${name}`, text]));
    const { loaded } = await load(path("/home/me/spec/openapi.yaml"), { reader: readerOf(elsewhere) });
    expect([...(loaded?.documents.keys() ?? [])]).toEqual([
      "openapi.yaml",
      "paths/pets.yaml",
      "schemas/pet.json",
      "schemas/owner.yaml",
    ]);
    const owner = loaded?.documents.get("schemas/owner.yaml");
    expect(owner && locationOf(owner, "/type")).toMatchObject({ uri: "/home/me/spec/schemas/owner.yaml", line: 1, column: 1 });
  });

  it("are found from a text by its name", async () => {
    const reader = readerOf(files);
    const { found } = await load({ kind: "text", text: files["spec/openapi.yaml"], uri: "spec/openapi.yaml" }, { reader });
    expect(found).toEqual([]);
    expect(reader.asked).toHaveLength(3);
  });

  it("are reported where the reference stands if they do not exist, once each", async () => {
    const text = "a: {$ref: no.yaml}\nb: {$ref: 'no.yaml#/x'}\nc: {$ref: sub/no.yaml}";
    const { loaded, found, messages } = await load(path("spec/a.yaml"), { reader: readerOf({ "spec/a.yaml": text }) });
    expect(found).toEqual(["MM2012 1:5", "MM2012 3:5"]);
    expect(messages[0]).toBe('"no.yaml" cannot be followed: there is no file spec/no.yaml.');
    expect(loaded?.documents.size).toBe(1);
  });

  it("are reported in their own text if they do not parse, and the others are read all the same", async () => {
    const reader = readerOf({
      "a.yaml": "a: {$ref: bad.yaml}\nb: {$ref: good.yaml}",
      "bad.yaml": "a: 1\na: 2\n",
      "good.yaml": "b: 1",
    });
    const { loaded, found, diagnostics } = await load(path("a.yaml"), { reader });
    expect(found).toEqual(["MM1010 2:1"]);
    expect(diagnostics.all()[0]?.location?.uri).toBe("bad.yaml");
    expect([...(loaded?.documents.keys() ?? [])]).toEqual(["a.yaml", "good.yaml"]);
  });

  it("are not even asked for where they must not be read", async () => {
    const references = [
      "../secret.yaml",
      "/etc/passwd",
      "file:///etc/passwd",
      "http://169.254.169.254/latest",
      "%2e%2e/secret.yaml",
      "..\\secret.yaml",
    ];
    const text = references.map((reference, index) => `a${index}: {$ref: '${reference}'}`).join("\n");
    const reader = readerOf({ "spec/a.yaml": text, "secret.yaml": "a: SECRET", "/etc/passwd": "SECRET" });
    const { found, diagnostics } = await load(path("spec/a.yaml"), { reader });
    expect(reader.asked).toEqual(["spec/a.yaml"]);
    expect(found).toEqual(references.map((_, index) => `MM2012 ${index + 1}:6`));
    expect(JSON.stringify(diagnostics.all())).not.toContain("SECRET");
  });

  it("cannot stand beside standard input", async () => {
    const reader = readerOf({ "-": "a: {$ref: b.yaml}", "b.yaml": "c: 1" });
    const { found, messages } = await load({ kind: "stdin" }, { reader });
    expect(found).toEqual(["MM2012 1:5"]);
    expect(messages[0]).toContain("not read from a folder");
  });

  it("are fetched only from hosts that the user allows", async () => {
    const url = "https://example.com/spec/a.yaml";
    const contents = {
      [url]: "a: {$ref: b.yaml}\nc: {$ref: 'https://other.example/c.yaml'}",
      "https://example.com/spec/b.yaml": "b: 1",
    };
    const closed = readerOf(contents);
    expect((await load(sourceInputOf(url), { reader: closed })).found).toEqual(["MM2012 1:5", "MM2012 2:5"]);
    expect(closed.asked).toEqual([url]);
    const open = readerOf(contents);
    expect((await load(sourceInputOf(url), { reader: open, allowedHosts: ["example.com"] })).found).toEqual(["MM2012 2:5"]);
    expect(open.asked).toEqual([url, "https://example.com/spec/b.yaml"]);
  });

  it("may be as many as allowed and no more", async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`f${index}.yaml`, `a: {$ref: f${index + 1}.yaml}`]),
    );
    const reader = readerOf({ ...chain, "f10.yaml": "a: 1" });
    expect((await load(path("f0.yaml"), { reader, maxFiles: 10 })).found).toEqual([]);
    expect((await load(path("f0.yaml"), { reader, maxFiles: 9 })).found).toEqual(["MM1021 1:5"]);
  });

  it("may refer to each other in circles", async () => {
    const reader = readerOf({ "a.yaml": "a: {$ref: b.yaml}", "b.yaml": "b: {$ref: a.yaml}\nc: {$ref: b.yaml}" });
    const { loaded, found } = await load(path("a.yaml"), { reader });
    expect(found).toEqual([]);
    expect(loaded?.documents.size).toBe(2);
  });
});
