import { describe, expect, test } from "vitest";
import type { JsonValue, ScalarNode } from "../../../generator/model/types.js";
import { buildSchemas, typeOfRoot } from "./model-kit.js";

describe("what several schemas demand together", () => {
  test.each<[what: string, members: readonly JsonValue[], want: string]>([
    [
      "is the greater of two least numbers",
      [{ type: "number", minimum: 1 }, { minimum: 3 }, { minimum: 2 }],
      "number[minimum: 3]",
    ],
    [
      "is the smaller of two greatest ones",
      [{ type: "number", maximum: 3 }, { maximum: 1 }, { maximum: 2 }],
      "number[maximum: 1]",
    ],
    [
      "is the narrower of two excluded ones",
      [
        { type: "number", exclusiveMinimum: 1, exclusiveMaximum: 9 },
        { exclusiveMinimum: 2, exclusiveMaximum: 8 },
      ],
      "number[exclusiveMinimum: 2, exclusiveMaximum: 8]",
    ],
    [
      "is each factor once",
      [{ type: "number", multipleOf: 2 }, { multipleOf: 3 }, { multipleOf: 2 }],
      "number[multipleOf: [2,3]]",
    ],
    [
      "is the narrower of two lengths",
      [
        { type: "string", minLength: 1, maxLength: 9 },
        { minLength: 2, maxLength: 8 },
      ],
      "string[minLength: 2, maxLength: 8]",
    ],
    [
      "is each pattern and format once",
      [
        { type: "string", pattern: "a", format: "email" },
        { pattern: "b", format: "uri" },
        { pattern: "a", format: "email" },
      ],
      'string[patterns: ["a","b"], formats: ["email","uri"]]',
    ],
    [
      "is the narrower of two numbers of items, and different ones where one says so",
      [
        { type: "array", minItems: 1, maxItems: 9, uniqueItems: false },
        { minItems: 2, maxItems: 8, uniqueItems: true },
      ],
      "unknown[][minItems: 2, maxItems: 8, uniqueItems: true]",
    ],
    ["is no matter of different items where none says so", [{ type: "array", uniqueItems: false }, {}], "unknown[]"],
    [
      "is each of the items that are sought",
      [
        { type: "array", contains: { const: 1 }, minContains: 0, maxContains: 2 },
        { contains: { const: 2 }, minContains: 3 },
      ],
      'unknown[][contains: [{"type":"1","min":0,"max":2},{"type":"2","min":3}]]',
    ],
    [
      "is the narrower of two numbers of properties",
      [
        { type: "object", minProperties: 1, maxProperties: 9 },
        { minProperties: 2, maxProperties: 8 },
      ],
      "Record<unknown>[minProperties: 2, maxProperties: 8]",
    ],
    [
      "is what each says of names",
      [{ type: "object", propertyNames: { maxLength: 2 } }, { propertyNames: { pattern: "a" } }],
      'Record<unknown>[propertyNames: ["~string[maxLength: 2]","~string[patterns: [\\"a\\"]]"]]',
    ],
    [
      "is what each demands where a property is there",
      [{ type: "object", dependentRequired: { a: ["b", "c"], d: [] } }, { dependentRequired: { a: ["e"] } }],
      'Record<unknown>[dependentRequired: [{"name":"a","required":["b","c"]},{"name":"d","required":[]},{"name":"a","required":["e"]}]]',
    ],
    ["is what each excludes", [{ type: "number", not: { const: 1 } }, { not: { const: 2 } }], 'number[not: ["1","2"]]'],
    [
      "is each condition",
      [
        { type: "number", if: { const: 1 }, then: { maximum: 2 } },
        { if: { const: 2 }, else: { minimum: 3 } },
        { if: { const: 3 } },
      ],
      'number[conditions: [{"test":"1","consequent":"~number[maximum: 2]"},{"test":"2","alternative":"~number[minimum: 3]"}]]',
    ],
  ])("%s", (_, allOf, want) => {
    expect(typeOfRoot({ allOf })).toBe(want);
  });

  test.each<[what: string, schema: JsonValue, want: string]>([
    ["text to numbers", { type: "number", minLength: 1, pattern: "a" }, "number"],
    ["numbers to text", { type: "string", minimum: 1, multipleOf: 2 }, "string"],
    ["lists to text", { type: "string", minItems: 1, required: ["a"] }, "string"],
    ["a condition without anything that follows", { type: "string", if: { const: "a" } }, "string"],
    ["what follows no condition", { type: "string", then: { maxLength: 1 }, else: { maxLength: 2 } }, "string"],
    ["how many are sought where nothing is", { type: "array", minContains: 2, maxContains: 3 }, "unknown[]"],
    ["text to booleans", { type: "boolean", minLength: 1, minimum: 1 }, "boolean"],
  ])("what speaks of other values says nothing: %s", (_, schema, want) => {
    expect(typeOfRoot(schema)).toBe(want);
  });
});

