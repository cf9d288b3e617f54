import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkTypes } from "../../../generator/emit/tests/support/oracle/compile.js";
import { deriveTypes } from "../../../generator/emit/tests/support/oracle/derive.js";
import {
  DEVIATIONS,
  excludesNullBeside,
  findDeviation,
  INCOMPLETE,
  requiresBehindReference,
  sharesProperties,
} from "../../../generator/emit/tests/support/oracle/deviations.js";
import type { Schema, SchemaObject } from "../../../generator/emit/tests/support/oracle/model-table.js";
import { inferType, openSchema, REWRITES, rewriteSchema } from "../../../generator/emit/tests/support/oracle/rewrites.js";
import { KEYWORDS_OF_KIND } from "../../../generator/model/rules/checks.js";
import { FORMATS_OF_NUMBERS, FORMATS_OF_STRINGS } from "../../../generator/model/rules/formats.js";
import { typeOfRoot } from "../model/model-kit.js";

/** A schema, and the type that it means as a person would write it. */
interface Case {
  readonly name: string;
  readonly schema: SchemaObject;
  readonly type: string;
}

const REFERENCED = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };

/** A minimal schema for each pattern that is rewritten before openapi-typescript sees it. */
const REWRITTEN: readonly Case[] = [
  {
    name: "type overridden by the author",
    schema: { type: "string", "x-speakeasy-type-override": "any" },
    type: "unknown",
  },
  {
    name: "unevaluated properties",
    schema: { type: "object", unevaluatedProperties: { type: "number" } },
    type: "{ [name: string]: number }",
  },
  {
    name: "unevaluated properties",
    schema: { type: "object", patternProperties: { a: { type: "string" } }, unevaluatedProperties: { type: "number" } },
    type: "{ [name: string]: string | number }",
  },
  { name: "unevaluated items", schema: { type: "array", unevaluatedItems: { type: "number" } }, type: "number[]" },
  { name: "no items at all", schema: { type: "array", items: false }, type: "never[]" },
  {
    name: "patterns of names beside which there are others",
    schema: { type: "object", patternProperties: { a: { type: "string" } } },
    type: "{ [name: string]: unknown }",
  },
  {
    name: "reference with siblings",
    schema: { $ref: "#/components/schemas/Referenced", properties: { b: { type: "number" } }, required: ["b"] },
    type: "{ a: string; b: number }",
  },
  { name: "items without a type", schema: { items: { type: "string" } }, type: "string[]" },
  {
    name: "free additional properties beside alternatives",
    schema: { additionalProperties: true, anyOf: [{ type: "string" }, { type: "number" }] },
    type: "string | number",
  },
  {
    name: "free additional properties beside alternatives",
    schema: { additionalProperties: {}, oneOf: [{ type: "string" }, { type: "number" }] },
    type: "string | number",
  },
  { name: "members of another type", schema: { type: "string", enum: ["01", 8, 9] }, type: '"01"' },
  { name: "members of another type", schema: { type: "array", items: { type: "string" }, enum: ["a", "b"] }, type: "never" },
  { name: "members of another type", schema: { type: ["integer", "boolean"], enum: [1, 1.5, "a", true] }, type: "1 | true" },
  { name: "members that are objects", schema: { type: "object", enum: [{ a: 1 }, { a: 2 }] }, type: "{ a: 1 } | { a: 2 }" },
  { name: "constant of another type", schema: { type: "string", const: 1 }, type: "never" },
  { name: "null as the only value", schema: { const: null }, type: "null" },
  { name: "null in one of type and enum", schema: { type: ["string", "null"], enum: ["a"] }, type: '"a"' },
  { name: "enum beside allOf", schema: { allOf: [{ type: "string", enum: ["a", "b"] }], enum: ["b", "c"] }, type: '"b"' },
  {
    name: "anyOf beside other keywords",
    schema: {
      type: "object",
      properties: { a: { type: "string" } },
      required: ["a"],
      anyOf: [{ type: "object", properties: { b: { type: "number" } }, required: ["b"] }],
    },
    type: "{ a: string; b: number }",
  },
  {
    name: "oneOf beside other keywords",
    schema: { type: "string", oneOf: [{ type: "string" }, { type: "number" }] },
    type: "string",
  },
];

