import { describe, expect, it } from "vitest";
import { contradictsType } from "../../../generator/emit/sample/accepts.js";
import { acceptsWire } from "../../../generator/emit/sample/index.js";
import type { Checks, Evaluation, JsonValue, ScalarNode, TypeNode } from "../../../generator/model/types.js";
import {
  array,
  boolean,
  date,
  enumeration,
  graphOf,
  integer,
  literal,
  map,
  never,
  number,
  object,
  property,
  ref,
  string,
  tuple,
  union,
  unknown,
} from "./graph-kit.js";

const empty = graphOf({});
const list = (checks: Checks): TypeNode => array(unknown(), checks);
const NULL: ScalarNode = { ...string(), type: "null" };
const NOTHING: Evaluation = { all: false, names: [], patterns: [], prefix: 0, contains: [], branches: [] };
const unevaluated = (evaluation: Partial<Evaluation>): Checks => ({
  unevaluatedProperties: [{ type: never(), evaluation: { ...NOTHING, ...evaluation } }],
});
const unevaluatedItems = (evaluation: Partial<Evaluation>, type: TypeNode = never()): Checks => ({
  unevaluatedItems: [{ type, evaluation: { ...NOTHING, ...evaluation } }],
});

type Row = readonly [what: string, node: TypeNode, accepted: readonly JsonValue[], rejected: readonly JsonValue[]];

