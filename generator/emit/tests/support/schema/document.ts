import { readFileSync } from "node:fs";
import type { OracleModel } from "../oracle/model-table.js";
import { Adapter } from "./adapter.js";
import { Judge } from "./judge.js";
import type { Chance } from "./properties.js";
import type { Reading } from "./reading.js";

/** The package's own `test/`. */
const FOLDER = new URL("../../", import.meta.url);
let judge: Judge | undefined;

/** The judge of the package's own document; one for all test modules of a worker. */
export function readJudge(): Judge {
  judge ??= createJudge(FOLDER);
  return judge;
}

const SEED = 20_261_124;
let chance: Chance | undefined;

/** How many random values are drawn, and from which seed: fixed, so that a change is what makes a test fail. */
export function readChance(): Chance {
  chance ??= createChance(FOLDER);
  return chance;
}

/**
 * The environment beats what the generator was told.
 *
 * @param folder with `chance.json`
 */
export function createChance(folder: URL, environment: NodeJS.ProcessEnv = process.env): Chance {
  const { runs } = readJson(folder, "chance.json") as Pick<Chance, "runs">; // the generator wrote it
  const { MODEL_TESTS_SEED, MODEL_TESTS_RUNS } = environment;
  return {
    seed: wholeNumber("MODEL_TESTS_SEED", MODEL_TESTS_SEED, SEED),
    runs: wholeNumber("MODEL_TESTS_RUNS", MODEL_TESTS_RUNS, runs),
  };
}

// A mistyped number would try nothing, and say that all is well.
function wholeNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined || text === "") return otherwise;
  if (!/^-?\d+$/.test(text) || (name === "MODEL_TESTS_RUNS" && Number(text) < 1))
    throw new Error(`${name} is no number of use: ${text}`);
  return Number(text);
}

/** @param folder with `document.json`, `models.json`, `reading.json` and `patterns.json` */
export function createJudge(folder: URL): Judge {
  // The generator wrote them.
  const models = readJson(folder, "models.json") as readonly OracleModel[];
  const reading = readJson(folder, "reading.json") as Reading;
  const { cubic } = readJson(folder, "patterns.json") as { readonly cubic: readonly string[] };
  return new Judge(new Adapter(readJson(folder, "document.json"), models, reading, new Set(cubic)));
}

function readJson(folder: URL, name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), "utf8"));
}
