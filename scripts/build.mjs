// Compiles generator/**/*.ts to dist/, file by file and under the same paths, so that paths relative to
// a module are the same before and after. `--declarations` adds the types, for the package.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = join(root, "generator");
const target = join(root, "dist");
const stampPath = join(target, "build-info.json");
const scratch = join(root, "node_modules/.cache/modelmint-build");

/** The bin. Node 22 and later keep what they have compiled, so that the next start need not. */
const entry = `#!/usr/bin/env node
import module from "node:module";

module.enableCompileCache?.();
await import("./bundle/cli.js");
`;

/** Brings dist/ up to date; compiles nothing where the sources are those of the last build. */
export async function build({ declarations = false } = {}) {
  const files = readSources();
  const digest = digestSources(files);
  if (readStamp()?.digest !== digest) await compile(files, digest);
  if (declarations) declare();
}

/** Path below generator/ → text, sorted by path. */
function readSources() {
  const paths = readdirSync(sources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(sources.length + 1)
        .replaceAll("\\", "/"),
    );
  return new Map(paths.sort().map((path) => [path, readFileSync(join(sources, path), "utf8")]));
}

/** The digest that manifests carry; generator/cli/generator-info.ts makes the same one from the sources. */
function digestSources(files) {
  const hash = createHash("sha256");
  for (const [path, text] of files) hash.update(`${path}\0${text.replaceAll("\r\n", "\n")}\0`);
  return hash.digest("hex");
}

function readStamp() {
  return existsSync(stampPath) ? JSON.parse(readFileSync(stampPath, "utf8")) : undefined;
}

async function compile(files, digest) {
  const { build: bundle, transform } = await import("esbuild");
  const wanted = new Map();
  for (const [path, text] of files) {
    const { code } = await transform(text, { loader: "ts", format: "esm", target: "node20", sourcefile: `generator/${path}` });
    wanted.set(path.replace(/\.ts$/, ".js"), code);
    // Generated packages get the runtime as source.
    if (isCopied(path)) wanted.set(path, text);
  }
  for (const [path, text] of await bundleCommandLine(bundle)) wanted.set(path, text);
  // The modules of their own are there for the library.
  wanted.set("cli.js", entry);
  removeStale(wanted);
  for (const [path, text] of wanted) writeWhereChanged(join(target, path), text);
  writeWhereChanged(stampPath, `${JSON.stringify({ digest })}\n`);
}

/**
 * The command line in a few files instead of two hundred, each of which would have to be found, read and
 * compiled at every start. All stand in one folder, so that paths relative to a module's room still hold.
 */
async function bundleCommandLine(bundle) {
  const { outputFiles } = await bundle({
    entryPoints: [join(sources, "cli.ts")],
    outdir: join(target, "bundle"),
    bundle: true,
    splitting: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    chunkNames: "[name]-[hash]",
    logLevel: "warning",
  });
  return outputFiles.map(({ path, text }) => [path.slice(target.length + 1).replaceAll("\\", "/"), text]);
}

/** Modules that are copied into generated packages, as they stand. */
function isCopied(path) {
  return path.startsWith("runtime/") || path.startsWith("emit/tests/support/");
}

function removeStale(wanted) {
  if (!existsSync(target)) return;
  for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
      .slice(target.length + 1)
      .replaceAll("\\", "/");
    const module = path.replace(/\.d\.ts$/, ".js");
    if (entry.isFile() && path !== "build-info.json" && !wanted.has(module)) rmSync(join(target, path), { force: true });
  }
}

// By rename, so that a second build at the same time, or a run that reads, never sees half a file.
function writeWhereChanged(path, text) {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  mkdirSync(dirname(path), { recursive: true });
  mkdirSync(scratch, { recursive: true });
  const temporary = join(scratch, `${process.pid}.tmp`);
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

/** Writes the declarations; what the compiler finds has been printed by it, and ends the build. */
function declare() {
  // TypeScript 7 takes a tenth of the time; `npm run typecheck` holds the sources against 5.9.
  const compiler = fileURLToPath(new URL("bin/tsc", import.meta.resolve("typescript-7/package.json")));
  const { status } = spawnSync(process.execPath, [compiler, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build({ declarations: process.argv.includes("--declarations") });
}
