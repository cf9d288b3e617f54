import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { createChance } from "../../../generator/emit/tests/support/schema/document.js";

const path = mkdtempSync(join(tmpdir(), "modelmint-chance-"));
writeFileSync(join(path, "chance.json"), '{ "runs": 7 }');
const folder = pathToFileURL(`${path}/`);
afterAll(() => rmSync(path, { recursive: true }));

describe("how many random values are drawn, and from where", () => {
  it.each([
    ["is what the generator was told, from a fixed seed", {}, { runs: 7, seed: 20_261_124 }],
    ["is what the environment says", { MODEL_TESTS_RUNS: "1000", MODEL_TESTS_SEED: "-3" }, { runs: 1_000, seed: -3 }],
    ["is not what it leaves empty", { MODEL_TESTS_RUNS: "", MODEL_TESTS_SEED: "" }, { runs: 7, seed: 20_261_124 }],
  ])("%s", (_what, environment, wanted) => {
    expect(createChance(folder, environment)).toEqual(wanted);
  });

  it.each([{ MODEL_TESTS_RUNS: "0" }, { MODEL_TESTS_RUNS: "-1" }, { MODEL_TESTS_RUNS: "many" }, { MODEL_TESTS_SEED: "1.5" }])(
    "is refused where it would try nothing, or something else: %j",
    (environment) => {
      expect(() => createChance(folder, environment)).toThrow(Object.keys(environment)[0] ?? "");
    },
  );
});
