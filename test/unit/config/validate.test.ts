import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { configOptions } from "../../../generator/config/options.js";
import { type ConfigProblem, validateConfig } from "../../../generator/config/validate.js";

/** A problem as short text: `models.enums: "auto" | "open" | "closed", not "x" (nearest)`. */
function tell(problem: ConfigProblem): string {
  const suggestion = problem.nearest === undefined ? "" : ` (${problem.nearest}?)`;
  return problem.kind === "unknown-key"
    ? `no ${problem.key}${suggestion}`
    : `${problem.key}: ${problem.expected}, not ${problem.found}${suggestion}`;
}

describe("a config with the right keys and values", () => {
  it.each<[string, unknown]>([
    ["nothing", {}],
    [
      "everything",
      {
        extends: "base.json",
        input: "spec/api.yaml",
        output: "generated",
        package: { name: "@scope/name.x-y_z", version: "1.2.3-rc.1+build.5" },
        overlays: ["a.yaml"],
        reading: { allowHosts: ["api.example.com", "localhost:8080", "[::1]:80"], maxDepth: 1000, maxMegabytes: 1 },
        naming: "stable",
        names: { "/components/schemas/Pet": "Animal" },
        models: {
          enums: "open",
          unions: "closed",
          dates: "string",
          int64: "bigint",
          bytes: "Uint8Array",
          formats: "annotate",
          unknownProperties: "reject",
          defaults: "apply",
        },
        docs: { markdown: "raw" },
        tests: false,
      },
    ],
    [
      "a section for what may be said in short",
      {
        tests: { level: "basic", runs: 1, include: ["Pet", "Pet*", "#/paths/~1pets~1{id}/**"], exclude: ["more.yaml#/Pet", "*"] },
      },
    ],
    ["no pages, in short", { docs: false }],
    ["no pages", { docs: { pages: false, markdown: "raw" } }],
    ["several bases", { extends: ["a.json", "b.ts"] }],
    ["keys without a value", { input: undefined, models: { enums: undefined } }],
    ["a URL", { input: "https://example.com/openapi.json" }],
  ])("has no problems: %s", (_what, config) => {
    expect(validateConfig(config)).toEqual([]);
  });

  it("has none for any value that a choice lists", () => {
    const choices = configOptions.flatMap((option) =>
      option.kind === "choice" ? option.values.map((value) => [option.key, value] as const) : [],
    );
    for (const [key, value] of choices) {
      const config = key.split(".").reduceRight<unknown>((inner, part) => ({ [part]: inner }), value);
      expect(validateConfig(config)).toEqual([]);
    }
  });
});

