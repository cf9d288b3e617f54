import { describe, expect, it } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { JsonValue } from "../../../generator/model/types.js";
import { resolveSpec } from "../../../generator/resolve/spec.js";
import { load, readerOf, summarise } from "../load/load-kit.js";
import { buildDocument, buildSchemas, sourceOf } from "../model/model-kit.js";

/** Where the reference at a pointer of component `Root` leads, by id; and the codes of what is reported. */
function follow(schemas: { readonly [name: string]: JsonValue }, pointer: string, self?: string): readonly unknown[] {
  const root = sourceOf({ openapi: "3.2.0", ...(self === undefined ? {} : { $self: self }), components: { schemas } });
  const diagnostics = createDiagnostics();
  const spec = resolveSpec({ root, documents: new Map([[root.uri, root]]) }, "3.2", diagnostics);
  const node = spec.nodeAt(`/components/schemas/Root${pointer}`);
  const target = node && spec.followSchema(node);
  return [target && spec.idOf(target), ...diagnostics.all().map(({ code }) => code)];
}

const reference = ($ref: string) => ({ properties: { a: { $ref } } });
const string = { type: "string" };

describe("a reference leads to", () => {
  it.each<readonly [string, { readonly [name: string]: JsonValue }, string]>([
    ["an anchor", { Root: reference("#pet"), Pet: { $anchor: "pet", ...string } }, "/Pet"],
    ["a dynamic anchor", { Root: reference("#pet"), Pet: { $dynamicAnchor: "pet", ...string } }, "/Pet"],
    ["an anchor of draft 7", { Root: reference("#pet"), Pet: { $id: "#pet", ...string } }, "/Pet"],
    ["a $id", { Root: reference("https://a.org/pet"), Pet: { $id: "https://a.org/pet", ...string } }, "/Pet"],
    [
      "a $id with an empty fragment",
      { Root: reference("https://a.org/pet"), Pet: { $id: "https://a.org/pet#", ...string } },
      "/Pet",
    ],
    [
      "a part of a $id",
      { Root: reference("https://a.org/pet#/$defs/D"), Pet: { $id: "https://a.org/pet", $defs: { D: string } } },
      "/Pet/$defs/D",
    ],
    [
      "an anchor of a $id",
      { Root: reference("https://a.org/pet#d"), Pet: { $id: "https://a.org/pet", $defs: { D: { $anchor: "d" } } } },
      "/Pet/$defs/D",
    ],
    ["a $id as it is written", { Root: reference("Pet"), Pet: { $id: "Pet", ...string } }, "/Pet"],
    [
      "a part of its own resource",
      { Root: { $id: "https://a.org/root", $defs: { D: string }, ...reference("#/$defs/D") } },
      "/Root/$defs/D",
    ],
    ["its own resource", { Root: { $id: "https://a.org/root", ...reference("#") } }, "/Root"],
    [
      "a resource beside its own",
      { Root: { $id: "https://a.org/root", ...reference("pet") }, Pet: { $id: "https://a.org/pet" } },
      "/Pet",
    ],
    [
      "a resource inside its own",
      { Root: { $id: "https://a.org/x/root", $defs: { D: { $id: "d/e" } }, ...reference("https://a.org/x/d/e") } },
      "/Root/$defs/D",
    ],
    [
      "the anchor of its own resource first",
      { Root: { $id: "https://a.org/root", $defs: { D: { $anchor: "d" } }, ...reference("#d") }, Pet: { $anchor: "d" } },
      "/Root/$defs/D",
    ],
    [
      "the document where its own resource has no such place",
      { Root: { $id: "Root", ...reference("#/components/schemas/Pet") }, Pet: string },
      "/Pet",
    ],
    [
      "a name with characters that URIs escape",
      { Root: { $id: "Root", ...reference("#/$defs/a%20b%25c~1d"), $defs: { "a b%c/d": string } } },
      "/Root/$defs/a b%c~1d",
    ],
  ])("%s", (_, schemas, want) => {
    expect(follow(schemas, "/properties/a")).toEqual([`/components/schemas${want}`]);
  });

  it("the document by its $self", () => {
    const schemas = { Root: reference("api#/components/schemas/Pet"), Pet: string };
    expect(follow(schemas, "/properties/a", "https://a.org/x/api")).toEqual(["/components/schemas/Pet"]);
  });

  it.each<readonly [string, { readonly [name: string]: JsonValue }]>([
    ["an anchor that does not exist", { Root: { $anchor: "a", ...reference("#pet") } }],
    ["an anchor of another resource", { Root: reference("#pet"), Pet: { $id: "https://a.org/pet", $anchor: "pet" } }],
    ["an anchor in an example", { Root: reference("#pet"), Pet: { example: { $anchor: "pet" } } }],
    ["an anchor that is the name of a property", { Root: reference("#pet"), Pet: { properties: { $anchor: { const: "pet" } } } }],
  ])("nowhere, which is reported: %s", (_, schemas) => {
    expect(follow(schemas, "/properties/a")).toEqual([undefined, "MM2004"]);
  });
});

