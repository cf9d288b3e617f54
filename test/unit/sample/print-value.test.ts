import { describe, expect, it } from "vitest";
import { printValue } from "../../../generator/emit/sample/index.js";
import type { JsonValue, ModelGraph, TypeNode } from "../../../generator/model/types.js";
import {
  array,
  date,
  enumeration,
  graphOf,
  integer,
  literal,
  map,
  namesFor,
  number,
  object,
  property,
  ref,
  string,
  tuple,
  union,
  unknown,
} from "./graph-kit.js";

const user = object([
  property("user_id", string()),
  property("created_at?", date()),
  property("__proto__?", string()),
  property("tags?", array(string())),
]);
const graph = graphOf({
  User: user,
  Extra: object([property("a_b", string())], {}, { kind: "typed", values: ref("User"), patterns: [] }),
  Cat: object([property("kind", literal("cat")), property("nine_lives", number())]),
  Dog: object([property("kind", literal("dog")), property("loud_bark", number())]),
});

const print = (node: TypeNode, wire: JsonValue, multiline = false, width?: number, inside: ModelGraph = graph): string =>
  printValue(inside, namesFor(), node, wire, { multiline, width });

describe("a printed value", () => {
  it.each<[string, TypeNode, JsonValue, string]>([
    ["strings in double quotes, escaped", string(), 'a"\u2028</script>', '"a\\"\\u2028<\\/script>"'],
    ["numbers", number(), -0.5, "-0.5"],
    ["null", { ...string(), nullable: true }, null, "null"],
    ["dates", date(), "2024-01-01T00:00:00Z", 'new Date("2024-01-01T00:00:00Z")'],
    ["big integers", integer({}, { representation: "bigint" }), 12, "12n"],
    [
      "big integers in strings",
      string({}, { representation: "bigint" }),
      "-9223372036854775808",
      'BigInt("-9223372036854775808")',
    ],
    ["bytes", string({}, { representation: "Uint8Array" }), "AQL/", "new Uint8Array([1, 2, 255])"],
    ["members of enums", enumeration(["a", 1]), "a", '"a"'],
    ["literals of any kind", literal({ a_b: 1 }), { a_b: 1 }, '{ "a_b": 1 }'],
    ["names in camelCase", ref("User"), { user_id: "u" }, '{ userId: "u" }'],
    ["properties in the order of the type", ref("User"), { tags: [], user_id: "u" }, '{ userId: "u", tags: [] }'],
    [
      "a prototype key as a key",
      ref("User"),
      JSON.parse('{"user_id":"u","__proto__":"p"}'),
      '{ userId: "u", ["__proto__"]: "p" }',
    ],
    ["without what has no place in the type", ref("User"), { user_id: "u", more: 1 }, '{ userId: "u" }'],
    [
      "declared extras in their field",
      ref("Extra"),
      { a_b: "x", "k-1": { user_id: "u" } },
      '{ aB: "x", additionalProperties: { "k-1": { userId: "u" } } }',
    ],
    ["no field where there are no extras", ref("Extra"), { a_b: "x" }, '{ aB: "x" }'],
    ["names of maps as on the wire", map(ref("User")), { some_key: { user_id: "u" } }, '{ "some_key": { userId: "u" } }'],
    [
      "patterns of maps by their own type",
      map(string(), {}, [{ pattern: "^d", type: date() }]),
      { d: "2024-01-01T00:00:00Z", e: "f" },
      '{ "d": new Date("2024-01-01T00:00:00Z"), "e": "f" }',
    ],
    ["unknown values as they are", unknown(), { a_b: [1, { c_d: null }] }, '{ "a_b": [1, { "c_d": null }] }'],
    ["tuples", tuple([date()], number()), ["2024-01-01T00:00:00Z", 1, 2], '[new Date("2024-01-01T00:00:00Z"), 1, 2]'],
    [
      "the variant that a value is of",
      union([ref("Cat"), ref("Dog")]),
      { kind: "dog", loud_bark: 1 },
      '{ kind: "dog", loudBark: 1 }',
    ],
  ])("shows %s", (_, node, wire, want) => {
    expect(print(node, wire)).toBe(want);
  });

  it("finds the variant by its tag", () => {
    const discriminator = { wireName: "kind", tags: [{ tag: "dog", variant: 1 }], enforced: false };
    expect(print(union([ref("Cat"), ref("Dog")], { discriminator }), { kind: "dog", loud_bark: 1 })).toBe(
      '{ kind: "dog", loudBark: 1 }',
    );
  });

  it("does not go in circles where unions hold each other", () => {
    const rings = graphOf({ A: union([ref("A"), ref("B")]), B: union([ref("A"), string()]) });
    expect(print(ref("A"), "x", false, undefined, rings)).toBe('"x"');
  });

  it("knows a model by its own type node", () => {
    expect(print(user, { user_id: "u" })).toBe('{ userId: "u" }');
  });

  it("has one entry a line, commas at the end, and empty brackets closed at once", () => {
    expect(print(ref("Extra"), { a_b: "x", k: { user_id: "u", tags: ["t", "v"] }, l: { user_id: "w", tags: [] } }, true)).toBe(
      [
        "{",
        '  aB: "x",',
        "  additionalProperties: {",
        '    "k": {',
        '      userId: "u",',
        "      tags: [",
        '        "t",',
        '        "v",',
        "      ],",
        "    },",
        '    "l": {',
        '      userId: "w",',
        "      tags: [],",
        "    },",
        "  },",
        "}",
      ].join("\n"),
    );
  });

  it.each([
    [67, '{\n  userId: "'],
    [68, '{\n  userId:\n    "'],
  ])("breaks after the key where a string of %d letters would pass 80 columns", (length, start) => {
    expect(print(ref("User"), { user_id: "x".repeat(length) }, true, 80)).toBe(`${start}${"x".repeat(length)}",\n}`);
  });
});
