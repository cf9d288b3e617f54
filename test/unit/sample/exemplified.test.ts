import { describe, expect, it } from "vitest";
import { findExemplified, holdsExample, isShownOnPage } from "../../../generator/emit/sample/exemplified.js";
import { factsOf, heightOf } from "../../../generator/emit/sample/facts.js";
import type { Model, Property, TypeNode } from "../../../generator/model/types.js";
import {
  array,
  doc,
  enumeration,
  graphOf,
  integer,
  literal,
  map,
  never,
  object,
  property,
  ref,
  string,
  tuple,
  union,
  unknown,
} from "./graph-kit.js";

const OLD = { doc: doc(undefined, true) };
const shown = object([property("a", string(), { examples: ["x"] })]);

describe("models that the document gives an example of", () => {
  const user = (type: TypeNode): Readonly<Record<string, TypeNode>> => ({
    User: type,
    Shown: shown,
    Plain: object([property("a", string())]),
  });
  const found = (
    types: Readonly<Record<string, TypeNode>>,
    more: Readonly<Record<string, Partial<Model>>> = {},
  ): readonly string[] => [...findExemplified(graphOf(types, more))].sort();

  it.each<readonly [what: string, type: TypeNode, want: readonly string[]]>([
    ["a reference", ref("Shown"), ["Shown", "User"]],
    ["a reference to another", ref("Plain"), ["Shown"]],
    ["a property", object([property("b?", ref("Shown"))]), ["Shown", "User"]],
    ["a deprecated property", object([property("b?", ref("Shown"), OLD)]), ["Shown"]],
    ["a deprecated property with an example", object([property("b?", string(), { ...OLD, examples: ["x"] })]), ["Shown"]],
    ["declared extras", object([], {}, { kind: "typed", values: ref("Shown"), patterns: [] }), ["Shown", "User"]],
    ["undeclared extras", object([]), ["Shown"]],
    ["a list", array(array(ref("Shown"))), ["Shown", "User"]],
    ["the start of a tuple", tuple([string(), ref("Shown")], never()), ["Shown", "User"]],
    ["the rest of a tuple", tuple([], ref("Shown")), ["Shown", "User"]],
    ["a map", map(ref("Shown")), ["Shown", "User"]],
    ["a pattern of a map", map(string(), {}, [{ pattern: "a", type: ref("Shown") }]), ["Shown", "User"]],
    ["a variant", union([string(), ref("Shown")]), ["Shown", "User"]],
    [
      "a property of a variant that is no model",
      union([object([property("b", string(), { examples: ["x"] })])]),
      ["Shown", "User"],
    ],
    ["a scalar", string(), ["Shown"]],
  ])("are those that hold one: %s", (_, type, want) => {
    expect(found(user(type))).toEqual(want);
    const exemplified = new Set(["Shown"]);
    const isTold = want.includes("User") && JSON.stringify(type).includes('"ref"');
    expect([holdsExample(exemplified, type), holdsExample(exemplified, type)]).toEqual([isTold, isTold]);
  });

  it("are those with an example of their own, and all that lead to them however far", () => {
    expect(
      found(
        { A: ref("B"), B: array(ref("C")), C: object([property("d", ref("D"))]), D: string(), E: string() },
        { D: { examples: ["x"] } },
      ),
    ).toEqual(["A", "B", "C", "D"]);
  });

  it("are none that are deprecated, nor what leads to them alone", () => {
    expect(found({ A: ref("B"), B: shown }, { B: OLD })).toEqual([]);
  });

  it("are found where models lead to each other", () => {
    expect(
      found({
        A: object([property("b?", ref("B")), property("c?", ref("C"))]),
        B: object([property("a?", ref("A"))]),
        C: shown,
        D: ref("D"),
      }),
    ).toEqual(["A", "B", "C"]);
  });
});

describe("an optional property on a page", () => {
  it.each<readonly [what: string, one: Property, want: boolean]>([
    ["without an example", property("a?", string()), false],
    ["with one", property("a?", string(), { examples: ["x"] }), true],
    ["with one that is its default", property("a?", string(), { examples: ["x"], default: "x" }), false],
    ["with one that is its default, and another", property("a?", string(), { examples: ["x", "y"], default: "x" }), true],
    ["with one that differs from its default", property("a?", string(), { examples: ["x"], default: "y" }), true],
    [
      "with an equal object for a default",
      property("a?", unknown(), { examples: [{ b: 1, c: 2 }], default: { c: 2, b: 1 } }),
      false,
    ],
    ["with a default alone", property("a?", string(), { default: "x" }), false],
    ["that is deprecated", property("a?", string(), { ...OLD, examples: ["x"] }), false],
    ["of a type with an example", property("a?", array(ref("Shown"))), true],
    ["of a type with an example, that is deprecated", property("a?", ref("Shown"), OLD), false],
    ["of a type without one", property("a?", ref("Plain")), false],
  ])("is shown or not: %s", (_, one, want) => {
    expect(isShownOnPage(new Set(["Shown"]), one)).toBe(want);
  });
});

