import { describe, expect, it } from "vitest";
import { breakModels } from "./main.js";
import { reportMutants, shareKilled } from "./report.js";

/** Fixed and small; `npm run mutate` breaks more of each, and models of a real document. */
const RUNS = [
  { document: "reference", most: 6 },
  { document: "whole-language", most: 1 },
] as const;

describe("generated tests", () => {
  it.each(RUNS)("notice at least 95 % of wrong models: $document", { timeout: 180_000 }, async (run) => {
    const mutants = (await breakModels(run)) ?? [];
    expect(mutants.length).toBeGreaterThan(100);
    expect(shareKilled(mutants), reportMutants(run.document, mutants)).toBeGreaterThanOrEqual(95);
  });
});