const ROWS: readonly Row[] = [
  ["minimum", number({ minimum: 5 }), [5, 5.1], [4.9, -5]],
  ["maximum", number({ maximum: 5 }), [5, 4.9], [5.1]],
  ["exclusiveMinimum", number({ exclusiveMinimum: 5 }), [5.1], [5, 4.9]],
  ["exclusiveMaximum", number({ exclusiveMaximum: 5 }), [4.9], [5, 5.1]],
  ["a bound of zero", number({ minimum: 0, exclusiveMaximum: 1 }), [0, 0.9], [-0.1, 1]],
  ["multipleOf", number({ multipleOf: [2, 3] }), [0, 6, -6], [2, 3, 4]],
  ["a format of integers", number({ formats: ["uint8"] }), [0, 255], [-1, 256, 0.5]],
  ["a format of numbers that has no range", number({ formats: ["double"] }), [0.5, 1e300], []],
  ["what JSON has no number for", unknown({ minimum: 0 }), [1], [Number.POSITIVE_INFINITY, Number.NaN]],
  ["minLength", string({ minLength: 2 }), ["ab", "abc"], ["a", ""]],
  ["maxLength", string({ maxLength: 2 }), ["ab", ""], ["abc"]],
  ["maxLength of nothing", string({ maxLength: 0 }), [""], ["a"]],
  ["patterns", string({ patterns: ["^a", "b$"] }), ["ab", "axb"], ["a", "b"]],
  ["a format that is certain", string({ formats: ["date"] }), ["2024-01-01"], ["2024-13-01"]],
  ["formats of text that nobody knows", string({ formats: ["color"] }), ["red", ""], []],
  ["minItems", list({ minItems: 2 }), [[1, 2]], [[1], []]],
  ["maxItems", list({ maxItems: 1 }), [[1], []], [[1, 2]]],
  [
    "uniqueItems",
    list({ uniqueItems: true }),
    [[], [1, "1", true, null]],
    [
      [1, 1],
      [{ a: 1 }, { a: 1 }],
    ],
  ],
  ["contains", list({ contains: [{ type: string(), min: 1, max: 2 }] }), [["a"], ["a", 1, "b"]], [[], [1], ["a", "b", "c"]]],
  ["contains without a limit", list({ contains: [{ type: string(), min: 0, max: undefined }] }), [[], [1], ["a", "b"]], []],
  [
    "several contains",
    list({ contains: [string(), number()].map((type) => ({ type, min: 1, max: undefined })) }),
    [["a", 1]],
    [["a"], [1]],
  ],
  ["minProperties", unknown({ minProperties: 2 }), [{ a: 1, b: 1 }], [{ a: 1 }, {}]],
  ["maxProperties", unknown({ maxProperties: 1 }), [{ a: 1 }, {}], [{ a: 1, b: 1 }]],
  ["propertyNames", unknown({ propertyNames: [string({ maxLength: 1 })] }), [{}, { a: 1, b: 2 }], [{ ab: 1 }, { a: 1, bc: 2 }]],
  ["required", unknown({ required: ["a", "b"] }), [{ a: 1, b: null }], [{ a: 1 }, { b: 1 }, {}]],
  ["required names that objects inherit", unknown({ required: ["toString"] }), [{ toString: 1 }], [{}]],
  [
    "dependentRequired",
    unknown({ dependentRequired: [{ name: "a", required: ["b", "c"] }] }),
    [{}, { b: 1 }, { a: 1, b: 1, c: 1 }],
    [{ a: 1 }, { a: 1, b: 1 }],
  ],
  [
    "dependentSchemas",
    unknown({ dependentSchemas: [{ name: "a", type: object([property("b", string())]) }] }),
    [{}, { b: 1 }, { a: 1, b: "x" }],
    [{ a: 1 }, { a: 1, b: 1 }],
  ],
  ["not", unknown({ not: [string(), literal(1)] }), [2, true], ["a", 1]],
  ["allOf", unknown({ allOf: [number({ minimum: 1 }), number({ maximum: 2 })] }), [1, 2], [0, 3, "a"]],
  [
    "anyOf",
    unknown({
      anyOf: [
        [string(), number()],
        [literal("a"), literal(1), literal(true)],
      ],
    }),
    ["a", 1],
    ["b", true],
  ],
  ["oneOf", unknown({ oneOf: [[number({ minimum: 1 }), number({ maximum: 2 })]] }), [0, 3], [1, 2, "a"]],
  [
    "a condition with both branches",
    unknown({ conditions: [{ test: string(), consequent: literal("a"), alternative: literal(1) }] }),
    ["a", 1],
    ["b", 2],
  ],
  [
    "a condition with one branch",
    unknown({ conditions: [{ test: string(), consequent: literal("a"), alternative: undefined }] }),
    ["a", 2],
    ["b"],
  ],
  [
    "a condition with the other branch",
    unknown({ conditions: [{ test: string(), consequent: undefined, alternative: literal(1) }] }),
    ["b", 1],
    [2],
  ],
  [
    "checks of kinds that the value is not of",
    unknown({ minimum: 5, minLength: 2, minItems: 2, minProperties: 2, uniqueItems: true }),
    [true, null],
    [4, "a", [1], { a: 1 }],
  ],
  ["unevaluatedProperties", unknown(unevaluated({})), [{}, 1, [1]], [{ a: 1 }]],
  ["unevaluatedProperties beside names", unknown(unevaluated({ names: ["a"] })), [{}, { a: 1 }], [{ b: 1 }, { a: 1, b: 1 }]],
  ["unevaluatedProperties beside patterns", unknown(unevaluated({ patterns: ["^x", "^y"] })), [{ xa: 1, yb: 1 }], [{ ax: 1 }]],
  ["unevaluatedProperties beside all", unknown(unevaluated({ all: true })), [{ a: 1 }], []],
  [
    "unevaluatedProperties of a type",
    unknown({ unevaluatedProperties: [{ type: string(), evaluation: { ...NOTHING, names: ["a"] } }] }),
    [{ a: 1, b: "x" }],
    [{ a: 1, b: 2 }],
  ],
  [
    "unevaluatedProperties beside a branch that a name opens",
    unknown(
      unevaluated({
        names: ["a"],
        branches: [{ test: "a", met: { ...NOTHING, names: ["b"] }, unmet: { ...NOTHING, names: ["c"] } }],
      }),
    ),
    [{ a: 1, b: 1 }, { c: 1 }],
    [{ b: 1 }, { a: 1, c: 1 }],
  ],
  [
    "unevaluatedProperties beside a branch that a schema opens",
    unknown(
      unevaluated({
        names: ["k"],
        branches: [
          { test: object([property("k", literal(1))]), met: { ...NOTHING, names: ["b"] }, unmet: { ...NOTHING, names: ["c"] } },
        ],
      }),
    ),
    [
      { k: 1, b: 1 },
      { k: 2, c: 1 },
    ],
    [
      { k: 2, b: 1 },
      { k: 1, c: 1 },
    ],
  ],
  ["unevaluatedItems", unknown(unevaluatedItems({})), [[], {}, { a: 1 }], [[1]]],
  ["unevaluatedItems after a prefix", unknown(unevaluatedItems({ prefix: 2 })), [[], [1, 2]], [[1, 2, 3]]],
  [
    "unevaluatedItems beside contained ones",
    unknown(unevaluatedItems({ contains: [string(), boolean()] })),
    [["a", true]],
    [["a", 1]],
  ],
  ["unevaluatedItems beside all", unknown(unevaluatedItems({ all: true })), [[1]], []],
  ["unevaluatedItems of a type", unknown(unevaluatedItems({ prefix: 1 }, string())), [[1, "a"]], [[1, 2]]],
  [
    "unevaluatedItems beside a branch",
    unknown(
      unevaluatedItems({
        branches: [{ test: array(string()), met: { ...NOTHING, all: true }, unmet: { ...NOTHING, prefix: 1 } }],
      }),
    ),
    [["a", "b"], [1]],
    [[1, 2]],
  ],
  ["a text", string(), ["", "1"], [1, true, null, [], {}]],
  ["a number", number(), [1, 0.5], ["1", true, null, [], {}]],
  ["an integer", integer(), [1, -1], ["1", 0.5, true, null, [], {}]],
  ["a boolean", boolean(), [true, false], ["true", 0, null, [], {}]],
  ["null", NULL, [null], ["null", 0, false, [], {}]],
  ["a date", date(), ["2024-01-01T00:00:00Z"], ["2024-01-01", 0]],
  ["bytes", string({}, { representation: "Uint8Array" }), ["", "YQ=="], ["YQ", 0]],
  [
    "a large integer as a number",
    integer({}, { representation: "bigint" }),
    [2 ** 53 - 1, -(2 ** 53) + 1],
    [2 ** 53, -(2 ** 53), "1"],
  ],
  [
    "a large integer as text",
    string({}, { representation: "bigint" }),
    ["0", "-1", "10", "9223372036854775808"],
    ["", "-", "-0", "01", "1.5", "1a", "a1", 1],
  ],
  ["a list", array(string()), [[], ["a"]], [[1], ["a", 1], {}, "a", null]],
  [
    "a tuple",
    tuple([string(), number()], boolean()),
    [[], ["a"], ["a", 1], ["a", 1, true, false]],
    [[1], ["a", "b"], ["a", 1, 1], {}],
  ],
  ["a map", map(string()), [{}, { a: "b" }], [{ a: 1 }, [], "a", null]],
  [
    "a map whose names have two patterns",
    map(never(), {}, [
      { pattern: "^a", type: number() },
      { pattern: "b$", type: integer() },
    ]),
    [{ ab: 1, a: 0.5 }],
    [{ ab: 0.5 }, { c: 1 }],
  ],
  [
    "an object",
    object([property("a", string()), property("b?", number())]),
    [{ a: "x" }, { a: "x", b: 1, c: null }],
    [{}, { a: 1 }, { a: "x", b: "y" }, [], null, "a"],
  ],
  ["an object that is closed", object([property("a?", string())], {}, { kind: "forbidden" }), [{}, { a: "x" }], [{ b: 1 }]],
  [
    "an object with extras",
    object([property("a?", string())], {}, { kind: "typed", values: number(), patterns: [] }),
    [{ a: "x", b: 1 }],
    [{ b: "x" }],
  ],
  ["an open enum", enumeration(["a", 1], true), ["a", "b", 1, 2], [true, null]],
  ["a closed enum", enumeration(["a", 1, null, { b: 1 }]), ["a", 1, null, { b: 1 }], ["b", 2, { b: 2 }]],
  ["a union", union([string(), number()]), ["a", 1], [true]],
  ["a reference that leads nowhere", ref("Missing"), [], ["a", null]],
];

