// A run of `generate` as a process, with files in place of a document: node write-worker.mjs JOB.json [--no-wait]
// The job names the output folder, the files (path → text), and where it is to be struck: at the n-th call that
// changes the disk, with a signal. Prints the status and the messages; ends with 1 where nothing was written.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const [jobPath, ...flags] = process.argv.slice(2);
const { output, files, strike } = JSON.parse(fs.readFileSync(jobPath, "utf8"));
let calls = 0;

if (strike !== undefined) {
  for (const name of ["writeFileSync", "renameSync", "unlinkSync", "mkdirSync", "rmdirSync"]) {
    const call = fs[name];
    fs[name] = (...args) => {
      if (calls++ === strike.call) process.kill(process.pid, strike.signal);
      return call(...args);
    };
  }
  syncBuiltinESMExports();
}

// After the calls are replaced, which these modules import.
const dist = new URL("../../dist/", import.meta.url);
const load = (path) => import(new URL(path, dist).href);
const { runGenerate } = await load("run/generate.js");
const { createInterruption } = await load("run/interruption.js");
const { createLockKeeper } = await load("run/this-process.js");
const { resolveConfig } = await load("config/resolve-config.js");
const { realFileSystem } = await load("write/real-file-system.js");

const handle = () => interrupt() && process.exit(130);
const { interruption, interrupt } = createInterruption((matters) => process[matters ? "on" : "off"]("SIGINT", handle));

const build = async () => ({
  files: Object.entries(files).map(([path, text]) => ({ path, text, models: [] })),
  diagnostics: [],
  inputs: [],
  statistics: { schemas: 0, models: 0, files: 0, unknown: {} },
});
const generator = { version: "1.0.0", digest: "c0de" };
const checkOutput = () => [];
const environment = { fileSystem: realFileSystem, generator, lockKeeper: createLockKeeper(), interruption, build, checkOutput };
const job = {
  config: { ...resolveConfig({ output }), input: "x" },
  input: { kind: "path", path: "x" },
  nameLocations: new Map(),
};
const settings = { edits: "stop", dryRun: false, failOnWarnings: false, wait: !flags.includes("--no-wait") };
const { status, diagnostics } = await runGenerate([job], environment, settings);
process.stdout.write(`${[status, ...diagnostics.map(({ message }) => message)].join("\n")}\n`);
process.exitCode = interruption.isRequested() ? 130 : status === "done" ? 0 : 1;
