import { describe, expect, it } from "vitest";
import { code } from "../../../generator/emit/print/code.js";
import { printValue, type ValueLayout } from "../../../generator/emit/sample/print-value.js";
import type { JsonValue, TypeNode } from "../../../generator/model/types.js";
import {
  array,
  date,
  enumeration,
  graphOf,
  integer,
  literal,
  map,
  namesFor,
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

const TIME = "2024-01-01T00:00:00Z";
const kept = { kind: "unknown", policy: "keep" } as const;
const graph = graphOf({
  Moment: object([property("taken_at", date())]),
  Two: object([property("a_b?", string())], { minProperties: 2 }),
  Demanding: object([property("a_b?", string())], { required: ["x_y", "z"] }),
  Lenient: object([property("a_b?", string())]),
  Stripping: object([property("a_b?", string())], { required: ["x_y"] }, { kind: "unknown", policy: "strip" }),
  Extras: object(
    [property("a_b?", string())],
    { required: ["x_y"] },
    { kind: "typed", values: date(), patterns: [{ pattern: "^n", type: integer({}, { representation: "bigint" }) }] },
  ),
  Nested: object([property("in_ner", object([property("c_d", string())], {}, kept))]),
  Holder: object([property("de_ep", ref("Demanding"))]),
  Cat: object([property("kind", literal("cat")), property("nine_lives?", integer())]),
  Dog: object([property("kind", literal("dog")), property("nine_lives?", date())]),
});
const print = (node: TypeNode, wire: JsonValue, layout: ValueLayout = { multiline: false }): string =>
  printValue(graph, namesFor(), node, wire, layout);
const tagged = (open: boolean): TypeNode =>
  union([ref("Cat"), ref("Dog")], {
    open,
    discriminator: {
      wireName: "kind",
      tags: [
        { tag: "cat", variant: 0 },
        { tag: "dog", variant: 1 },
      ],
      enforced: true,
    },
  });

describe("a printed value", () => {
  it.each<readonly [what: string, node: TypeNode, wire: JsonValue, want: string]>([
    ["a large integer as the digits that its type is", integer({}, { representation: "decimal" }), 12, '"12"'],
    ["a large integer that is text as it is", string({}, { representation: "decimal" }), "12", '"12"'],
    ["a file of what the text says", string({}, { representation: "Blob" }), "a", 'new Blob(["a"])'],
    ["no bytes", string({}, { representation: "Uint8Array" }), "", "new Uint8Array([])"],
    ["bytes of 0 and 255", string({}, { representation: "Uint8Array" }), "AP8=", "new Uint8Array([0, 255])"],
    ["null of a type that has no value for it", { ...date(), nullable: true }, null, "null"],
    ["null of a large integer", { ...integer({}, { representation: "bigint" }), nullable: true }, null, "null"],
    ["the largest integer that a literal holds", integer({}, { representation: "bigint" }), 2 ** 53, "9007199254740992n"],
    [
      "the smallest integer that a literal holds",
      string({}, { representation: "bigint" }),
      "-9007199254740992",
      "-9007199254740992n",
    ],
    ["an integer above these", string({}, { representation: "bigint" }), "9007199254740993", 'BigInt("9007199254740993")'],
    ["an integer below these", string({}, { representation: "bigint" }), "-9007199254740993", 'BigInt("-9007199254740993")'],
    ["a boolean", { ...string(), type: "boolean" }, true, "true"],
    ["dates in lists", array(date()), [TIME], `[new Date("${TIME}")]`],
    ["no item", array(date()), [], "[]"],
    ["no entry", map(date()), {}, "{}"],
    ["the rest of a tuple by its own type", tuple([string()], date()), ["a", TIME], `["a", new Date("${TIME}")]`],
    ["names of a map as they are", map(number()), { a_b: 1, "c-d": 2 }, '{ "a_b": 1, "c-d": 2 }'],
    ["what is no list of a list without a type", { ...array(date()), inferred: true }, { a_b: TIME }, `{ "a_b": "${TIME}" }`],
    ["what is no list of a tuple without a type", { ...tuple([date()], never()), inferred: true }, TIME, `"${TIME}"`],
    ["what is no object of a map without a type", { ...map(date()), inferred: true }, [TIME], `["${TIME}"]`],
    [
      "what is no object of an object without a type",
      { ...object([property("a_b", date())]), inferred: true },
      [TIME],
      `["${TIME}"]`,
    ],
    ["the object of a reference", ref("Moment"), { taken_at: TIME }, `{ takenAt: new Date("${TIME}") }`],
    ["an object that is no model by its names on the wire", ref("Nested"), { in_ner: { c_d: "x" } }, '{ inNer: { "c_d": "x" } }'],
    ["what a reference that leads nowhere stands for", ref("Missing"), { a_b: [TIME] }, `{ "a_b": ["${TIME}"] }`],
    [
      "extras by the type of their pattern",
      ref("Extras"),
      { n1: 7, x_y: TIME },
      `{ additionalProperties: { "n1": 7n, "x_y": new Date("${TIME}") } }`,
    ],
    [
      "the variant that the tag names",
      tagged(false),
      { kind: "dog", nine_lives: TIME },
      `{ kind: "dog", nineLives: new Date("${TIME}") }`,
    ],
    ["a tag that is listed in an open union", tagged(true), { kind: "cat", nine_lives: 9 }, '{ kind: "cat", nineLives: 9 }'],
    [
      "a tag that nobody lists by its names on the wire",
      tagged(true),
      { kind: "cow", nine_lives: 9 },
      '{ "kind": "cow", "nine_lives": 9 }',
    ],
    ["what no variant accepts as it is", union([date(), number()]), { a_b: 1 }, '{ "a_b": 1 }'],
    ["the variant that accepts it", union([date(), enumeration(["soon"])]), TIME, `new Date("${TIME}")`],
    ["a key with a quotation mark", unknown(), { 'a"b': 1 }, '{ "a\\"b": 1 }'],
    ["a prototype key in what has no type", unknown(), JSON.parse('{"__proto__":1}'), '{ ["__proto__"]: 1 }'],
  ])("is %s", (_, node, wire, want) => {
    expect(print(node, wire)).toBe(want);
  });

  const add = { multiline: false, addUnnamed: code`add` };
  it.each<readonly [what: string, node: TypeNode, wire: JsonValue, want: string]>([
    ["has to be there", ref("Demanding"), { x_y: 1, z: [2] }, '{ ...add({}, { "x_y": 1, "z": [2] }) }'],
    [
      "has to be there beside others",
      ref("Demanding"),
      { a_b: "c", x_y: 1, z: 2, w: 3 },
      '{ aB: "c", ...add({}, { "x_y": 1, "z": 2 }) }',
    ],
    ["makes up the number", ref("Two"), { a_b: "c", x: 1, y: 2 }, '{ aB: "c", ...add({}, { "y": 2 }) }'],
    ["has to be there inside", ref("Holder"), { de_ep: { x_y: 1, z: 2 } }, '{ deEp: { ...add({}, { "x_y": 1, "z": 2 }) } }'],
    ["can be left out", ref("Lenient"), { a_b: "c", x: 1 }, '{ aB: "c" }'],
    ["is not kept anyway", ref("Stripping"), { x_y: 1 }, "{}"],
    ["has a field of its own", ref("Extras"), { x_y: TIME }, `{ additionalProperties: { "x_y": new Date("${TIME}") } }`],
  ])("adds what no type names where it %s", (_, node, wire, want) => {
    expect(print(node, wire, add)).toBe(want);
  });

  it("leaves out what no type names where there is nothing to add it by", () => {
    expect(print(ref("Demanding"), { x_y: 1, z: 2 })).toBe("{}");
  });

  it.each([
    ["a text that ends in the last column stays", 13, '{\n  aB: "xxxx",\n}', "xxxx"],
    ["a longer one goes below its name", 13, '{\n  aB:\n    "xxxxx",\n}', "xxxxx"],
    ["any text stays where there is no last column", undefined, `{\n  aB: "${"x".repeat(200)}",\n}`, "x".repeat(200)],
  ])("%s", (_, width, want, text) => {
    expect(print(ref("Lenient"), { a_b: text }, { multiline: true, width })).toBe(want);
  });

  it.each<readonly [what: string, node: TypeNode, wire: JsonValue, want: string]>([
    ["further inside there is less room", map(map(string())), { a: { b: "xx" } }, '{\n  "a": {\n    "b":\n      "xx",\n  },\n}'],
    ["a list has lines of its own and stays", map(array(string())), { abcdef: ["x"] }, '{\n  "abcdef": [\n    "x",\n  ],\n}'],
    ["an item has no name to go below", array(string()), ["xxxxxxxxxxxx"], '[\n  "xxxxxxxxxxxx",\n]'],
    ["a number stays", map(number()), { abcdef: 123456789 }, '{\n  "abcdef": 123456789,\n}'],
    ["the same inside of what has no type", unknown(), { a: { b: "xx" } }, '{\n  "a": {\n    "b":\n      "xx",\n  },\n}'],
  ])("breaks lines by their width: %s", (_, node, wire, want) => {
    expect(print(node, wire, { multiline: true, width: 13 })).toBe(want);
  });

  it("has all on one line whatever the width", () => {
    expect(print(ref("Lenient"), { a_b: "x".repeat(50) }, { multiline: false, width: 10 })).toBe(`{ aB: "${"x".repeat(50)}" }`);
  });
});