/** A minimal schema for each pattern that is left out of the comparison. */
const DEVIATING: readonly Case[] = [
  { name: "tuple", schema: { type: "array", prefixItems: [{ type: "string" }] }, type: "[string?, ...unknown[]]" },
  {
    name: "unevaluated items beside what may evaluate them",
    schema: { type: "array", anyOf: [{ minItems: 1 }, { maxItems: 3 }], unevaluatedItems: { type: "number" } },
    type: "number[]",
  },
  { name: "binary data", schema: { type: "string", format: "binary" }, type: "Blob" },
  { name: "empty array in a constant", schema: { enum: ["a", [[]]] }, type: '"a" | [[]]' },
  { name: "array of constant arrays", schema: { type: "array", items: { const: [1] } }, type: "[1][]" },
  {
    name: "typed additional properties beside named ones",
    schema: { type: "object", properties: { a: { type: "string" } }, additionalProperties: { type: "number" } },
    type: "{ a?: string; [name: string]: string | number | undefined }",
  },
  {
    name: "property with a name that it breaks down at",
    schema: { type: "object", properties: { a: { type: "string" } }, [INCOMPLETE]: true },
    type: '{ a?: string; ["__proto__"]: string }',
  },
  {
    name: "items without a type beside other keywords",
    schema: { items: { type: "string" }, oneOf: [{ type: "number" }, { type: "array", items: {} }] },
    type: "number | string[]",
  },
  { name: "properties of which there are none", schema: { properties: {} }, type: "{ [name: string]: unknown }" },
  {
    name: "object that may have no property at all",
    schema: { type: "object", additionalProperties: false },
    type: "{ [name: string]: never }",
  },
];

/** Open enums and unions as the models read them. */
const OPENED: readonly (Case & { readonly tag?: string; readonly base?: SchemaObject })[] = [
  { name: "text", schema: { type: "string", enum: ["a"] }, type: '"a" | (string & {})' },
  { name: "text without a type", schema: { enum: ["a", "b"] }, type: "string" },
  { name: "text or null", schema: { type: ["string", "null"], enum: ["a", null] }, type: "string | null" },
  { name: "numbers", schema: { enum: [1, 2] }, type: "number" },
  {
    name: "tagged objects",
    tag: "type",
    schema: { oneOf: [{ type: "object", properties: { type: { const: "a" } }, required: ["type"] }] },
    type: '{ type: "a" } | { type: string }',
  },
  {
    name: "tagged objects that extend one schema",
    tag: "type",
    base: { type: "object", properties: { age: { type: "number" }, type: { type: "string" } }, required: ["age"] },
    schema: { oneOf: [{ type: "object", properties: { type: { const: "a" } }, required: ["type"] }] },
    type: '{ type: "a" } | { age: number; type: string }',
  },
];

const BEHIND: readonly Case[] = [
  {
    name: "of what an allOf holds",
    schema: { required: ["a"], allOf: [{ $ref: "#/components/schemas/Heir" }] },
    type: "{ a: string }",
  },
  {
    name: "of what may be null",
    schema: { required: ["a"], allOf: [{ $ref: "#/components/schemas/Nullable" }, { type: "object" }] },
    type: "{ a: string }",
  },
];

const NARROWED: readonly Case[] = [
  {
    name: "a member of allOf",
    schema: { type: "object", allOf: [{ $ref: "#/components/schemas/Nullable" }] },
    type: "{ a?: string }",
  },
];

const DEMANDED: Case = {
  name: "of what a referenced member states itself",
  schema: { required: ["a"], allOf: [{ $ref: "#/components/schemas/Inherited" }] },
  type: "{ a: string }",
};

