import { describe, expect, test } from "vitest";
import { findLongRuns, LONGEST_RUN } from "../../../generator/model/runs.js";
import type { Model, ModelId, TypeNode } from "../../../generator/model/types.js";
import { array, graphOf, map, object, property, ref, string, union, unknown } from "../sample/graph-kit.js";

type Link = (next: TypeNode) => TypeNode;

/** So many models, each of which leads to the next one; the last one is text. */
function row(count: number, link: Link, last: TypeNode = string()): ReadonlyMap<ModelId, Model> {
  const types = Array.from({ length: count }, (_, index) => [
    `S${index}`,
    index === count - 1 ? last : link(ref(`S${index + 1}`)),
  ]);
  return graphOf(Object.fromEntries(types)).models;
}

const longOf = (models: ReadonlyMap<ModelId, Model>): readonly ModelId[] => findLongRuns(models).map(({ id }) => id);

describe("models that look at one value in turn", () => {
  const other = ref("Other");
  test.each<[what: string, link: Link]>([
    ["as an alternative", (next) => union([string(), next])],
    ["as an alternative of one that has no name", (next) => union([union([next])])],
    ["as what is excluded", (next) => unknown({ not: [string(), next] })],
    ["as what holds besides", (next) => unknown({ allOf: [next] })],
    ["as one of several that may hold", (next) => unknown({ anyOf: [[string()], [string(), next]] })],
    ["as one of several of which one holds", (next) => unknown({ oneOf: [[string()], [next, string()]] })],
    ["as a condition", (next) => unknown({ conditions: [{ test: next, consequent: undefined, alternative: undefined }] })],
    ["as what follows", (next) => unknown({ conditions: [{ test: string(), consequent: next, alternative: undefined }] })],
    ["as what follows else", (next) => unknown({ conditions: [{ test: string(), consequent: undefined, alternative: next }] })],
    ["where a property is there", (next) => object([], { dependentSchemas: [{ name: "a", type: next }] })],
    ["as a check of a list", (next) => array(other, { not: [next] })],
    ["as a check of what has no name", (next) => unknown({ not: [unknown({ not: [next] })] })],
  ])("%s are too many where they are one more than the limit", (_, link) => {
    expect(longOf(row(LONGEST_RUN, link))).toEqual([]);
    expect(longOf(row(LONGEST_RUN + 1, link))).toEqual(["S0"]);
  });

  test.each<[what: string, link: Link]>([
    ["items", (next) => array(next)],
    ["properties", (next) => object([property("a", next)])],
    ["values of a record", (next) => map(next)],
    ["items that are sought", (next) => unknown({ contains: [{ type: next, min: 1, max: undefined }] })],
    ["names", (next) => unknown({ propertyNames: [next] })],
    ["nothing but a reference", (next) => next],
  ])("are not those that look at %s", (_, link) => {
    expect(longOf(row(2 * LONGEST_RUN, link))).toEqual([]);
  });

  test("are counted without those in between that only refer", () => {
    let count = 0;
    const link: Link = (next) => (count++ % 2 === 0 ? union([next]) : next);
    expect(longOf(row(2 * LONGEST_RUN - 1, link))).toEqual([]);
    count = 0;
    expect(longOf(row(2 * LONGEST_RUN, link))).toEqual(["S0"]);
  });

  test("are counted by the longest way, whichever is the first", () => {
    const short = union([ref("S498")]);
    for (const link of [(next: TypeNode) => union([next, short]), (next: TypeNode) => union([short, next])]) {
      expect(longOf(row(LONGEST_RUN + 1, link))).toEqual(["S0"]);
    }
  });

  test("are cut where they are too many, and counted anew", () => {
    expect(longOf(row(2 * LONGEST_RUN + 2, (next) => union([next])))).toEqual([`S${LONGEST_RUN + 1}`, "S0"]);
  });

  test("in a circle end where it is entered", () => {
    expect(longOf(row(LONGEST_RUN, (next) => union([next]), union([ref("S0")])))).toEqual([]);
    expect(longOf(row(LONGEST_RUN + 1, (next) => union([next]), union([ref("S0")])))).toEqual(["S0"]);
  });

  test("end where a reference leads nowhere", () => {
    expect(longOf(graphOf({ A: union([ref("Gone"), string()]) }).models)).toEqual([]);
  });
});
