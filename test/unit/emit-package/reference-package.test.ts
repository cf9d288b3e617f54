import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { resolveConfig } from "../../../generator/config/resolve-config.js";
import { buildFiles } from "../../../generator/pipeline.js";

const generated = fileURLToPath(new URL("../../../generated/", import.meta.url));
const spec = new URL("../../../spec/create-image-edit.yaml", import.meta.url);

// What is copied into every package has tests of its own.
const COPIED = /^(?:src\/runtime\/|test\/support\/)/;

// The manifest, and what its tests and its build leave there.
const LEFT_BEHIND = /^(?:\.modelmint[^/]*|node_modules\/.*|dist\/.*|test\/\.oracle\/.*)$/;

/** Path below the folder → text. */
function readGenerated(): Readonly<Record<string, string>> {
  const files = readdirSync(generated, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(generated, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  const emitted = paths.filter((path) => !COPIED.test(path) && !LEFT_BEHIND.test(path));
  return Object.fromEntries(emitted.sort().map((path) => [path, readFileSync(join(generated, path), "utf8")]));
}

test("every file of the package in generated/ is what its document gives", async () => {
  const input = { kind: "text", text: readFileSync(spec, "utf8"), uri: "create-image-edit.yaml" } as const;
  const options = { ...resolveConfig({ package: { name: "@orq-ai/node", version: "0.1.0" } }), input: input.uri };
  const { files, diagnostics } = await buildFiles({ input, options, runtime: new Map(), testSupport: new Map() });
  expect(diagnostics).toEqual([]);
  const emitted = files.filter(({ path }) => !COPIED.test(path)).sort((left, right) => (left.path < right.path ? -1 : 1));
  expect(Object.fromEntries(emitted.map(({ path, text }) => [path, text]))).toEqual(readGenerated());
});