describe("what a type accepts", () => {
  it.each(ROWS.flatMap(([what, node, accepted]) => accepted.map((value) => ({ what, node, value }))))(
    "$what: $value is accepted",
    ({ node, value }) => {
      expect(acceptsWire(empty, node, value)).toBe(true);
      expect(contradictsType(empty, node, value)).toBe(false);
    },
  );

  it.each(ROWS.flatMap(([what, node, , rejected]) => rejected.map((value) => ({ what, node, value }))))(
    "$what: $value is rejected",
    ({ node, value }) => {
      expect(acceptsWire(empty, node, value)).toBe(false);
      expect(contradictsType(empty, node, value)).toBe(true);
    },
  );

  it.each<readonly [what: string, node: TypeNode, value: JsonValue]>([
    ["a text of a format that validators disagree about", string({ formats: ["uri"] }), "a b"],
    ["a text of a pattern that needs backtracking", string({ patterns: ["(a)\\1"] }), "aa"],
    ["a name of a pattern that needs backtracking", map(string(), {}, [{ pattern: "(a)\\1", type: string() }]), { aa: "x" }],
    ["a file", string({}, { representation: "Blob" }), "x"],
    ["a list that holds one of these", array(string({ formats: ["uri"] })), ["a b"]],
  ])("is in doubt for %s: neither surely accepted nor surely rejected", (_, node, value) => {
    expect(acceptsWire(empty, node, value)).toBe(false);
    expect(contradictsType(empty, node, value)).toBe(false);
  });

  const cat = object([property("type", string()), property("lives", integer())]);
  const dog = object([property("type", string())]);
  const tags = [
    { tag: "cat", variant: 0 },
    { tag: "dog", variant: 1 },
  ];
  const pets = (more: { readonly open?: boolean; readonly exclusive?: boolean; readonly enforced: boolean }): TypeNode =>
    union([cat, dog], { discriminator: { wireName: "type", tags, enforced: more.enforced }, ...more });

  it.each<readonly [what: string, node: TypeNode, accepted: readonly JsonValue[], rejected: readonly JsonValue[]]>([
    ["enforced", pets({ enforced: true }), [{ type: "cat", lives: 9 }, { type: "dog" }], [{ type: "cat" }]],
    [
      "enforced, where several would take the value",
      pets({ enforced: true, exclusive: true }),
      [{ type: "cat", lives: 9 }],
      [{ type: "cat" }],
    ],
    ["a hint", pets({ enforced: false }), [{ type: "cat", lives: 9 }, { type: "cow" }], [{ type: "cat" }, {}]],
    [
      "a hint, where oneOf alone would ask for one",
      pets({ enforced: false, exclusive: true }),
      [{ type: "dog" }, { type: "cow" }, { type: "cat", lives: 9 }],
      [{ type: "cat" }, {}],
    ],
    ["open", pets({ enforced: true, open: true }), [{ type: "cow" }, { type: "dog" }], [{ type: "cat" }, { type: 1 }, {}, "cat"]],
  ])("hangs on a tag that is %s", (_, node, accepted, rejected) => {
    expect(accepted.filter((value) => !acceptsWire(empty, node, value))).toEqual([]);
    expect(rejected.filter((value) => acceptsWire(empty, node, value))).toEqual([]);
  });
});
