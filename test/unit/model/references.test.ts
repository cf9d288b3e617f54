import { describe, expect, test } from "vitest";
import { findCycles } from "../../../generator/model/cycles.js";
import type { Checks, Evaluation, Property, TypeNode, UnionNode } from "../../../generator/model/types.js";
import { referencesOf, variantModels, walkType } from "../../../generator/model/walk.js";
import { array, graphOf, map, object, property, ref, string, tuple, union, unknown } from "../sample/graph-kit.js";

const [A, B, C] = [ref("A"), ref("B"), ref("C")];
const holding = (checks: Checks): TypeNode => unknown(checks);
const evaluated = (more: Partial<Evaluation>): Evaluation => ({
  names: [],
  patterns: [],
  prefix: 0,
  contains: [],
  all: false,
  branches: [],
  ...more,
});

describe("a type refers to the models", () => {
  test.each<[what: string, type: TypeNode, targets: readonly string[]]>([
    ["that it is", A, ["A"]],
    ["of its items", array(A), ["A"]],
    ["of the places of a tuple and of what follows", tuple([A, B], C), ["A", "B", "C"]],
    ["of the values of a record, by pattern too", map(A, {}, [{ pattern: "^x", type: B }]), ["A", "B"]],
    ["of properties", object([property("a", A), property("b?", B)]), ["A", "B"]],
    [
      "of what an object has besides",
      object([property("a", A)], {}, { kind: "typed", values: B, patterns: [{ pattern: "^x", type: C }] }),
      ["A", "B", "C"],
    ],
    ["of alternatives", union([A, array(B)]), ["A", "B"]],
    ["of what all alternatives extend", union([A, B], { base: C }), ["A", "B", "C"]],
    ["each once", tuple([A, B], A), ["A", "B"]],
    ["of no place at all", string(), []],
    ["of items that are sought", holding({ contains: [{ type: A, min: 1, max: undefined }] }), ["A"]],
    ["of names", holding({ propertyNames: [A] }), ["A"]],
    ["of what depends on a property", holding({ dependentSchemas: [{ name: "a", type: A }] }), ["A"]],
    ["of what is excluded", holding({ not: [A, B] }), ["A", "B"]],
    ["of what holds besides", holding({ allOf: [A, B] }), ["A", "B"]],
    ["of alternatives that are checked", holding({ anyOf: [[A], [B]], oneOf: [[C]] }), ["A", "B", "C"]],
    ["of a condition", holding({ conditions: [{ test: A, consequent: B, alternative: C }] }), ["A", "B", "C"]],
    ["of half a condition", holding({ conditions: [{ test: A, consequent: undefined, alternative: B }] }), ["A", "B"]],
    [
      "of what is not evaluated",
      holding({ unevaluatedItems: [{ type: A, evaluation: evaluated({ contains: [B] }) }] }),
      ["A", "B"],
    ],
    [
      "of what says what is evaluated",
      holding({
        unevaluatedProperties: [
          {
            type: string(),
            evaluation: evaluated({
              branches: [
                { test: A, met: evaluated({ contains: [B] }), unmet: evaluated({}) },
                { test: "name", met: evaluated({}), unmet: evaluated({ contains: [C] }) },
              ],
            }),
          },
        ],
      }),
      ["A", "B", "C"],
    ],
    ["of what is checked further inside", array(union([holding({ not: [array(A)] })])), ["A"]],
  ])("%s", (_, type, targets) => {
    expect([...referencesOf(type)]).toEqual(targets);
  });

  test("and those are not followed", () => {
    const seen: string[] = [];
    walkType(array(A), ({ kind }) => seen.push(kind));
    expect(seen).toEqual(["array", "ref"]);
  });
});

test("a union chooses between the models of its alternatives, those of unions and aliases among them, each once", () => {
  const { models } = graphOf({
    Root: union([ref("Alias"), ref("Inner"), array(ref("Item")), ref("Gone")]),
    Alias: ref("Plain"),
    Plain: object([property("other", ref("Other"))]),
    Inner: union([ref("Plain"), ref("Deep"), ref("Inner")]),
    Deep: string(),
    Item: string(),
    Other: string(),
  });
  const root = models.get("Root")?.type;
  if (root?.kind !== "union") throw new Error("Root is no union");
  expect([...variantModels(root satisfies UnionNode, models)]).toEqual(["Alias", "Plain", "Inner", "Deep", "Gone"]);
});

describe("models that refer to each other in a circle", () => {
  const to = (...names: readonly string[]): TypeNode => object(names.map((name): Property => property(name, ref(name))));
  test.each<[what: string, edges: Readonly<Record<string, readonly string[]>>, cycles: readonly (readonly string[])[]]>([
    ["are none where two ways lead to one model", { A: ["B", "C"], B: ["D"], C: ["D"], D: [] }, []],
    ["may be one that refers to itself", { A: ["B"], B: ["B"] }, [["B"]]],
    ["are told in the order in which they are met", { A: ["B"], B: ["C"], C: ["A"] }, [["A", "B", "C"]]],
    ["are one circle where two share a model", { A: ["B"], B: ["A", "C"], C: ["B"] }, [["A", "B", "C"]]],
    [
      "are two where only one leads to the other",
      { A: ["B", "C"], B: ["A"], C: ["D"], D: ["C"] },
      [
        ["C", "D"],
        ["A", "B"],
      ],
    ],
    ["have no part in one that they only lead to", { A: ["B", "C"], B: ["B"], C: ["B", "A"] }, [["B"], ["A", "C"]]],
    ["are found from wherever one begins", { A: [], B: ["C"], C: ["D", "B"], D: ["A"] }, [["B", "C"]]],
    ["are whole where a shorter circle is inside", { A: ["B"], B: ["C"], C: ["D", "B"], D: ["A"] }, [["A", "B", "C", "D"]]],
  ])("%s", (_, edges, cycles) => {
    const types = Object.fromEntries(Object.entries(edges).map(([name, targets]) => [name, to(...targets)]));
    expect(findCycles(graphOf(types).models)).toEqual(cycles);
  });
});
