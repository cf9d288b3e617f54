import { describe, expect, it } from "vitest";
import type { Mutant } from "./mutate.js";
import { compareSurvivors, type KnownSurvivors, SURVIVORS } from "./survivors.js";

const LIST: readonly KnownSurvivors[] = [
  {
    verdict: "equivalent",
    why: "a reason",
    document: "one",
    mutants: [["check dropped", "components/a", "checkA", "after"]],
  },
];
const MUTANT: Mutant = {
  operator: "check dropped",
  module: "src/models/components/a",
  place: "checkA",
  line: 7,
  before: "before",
  after: "what stands after",
  killedBy: undefined,
};

describe("the list of known survivors", () => {
  it.each<[string, string, Mutant, string]>([
    ["knows what is listed", "one", MUTANT, "known"],
    ["knows it on another line", "one", { ...MUTANT, line: 70 }, "known"],
    ["does not know it in another document", "two", MUTANT, "unknown"],
    ["does not know it elsewhere", "one", { ...MUTANT, place: "checkB" }, "unknown"],
    ["does not know another change of the place", "one", { ...MUTANT, after: "else" }, "unknown"],
    ["does not know it of another operator", "one", { ...MUTANT, operator: "tag lost" }, "unknown"],
    ["tells what is noticed although it is listed", "one", { ...MUTANT, killedBy: "a test" }, "noticed"],
  ])("%s", (_what, document, mutant, kind) => {
    const none = { known: [], unknown: [], noticed: [] };
    expect(compareSurvivors(document, [mutant], LIST)).toEqual({ ...none, [kind]: [mutant] });
  });

  it("says nothing of what is noticed and not listed", () => {
    const mutant = { ...MUTANT, place: "checkB", killedBy: "a test" };
    expect(compareSurvivors("one", [mutant], LIST)).toEqual({ known: [], unknown: [], noticed: [] });
  });

  it("has a reason for each, and none twice", () => {
    const keys = SURVIVORS.flatMap(({ document, why, mutants }) => {
      expect(why.length).toBeGreaterThan(20);
      return mutants.map((mutant) => JSON.stringify([document, ...mutant]));
    });
    expect(new Set(keys).size).toBe(keys.length);
  });
});
