import { describe, expect, it } from "vitest";
import { kindsNamedBy, kindsOf, wrongValues } from "../../../generator/emit/tests/kinds.js";
import type { JsonValue, TypeNode } from "../../../generator/model/types.js";
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
  ref,
  string,
  tuple,
  union,
  unknown,
} from "../sample/graph-kit.js";

const ALL = ["array", "boolean", "null", "number", "object", "string"];
const graph = graphOf({
  Text: string(),
  Loop: union([ref("Loop"), number()]),
  Untyped: { ...string(), inferred: true },
  Digits: integer({}, { representation: "decimal" }),
});

describe("the kinds of JSON of a type, and values that are none of it", () => {
  it.each<[what: string, type: TypeNode, kinds: readonly string[], wrong: readonly JsonValue[]]>([
    ["text", string(), ["string"], [7, null]],
    ["numbers", number(), ["number"], ["7", null]],
    ["integers", integer(), ["number"], ["7", null, 0.5]],
    ["booleans", boolean(), ["boolean"], ["7", null]],
    ["dates", date(), ["string"], [7, null]],
    ["files", string({}, { representation: "Blob" }), ALL, []],
    ["big integers", integer({}, { representation: "bigint" }), ["number", "string"], [{}, null]],
    ["digits", integer({}, { representation: "decimal" }), ["number"], ["not-in-the-document", null]],
    ["digits among others", union([object([]), ref("Digits")]), ["number", "object"], ["not-in-the-document", null]],
    ["lists of digits", array(ref("Digits")), ["array"], ["7", null]],
    ["text or null", { ...string(), nullable: true }, ["null", "string"], [7]],
    ["a text alone", literal("a"), ["string"], [7, null, "anot-in-the-document"]],
    ["a number alone", literal(3), ["number"], ["7", null, -3]],
    ["zero alone", literal(0), ["number"], ["7", null, 1]],
    ["true alone", literal(true), ["boolean"], ["7", null, false]],
    ["null alone", literal(null), ["null"], ["7", "not-in-the-document"]],
    ["an object alone", literal({ a: 1 }), ["object"], ["7", null, "not-in-the-document"]],
    ["values of several kinds", enumeration(["a", 1, null]), ["null", "number", "string"], [{}]],
    ["lists", array(string()), ["array"], ["7", null]],
    ["tuples", tuple([string()], never()), ["array"], ["7", null]],
    ["objects", object([]), ["object"], ["7", null]],
    ["records", map(string()), ["object"], ["7", null]],
    ["alternatives", union([string(), array(string())]), ["array", "string"], [7, null]],
    ["alternatives of all but lists", union([string(), number(), object([])]), ["number", "object", "string"], [[], null]],
    [
      "alternatives of all but booleans",
      union([string(), number(), object([]), array(string())]),
      ["array", "number", "object", "string"],
      [true, null],
    ],
    ["open alternatives", union([string()], { open: true }), ["object", "string"], [7, null]],
    ["a reference", ref("Text"), ["string"], [7, null]],
    ["a reference to nothing", ref("Gone"), [], ["7", null]],
    ["a model that holds itself", ref("Loop"), ["number"], ["7", null]],
    ["anything", unknown(), ALL, []],
    ["nothing", never(), [], ["7", null]],
  ])("%s", (_what, type, kinds, wrong) => {
    expect([...kindsOf(graph, type)].sort()).toEqual(kinds);
    expect([...kindsNamedBy(graph, type)].sort()).toEqual(kinds);
    expect(wrongValues(graph, type)).toEqual(wrong);
  });

  it.each<[what: string, type: TypeNode, named: readonly string[]]>([
    ["text", { ...string(), inferred: true }, ["string"]],
    ["an integer", { ...integer(), inferred: true }, ["number"]],
    ["a text alone", { ...literal("a"), inferred: true }, ["string"]],
    ["a reference", ref("Untyped"), ["string"]],
    ["one of alternatives", union([number(), ref("Untyped")]), ["number", "string"]],
  ])("where %s is meant but not said, any kind passes", (_what, type, named) => {
    expect([...kindsOf(graph, type)].sort()).toEqual(ALL);
    expect([...kindsNamedBy(graph, type)].sort()).toEqual(named);
    expect(wrongValues(graph, type)).toEqual([]);
  });
});
