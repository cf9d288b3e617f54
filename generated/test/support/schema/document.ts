import { readFileSync } from "node:fs";
import type { OracleModel } from "../oracle/model-table.js";
import { Adapter } from "./adapter.js";
import { Judge } from "./judge.js";
import type { Reading } from "./reading.js";

let judge: Judge | undefined;

/** The judge of the package's own document; one for all test modules of a worker. */
export function readJudge(): Judge {
  judge ??= createJudge(new URL("../../", import.meta.url));
  return judge;
}

/** @param folder with `document.json`, `models.json` and `reading.json` */
export function createJudge(folder: URL): Judge {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  // The generator wrote them.
  const models = read("models.json") as readonly OracleModel[];
  return new Judge(new Adapter(read("document.json"), models, read("reading.json") as Reading));
}
