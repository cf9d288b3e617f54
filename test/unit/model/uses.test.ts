import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue, Model } from "../../../generator/model/types.js";
import { type Built, buildDocument, buildSchemas, showType } from "./model-kit.js";

const Text = { type: "string" };
const Pet = { type: "object", properties: { name: Text } };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonValue, more: JsonObject = {}): JsonObject => ({ content: { "application/json": { schema, ...more } } });

function documentOf(operation: JsonObject, schemas: JsonObject = {}): JsonObject {
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    components: { schemas },
    paths: { "/a": { post: { operationId: "run", ...operation } } },
  };
}

const idsOf = ({ graph }: Built): readonly string[] => [...graph.models.keys()].filter((id) => !id.startsWith("/components/"));
const parameter = (schema: JsonValue, more: JsonObject = {}): JsonObject => ({ name: "p", in: "query", schema, ...more });

describe("a body is a model of its own", () => {
  const place = "/paths/~1a/post/requestBody/content/application~1json/schema";
  test.each<[what: string, schema: JsonValue, want: readonly string[]]>([
    ["where it is an object", Pet, [place]],
    ["where it is a list", { type: "array", items: Text }, [place]],
    ["where it is a tuple", { type: "array", prefixItems: [Text] }, [place]],
    ["where it is a record", { type: "object", additionalProperties: Text }, [place]],
    ["where it is an enum", { enum: ["a", "b"] }, [place]],
    ["not where it is text", Text, []],
    ["not where it is a reference", ref("Pet"), []],
    ["not where it is a reference or null", { anyOf: [ref("Pet"), { type: "null" }] }, []],
  ])("%s", (_, schema, want) => {
    expect(idsOf(buildDocument(documentOf({ requestBody: json(schema) }, { Pet })))).toEqual(want);
    const named = want.filter(() => schema !== Text && !/array|additional/.test(JSON.stringify(schema)));
    const asParameter = idsOf(buildDocument(documentOf({ parameters: [parameter(schema)] }, { Pet })));
    expect(asParameter).toEqual(named.map(() => "/paths/~1a/post/parameters/0/schema"));
  });
});

describe("what a parameter is made of travels as it does", () => {
  test.each<[what: string, schema: JsonValue]>([
    ["itself", ref("Pet")],
    ["items", { type: "array", items: ref("Pet") }],
    ["items of items", { type: "array", items: { type: "array", items: ref("Pet") } }],
    ["values", { type: "object", additionalProperties: ref("Pet") }],
    ["first items", { type: "array", prefixItems: [Text, ref("Pet")] }],
    ["items behind these", { type: "array", prefixItems: [Text], items: ref("Pet") }],
    ["alternatives", { oneOf: [Text, ref("Pet")] }],
  ])("%s", (_, schema) => {
    const { graph } = buildDocument(documentOf({ parameters: [parameter(schema)] }, { Pet, Other: Pet }));
    expect(graph.models.get("/components/schemas/Pet")?.direction).toEqual({ request: true, response: false });
    expect(graph.models.get("/components/schemas/Other")?.direction).toEqual({ request: true, response: true });
  });
});

describe("examples and texts of a model", () => {
  const modelOf = (document: JsonObject, id: string): Model => {
    const model = buildDocument(document).graph.models.get(id);
    if (model === undefined) throw new Error(`no ${id}`);
    return model;
  };
  const place = "/paths/~1a/post/requestBody/content/application~1json/schema";

  test("are its own, then those of the body that it is", () => {
    const body = { ...Pet, example: { name: "a" }, examples: [{ name: "b" }] };
    const media = { example: { name: "c" } };
    expect(modelOf(documentOf({ requestBody: json(body, media) }), place).examples).toEqual([
      { name: "a" },
      { name: "b" },
      { name: "c" },
    ]);
  });

  test("are those of what refers to it apart, each once, and no null", () => {
    const document = documentOf(
      {
        parameters: [
          parameter(ref("Pet"), { example: null }),
          { ...parameter(ref("Pet"), { example: { name: "p" } }), name: "q" },
        ],
        requestBody: json(ref("Pet"), { examples: { a: { value: { name: "p" } }, b: { value: { name: "b" } } } }),
      },
      { Pet, Other: { ...Pet, examples: "none" } },
    );
    expect(modelOf(document, "/components/schemas/Pet")).toMatchObject({
      examples: [],
      usedExamples: [{ name: "p" }, { name: "b" }],
    });
    expect(modelOf(document, "/components/schemas/Other").examples).toEqual([]);
    expect(modelOf(document, "/components/schemas/Other")).not.toHaveProperty("usedExamples");
  });

  test.each<[what: string, schema: JsonObject, want: Partial<Model["doc"]>]>([
    [
      "its own",
      { ...Pet, title: "A pet", description: "Says.", deprecated: true },
      { title: "A pet", description: "Says.", deprecated: true },
    ],
    ["none where it says none", Pet, { title: undefined, description: undefined, deprecated: false }],
    ["none where it is no flag", { ...Pet, deprecated: "yes" }, { deprecated: false }],
    [
      "those of an inline member, of which the first counts",
      { allOf: [{ type: "object" }, { ...Pet, description: "One." }, { description: "Two." }] },
      { description: "One." },
    ],
    ["its own rather than those", { description: "Own.", allOf: [{ ...Pet, description: "One." }] }, { description: "Own." }],
    ["those of a member of a member", { allOf: [{ allOf: [{ ...Pet, title: "In." }] }, Pet] }, { title: "In." }],
    ["none of what is referred to", { allOf: [ref("Told"), Pet] }, { description: undefined }],
  ])("has as text %s", (_, schema, want) => {
    const { graph } = buildSchemas({ Root: schema, Told: { ...Pet, description: "Told." } });
    expect(graph.models.get("/components/schemas/Root")?.doc).toMatchObject(want);
  });
});

