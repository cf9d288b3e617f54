// npm run bench:peers [-- --rounds 3] [-- --only stripe] [-- --types] [-- --chart chart.svg]
// Everybody on the same documents, alternately, on one Node: CPU, wall, peak memory, files and bytes; with --types also what it costs
// to type-check the output, and how many errors there are.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { drawChart } from "./chart.mjs";
import { measure, median } from "./measure.mjs";
import { compiler, documents, installPeers, modules, node, peers } from "./peers.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    only: { type: "string", default: "" },
    types: { type: "boolean", default: false },
    chart: { type: "string" },
  },
});
installPeers();
const folder = mkdtempSync(join(tmpdir(), "modelmint-bench-"));
let outputs = 0;
let output = folder;
symlinkSync(modules, join(folder, "node_modules")); // what outputs import
const contestants = {
  "openapi-typescript": (input) => [
    join(root, "node_modules/openapi-typescript/bin/cli.js"),
    input,
    "-o",
    join(output, "types.ts"),
  ],
  "modelmint, all": (input) => [join(root, "dist/cli.js"), "generate", input, "-o", output, "--quiet", "--no-cache"],
  "modelmint, models": (input) => [
    ...[join(root, "dist/cli.js"), "generate", input, "-o", output, "--quiet", "--no-cache"],
    ...["--docs", "false", "--tests", "false"],
  ],
  ...peers,
};
const names = Object.keys(contestants);
const corpus = join(root, "../shared/corpus/orq/openapi.yaml");
const all = [
  ["small, 4 kB yaml", join(root, "spec/create-image-edit.yaml")],
  ...(existsSync(corpus) ? [["orq, 3.3 MB yaml", corpus]] : []),
  ...documents,
];

const rows = [];
for (const [document, input] of all.filter(([name]) => name.includes(values.only))) {
  const taken = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const name of names) taken[name].push(await attempt(name, input));
  }
  const runs = Object.fromEntries(names.map((name) => [name, summarise(taken[name])]));
  rows.push({ document, runs });
  console.log(`\n${document}: medians of ${values.rounds}, Node 22`);
  console.table(Object.fromEntries(names.map((name) => [name, describe(runs[name], runs["openapi-typescript"])])));
}
if (values.chart !== undefined) writeFileSync(values.chart, drawChart(rows, names));
rmSync(folder, { recursive: true });

/** One cold run; undefined where it fails, or takes more than five minutes. */
async function attempt(name, input) {
  // A folder of its own each time: where many files were just deleted, a disk looks long for room.
  output = join(folder, `out-${++outputs}`);
  try {
    const run = await measure(contestants[name](input, output), { node, cwd: folder, timeout: 300_000 });
    const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
    return { ...run, files: files.length, bytes, ...(values.types ? await checkTypes() : {}) };
  } catch (error) {
    console.error(String(error).split("\n").slice(0, 3).join("\n"));
    return undefined;
  }
}

/** Strict, and without checking the declarations of packages; the errors are counted, not shown. */
async function checkTypes() {
  const flags = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2023", "--module", "nodenext"];
  const sources = readdirSync(output, { recursive: true, encoding: "utf8" }).filter((path) =>
    /^(?!test\/|vitest).*\.ts$/.test(path),
  );
  const list = join(folder, "sources.txt");
  writeFileSync(list, sources.map((path) => join(output, path)).join("\n"));
  const run = await measure([compiler, ...flags, `@${list}`], { node, cwd: folder, timeout: 600_000, mayFail: true });
  return { typesCpu: run.cpu, errors: (run.output.match(/error TS\d+/g) ?? []).length };
}

function summarise(runs) {
  const done = runs.filter((run) => run !== undefined);
  if (done.length < runs.length) return undefined;
  const middle = (key) => median(done.map((run) => run[key]));
  const types = values.types ? { typesCpu: middle("typesCpu"), errors: middle("errors") } : {};
  return {
    cpu: middle("cpu"),
    wall: middle("wall"),
    memory: middle("memory"),
    files: middle("files"),
    bytes: middle("bytes"),
    ...types,
  };
}

function describe(run, types) {
  if (run === undefined) return { "CPU s": "fails" };
  return {
    "CPU s": run.cpu.toFixed(2),
    ratio: types === undefined ? "" : (run.cpu / types.cpu).toFixed(2),
    "wall s": run.wall.toFixed(2),
    MB: Math.round(run.memory),
    files: run.files,
    "output MB": (run.bytes / 1e6).toFixed(2),
    ...(run.typesCpu === undefined ? {} : { "tsc CPU s": run.typesCpu.toFixed(2), errors: run.errors }),
  };
}
