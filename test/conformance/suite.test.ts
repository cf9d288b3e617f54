import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ModelmintConfig } from "../../generator/config/types.js";
import { type Score, scoreGroups } from "./score.js";
import { readGroups } from "./suite.js";

const SUITE = new URL("../../../shared/jsts/", import.meta.url);

/** What each folder has to reach, in per cent, and whether it may refuse anything that is valid. */
const FOLDERS = [
  { folder: "core31", least: 98, mayReject: false },
  { folder: "oas30", least: 98, mayReject: false },
  { folder: "extended31", least: 95, mayReject: true },
  { folder: "optional31", least: 90, mayReject: true },
  { folder: "formats31", least: 90, mayReject: true },
] as const;

function configOf(folder: string): ModelmintConfig {
  const formats = folder === "formats31" ? "assert" : "annotate";
  return { models: { formats, dates: "string", enums: "closed", unions: "closed" } };
}

/** Tests that are known to go wrong, by folder. The list may only shrink. */
const KNOWN = readKnown();

function readKnown(): Readonly<Record<string, readonly string[]>> {
  return JSON.parse(readFileSync(new URL("misses.json", import.meta.url), "utf8"));
}

describe("the JSON Schema Test Suite", () => {
  if (!existsSync(SUITE)) {
    it.skip("is not here (../shared/jsts): the project's own groups stand in for it");
    return;
  }

  describe.each(FOLDERS)("$folder", ({ folder, least, mayReject }) => {
    let score: Score;

    it(`answers at least ${least} % of the tests rightly`, async () => {
      score = await scoreGroups(readGroups(SUITE, folder), configOf(folder));
      const right = score.tests - score.misses.length;
      const percent = (100 * right) / score.tests;
      process.stdout.write(
        `conformance | ${folder} | ${score.groups} groups | ${right} of ${score.tests} | ${percent.toFixed(1)} % | false rejects ${score.falseRejects.length}\n`,
      );
      expect(score.tests).toBeGreaterThan(0);
      expect(percent).toBeGreaterThanOrEqual(least);
    });

    it("misses what is listed in misses.json and nothing else; what is right now has to leave the list", () => {
      const known = KNOWN[folder] ?? [];
      expect({
        added: score.misses.filter((miss) => !known.includes(miss)),
        removed: known.filter((miss) => !score.misses.includes(miss)),
      }).toEqual({ added: [], removed: [] });
    });

    it.skipIf(mayReject)("refuses nothing that is valid", () => {
      expect(score.falseRejects).toEqual([]);
    });

    it("gives every valid value back as it was", () => {
      expect(score.changed).toEqual([]);
    });
  });
});
