// Tries modelmint and the package that it generates under every version of Node that is supported:
// node scripts/matrix.mjs [DOCUMENT…]. Downloads Node from npm (the package `node`) into a folder that
// git ignores. No part of `npm test`; the CI service has a matrix of its own.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";

const versions = ["20", "22", "24", "26"];
const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, "node_modules/.cache/modelmint-matrix");
const documents = ["spec/create-image-edit.yaml", ...process.argv.slice(2)].map((path) => resolve(root, path));

await build();
const scratch = mkdtempSync(join(tmpdir(), "modelmint-matrix-"));
// A copy, so that all versions run the same, whoever builds meanwhile.
const tool = join(scratch, "tool");
const program = join(tool, "dist/cli.js");
try {
  for (const path of ["dist", "package.json"]) cpSync(join(root, path), join(tool, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(tool, "node_modules"));
  const results = versions.map(tryVersion);
  const [{ digest: first }] = results;
  for (const { version, steps, digest } of results) {
    const same = digest === first ? "same bytes" : "OTHER BYTES";
    console.log([version.padEnd(9), ...steps.map(({ name, ok }) => `${name} ${ok ? "ok" : "FAILED"}`), same].join("  "));
  }
  const failed = results.flatMap(({ steps }) => steps.filter(({ ok }) => !ok));
  for (const { name, output } of failed) console.error(`\n${name}:\n${output}`);
  process.exitCode = failed.length > 0 || results.some(({ digest }) => digest !== first) ? 1 : 0;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Runs everything under one version. */
function tryVersion(wanted) {
  const node = provideNode(wanted);
  const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
  const folder = join(scratch, wanted);
  mkdirSync(folder);
  const steps = documents.flatMap((document, index) => {
    const output = ["--output", `out-${index}`];
    return [
      step("generate", node, [program, "generate", document, ...output], folder),
      step("check", node, [program, "check", document, ...output], folder),
    ];
  });
  const config = `import { defineConfig } from "modelmint";\nexport default defineConfig({ input: ${JSON.stringify(documents[0])}, output: "out" as string });\n`;
  writeFileSync(join(folder, "modelmint.config.ts"), config);
  steps.push(step("config", node, [program, "generate", "--dry-run"], folder));
  const digest = digestTree(folder);
  documents.forEach((_document, index) => {
    // The packages that its tests need are among those of this repository.
    const copy = join(folder, `tests-${index}`);
    cpSync(join(folder, `out-${index}`), copy, { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    steps.push(step("tests", node, [join(root, "node_modules/vitest/vitest.mjs"), "run"], copy));
  });
  return { version, steps, digest };
}

function step(name, node, args, cwd) {
  const { status, stdout, stderr } = spawnSync(node, args, { cwd, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
  const [, tests] = /Tests +(.*)/.exec(stdout) ?? [];
  return { name: tests === undefined ? name : `${name} (${tests})`, ok: status === 0, output: `${stdout}${stderr}` };
}

/** Path of a node of that major version. */
function provideNode(wanted) {
  if (process.versions.node.startsWith(`${wanted}.`)) return process.execPath;
  const folder = join(cache, wanted);
  const node = join(folder, "node_modules/node/bin/node");
  if (!existsSync(node)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const { status } = spawnSync("npm", ["install", "--no-audit", "--no-fund", `node@${wanted}`], {
      cwd: folder,
      stdio: "inherit",
    });
    if (status !== 0) throw new Error(`Node ${wanted} could not be installed`);
  }
  return node;
}

/** One digest of all files below a folder. */
function digestTree(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const hash = createHash("sha256");
  for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(`${path.slice(folder.length)}\0${readFileSync(path, "utf8")}\0`);
  }
  return hash.digest("hex");
}