/** What is reported of these components, as code and pointer below `components/schemas`. */
function reported(schemas: { readonly [name: string]: JsonValue }): readonly string[] {
  const root = sourceOf({ openapi: "3.1.0", components: { schemas } });
  const diagnostics = createDiagnostics();
  resolveSpec({ root, documents: new Map([[root.uri, root]]) }, "3.1", diagnostics);
  return diagnostics.all().map(({ code, location }) => `${code} ${location?.pointer?.replace("/components/schemas", "")}`);
}

const ID = "https://a.org/pet";
const number = { type: "number" };

describe("a name that several schemas have", () => {
  it.each<readonly [string, { readonly [name: string]: JsonValue }, readonly string[]]>([
    ["$id", { A: { $id: ID, ...string }, B: { $id: ID, ...number } }, ["MM2041 /B/$id"]],
    ["$id with an empty fragment", { A: { $id: ID, ...string }, B: { $id: `${ID}#`, ...number } }, ["MM2041 /B/$id"]],
    [
      "$id that is relative",
      { A: { $id: ID, ...string }, B: { $id: "https://a.org/x", items: { $id: "pet", ...number } } },
      ["MM2041 /B/items/$id"],
    ],
    ["$id inside of it", { A: { $id: ID, items: { $id: ID, ...number } } }, ["MM2041 /A/items/$id"]],
    ["three times", { A: { $id: ID }, B: { $id: ID, ...string }, C: { $id: ID, ...number } }, ["MM2041 /B/$id", "MM2041 /C/$id"]],
    ["$anchor", { A: { $anchor: "a", ...string }, B: { $anchor: "a", ...number } }, ["MM2041 /B/$anchor"]],
    ["$dynamicAnchor", { A: { $dynamicAnchor: "a", ...string }, B: { $dynamicAnchor: "a" } }, ["MM2041 /B/$dynamicAnchor"]],
    ["one of each", { A: { $anchor: "a", ...string }, B: { $dynamicAnchor: "a" } }, ["MM2041 /B/$dynamicAnchor"]],
    ["anchor of draft 7", { A: { $id: "#a", ...string }, B: { $anchor: "a" } }, ["MM2041 /B/$anchor"]],
    [
      "anchor within a resource",
      { A: { $id: ID, $defs: { B: { $anchor: "a" }, C: { $anchor: "a", ...string } } } },
      ["MM2041 /A/$defs/C/$anchor"],
    ],
  ])("is told where it is given again: %s", (_, schemas, want) => {
    expect(reported(schemas)).toEqual(want);
  });

  it.each<readonly [string, { readonly [name: string]: JsonValue }]>([
    ["copies of one schema", { A: { $id: ID, $anchor: "a", ...string }, B: { ...string, $anchor: "a", $id: ID } }],
    ["an anchor of two resources", { A: { $id: ID, $anchor: "a" }, B: { $anchor: "a", ...string } }],
    ["both anchors of one schema", { A: { $anchor: "a", $dynamicAnchor: "a" } }],
    ["a resource and an anchor", { A: { $id: "a" }, B: { $anchor: "a" } }],
    ["the same $id in other folders", { A: { $id: "https://a.org/x/a", items: { $id: "pet" } }, B: { $id: "pet", ...string } }],
    ["data", { A: { $id: ID, ...string }, B: { enum: [{ $id: ID }], example: { $anchor: "a" } }, C: { $anchor: "a" } }],
    ["names of properties", { A: { $id: ID }, B: { properties: { $id: { const: ID }, $anchor: string } } }],
    ["an $id that says nothing", { A: { $id: "", ...string }, B: { $id: "", ...number } }],
  ])("is no other's: %s", (_, schemas) => {
    expect(reported(schemas)).toEqual([]);
  });

  it.each<readonly [string, string, { readonly [name: string]: JsonValue }]>([
    ["$id", ID, { A: { $id: ID, ...string }, B: { $id: ID, ...number } }],
    [
      "$id as it is written",
      "pet",
      { A: { $id: "https://a.org/x", items: { $id: "pet" } }, B: { $id: "b/x", $defs: { C: { $id: "pet", ...string } } } },
    ],
    ["part of an $id", `${ID}#/items`, { A: { $id: ID, items: string }, B: { $id: ID, items: number } }],
    ["$anchor", "#a", { A: { $anchor: "a", ...string }, B: { $anchor: "a", ...number } }],
    ["$anchor of an $id", `${ID}#a`, { A: { $id: ID, items: { $anchor: "a" }, contains: { $anchor: "a", ...string } } }],
  ])("cannot be referred to: %s", (_, $ref, schemas) => {
    expect(reported({ ...schemas, Root: reference($ref) })).toContain("MM2042 /Root/properties/a/$ref");
  });

  it("is not needed by references within a schema that has it", () => {
    const own = (type: string) => ({
      $id: ID,
      $defs: { D: { $anchor: "d", type } },
      ...reference("#/$defs/D"),
      items: { $ref: "#d" },
    });
    const schemas = { Other: own("string"), Root: own("number") };
    expect(follow(schemas, "/properties/a")).toEqual(["/components/schemas/Root/$defs/D", "MM2041"]);
    expect(follow(schemas, "/items")).toEqual(["/components/schemas/Root/$defs/D", "MM2041"]);
  });

  it("may be a document's, too", async () => {
    const files = {
      "openapi.yaml": "openapi: 3.1.0\ncomponents: { schemas: { A: { $ref: pet.yaml }, B: { $ref: cat.yaml } } }",
      "pet.yaml": "type: string",
      "cat.yaml": "{ $id: pet.yaml, type: object }",
    };
    const { loaded, diagnostics } = await load({ kind: "path", path: "openapi.yaml" }, { reader: readerOf(files) });
    if (loaded === undefined) throw new Error("was not loaded");
    resolveSpec(loaded, "3.1", diagnostics);
    expect(summarise(diagnostics)).toEqual(["MM2041 1:3", "MM2042 2:31"]);
  });
});