describe("formats", () => {
  const root = (schema: JsonValue, options: Parameters<typeof buildSchemas>[1] = {}): ScalarNode => {
    const type = buildSchemas({ Root: schema }, options).graph.models.get("/components/schemas/Root")?.type;
    if (type?.kind !== "scalar") throw new Error("Root is no scalar");
    return type;
  };
  const STRINGS = [
    ..."date time duration uuid email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference iri iri-reference".split(" "),
    ..."uri-template json-pointer relative-json-pointer regex byte".split(" "),
  ];
  test.each(STRINGS)("%s is asserted of text", (format) => {
    expect(root({ type: "string", format })).toMatchObject({ format, representation: "plain", checks: { formats: [format] } });
    expect(root({ type: "string", format }, { formats: "annotate" })).toMatchObject({
      format,
      representation: "plain",
      checks: {},
    });
  });

  test.each(["int32", "int64"])("%s is asserted of numbers", (format) => {
    for (const type of ["integer", "number"])
      expect(root({ type, format })).toMatchObject({ format, representation: "plain", checks: { formats: [format] } });
    expect(root({ type: "string", format }).checks).toEqual({});
  });

  test.each("int8 int16 int32 int64 uint8 uint16 uint32 uint64 float double double-int".split(" "))(
    "%s alone speaks of numbers",
    (format) => {
      expect(root({ format })).toMatchObject({ type: "number", format, inferred: true });
    },
  );

  test.each([
    ...STRINGS,
    "date-time",
    "date-time-local",
    "time-local",
    "http-date",
    "base64url",
    "binary",
    "char",
    "commonmark",
    "html",
    "media-range",
    "password",
  ])("%s alone speaks of text", (format) => {
    expect(root({ format })).toMatchObject({ type: "string", format, inferred: true, representation: "plain" });
  });

  test.each<[schema: JsonValue, options: Parameters<typeof buildSchemas>[1], want: Partial<ScalarNode>]>([
    [{ type: "string", format: "date-time" }, {}, { representation: "Date", checks: {} }],
    [{ type: "string", format: "date-time", minLength: 3 }, {}, { representation: "Date", checks: { minLength: 3 } }],
    [
      { type: "string", format: "date-time" },
      { dates: "string" },
      { representation: "plain", checks: { formats: ["date-time"] } },
    ],
    [{ type: "string", format: "date-time" }, { formats: "annotate" }, { representation: "plain", checks: {} }],
    [{ type: "integer", format: "int64" }, { int64: "bigint" }, { representation: "bigint", checks: {} }],
    [{ type: "integer", format: "int64" }, { int64: "string" }, { representation: "decimal", checks: {} }],
    [{ type: "integer", format: "int32" }, { int64: "bigint" }, { representation: "plain", checks: { formats: ["int32"] } }],
    [{ type: "number", format: "int64" }, { int64: "bigint" }, { representation: "plain", checks: { formats: ["int64"] } }],
    [{ type: "string", format: "byte" }, { bytes: "Uint8Array" }, { representation: "Uint8Array", checks: {} }],
    [{ type: "string", format: "binary" }, {}, { representation: "Blob", checks: {} }],
    [
      { allOf: [{ type: "string", format: "date-time" }, { format: "email" }] },
      {},
      { representation: "Date", format: "date-time", checks: { formats: ["email"] } },
    ],
    [
      { allOf: [{ type: "string", format: "email", minLength: 1 }, { format: "date-time" }] },
      {},
      { representation: "Date", format: "email", checks: { minLength: 1, formats: ["email"] } },
    ],
  ])("%j with %j", (schema, options, want) => {
    expect(root(schema, options)).toMatchObject(want);
    expect(root(schema, options).checks).toEqual(want.checks);
  });
});
