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

/** How builds ended, in their order; and a wait for one that ended well, or not, after those that are known. */
function createBuildLog() {
  const ended: boolean[] = [];
  let known = 0;
  let look = (): void => {};
  return {
    add: (well: boolean): void => {
      ended.push(well);
      look();
    },
    until: (well: boolean): Promise<void> =>
      new Promise((resolve) => {
        look = () => {
          const found = ended.indexOf(well, known);
          if (found < 0) return;
          known = found + 1;
          resolve();
        };
        look();
      }),
  };
}

describe("the plugin for esbuild", { timeout: 120_000 }, () => {
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
    const log = createBuildLog();
    const observer = {
      name: "observer",
      setup: (build: { onEnd(callback: (result: { errors: readonly unknown[] }) => void): void }) =>
        build.onEnd(({ errors }) => log.add(errors.length === 0)),
    };
    const base = settings();
    const watching = await context({ ...base, plugins: [...base.plugins, observer] });
    await watching.watch();
    await log.until(true);
    change(broken);
    await log.until(false);
    change(petDocument.replace("age:", "years:"));
    await log.until(true);
    await watching.dispose();
    await expect.poll(generated, { timeout: 10_000 }).toContain("years");
  });
});

describe("the plugin for Rollup and Rolldown", { timeout: 120_000 }, () => {
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
    const log = createBuildLog();
    const watcher = rollupWatch({
      input: at("main.js"),
      output: { file: at("dist.js") },
      plugins: [rollupPlugin(options())],
      watch: { buildDelay: 50 },
    });
    watcher.on("event", (event) => {
      if (event.code === "BUNDLE_END") void event.result.close();
      if (event.code === "BUNDLE_END" || event.code === "ERROR") log.add(event.code === "BUNDLE_END");
    });
    await log.until(true);
    change(broken);
    await log.until(false);
    change(petDocument.replace("age:", "years:"));
    await log.until(true);
    await watcher.close();
    await expect.poll(generated, { timeout: 10_000 }).toContain("years");
  });
});

describe("the plugin for webpack", { timeout: 120_000 }, () => {
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
    const log = createBuildLog();
    const watching = webpack(settings()).watch({ aggregateTimeout: 20 }, (_error, stats) =>
      log.add(stats?.hasErrors() === false),
    );
    await log.until(true);
    change(broken);
    await log.until(false);
    change(petDocument.replace("age:", "years:"));
    await log.until(true);
    await new Promise((resolve) => watching?.close(resolve));
    await expect.poll(generated, { timeout: 10_000 }).toContain("years");
  });
});
