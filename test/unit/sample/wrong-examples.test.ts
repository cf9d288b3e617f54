import { describe, expect, it } from "vitest";
import { findWrongDefaults, findWrongExamples } from "../../../generator/emit/sample/index.js";
import type { JsonValue, ObjectNode, Property, TypeNode } from "../../../generator/model/types.js";
import { array, enumeration, graphOf, number, object, ref, text } from "../emit-tests/small-graph.js";
import { map, tuple } from "./graph-kit.js";

const PERSON = object({ name: text, "age?": { ...number, checks: { minimum: 0 } } });

const patterned: TypeNode = { ...map(text), patterns: [{ pattern: "^b", type: number }] } as TypeNode; // a map with patterns

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
    ["wrong in a map", map(number), { a: 1, b: "x" }, '"x" is not allowed at /b'],
    ["wrong in a map that patterns divide, which is told as a whole", patterned, { a: 1 }, '{"a":1} is not allowed'],
    ["wrong after the start of a tuple", tuple([text], number), ["x", 1, "y"], '"y" is not allowed at /2'],
    ["a name with a slash", object({ "a/b": number }), { "a/b": "x" }, '"x" is not allowed at /a~1b'],
    ["the first of several", object({ a: number, b: number }), { a: "x", b: "y" }, '"x" is not allowed at /a'],
    ["missing before wrong", object({ a: number, b: number }), { a: "x" }, '"b" is missing'],
    ["an inherited name", object({ toString: number }), {}, '"toString" is missing'],
    ["an object for a list", array(text), {}, "{} is not allowed"],
    ["a list for an object", PERSON, [], "[] is not allowed"],
    ["a text for a map", map(text), "x", '"x" is not allowed'],
    ["null", text, null, "null is not allowed"],
    ["60 characters of JSON", number, "x".repeat(58), `"${"x".repeat(58)}" is not allowed`],
    ["more than 60 characters of JSON", number, "x".repeat(59), "this string is not allowed"],
    [
      "a long object",
      { ...PERSON, checks: { maxProperties: 1 } },
      { name: "x".repeat(60), age: 1 },
      "this object is not allowed",
    ],
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

  const place = (graph: ReturnType<typeof graphOf>): readonly string[] =>
    findWrongExamples(graph).map(
      ({ model, pointer, example, reason }) => `${model} ${pointer} ${JSON.stringify(example)}: ${reason}`,
    );

  it("are told by their model and place, in the order of the document", () => {
    const withExample = (type: ObjectNode, more: Partial<Property>): ObjectNode => ({
      ...type,
      properties: type.properties.map((each) => ({ ...each, pointer: `/p/${each.wireName}`, examples: ["x", 1], ...more })),
    });
    const graph = graphOf(
      { A: withExample(object({ n: number }), {}), B: withExample(object({ n: ref("C") }), { reference: true }), C: number },
      { A: [7, { n: 1 }], C: ["y"] },
    );
    expect(place(graph)).toEqual([
      "/components/schemas/A /components/schemas/A 7: 7 is not allowed",
      '/components/schemas/A /p/n "x": "x" is not allowed',
      '/components/schemas/C /components/schemas/C "y": "y" is not allowed',
    ]);
  });

  it("are looked for behind references, also in what operations give", () => {
    const graph = graphOf({ A: array(ref("B")), B: object({ c: ref("D") }), D: number }, { A: [[{ c: "x" }]] });
    const [id, model] = [...graph.models][0] ?? [];
    expect(place(graph)).toEqual(['/components/schemas/A /components/schemas/A [{"c":"x"}]: "x" is not allowed at /0/c']);
    if (id === undefined || model === undefined) throw new Error("no model");
    const used = { ...graph, models: new Map([[id, { ...model, examples: [], usedExamples: [7] }]]) };
    expect(place(used)).toEqual(["/components/schemas/A /components/schemas/A 7: 7 is not allowed"]);
    const internal = { ...graph, models: new Map([[id, { ...model, internal: true }]]) };
    expect(place(internal)).toEqual([]);
  });

  it("are told as a whole deep down", () => {
    const deep = (levels: number): readonly [TypeNode, JsonValue] =>
      Array.from({ length: levels }).reduce<readonly [TypeNode, JsonValue]>(
        ([type, value]) => [array(type), [value]],
        [number, "x"],
      );
    expect(found(...deep(20))).toEqual([`"x" is not allowed at ${"/0".repeat(20)}`]);
    expect(found(...deep(21))).toEqual([`["x"] is not allowed at ${"/0".repeat(20)}`]);
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
