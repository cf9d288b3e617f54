import { describe, expect, test } from "vitest";
import { findClosest } from "../../../generator/emit/sample/unnamed.js";
import type { Additional, JsonValue, TypeNode } from "../../../generator/model/types.js";
import {
  array,
  enumeration,
  graphOf,
  literal,
  map,
  never,
  number,
  object,
  property,
  string,
  tuple,
  union,
  unknown,
} from "./graph-kit.js";

const typed: Additional = { kind: "typed", values: string(), patterns: [] };
const named = (name: string, additional?: Additional): TypeNode => object([property(`${name}?`, string())], {}, additional);

/** An open union of one object with that tag. */
const tagged = (tag: string): TypeNode =>
  union([object([property("kind", literal(tag)), property("x?", string())])], {
    open: true,
    discriminator: { wireName: "kind", enforced: true, tags: [{ tag, variant: 0 }] },
  });

describe("the closest of the types that accept a value", () => {
  test.each<[string, TypeNode[], JsonValue, number | undefined]>([
    ["is the only one", [string(), number()], 7, 1],
    ["is none where none accepts it", [string(), number()], true, undefined],
    ["is the first of equals", [named("a"), named("a")], { a: "x" }, 0],
    ["names what others keep", [named("a"), named("b")], { b: "x" }, 1],
    ["names what others declare as extras", [named("a", typed), named("b", typed)], { b: "x" }, 1],
    ["declares what others keep", [named("a"), named("b", typed)], { c: "x" }, 1],
    ["is a map before an object that only keeps", [named("a"), map(string())], { b: "x" }, 1],
    ["describes what a map merely has", [map(unknown()), named("a")], { a: "x" }, 1],
    ["describes most, though not all", [map(unknown()), named("a")], { a: "x", b: "y" }, 1],
    ["has what others do not name, however large", [named("a"), object([property("b?", unknown())])], { b: { c: [1, 2, 3] } }, 1],
    [
      "describes what others allow to be anything",
      [object([property("a?", unknown())]), object([property("a?", named("b"))])],
      { a: { b: "x" } },
      1,
    ],
    ["is seen inside of lists", [array(named("a")), array(named("b"))], [{ b: "x" }], 1],
    ["is seen inside of tuples", [tuple([named("a")], never()), tuple([named("b")], never())], [{ b: "x" }], 1],
    ["is seen inside of unions", [named("a"), union([named("a"), named("b")])], { b: "x" }, 1],
    ["lists a member that others keep although they do not", [enumeration(["a"], true), enumeration(["b"], true)], "b", 1],
    ["lists a tag that others keep although they do not", [tagged("cat"), tagged("dog")], { kind: "dog", x: "y" }, 1],
    ["is the first that keeps what none lists", [enumeration(["a"], true), enumeration(["b"], true)], "c", 0],
  ])("%s", (_, types, value, index) => {
    expect(findClosest(graphOf({}), types, value)).toBe(index === undefined ? undefined : types[index]);
  });
});
