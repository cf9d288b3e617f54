// Tries the generator on real documents: node scripts/corpus.mjs [--only TEXT] [--limit N] [--skip-tests] [--seconds N] [--test-files N]
// [--resume]. Prints a line a document and what was found wrong; exit code 1 where anything was. `--resume` leaves out what has passed
// so far (as .corpus/passed.json has it) and shows that again; `--test-files` runs a fixed share of the test modules where there are more.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { corpusFolder, installCorpus, listDocuments } from "./corpus-sources.mjs";
import { isSound, tryDocument } from "./corpus-trial.mjs";

// The older compiler takes ten times as long: it sees each document that falls on this step of the list.
const olderCompilerEvery = 8;

const columns = [
  ["document", -46, ({ name }) => name],
  ["version", -8, ({ version }) => version],
  ["models", 7, ({ models }) => models],
  ["files", 6, ({ files }) => files],
  ["CPU s", 7, ({ cpu }) => cpu?.toFixed(1)],
  ["MB", 6, ({ memory }) => memory?.toFixed(0)],
  ["type errors 7", 14, ({ typeErrors }) => typeErrors],
  ["5.9", 5, ({ olderTypeErrors }) => olderTypeErrors],
  ["tests", 7, ({ tests }) => tests],
  ["share", 6, ({ share, tests }) => (tests === undefined ? undefined : `${Math.round(100 * (share ?? 1))} %`)],
  ["failing", 8, ({ failingTests }) => failingTests],
  ["minutes", 8, ({ minutes }) => minutes?.toFixed(1)],
];

const { values: flags } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    limit: { type: "string" },
    "skip-tests": { type: "boolean", default: false },
    seconds: { type: "string", default: "900" },
    "test-files": { type: "string", default: "1500" },
    resume: { type: "boolean", default: false },
  },
});

installCorpus();
const program = await prepareProgram();
const documents = chooseDocuments();
console.log(columns.map(([title, width]) => pad(title, width)).join(" "));
const passedPath = join(corpusFolder, "passed.json");
const passed = existsSync(passedPath) ? JSON.parse(readFileSync(passedPath, "utf8")) : {};
const trials = [];
for (const { document, position } of documents) {
  const trial = (flags.resume ? passed[document.name] : undefined) ?? (await tryOne(document, position));
  trials.push(trial);
  console.log(columns.map(([, width, read]) => pad(String(read(trial) ?? "–"), width)).join(" "));
  for (const finding of trial.findings) console.log(`    ${finding.replaceAll("\n", "\n      ")}`);
}
const unsound = trials.filter((trial) => !isSound(trial)).length;
console.log(`${trials.length - unsound} documents passed, ${unsound} failed`);
process.exitCode = unsound > 0 || trials.length === 0 ? 1 : 0;

async function tryOne(document, position) {
  const trial = await tryDocument(document, {
    program,
    skipTests: flags["skip-tests"],
    testFiles: Number(flags["test-files"]),
    olderCompiler: position % olderCompilerEvery === 0,
    seconds: Number(flags.seconds),
  });
  delete passed[document.name];
  if (isSound(trial) && !flags["skip-tests"]) passed[document.name] = trial;
  writeFileSync(passedPath, JSON.stringify(passed, undefined, 1));
  return trial;
}

/** A copy of the compiled generator, so that one run tries one generator while the sources are worked on. */
async function prepareProgram() {
  await build();
  const folder = join(corpusFolder, "generator");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ["dist", "package.json"]) {
    cpSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), join(folder, name), { recursive: true });
  }
  return join(folder, "dist/cli.js");
}

function chooseDocuments() {
  const wanted = flags.only ?? [""];
  return listDocuments()
    .map((document, position) => ({ document, position }))
    .filter(({ document }) => wanted.some((text) => document.name.includes(text)))
    .slice(0, flags.limit === undefined ? undefined : Number(flags.limit));
}

function pad(text, width) {
  return width < 0 ? text.padEnd(-width) : text.padStart(width);
}
