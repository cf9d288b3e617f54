import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build as bundle } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkTarball } from "../../scripts/check-tarball.mjs";
import { createFolder, repository, run } from "./command-line.js";
import { type Packed, packFolder } from "./pack.js";

// The package of this repository, built in a copy and packed; and a project that has nothing but it.
const source = createFolder();
const project = createFolder({
  "package.json": '{ "name": "project", "version": "1.0.0", "type": "module", "private": true }',
});
let packed: Packed;

beforeAll(async () => {
  cpSync(join(repository, "generated"), source.path, {
    recursive: true,
    filter: (path) => !/[\\/](?:node_modules|dist|\.oracle)$/.test(path),
  });
  // Its development packages are among those of this repository.
  symlinkSync(join(repository, "node_modules"), join(source.path, "node_modules"));
  const built = await run("npm", ["run", "build"], { cwd: source.path });
  expect(built.code, built.stdout + built.stderr).toBe(0);
  packed = await packFolder(source.path, project.path);
  const options = ["--offline", "--no-audit", "--no-fund"];
  const installed = await run("npm", ["install", ...options, join(project.path, packed.filename)], { cwd: project.path });
  expect(installed.code, installed.stderr).toBe(0);
}, 300_000);
afterAll(() => {
  source.dispose();
  project.dispose();
});

it("holds what the manifest says is published, and nothing else", () => {
  const manifest = JSON.parse(readFileSync(join(repository, "generated/.modelmint.json"), "utf8"));
  const want = [...manifest.dist, "README.md", "package.json"].sort();
  expect(packed.files.map(({ path }) => path).sort()).toEqual(want);
  expect(want.length).toBeGreaterThan(20);
});

it("is without a finding of publint, and its types are there for everybody who imports them", async () => {
  expect(await checkTarball(join(project.path, packed.filename))).toEqual([]);
});

it("goes into a browser: nothing of Node, nothing of other models", async () => {
  const entry = 'export { CreateImageEditUsage } from "@orq-ai/node/models/operations";';
  const { outputFiles, warnings } = await bundle({
    stdin: { contents: entry, resolveDir: project.path },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  const text = outputFiles[0]?.text ?? "";
  expect([warnings, text]).toEqual([[], expect.stringContaining("total_tokens")]);
  expect(text).not.toMatch(/node:|require\(|process\.|b64_json/);
});

it("installs nothing else, and runs nothing when it is installed", () => {
  const { dependencies, peerDependencies, optionalDependencies, scripts } = JSON.parse(
    readFileSync(join(project.path, "node_modules/@orq-ai/node/package.json"), "utf8"),
  );
  expect([dependencies, peerDependencies, optionalDependencies]).toEqual([undefined, undefined, undefined]);
  expect(Object.keys(scripts).filter((name) => /install|prepare|publish|pack/.test(name))).toEqual([]);
  const lock = JSON.parse(readFileSync(join(project.path, "package-lock.json"), "utf8"));
  expect(Object.keys(lock.packages)).toEqual(["", "node_modules/@orq-ai/node"]);
});

const usage = {
  total_tokens: 7200.49,
  input_tokens: 3095.89,
  output_tokens: 5953.75,
  input_tokens_details: { text_tokens: 1409.04, image_tokens: 1162.42, audio_tokens: 3 },
  cached: [null, { deep: true }],
};

it("decodes and encodes in Node, unknown properties included", async () => {
  const script = `
    import { CreateImageEditUsage } from "@orq-ai/node/models/operations";
    import * as everything from "@orq-ai/node";
    import { DecodeError } from "@orq-ai/node/runtime";
    const usage = CreateImageEditUsage.decode(${JSON.stringify(usage)});
    let failed;
    try { CreateImageEditUsage.decode({ total_tokens: "many" }); } catch (error) { failed = error; }
    console.log(JSON.stringify({
      field: usage.inputTokensDetails.textTokens,
      encoded: CreateImageEditUsage.encode(usage),
      same: everything.operations.CreateImageEditUsage === CreateImageEditUsage,
      failed: failed instanceof DecodeError && failed.issues.length,
      found: CreateImageEditUsage.safeDecode(null).ok,
    }));`;
  const { code, stdout, stderr } = await run(process.execPath, ["--input-type=module", "--eval", script], { cwd: project.path });
  expect([code, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout)).toEqual({ field: 1409.04, encoded: usage, same: true, failed: 4, found: false });
});

it("can be required by CommonJS where Node can do that", async () => {
  const script = 'console.log(typeof require("@orq-ai/node/models/operations").CreateImageEditUsage.decode)';
  const { stdout, stderr } = await run(process.execPath, ["--input-type=commonjs", "--eval", script], { cwd: project.path });
  // Node 20.19 and later load ES modules by require; 20 warns that it is new.
  expect(stdout, stderr).toBe("function\n");
});

describe("a consumer's types hold, its declarations checked too", () => {
  const use = `import { CreateImageEditUsage, type CreateImageEditQuality } from "@orq-ai/node/models/operations";
import type * as everything from "@orq-ai/node";
import { DecodeError, type Issue } from "@orq-ai/node/runtime";
const usage: CreateImageEditUsage = CreateImageEditUsage.decode({});
const tokens: number = usage.inputTokensDetails.textTokens;
const wire: CreateImageEditUsage.Wire = CreateImageEditUsage.encode({ ...usage, totalTokens: tokens });
const again: everything.operations.CreateImageEditUsage = CreateImageEditUsage.decode(wire);
const result = CreateImageEditUsage.safeDecode(again);
export const issues: readonly Issue[] = result.ok ? [] : result.issues;
export const quality: CreateImageEditQuality = "auto";
export const known: boolean = issues instanceof DecodeError;
// @ts-expect-error the name on the wire is no name of the model
export const wrong = usage.total_tokens;
// @ts-expect-error a field is missing
export const less: CreateImageEditUsage = { totalTokens: 1 };
// @ts-expect-error the folders inside are not for import
export * as inside from "@orq-ai/node/dist/index.js";
`;
  const compilers = [
    ["TypeScript 5.9", "typescript/bin/tsc"],
    ["TypeScript 7", "typescript-7/bin/tsc"],
  ] as const;
  const resolutions = [
    { module: "node16", moduleResolution: "node16" },
    { module: "nodenext", moduleResolution: "nodenext" },
    { module: "esnext", moduleResolution: "bundler" },
  ];
  const cases = compilers.flatMap(([name, path]) =>
    resolutions.map((resolution) => [name, resolution.moduleResolution, path, resolution] as const),
  );

  it.each(cases)("%s, %s", async (_name, _resolution, compiler, resolution) => {
    const folder = join(project.path, `use-${compiler.split("/")[0]}-${resolution.moduleResolution}`);
    mkdirSync(folder);
    const options = {
      ...resolution,
      target: "es2022",
      lib: ["es2022"],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    };
    writeFileSync(join(folder, "use.ts"), use);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["use.ts"] }));
    const { code, stdout } = await run(process.execPath, [join(repository, "node_modules", compiler), "-p", folder], {
      cwd: project.path,
    });
    expect([code, stdout]).toEqual([0, ""]);
  });
});
