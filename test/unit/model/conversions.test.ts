import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { buildSchemas, typeOfRoot } from "./model-kit.js";

type Row = readonly [what: string, schema: JsonValue, type: string];

const OTHERS: JsonObject = {
  Cat: {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string", enum: ["cat"] }, lives: { type: "integer" } },
  },
  Dog: { type: "object", required: ["kind"], properties: { kind: { type: "string", enum: ["dog"] } } },
  Text: { type: "string" },
  Round: { anyOf: [{ $ref: "#/components/schemas/Text" }, { $ref: "#/components/schemas/Root" }, { type: "null" }] },
  Holder: {
    type: "object",
    properties: {
      cat: { $ref: "#/components/schemas/Cat" },
      again: { $ref: "#/components/schemas/Holder/properties/cat" },
      loop: { $ref: "#/components/schemas/Holder/properties/loop" },
    },
  },
};

const TABLES: Readonly<Record<string, readonly Row[]>> = {
  "alternatives of text and of numbers": [
    [
      "of two formats have neither",
      {
        anyOf: [
          { type: "string", format: "email" },
          { type: "string", format: "uri" },
        ],
      },
      'string[anyOf: [["string[formats: [\\"email\\"]]","string[formats: [\\"uri\\"]]"]]]',
    ],
    [
      "are a union where one lists its values",
      {
        anyOf: [
          { type: "string", maxLength: 1 },
          { type: "string", enum: ["long"] },
        ],
      },
      '(string[maxLength: 1] ∪ "long")',
    ],
    [
      "are a union where one is a constant",
      {
        anyOf: [
          { type: "string", maxLength: 1 },
          { type: "string", const: "long" },
        ],
      },
      '(string[maxLength: 1] ∪ "long")',
    ],
    [
      "are a union where one has a name",
      { anyOf: [{ type: "string", maxLength: 1 }, { $ref: "#/components/schemas/Text" }] },
      "(string[maxLength: 1] ∪ Text)",
    ],
    [
      "also behind an allOf",
      { anyOf: [{ type: "string", maxLength: 1 }, { allOf: [{ $ref: "#/components/schemas/Text" }] }] },
      "(string[maxLength: 1] ∪ Text)",
    ],
    [
      "are a union where one states no type",
      { anyOf: [{ maxLength: 1 }, { type: "string", pattern: "a" }] },
      '(~string[maxLength: 1] ∪ string[patterns: ["a"]])',
    ],
    ["are a union where only one takes fractions", { anyOf: [{ type: "integer" }, { type: "number" }] }, "(integer ∪ number)"],
    ["are one where both are any boolean", { anyOf: [{ type: "boolean" }, { type: "boolean" }] }, "boolean"],
    [
      "may be null where one may",
      {
        anyOf: [
          { type: ["string", "null"], maxLength: 1 },
          { type: "string", minLength: 3 },
        ],
      },
      'string[anyOf: [["string[maxLength: 1] | null","string[minLength: 3]"]]] | null',
    ],
    [
      "are a union where null counts among them",
      {
        oneOf: [
          { type: ["string", "null"], maxLength: 1 },
          { type: "string", minLength: 3 },
        ],
      },
      "(string[maxLength: 1] | null ⊕ string[minLength: 3])",
    ],
    [
      "may be null beside them",
      { oneOf: [{ type: "number", multipleOf: 3 }, { type: "number", multipleOf: 5 }, { type: "null" }] },
      'number[oneOf: [["number[multipleOf: [3]]","number[multipleOf: [5]]"]]] | null',
    ],
    [
      "are a union where something is ruled out",
      {
        anyOf: [
          { type: "string", maxLength: 1 },
          { type: "string", minLength: 3 },
        ],
        not: { const: "a" },
      },
      '(string[maxLength: 1] ∪ string[minLength: 3])[not: ["\\"a\\""]]',
    ],
    [
      "of another group are checks of each",
      {
        anyOf: [
          { type: "string", maxLength: 1 },
          { type: "string", minLength: 3 },
        ],
        oneOf: [
          { type: "string", pattern: "a" },
          { type: "string", pattern: "b" },
        ],
      },
      '(string[patterns: ["a"], anyOf: [["string[maxLength: 1]","string[minLength: 3]"]]] ⊕ string[patterns: ["b"], anyOf: [["string[maxLength: 1]","string[minLength: 3]"]]])',
    ],
    [
      "hold for the values that are listed beside them",
      {
        anyOf: [
          { type: "string", maxLength: 1 },
          { type: "string", minLength: 3 },
        ],
        enum: ["a", "bbb"],
      },
      '("a" | "bbb"[maxLength: 1] ∪ "a" | "bbb"[minLength: 3])',
    ],
    ["are a union where there is one only", { anyOf: [{ type: "string", maxLength: 1 }] }, "(string[maxLength: 1])"],
    [
      "are a union of lists",
      {
        anyOf: [
          { type: "array", items: { type: "string" } },
          { type: "array", items: { type: "string" } },
        ],
      },
      "(string[] ∪ string[])",
    ],
    ["are nothing besides null where all are null", { anyOf: [{ type: "null" }, { type: "null" }] }, "() | null"],
    ["are a union where one is impossible", { anyOf: [false, { type: "string" }] }, "(never ∪ string)"],
  ],
  "lists of types": [
    [
      "of one and null, with something ruled out",
      { type: ["string", "null"], not: { const: "a" } },
      'string[not: ["\\"a\\""]] | null',
    ],
    [
      "of two and null, each held against what is ruled out",
      { type: ["string", "number", "null"], not: { const: "a" } },
      '(string[not: ["\\"a\\""]] ∪ number[not: ["\\"a\\""]] ∪ null[not: ["\\"a\\""]] | null)',
    ],
    [
      "each held against a condition",
      { type: ["string", "number", "null"], if: { const: 1 }, then: { maximum: 1 } },
      '(string[conditions: [{"test":"1","consequent":"~number[maximum: 1]"}]] ∪ number[conditions: [{"test":"1","consequent":"~number[maximum: 1]"}]] ∪ null[conditions: [{"test":"1","consequent":"~number[maximum: 1]"}]] | null)',
    ],
    [
      "each with the keywords that speak of it",
      { type: ["string", "number", "null"], maxLength: 2, minimum: 3 },
      "(string[maxLength: 2] ∪ number[minimum: 3]) | null",
    ],
    [
      "with an object among them",
      { type: ["string", "object"], properties: { a: { type: "string" } }, minLength: 1 },
      "(string[minLength: 1] ∪ { a?: string })",
    ],
    ["of integers and numbers", { type: ["integer", "number"] }, "number"],
    ["without any", { type: [] }, "unknown"],
    [
      "with a tuple among them",
      { type: ["array", "string"], items: { type: "string" }, prefixItems: [{ type: "number" }] },
      "([number, ...string] ∪ string)",
    ],
  ],
  "schemas that only rule out": [
    ["are anything else", { not: { type: "string" } }, 'unknown[not: ["string"]]'],
    [
      "are a list where they speak of items",
      { not: { type: "string" }, items: { type: "number" } },
      '~number[][not: ["string"]]',
    ],
    [
      "are a tuple where they speak of its first items",
      { not: { type: "string" }, prefixItems: [{ type: "number" }] },
      '~[number, ...unknown][not: ["string"]]',
    ],
    [
      "by a condition",
      { if: { type: "string" }, then: { minLength: 1 }, else: { type: "number" } },
      'unknown[conditions: [{"test":"string","consequent":"~string[minLength: 1]","alternative":"number"}]]',
    ],
    ["everything", { not: {} }, "never"],
    [
      "and speak of texts and numbers",
      { not: { type: "string" }, maxLength: 2, minimum: 1 },
      'unknown[minimum: 1, maxLength: 2, not: ["string"]]',
    ],
    [
      "and speak of properties",
      { not: { type: "string" }, required: ["a"] },
      '~Record<unknown>[required: ["a"], not: ["string"]]',
    ],
    ["beside a format that nobody knows", { format: "money", not: { type: "string" } }, 'unknown[not: ["string"]]'],
  ],
  "types that the author overrides": [
    ["are anything", { "x-speakeasy-type-override": "any", type: "string" }, "unknown"],
    ["also in an allOf", { allOf: [{ "x-speakeasy-type-override": "any" }, { type: "string" }] }, "unknown"],
    [
      "are what the schema says where the wish is another one",
      { "x-speakeasy-type-override": "string", type: "number" },
      "number",
    ],
    ["are no matter of other extensions", { "x-anything": 1 }, "unknown"],
  ],
  "values and the types that they have to be of": [
    ["null of null", { type: "null", enum: [null, "a"] }, "null | null"],
    ["null alone", { type: ["null"], const: null }, "null | null"],
    ["null where text would do as well", { type: ["string", "null"], const: null }, "null | null"],
    ["whole numbers", { type: "integer", enum: [1, 1.5, 2] }, "1 | 2"],
    ["objects", { type: "object", enum: [{ a: 1 }, [1]] }, '{"a":1}'],
    ["lists", { type: "array", enum: [{ a: 1 }, [1]] }, "[1]"],
    ["one boolean", { type: "boolean", enum: [true, "true"] }, "true"],
    ["both booleans", { type: "boolean", enum: [true, false] }, "true | false"],
    ["numbers", { type: "number", enum: [1, "1"] }, "1"],
    ["a constant of another type", { type: "string", const: 1 }, "never"],
    ["null where all others are of another type", { type: ["string", "null"], enum: [1, null] }, "null | null"],
    [
      "an object that has to have a property",
      { type: "object", const: { a: 1 }, required: ["a"] },
      '{"a":1}[allOf: ["Record<unknown>[required: [\\"a\\"]]"]]',
    ],
    [
      "objects that have to have a property",
      { enum: [{ a: 1 }, { a: 2 }], required: ["b"] },
      '{"a":1} | {"a":2}[allOf: ["~Record<unknown>[required: [\\"b\\"]]"]]',
    ],
    [
      "an object with few properties",
      { enum: [{ a: 1 }], maxProperties: 1 },
      '{"a":1}[allOf: ["~Record<unknown>[maxProperties: 1]"]]',
    ],
    ["a list of numbers", { const: [1, 2], items: { type: "number" } }, '[1,2][allOf: ["~number[]"]]'],
    ["short texts", { enum: ["a", "bb"], maxLength: 1 }, '"a" | "bb"[maxLength: 1]'],
    ["a constant that is not listed", { const: 3, enum: [1, 2] }, "never"],
    ["a constant that is", { const: 3, enum: [3, 2] }, "3"],
    ["a boolean constant", { const: true }, "true"],
    ["lists that are the same", { enum: [[1], [1], [2]] }, "[1] | [2]"],
  ],
  "lists and tuples": [
    [
      "a tuple that ends",
      { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], items: false },
      "[string, number, ...never]",
    ],
    [
      "a tuple that has to have an item",
      { type: "array", prefixItems: [{ type: "string" }], minItems: 1 },
      "[string, ...unknown][minItems: 1]",
    ],
    [
      "an object in a tuple",
      { type: "array", prefixItems: [{ type: "object", properties: { a: { type: "string" } } }] },
      "[{ a?: string }, ...unknown]",
    ],
    [
      "items of one and the first ones of another",
      {
        allOf: [
          { type: "array", prefixItems: [{ type: "string" }] },
          { type: "array", items: { maxLength: 2 } },
        ],
      },
      "[string[maxLength: 2], ...~string[maxLength: 2]]",
    ],
    ["a list of anything", { type: "array", items: true }, "unknown[]"],
    [
      "different items, one of which may be there",
      { type: "array", uniqueItems: true, contains: { const: 1 }, minContains: 0 },
      'unknown[][uniqueItems: true, contains: [{"type":"1","min":0}]]',
    ],
    [
      "unevaluated items after a prefix",
      { type: "array", unevaluatedItems: false, prefixItems: [{ type: "string" }] },
      "[string, ...never]",
    ],
    [
      "unevaluated items that may be anything",
      { type: "array", unevaluatedItems: true, prefixItems: [{ type: "string" }] },
      "[string, ...unknown]",
    ],
    ["unevaluated items alone", { type: "array", unevaluatedItems: { type: "string" } }, "string[]"],
  ],
  "extras of objects": [
    [
      "unevaluated ones that may be anything",
      { type: "object", unevaluatedProperties: true, properties: { a: { type: "string" } } },
      "{ a?: string, ...unknown }",
    ],
    [
      "a name that matches the pattern of another member",
      { allOf: [{ type: "object", properties: { ab: { maxLength: 3 } } }, { patternProperties: { "^a": { type: "string" } } }] },
      "{ ab?: string[maxLength: 3], ...unknown }",
    ],
    [
      "a pattern that only backtracking could match",
      {
        allOf: [
          { type: "object", properties: { ab: { maxLength: 3 } } },
          { patternProperties: { "(?=a)b\\1": { type: "string" } } },
        ],
      },
      "{ ab?: ~string[maxLength: 3], ...unknown }",
    ],
    [
      "typed ones",
      { type: "object", properties: { a: { type: "string" } }, additionalProperties: { type: "number" } },
      "{ a?: string, ...number }",
    ],
    ["none at all", { type: "object", additionalProperties: false }, "{ closed }"],
    [
      "none but those of a pattern",
      { type: "object", additionalProperties: false, patternProperties: { a: { type: "string" } } },
      "Record</a/: string, never>",
    ],
  ],
  "alternatives that lead back to themselves": [
    [
      "are left out",
      { oneOf: [{ $ref: "#/components/schemas/Root" }, { type: "string" }, { type: "integer" }] },
      "(string ⊕ integer)",
    ],
    [
      "bring what the others of the circle list",
      { anyOf: [{ $ref: "#/components/schemas/Round" }, { type: "boolean" }] },
      "(boolean ∪ Text) | null",
    ],
    [
      "but not those of an array",
      { oneOf: [{ type: "string" }, { type: "array", items: { $ref: "#/components/schemas/Root" } }] },
      "(string ⊕ Root[])",
    ],
  ],
  "unions and what stands beside them": [
    [
      "a property that each has to have",
      {
        oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
        type: "object",
        required: ["lives"],
      },
      '({ kind: "cat", lives: integer } ⊕ { kind: "dog" }[required: ["lives"]] by kind)',
    ],
    [
      "a type that one of those that are extended is not of, which is not meant then",
      { allOf: [{ oneOf: [{ $ref: "#/components/schemas/Cat" }, { type: "string" }] }, { type: "object" }] },
      "(Cat)",
    ],
    [
      "values of constants that are extended",
      {
        type: "integer",
        enum: [2, 7],
        allOf: [
          {
            oneOf: [
              { title: "One", const: 1 },
              { title: "Two", const: 2 },
            ],
          },
        ],
      },
      "2",
    ],
    [
      "a type that one of them is not of",
      { oneOf: [{ $ref: "#/components/schemas/Cat" }, { type: "string" }], type: "object" },
      "(Cat ⊕ never)",
    ],
    [
      "what is ruled out",
      { oneOf: [{ $ref: "#/components/schemas/Cat" }, { type: "null" }], not: { required: ["x"] } },
      '(Cat)[not: ["~Record<unknown>[required: [\\"x\\"]]"]] | null',
    ],
    [
      "another union",
      {
        allOf: [
          { oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }] },
          { anyOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }] },
        ],
      },
      '(({ kind: "cat", lives?: integer } ∪ { kind: never, lives?: integer }) ⊕ ({ kind: never, lives?: integer } ∪ { kind: "dog" }))',
    ],
  ],
  "references to places inside of schemas": [
    ["that refer on", { $ref: "#/components/schemas/Holder/properties/cat" }, "Cat"],
    ["twice", { type: "array", items: { $ref: "#/components/schemas/Holder/properties/again" } }, "Cat[]"],
  ],
  "unions with extensions": [
    [
      "are as they are without",
      { oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }], "x-note": 1, description: "x" },
      "(Cat ⊕ Dog by kind)",
    ],
  ],
  "more constants as alternatives": [
    ["are a union with an object among them", { oneOf: [{ const: 1 }, { const: 2 }, { const: { a: 1 } }] }, '(1 ⊕ 2 ⊕ {"a":1})'],
    [
      "may state the type that they have",
      { oneOf: [{ const: 1 }, { const: 2, type: "integer", description: "x" }, { const: "z", enum: ["z", "y"] }] },
      '1 | 2 | "z"',
    ],
    [
      "are a union where one is of another type than it says",
      { oneOf: [{ const: 1 }, { const: 2, type: "string" }] },
      "(1 ⊕ never)",
    ],
    ["are a union where one has to pass a check", { oneOf: [{ const: 1 }, { const: 2, minimum: 1 }] }, "(1 ⊕ 2[minimum: 1])"],
    ["or a format", { oneOf: [{ const: "a", format: "email" }, { const: "b" }] }, '("a"[formats: ["email"]] ⊕ "b")'],
    [
      "or something is ruled out",
      { oneOf: [{ const: "a", not: { const: "b" } }, { const: "b" }] },
      '("a"[not: ["\\"b\\""]] ⊕ "b")',
    ],
    ["are a union where there is one only", { oneOf: [{ const: "a" }] }, '("a")'],
    ["may be null", { oneOf: [{ const: "a" }, { const: null }] }, '"a" | null'],
    ["may have their type beside them", { type: "string", oneOf: [{ const: "a" }, { const: "b" }] }, '"a" | "b"'],
    ["also one of numbers", { type: "number", anyOf: [{ const: 1 }, { enum: [1.5] }] }, "1 | 1.5"],
    [
      "also with null",
      { type: ["string", "null"], oneOf: [{ const: "a" }, { const: "b" }, { type: "null" }] },
      '"a" | "b" | null',
    ],
    [
      "are a union where one is of another type",
      { type: "string", oneOf: [{ const: "a" }, { const: "b" }, { const: 1 }] },
      '("a" ⊕ "b" ⊕ never)',
    ],
    ["or one is null, which the type is not", { type: "string", oneOf: [{ const: "a" }, { enum: ["b", null] }] }, '("a" ⊕ "b")'],
    [
      "are a union where one has alternatives of its own",
      { oneOf: [{ oneOf: [{ const: "a" }, { const: "b" }] }, { const: "c" }] },
      '("a" | "b" ⊕ "c")',
    ],
  ],
};