/** Every schema of this file as a component: as it stands, rewritten, and opened. */
const SCHEMAS = {
  Referenced: REFERENCED,
  Inherited: { type: "object", properties: { a: { type: "string" } } },
  Heir: { allOf: [{ $ref: "#/components/schemas/Inherited" }] },
  Nullable: { type: ["object", "null"], properties: { a: { type: "string" } } },
  Demanded0: DEMANDED.schema,
  ...Object.fromEntries(NARROWED.map(({ schema }, index) => [`Narrowed${index}`, schema])),
  ...Object.fromEntries(BEHIND.map(({ schema }, index) => [`Behind${index}`, schema])),
  ...Object.fromEntries([...REWRITTEN, ...DEVIATING].map(({ schema }, index) => [`Plain${index}`, schema])),
  ...Object.fromEntries(REWRITTEN.map(({ schema }, index) => [`Rewritten${index}`, rewriteSchema(schema)])),
  ...Object.fromEntries(
    OPENED.map(({ schema, tag, base }, index) => [`Opened${index}`, openSchema(rewriteSchema(schema), tag, [], base)]),
  ),
};

/** Component name → the type that it means. */
function typesOf(prefix: string, cases: readonly Case[]): Readonly<Record<string, string>> {
  return Object.fromEntries(cases.map(({ type }, index) => [`${prefix}${index}`, type]));
}

const FOLDER = new URL("../../../.modelmint-cache/oracle-patterns/", import.meta.url);
const wrong = new Set<string>();

// One run of the compiler for all: a component is wrong if it is not mutually assignable with the type that it means.
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  const document = { openapi: "3.1.0", info: { title: "patterns", version: "0" }, paths: {}, components: { schemas: SCHEMAS } };
  const types: Readonly<Record<string, string>> = {
    ...typesOf("Plain", [...REWRITTEN, ...DEVIATING]),
    ...typesOf("Rewritten", REWRITTEN),
    ...typesOf("Opened", OPENED),
    ...typesOf("Behind", BEHIND),
    ...typesOf("Demanded", [DEMANDED]),
    ...typesOf("Narrowed", NARROWED),
  };
  const names = Object.keys(types);
  const lines = names.map((name) => {
    const theirs = `components["schemas"]["${name}"]`;
    return `export const check${name}: [(value: ${theirs}) => ${types[name]}, (value: ${types[name]}) => ${theirs}] = [(value) => value, (value) => value];`;
  });
  writeFileSync(new URL("wire.ts", FOLDER), "export type Wire = unknown;\n");
  writeFileSync(new URL("document.ts", FOLDER), await deriveTypes(document));
  writeFileSync(new URL("checks.ts", FOLDER), `import type { components } from "./document.js";\n${lines.join("\n")}\n`);
  for (const error of checkTypes(["checks.ts", "document.ts"].map((name) => fileURLToPath(new URL(name, FOLDER))))) {
    const name = error.file.endsWith("checks.ts") ? names[error.line - 2] : undefined;
    if (name === undefined) throw new Error(`${error.file}:${error.line}: ${error.message}`);
    wrong.add(name);
  }
}, 60_000);

afterAll(() => rmSync(FOLDER, { recursive: true }));

describe("rewrites", () => {
  it("have a case each", () => {
    expect([...new Set(REWRITTEN.map((each) => each.name))]).toEqual(REWRITES.map((each) => each.name));
  });

  it.each(REWRITTEN.map((each, index) => [each.name, index] as const))("openapi-typescript reads wrongly: %s", (_name, index) => {
    expect(wrong).toContain(`Plain${index}`);
  });

  it.each(REWRITTEN.map((each, index) => [each.name, index] as const))(
    "openapi-typescript reads rightly once rewritten: %s",
    (_name, index) => {
      expect(wrong).not.toContain(`Rewritten${index}`);
    },
  );

  const kept: readonly SchemaObject[] = [
    { $ref: "#/components/schemas/Referenced" },
    { type: "object", oneOf: [{ type: "object" }] },
    { anyOf: [{ type: "string" }], required: ["a"] },
    { const: 0 },
    { type: "string", enum: ["a"] },
  ];
  it.each(kept)("leave as it is: %o", (schema) => {
    expect(rewriteSchema(schema)).toBe(schema);
  });
});

