// What one model of a package costs a browser: node scripts/size.mjs DOCUMENT [--most BYTES]
// Generates a package from the document, bundles each of its models alone, minified, and prints the sizes; with
// --most the exit code is 1 where the median costs more.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { build as bundle } from "esbuild";
import { build } from "./build.mjs";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { most: { type: "string" } } });
const [document] = positionals;
if (document === undefined) throw new Error("node scripts/size.mjs DOCUMENT [--most BYTES]");
// So many models are measured of a large package, spread evenly.
const mostModels = 400;

await build();
const { generate } = await import(new URL("../dist/index.js", import.meta.url).href);
const folder = mkdtempSync(join(tmpdir(), "modelmint-size-"));
try {
  const { status, diagnostics } = await generate({ input: resolve(document), output: folder, tests: false });
  if (status !== "done") throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const sizes = await measureModels(listCodecs(folder));
  print(sizes);
  const most = Number(values.most ?? Number.POSITIVE_INFINITY);
  process.exitCode = sizes.length === 0 || middle(sizes).bytes > most ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Every exported codec with the module that it stands in. */
function listCodecs(output) {
  const models = join(output, "src/models");
  const files = readdirSync(models, { recursive: true, encoding: "utf8" }).filter((path) => /(?<!index)\.ts$/.test(path));
  const codecs = files.sort().flatMap((path) => {
    const names = [...readFileSync(join(models, path), "utf8").matchAll(/^export const (\w+): \$\.Codec</gm)];
    return names.map(([, name]) => ({ name, module: join(models, path) }));
  });
  const step = Math.max(1, Math.ceil(codecs.length / mostModels));
  return codecs.filter((_codec, index) => index % step === 0);
}

async function measureModels(codecs) {
  const sizes = [];
  for (const { name, module } of codecs) {
    const contents = `export { ${name} } from ${JSON.stringify(module)};`;
    const stdin = { contents, resolveDir: folder, loader: "ts" };
    const options = { bundle: true, minify: true, format: "esm", platform: "browser", write: false, metafile: true };
    const { outputFiles, metafile } = await bundle({ stdin, ...options });
    const [{ contents: bytes }] = outputFiles;
    sizes.push({ name, bytes: bytes.length, gzip: gzipSync(bytes).length, own: bytes.length - runtimeBytes(metafile) });
  }
  return sizes.sort((a, b) => a.bytes - b.bytes);
}

/** What the bundle has of the runtime, which all models of a program share. */
function runtimeBytes({ outputs }) {
  const [{ inputs }] = Object.values(outputs);
  const ofRuntime = Object.entries(inputs).filter(([path]) => /(?:^|\/)src\/runtime\//.test(path));
  return ofRuntime.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
}

function middle(sizes) {
  return sizes[Math.floor(sizes.length / 2)];
}

function print(sizes) {
  if (sizes.length === 0) {
    console.log("no models");
    return;
  }
  console.log(`${sizes.length} models, each alone, minified:`);
  for (const [label, { name, bytes, gzip, own }] of [
    ["smallest", sizes[0]],
    ["median", middle(sizes)],
    ["largest", sizes.at(-1)],
  ])
    console.log(
      `${label.padEnd(9)} ${String(bytes).padStart(8)} bytes, ${String(gzip).padStart(7)} with gzip, ${String(own).padStart(7)} without the runtime  ${name}`,
    );
}
