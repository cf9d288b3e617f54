import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { buildSchemas, typeOfRoot } from "./model-kit.js";

type Row = readonly [what: string, schema: JsonValue, type: string];

const CAT: JsonObject = {
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string", enum: ["cat"] }, lives: { type: "integer" } },
};

const PETS: JsonObject = {
  Cat: CAT,
  Dog: { type: "object", required: ["kind"], properties: { kind: { type: "string", enum: ["dog"] } } },
  Named: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
  Size: { type: "string", enum: ["s", "m"] },
  Bird: { type: "object", required: ["kind"], properties: { kind: { const: "bird" } } },
  Pets: { oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }] },
  Loop: { anyOf: [{ $ref: "#/components/schemas/Loop" }, { $ref: "#/components/schemas/Cat" }] },
  Untyped: { properties: { a: { type: "string" } } },
  Maybe: { oneOf: [{ $ref: "#/components/schemas/Cat" }, { type: "null" }] },
};

const pet = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

function table(rows: readonly Row[]): void {
  test.each(rows)("%s", (_, schema, type) => {
    expect(typeOfRoot(schema, {}, PETS)).toBe(type);
  });
}

describe("scalars", () => {
  table([
    ["a string", { type: "string" }, "string"],
    ["an integer with bounds", { type: "integer", minimum: 1, exclusiveMaximum: 9 }, "integer[minimum: 1, exclusiveMaximum: 9]"],
    ["bounds of minus zero", { type: "number", minimum: -0, exclusiveMaximum: -0 }, "number[minimum: 0, exclusiveMaximum: 0]"],
    ["a nullable type list", { type: ["string", "null"] }, "string | null"],
    ["null alone", { type: "null" }, "null | null"],
    [
      "null that is none of the alternatives",
      { type: "null", oneOf: [{ type: "string" }, { type: "number" }] },
      "(never ⊕ never)",
    ],
    ["null that an alternative allows", { type: "null", oneOf: [{ type: "string" }, { maxLength: 1 }] }, "(never ⊕ null | null)"],
    ["a date-time", { type: "string", format: "date-time" }, "Date"],
    ["an upload", { type: "string", format: "binary" }, "Blob"],
    ["an unknown format is an annotation", { type: "string", format: "ulid" }, "string"],
    [
      "lengths and pattern",
      { type: "string", minLength: 1, maxLength: 3, pattern: "^a" },
      'string[minLength: 1, maxLength: 3, patterns: ["^a"]]',
    ],
    ["a format of numbers without a type", { format: "int32" }, '~number[formats: ["int32"]]'],
    ["a format of strings without a type", { format: "date" }, '~string[formats: ["date"]]'],
    ["an unknown format without a type says nothing", { format: "money" }, "unknown"],
    ["the schema true", true, "unknown"],
    ["the empty schema", {}, "unknown"],
    ["a description alone says nothing about values", { description: "x" }, "unknown"],
    ["the schema false", false, "never"],
    ["number beside integer is integer", { allOf: [{ type: "number" }, { type: "integer" }] }, "integer"],
    ["types that exclude each other", { allOf: [{ type: "string" }, { type: "integer" }] }, "never"],
  ]);
});

describe("null among alternatives", () => {
  table([
    ["makes the others nullable", { anyOf: [{ const: null }, pet("Cat")] }, "Cat | null"],
    ["as the only member of an enum", { anyOf: [{ enum: [null] }, { type: "string" }] }, "string | null"],
    [
      "beside what does not rule it out",
      { anyOf: [{ type: "string" }, { type: "null" }], not: { const: "x" } },
      '(string)[not: ["\\"x\\""]] | null',
    ],
    ["beside what does", { enum: ["a"], anyOf: [{ type: "string" }, { type: "null" }] }, '("a" ∪ never)'],
    [
      "is an alternative where another one of oneOf allows it",
      { oneOf: [{ type: ["string", "null"] }, { type: "null" }] },
      "(string | null ⊕ null | null)",
    ],
    ["but not of anyOf", { anyOf: [{ type: ["string", "null"] }, { type: "null" }] }, "string | null"],
    [
      "also where that one has it from its own alternatives",
      { oneOf: [pet("Cat"), { oneOf: [pet("Dog"), { type: "null" }] }, { type: "null" }] },
      "(Cat ⊕ Dog | null ⊕ null | null)",
    ],
    ["or from those that it refers to", { oneOf: [pet("Maybe"), { type: "null" }] }, "(Maybe ⊕ null | null)"],
  ]);
});

