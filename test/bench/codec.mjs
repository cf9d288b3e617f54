// Prints what decoding and encoding cost against JSON.parse and JSON.stringify of the same text, and what decoding by other
// libraries costs: node test/bench/codec.mjs
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { build } from "esbuild";
import { competitors } from "./codec-competitors/index.mjs";

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
  const countOf = (nanoseconds) => Math.max(1, Math.round((SAMPLE_MS * 1e6) / nanoseconds));
  const counts = functions.map((run) => countOf(time(run, countOf(time(run, 20))))); // the second is warm
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
  const results = WORKLOADS.map((workload) => measureWorkload(workload, models.codec(workload.model)));
  printOurs(results);
  printDecoders(results);
} finally {
  rmSync(folder, { recursive: true });
}

/** Checks everybody's results on a workload, then times them in turns. */
function measureWorkload({ name, model, wire, invalid }, codec) {
  const text = JSON.stringify(wire);
  const value = codec.decode(wire);
  const others = Object.entries(competitors).map(([library, decoderOf]) => [library, decoderOf(model)]);
  if (!isDeepStrictEqual(codec.encode(value), wire)) throw new Error(`${name} does not come back`);
  if (codec.safeDecode(invalid).ok) throw new Error(`${name} takes what is invalid`);
  for (const [library, decode] of others) {
    if (!isDeepStrictEqual(plain(decode(wire)), plain(value))) throw new Error(`${name}: ${library} decodes to something else`);
    if (accepts(decode, invalid)) throw new Error(`${name}: ${library} takes what is invalid`);
  }
  // All decoders have seen the same values before: what is invalid has another hidden class, and whoever has met it is slower since.
  const [parse, ...decoders] = measure([
    () => JSON.parse(text),
    () => codec.decode(wire),
    ...others.map(
      ([, decode]) =>
        () =>
          decode(wire),
    ),
  ]);
  const [parseAgain, stringify, encode, reject] = measure([
    () => JSON.parse(text),
    () => JSON.stringify(wire),
    () => codec.encode(value),
    () => codec.safeDecode(invalid),
  ]);
  const libraries = ["modelmint", ...Object.keys(competitors)];
  const decode = Object.fromEntries(libraries.map((library, index) => [library, decoders[index] / parse]));
  return { name, bytes: text.length, parse, encode: encode / stringify, reject: reject / parseAgain, decode };
}

function accepts(decode, invalid) {
  try {
    decode(invalid);
    return true;
  } catch {
    return false;
  }
}

/** A decoded value without what symbols hold (unknown properties and the text of dates, which only ours keeps). */
function plain(value) {
  if (value instanceof Date) return new Date(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

function printOurs(results) {
  console.log("workload               bytes   parse ns  decode ÷ parse  reject ÷ parse  encode ÷ stringify");
  for (const { name, bytes, parse, decode, reject, encode } of results) {
    const cells = [decode.modelmint, reject, encode].map((ratio) => ratio.toFixed(2).padStart(12));
    console.log(`${name.padEnd(20)}${String(bytes).padStart(8)}${parse.toFixed(0).padStart(11)}${cells.join("    ")}`);
  }
}

function printDecoders(results) {
  const row = (title, cells) => console.log(title.padEnd(26) + cells.map((cell) => cell.padStart(8)).join(""));
  const short = results.map(({ name }) => name.slice(0, 2));
  console.log();
  row("decode ÷ parse", short);
  for (const library of ["modelmint", ...Object.keys(competitors)])
    row(
      library,
      results.map(({ decode }) => decode[library].toFixed(2)),
    );
  console.log();
  row("× faster than", short);
  for (const library of Object.keys(competitors))
    row(
      library,
      results.map(({ decode }) => (decode[library] / decode.modelmint).toFixed(1)),
    );
}