describe("schemas without a type", () => {
  const stated = Object.entries({ number: FORMATS_OF_NUMBERS, string: FORMATS_OF_STRINGS }).flatMap(([type, formats]) =>
    [...formats].map((format) => [{ format }, type] as const),
  );
  const limited = (["number", "string"] as const).flatMap((type) =>
    KEYWORDS_OF_KIND[type].map((keyword) => [{ [keyword]: keyword === "pattern" ? "a" : 1 }, type] as const),
  );
  it.each([...stated, ...limited])("speak of the same type for the oracle as for the models: %o", (schema, type) => {
    expect(inferType(schema)).toEqual({ ...schema, type });
    expect(typeOfRoot(schema)).toMatch(new RegExp(`^~${type}`));
  });
});

describe("deviations", () => {
  it("have a case each", () => {
    expect(DEVIATING.map((each) => each.name)).toEqual(DEVIATIONS.map((each) => each.name));
  });

  it.each(DEVIATING.map((each, index) => [each.name, index] as const))(
    "openapi-typescript still gets wrong: %s",
    (_name, index) => {
      expect(wrong).toContain(`Plain${REWRITTEN.length + index}`);
    },
  );

  it.each(DEVIATING)("are found in a schema and inside of others: $name", ({ name, schema }) => {
    expect(findDeviation(schema)?.name).toBe(name);
    expect(findDeviation({ type: "array", items: { properties: { a: schema } } })?.name).toBe(name);
    expect(findDeviation({ anyOf: [true, { additionalProperties: schema }] })?.name).toBe(name);
  });

  it.each([
    true,
    { type: "string" },
    { type: "object", additionalProperties: { type: "string" } },
    { properties: { a: {} }, additionalProperties: true },
  ])("are not seen where there are none: %o", (schema) => {
    expect(findDeviation(schema)).toBeUndefined();
  });
});

describe("properties that several members of allOf state", () => {
  const schemas = { Base: { type: "object", properties: { a: {} } }, Heir: { allOf: [{ $ref: "#/components/schemas/Base" }] } };
  const table: readonly (readonly [schema: Schema, shared: boolean])[] = [
    [{ allOf: [{ properties: { a: {} } }, { properties: { a: {} } }] }, true],
    [{ properties: { a: {} }, allOf: [{ $ref: "#/components/schemas/Heir" }] }, true],
    [{ allOf: [{ properties: { a: {} } }, { anyOf: [{ properties: { b: {} } }, { $ref: "#/components/schemas/Base" }] }] }, true],
    [{ allOf: [{ properties: { b: {} } }, { $ref: "#/components/schemas/Heir" }] }, false],
    [{ allOf: [{ required: ["a"] }, { $ref: "#/components/schemas/Heir" }] }, true],
    [{ required: ["a"], allOf: [{ $ref: "#/components/schemas/Heir" }] }, false],
    [{ allOf: [{ oneOf: [{ properties: { a: {} } }, { properties: { a: {} } }] }] }, false],
    [{ oneOf: [{ properties: { a: {} } }, { properties: { a: {} } }] }, false],
    [{ allOf: [{ additionalProperties: { type: "string" } }, { $ref: "#/components/schemas/Heir" }] }, true],
    [{ properties: { b: {} }, allOf: [{ allOf: [{ patternProperties: { a: { type: "string" } } }] }] }, true],
    [{ properties: { b: {} }, allOf: [{ additionalProperties: true }] }, false],
    [{ properties: { b: {} }, allOf: [{ properties: { a: {} }, additionalProperties: false }] }, true],
    [{ additionalProperties: false, allOf: [{ $ref: "#/components/schemas/Heir" }] }, true],
    [{ allOf: [{ items: { type: "object" } }, { allOf: [{ items: { required: ["a"] } }] }] }, true],
    [{ additionalProperties: { maxLength: 3 }, allOf: [{ additionalProperties: { type: "string" } }] }, true],
    [{ allOf: [{ items: { type: "object" } }, { minItems: 1 }] }, false],
    [{ allOf: [{ additionalProperties: { type: "string" } }, { type: "object" }] }, false],
    [{ allOf: [true, { $ref: "#/components/schemas/Gone" }] }, false],
    [true, false],
  ];
  it.each(table)("%o: %s", (schema, shared) => {
    expect(sharesProperties(schema, schemas)).toBe(shared);
  });
});