describe("a type beside a reference", () => {
  const typed = (type: JsonValue, ...members: JsonObject[]): JsonObject => ({ type, allOf: members });
  table([
    ["is nothing more where it is the type of what is referred to", typed("object", pet("Cat")), "Cat"],
    ["or one of several", typed(["object", "null"], pet("Cat")), "Cat"],
    ["in a member of its own", { allOf: [pet("Cat"), { type: ["object", "null"] }] }, "Cat"],
    ["of text, too", typed("string", pet("Size")), "Size"],
    ["excludes what is of no such type", typed("string", pet("Cat")), "never"],
    ["excludes null", typed("object", pet("Maybe")), "(Cat)"],
    ["says more where none is stated there", typed("object", pet("Untyped")), "{ a?: string }"],
  ]);
});

describe("what stands beside alternatives", () => {
  const both = { oneOf: [pet("Cat"), pet("Dog")] };
  table([
    ["is nothing more where all say it: an object", { type: "object", ...both }, "(Cat ⊕ Dog by kind)"],
    ["or what they require", { type: "object", required: ["kind"], ...both }, "(Cat ⊕ Dog by kind)"],
    ["without a type, too", { required: ["kind"], ...both }, "(Cat ⊕ Dog by kind)"],
    [
      "is part of each where one does not require it",
      { type: "object", required: ["lives"], anyOf: [pet("Cat"), pet("Named")] },
      '({ kind: "cat", lives: integer } ∪ { name: string }[required: ["lives"]])',
    ],
    [
      "or may be no object",
      { required: ["kind"], anyOf: [pet("Cat"), { type: "string" }] },
      '({ kind: "cat", lives?: integer } ∪ string)',
    ],
  ]);
});

describe("tags of unions of unions", () => {
  table([
    ["are found in both", { oneOf: [pet("Pets"), pet("Bird")] }, "(Pets ⊕ Bird by kind)"],
    ["but not where one has an alternative of the other", { oneOf: [pet("Pets"), pet("Cat")] }, "(Pets ⊕ Cat)"],
    ["also where one is its own alternative", { oneOf: [pet("Loop"), pet("Bird")] }, "(Loop ⊕ Bird by kind)"],
    ["nor where one may be null", { oneOf: [pet("Maybe"), pet("Dog")] }, "(Maybe ⊕ Dog)"],
  ]);
});

describe("a discriminator of what all alternatives extend", () => {
  const pets = (name: string, more: JsonObject = {}): JsonObject => ({
    [name]: {
      allOf: [{ $ref: "#/components/schemas/Beast" }, { type: "object", properties: { [name]: { type: "string" } }, ...more }],
    },
  });
  const others = {
    Beast: {
      type: "object",
      required: ["kind"],
      properties: { kind: { type: "string" } },
      discriminator: { propertyName: "kind", mapping: { lion: "#/components/schemas/Lion" } },
    },
    ...pets("Lion"),
    ...pets("Tiger"),
    Rock: { type: "object", required: ["kind"], properties: { kind: { type: "string" } } },
  };
  const discriminatorOf = (...names: string[]): unknown => {
    const anyOf = names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
    const { graph } = buildSchemas({ Root: { anyOf }, ...others });
    const type = graph.models.get("/components/schemas/Root")?.type;
    return type?.kind === "union" ? type.discriminator : "no union";
  };

  test("tells them apart", () => {
    const tags = [
      { tag: "lion", variant: 0 },
      { tag: "Tiger", variant: 1 },
    ];
    expect(discriminatorOf("Lion", "Tiger")).toEqual({ wireName: "kind", tags, enforced: false });
  });

  test("tells nothing where one does not extend it", () => {
    expect(discriminatorOf("Lion", "Rock")).toBeUndefined();
  });
});

describe("what allows nothing", () => {
  table([
    ["not with an empty schema", { not: {} }, "never"],
    ["not with true, whatever stands beside", { type: "string", not: true }, "never"],
    ["not with another schema does not", { type: "string", not: { minLength: 1 } }, 'string[not: ["~string[minLength: 1]"]]'],
    [
      "names beyond those of an object",
      { type: "object", properties: { a: {} }, additionalProperties: { not: {} } },
      "{ a?: unknown, closed }",
    ],
  ]);
});

describe("bytes as they are", () => {
  table([
    ["by their format", { type: "string", format: "binary" }, "Blob"],
    ["by their media type", { type: "string", contentMediaType: "application/octet-stream" }, "Blob"],
    [
      "not where they are encoded",
      { type: "string", contentMediaType: "application/octet-stream", contentEncoding: "base64" },
      "string",
    ],
    ["not where they are text", { type: "string", contentMediaType: "application/json" }, "string"],
  ]);
});

