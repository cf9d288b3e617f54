import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { createMemoryFileSystem, type GenerateOptions, generate } from "../../generator/index.js";
import { documents, oddDocument } from "./documents.js";

/** All files that a text gives, path → content, the manifest too but for the digests of its inputs. */
async function filesOf(text: string, uri = "openapi.yaml", options: Partial<GenerateOptions> = {}) {
  const fileSystem = createMemoryFileSystem();
  const input = { text, uri };
  const { status, diagnostics } = await generate({ package: { name: "same" }, ...options, input, output: "out", fileSystem });
  expect([status, diagnostics.filter(({ severity }) => severity === "error")]).toEqual(["done", []]);
  const files = Object.fromEntries(fileSystem.files());
  const manifest = JSON.parse(files["out/.modelmint.json"] ?? "");
  return { ...files, "out/.modelmint.json": { ...manifest, inputs: Object.keys(manifest.inputs) } };
}

/** The whole manifest, the digests of its inputs included. */
async function manifestOf(text: string) {
  const fileSystem = createMemoryFileSystem();
  await generate({ input: { text, uri: "openapi.yaml" }, output: "out", fileSystem });
  return fileSystem.files().get("out/.modelmint.json");
}

describe.each(documents)("%s gives the same bytes", (_name, text) => {
  it("a second time, after another document", async () => {
    const first = await filesOf(text);
    await filesOf(oddDocument);
    expect(await filesOf(text)).toEqual(first);
    expect(Object.keys(first).length).toBeGreaterThan(20);
  });

  it("as JSON, in one line and in many, and as YAML of either style", async () => {
    const want = await filesOf(text);
    const value: unknown = parse(text);
    const json = JSON.stringify(value);
    expect(await filesOf(json, "openapi.json")).toEqual(want);
    expect(await filesOf(JSON.stringify(value, undefined, 4), "openapi.json")).toEqual(want);
    expect(await filesOf(json, "openapi.yaml")).toEqual(want);
    expect(await filesOf(stringify(value, { lineWidth: 0 }), "openapi.yaml")).toEqual(want);
  });

  it("under another name", async () => {
    expect(await filesOf(text, "some/where/else.yml")).toEqual(await filesOf(text));
  });
});

describe("line ends and byte order mark of the document", () => {
  it.each(documents)("change nothing, not even the digest of the input: %s", async (_name, text) => {
    const crlf = `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    expect(await filesOf(crlf)).toEqual(await filesOf(text));
    expect(await manifestOf(crlf)).toBe(await manifestOf(text));
  });
});

it("numbers are the same however they are written", async () => {
  const plain = oddDocument
    .replace("1.50e2", "150")
    .replace("0.10,", "0.1,")
    .replaceAll("1.0,", "1,")
    .replace("1E1", "10")
    .replace("100e1", "1000")
    .replace("1e-7", "0.0000001")
    .replace("3.0 }", "3 }");
  expect(plain).not.toBe(oddDocument);
  expect(await filesOf(plain, "openapi.json")).toEqual(await filesOf(oddDocument, "openapi.json"));
});

it("a text that is JSON and YAML at once is read alike, a negative zero included", async () => {
  const text = oddDocument.replace('"minimum": 0,', '"minimum": -0,');
  expect(text).not.toBe(oddDocument);
  expect(await filesOf(text, "openapi.yaml")).toEqual(await filesOf(text, "openapi.json"));
});

it("the order of the config's keys changes nothing", async () => {
  const one = {
    models: { dates: "string", enums: "open" },
    docs: { markdown: "raw" },
    package: { name: "a", version: "2.0.0" },
  } as const;
  const other = {
    package: { version: "2.0.0", name: "a" },
    docs: { markdown: "raw" },
    models: { enums: "open", dates: "string" },
  } as const;
  expect(await filesOf(oddDocument, "a.json", other)).toEqual(await filesOf(oddDocument, "a.json", one));
});

it("what differs does show: another title, another config", async () => {
  const want = await filesOf(oddDocument);
  expect(await filesOf(oddDocument.replace("İstanbul", "Ankara"))).not.toEqual(want);
  expect(await filesOf(oddDocument, "openapi.yaml", { models: { dates: "string" } })).not.toEqual(want);
});
