import { describe, expect, it } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import { DEFAULT_LIMITS, loadDocument } from "../../../generator/load/load-document.js";
import { readTuples } from "../../../generator/load/read-tuples.js";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";

async function read(text: string) {
  const loaded = await loadDocument({ kind: "text", text, uri: "api.json" }, DEFAULT_LIMITS, createDiagnostics());
  if (loaded === undefined) throw new Error("it parses");
  const diagnostics = createDiagnostics();
  const { root } = readTuples(loaded, diagnostics);
  return { before: loaded.root, after: root, found: diagnostics.all().map(({ code, location }) => [code, location?.pointer]) };
}

const inSchemas = (schema: JsonValue): JsonObject => ({ openapi: "3.0.3", components: { schemas: { A: schema } } });
const A = { type: "string" };
const B = { type: "number" };

describe("a tuple in the words of older JSON Schema", () => {
  it.each<readonly [what: string, schema: JsonObject, read: JsonObject, places: readonly string[]]>([
    ["of two", { type: "array", items: [A, B], minItems: 2 }, { type: "array", prefixItems: [A, B], minItems: 2 }, [""]],
    ["closed", { items: [A, B], additionalItems: false }, { prefixItems: [A, B], items: false }, [""]],
    ["open", { items: [A], additionalItems: B }, { prefixItems: [A], items: B }, [""]],
    ["of booleans", { items: [true, false] }, { prefixItems: [true, false] }, [""]],
    ["of nothing", { items: [], additionalItems: false }, { items: false }, [""]],
    ["in another", { items: [{ items: [A] }] }, { prefixItems: [{ prefixItems: [A] }] }, ["", "/items/0"]],
    [
      "in a property",
      { properties: { items: { items: [A] } } },
      { properties: { items: { prefixItems: [A] } } },
      ["/properties/items"],
    ],
  ])("is one in those of 2020-12: %s", async (_what, schema, want, places) => {
    const { after, found } = await read(JSON.stringify(inSchemas(schema)));
    expect(after.value).toEqual(inSchemas(want));
    expect(found).toEqual(places.map((place) => ["MM2045", `/components/schemas/A${place}/items`]));
  });

  it("is closed by them beside prefixItems as well, as Scramble writes it", async () => {
    const { before, after, found } = await read(
      JSON.stringify(inSchemas({ prefixItems: [A, B], additionalItems: false }), null, 2),
    );
    expect(after.value).toEqual(inSchemas({ prefixItems: [A, B], items: false }));
    expect(found).toEqual([["MM2045", "/components/schemas/A/additionalItems"]]);
    for (const [now, written] of [
      ["items", "additionalItems"],
      ["prefixItems/1", "prefixItems/1"],
    ])
      expect(after.locate(`/components/schemas/A/${now}`)).toEqual(before.locate(`/components/schemas/A/${written}`));
  });

  it.each<readonly [what: string, schema: JsonObject, want: JsonObject]>([
    ["one schema for all items", { items: A, additionalItems: false }, { items: A }],
    ["nothing", { type: "array", additionalItems: false }, { type: "array" }],
  ])("has no additionalItems beside %s: that never meant anything", async (_what, schema, want) => {
    const { after, found } = await read(JSON.stringify(inSchemas(schema)));
    expect(after.value).toEqual(inSchemas(want));
    expect(found).toEqual([]);
  });

  it.each<readonly [what: string, schema: JsonObject]>([
    ["one schema", { items: A }],
    ["both", { items: [A], prefixItems: [B] }],
    ["a list of other things", { items: ["string", A] }],
    ["data", { example: { items: [A] }, default: { items: [] } }],
    ["an extension", { "x-more": { items: [A] } }],
  ])("is not %s", async (_what, schema) => {
    const { before, after, found } = await read(JSON.stringify(inSchemas(schema)));
    expect(after).toBe(before);
    expect(found).toEqual([]);
  });

  it("is shown where it was written", async () => {
    const schema = { items: [A, { items: [B], additionalItems: B }], additionalItems: { properties: { items: B } } };
    const { before, after } = await read(JSON.stringify(inSchemas(schema), null, 2));
    const places: readonly (readonly [now: string, before: string])[] = [
      ["/prefixItems/1/prefixItems/0/type", "/items/1/items/0/type"],
      ["/prefixItems/1/items/type", "/items/1/additionalItems/type"],
      ["/items/properties/items", "/additionalItems/properties/items"],
    ];
    for (const [now, written] of places)
      expect(after.locate(`/components/schemas/A${now}`)).toEqual(before.locate(`/components/schemas/A${written}`));
  });
});