describe("a wrong config is told", () => {
  it.each<[string, unknown, string[]]>([
    ["a misspelt key", { inptu: "a" }, ["no inptu (input?)"]],
    ["a misspelt key of a section", { models: { enum: "open" } }, ["no models.enum (models.enums?)"]],
    ["a key that belongs into a section", { enums: "open" }, ["no enums (models.enums?)"]],
    ["a key of a section in the wrong one", { docs: { dates: "Date" } }, ["no docs.dates (models.dates?)"]],
    ["a key like nothing at all", { quux: 1 }, ["no quux"]],
    ["a misspelt value", { models: { enums: "opne" } }, ['models.enums: "auto" | "open" | "closed", not "opne" (open?)']],
    ["a value of another case", { models: { dates: "date" } }, ['models.dates: "Date" | "string", not "date" (Date?)']],
    ["a value like nothing at all", { naming: "x" }, ['naming: "stable" | "speakeasy-2023", not "x"']],
    [
      "true for a switch",
      { tests: true },
      ['tests: "full" | "basic" | false, or an object with level, runs, include, exclude, not true'],
    ],
    [
      "a misspelt value in short",
      { tests: "ful" },
      ['tests: "full" | "basic" | false, or an object with level, runs, include, exclude, not "ful" (full?)'],
    ],
    ["a misspelt value at length", { tests: { level: "ful" } }, ['tests.level: "full" | "basic" | false, not "ful" (full?)']],
    ["a key of a section that may be short", { tests: { inclde: ["A"] } }, ["no tests.inclde (tests.include?)"]],
    ["no random values at all", { tests: { runs: 0 } }, ["tests.runs: 1 to 100000 values, not 0"]],
    [
      "patterns that are none",
      { tests: { include: ["Pet Shop", "pet.yaml", "/components/schemas/Pet", ""], exclude: "Pet" } },
      [
        'tests.include[0]: the name or the JSON pointer of a model, with * for any part of it, not "Pet Shop"',
        'tests.include[1]: the name or the JSON pointer of a model, with * for any part of it, not "pet.yaml"',
        'tests.include[3]: the name or the JSON pointer of a model, with * for any part of it, not ""',
        'tests.exclude: a list of patterns, not "Pet"',
      ],
    ],
    ["a number for a path", { output: 3 }, ["output: a folder, not 3"]],
    ["an empty path", { input: "" }, ['input: a file or URL, not ""']],
    ["null for a path", { input: null }, ["input: a file or URL, not null"]],
    [
      "text for a section",
      { models: "open" },
      [
        'models: an object with enums, unions, inheritance, dates, int64, bytes, formats, unknownProperties, defaults, not "open"',
      ],
    ],
    ["a list for a section", { docs: [] }, ['docs: "all" | false, or an object with pages, markdown, details, not a list']],
    ["text for a list", { overlays: "a.yaml" }, ['overlays: a list of files, not "a.yaml"']],
    ["a wrong item of a list", { overlays: ["a", 1, null] }, ["overlays[1]: a file, not 1", "overlays[2]: a file, not null"]],
    [
      "hosts that are none",
      { reading: { allowHosts: ["https://a.example", "A.example", "*", "a.example/x", "a.example"] } },
      [
        'reading.allowHosts[0]: a host in lower case, without a scheme, not "https://a.example"',
        'reading.allowHosts[1]: a host in lower case, without a scheme, not "A.example"',
        'reading.allowHosts[2]: a host in lower case, without a scheme, not "*"',
        'reading.allowHosts[3]: a host in lower case, without a scheme, not "a.example/x"',
      ],
    ],
    ["one host for a list", { reading: { allowHosts: "a.example" } }, ['reading.allowHosts: a list of hosts, not "a.example"']],
    ["a depth that no stack bears", { reading: { maxDepth: 1001 } }, ["reading.maxDepth: 1 to 1000 levels, not 1001"]],
    ["half a megabyte", { reading: { maxMegabytes: 0.5 } }, ["reading.maxMegabytes: 1 to 512 megabytes, not 0.5"]],
    ["text for a number", { reading: { maxDepth: "9" } }, ['reading.maxDepth: 1 to 1000 levels, not "9"']],
    ["a wrong name", { names: { "/a": 1 } }, ['names["/a"]: a name, not 1']],
    ["names as a list", { names: ["A"] }, ["names: an object: names by JSON pointer, not a list"]],
    ["a wrong base", { extends: 1 }, ["extends: a list of files, not 1"]],
    [
      "a package name that npm refuses",
      { package: { name: "My Package" } },
      ['package.name: an npm package name, not "My Package" (my-package?)'],
    ],
    ["a version that is none", { package: { version: "1.0" } }, ['package.version: a semantic version, not "1.0" (1.0.0?)']],
    ["a licence that is none", { package: { license: "<b>" } }, ['package.license: a licence in SPDX, not "<b>"']],
    [
      "a repository without a scheme",
      { package: { repository: "github.com/a/b" } },
      ['package.repository: a URL with https, not "github.com/a/b"'],
    ],
    ["a description of two lines", { package: { description: "a\nb" } }, ['package.description: a text, not "a\\nb"']],
    [
      "a version with a leading zero",
      { package: { version: "01.0.0" } },
      ['package.version: a semantic version, not "01.0.0" (1.0.0?)'],
    ],
    ["text for the whole", "config", ['the config: an object with keys, not "config"']],
    ["a list for the whole", [], ["the config: an object with keys, not a list"]],
    ["a function for the whole", () => ({}), ["the config: an object with keys, not a function"]],
  ])("with what is meant: %s", (_what, config, want) => {
    expect(validateConfig(config).map(tell)).toEqual(want);
  });

  it("all at once, in the order in which it is written, with the path to each place", () => {
    const problems = validateConfig({ output: 1, modles: {}, models: { dates: 1, enums: 2 }, names: { "/a": 0 } });
    expect(problems.map(({ path }) => path)).toEqual([
      ["output"],
      ["modles"],
      ["models", "dates"],
      ["models", "enums"],
      ["names", "/a"],
    ]);
  });

  it("with the keys that there are", () => {
    const [problem] = validateConfig({ package: { title: "x" } });
    expect(problem).toMatchObject({ known: ["name", "version", "description", "license", "repository", "homepage"] });
  });

  it("without a long value in full", () => {
    const [problem] = validateConfig({ naming: "x".repeat(500) });
    expect(problem === undefined ? "" : tell(problem)).toHaveLength(
      `naming: "stable" | "speakeasy-2023", not "${"x".repeat(60)}…"`.length,
    );
  });

  it("whatever it is, without ever failing", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        for (const problem of validateConfig(value)) expect(tell(problem)).not.toBe("");
      }),
    );
  });

  it("for keys that every object has", () => {
    expect(validateConfig(JSON.parse('{"__proto__": 1, "constructor": 2, "toString": 3}')).map(tell)).toEqual([
      "no __proto__",
      "no constructor",
      "no toString",
    ]);
  });
});