describe("what schemas of another file call themselves", () => {
  const OTHER = `
Cat: { $id: "https://a.org/cat", properties: { name: { $anchor: nm, type: string }, dog: { $ref: dog } } }
Dog: { $id: "https://a.org/dog", type: object }`;
  const rootWith = (reference: string) => `
openapi: 3.1.0
components: { schemas: { Other: { $ref: "other.yaml#/Cat/properties/name" }, Root: { properties: { a: { $ref: "${reference}" } } } } }`;

  it.each<readonly [reference: string, id: string]>([
    ["https://a.org/cat", "other.yaml#/Cat"],
    ["https://a.org/cat#nm", "other.yaml#/Cat/properties/name"],
    ["https://a.org/cat#/properties/dog", "other.yaml#/Cat/properties/dog"],
    ["https://a.org/dog", "other.yaml#/Dog"],
  ])("%s is found, and not fetched", async (reference, id) => {
    const { loaded, diagnostics } = await load(
      { kind: "path", path: "openapi.yaml" },
      { reader: readerOf({ "openapi.yaml": rootWith(reference), "other.yaml": OTHER }) },
    );
    if (loaded === undefined) throw new Error("was not loaded");
    const spec = resolveSpec(loaded, "3.1", diagnostics);
    const node = spec.nodeAt("/components/schemas/Root/properties/a");
    const target = node && spec.followSchema(node);
    expect([target && spec.idOf(target), summarise(diagnostics)]).toEqual([id, []]);
  });

  it("something that nothing calls itself is reported as the file or host that it would be", async () => {
    const reader = readerOf({ "openapi.yaml": rootWith("https://a.org/bird"), "other.yaml": OTHER });
    const { found, messages } = await load({ kind: "path", path: "openapi.yaml" }, { reader });
    expect(found).toEqual(["MM2012 3:105"]);
    expect(messages[0]).toContain("over the network");
    expect(reader.asked).toEqual(["openapi.yaml", "other.yaml"]);
  });
});

