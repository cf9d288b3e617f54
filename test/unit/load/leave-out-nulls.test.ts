import { describe, expect, it } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import { leaveOutNulls } from "../../../generator/load/leave-out-nulls.js";
import { DEFAULT_LIMITS, loadDocument } from "../../../generator/load/load-document.js";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";

/** A document without its nulls, and where each was. */
async function leaveOut(document: JsonObject) {
  const input = { kind: "text", text: JSON.stringify(document), uri: "api.json" } as const;
  const loaded = await loadDocument(input, DEFAULT_LIMITS, createDiagnostics());
  if (loaded === undefined) throw new Error("it parses");
  const diagnostics = createDiagnostics();
  const after = leaveOutNulls(loaded, diagnostics);
  const found = diagnostics.all();
  expect(found.filter(({ code }) => code !== "MM2044")).toEqual([]);
  return { before: loaded.root, after: after.root, found: found.map(({ location }) => location?.pointer) };
}

const inSchemas = (schema: JsonValue): JsonObject => ({ openapi: "3.0.3", components: { schemas: { A: schema } } });

describe("null where OpenAPI has none", () => {
  it.each<readonly [what: string, schema: JsonValue, read: JsonValue, found: readonly string[]]>([
    ["a keyword", { type: "string", format: null, enum: null }, { type: "string" }, ["/format", "/enum"]],
    ["in what is inside", { items: { items: { title: null } } }, { items: { items: {} } }, ["/items/items/title"]],
    ["in a list", { anyOf: [{ pattern: null }] }, { anyOf: [{}] }, ["/anyOf/0/pattern"]],
    [
      "a property",
      { properties: { a: null, title: null } },
      { properties: { a: {}, title: {} } },
      ["/properties/a", "/properties/title"],
    ],
    [
      "in a property",
      { properties: { properties: { items: null } } },
      { properties: { properties: {} } },
      ["/properties/properties/items"],
    ],
    ["all properties", { properties: null, required: null }, {}, ["/properties", "/required"]],
    ["a component", null, {}, [""]],
  ])("is as if nothing stood there: %s", async (_what, schema, read, found) => {
    const outcome = await leaveOut(inSchemas(schema));
    expect(outcome.after.value).toEqual(inSchemas(read));
    expect(outcome.found).toEqual(found.map((pointer) => `/components/schemas/A${pointer}`));
    expect(outcome.after.locate("/components/schemas/A")).toEqual(outcome.before.locate("/components/schemas/A"));
  });

  it.each<readonly [what: string, schema: JsonValue]>([
    ["data", { default: null, example: null, const: null, enum: [null], examples: [null, { a: null }] }],
    ["what is in data", { default: { title: null }, example: { properties: { a: null } } }],
    ["an extension", { "x-nullable": null, "x-more": { title: null } }],
    ["a type, which may be meant for null", { type: null }],
    ["an item of a list", { oneOf: [{}, null], required: [null] }],
    ["nothing", { properties: { a: {} } }],
  ])("stays: %s", async (_what, schema) => {
    const { before, after, found } = await leaveOut(inSchemas(schema));
    expect(after.value).toBe(before.value);
    expect(found).toEqual([]);
  });

  it("is left out around schemas as well, but for what models take nothing from", async () => {
    const { after, found } = await leaveOut({
      openapi: "3.0.3",
      info: { title: "A", description: null },
      tags: null,
      paths: {
        "/a": {
          parameters: null,
          get: {
            security: [{ key: null }],
            responses: {
              "200": {
                content: { "application/json": { schema: null, examples: { none: { value: null } } }, "text/plain": null },
              },
              "204": null,
            },
          },
        },
      },
    });
    expect(after.value).toEqual({
      openapi: "3.0.3",
      info: { title: "A", description: null },
      tags: null,
      paths: {
        "/a": {
          get: {
            security: [{ key: null }],
            responses: {
              "200": { content: { "application/json": { examples: { none: { value: null } } }, "text/plain": {} } },
              "204": {},
            },
          },
        },
      },
    });
    const responses = "/paths/~1a/get/responses";
    const content = `${responses}/200/content`;
    expect(found).toEqual([
      "/paths/~1a/parameters",
      `${content}/application~1json/schema`,
      `${content}/text~1plain`,
      `${responses}/204`,
    ]);
  });
});
