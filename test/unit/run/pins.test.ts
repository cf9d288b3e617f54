import { describe, expect, it } from "vitest";
import { resolveConfig } from "../../../generator/config/resolve-config.js";
import {
  check,
  createMemoryFileSystem,
  type GenerateOptions,
  generate,
  type MemoryFileSystem,
} from "../../../generator/index.js";
import { createEnvironment } from "../../../generator/run/environment.js";
import { runGenerate } from "../../../generator/run/generate.js";
import type { GenerateSettings, Job } from "../../../generator/run/types.js";

const pins = "modelmint.names.json";

function documentOf(...components: readonly string[]) {
  const usage = { type: "object", properties: { edit: { type: "object", properties: { x: { type: "string" } } } } };
  const schemas = Object.fromEntries(components.map((component) => [component, usage]));
  return {
    text: JSON.stringify({ openapi: "3.1.0", info: { title: "t", version: "1" }, components: { schemas } }),
    uri: "a.json",
  };
}

function options(fileSystem: MemoryFileSystem, more: Partial<GenerateOptions>): GenerateOptions {
  return { input: documentOf("CreateImage"), output: "out", tests: false, fileSystem, pins, ...more };
}

function manifestOf(disk: MemoryFileSystem, output = "out"): { readonly pins: string | null } {
  return JSON.parse(disk.files().get(`${output}/.modelmint.json`) ?? "{}") as { readonly pins: string | null };
}

function hasModel(disk: MemoryFileSystem, name: string): boolean {
  return [...disk.files()].some(([path, text]) => path.startsWith("out/src/") && text.includes(`export type ${name} = `));
}

describe("pins", () => {
  it("are written on request only, and keep names from then on", async () => {
    const disk = createMemoryFileSystem();
    await generate(options(disk, {}));
    expect([disk.files().has(pins), manifestOf(disk).pins]).toEqual([false, null]);
    await generate(options(disk, { pin: "add" }));
    expect(disk.files().get(pins)).toContain('"name": "CreateImageEdit"');
    expect(manifestOf(disk).pins).toMatch(/^[0-9a-f]{64}$/);

    const input = documentOf("CreateImage", "CreateImageEdit");
    const later = await generate(options(disk, { input }));
    expect(later.diagnostics.map(({ code, severity }) => [code, severity])).toContainEqual(["MM3005", "info"]);
    expect([hasModel(disk, "CreateImageEdit"), hasModel(disk, "CreateImageEdit2")]).toEqual([true, true]);
    expect((await check(options(disk, { input }))).status).toBe("done");
  });

  it("are an input: with other pins, what is on disk has drifted", async () => {
    const disk = createMemoryFileSystem();
    await generate(options(disk, { pin: "add" }));
    expect((await check(options(disk, {}))).status).toBe("done");
    disk.put(pins, (disk.files().get(pins) ?? "").replace('"CreateImageEdit"', '"Better"'));
    expect((await check(options(disk, {}))).status).toBe("drift");
    await generate(options(disk, {}));
    expect(hasModel(disk, "Better")).toBe(true);
  });

  it("come out the same when they are written again", async () => {
    const disk = createMemoryFileSystem();
    await generate(options(disk, { pin: "add" }));
    const before = new Map(disk.files());
    await generate(options(disk, { pin: "add" }));
    expect(new Map(disk.files())).toEqual(before);
  });

  it("are given anew by repinning", async () => {
    const disk = createMemoryFileSystem();
    await generate(options(disk, { pin: "add" }));
    const input = documentOf("CreateImage", "CreateImageEdit");
    await generate(options(disk, { input, pin: "anew" }));
    expect((await check(options(disk, { input }))).diagnostics.filter(({ code }) => code === "MM3005")).toEqual([]);
    expect(disk.files().get(pins)).toContain('"name": "CreateImageEdit2"');
  });

  it("are not written in a dry run, nor where there are errors", async () => {
    const disk = createMemoryFileSystem();
    await generate(options(disk, { pin: "add", dryRun: true }));
    await generate(options(disk, { pin: "add", input: { text: "{}", uri: "a.json" } }));
    expect(disk.files().has(pins)).toBe(false);
  });

  it("serve documents in memory without any output", async () => {
    const disk = createMemoryFileSystem();
    const { output: _, ...rest } = options(disk, { pin: "add" });
    await generate(rest);
    expect([...disk.files().keys()]).toEqual([pins]);
    const { jobs } = await generate({ ...rest, pin: "keep", input: documentOf("CreateImage", "CreateImageEdit") });
    expect(jobs[0]?.files.map(({ path }) => String(path))).toContain("docs/models/components/createimageedit2.md");
  });

  it.each<[string, string, string, number | undefined]>([
    ["no JSON", '{\n  "formatVersion": 1,\n<<<<<<< ours', "MM1009", 3],
    ["no file of names", "{}", "MM3006", 1],
    ["made by a later version", '{\n  "formatVersion": 2 }', "MM3006", 2],
    ["without outputs", '{ "formatVersion": 1 }', "MM3006", 1],
    [
      "of other models",
      '{ "formatVersion": 1, "outputs": {\n "out": { "models": {\n "/a": { "name": 1 } }, "modules": {} } } }',
      "MM3006",
      3,
    ],
    ["a folder", "", "MM3006", undefined],
    [
      "a clash",
      '{ "formatVersion": 1, "outputs": { "out": { "modules": {}, "models": {\n"/components/schemas/CreateImage": { "name": "A", "folder": "components" },\n"/components/schemas/CreateImage/properties/edit": { "name": "a",\n "folder": "components" } } } } }',
      "MM3001",
      3,
    ],
  ])("are refused with their place where the file is %s, and nothing is written", async (_what, text, code, line) => {
    const disk = createMemoryFileSystem(text === "" ? { [`${pins}/x`]: "" } : { [pins]: text });
    const { status, diagnostics } = await generate(options(disk, { pin: "add" }));
    expect([status, diagnostics.map((one) => [one.code, one.location?.line])]).toEqual(["failed", [[code, line]]]);
    expect([...disk.files().keys()].filter((path) => path.startsWith("out/"))).toEqual([]);
  });
});

