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
  ref,
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
    [
      "has fewer unnamed parts inside",
      [object([property("a", map(unknown()))]), object([property("a", named("b"))])],
      { a: { b: "x" } },
      1,
    ],
    ["is of text before anything", [unknown(), string()], "x", 1],
    ["is of text before anything by another name", [ref("Any"), string()], "x", 1],
    ["is the first of text and another", [string(), enumeration(["x"])], "x", 0],
    ["is of null before anything", [unknown(), { ...never(), nullable: true }], null, 1],
    ["is behind a reference", [named("a"), ref("B")], { b: "x" }, 1],
    ["is behind a reference to a reference", [named("a"), ref("AlsoB")], { b: "x" }, 1],
    ["names all items of a list", [array(named("a")), array(named("b"))], [{ a: "x" }, { b: "x" }, { b: "y" }], 1],
    ["names the rest of a tuple", [tuple([], named("a")), tuple([], named("b"))], [{ b: "x" }], 1],
    ["names the values of a map", [map(named("a")), map(named("b"))], { k: { b: "x" } }, 1],
    [
      "names the values of a pattern",
      [map(named("a"), {}, [{ pattern: "^z", type: named("b") }]), map(named("a"), {}, [{ pattern: "^k", type: named("b") }])],
      { k: { b: "x" } },
      1,
    ],
    [
      "names the values of extras",
      [object([], {}, { ...typed, values: named("a") }), object([], {}, { ...typed, values: named("b") })],
      { k: { b: "x" } },
      1,
    ],
    ["counts every part of what nobody names", [named("a"), map(string()), named("b")], { b: "x" }, 2],
    ["lists a member that others keep although they do not", [enumeration(["a"], true), enumeration(["b"], true)], "b", 1],
    ["lists a tag that others keep although they do not", [tagged("cat"), tagged("dog")], { kind: "dog", x: "y" }, 1],
    ["is the first that keeps what none lists", [enumeration(["a"], true), enumeration(["b"], true)], "c", 0],
  ])("%s", (_, types, value, index) => {
    const graph = graphOf({ Any: unknown(), B: named("b"), AlsoB: ref("B") });
    expect(findClosest(graph, types, value)).toBe(index === undefined ? undefined : types[index]);
  });

  test("is not a union that is only itself", () => {
    const graph = graphOf({ Loop: union([ref("Loop"), named("a")]), B: named("b") });
    const types = [ref("Loop"), ref("B")];
    expect(findClosest(graph, types, { b: "x" })).toBe(types[1]);
    expect(findClosest(graph, types, { a: "x" })).toBe(types[0]);
  });
});