describe("constants as alternatives", () => {
  table([
    ["are no enum where two are the same", { oneOf: [{ const: "a" }, { const: "a" }] }, '("a" ⊕ "a")'],
    ["are one beside null", { oneOf: [{ const: "a" }, { const: "b" }, { type: "null" }] }, '"a" | "b" | null'],
    [
      "may be enums with one value each",
      { oneOf: [{ type: "string", enum: ["a"], description: "A" }, { enum: ["b"] }, { const: "c" }] },
      '"a" | "b" | "c"',
    ],
    [
      "are none beside an enum with a title",
      {
        oneOf: [
          { const: "a", title: "A" },
          { enum: ["b"], title: "B" },
        ],
      },
      '("a" ⊕ "b")',
    ],
    ["are none beside an enum with null", { oneOf: [{ const: "a" }, { enum: ["b", null] }] }, '("a" ⊕ "b" | null)'],
    ["are none beside an enum with more values", { oneOf: [{ const: "a" }, { enum: ["b", "c"] }] }, '("a" ⊕ "b" | "c")'],
    ["are none beside a reference", { oneOf: [{ const: "a" }, pet("Size")] }, '("a" ⊕ Size)'],
  ]);
});

test.each<[JsonObject, string]>([
  [{ type: "string", contentEncoding: "base64" }, "Uint8Array"],
  [{ type: "string", format: "byte" }, "Uint8Array"],
  [{ type: "string", contentEncoding: "base16" }, "string"],
  [{ type: "string" }, "string"],
])("with bytes as Uint8Array, %j is %s", (schema, type) => {
  expect(typeOfRoot(schema, { bytes: "Uint8Array" }, PETS)).toBe(type);
});

describe("kinds inferred from keywords", () => {
  table([
    ["properties", { properties: { a: { type: "string" } } }, "~{ a?: string }"],
    ["items", { items: { type: "string" } }, "~string[]"],
    ["a length", { minLength: 2 }, "~string[minLength: 2]"],
    ["a bound", { maximum: 2 }, "~number[maximum: 2]"],
    ["required alone", { required: ["a"] }, '~Record<unknown>[required: ["a"]]'],
    ["objects and strings", { properties: { a: true }, maxLength: 2 }, '~{ a?: unknown }[allOf: ["~string[maxLength: 2]"]]'],
  ]);
});

describe("const and enum", () => {
  table([
    ["a constant", { const: "x" }, '"x"'],
    ["an object constant", { const: { a: [1] } }, '{"a":[1]}'],
    ["an enum", { type: "string", enum: ["a", "b"] }, '"a" | "b"'],
    ["null in an enum", { type: ["string", "null"], enum: ["a", null] }, '"a" | null'],
    ["an enum without null excludes it", { type: ["string", "null"], enum: ["a"] }, '"a"'],
    ["repeated values", { enum: ["a", "a", 1] }, '"a" | 1'],
    ["values of another type are dropped", { type: "string", enum: ["a", 1] }, '"a"'],
    ["no value of the type", { type: "string", enum: [1] }, "never"],
    ["an enum of null", { enum: [null] }, "null | null"],
    ["enums that apply together", { allOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] }, '"b"'],
    ["oneOf of constants", { oneOf: [{ const: "a", title: "A" }, { const: "b" }] }, '"a" | "b"'],
  ]);
});

describe("arrays and tuples", () => {
  table([
    [
      "items",
      { type: "array", items: { type: "string" }, minItems: 1, uniqueItems: true },
      "string[][minItems: 1, uniqueItems: true]",
    ],
    ["no items", { type: "array" }, "unknown[]"],
    ["prefixItems", { type: "array", prefixItems: [{ type: "string" }, { type: "number" }] }, "[string, number, ...unknown]"],
    [
      "a tuple that may be no longer",
      { type: "array", prefixItems: [{ type: "string" }], items: { type: "number" }, maxItems: 1 },
      "[string, ...never][maxItems: 1]",
    ],
    [
      "a tuple that may be longer by one",
      { type: "array", prefixItems: [{ type: "string" }], items: { type: "number" }, maxItems: 2 },
      "[string, ...number][maxItems: 2]",
    ],
    [
      "a tuple that may be shorter only",
      { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], maxItems: 1 },
      "[string, ...never][maxItems: 1]",
    ],
    ["a closed tuple", { type: "array", prefixItems: [{ type: "string" }], items: false }, "[string, ...never]"],
    [
      "contains",
      { type: "array", contains: { type: "integer" }, maxContains: 2 },
      'unknown[][contains: [{"type":"integer","min":1,"max":2}]]',
    ],
  ]);
});