test("schemas without a type are counted with the rule that gave up on them", () => {
  const { graph } = buildSchemas({
    A: { not: Text },
    B: { type: "object", properties: { c: { if: Text, then: { minLength: 1 } } } },
    C: {},
  });
  expect(graph.coverage.unknown).toEqual([
    { pointer: "/components/schemas/A", rule: "restrictions without a type" },
    { pointer: "/components/schemas/B/properties/c", rule: "restrictions without a type" },
  ]);
  expect(graph.coverage.schemaNodes).toBe(7);
});

test.each<[what: string, info: JsonValue, want: unknown]>([
  [
    "is read",
    { title: "Pets", version: "1.2", description: "Of pets." },
    { title: "Pets", version: "1.2", description: "Of pets." },
  ],
  ["is empty where it is none", 7, { title: "", version: "", description: undefined }],
  [
    "is empty where it is no text",
    { title: 1, version: null, description: [] },
    { title: "", version: "", description: undefined },
  ],
])("what the document says of itself %s", (_, info, want) => {
  expect(buildDocument({ openapi: "3.1.0", info, paths: {} }).graph.info).toEqual(want);
});

describe("components that only refer to each other are told, each circle once", () => {
  const chainsOf = (schemas: JsonObject): readonly string[] =>
    buildSchemas(schemas)
      .diagnostics.filter(({ code }) => code === "MM2006")
      .map(({ message }) => message.replaceAll("/components/schemas/", ""));
  test("from where it begins", () => {
    expect(chainsOf({ Z: ref("A"), A: ref("B"), B: ref("A"), C: ref("B"), D: Text })).toEqual([expect.stringMatching(/A.*B/)]);
    expect(chainsOf({ Z: ref("A"), A: ref("B"), B: ref("A") })[0]).not.toContain("Z");
  });
  test("but no row of them", () => {
    expect(chainsOf({ A: ref("B"), B: ref("C"), C: Text, D: ref("B") })).toEqual([]);
  });
});

describe("models of a scope stand in order", () => {
  const orderOf = (schemas: JsonObject): readonly string[] =>
    [...buildSchemas(schemas).graph.models.keys()].map((id) => id.replace("/components/schemas/", ""));
  const holding = (...names: readonly string[]): JsonObject => ({
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, { type: "object", properties: { [`${name}x`]: Pet } }])),
  });
  test("each before what it refers to, depth first, as the document has them", () => {
    expect(orderOf({ B: holding("d", "c"), A: Pet })).toEqual([
      "B",
      "B/properties/d",
      "B/properties/d/properties/dx",
      "B/properties/c",
      "B/properties/c/properties/cx",
      "A",
    ]);
  });
  test("those that nothing of the scope refers to by depth, then by place", () => {
    const sides = { not: { type: "object", properties: { y: Pet } }, if: { type: "object", properties: { z: Pet } }, then: Pet };
    expect(orderOf({ A: { ...Pet, ...sides } })).toEqual([
      "A",
      "A/not",
      "A/not/properties/y",
      "A/if",
      "A/if/properties/z",
      "A/then",
    ]);
  });
});

describe("null is said where a model is used", () => {
  const shown = (schema: JsonValue): readonly string[] => {
    const { graph } = buildSchemas({ Root: { type: "object", properties: { p: schema } } });
    return [...graph.models.values()].slice(0, 2).map(({ type }) => showType(type, graph));
  };
  test.each<[what: string, schema: JsonValue, want: readonly string[]]>([
    ["and not in it", { type: ["object", "null"], properties: { a: Text } }, ["{ p?: { a?: string } | null }", "{ a?: string }"]],
    [
      "unless its checks are about null, too",
      { type: ["object", "null"], properties: { a: Text }, not: { const: 1 } },
      ['{ p?: { a?: string }[not: ["1"]] | null }', '{ a?: string }[not: ["1"]] | null'],
    ],
    ["of an enum", { enum: ["a", "b", null] }, ['{ p?: "a" | "b" | null }', '"a" | "b"']],
  ])("%s", (_, schema, want) => {
    expect(shown(schema)).toEqual(want);
  });
});
