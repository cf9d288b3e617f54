import { describe, expect, test } from "vitest";
import { openLoops } from "../../../generator/model/loops.js";
import type { TypeNode } from "../../../generator/model/types.js";
import { array, graphOf, integer, object, ref, string, union } from "../sample/graph-kit.js";
import { showType } from "./model-kit.js";

const [A, B, C] = [ref("A"), ref("B"), ref("C")];
const nullable = <T extends TypeNode>(type: T): T => ({ ...type, nullable: true });
const byKind = { wireName: "kind", tags: [], enforced: false };

describe("unions whose alternatives lead back to them", () => {
  test.each<[what: string, types: Readonly<Record<string, TypeNode>>, opened: readonly string[]]>([
    ["are those of references alone", { A: union([array(A), string()]), B: union([object([]), C]), C: string() }, []],
    ["lose such an alternative", { A: union([A, string(), integer()]) }, ["A = (string ∪ integer)"]],
    ["stay as they are where nothing else would be left", { A: union([A]), B: union([C]), C: union([B]) }, []],
    [
      "are one union, which the others refer to",
      { A: union([B, string()]), B: union([C]), C: union([A, integer()]) },
      ["A = (string ∪ integer)", "B = A", "C = A"],
    ],
    [
      "keep that only one alternative may hold, and their own alternatives first",
      { A: union([B, string()]), B: union([A, integer()], { exclusive: true }), C: union([A, B], { exclusive: true }) },
      ["A = (string ∪ integer)", "B = (integer ⊕ string)"],
    ],
    [
      "refer to the first of their kind",
      { A: union([B, string()]), B: union([C, integer()], { exclusive: true }), C: union([A], { exclusive: true }) },
      ["A = (string ∪ integer)", "B = (integer ⊕ string)", "C = B"],
    ],
    [
      "stay themselves where they check more",
      { A: union([B, string()], { checks: { minLength: 1 } }), B: union([C, integer()]), C: union([A]) },
      ["A = (string ∪ integer)[minLength: 1]", "B = (integer ∪ string)", "C = B"],
    ],
    [
      "stay themselves where they have a tag",
      { A: union([B, string()]), B: union([A, integer()], { discriminator: byKind }) },
      ["A = (string ∪ integer)", "B = (integer ∪ string by kind?)"],
    ],
    [
      "list once what several of them do",
      { A: union([B, ref("X"), string()]), B: union([A, ref("Y"), ref("X")], { exclusive: true }), X: string(), Y: integer() },
      ["A = (X ∪ string ∪ Y)", "B = (Y ⊕ X ⊕ string)"],
    ],
    ["may lead back by way of an alias", { A: union([B, string()]), B: A }, ["A = (string)"]],
    ["may lead back by way of an inline union", { A: union([union([A]), string()]) }, ["A = (string)"]],
    [
      "are nullable where one of them is",
      { A: union([B, string()]), B: nullable(union([A], { exclusive: true })) },
      ["A = (string) | null", "B = (string) | null"],
    ],
    ["are nullable where an alternative is", { A: union([nullable(A), string()]) }, ["A = (string) | null"]],
    ["are not where none is", { A: union([A, string()]), B: nullable(union([C])), C: string() }, ["A = (string)"]],
  ])("%s", (_, types, opened) => {
    const graph = graphOf(types);
    const found = openLoops(graph.models);
    expect(found.map(({ id, type }) => `${id} = ${showType(type, graph)}`)).toEqual(opened);
  });
});