describe.each(Object.entries(TABLES))("%s", (_, rows) => {
  test.each(rows)("%s", (_, schema, type) => {
    expect(typeOfRoot(schema, {}, OTHERS)).toBe(type);
  });
});

test("merged tuples have models for their items, each at a place of its own", () => {
  const item = (name: string): JsonObject => ({ type: "object", properties: { [name]: { type: "string" } } });
  const { graph } = buildSchemas({
    Root: {
      allOf: [
        { type: "array", prefixItems: [item("a")], items: item("b") },
        { type: "array", prefixItems: [item("c")], items: item("d") },
      ],
    },
  });
  expect([...graph.models.keys()]).toEqual([
    "/components/schemas/Root",
    "/components/schemas/Root/prefixItems/0",
    "/components/schemas/Root/items",
  ]);
});

test("only what no value can be says which schemas exclude each other", () => {
  const { graph } = buildSchemas({
    Root: {
      allOf: [
        { properties: { a: { type: "string" }, b: { type: "string" } } },
        { properties: { a: { maxLength: 1 }, b: { type: "number" } } },
      ],
    },
  });
  const type = graph.models.get("/components/schemas/Root")?.type;
  const told = type?.kind === "object" ? type.properties.map((property) => [property.wireName, "merged" in property.type]) : [];
  expect(told).toEqual([
    ["a", false],
    ["b", true],
  ]);
});
