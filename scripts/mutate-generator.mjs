// Breaks the generator with Stryker, some modules at a time, and says how much of it the tests notice, room by room:
// `npm run mutate:generator [-- generator/name generator/model/rules/unions.ts …] [--anew] [--report] [--survivors]`.
// What was found is kept in .stryker/ after each few modules: a run goes on where the last one stopped, and tries only
// what has changed since. --anew forgets it, --report only tells it, --survivors tells each that got away. Ends with 1
// where a room is below the threshold. With --sample 0.03 [--seed TEXT] that share of all mutants is drawn and tried, room
// by room, and what is told is an estimate with its 95 % confidence interval.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { confidenceOf, isDrawn, sampleEnvironment } from "../test/mutation/sample.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const settings = "test/mutation/stryker.config.json";
const { incrementalFile: completeFile, thresholds } = JSON.parse(readFileSync(join(root, settings), "utf8"));
const ROOMS = ["generator/runtime", "generator/name", "generator/model", "generator/emit"];
/** Shipped with the generated tests, which `npm run mutate` looks after; or nothing but types. */
const LEFT_OUT = /^generator\/emit\/tests\/support\/|\/types\.ts$/;
/** Every start of Stryker costs a run of all tests. */
const LINES_A_RUN = 400;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    anew: { type: "boolean", default: false },
    report: { type: "boolean", default: false },
    survivors: { type: "boolean", default: false },
    sample: { type: "string" },
    seed: { type: "string", default: new Date().toISOString().slice(0, 10) },
  },
});
const sample = values.sample === undefined ? undefined : { share: Number(values.sample), seed: values.seed };
if (sample !== undefined && !(sample.share > 0 && sample.share <= 1)) throw new Error("--sample takes a share, such as 0.03");
// What was not drawn is remembered as such, so each sample has a file of its own.
const incrementalFile = sample === undefined ? completeFile : `.stryker/sample-${sample.seed}-${sample.share}.json`;
const modules = (positionals.length === 0 ? ROOMS : positionals).flatMap(listModules);
if (modules.length === 0) throw new Error(`nothing to break in ${positionals.join(", ")}`);
if (values.anew) rmSync(join(root, incrementalFile), { force: true });
if (!values.report) for (const batch of batches(modules)) runStryker(batch);
process.exitCode = tell(readFound(), modules) ? 0 : 1;

/** Modules of a folder, or one; below the root, with slashes. */
function listModules(path) {
  const place = path.replace(/\/$/, "");
  if (!statSync(join(root, place)).isDirectory()) return [place];
  return readdirSync(join(root, place), { recursive: true, encoding: "utf8" })
    .map((name) => `${place}/${name.replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith(".ts") && !LEFT_OUT.test(name))
    .sort();
}

function* batches(all) {
  if (sample !== undefined) {
    yield* ROOMS.map((room) => all.filter((module) => module.startsWith(`${room}/`))).filter(({ length }) => length > 0);
    return;
  }
  let batch = [];
  let lines = 0;
  for (const module of all) {
    const length = readFileSync(join(root, module), "utf8").split("\n").length;
    if (batch.length > 0 && lines + length > LINES_A_RUN) {
      yield batch;
      [batch, lines] = [[], 0];
    }
    batch.push(module);
    lines += length;
  }
  yield batch;
}

function runStryker(batch) {
  const args = ["node_modules/@stryker-mutator/core/bin/stryker.js", "run", settings, "--mutate", batch.join(",")];
  if (sample !== undefined) args.push("--checkers", "sample", "--incrementalFile", incrementalFile);
  const env = sample === undefined ? process.env : sampleEnvironment(sample);
  const before = timeOfFound();
  const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: "inherit" });
  // It also ends with 1 where all that is known so far is below its threshold; then it has kept what it found.
  if (status !== 0 && timeOfFound() === before) throw new Error(`Stryker ended with ${status}`);
}

function timeOfFound() {
  return statSync(join(root, incrementalFile), { throwIfNoEntry: false })?.mtimeMs;
}

/** What is known so far: module → its mutants. */
function readFound() {
  const path = join(root, incrementalFile);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).files : {};
}

/** The mutants of a module that count: all, or those that were drawn. Reports count lines and columns from 1. */
function listMutants(found, module) {
  const back = ({ line, column }) => ({ line: line - 1, column: column - 1 });
  return (found[module]?.mutants ?? []).filter(({ location: { start, end }, mutatorName, replacement }) => {
    const mutant = { fileName: module, location: { start: back(start), end: back(end) }, mutatorName, replacement };
    return sample === undefined || isDrawn(mutant, sample);
  });
}

function scoreOf(found, some) {
  const mutants = some.flatMap((module) => listMutants(found, module));
  const count = (...wanted) => mutants.filter(({ status }) => wanted.includes(status)).length;
  const noticed = count("Killed", "Timeout");
  const all = noticed + count("Survived", "NoCoverage");
  return { noticed, all, ignored: count("Ignored"), score: all === 0 ? undefined : (100 * noticed) / all };
}

function isBelow({ score }) {
  return score !== undefined && score < thresholds.break;
}

function tell(found, some) {
  const rooms = [...new Set(some.map((module) => module.split("/").slice(0, 2).join("/")))];
  const scores = rooms.map((room) => {
    const own = some.filter((module) => module.startsWith(`${room}/`));
    const tried = own.filter((module) => found[module] !== undefined);
    return [room, { ...scoreOf(found, own), tried: tried.length, modules: own.length }];
  });
  for (const [room, { score, noticed, all, ignored, tried, modules: count }] of scores) {
    const share = score === undefined ? "nothing tried" : `${score.toFixed(1)} % of ${all} noticed (${all - noticed} not)`;
    const range = sample === undefined || score === undefined ? undefined : confidenceOf(noticed, all);
    const sure =
      range === undefined ? "" : `, with 95 % confidence between ${range.map((bound) => bound.toFixed(1)).join(" and ")} %`;
    console.log(`${room.padEnd(20)} ${share}${sure}, ${ignored} left out, ${tried} of ${count} modules`);
  }
  if (sample !== undefined) console.log(`of a sample: --sample ${sample.share} --seed ${sample.seed}`);
  if (values.survivors) for (const module of some) tellSurvivors(module, found[module]?.source, listMutants(found, module));
  return scores.every(([, score]) => !isBelow(score));
}

function tellSurvivors(module, source, mutants) {
  const lines = source?.split("\n") ?? [];
  for (const { status, location, mutatorName, replacement } of mutants) {
    if (status !== "Survived" && status !== "NoCoverage") continue;
    const { line, column } = location.start;
    console.log(
      `${module}:${line}:${column} ${mutatorName} ${status}\n  - ${lines[line - 1]?.trim()}\n  + ${replacement?.split("\n")[0]}`,
    );
  }
}