describe("how deep the smallest value of a type is", () => {
  const graph = graphOf({
    Flat: string(),
    Object: object([property("a", ref("Flat"))]),
    Endless: object([property("a", ref("Endless"))]),
    Ended: union([ref("Endless"), ref("Object")]),
    Later: object([property("a", ref("Ended"))]),
    Optional: object([property("a?", ref("Endless"))]),
  });
  const heightIn = (node: TypeNode): number => heightOf(node, factsOf(graph).heights);

  it.each<readonly [what: string, node: TypeNode, want: number]>([
    ["a scalar", string(), 0],
    ["a constant", literal({ a: 1 }), 0],
    ["an enum", enumeration(["a"]), 0],
    ["anything", unknown(), 0],
    ["nothing", never(), Infinity],
    ["null", { ...never(), nullable: true }, 0],
    ["an object", object([]), 1],
    ["an object with what is optional", object([property("a?", object([]))]), 1],
    ["an object in an object", object([property("a", string()), property("b", object([]))]), 2],
    ["a list that may be empty", array(never()), 0],
    ["a list that may not", array(object([]), { minItems: 1 }), 2],
    ["a tuple that may be empty", tuple([never()], never()), 1],
    ["a tuple that may not", tuple([string(), object([]), never()], never(), { minItems: 2 }), 2],
    ["a map that may be empty", map(never()), 0],
    ["a map that may not", map(object([]), { minProperties: 1 }), 2],
    [
      "a map of the least of its patterns",
      map(never(), { minProperties: 1 }, [
        { pattern: "a", type: object([]) },
        { pattern: "b", type: string() },
      ]),
      1,
    ],
    ["the least of alternatives", union([object([]), string(), never()]), 0],
    ["no alternative", union([]), Infinity],
    ["a reference", ref("Flat"), 1],
    ["a reference to an object with one", ref("Object"), 3],
    ["what leads to itself", ref("Endless"), Infinity],
    ["what has a way out", ref("Ended"), 4],
    ["what leads to that", ref("Later"), 6],
    ["what may lead to itself", ref("Optional"), 2],
    ["what is not there", ref("Missing"), Infinity],
    ["a demand beside it", string({ allOf: [object([])] }), 1],
    ["a demand that nothing meets", unknown({ allOf: [never()] }), Infinity],
    ["a number", integer(), 0],
  ])("is found out: %s", (_, node, want) => {
    expect(heightIn(node)).toBe(want);
  });

  it("is known of every model, wherever it stands in the graph", () => {
    expect([...factsOf(graph).heights]).toEqual(
      expect.arrayContaining([
        ["Flat", 0],
        ["Object", 2],
        ["Ended", 3],
        ["Later", 5],
        ["Optional", 1],
      ]),
    );
    expect(factsOf(graph).heights.has("Endless")).toBe(false);
  });
});

describe("what is known of a graph", () => {
  const filled = (more: Partial<Property>): TypeNode => object([property("a?", string(), more)]);
  const untyped = { ...string({ maxLength: 5 }), inferred: true };
  const oneOf = union([string(), integer()], { exclusive: true });
  it.each<readonly [what: string, types: Readonly<Record<string, TypeNode>>, fills: boolean, counts: boolean]>([
    ["nothing", { A: string() }, false, false],
    ["a default that is filled in", { A: string(), B: filled({ default: "x", filled: true }) }, true, false],
    ["a default that is not", { A: filled({ default: "x" }) }, false, false],
    ["an untyped schema", { A: untyped }, false, false],
    ["exactly one of several", { A: oneOf }, false, false],
    ["both, one inside the other", { A: union([untyped, integer()], { exclusive: true }) }, false, true],
    ["both, in different models", { A: object([property("a", oneOf)]), B: array(untyped) }, false, true],
    ["at least one of several", { A: union([untyped, integer()]) }, false, false],
  ])("is whether defaults are filled in, and whether untyped alternatives count: %s", (_, types, fills, counts) => {
    const facts = factsOf(graphOf(types));
    expect([facts.fills, facts.counts]).toEqual([fills, counts]);
  });

  it("is worked out once, patterns too", () => {
    const graph = graphOf({ A: string() });
    expect(factsOf(graph)).toBe(factsOf(graph));
    expect(factsOf(graph).pattern("^a")).toBe(factsOf(graph).pattern("^a"));
    expect(factsOf(graph).pattern("(a)\\1")).toBeUndefined();
    expect(factsOf(graph).owner.get(graph.models.get("A")?.type ?? never())?.id).toBe("A");
  });
});
