import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkTarball } from "../../scripts/check-tarball.mjs";
import { createFolder, modelmint, petDocument, repository, run } from "./command-line.js";
import { type Packed, packFolder } from "./pack.js";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const npx = process.platform === "win32" ? "npx.cmd" : "npx";

// A project that has nothing but the packed tool, as somebody's first project has.
const project = createFolder({
  "package.json": '{ "name": "project", "version": "1.0.0", "type": "module", "private": true }',
  "openapi.yaml": petDocument,
});
let packed: Packed;
/** Each has an entry with a plugin; none of them is installed in the project. */
const bundlers = ["vite", "rollup", "esbuild", "webpack", "rspack"] as const;

beforeAll(async () => {
  packed = await packFolder(repository, project.path);
  const options = ["--prefer-offline", "--no-audit", "--no-fund"];
  const install = await run(npm, ["install", ...options, join(project.path, packed.filename)], { cwd: project.path });
  expect(install.code, install.stderr).toBe(0);
}, 300_000);
afterAll(() => project.dispose());

describe("the packed tool", () => {
  it("holds compiled JavaScript, types, and the runtime to copy, and no sources or tests", () => {
    const files = packed.files.map(({ path }) => path);
    expect(files).toEqual(
      expect.arrayContaining([
        "package.json",
        "dist/cli.js",
        "dist/index.js",
        "dist/index.d.ts",
        "dist/runtime/index.ts",
        ...bundlers.flatMap((name) => [`dist/plugin/${name}.js`, `dist/plugin/${name}.d.ts`]),
        "dist/build-info.json",
      ]),
    );
    expect(files.filter((path) => !/^(?:dist\/|package\.json$|README|LICENSE|CHANGELOG)/.test(path))).toEqual([]);
    expect(files.filter((path) => /\.(?:test|map|tmp)\b/.test(path))).toEqual([]);
  });

  it("is without a finding of publint, and its types are there for everybody who imports them", async () => {
    expect(await checkTarball(join(project.path, packed.filename))).toEqual([]);
  });

  it("would not be, were it wrong", async () => {
    const broken = createFolder({
      "package.json": JSON.stringify({
        name: "broken",
        version: "1.0.0",
        type: "module",
        exports: { ".": { default: "./x.js", types: "./x.d.ts" } },
      }),
      "x.js": "export {};",
    });
    const { filename } = await packFolder(broken.path, broken.path);
    const findings = await checkTarball(join(broken.path, filename));
    expect(findings.filter((finding) => finding.startsWith("publint:")).length).toBeGreaterThan(0);
    expect(findings.filter((finding) => finding.startsWith("attw:")).length).toBeGreaterThan(0);
    broken.dispose();
  });

  it("is installed without any of its development packages", () => {
    const { devDependencies } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
      devDependencies: Record<string, string>;
    };
    const installed = ["@biomejs/biome", "fast-check", "typescript-7"].filter((name) =>
      existsSync(join(project.path, "node_modules", name)),
    );
    expect(Object.keys(devDependencies)).toEqual(expect.arrayContaining(["@biomejs/biome", "fast-check", "typescript-7"]));
    expect(installed).toEqual([]);
  });

  it("generates with npx, and neither it nor the clone that it was packed from finds drift afterwards", async () => {
    const generated = await run(npx, ["modelmint", "generate", "openapi.yaml", "--output", "out"], { cwd: project.path });
    expect([generated.code, generated.stderr]).toEqual([0, expect.not.stringContaining("error")]);
    expect(existsSync(join(project.path, "out/src/runtime/index.ts"))).toBe(true);
    const checked = await run(npx, ["modelmint", "check", "openapi.yaml", "--output", "out"], { cwd: project.path });
    expect(checked.code, checked.stdout).toBe(0);
    const clone = await modelmint(["check", "openapi.yaml", "--output", "out"], { cwd: project.path });
    expect(clone.code, clone.stdout).toBe(0);
  });

  it("takes a TypeScript config that imports it", async () => {
    const config =
      'import { defineConfig } from "modelmint";\nexport default defineConfig({ input: "openapi.yaml", output: "configured" });\n';
    const configured = createFolder({ "modelmint.config.ts": config, "openapi.yaml": petDocument });
    const { code, stderr } = await run(process.execPath, [join(project.path, "node_modules/modelmint/dist/cli.js"), "generate"], {
      cwd: configured.path,
    });
    expect([code, stderr]).toEqual([0, ""]);
    configured.dispose();
  });

  it.each(bundlers)("has a plugin for %s that loads without anything else being installed", async (name) => {
    const script = `import modelmint from "modelmint/${name}"; console.log(modelmint().name);`;
    const { stdout, stderr } = await run(process.execPath, ["--input-type=module", "--eval", script], { cwd: project.path });
    expect([stdout, stderr]).toEqual(["modelmint\n", ""]);
  });

  it("is a library whose types hold under strict settings, without the types of Node", async () => {
    const use = `import { check, createMemoryFileSystem, defineConfig, generate, type ModelmintConfig, type WatchRun, watch } from "modelmint";
${bundlers.map((name) => `import ${name}, { type PluginOptions as Of${name} } from "modelmint/${name}";`).join("\n")}
const config: ModelmintConfig = defineConfig({ models: { enums: "open" } });
const fileSystem = createMemoryFileSystem();
const input = { text: "openapi: 3.1.0", uri: "memory.yaml" };
const result = await generate({ ...config, input, output: "out", fileSystem });
export const status: "done" | "changed" | "drift" | "hand-edited" | "warnings" | "locked" | "interrupted" | "failed" = result.status;
export const paths: readonly string[] = result.jobs.flatMap((job) => job.files.map((file) => file.path));
export const drift: readonly string[] = (await check({ input, output: "out", fileSystem })).jobs.flatMap((job) => job.drift.map(({ diff }) => diff));
await using watching = watch({ input: "openapi.yaml", output: "out", onRun: (run: WatchRun) => void run.changed.length });
export const plugins: readonly { readonly name: string }[] = [${bundlers.map((name) => `${name}({ input: "a.yaml" } satisfies Of${name})`).join(", ")}];
await watching.close();
// @ts-expect-error a document is needed
await generate({ output: "out" });
`;
    const options = {
      target: "ES2023",
      module: "NodeNext",
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
      types: [],
    };
    const typed = createFolder({
      "use.mts": use,
      "tsconfig.json": JSON.stringify({ compilerOptions: options, files: ["use.mts"] }),
    });
    const { symlinkSync } = await import("node:fs");
    symlinkSync(join(project.path, "node_modules"), join(typed.path, "node_modules"));
    const { code, stdout } = await run(process.execPath, [join(repository, "node_modules/typescript/bin/tsc"), "-p", "."], {
      cwd: typed.path,
    });
    expect([code, stdout]).toEqual([0, ""]);
    typed.dispose();
  });
});