describe("properties that are required behind a reference", () => {
  it.each(BEHIND.map(({ name }, index) => [name, index] as const))(
    "are still optional by openapi-typescript: %s",
    (_name, index) => {
      expect(wrong).toContain(`Behind${index}`);
    },
  );

  it("are required where the referenced member states them itself", () => {
    expect(wrong).not.toContain("Demanded0");
  });

  const schemas = { ...SCHEMAS, Base: { properties: { a: {} } }, Nullable30: { nullable: true, properties: { a: {} } } };
  const table: readonly (readonly [schema: Schema, behind: boolean])[] = [
    ...BEHIND.map(({ schema }) => [schema, true] as const),
    ...BEHIND.map(({ schema }) => [{ type: "array", items: { properties: { x: schema } } }, true] as const),
    [{ required: ["a"], allOf: [{ $ref: "#/components/schemas/Base" }, { $ref: "#/components/schemas/Heir" }] }, true],
    [{ required: ["a"], allOf: [{ $ref: "#/components/schemas/Nullable30" }] }, true],
    [{ required: ["a"], allOf: [{ $ref: "#/components/schemas/Base" }] }, false],
    [{ required: ["b"], allOf: [{ $ref: "#/components/schemas/Heir" }] }, false],
    [{ required: ["a"], allOf: [true, { properties: { a: {} } }, { $ref: "#/components/schemas/Gone" }] }, false],
    [{ allOf: [{ $ref: "#/components/schemas/Heir" }] }, false],
    [true, false],
  ];
  it.each(table)("%o: %s", (schema, behind) => {
    expect(requiresBehindReference(schema, schemas)).toBe(behind);
  });
});

describe("a type that excludes null", () => {
  it.each(NARROWED.map(({ name }, index) => [name, index] as const))(
    "is passed over by openapi-typescript beside %s",
    (_name, index) => {
      expect(wrong).toContain(`Narrowed${index}`);
    },
  );

  const [nullable] = NARROWED.map(({ schema }) => schema);
  const table: readonly (readonly [schema: Schema, narrowed: boolean])[] = [
    [nullable ?? true, true],
    [{ properties: { a: nullable ?? true } }, true],
    [{ type: "object", oneOf: [{ nullable: true, type: "object" }] }, true],
    [{ type: "object", allOf: [{ allOf: [{ $ref: "#/components/schemas/Nullable" }] }] }, true],
    [{ type: "string", anyOf: [{ type: "string" }, { type: "null" }] }, true],
    [{ type: ["object", "null"], allOf: [{ $ref: "#/components/schemas/Nullable" }] }, false],
    [{ type: "object", nullable: true, allOf: [{ $ref: "#/components/schemas/Nullable" }] }, false],
    [{ allOf: [{ $ref: "#/components/schemas/Nullable" }] }, false],
    [{ type: "object", allOf: [{ $ref: "#/components/schemas/Heir" }, { $ref: "#/components/schemas/Gone" }, true] }, false],
    [{ type: "object", properties: { a: { type: "null" } } }, false],
    [true, false],
  ];
  it.each(table)("%o: %s", (schema, narrowed) => {
    expect(excludesNullBeside(schema, SCHEMAS)).toBe(narrowed);
  });
});

describe("open enums and unions", () => {
  it.each(OPENED.map((each, index) => [each.name, index] as const))(
    "also hold what the document does not list: %s",
    (_name, index) => {
      expect(wrong).not.toContain(`Opened${index}`);
    },
  );
});
