import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearest } from "../../../generator/diagnostics/nearest.js";

describe("nearest", () => {
  const cases: readonly (readonly [what: string, name: string, candidates: readonly string[], want: string | undefined])[] = [
    ["a letter too many", "Petts", ["Cat", "Pets"], "Pets"],
    ["a letter too few", "Pes", ["Cat", "Pets"], "Pets"],
    ["another letter", "Pats", ["Dogs", "Pets"], "Pets"],
    ["two letters swapped, which is one mistake", "ouptut", ["input", "output"], "output"],
    ["another case", "PETSTORE", ["PetShop", "petStore"], "petStore"],
    ["two mistakes in six letters", "otuput_", ["output"], "output"],
    ["the nearer of two", "Pett", ["Petxx", "Pets", "Pet"], "Pets"],
    ["the first of two that are equally near", "Pat", ["Pet", "Pit"], "Pet"],
    ["nothing where all are too far", "Pet", ["Order", "Store"], undefined],
    ["nothing where more than a third is wrong", "abcdef", ["abcxyz"], undefined],
    ["nothing for one letter, which could be any", "a", ["b", "ab"], undefined],
    ["one letter in another case", "A", ["b", "a"], "a"],
    ["one mistake in two letters", "ip", ["id", "name"], "id"],
    ["no letters only among no letters", "", ["a", ""], ""],
    ["nothing among nothing", "Pet", [], undefined],
    ["something for a name of 200 letters", "a".repeat(200), [`${"a".repeat(199)}b`], `${"a".repeat(199)}b`],
    ["nothing for a longer one", "a".repeat(201), ["a".repeat(200)], undefined],
  ];

  it.each(cases)("finds %s", (_what, name, candidates, want) => {
    expect(nearest(name, candidates)).toBe(want);
  });

  const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "D", "é"), maxLength: 9 });

  it("finds what is there, if only its case differs", () => {
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 6 }), (name, others) => {
        expect(nearest(name.toUpperCase(), [...others, name])?.toLowerCase()).toBe(name.toLowerCase());
      }),
    );
  });

  it("finds the candidate with the smallest distance, as the textbook counts it", () => {
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 6 }), (name, candidates) => {
        const limit = name.length < 2 ? 0 : Math.max(1, Math.floor(name.length / 3));
        const distances = candidates.map((candidate) => countEdits(name.toLowerCase(), candidate.toLowerCase()));
        const best = Math.min(...distances);
        expect(nearest(name, candidates)).toBe(best <= limit ? candidates[distances.indexOf(best)] : undefined);
      }),
    );
  });
});

/** Optimal string alignment straight from its recurrence: slow, and plainly right. */
function countEdits(left: string, right: string, memo = new Map<string, number>()): number {
  if (left === "" || right === "") return left.length + right.length;
  const key = `${left}|${right}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const [a, b] = [left.slice(0, -1), right.slice(0, -1)];
  const swapped = left.length > 1 && right.length > 1 && left.at(-1) === right.at(-2) && left.at(-2) === right.at(-1);
  const result = Math.min(
    countEdits(a, right, memo) + 1,
    countEdits(left, b, memo) + 1,
    countEdits(a, b, memo) + (left.at(-1) === right.at(-1) ? 0 : 1),
    swapped ? countEdits(left.slice(0, -2), right.slice(0, -2), memo) + 1 : Number.POSITIVE_INFINITY,
  );
  memo.set(key, result);
  return result;
}