describe("pins of several outputs", () => {
  const settings: GenerateSettings = { edits: "stop", dryRun: false, failOnWarnings: false };
  const job = (output: string, ...components: readonly string[]): Job => ({
    config: { ...resolveConfig({ tests: false }), input: "a.json", output },
    input: { kind: "text", ...documentOf(...components) },
    nameLocations: new Map(),
    patternLocations: new Map(),
    pins: { path: pins, output },
  });
  const outputsOf = (disk: MemoryFileSystem) =>
    Object.keys((JSON.parse(disk.files().get(pins) ?? "{}") as { readonly outputs: object }).outputs);

  it("share a file, and do not meet", async () => {
    const disk = createMemoryFileSystem();
    const environment = await createEnvironment(disk);
    await runGenerate([job("one", "Pet"), job("two", "PET")], environment, { ...settings, pin: "add" });
    expect(outputsOf(disk)).toEqual(["one", "two"]);
    const { diagnostics } = await runGenerate([job("one", "Pet", "PET"), job("two", "PET", "Pet")], environment, settings);
    expect(diagnostics.filter(({ code }) => code === "MM3005")).not.toEqual([]);
    expect(disk.files().get("one/src/models/components/index.ts")).toContain("./pet.js");
    expect(manifestOf(disk, "one").pins).not.toBe(manifestOf(disk, "two").pins);
  });

  it("follow an output that was moved, where there is one only", async () => {
    const disk = createMemoryFileSystem();
    const environment = await createEnvironment(disk);
    await runGenerate([job("old", "Pet")], environment, { ...settings, pin: "add" });
    const { diagnostics } = await runGenerate([job("new", "PET", "Pet")], environment, { ...settings, pin: "add" });
    expect(diagnostics.map(({ code }) => code)).toContain("MM3005");
    expect(outputsOf(disk)).toEqual(["new"]);
  });

  it("are not passed over silently where one of several was moved", async () => {
    const disk = createMemoryFileSystem();
    const environment = await createEnvironment(disk);
    await runGenerate([job("one", "Pet"), job("two", "Pet")], environment, { ...settings, pin: "add" });
    const { diagnostics } = await runGenerate([job("one", "Pet"), job("three", "Pet")], environment, settings);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["MM3007", "warning"]]);
  });
});
