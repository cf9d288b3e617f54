import { describe, expect, it } from "vitest";
import { breakModels, LEAST_KILLED } from "./main.js";
import { reportMutants, shareKilled } from "./report.js";
import { compareSurvivors } from "./survivors.js";

/** Fixed and small; `npm run mutate` breaks more of each, and models of a real document. */
const RUNS = [
  { document: "reference", most: 6 },
  { document: "whole-language", most: 1 },
] as const;

describe("generated tests", () => {
  it.each(RUNS)("notice at least 95 % of wrong models: $document", { timeout: 180_000 }, async (run) => {
    const mutants = (await breakModels(run)) ?? [];
    expect(mutants.length).toBeGreaterThan(100);
    const report = reportMutants(run.document, mutants);
    expect(shareKilled(mutants), report).toBeGreaterThanOrEqual(LEAST_KILLED);
    expect(compareSurvivors(run.document, mutants), report).toMatchObject({ unknown: [], noticed: [] });
  });
});
