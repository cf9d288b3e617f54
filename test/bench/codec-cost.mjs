// node scripts/build.mjs && node test/bench/codec-cost.mjs
// What generated models cost besides time: bytes of one model, import of 9,000, type-check of 1,000.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(root, "test/bench/.cost-"));
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** Runs Node.js and gives what it printed. */
function node(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** A component of two models: an object like those of token counts, with an inline one. */
function component(index) {
  return {
    type: "object",
    description: `The token counts of request number ${index}.`,
    required: ["total_tokens", "input_tokens", "created_at", "details"],
    properties: {
      total_tokens: { type: "integer", minimum: 0, description: "How many there are in all." },
      input_tokens: { type: "integer" },
      created_at: { type: "string", format: "date-time" },
      note: { type: ["string", "null"] },
      details: {
        type: "object",
        required: ["text_tokens"],
        properties: { text_tokens: { type: "integer" }, labels: { type: "array", items: { type: "string" } } },
      },
    },
  };
}

/** Generates so many models from half as many component schemas; tells where they are, and the names of the components. */
function generate(models) {
  const input = join(folder, `${models}.json`);
  const output = join(folder, `out-${models}`);
  const names = Array.from({ length: models / 2 }, (_, index) => `Usage${index}`);
  const schemas = Object.fromEntries(names.map((name, index) => [name, component(index)]));
  writeFileSync(
    input,
    JSON.stringify({ openapi: "3.1.0", info: { title: "Cost", version: "1.0.0" }, paths: {}, components: { schemas } }),
  );
  node(join(root, "dist/cli.js"), "generate", input, "--output", output, "--tests", "false", "--quiet");
  return { output, names, models };
}

async function bundle(contents, { minify }) {
  const result = await build({
    stdin: { contents, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify,
    write: false,
    format: "esm",
  });
  return result.outputFiles[0].text;
}

async function measureBytes({ output, names }) {
  const sizes = [];
  const size = async (list) => {
    const text = await bundle(`export { ${list.join(", ")} } from "${output}/src/models/components/index.ts";`, { minify: true });
    return { bytes: text.length, gzip: gzipSync(text).length };
  };
  const one = await size(names.slice(0, 1));
  const many = await size(names.slice(0, 101));
  sizes.push({ what: "one component (two models) with its runtime", ...one });
  const each = (key) => Math.round((many[key] - one[key]) / 100);
  sizes.push({ what: "each further component", bytes: each("bytes"), gzip: each("gzip") });
  return sizes;
}

async function measureImport({ output, models }, minify) {
  const file = join(folder, "all.mjs");
  writeFileSync(file, await bundle(`export * from "${output}/src/models/components/index.ts";`, { minify }));
  const script = `
    globalThis.gc(); const heap = process.memoryUsage().heapUsed; const cpu = process.cpuUsage();
    const module = await import(${JSON.stringify(pathToFileURL(file).href)});
    const { user, system } = process.cpuUsage(cpu); globalThis.gc();
    const used = process.memoryUsage().heapUsed - heap;
    if (Object.keys(module).length !== ${models}) throw new Error("models are missing");
    console.log(JSON.stringify({ cpu: (user + system) / 1000, heap: used / 1e6 }));`;
  const runs = Array.from({ length: 5 }, () => JSON.parse(node("--expose-gc", "--input-type=module", "--eval", script)));
  const middle = (key) => runs.map((run) => run[key]).sort((left, right) => left - right)[2];
  return { models, minified: minify, "CPU ms": Math.round(middle("cpu")), "heap MB": middle("heap").toFixed(1) };
}

function measureTypes({ output, models }) {
  const config = join(output, "tsconfig.cost.json");
  const files = [join(output, "src/models/components/index.ts")];
  writeFileSync(config, JSON.stringify({ extends: "./tsconfig.json", compilerOptions: { noEmit: true }, include: [], files }));
  const report = node(tsc, "-p", config, "--extendedDiagnostics");
  const figure = (label) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, "m").exec(report)?.[1]);
  return {
    models,
    instantiations: figure("Instantiations"),
    "a model": (figure("Instantiations") / models).toFixed(1),
    "check s": figure("Check time"),
    "total s": figure("Total time"),
  };
}

try {
  const small = generate(1000);
  console.log(`bytes after tree-shaking, minified (${process.version})`);
  console.table(await measureBytes(small));
  console.log("type-check");
  console.table([measureTypes(small)]);
  console.log("import of one bundle, medians of 5");
  const large = generate(9000);
  console.table([await measureImport(large, false), await measureImport(large, true)]);
} finally {
  rmSync(folder, { recursive: true });
}
