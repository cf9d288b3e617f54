import { describe, expect, it } from "vitest";
import { findWrongDefaults, findWrongExamples } from "../../../generator/emit/sample/index.js";
import type { JsonValue, TypeNode } from "../../../generator/model/types.js";
import { array, enumeration, graphOf, number, object, text } from "../emit-tests/small-graph.js";
import { map, tuple } from "./graph-kit.js";

const PERSON = object({ name: text, "age?": { ...number, checks: { minimum: 0 } } });

const found = (type: TypeNode, ...examples: readonly JsonValue[]): readonly string[] =>
  findWrongExamples(graphOf({ A: type }, { A: examples })).map(({ reason }) => reason);

describe("examples that contradict their schema", () => {
  it.each<readonly [what: string, type: TypeNode, example: JsonValue, reason: string]>([
    ["of another kind", text, 7, "7 is not allowed"],
    ["with a property missing", PERSON, { age: 1 }, '"name" is missing'],
    ["wrong deep inside", PERSON, { name: "x", age: -1 }, "-1 is not allowed at /age"],
    ["wrong in a list of them", array(PERSON), [{ name: "x" }, { age: 1 }], '"name" is missing at /1'],
    ["wrong in a map of lists", map(array(text)), { a: ["x"], "b/c": ["y", 7] }, "7 is not allowed at /b~1c/1"],
    ["wrong in a tuple", tuple([text, number], text), ["x", "y"], '"y" is not allowed at /1'],
    ["too few altogether", { ...array(text), checks: { minItems: 2 } }, ["x"], '["x"] is not allowed'],
    ["no member", enumeration(["a"]), "b", '"b" is not allowed'],
    ["long", text, ["x".repeat(100)], "this array is not allowed"],
  ])("are found: %s", (_what, type, example, reason) => {
    expect(found(type, example)).toEqual([reason]);
  });

  it.each<readonly [what: string, type: TypeNode, example: JsonValue]>([
    ["right", PERSON, { name: "x" }],
    ["of a pattern that only backtracking decides", { ...text, checks: { patterns: ["(?<=a)b"] } }, "ab"],
    ["of a format that validators disagree about", { ...text, checks: { formats: ["uri"] } }, "https://ex ample.com"],
    ["binary data", { ...text, kind: "scalar", type: "string", format: "binary", representation: "Blob" }, "bytes"],
  ])("are not those that are %s", (_what, type, example) => {
    expect(found(type, example)).toEqual([]);
  });
});

describe("defaults that contradict their schema", () => {
  const told = (type: TypeNode, value: JsonValue): readonly string[] => {
    const owner = object({ "a?": type });
    const properties = owner.properties.map((property) => ({ ...property, default: value }));
    return findWrongDefaults(graphOf({ A: { ...owner, properties } })).map(
      ({ property, reason }) => `${property.wireName}: ${reason}`,
    );
  };

  it.each<readonly [what: string, type: TypeNode, value: JsonValue, reason: string]>([
    ["of another kind", number, "7", 'a: "7" is not allowed'],
    ["wrong deep inside", array(PERSON), [{ name: "x", age: -1 }], "a: -1 is not allowed at /0/age"],
    ["that an open enum merely tolerates", enumeration(["a"], true), "A", 'a: "A" is not allowed'],
    ["that an open enum merely tolerates in a list", array(enumeration(["a"], true)), ["a", "A"], 'a: "A" is not allowed at /1'],
  ])("are found: %s", (_what, type, value, reason) => {
    expect(told(type, value)).toEqual([reason]);
  });

  it.each<readonly [what: string, type: TypeNode, value: JsonValue]>([
    ["right", enumeration(["a"], true), "a"],
    ["null, for none", text, null],
    ["an empty object, for none", PERSON, {}],
  ])("are not those that are %s", (_what, type, value) => {
    expect(told(type, value)).toEqual([]);
  });
});
