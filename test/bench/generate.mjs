// npm run bench:generate [-- --rounds 5] [-- document …]
// modelmint and openapi-typescript alternately on the same documents, and modelmint on a document that grows.
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { growDocument } from "./grow-document.mjs";
import { measure, median } from "./measure.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { values, positionals } = parseArgs({ options: { rounds: { type: "string", default: "5" } }, allowPositionals: true });
const rounds = Math.max(1, Number(values.rounds));
const folder = mkdtempSync(join(tmpdir(), "modelmint-bench-"));

let outputs = 0;
// A folder of its own each time: where many files were just deleted, a disk looks long for room.
const modelmint = (input, ...flags) => [
  join(root, "dist/cli.js"),
  "generate",
  resolve(input),
  "--output",
  join(folder, `out-${++outputs}`),
  "--quiet",
  "--no-cache",
  ...flags,
];
const openapiTypescript = (input) => [
  join(root, "node_modules/openapi-typescript/bin/cli.js"),
  resolve(input),
  "-o",
  join(folder, "types.ts"),
];

const corpus = join(root, "../shared/corpus/orq/openapi.yaml");
const documents = [join(root, "spec/create-image-edit.yaml"), ...(existsSync(corpus) ? [corpus] : []), ...positionals];
if (!existsSync(corpus)) console.log("The corpus document is left out: there is no ../shared here.");

// There is no config in that folder, which would have to be run.
const cold = (input, ...flags) => measure(modelmint(input, ...flags), { cwd: folder });

const rows = [];
for (const input of documents) {
  const runs = { everything: [], models: [], types: [] };
  for (let round = 0; round < rounds; round++) {
    runs.types.push(await measure(openapiTypescript(input), { cwd: folder }));
    runs.everything.push(await cold(input));
    runs.models.push(await cold(input, "--docs", "false", "--tests", "false"));
  }
  const cpu = (name) => median(runs[name].map((run) => run.cpu));
  rows.push({
    document: `${basename(input)} (${(statSync(input).size / 1e6).toFixed(2)} MB)`,
    "openapi-typescript CPU s": cpu("types").toFixed(2),
    "modelmint CPU s": cpu("everything").toFixed(2),
    ratio: (cpu("everything") / cpu("types")).toFixed(2),
    "models alone": (cpu("models") / cpu("types")).toFixed(2),
    "modelmint MB": Math.round(median(runs.everything.map((run) => run.memory))),
    "openapi-typescript MB": Math.round(median(runs.types.map((run) => run.memory))),
  });
}
console.log(`\ncold runs, medians of ${rounds}, ${process.version}`);
console.table(rows);

const growth = [];
for (const times of [1, 2, 4, 8]) {
  const input = join(folder, `grown-${times}.json`);
  writeFileSync(input, JSON.stringify(growDocument(250 * times)));
  const runs = [];
  for (let round = 0; round < rounds; round++) runs.push(await cold(input));
  growth.push({ schemas: 250 * times, cpu: median(runs.map((run) => run.cpu)), memory: median(runs.map((run) => run.memory)) });
}
const start = await measure([join(root, "dist/cli.js"), "--version"]);
console.log("modelmint on a document that grows (start-up of the program taken off for the last column)");
console.table(
  growth.map(({ schemas, cpu, memory }) => ({
    schemas,
    "CPU s": cpu.toFixed(2),
    MB: Math.round(memory),
    "× the first": (cpu / growth[0].cpu).toFixed(2),
    "without start": ((cpu - start.cpu) / (growth[0].cpu - start.cpu)).toFixed(2),
  })),
);
rmSync(folder, { recursive: true });
