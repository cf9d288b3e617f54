import { describe, expect, it } from "vitest";
import type { OracleModel, Schema } from "../../../generator/emit/tests/support/oracle/model-table.js";
import { ADAPTATIONS } from "../../../generator/emit/tests/support/schema/adaptations.js";
import { Adapter } from "../../../generator/emit/tests/support/schema/adapter.js";
import { Judge } from "../../../generator/emit/tests/support/schema/judge.js";
import type { Reading } from "../../../generator/emit/tests/support/schema/reading.js";
import { AT, READING } from "./judge-kit.js";

const MODEL: OracleModel = { name: "A", module: "src/models/components/a", pointer: AT };

interface Case {
  readonly what: string;
  /** Of the schema `A`. */
  readonly schema: Schema;
  readonly others?: Readonly<Record<string, Schema>>;
  readonly openapi?: string;
  readonly reading?: Partial<Reading>;
  readonly models?: readonly Partial<OracleModel>[];
  readonly valid: readonly unknown[];
  readonly invalid: readonly unknown[];
}

/** By hand: what ajv has to say where the models read a schema otherwise than it is written. The first name is the adaptation's. */
const ADAPTED: readonly Case[] = [
  {
    what: "type overridden by the author",
    schema: { type: "string", "x-speakeasy-type-override": "any" },
    valid: [1, null, {}],
    invalid: [],
  },
  {
    what: "siblings of a reference in OpenAPI 3.0",
    openapi: "3.0.3",
    schema: { $ref: "#/components/schemas/B", maxLength: 1 },
    others: { B: { type: "string" } },
    valid: ["long"],
    invalid: [1],
  },
  {
    what: "siblings of a reference in OpenAPI 3.1 count",
    schema: { $ref: "#/components/schemas/B", maxLength: 1 },
    others: { B: { type: "string" } },
    valid: ["x"],
    invalid: ["long", 1],
  },
  {
    what: "nullable in OpenAPI 3.0",
    openapi: "3.0.3",
    schema: { type: "string", enum: ["a"], nullable: true },
    valid: [null, "a"],
    invalid: ["b", 1],
  },
  {
    what: "nullable in OpenAPI 3.0 beside what is read otherwise too",
    openapi: "3.0.3",
    schema: { type: "number", minimum: 1, exclusiveMinimum: true, nullable: true },
    valid: [null, 2],
    invalid: [1, "x"],
  },
  {
    what: "nullable in OpenAPI 3.0 beside binary data",
    openapi: "3.0.3",
    schema: { type: "string", format: "binary", nullable: true },
    valid: [null],
    invalid: ["x"],
  },
  { what: "nullable in OpenAPI 3.1 is no keyword", schema: { type: "string", nullable: true }, valid: ["a"], invalid: [null] },
  {
    what: "exclusive bounds of OpenAPI 3.0",
    openapi: "3.0.3",
    schema: { type: "number", minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false },
    valid: [1.5, 3],
    invalid: [1, 3.5],
  },
  { what: "binary data", schema: { type: ["string", "null"], format: "binary" }, valid: [null], invalid: ["text", 1] },
  { what: "binary data alone", schema: { type: "string", format: "binary" }, valid: [], invalid: ["text", null] },
  {
    what: "base64 that becomes bytes",
    reading: { bytes: "Uint8Array", formats: "annotate" },
    schema: { type: "string", contentEncoding: "base64" },
    valid: ["YQ==", ""],
    invalid: ["not base64!", "YQ="],
  },
  { what: "base64 that stays text", schema: { type: "string", contentEncoding: "base64" }, valid: ["not base64!"], invalid: [1] },
  {
    what: "int64 that JSON numbers carry",
    reading: { int64: "bigint", formats: "annotate" },
    schema: { type: "integer", format: "int64" },
    valid: [2 ** 53 - 1],
    invalid: [2 ** 53, 1.5],
  },
  {
    what: "int64 that is listed stays as it is",
    reading: { int64: "bigint", formats: "annotate" },
    schema: { type: "integer", format: "int64", enum: [2 ** 53] },
    valid: [2 ** 53],
    invalid: [1],
  },
  {
    what: "int64 that is checked",
    schema: { type: "integer", format: "int64" },
    valid: [-(2 ** 53) + 1],
    invalid: [2 ** 53, "1"],
  },
  {
    what: "formats that are annotations",
    reading: { formats: "annotate" },
    schema: { type: "string", format: "uuid" },
    valid: ["no uuid"],
    invalid: [1],
  },
  { what: "formats that nobody knows", schema: { type: "string", format: "colour" }, valid: ["red"], invalid: [1] },
  {
    what: "items that contains evaluates",
    schema: { type: "array", contains: { type: "integer" }, unevaluatedItems: { type: "string" } },
    valid: [[1], [1, "a", 2]],
    invalid: [[], ["a"], [1, null]],
  },
  {
    what: "items that contains evaluates, in what is extended and referred to",
    schema: {
      allOf: [{ contains: { type: "integer" } }, { prefixItems: [{ type: "null" }] }],
      $ref: "#/components/schemas/B",
      unevaluatedItems: false,
    },
    others: { B: { type: "array", contains: { type: "boolean" }, minContains: 0, maxContains: 1 } },
    valid: [
      [null, 1],
      [null, 1, true],
    ],
    invalid: [[null], [null, 1, true, false], [null, 1, "a"], [1]],
  },
  {
    what: "items that contains evaluates do not count outside",
    schema: { items: { contains: { type: "integer" } }, unevaluatedItems: false },
    valid: [[[1, "a"]], []],
    invalid: [[[]]],
  },
  { what: "enum without members", schema: { type: "string", enum: [] }, valid: [], invalid: ["a", null] },
  {
    what: "an open union whose variants extend one schema keeps what else fits that schema",
    schema: {
      oneOf: [{ $ref: "#/components/schemas/Cat" }],
      $defs: { Base: { required: ["kind"], properties: { age: { type: "integer" } } } },
    },
    others: { Cat: { properties: { kind: { const: "cat" } }, required: ["kind"] } },
    models: [
      { open: true, tag: "kind", tags: ["cat"], base: `${AT}/$defs/Base` },
      { name: "Cat", pointer: "/components/schemas/Cat" },
      { name: "Base", pointer: `${AT}/$defs/Base` },
    ],
    valid: [{ kind: "cat" }, { kind: "dog", age: 1 }],
    invalid: [{ kind: "dog", age: "old" }, { age: 1 }, { kind: 1 }],
  },
  {
    what: "alternatives that are closed with what stands beside them",
    schema: { allOf: [{ $ref: "#/components/schemas/B" }, { properties: { c: {} } }] },
    others: {
      B: {
        anyOf: [
          { type: "object", properties: { a: {} } },
          { type: "object", properties: { b: {} } },
        ],
      },
    },
    models: [
      { alternatives: [0, 1].map((index) => `${AT}/anyOf/${index}`) },
      ...[0, 1].map((index) => ({
        pointer: `${AT}/anyOf/${index}`,
        closed: true as const,
        merged: {
          parts: [
            { pointer: AT, without: ["allOf"] },
            { pointer: `${AT}/allOf/1`, without: [] },
            { pointer: `/components/schemas/B/anyOf/${index}`, without: [] },
          ],
        },
      })),
    ],
    valid: [
      { a: 1, c: 1 },
      { b: 1, c: 1 },
    ],
    invalid: [{ a: 1, b: 1 }, { d: 1 }],
  },
  {
    what: "an open enum keeps what is of its members' kinds",
    schema: { type: "string", enum: ["a"], maxLength: 3 },
    models: [{ open: true, kinds: ["string"] }],
    valid: ["a", "new"],
    invalid: ["longer", 1, null],
  },
  {
    what: "an open union keeps what has a tag that is not listed, though it is called as the prototype",
    schema: JSON.parse('{"oneOf":[{"type":"object","required":["__proto__"],"properties":{"__proto__":{"const":"a"}}}]}'),
    models: [{ open: true, tag: "__proto__", tags: ["a"] }],
    valid: [JSON.parse('{"__proto__":"a"}'), JSON.parse('{"__proto__":"b"}')],
    invalid: [JSON.parse('{"__proto__":null}'), JSON.parse('{"__proto__":{}}'), {}],
  },
  {
    what: "an open union keeps what has a tag that is not listed",
    schema: { oneOf: [{ type: "object", required: ["kind", "x"], properties: { kind: { const: "a" } } }] },
    models: [{ open: true, tag: "kind", tags: ["a"] }],
    valid: [{ kind: "a", x: 1 }, { kind: "new" }],
    invalid: [{ kind: "a" }, {}, { kind: 1 }],
  },
  {
    what: "an object that rejects unknown properties, but not as a member of another",
    schema: { allOf: [{ $ref: "#/components/schemas/B" }, { properties: { b: {} } }] },
    others: { B: { type: "object", properties: { a: {} } } },
    models: [{ closed: true }, { closed: true, pointer: "/components/schemas/B" }],
    valid: [{ a: 1, b: 1 }],
    invalid: [{ a: 1, c: 1 }],
  },
  {
    what: "what stands beside a union holds for its alternatives",
    schema: { type: "object", required: ["a"], oneOf: [{ required: ["b"] }, { required: ["c"] }] },
    models: [
      {
        pointer: `${AT}/oneOf/1`,
        merged: {
          parts: [
            { pointer: AT, without: ["oneOf"] },
            { pointer: `${AT}/oneOf/1`, without: [] },
          ],
        },
      },
    ],
    valid: [
      { a: 1, c: 1 },
      { a: 1, b: 1, c: 1 },
    ],
    invalid: [{ c: 1 }, { a: 1 }, 7],
  },
  {
    what: "a property that several members state is as open as its model, not as one of them",
    schema: {
      allOf: [
        { properties: { a: { type: "string", enum: ["x", "y"] }, b: { enum: ["x"] } } },
        { $ref: "#/components/schemas/B" },
        { properties: { a: { minLength: 1 } } },
      ],
    },
    others: {
      B: {
        properties: { a: { $ref: "#/components/schemas/C" }, c: { $ref: "#/components/schemas/D" } },
        additionalProperties: { type: "string" },
      },
      C: { enum: ["x", "y"], maxLength: 3 },
      D: { enum: ["z"] },
    },
    models: [
      {},
      { pointer: "/components/schemas/C" },
      { pointer: "/components/schemas/D" },
      {
        pointer: `${AT}/properties/a`,
        open: true,
        kinds: ["string"],
        merged: {
          types: ["string"],
          parts: [
            { pointer: `${AT}/allOf/0/properties/a`, without: [] },
            { pointer: "/components/schemas/C", without: [] },
            { pointer: `${AT}/allOf/2/properties/a`, without: [] },
          ],
        },
      },
    ],
    valid: [{ a: "x" }, { a: "new" }, { b: "x" }, { c: "z" }],
    invalid: [{ a: 7 }, { a: "long" }, { b: "y" }, { a: "y", b: "new" }, { c: "new" }, { e: 1 }],
  },
  {
    what: "an open enum of several schemas keeps what is of its members' kinds, within the limits of each",
    schema: {
      allOf: [
        { type: "integer", enum: [0, 1] },
        { type: "integer", maximum: 9 },
      ],
    },
    models: [
      {
        open: true,
        kinds: ["number"],
        merged: {
          types: ["integer"],
          parts: [
            { pointer: `${AT}/allOf/0`, without: [] },
            { pointer: `${AT}/allOf/1`, without: [] },
          ],
        },
      },
    ],
    valid: [0, 1, 5, 0.5],
    invalid: [10, "0"],
  },
  {
    what: "schemas that exclude each other do so as they are written, though each has an open model",
    schema: { allOf: [{ properties: { a: { enum: ["x"] }, b: { enum: ["x"] } } }, { additionalProperties: { enum: ["y"] } }] },
    models: [
      {
        asWritten: [
          {
            property: "a",
            parts: [
              { pointer: `${AT}/allOf/0/properties/a`, without: [] },
              { pointer: `${AT}/allOf/1/additionalProperties`, without: [] },
            ],
          },
        ],
      },
      { pointer: `${AT}/allOf/0/properties/a`, open: true, kinds: ["string"] },
      { pointer: `${AT}/allOf/0/properties/b`, open: true, kinds: ["string"] },
      { pointer: `${AT}/allOf/1/additionalProperties`, open: true, kinds: ["string"] },
    ],
    valid: [{}, { b: "z" }, { c: "new" }],
    invalid: [{ a: "x" }, { a: "y" }, { a: "z" }],
  },
  {
    what: "a property that is called as the prototype",
    schema: JSON.parse('{"type":"object","properties":{"__proto__":{"type":"integer"}},"additionalProperties":false}') as Schema,
    valid: [JSON.parse('{"__proto__":1}'), {}],
    invalid: [JSON.parse('{"__proto__":"x"}'), { a: 1 }],
  },
  {
    what: "what its model does not say of a property still counts",
    schema: { allOf: [{ properties: { a: { enum: ["x", "y"] } } }, { properties: { a: { enum: ["x"] } } }] },
    models: [
      {},
      {
        pointer: `${AT}/properties/a`,
        open: true,
        kinds: ["string"],
        merged: { types: ["string"], parts: [{ pointer: `${AT}/allOf/0/properties/a`, without: [] }] },
      },
    ],
    valid: [{ a: "x" }],
    invalid: [{ a: "y" }, { a: "new" }],
  },
  {
    what: "what is required the other way only, of its own and of what it extends",
    openapi: "3.0.3",
    schema: { nullable: true, allOf: [{ $ref: "#/components/schemas/B" }, { required: ["b", "c"] }] },
    others: { B: { type: "object", required: ["a", "b"] } },
    models: [{ optional: ["b"] }, { pointer: "/components/schemas/B" }],
    valid: [{ a: 1, c: 1 }, null],
    invalid: [{ a: 1 }, { b: 1, c: 1 }, 7],
  },
  {
    what: "what is required one way only, in a model that travels both ways and extends one that does not",
    schema: { allOf: [{ $ref: "#/components/schemas/B" }], required: ["b"] },
    others: { B: { type: "object", required: ["a"] } },
    models: [{}, { pointer: "/components/schemas/B", optional: ["a"] }],
    valid: [{ a: 1, b: 1 }],
    invalid: [{ b: 1 }, { a: 1 }],
  },
  {
    what: "what is required one way only, behind a reference that extends nothing",
    openapi: "3.0.3",
    schema: { description: "x", nullable: true, allOf: [{ $ref: "#/components/schemas/B" }] },
    others: { B: { type: "object", required: ["a"], properties: { c: { type: "string" } } } },
    models: [{}, { pointer: "/components/schemas/B", optional: ["a"], closed: true }],
    valid: [{}, { c: "x" }, null],
    invalid: [{ d: 1 }, { c: 1 }],
  },
  {
    what: "an open enum that is extended: what it lists counts",
    schema: { allOf: [{ $ref: "#/components/schemas/B" }], enum: ["b", "c"] },
    others: { B: { type: "string", enum: ["a", "b"] } },
    models: [{}, { pointer: "/components/schemas/B", open: true, kinds: ["string"] }],
    valid: ["b"],
    invalid: ["a", "c", "d"],
  },
  {
    what: "an open enum beside which stands what OpenAPI 3.0 ignores",
    openapi: "3.0.3",
    schema: { $ref: "#/components/schemas/B", type: "string", nullable: true },
    others: { B: { type: "string", enum: ["a"] } },
    models: [{}, { pointer: "/components/schemas/B", open: true, kinds: ["string"] }],
    valid: ["a", "d"],
    invalid: [1, null],
  },
  {
    what: "an open enum that is described only",
    schema: { title: "x", allOf: [{ $ref: "#/components/schemas/B" }, { description: "y" }] },
    others: { B: { type: "string", enum: ["a", "b"] } },
    models: [{}, { pointer: "/components/schemas/B", open: true, kinds: ["string"] }],
    valid: ["a", "d"],
    invalid: [1],
  },
  {
    what: "an open enum with bounds that it refers to",
    schema: { type: "integer", enum: [1, 2], allOf: [{ $ref: "#/components/schemas/B" }, { maximum: 9 }] },
    others: { B: { type: "integer", enum: [1, 2, 3], minimum: 0 } },
    models: [{ open: true, kinds: ["number"] }],
    valid: [1, 7],
    invalid: [-1, 10, "1"],
  },
  {
    what: "of a oneOf of open enums, what one of them lists counts; what none lists is tolerated",
    schema: { oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }, { type: "string", maxLength: 1 }] },
    others: { B: { type: "string", enum: ["a", "bb"] }, C: { type: "string", enum: ["cc", "bb"] } },
    models: [
      {},
      { pointer: "/components/schemas/B", open: true, kinds: ["string"] },
      { pointer: "/components/schemas/C", open: true, kinds: ["string"] },
    ],
    valid: ["cc", "new", "x"],
    invalid: ["a", "bb", 1],
  },
  {
    what: "a union that holds an open one with the same tag lists what is open itself",
    schema: { oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }] },
    others: {
      B: { oneOf: [{ type: "object", required: ["t"], properties: { t: { const: "b" } } }] },
      C: { type: "object", required: ["t"], properties: { t: { const: "c" } } },
    },
    models: [
      { tag: "t", tags: ["b", "c"] },
      { pointer: "/components/schemas/B", open: true, tag: "t", tags: ["b"] },
    ],
    valid: [{ t: "b" }, { t: "c" }],
    invalid: [{ t: "new" }, {}],
  },
  {
    what: "a union that holds an open one with the same tag, which only hints: another tag is tolerated",
    schema: { oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }] },
    others: {
      B: { oneOf: [{ type: "object", required: ["t"], properties: { t: { const: "b" } } }] },
      C: { type: "object", required: ["t"], properties: { t: { const: "c" } } },
    },
    models: [
      { tag: "t", tags: ["b", "c"], hinted: true },
      { pointer: "/components/schemas/B", open: true, tag: "t", tags: ["b"] },
    ],
    valid: [{ t: "b" }, { t: "c" }, { t: "new" }],
    invalid: [{}, { t: 1 }],
  },
  {
    what: "where the tag decides, what an open union with another tag tolerates is tolerated",
    schema: { oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }] },
    others: {
      B: {
        required: ["t"],
        properties: { t: { const: "b" } },
        oneOf: [{ type: "object", required: ["u"], properties: { u: { const: "x" } } }],
      },
      C: { type: "object", required: ["t"], properties: { t: { const: "c" } } },
    },
    models: [
      { tag: "t", tags: ["b", "c"], owners: ["/components/schemas/B", "/components/schemas/C"] },
      { pointer: "/components/schemas/B", open: true, tag: "u", tags: ["x"] },
      { pointer: "/components/schemas/C" },
    ],
    valid: [{ t: "b", u: "x" }, { t: "b", u: "new" }, { t: "c" }],
    invalid: [{ t: "b" }, { t: "new", u: "new" }],
  },
  {
    what: "of a oneOf, what open enums anywhere in an alternative tolerate does not count where another lists the value",
    schema: { oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }, { type: "string" }] },
    others: {
      B: { type: "object", properties: { r: { type: "array", items: { $ref: "#/components/schemas/D" } } } },
      C: { type: "object", required: ["c"], properties: { b: { $ref: "#/components/schemas/B" } } },
      D: { type: "string", enum: ["a"] },
    },
    models: [
      {},
      { pointer: "/components/schemas/B" },
      { pointer: "/components/schemas/C" },
      { pointer: "/components/schemas/D", open: true, kinds: ["string"] },
    ],
    valid: [{ r: ["a"] }, { r: ["new"] }, { c: 1, r: ["new"] }, { c: 1, r: ["new"], b: { r: ["new"] } }, "new"],
    invalid: [{ c: 1, r: ["a"] }, { c: 1, r: ["a"], b: { r: ["a"] } }, { c: 1 }, 7],
  },
  {
    what: "of a oneOf that leads back to itself, and of anyOf, where nothing is counted",
    schema: { oneOf: [{ $ref: "#/components/schemas/B" }, { type: "object", properties: { a: { $ref: `#${AT}` } } }] },
    others: {
      B: { anyOf: [{ $ref: "#/components/schemas/D" }, { type: "object", required: ["b"] }] },
      D: { type: "string", enum: ["a"] },
    },
    models: [{}, { pointer: "/components/schemas/B" }, { pointer: "/components/schemas/D", open: true, kinds: ["string"] }],
    valid: ["a", "new", {}, { a: "new" }, { a: { a: {} } }],
    invalid: [{ b: 1 }, { a: 7 }, 7],
  },
  {
    what: "null beside alternatives without a type, which do not speak of it",
    schema: { oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }, { maximum: 3 }, { type: "null" }] },
    others: { B: { properties: { b: { type: "string" } }, minProperties: 1 }, C: { type: "boolean" } },
    models: [{}, { pointer: "/components/schemas/B", passesNull: true }],
    valid: [null, { b: 1 }],
    invalid: [true, 2, { b: "x" }],
  },
  {
    what: "null beside an alternative that names it too",
    schema: { oneOf: [{ $ref: "#/components/schemas/B" }, { const: null }] },
    others: { B: { type: ["object", "null"] } },
    models: [{}, { pointer: "/components/schemas/B", nullable: true }],
    valid: [{}],
    invalid: [null],
  },
  {
    what: "an open enum in a file of its own, which a component refers to",
    openapi: "3.0.3",
    schema: { $ref: "#/x-files/color.yaml" },
    models: [{ open: true, kinds: ["string"] }],
    valid: ["a", "d"],
    invalid: [1],
  },
  { what: "a pattern that only compiles without the flag u", schema: { pattern: "^a\\-b$" }, valid: ["a-b"], invalid: ["ab"] },
  { what: "decimals", schema: { multipleOf: 0.01 }, valid: [0.07, 1.13, 1e300, -0], invalid: [0.005, 1e-300, 5e-324] },
  { what: "multiples of large numbers", schema: { multipleOf: 1e308 }, valid: [0, -1e308, "a"], invalid: [7, 1.7e308] },
  { what: "multiples of small numbers", schema: { multipleOf: 5e-324 }, valid: [1e-300, 1e308], invalid: [7.26e-322] },
  { what: "large multiples", schema: { multipleOf: 3 }, valid: [3e300, 2 ** 53 + 4], invalid: [1e308, 2 ** 53] },
];

