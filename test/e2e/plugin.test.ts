import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildFailure, context, build as esbuild } from "esbuild";
import { rolldown } from "rolldown";
import { rollup, watch as rollupWatch } from "rollup";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import webpack from "webpack";
import esbuildPlugin from "../../generator/plugin/esbuild.js";
import rollupPlugin from "../../generator/plugin/rollup.js";
import webpackPlugin from "../../generator/plugin/webpack.js";
import { createFolder, petDocument } from "./command-line.js";

const broken = petDocument.replace("#/components/schemas/Pet", "#/components/schemas/Pett");
const entry = 'import { Pet } from "./out/src/models/components/index.js";\nconsole.log(Pet.decode({ name: "Rex" }).name);\n';

let folder: ReturnType<typeof createFolder>;
beforeEach(() => {
  folder = createFolder({ "openapi.yaml": petDocument, "main.ts": entry });
});
afterEach(() => folder.dispose());

const at = (path: string): string => join(folder.path, path);
const options = () => ({ input: at("openapi.yaml"), output: at("out"), tests: false }) as const;
const change = (text: string): void => writeFileSync(at("openapi.yaml"), text);
const generated = (): string => readFileSync(at("out/src/models/components/pet.ts"), "utf8");

describe("the plugin for esbuild", () => {
  const settings = () => ({
    absWorkingDir: folder.path,
    entryPoints: ["main.ts"],
    outfile: at("dist.js"),
    bundle: true,
    logLevel: "silent" as const,
    plugins: [esbuildPlugin({ input: "openapi.yaml", output: "out", tests: false })],
  });

  it("generates before the build, with paths from where the build stands", async () => {
    await esbuild(settings());
    expect(readFileSync(at("dist.js"), "utf8")).toContain("Rex");
    expect(existsSync(at("out/package.json"))).toBe(true);
  });

  it("fails the build with what is wrong, at its place", async () => {
    change(broken);
    const failure = await esbuild(settings()).catch((error: unknown) => error);
    // Others may follow: esbuild goes on, and misses what was not generated.
    expect((failure as BuildFailure).errors[0]).toMatchObject({
      pluginName: "modelmint",
      text: expect.stringMatching(/^MM2004: .*Pett/),
      location: { file: expect.stringMatching(/openapi\.yaml$/), line: 20, column: expect.any(Number) },
      notes: [{ text: expect.stringContaining("> 20 |") }, { text: expect.stringContaining("Did you mean") }],
    });
    expect(existsSync(at("out"))).toBe(false);
  });

  it("builds again in watch mode when the document changes, also after an error", async () => {
    const ends: (() => void)[] = [];
    const results: number[] = [];
    const observer = {
      name: "observer",
      setup: (build: { onEnd(callback: (result: { errors: readonly unknown[] }) => void): void }) =>
        build.onEnd(({ errors }) => {
          results.push(errors.length);
          ends.shift()?.();
        }),
    };
    const next = () =>
      new Promise<void>((resolve) => {
        ends.push(resolve);
      });
    const base = settings();
    const watching = await context({ ...base, plugins: [...base.plugins, observer] });
    const first = next();
    await watching.watch();
    await first;
    const second = next();
    change(broken);
    await second;
    const third = next();
    change(petDocument.replace("age:", "years:"));
    await third;
    await watching.dispose();
    expect(results.slice(0, 3)).toEqual([0, 1, 0]);
    expect(generated()).toContain("years");
  });
});

describe("the plugin for Rollup and Rolldown", () => {
  it("generates before Rolldown resolves the entry", async () => {
    const bundle = await rolldown({ input: at("main.ts"), plugins: [rollupPlugin(options())] });
    const { output } = await bundle.generate();
    await bundle.close();
    expect(output[0].code).toContain("Rex");
  });

  it("fails the build with what is wrong", async () => {
    change(broken);
    const input = { input: at("main.ts"), plugins: [rollupPlugin(options())] };
    await expect(rollup(input)).rejects.toMatchObject({
      plugin: "modelmint",
      message: expect.stringMatching(/MM2004.*\n.*:20:/),
    });
  });

  it("builds again in watch mode when the document changes, also after an error", async () => {
    writeFileSync(at("main.js"), "console.log(1);\n");
    const codes: string[] = [];
    let arrived = (): void => {};
    const watcher = rollupWatch({
      input: at("main.js"),
      output: { file: at("dist.js") },
      plugins: [rollupPlugin(options())],
      watch: { buildDelay: 50 },
    });
    watcher.on("event", (event) => {
      if (event.code === "BUNDLE_END") void event.result.close();
      if (event.code !== "BUNDLE_END" && event.code !== "ERROR") return;
      codes.push(event.code);
      arrived();
    });
    const next = () =>
      new Promise<void>((resolve) => {
        arrived = resolve;
      });
    await next();
    change(broken);
    await next();
    change(petDocument.replace("age:", "years:"));
    await next();
    await watcher.close();
    expect(codes).toEqual(["BUNDLE_END", "ERROR", "BUNDLE_END"]);
    expect(generated()).toContain("years");
  });
});

describe("the plugin for webpack", () => {
  const settings = (): webpack.Configuration => ({
    context: folder.path,
    mode: "development",
    entry: "./main.js",
    output: { path: at("dist") },
    plugins: [webpackPlugin(options())],
  });
  const run = (compiler: webpack.Compiler) =>
    new Promise<webpack.Stats>((resolve, reject) => {
      compiler.run((error, stats) => (stats === undefined ? reject(error) : compiler.close(() => resolve(stats))));
    });

  it("generates before anything is compiled", async () => {
    // What is generated is TypeScript, for which webpack wants a loader; a page of the docs will do to see that it is there.
    writeFileSync(at("main.js"), 'console.log(new URL("./out/docs/README.md", import.meta.url));\n');
    const stats = await run(webpack(settings()));
    expect(stats.toJson({ errors: true }).errors).toEqual([]);
    expect(existsSync(at("out/docs/README.md"))).toBe(true);
  });

  it("fails the build with what is wrong, without a stack", async () => {
    writeFileSync(at("main.js"), "");
    change(broken);
    const stats = await run(webpack(settings()));
    expect(stats.hasErrors()).toBe(true);
    expect(stats.toString()).toMatch(/MM2004.*\n.*openapi\.yaml:20:/);
    expect(stats.toString()).not.toMatch(/\n\s+at /);
  });

  it("builds again in watch mode when the document changes, also after an error", async () => {
    writeFileSync(at("main.js"), "");
    const results: boolean[] = [];
    let arrived = (): void => {};
    const next = () =>
      new Promise<void>((resolve) => {
        arrived = resolve;
      });
    const first = next();
    const watching = webpack(settings()).watch({ aggregateTimeout: 20 }, (_error, stats) => {
      results.push(stats?.hasErrors() ?? true);
      arrived();
    });
    await first;
    const second = next();
    change(broken);
    await second;
    const third = next();
    change(petDocument.replace("age:", "years:"));
    await third;
    await new Promise((resolve) => watching?.close(resolve));
    expect(results.slice(0, 3)).toEqual([false, true, false]);
    expect(generated()).toContain("years");
  });
});