describe("objects and records", () => {
  table([
    [
      "properties",
      { type: "object", required: ["a"], properties: { a: { type: "string" }, b: { type: ["integer", "null"] } } },
      "{ a: string, b?: integer | null }",
    ],
    ["a free-form object is a record", { type: "object" }, "Record<unknown>"],
    ["additionalProperties alone", { type: "object", additionalProperties: { type: "number" } }, "Record<number>"],
    [
      "patternProperties alone",
      { type: "object", patternProperties: { "^x": { type: "number" } }, additionalProperties: false },
      "Record</^x/: number, never>",
    ],
    ["a pattern of every name", { type: "object", patternProperties: { "^(.*)$": { type: "number" } } }, "Record<number>"],
    [
      "that of TypeBox, closed",
      { type: "object", patternProperties: { "^(.*)$": { type: "number" } }, additionalProperties: false },
      "Record<number>",
    ],
    [
      "a pattern of every name beside another",
      { type: "object", patternProperties: { "^.*$": { type: "number" }, "^x": { type: "number" } } },
      "Record</^.*$/: number, /^x/: number, unknown>",
    ],
    [
      "extras beside properties",
      { type: "object", properties: { a: true }, additionalProperties: { type: "number" } },
      "{ a?: unknown, ...number }",
    ],
    ["a closed object", { type: "object", properties: { a: true }, additionalProperties: false }, "{ a?: unknown, closed }"],
    ["nothing allowed at all", { type: "object", additionalProperties: false }, "{ closed }"],
    [
      "required without a property",
      { type: "object", properties: { a: true }, required: ["b"] },
      '{ a?: unknown }[required: ["b"]]',
    ],
    [
      "a pattern that matches a property restricts it too",
      { type: "object", properties: { ab: { type: "number" } }, patternProperties: { "^a": { minimum: 3 } } },
      "{ ab?: number[minimum: 3], ...unknown }",
    ],
    [
      "unevaluatedProperties over allOf",
      { allOf: [{ $ref: "#/components/schemas/Named" }], unevaluatedProperties: false, type: "object" },
      "{ name: string, closed }",
    ],
  ]);
});

describe("allOf", () => {
  table([
    ["a single reference is that reference", { allOf: [{ $ref: "#/components/schemas/Named" }], description: "x" }, "Named"],
    [
      "a reference and more properties",
      { allOf: [{ $ref: "#/components/schemas/Named" }, { type: "object", properties: { age: { type: "integer" } } }] },
      "{ name: string, age?: integer }",
    ],
    [
      "siblings",
      { allOf: [{ $ref: "#/components/schemas/Named" }], properties: { age: { type: "integer" } }, required: ["age"] },
      "{ name: string, age: integer }",
    ],
    [
      "required-only members",
      { allOf: [{ type: "object", properties: { a: { type: "string" } } }, { required: ["a"] }] },
      "{ a: string }",
    ],
    [
      "the same property twice",
      { allOf: [{ type: "object", properties: { a: { minimum: 1 } } }, { properties: { a: { type: "integer" } } }] },
      "{ a?: integer[minimum: 1] }",
    ],
    [
      "a closed member forbids the other's properties",
      {
        allOf: [
          { type: "object", properties: { a: true }, additionalProperties: false },
          { properties: { b: { type: "string" } } },
        ],
      },
      "{ a?: unknown, b?: never, closed }",
    ],
    [
      "with oneOf",
      {
        allOf: [{ $ref: "#/components/schemas/Named" }],
        oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
      },
      '({ name: string, kind: "cat", lives?: integer } ⊕ { name: string, kind: "dog" } by kind)',
    ],
  ]);
});