function judgeOf({ schema, others = {}, openapi = "3.1.0", reading, models = [{}] }: Case): Judge {
  const files = { "color.yaml": { type: "string", enum: ["a"] } };
  const document = { openapi, "x-files": files, components: { schemas: { A: schema, ...others } } };
  const table = models.map((model) => ({ ...MODEL, ...model }));
  return new Judge(new Adapter(document, table, { ...READING, ...reading }));
}

describe("the schema that ajv gets", () => {
  it.each(ADAPTED.map((each) => [each.what, each] as const))("%s", (_what, each) => {
    const question = judgeOf(each).about(each.models?.[0]?.pointer ?? AT);
    if (typeof question === "string") throw new Error(question);
    const judged = (values: readonly unknown[]): readonly unknown[] => values.map((value) => [value, question(value)?.valid]);
    expect(judged(each.valid)).toEqual(each.valid.map((value) => [value, true]));
    expect(judged(each.invalid)).toEqual(each.invalid.map((value) => [value, false]));
  });

  it("has a case for each adaptation", () => {
    const names = ADAPTED.map(({ what }) => what);
    expect(ADAPTATIONS.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([]);
  });

  it("compiles a model once, however many others hold it", () => {
    const adapter = new Adapter(
      { openapi: "3.1.0", components: { schemas: { A: { properties: { b: { $ref: "#/components/schemas/B" } } }, B: {} } } },
      [MODEL, { ...MODEL, pointer: "/components/schemas/B" }],
      READING,
    );
    expect(adapter.schemaOf("m0")).toEqual({ properties: { b: { $ref: "m1" } } });
  });

  it("holds alternatives with open tags against the tags that are theirs", () => {
    const at = (name: string): string => `/components/schemas/${name}`;
    const tagged = (tag: string): Schema => ({ required: ["t"], properties: { t: { $ref: `#${at(tag)}` } } });
    const question = judgeOf({
      what: "",
      schema: { oneOf: [{ $ref: `#${at("B")}` }, { $ref: `#${at("C")}` }] },
      others: { B: tagged("BTag"), C: tagged("CTag"), BTag: { enum: ["b"] }, CTag: { enum: ["c"] } },
      models: [
        { tag: "t", tags: ["b", "c"], owners: [at("B"), at("C")] },
        { pointer: at("B") },
        { pointer: at("C") },
        { pointer: at("BTag"), open: true, kinds: ["string"] },
        { pointer: at("CTag"), open: true, kinds: ["string"] },
      ],
      valid: [],
      invalid: [],
    }).about(AT);
    if (typeof question === "string") throw new Error(question);
    expect(["b", "c", "d"].map((t) => question({ t })?.valid)).toEqual([true, true, false]);
  });

  it("finds what is unevaluated only since another schema fails to be about that keyword", () => {
    const B = { properties: { q: { type: "string" } }, patternProperties: { "^x-": { type: "boolean" } } };
    const question = judgeOf({
      what: "",
      schema: { allOf: [{ $ref: "#/components/schemas/B" }], unevaluatedProperties: { type: "integer" } },
      others: { B },
      models: [{}, { pointer: "/components/schemas/B" }],
      valid: [],
      invalid: [],
    }).about(AT);
    if (typeof question === "string") throw new Error(question);
    expect(question({ q: "a", "x-b": 7 })?.findings).toEqual([
      { path: ["x-b"], keyword: "type" },
      { path: ["q"], keyword: "unevaluatedProperties" },
    ]);
  });

  it("evaluates for each of its uses what is its own, though it was compiled when that was not known", () => {
    const B = { properties: { b: {}, next: { $ref: "#/components/schemas/D" } } };
    const C = { allOf: [{ $ref: "#/components/schemas/B" }, { properties: { c: {} } }] };
    const D = { $ref: "#/components/schemas/C", unevaluatedProperties: false };
    const schema = { $ref: "#/components/schemas/B", unevaluatedProperties: false };
    const ask = judgeOf({ what: "", schema, others: { B, C, D }, valid: [], invalid: [] }).about(AT);
    if (typeof ask === "string") throw new Error(ask);
    const answers = [{ next: { b: 1, c: 1 } }, { b: 1 }, { c: 1 }].map((value) => ask(value)?.valid);
    expect(answers).toEqual([true, true, false]);
  });

  it("is given up where alternatives lead to the same schemas by too many ways, in one test only", () => {
    const reference = (index: number): Schema => ({ $ref: `#/components/schemas/${index === 0 ? "A" : `A${index}`}` });
    const union = (index: number): Schema => ({ oneOf: [reference(index + 1), reference(index + 2)] });
    const names = Array.from({ length: 40 }, (_, index) => index + 1);
    const others = Object.fromEntries(names.map((index) => [`A${index}`, index < 39 ? union(index) : { type: "string" }]));
    const models = [{}, ...names.map((index) => ({ pointer: `/components/schemas/A${index}` }))];
    const judge = judgeOf({ what: "", schema: union(0), others, models, valid: [], invalid: [] });
    const ask = (pointer: string, value: unknown): readonly unknown[] => {
      const question = judge.about(pointer);
      if (typeof question === "string") throw new Error(question);
      return [question(value)?.valid, judge.isOutOfSteps()];
    };
    expect(ask(AT, "a")).toEqual([undefined, true]);
    expect(ask("/components/schemas/A37", "a")).toEqual([true, false]);
  });

  it.each<[string, Schema, unknown]>([
    ["what is evaluated", { unevaluatedProperties: false }, { constructor: 1 }],
    ["a constant", { const: { toString: [] } }, { toString: [] }],
    ["members of an enum", { enum: ["a", { valueOf: 1 }] }, { valueOf: 1 }],
    ["items that are unique", { uniqueItems: true }, [{ toString: 1 }, { toString: 1 }]],
  ])("says nothing of names that every object inherits where it is wrong about them: %s", (_what, schema, value) => {
    const question = judgeOf({ what: "", schema, valid: [], invalid: [] }).about(AT);
    if (typeof question === "string") throw new Error(question);
    expect([question(value), question({ a: 1 })?.valid === undefined]).toEqual([undefined, false]);
  });

  it.each<[string, Schema]>([
    ["required", { required: ["toString"] }],
    ["constants without parts", { required: ["toString"], properties: { a: { enum: ["a", null] }, b: { const: 1 } } }],
  ])("but elsewhere it does: %s", (_what, schema) => {
    const question = judgeOf({ what: "", schema, valid: [], invalid: [] }).about(AT);
    if (typeof question === "string") throw new Error(question);
    expect([{ toString: [] }, {}].map((value) => question(value)?.valid)).toEqual([true, false]);
  });

  it("says why it cannot be asked what contains evaluates in an alternative", () => {
    const schema = { anyOf: [{ contains: { type: "integer" } }, { maxItems: 1 }], unevaluatedItems: false };
    const question = judgeOf({ what: "", schema, valid: [], invalid: [] }).about(AT);
    expect(question).toBe("ajv cannot be told what `contains` evaluates in one of several alternatives");
  });

  it("says nothing of what leads back to itself", () => {
    const question = judgeOf({
      what: "",
      schema: { anyOf: [{ $ref: `#${AT}` }, { type: "string" }] },
      valid: [],
      invalid: [],
    }).about(AT);
    if (typeof question === "string") throw new Error(question);
    expect(question(1)).toBeUndefined();
  });

  it("says why it cannot be asked about items that are closed though several schemas describe them", () => {
    const question = judgeOf({
      what: "",
      schema: { type: "array" },
      models: [{ closesItems: true }],
      valid: [],
      invalid: [],
    }).about(AT);
    expect(question).toBe("ajv cannot be told that items are closed which several schemas describe");
  });

  it("says why a model cannot be asked about", () => {
    const judge = judgeOf({ what: "", schema: { $ref: "other.yaml#/A" }, valid: [], invalid: [] });
    expect(judge.about(AT)).toBe("a reference that leads out of the document: other.yaml#/A");
    expect(() => judge.about("/nowhere")).toThrow("no model of the table has the pointer /nowhere");
  });

  it("names the places of what is wrong, missing and unknown properties by name", () => {
    const schema = { required: ["a/b"], properties: { list: { items: { type: "string" } } }, additionalProperties: false };
    const question = judgeOf({ what: "", schema, valid: [], invalid: [] }).about(AT);
    if (typeof question === "string") throw new Error(question);
    expect(question({ list: ["x", 1], more: 1 })?.findings).toEqual([
      { path: ["a/b"], keyword: "required" },
      { path: ["more"], keyword: "additionalProperties" },
      { path: ["list", "1"], keyword: "type" },
    ]);
  });

  it("says how many items there may be where there are too many", () => {
    const question = judgeOf({ what: "", schema: { items: { maxItems: 1 } }, valid: [], invalid: [] }).about(AT);
    if (typeof question === "string") throw new Error(question);
    expect(question([[], [1, 2]])?.findings).toEqual([{ path: ["1"], keyword: "maxItems", most: 1 }]);
  });

  it("names the place of a wrong name by the name, also where what names have to be is referred to", () => {
    const schema = { propertyNames: { $ref: "#/components/schemas/B" } };
    const question = judgeOf({ what: "", schema, others: { B: { pattern: "^x" } }, valid: [], invalid: [] }).about(AT);
    if (typeof question === "string") throw new Error(question);
    expect(question({ xa: 1, b: "b" })?.findings.map(({ path }) => path)).toEqual([["b"], ["b"]]);
  });
});
