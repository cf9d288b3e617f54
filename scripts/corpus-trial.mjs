// What is tried with one document: it generates, what it gives type-checks, and the tests that come with it pass.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { corpusFolder, readDocumentVersion } from "./corpus-sources.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const probe = pathToFileURL(join(root, "test/bench/probe.mjs")).href;
const compilers = {
  7: fileURLToPath(new URL("bin/tsc", import.meta.resolve("typescript-7/package.json"))),
  5.9: join(root, "node_modules/typescript/bin/tsc"),
};
const vitest = join(root, "node_modules/vitest/vitest.mjs");

/**
 * Tries one document. The package stays in `.corpus/packages/` to be looked at.
 *
 * @param {{ name: string, file: string }} document
 * @param {{ program: string, skipTests: boolean, testFiles: number, olderCompiler: boolean, seconds: number }} options
 *   `program` is the compiled command line; `testFiles` is how many test modules of models are run at most;
 *   `seconds` is the time each step may take
 */
export async function tryDocument(document, { program, skipTests, testFiles, olderCompiler, seconds }) {
  const begin = Date.now();
  const folder = join(corpusFolder, "packages", document.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const trial = { name: document.name, version: readDocumentVersion(document.file), folder, findings: [] };
  if (!(await generate(trial, document.file, program, seconds))) return trial;
  if (trial.models === 0) {
    trial.findings.push("no models: nothing was tried");
    return trial;
  }
  writeCheckConfig(folder);
  trial.typeErrors = await checkTypes(trial, 7, seconds);
  if (olderCompiler) trial.olderTypeErrors = await checkTypes(trial, 5.9, seconds);
  if (!skipTests) await runTests(trial, testFiles, seconds);
  trial.minutes = (Date.now() - begin) / 60_000;
  return trial;
}

/** Whether everything that was tried went well. */
export function isSound(trial) {
  return trial.findings.length === 0;
}

async function generate(trial, file, program, seconds) {
  const report = join(trial.folder, "usage.json");
  const args = ["--import", probe, program, "generate", file, "--output", join(trial.folder, "package"), "--reporter", "json"];
  const { code, stdout, stderr } = await run(args, { cwd: trial.folder, seconds, env: { BENCH_REPORT: report } });
  trial.exitCode = code;
  if (code !== 0) {
    trial.findings.push(`generate ended with ${code}: ${firstError(stdout) ?? stderr.trim().slice(0, 500)}`);
    return false;
  }
  const usage = JSON.parse(readFileSync(report, "utf8"));
  const [job] = JSON.parse(stdout).jobs;
  Object.assign(trial, { cpu: usage.cpu, memory: usage.memory, models: job.statistics.models, files: job.statistics.files });
  return true;
}

function firstError(stdout) {
  if (!stdout.startsWith("{")) return undefined;
  const error = JSON.parse(stdout).diagnostics?.find(({ severity }) => severity === "error");
  return error === undefined ? undefined : `${error.code} ${error.message}`;
}

/** The package's own settings, and with them what the build adds; the test set-up has no declarations to give. */
function writeCheckConfig(folder) {
  const compilerOptions = { isolatedDeclarations: true, declaration: true };
  const config = { extends: "./tsconfig.json", compilerOptions, include: ["src", "test"] };
  writeFileSync(join(folder, "package/tsconfig.corpus.json"), JSON.stringify(config));
}

async function checkTypes(trial, compiler, seconds) {
  const args = ["--max-old-space-size=12000", compilers[compiler], "-p", "tsconfig.corpus.json", "--pretty", "false"];
  const { code, stdout, stderr } = await run(args, { cwd: join(trial.folder, "package"), seconds });
  const errors = stdout.split("\n").filter((line) => /error TS\d+/.test(line));
  if (code !== 0)
    trial.findings.push(`TypeScript ${compiler} ended with ${code}:`, ...errors.slice(0, 5), stderr.trim().slice(-300));
  return code !== 0 && errors.length === 0 ? Number.NaN : errors.length;
}

async function runTests(trial, testFiles, seconds) {
  const folder = join(trial.folder, "package");
  const output = join(trial.folder, "tests.json");
  const { share, config } = chooseTests(folder, testFiles);
  trial.share = share;
  const args = [vitest, "run", "--root", folder, "--config", config, "--reporter", "json", "--outputFile", output];
  const { code, stderr } = await run(args, { cwd: folder, seconds });
  if (!existsSync(output)) {
    trial.findings.push(`vitest ended with ${code}: ${stderr.trim().slice(-500)}`);
    trial.failingTests = Number.NaN;
    return;
  }
  const report = JSON.parse(readFileSync(output, "utf8"));
  // A module that cannot even be loaded has no tests that could fail.
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const failed = report.testResults.flatMap((file) => file.assertionResults).filter((test) => test.status === "failed");
  trial.tests = report.numPassedTests;
  trial.failingTests = failed.length + broken.length;
  for (const file of broken.slice(0, 3)) trial.findings.push(`${file.name}: ${file.message.slice(0, 300)}`);
  for (const test of failed.slice(0, 5))
    trial.findings.push(`${test.fullName}: ${test.failureMessages.join("\n").slice(0, 700)}`);
  if (code !== 0 && trial.failingTests === 0) trial.findings.push(`vitest ended with ${code}: ${stderr.trim().slice(-500)}`);
}

// Of many test modules always the same ones, spread evenly whatever they are called; of the others (indexes, types, pages) all.
function chooseTests(folder, most) {
  const paths = readdirSync(join(folder, "test"), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".test.ts"));
  const ofModels = paths.filter((path) => /^models\/.*\//.test(path) && !path.endsWith("/index.test.ts"));
  if (ofModels.length <= most) return { share: undefined, config: "vitest.config.ts" };
  const chosen = new Set(ofModels.sort(byDigest).slice(0, most));
  const include = paths.filter((path) => chosen.has(path) || !ofModels.includes(path)).map((path) => `test/${path}`);
  const text = `import own from "./vitest.config.ts";
export default { ...own, test: { ...own.test, include: ${JSON.stringify(include)} } };
`;
  writeFileSync(join(folder, "vitest.corpus.config.ts"), text);
  return { share: most / ofModels.length, config: "vitest.corpus.config.ts" };
}

function byDigest(one, other) {
  return digest(one) < digest(other) ? -1 : 1;
}

function digest(path) {
  return createHash("sha256").update(path).digest("hex");
}

/** Runs node to its end, or for as long as it may take; then the exit code is null. */
function run(args, { cwd, seconds, env = {} }) {
  return new Promise((resolve, reject) => {
    // A group of its own, since compilers and runners start processes that would outlive them and hold the pipes open.
    const settings = { cwd, env: { ...process.env, ...env, NO_COLOR: "1" }, stdio: ["ignore", "pipe", "pipe"], detached: true };
    const child = spawn(process.execPath, args, settings);
    const timer = setTimeout(() => process.kill(-child.pid, "SIGKILL"), seconds * 1000);
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"]) child[name].setEncoding("utf8").on("data", (text) => (output[name] += text));
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code, ...output });
    });
  });
}
