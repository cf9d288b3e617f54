import { describe, expect, it } from "vitest";
import { acceptsWire, sampleWire } from "../../../generator/emit/sample/index.js";
import { seedOf } from "../../../generator/emit/sample/random.js";
import { textByName } from "../../../generator/emit/sample/text.js";
import type { JsonValue, ModelGraph, TypeNode } from "../../../generator/model/types.js";
import {
  array,
  boolean,
  date,
  doc,
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

// A page that is generated again, also by a later version, shows what it showed before. So these are the very values.

const empty = graphOf({});
const POLICIES = ["page", "minimal", "full"] as const;

/** The value of a property called `n` of an object. */
function propertyValue(node: TypeNode, texts: "likely" | "distinct" = "likely"): JsonValue | undefined {
  const value = sampleWire(empty, object([property("n", node)]), "page", "Pet", texts);
  return value === undefined ? undefined : (value as { readonly n: JsonValue }).n; // of an object
}

const inAllPolicies = (node: TypeNode, graph: ModelGraph = empty): readonly (JsonValue | undefined)[] =>
  POLICIES.map((policy) => sampleWire(graph, node, policy, "Pet"));

describe("a number that is made up", () => {
  it.each<readonly [what: string, node: TypeNode, want: JsonValue]>([
    ["whole, below a million", integer(), 885898],
    ["of cents, below ten thousand", number(), 8858.11],
    ["within a thousand above the lower bound alone", integer({ minimum: 2_000_000 }), 2000777],
    ["within a thousand above the lower bound alone, of a fraction", number({ minimum: 20_000.5 }), 20777.64],
    ["within a thousand below the upper bound alone", integer({ maximum: -5 }), -228],
    ["within a thousand below the upper bound alone, of a fraction", number({ maximum: -0.5 }), -223.36],
    ["between bounds", integer({ minimum: -20, maximum: -10 }), -12],
    ["between bounds, of a fraction", number({ minimum: 1, maximum: 2 }), 1.78],
    ["between bounds that are left out", integer({ exclusiveMinimum: -7, exclusiveMaximum: -5 }), -6],
    [
      "between bounds that are left out, of a fraction",
      number({ exclusiveMinimum: 0, exclusiveMaximum: 0.001 }),
      0.0007771365654189139,
    ],
    ["of the narrower of two lower bounds", integer({ minimum: -3000, exclusiveMinimum: -2, maximum: 1 }), 0],
    ["of the narrower of two upper bounds", integer({ minimum: -3, maximum: 5000, exclusiveMaximum: -1 }), -2],
    ["the bound where only that is left", number({ minimum: -3.25, maximum: -3.25 }), -3.25],
    ["a multiple", integer({ multipleOf: [1_000] }), 1000],
    ["a multiple of a fraction", number({ multipleOf: [0.05], minimum: 20_000 }), 20777.15],
    ["a multiple of a large number", integer({ multipleOf: [3_000_000] }), 0],
    ["a multiple above a bound", integer({ multipleOf: [700], minimum: 10_000_000 }), 10000900],
    ["a multiple of two numbers", integer({ multipleOf: [14, 22], minimum: 1 }), 770],
    ["a negative multiple", integer({ multipleOf: [1024], exclusiveMaximum: 0 }), -1024],
    ["in the range of its format", integer({ formats: ["int8"] }, { format: "int8" }), 70],
    ["in the range of a format without a sign", integer({ formats: ["uint8"] }, { format: "uint8" }), 198],
    ["in what is left of the range of its format", integer({ formats: ["int8"], minimum: 100 }, { format: "int8" }), 121],
    ["a 64-bit one", integer({}, { format: "int64", representation: "bigint" }), 885898],
    ["not the one that is excluded", integer({ minimum: 1, maximum: 2, not: [literal(1)] }), 2],
  ])("is %s", (_, node, want) => {
    expect(propertyValue(node)).toEqual(want);
    expect(acceptsWire(empty, node, want)).toBe(true);
  });

  it.each<readonly [what: string, node: TypeNode, want: JsonValue]>([
    ["number", number(), 1284.03],
    ["integer", integer(), 128403],
    ["number that must be small", number({ maximum: 10 }), -374.99],
    ["integer that must be small", integer({ minimum: 0, maximum: 10 }), 6],
  ])("is the same for each %s without a name, where that may be", (_, node, want) => {
    expect(inAllPolicies(node)).toEqual([want, want, want]);
  });
});

describe("a boolean that is made up", () => {
  it.each<readonly [what: string, node: TypeNode, want: JsonValue]>([
    ["true without a name", boolean(), true],
    ["the other one where that is excluded", { ...boolean(), checks: { not: [literal(true)] } }, false],
    [
      "either in a property",
      object(["a", "b", "c", "d", "e"].map((name) => property(name, boolean()))),
      { a: false, b: false, c: false, d: false, e: true },
    ],
  ])("is %s", (_, node, want) => {
    expect(inAllPolicies(node)).toEqual([want, want, want]);
  });
});

describe("a text that is made up", () => {
  it.each<readonly [what: string, node: TypeNode, likely: JsonValue, distinct: JsonValue]>([
    ["a placeholder, or called as its property is", string(), "<value>", "<n>"],
    ["cut to its length", string({ maxLength: 2 }), "<v", "<n"],
    ["cut to a length of nothing", string({ maxLength: 0 }), "", ""],
    ["a short placeholder", string({ maxLength: 5 }), "<valu", "<n>"],
    ["a short placeholder of letters", string({ maxLength: 5, patterns: ["^[a-z]+$"] }), "value", "value"],
    ["continued to its length", string({ minLength: 12 }), "<value>xxxxx", "<n>xxxxxxxxx"],
    ["of exactly its length", string({ minLength: 7, maxLength: 7 }), "<value>", "<n>xxxx"],
    ["what its pattern describes", string({ patterns: ["^[a-z]{3}-\\d+$"] }), "ale-029", "ale-029"],
    ["one of what its pattern describes", string({ patterns: ["^(foo|bar|baz)$"] }), "foo", "foo"],
    [
      "as long as its pattern has to be repeated",
      string({ patterns: ["^(ab)*$"], minLength: 30 }),
      "abababababababababababababababababababababababab",
      "abababababababababababababababababababababababab",
    ],
    ["as long as its pattern may be repeated", string({ patterns: ["^[xy]*$"], maxLength: 2 }), "xx", "xx"],
    ["continued after its pattern", string({ patterns: ["^z"], minLength: 10 }), "zxxxxxxxxx", "zxxxxxxxxx"],
    ["what the second of two patterns describes", string({ patterns: ["^[^<]*$", "^#[0-9a-f]{6}$"] }), "#a436d0", "#a436d0"],
    ["of letters that are no ASCII", string({ patterns: ["^[^\\x00-\\x7f]{2}$"] }), "é日", "é日"],
    [
      "of a format",
      string({ formats: ["uuid"] }),
      "c83d2d1e-07c6-4cb2-905c-8f738a5b766b",
      "c83d2d1e-07c6-4cb2-905c-8f738a5b766b",
    ],
    ["of a format that is only told", string({}, { format: "ipv4" }), "192.0.2.226", "192.0.2.226"],
    [
      "of the format that is demanded before the one that is told",
      string({ formats: ["date"] }, { format: "ipv4" }),
      "2025-04-05",
      "2025-04-05",
    ],
    ["a date", date(), "2025-04-05T12:17:31.286Z", "2025-04-05T12:17:31.286Z"],
    ["bytes", string({}, { representation: "Uint8Array" }), "xoU33SjT", "xoU33SjT"],
    ["a large integer", string({}, { representation: "bigint" }), "885899138404", "885899138404"],
    ["not the one that is excluded", string({ not: [literal("<value>")] }), "", "<n>"],
    ["a likely password", string({ patterns: ["(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*!)"] }), "Aa1!Aa1!Aa1!", "Aa1!Aa1!Aa1!"],
    ["a likely version", string({ patterns: ["^(?=\\d\\.\\d\\.\\d$)"] }), "1.0.0", "1.0.0"],
    ["a likely language", string({ patterns: ["^(?=[a-z]{2}-[A-Z]{2}$)"] }), "en-US", "en-US"],
    ["a likely telephone number", string({ patterns: ["^(?=\\+1\\d{10}$)"] }), "+12025550123", "+12025550123"],
  ])("is %s", (_, node, likely, distinct) => {
    expect([propertyValue(node), propertyValue(node, "distinct")]).toEqual([likely, distinct]);
  });

  it.each<readonly [what: string, node: TypeNode, likely: JsonValue, distinct: JsonValue]>([
    ["numbered in a list", array(string(), { minItems: 2, maxItems: 2 }), ["<value 1>", "<value 2>"], ["<n 1>", "<n 2>"]],
    ["numbered and short in a list", array(string({ maxLength: 4 }), { minItems: 2, maxItems: 2 }), ["v1", "v2"], ["v1", "v2"]],
    [
      "numbered in a list of different ones",
      array(string({ maxLength: 20 }), { minItems: 3, maxItems: 3, uniqueItems: true }),
      ["<value 1>", "<value 2>", "<value 3>"],
      ["<n 1>", "<n 2>", "<n 3>"],
    ],
    [
      "numbered in a list of different ones of two letters",
      array(string({ maxLength: 2 }), { minItems: 3, maxItems: 3, uniqueItems: true }),
      ["v1", "v2", "v3"],
      ["v1", "v2", "v3"],
    ],
    [
      "numbered in a list of different ones of one letter",
      array(string({ minLength: 1, maxLength: 1 }), { minItems: 3, maxItems: 3, uniqueItems: true }),
      ["1", "2", "3"],
      ["1", "2", "3"],
    ],
    ["not numbered in a list of one", array(string(), { minItems: 1, maxItems: 1 }), ["<value>"], ["<n>"]],
  ])("is %s", (_, node, likely, distinct) => {
    expect([propertyValue(node), propertyValue(node, "distinct")]).toEqual([likely, distinct]);
  });

  it.each([
    ["id", "<id>"],
    ["user_id", "<id>"],
    ["userId", "<id>"],
    ["user2Id", "<id>"],
    ["user_ids", undefined],
    ["ID", undefined],
    ["userID", undefined],
    ["idea", undefined],
    ["void", undefined],
    ["key", "<key>"],
    ["KEY", "<key>"],
    ["keys", undefined],
    ["email", "user167@example.com"],
    ["e-mail", "user167@example.com"],
    ["E_Mail", "user167@example.com"],
    ["display_name", "Alan Noether"],
    ["displayName", "Alan Noether"],
    ["model", "Charger"],
    ["description", "a careful note about what this is for"],
    ["file name", "example.file"],
    ["filename", "example.file"],
    ["url", "https://example.com/1679"],
    ["avatar_url", "https://example.com/1679"],
    ["avatarURL", "https://example.com/1679"],
    ["url_of_avatar", undefined],
    ["name", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("is what one expects of a property called %s: %s", (name, want) => {
    expect(textByName(name, seedOf("Pet"))).toBe(want);
  });
});

describe("a value of several parts that is made up", () => {
  const item = object([property("a", string()), property("b?", integer())]);
  const keyed = object([property("a?", string()), property("b?", string()), property("c?", string())]);

  it.each<readonly [what: string, node: TypeNode, page: JsonValue, minimal: JsonValue, full: JsonValue]>([
    ["a list of texts", array(string()), ["<value 1>", "<value 2>", "<value 3>"], [], ["<value>"]],
    ["a list of members of an enum", array(enumeration(["a", "b"])), ["a", "b", "a"], [], ["a"]],
    ["a list of objects", array(item), [{ a: "<value>" }, { a: "<value>" }], [], [{ a: "<value>", b: 987108 }]],
    ["a list of lists", array(array(integer())), [[128403], [128403]], [], [[128403]]],
    [
      "a list that must be long",
      array(string(), { minItems: 4 }),
      ["<value 1>", "<value 2>", "<value 3>", "<value 4>"],
      ["<value 1>", "<value 2>", "<value 3>", "<value 4>"],
      ["<value 1>", "<value 2>", "<value 3>", "<value 4>"],
    ],
    ["a list that must be short", array(string(), { maxItems: 1 }), ["<value>"], [], ["<value>"]],
    ["a list that must be empty", array(string(), { maxItems: 0 }), [], [], []],
    [
      "a list of different texts",
      array(string(), { minItems: 2, uniqueItems: true }),
      ["<value 1>", "<value 2>", "<value 3>"],
      ["<value 1>", "<value 2>"],
      ["<value 1>", "<value 2>"],
    ],
    [
      "a list of different numbers",
      array(integer({ minimum: 1, maximum: 3 }), { minItems: 3, uniqueItems: true }),
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ],
    [
      "a list that must contain something",
      array(unknown(), { contains: [{ type: literal("x"), min: 2, max: undefined }] }),
      ["x", "x", "<value>"],
      ["x", "x"],
      ["x", "x"],
    ],
    ["a list of what has no value", array(never()), [], [], []],
    ["a tuple", tuple([string(), integer()], boolean()), ["<value 1>", 128403], [], ["<value 1>", 128403]],
    [
      "a tuple that must be long",
      tuple([string()], boolean(), { minItems: 3 }),
      ["<value 1>", true, true],
      ["<value 1>", true, true],
      ["<value 1>", true, true],
    ],
    ["a tuple that must be short", tuple([string(), integer()], never(), { maxItems: 1 }), ["<value 1>"], [], ["<value 1>"]],
    [
      "a tuple that must contain something",
      tuple([], literal("x"), { contains: [{ type: literal("x"), min: 2, max: undefined }] }),
      ["x", "x"],
      ["x", "x"],
      ["x", "x"],
    ],
    ["a tuple whose second item has no value", tuple([string(), never(), string()], never()), ["<value 1>"], [], ["<value 1>"]],
    ["a map", map(string()), { key: "<value>" }, {}, { key: "<value>" }],
    ["a map of objects", map(item), { key: { a: "<value>" } }, {}, { key: { a: "<value>", b: 837071 } }],
    [
      "a map that must be large",
      map(integer(), { minProperties: 4 }),
      { key: 128403, key1: 128403, key2: 128403, key3: 128403 },
      { key: 128403, key1: 128403, key2: 128403, key3: 128403 },
      { key: 128403, key1: 128403, key2: 128403, key3: 128403 },
    ],
    ["a map that must be small", map(string(), { maxProperties: 0 }), {}, {}, {}],
    [
      "a map with names that must be there",
      map(integer(), { required: ["x", "y"] }),
      { y: 128403, x: 128403, key: 128403 },
      { y: 128403, x: 128403 },
      { y: 128403, x: 128403, key: 128403 },
    ],
    [
      "a map with names of an enum",
      map(integer(), { minProperties: 2, propertyNames: [enumeration(["left", "right"])] }),
      { left: 128403, right: 128403 },
      { left: 128403, right: 128403 },
      { left: 128403, right: 128403 },
    ],
    [
      "a map with names of a length",
      map(integer(), { minProperties: 2, propertyNames: [string({ minLength: 6 })] }),
      { "<key>x": 128403, "<value 2>": 128403 },
      { "<key>x": 128403, "<value 2>": 128403 },
      { "<key>x": 128403, "<value 2>": 128403 },
    ],
    [
      "a map with names of a pattern",
      map(never(), { minProperties: 2 }, [{ pattern: "^x-[a-z]{3}$", type: number() }]),
      { "x-sem": 1284.03, "x-mjk": 1284.03 },
      { "x-sem": 1284.03, "x-mjk": 1284.03 },
      { "x-sem": 1284.03, "x-mjk": 1284.03 },
    ],
    [
      "a map with names of two patterns",
      map(never(), { minProperties: 4 }, [
        { pattern: "^x-[a-z]{3}$", type: integer() },
        { pattern: "^y-\\d+$", type: string() },
      ]),
      { "x-sem": 128403, "y-4": "<value>", "x-nqq": 128403, "y-23": "<value>" },
      { "x-sem": 128403, "y-4": "<value>", "x-nqq": 128403, "y-23": "<value>" },
      { "x-sem": 128403, "y-4": "<value>", "x-nqq": 128403, "y-23": "<value>" },
    ],
    ["an object", item, { a: "<value>" }, { a: "<value>" }, { a: "<value>", b: 572667 }],
    [
      "an object with some properties",
      object(keyed.properties, { minProperties: 2 }),
      { a: "<value>", b: "<value>" },
      { a: "<value>", b: "<value>" },
      { a: "<value>", b: "<value>", c: "<value>" },
    ],
    ["an object with few properties", object(keyed.properties, { maxProperties: 1 }), {}, {}, { a: "<value>" }],
    [
      "an object with more than its properties",
      object([property("a", string())], { minProperties: 3 }),
      { a: "<value>", key: "<value>", key1: "<value>" },
      { a: "<value>", key: "<value>", key1: "<value>" },
      { a: "<value>", key: "<value>", key1: "<value>" },
    ],
    [
      "an object with extras",
      object([property("a", string())], {}, { kind: "typed", values: integer(), patterns: [] }),
      { a: "<value>" },
      { a: "<value>" },
      { a: "<value>", key: 128403 },
    ],
    [
      "an object with optional properties that must be there",
      object(keyed.properties, { required: ["b"] }),
      { b: "<value>" },
      { b: "<value>" },
      { a: "<value>", b: "<value>", c: "<value>" },
    ],
    [
      "an object with names that nothing describes",
      object([], { required: ["x"] }),
      { x: "<value>" },
      { x: "<value>" },
      { x: "<value>" },
    ],
    [
      "an object with names that extras describe",
      object([], { required: ["x", "n1"] }, { kind: "typed", values: string(), patterns: [{ pattern: "^n", type: integer() }] }),
      { n1: 128403, x: "<value>" },
      { n1: 128403, x: "<value>" },
      { n1: 128403, x: "<value>", key: "<value>" },
    ],
    [
      "an object with names that depend on others",
      object(keyed.properties, {
        required: ["a"],
        dependentRequired: [
          { name: "a", required: ["b"] },
          { name: "b", required: ["z"] },
          { name: "q", required: ["r"] },
        ],
      }),
      { a: "<value>", b: "<value>", z: "<value>" },
      { a: "<value>", b: "<value>", z: "<value>" },
      { a: "<value>", b: "<value>", c: "<value>", z: "<value>" },
    ],
    [
      "an object with a demand beside it",
      object([property("a", string())], { allOf: [object([property("b", string({ minLength: 9 }))])] }),
      { a: "<value>", b: "<value>xx" },
      { a: "<value>", b: "<value>xx" },
      { a: "<value>", b: "<value>xx" },
    ],
    [
      "an object with demands that go into each other",
      object([property("a", object([property("x", string())]))], {
        allOf: [object([property("a", object([property("y", integer())]))])],
      }),
      { a: { x: "<value>", y: 21835 } },
      { a: { x: "<value>", y: 21835 } },
      { a: { x: "<value>", y: 21835 } },
    ],
    [
      "an object with one of two demands",
      object([property("a?", string())], { oneOf: [[object([property("b", string())]), object([property("c", string())])]] }),
      { b: "<value>" },
      { b: "<value>" },
      { a: "<value>", b: "<value>" },
    ],
    [
      "an object with a condition that is met",
      object([property("kind", enumeration(["x"])), property("more?", string())], {
        conditions: [
          {
            test: object([property("kind", literal("x"))]),
            consequent: object([property("more", string())]),
            alternative: undefined,
          },
        ],
      }),
      { kind: "x", more: "<value>" },
      { kind: "x", more: "<value>" },
      { kind: "x", more: "<value>" },
    ],
    [
      "a text with a demand beside it",
      string({ minLength: 3, allOf: [string({ maxLength: 3, patterns: ["^z"] })] }),
      "zxx",
      "zxx",
      "zxx",
    ],
    ["anything", unknown(), "<value>", "<value>", "<value>"],
    ["anything but a text", unknown({ not: [string()] }), 1284.03, 1284.03, 1284.03],
    ["anything but a text and a number", unknown({ not: [string(), number()] }), true, true, true],
    ["anything but what has one part", unknown({ not: [string(), number(), boolean()] }), {}, {}, {}],
    ["nothing but null", unknown({ not: [string(), number(), boolean(), object([]), array(unknown())] }), null, null, null],
    ["anything that is a list", unknown({ allOf: [array(integer(), { minItems: 1 })] }), [128403], [128403], [128403]],
    ["one of several texts", enumeration(["a", "b", "c"]), "a", "a", "a"],
    ["one of several types", union([string(), integer(), boolean()]), "<value>", "<value>", "<value>"],
    [
      "exactly one of two objects",
      union([keyed, object([property("z", string())])], { exclusive: true }),
      {},
      {},
      { a: "<value>", b: "<value>", c: "<value>" },
    ],
    ["null where there is nothing else", { ...never(), nullable: true }, null, null, null],
    ["a value although null would do", { ...string(), nullable: true }, "<value>", "<value>", "<value>"],
  ])("is %s", (_, node, page, minimal, full) => {
    expect(inAllPolicies(node)).toEqual([page, minimal, full]);
    for (const value of [page, minimal, full]) expect(acceptsWire(empty, node, value)).toBe(true);
  });
});

describe("an example of the document", () => {
  const shop = graphOf(
    {
      Shop: object([
        property("owner", ref("Person")),
        property("staff?", array(ref("Person"))),
        property("tags?", map(ref("Tag"))),
      ]),
      Person: object([property("name", string()), property("age?", integer())]),
      Tag: string(),
      Closed: object([
        property("at?", date(), { default: "2020-01-01T00:00:00Z" }),
        property("by?", ref("Person"), { doc: doc(undefined, true) }),
      ]),
    },
    { Person: { examples: [{ name: 7 }, { name: "Ada" }] }, Tag: { examples: ["red", "blue"] } },
  );

  it.each<readonly [model: string, page: JsonValue, minimal: JsonValue, full: JsonValue]>([
    [
      "Shop",
      { owner: { name: "Ada" }, staff: [{ name: "Ada" }], tags: {} },
      { owner: { name: "<value>" } },
      { owner: { name: "<value>", age: 792494 }, staff: [{ name: "<value>", age: 151212 }], tags: { key: "red" } },
    ],
    ["Person", { name: "Ada" }, { name: "<value>" }, { name: "<value>", age: 802390 }],
    ["Tag", "red", "red", "red"],
    ["Closed", {}, {}, { at: "2020-01-01T00:00:00Z", by: { name: "<value>", age: 351220 } }],
  ])("of %s or of what it refers to is shown on pages, and is a scalar's value everywhere", (model, page, minimal, full) => {
    expect(inAllPolicies(ref(model), shop)).toEqual([page, minimal, full]);
  });

  it("is the last resort of what nothing can be made up for", () => {
    const backwards = object([property("code", string({ patterns: ["(?<=a)b"] }))]);
    expect(inAllPolicies(backwards)).toEqual([undefined, undefined, undefined]);
    const fixed = object([property("code", string({ patterns: ["^(?=q)"], minLength: 2 }), { examples: ["qq"] })]);
    expect(inAllPolicies(fixed)).toEqual([{ code: "qq" }, { code: "qq" }, { code: "qq" }]);
    const graph = graphOf(
      { A: object([property("code", string({ patterns: ["^(?=q)"] }))]) },
      { A: { examples: [{ code: "q", more: 1 }] } },
    );
    expect(inAllPolicies(ref("A"), graph)).toEqual([
      { code: "q", more: 1 },
      { code: "q", more: 1 },
      { code: "q", more: 1 },
    ]);
  });
});