describe("a dynamic reference", () => {
  const tree = {
    $dynamicAnchor: "node",
    type: "object",
    properties: { children: { items: { $dynamicRef: "#node" }, type: "array" } },
  };

  it("leads to the one anchor of its name", () => {
    expect(follow({ Root: tree }, "/properties/children/items")).toEqual(["/components/schemas/Root"]);
  });

  it("is reported where several have the name, for then it depends on where one comes from", () => {
    const { diagnostics } = buildSchemas({ Root: tree, Other: { $dynamicAnchor: "node", type: "object" } });
    expect(diagnostics.map(({ code, location }) => [code, location?.pointer])).toContainEqual([
      "MM2013",
      "/components/schemas/Root/properties/children/items/$dynamicRef",
    ]);
  });
});

describe("what is new in 3.2", () => {
  const content = (schema: JsonValue) => ({ content: { "application/jsonl": { itemSchema: schema } } });
  const object = (name: string) => ({ type: "object", properties: { [name]: string } });
  const scopesOf = (document: { readonly [name: string]: JsonValue }) => {
    const { graph, diagnostics } = buildDocument({ openapi: "3.2.0", info: { title: "t", version: "1" }, ...document });
    expect(diagnostics).toEqual([]);
    return graph.scopes.map(({ name, models }) => [name, models]);
  };

  it("streams: the schema of their items", () => {
    const responses = { "200": { description: "", ...content(object("id")) } };
    expect(scopesOf({ paths: { "/a": { get: { operationId: "list", responses } } } })).toEqual([
      ["list", ["/paths/~1a/get/responses/200/content/application~1jsonl/itemSchema"]],
    ]);
  });

  it("the method query and methods of one's own", () => {
    const item = {
      query: { operationId: "find", requestBody: content(object("q")) },
      additionalOperations: {
        COPY: { requestBody: content(object("to")) },
        LINK: { operationId: "link", requestBody: content(object("of")) },
      },
    };
    expect(scopesOf({ paths: { "/a": item } }).map(([name]) => name)).toEqual(["find", "COPY /a", "link"]);
  });

  it("media types as components", () => {
    const response = { description: "", content: { "application/json": { $ref: "#/components/mediaTypes/Json" } } };
    const components = { mediaTypes: { Json: { schema: object("a") } } };
    expect(scopesOf({ components, paths: { "/a": { get: { responses: { "200": response } } } } })).toEqual([
      ["Json", ["/components/mediaTypes/Json/schema"]],
    ]);
  });

  it("headers of the parts of a body", () => {
    const encoding = { file: { headers: { "X-Part": { schema: object("n") } } } };
    const requestBody = { content: { "multipart/form-data": { schema: object("file"), encoding } } };
    const pointer = "/paths/~1a/post/requestBody/content/multipart~1form-data";
    expect(scopesOf({ paths: { "/a": { post: { operationId: "send", requestBody } } } })).toEqual([
      ["send", [`${pointer}/schema`, `${pointer}/encoding/file/headers/X-Part/schema`]],
    ]);
  });
});
