import { readFileSync } from "node:fs";
import type { OracleModel } from "../oracle/model-table.js";
import { Adapter } from "./adapter.js";
import { Judge } from "./judge.js";
import type { Chance } from "./properties.js";
import type { Reading } from "./reading.js";

let judge: Judge | undefined;

/** The judge of the package's own document; one for all test modules of a worker. */
export function readJudge(): Judge {
  judge ??= createJudge(new URL("../../", import.meta.url));
  return judge;
}

const SEED = 20_261_124;
const RUNS = 25;

/** How many random values are drawn, and from which seed: fixed, so that a change is what makes a test fail. */
export function readChance(): Chance {
  const { MODEL_TESTS_SEED: seed, MODEL_TESTS_RUNS: runs } = process.env;
  return { seed: Number(seed ?? SEED), runs: Number(runs ?? RUNS) };
}

/** @param folder with `document.json`, `models.json` and `reading.json` */
export function createJudge(folder: URL): Judge {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  // The generator wrote them.
  const models = read("models.json") as readonly OracleModel[];
  return new Judge(new Adapter(read("document.json"), models, read("reading.json") as Reading));
}
