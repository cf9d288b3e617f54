import { describe, expect, expectTypeOf, it } from "vitest";
import { defineConfig } from "../../../generator/config/define-config.js";
import { configOptions, configTable } from "../../../generator/config/options.js";
import { anchorPaths, configFromKeys, mergeConfigs, resolveConfig } from "../../../generator/config/resolve-config.js";
import type { ModelmintConfig, ResolvedConfig } from "../../../generator/config/types.js";

describe("a resolved config", () => {
  it("has the documented defaults where nobody says anything", () => {
    expect(resolveConfig()).toEqual({
      input: undefined,
      output: undefined,
      package: { name: "api-models", version: "0.1.0" },
      overlays: [],
      reading: { allowHosts: [], maxDepth: 200, maxMegabytes: 64 },
      naming: "stable",
      names: {},
      models: {
        enums: "auto",
        unions: "auto",
        inheritance: "union",
        dates: "Date",
        int64: "number",
        bytes: "string",
        formats: "assert",
        unknownProperties: "keep",
        defaults: "document",
      },
      docs: { pages: "all", markdown: "text", details: "none" },
      tests: { level: "full", runs: 25, include: [], exclude: [] },
    } satisfies Omit<ResolvedConfig, "input"> & { input: undefined });
  });

  it("takes single keys of a section from the config and the others from the defaults", () => {
    const { models } = resolveConfig({ models: { dates: "string" } });
    expect([models.dates, models.enums]).toEqual(["string", "auto"]);
  });

  it("lets flags win over the config", () => {
    const config: ModelmintConfig = { input: "a.yaml", output: "a", tests: "basic", package: { name: "mine", version: "1.0.0" } };
    const flags = configFromKeys([
      ["input", "b.yaml"],
      ["package.version", "2.0.0"],
      ["tests", false],
    ]);
    expect(resolveConfig(config, flags)).toMatchObject({
      input: "b.yaml",
      output: "a",
      tests: { level: false, runs: 25 },
      package: { name: "mine", version: "2.0.0" },
    });
  });

  it("is frozen through and through", () => {
    const config = resolveConfig({ overlays: ["a.yaml"], names: { "/components/schemas/A": "B" } });
    for (const part of [config, config.models, config.overlays, config.names, config.package])
      expect(Object.isFrozen(part)).toBe(true);
  });

  it("does not freeze or change what it was given", () => {
    const given = { models: { dates: "string" as const }, overlays: ["a"] };
    resolveConfig({ models: { dates: "Date" } }, given);
    expect(given).toEqual({ models: { dates: "string" }, overlays: ["a"] });
    expect(Object.isFrozen(given.models)).toBe(false);
  });

  it("takes a key that is undefined for one that is absent", () => {
    const given: object = { tests: undefined, models: undefined };
    expect(resolveConfig({ tests: "basic", models: { dates: "string" } }, given)).toMatchObject({
      tests: { level: "basic" },
      models: { dates: "string" },
    });
  });
});

describe("configs laid over one another", () => {
  it.each<[string, readonly ModelmintConfig[], ModelmintConfig]>([
    ["the last value wins", [{ input: "a" }, { input: "b" }], { input: "b" }],
    [
      "sections are merged",
      [{ docs: { markdown: "raw" } }, { models: { enums: "open" } }, { models: { dates: "string" } }],
      { docs: { markdown: "raw" }, models: { enums: "open", dates: "string" } },
    ],
    [
      "names are merged by pointer",
      [{ names: { "/a": "A", "/b": "B" } }, { names: { "/b": "C" } }],
      { names: { "/a": "A", "/b": "C" } },
    ],
    ["lists are replaced", [{ overlays: ["a", "b"] }, { overlays: ["c"] }], { overlays: ["c"] }],
    ["false is a value", [{ tests: "full" }, { tests: false }], { tests: { level: false } }],
    [
      "pages are switched off in short",
      [{ docs: { markdown: "raw" } }, { docs: false }],
      { docs: { markdown: "raw", pages: false } },
    ],
    [
      "what is said in short is one key of its section",
      [{ tests: { runs: 100, include: ["Pet"] } }, { tests: "basic" }, { tests: { include: ["Cat"] } }],
      { tests: { level: "basic", runs: 100, include: ["Cat"] } },
    ],
  ])("%s", (_what, layers, want) => {
    expect(mergeConfigs(...layers)).toEqual(want);
  });

  it("keep a name for __proto__ as data", () => {
    const names: Record<string, string> = JSON.parse('{"__proto__": "Proto"}');
    expect(Object.entries(mergeConfigs({ names: {} }, { names }).names ?? {})).toEqual([["__proto__", "Proto"]]);
  });
});

describe("paths of a config", () => {
  it.each([
    ["start at its folder", "sub", "spec/a.yaml", "sub/spec/a.yaml"],
    ["may lead out of it", "sub", "../a.yaml", "a.yaml"],
    ["stay where one stands beside it", "", "./a.yaml", "./a.yaml"],
    ["stay when absolute", "sub", "/spec/a.yaml", "/spec/a.yaml"],
    ["stay when they are URLs", "sub", "https://example.com/a.yaml", "https://example.com/a.yaml"],
    ["stay when they mean standard input", "sub", "-", "-"],
  ])("%s", (_what, folder, path, want) => {
    const reading = { maxDepth: 9 };
    const config = { input: path, output: path, overlays: [path], reading: { ...reading, root: path } };
    expect(anchorPaths(config, folder)).toEqual({
      input: want,
      output: want,
      overlays: [want],
      reading: { ...reading, root: want },
    });
    expect(anchorPaths({ reading }, folder)).toEqual({ reading });
  });
});

describe("the list of options", () => {
  it("has every key of the config, and no other", () => {
    const keys = configOptions.map(({ key }) => key);
    const about = { description: "c", license: "MIT", repository: "https://d", homepage: "https://e" };
    const resolved = resolveConfig({ input: "a", output: "b", package: about, reading: { root: "f" } });
    const nested = Object.entries(resolved).flatMap(([key, value]) => {
      const section = typeof value === "object" && key !== "names" && !Array.isArray(value);
      return section ? Object.keys(value).map((inner) => `${key}.${inner}`) : [key];
    });
    expect(keys.sort()).toEqual(nested.sort());
  });

  it("has every flag once", () => {
    const flags = configOptions.flatMap(({ flag }) => (flag === undefined ? [] : [flag]));
    expect(new Set(flags).size).toBe(flags.length);
  });

  it("makes a Markdown table whose rows all have five cells", () => {
    const rows = configTable().split("\n");
    expect(rows).toHaveLength(configOptions.length + 2);
    for (const row of rows) expect(row.replaceAll("\\|", "").split("|")).toHaveLength(7);
    expect(rows).toContain('| `models.dates` | `--dates` | `"Date" \\| "string"` | `"Date"` | What a date-time is |');
  });
});

describe("defineConfig", () => {
  it("gives back what it gets, one or several", () => {
    const one = defineConfig({ input: "a.yaml", tests: false });
    expect(one).toEqual({ input: "a.yaml", tests: false });
    expect(defineConfig([one])).toEqual([one]);
  });

  it("knows keys and values by type", () => {
    expectTypeOf<{ models: { enums: "auto" } }>().toExtend<ModelmintConfig>();
    expectTypeOf<{ models: { enums: "sometimes" } }>().not.toExtend<ModelmintConfig>();
    // @ts-expect-error an unknown value
    defineConfig({ naming: "fancy" });
    // @ts-expect-error an unknown key
    defineConfig({ inputs: "a.yaml" });
  });
});