describe("unions", () => {
  table([
    [
      "one of two objects, told apart by a one-value property",
      { oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }] },
      "(Cat ⊕ Dog by kind)",
    ],
    [
      "type object beside says nothing new",
      { type: "object", oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }] },
      "(Cat ⊕ Dog by kind)",
    ],
    ["one alternative and null", { anyOf: [{ $ref: "#/components/schemas/Cat" }, { type: "null" }] }, "Cat | null"],
    ["scalars", { anyOf: [{ type: "string" }, { type: "integer" }] }, "(string ∪ integer)"],
    ["a list of types", { type: ["string", "integer", "null"], minimum: 1 }, "(string ∪ integer[minimum: 1]) | null"],
    [
      "alternatives that only require",
      { type: "object", properties: { a: true, b: true }, anyOf: [{ required: ["a"] }, { required: ["b"] }] },
      '{ a?: unknown, b?: unknown }[anyOf: [["~Record<unknown>[required: [\\"a\\"]]","~Record<unknown>[required: [\\"b\\"]]"]]]',
    ],
    [
      "alternatives of formats",
      { type: "string", oneOf: [{ format: "ipv4" }, { format: "ipv6" }] },
      'string[oneOf: [["~string[formats: [\\"ipv4\\"]]","~string[formats: [\\"ipv6\\"]]"]]]',
    ],
    ["a single alternative", { oneOf: [{ $ref: "#/components/schemas/Cat" }] }, "Cat"],
    [
      "a single alternative by a discriminator",
      { oneOf: [{ $ref: "#/components/schemas/Cat" }], discriminator: { propertyName: "kind" } },
      "(Cat by kind)",
    ],
    [
      "alternatives that say what stands beside them",
      {
        type: "object",
        properties: { kind: { type: "string" } },
        required: ["kind"],
        oneOf: [pet("Cat"), pet("Bird")],
        discriminator: { propertyName: "kind" },
      },
      "(Cat ⊕ Bird by kind)",
    ],
    [
      "alternatives that do not all say what stands beside them",
      { type: "object", properties: { kind: { type: "string" } }, anyOf: [pet("Cat"), pet("Named")] },
      '({ kind: "cat", lives?: integer } ∪ { kind?: string, name: string })',
    ],
    [
      "alternatives that say less than what stands beside them",
      { properties: { lives: { type: "integer", minimum: 1 } }, anyOf: [pet("Cat"), { ...CAT, title: "Other" }] },
      '({ lives?: integer[minimum: 1], kind: "cat" } ∪ { lives?: integer[minimum: 1], kind: "cat" })',
    ],
    ["an enum or null", { anyOf: [{ type: "string", enum: ["a", "b"] }, { type: "null" }] }, '"a" | "b" | null'],
    ["an object or null", { oneOf: [{ type: "null" }, PETS["Named"] ?? {}] }, "{ name: string } | null"],
    [
      "alternatives or null",
      { anyOf: [{ oneOf: [pet("Cat"), pet("Dog")], discriminator: { propertyName: "kind" } }, { type: "null" }] },
      "(Cat ⊕ Dog by kind) | null",
    ],
  ]);

  test("a stated discriminator without tags in the variants is a preference only", () => {
    const variants = {
      A: { type: "object", properties: { t: { type: "string" } } },
      B: { type: "object", properties: { t: { type: "string" } } },
    };
    const schema = {
      oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
      discriminator: { propertyName: "t" },
    };
    expect(typeOfRoot(schema, {}, variants)).toBe("(A ⊕ B by t?)");
  });
});

describe("OpenAPI 3.0", () => {
  test.each([
    ["nullable", { type: "string", nullable: true }, "string | null"],
    ["nullable beside an enum", { type: "string", nullable: true, enum: ["a"] }, '"a" | null'],
    ["nullable without a type", { nullable: true, properties: { a: { type: "string" } } }, "~{ a?: string } | null"],
    ["nullable without anything", { nullable: true }, "unknown"],
    ["nullable in one member of allOf", { allOf: [{ type: "string", nullable: true }, { type: "string" }] }, "string"],
    [
      "nullable in all members of allOf",
      {
        allOf: [
          { type: "string", nullable: true },
          { minLength: 1, nullable: true },
        ],
      },
      "string[minLength: 1] | null",
    ],
    ["nullable beside allOf", { nullable: true, allOf: [{ $ref: "#/components/schemas/Named" }] }, "Named | null"],
    [
      "nullable beside allOf of several",
      { nullable: true, allOf: [{ type: "object", properties: { a: { type: "string" } } }, { required: ["a"] }] },
      "{ a: string } | null",
    ],
    [
      "nullable beside oneOf",
      { nullable: true, oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }] },
      "(Cat ⊕ Dog by kind) | null",
    ],
    [
      "boolean exclusive bounds",
      { type: "number", minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false },
      "number[exclusiveMinimum: 1, maximum: 3]",
    ],
    ["siblings of a reference are ignored", { $ref: "#/components/schemas/Named", type: "string" }, "Named"],
  ])("%s", (_, schema, type) => {
    expect(typeOfRoot(schema, {}, PETS, "3.0.3")).toBe(type);
  });
});
