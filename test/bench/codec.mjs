// Prints what decoding and encoding cost against JSON.parse and JSON.stringify of the same text: node test/bench/codec.mjs
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = mkdtempSync(join(here, ".codec-"));

/** Bundles a TypeScript module of the project (dependencies stay outside) and imports it. */
async function importSource(path) {
  const outfile = join(folder, `${path.replaceAll(/\W/g, "-")}.mjs`);
  const define = { "import.meta.url": JSON.stringify(pathToFileURL(join(here, path)).href) };
  await build({
    entryPoints: [join(here, path)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    define,
  });
  return import(pathToFileURL(outfile).href);
}

const SAMPLE_MS = 15;
const ROUNDS = 21;

/** Nanoseconds a call, over about 15 ms. */
function time(run, count) {
  const start = process.hrtime.bigint();
  for (let index = 0; index < count; index++) run();
  return Number(process.hrtime.bigint() - start) / count;
}

/** Median nanoseconds of each function, measured in turns, so that noise meets all alike. */
function measure(functions) {
  const counts = functions.map((run) => {
    time(run, 20);
    return Math.max(1, Math.round((SAMPLE_MS * 1e6) / time(run, 20)));
  });
  const times = functions.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, run] of functions.entries()) times[index].push(time(run, counts[index]));
  }
  return times.map((list) => list.sort((left, right) => left - right)[ROUNDS >> 1]);
}

try {
  const { TYPES, WORKLOADS } = await importSource("codec-workloads.ts");
  const { emit, load } = await importSource("../unit/emit-models/compile.ts");
  const { graphOf } = await importSource("../unit/emit-models/graph.ts");
  const models = await load(emit(graphOf(TYPES)));
  console.log("workload               bytes   parse ns  decode ÷ parse  reject ÷ parse  encode ÷ stringify");
  for (const { name, model, wire, invalid } of WORKLOADS) {
    const codec = models.codec(model);
    const text = JSON.stringify(wire);
    const value = codec.decode(wire);
    if (JSON.stringify(sortKeys(codec.encode(value))) !== JSON.stringify(sortKeys(wire)))
      throw new Error(`${name} does not come back`);
    if (codec.safeDecode(invalid).ok) throw new Error(`${name} takes what is invalid`);
    const [parse, stringify, decode, encode, reject] = measure([
      () => JSON.parse(text),
      () => JSON.stringify(wire),
      () => codec.decode(wire),
      () => codec.encode(value),
      () => codec.safeDecode(invalid),
    ]);
    const cells = [decode / parse, reject / parse, encode / stringify].map((ratio) => ratio.toFixed(2).padStart(12));
    console.log(`${name.padEnd(20)}${String(text.length).padStart(8)}${parse.toFixed(0).padStart(11)}${cells.join("    ")}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

function sortKeys(value) {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortKeys(value[key])]),
  );
}
