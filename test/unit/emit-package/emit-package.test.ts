import { describe, expect, it } from "vitest";
import { emitPackage } from "../../../generator/emit/package/index.js";
import type { EmitOptions } from "../../../generator/emit/types.js";
import type { Model, ModelGraph } from "../../../generator/model/types.js";
import { array, date, graphOf, number, OPTIONS, object, plainNames, text, union } from "../emit-tests/small-graph.js";

const GRAPH = graphOf({ Usage: object({ "note?": text, total_tokens: number }) });

function filesOf(graph: ModelGraph = GRAPH, options: Partial<EmitOptions> = {}): ReadonlyMap<string, string> {
  return new Map(emitPackage(graph, plainNames(), { ...OPTIONS, ...options }).map((file) => [file.path, file.text]));
}

describe("package.json", () => {
  it("describes an ESM package of dist alone, types first, without dependencies or lifecycle scripts", () => {
    expect(filesOf().get("package.json")).toBe(`{
  "name": "@small/things",
  "version": "1.2.3",
  "description": "TypeScript models of Small things",
  "type": "module",
  "sideEffects": false,
  "engines": {
    "node": ">=20"
  },
  "files": [
    "dist"
  ],
  "exports": {
    ".": {
      "types": "./dist/index.d.ts",
      "default": "./dist/index.js"
    },
    "./models/components": {
      "types": "./dist/models/components/index.d.ts",
      "default": "./dist/models/components/index.js"
    },
    "./runtime": {
      "types": "./dist/runtime/index.d.ts",
      "default": "./dist/runtime/index.js"
    },
    "./package.json": "./package.json"
  },
  "scripts": {
    "build": "tsc -p tsconfig.build.json",
    "test": "vitest run",
    "typecheck": "tsc -p tsconfig.json"
  },
  "devDependencies": {
    "@types/node": "^20.19.0",
    "ajv": "^8.20.0",
    "ajv-formats": "^3.0.1",
    "fast-check": "^4.10.2",
    "openapi-typescript": "^7.13.0",
    "typescript": "~5.9.0",
    "vitest": "^4.1.0"
  }
}
`);
  });

  it("says what the config says of the package, the repository as npm writes it", () => {
    const about = { description: 'A "client"', license: "MIT", homepage: "https://a.example/" };
    const manifest = (repository: string): unknown =>
      JSON.parse(filesOf(GRAPH, { package: { ...OPTIONS.package, ...about, repository } }).get("package.json") ?? "");
    const url = "git+https://github.com/a/b.git";
    for (const repository of ["https://github.com/a/b", "https://github.com/a/b.git", "https://github.com/a/b/"])
      expect(manifest(repository)).toMatchObject({ ...about, repository: { type: "git", url } });
  });

  const wanted: readonly (readonly [
    level: EmitOptions["tests"]["level"],
    devDependencies: readonly string[],
    scripts: readonly string[],
  ])[] = [
    [
      "full",
      ["@types/node", "ajv", "ajv-formats", "fast-check", "openapi-typescript", "typescript", "vitest"],
      ["build", "test", "typecheck"],
    ],
    ["basic", ["@types/node", "typescript", "vitest"], ["build", "test", "typecheck"]],
    [false, ["typescript"], ["build", "typecheck"]],
  ];
  it.each(wanted)("names what tests: %s need and no more", (level, devDependencies, scripts) => {
    const tests = { ...OPTIONS.tests, level };
    const json = JSON.parse(filesOf(GRAPH, { tests }).get("package.json") ?? "");
    expect(Object.keys(json.devDependencies)).toEqual(devDependencies);
    expect(Object.keys(json.scripts)).toEqual(scripts);
    expect(filesOf(GRAPH, { tests }).has("vitest.config.ts")).toBe(level !== false);
  });

  it("names only entry points that exist", () => {
    const json = JSON.parse(filesOf(graphOf({})).get("package.json") ?? "");
    expect(Object.keys(json.exports)).toEqual([".", "./runtime", "./package.json"]);
  });

  it("describes itself on one line, whatever the title", () => {
    const graph = { ...GRAPH, info: { ...GRAPH.info, title: `a\u202e\n\n"b" ${"𝒳".repeat(200)}` } };
    const text = filesOf(graph).get("package.json") ?? "";
    expect(text).not.toContain("\u202e");
    expect(JSON.parse(text).description).toBe(`TypeScript models of a\u202e "b" ${"𝒳".repeat(113)}…`);
    expect(JSON.parse(filesOf({ ...GRAPH, info: { ...GRAPH.info, title: " " } }).get("package.json") ?? "").description).toBe(
      "TypeScript models",
    );
  });
});

describe("compiler options", () => {
  it("compile src into dist and nothing else", () => {
    const { compilerOptions, include } = JSON.parse(filesOf().get("tsconfig.build.json") ?? "");
    expect(compilerOptions).toMatchObject({
      rootDir: "src",
      outDir: "dist",
      declaration: true,
      isolatedDeclarations: true,
      noEmit: false,
    });
    expect(include).toEqual(["src"]);
  });

  it("are strict for sources and tests alike", () => {
    const { compilerOptions, include } = JSON.parse(filesOf().get("tsconfig.json") ?? "");
    expect(compilerOptions).toMatchObject({
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      noEmit: true,
    });
    expect(include).toEqual(["src", "test", "vitest.config.ts"]);
    expect(JSON.parse(filesOf(GRAPH, { tests: { ...OPTIONS.tests, level: false } }).get("tsconfig.json") ?? "").include).toEqual([
      "src",
    ]);
  });
});

describe("the README", () => {
  it("shows the use of a model of this document", () => {
    const readme = filesOf().get("README.md") ?? "";
    expect(readme).toContain('import { Usage } from "@small/things/models/components";');
    expect(readme).toContain("value.totalTokens; // number");
    expect(readme).toContain("`docs/models/components/usage.md`");
    expect(readme).toContain('- `"@small/things/models/components"`: 1 model');
  });

  it("takes text of the document as text", () => {
    const graph = { ...GRAPH, info: { ...GRAPH.info, title: "<script>alert(1)</script> [x](javascript:y)\n# z" } };
    const readme = filesOf(graph).get("README.md") ?? "";
    expect(readme).not.toContain("<script>");
    expect(readme).not.toMatch(/^# z/m);
    expect(readme).not.toContain("[x](javascript");
  });

  it("does without an example where there is no object", () => {
    expect(filesOf(graphOf({ A: text })).get("README.md")).not.toContain("## Use");
  });

  const written: readonly (readonly [what: string, graph: ModelGraph, lines: readonly string[]])[] = [
    ["the first required property", graphOf({ A: object({ "a?": text, b_c: text, d: text }) }), ["value.bC; // string"]],
    ["the first one where none is required", graphOf({ A: object({ "a?": text, "b?": number }) }), ["value.a; // string"]],
    ["a boolean", graphOf({ A: object({ a: { ...text, type: "boolean" } }) }), ["value.a; // boolean"]],
    ["null", graphOf({ A: object({ a: { ...text, type: "null" } }) }), ["value.a; // null"]],
    ["an integer", graphOf({ A: object({ a: { ...text, type: "integer" } }) }), ["value.a; // number"]],
    ["of other types nothing", graphOf({ A: object({ a: array(text) }) }), ["value.a;"]],
    ["of dates nothing", graphOf({ A: object({ a: date }) }), ["value.a;"]],
  ];
  it.each(written)("shows of the model %s", (_what, graph, lines) => {
    const readme = (filesOf(graph).get("README.md") ?? "").split("\n");
    expect(readme.filter((line) => line.startsWith("value."))).toEqual(lines);
    expect(readme).toContain("const value = A.decode(await response.json());");
    expect(readme).toContain("  A.decode(input);");
  });

  const told: readonly (readonly [options: Partial<EmitOptions>, introduction: string, headings: readonly string[]])[] = [
    [
      {},
      "Each model has a page in the folder `docs/models/` of the sources, and the tests in `test/` hold them against it.",
      ["Install", "Use", "Unknown properties", "Errors", "Entry points", "Build", "Test"],
    ],
    [
      { tests: { ...OPTIONS.tests, level: false } },
      "Each model has a page in the folder `docs/models/` of the sources.",
      ["Install", "Use", "Unknown properties", "Errors", "Entry points", "Build"],
    ],
    [
      { docs: { markdown: "text", pages: false } },
      "The tests in `test/` hold them against it.",
      ["Install", "Use", "Unknown properties", "Errors", "Entry points", "Build", "Test"],
    ],
    [
      { docs: { markdown: "text", pages: false }, tests: { ...OPTIONS.tests, level: false } },
      "Made from the OpenAPI document by modelmint; do not edit, but change the document and generate again.",
      ["Install", "Use", "Unknown properties", "Errors", "Entry points", "Build"],
    ],
  ];
  it.each(told)("tells what comes with the models: %j", (options, introduction, headings) => {
    const readme = filesOf(GRAPH, options).get("README.md") ?? "";
    expect(readme.slice(0, readme.indexOf("\n\n## ")).split("\n").at(-1)).toBe(introduction);
    expect([...readme.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(headings);
    expect(readme.includes("The page of this model is")).toBe(options.docs?.pages !== false);
  });

  it.each<["full" | "basic", string]>([
    ["full", "`npm test` decodes and encodes examples, samples and random values of the models, compares what they accept"],
    ["basic", "`npm test` decodes and encodes examples and samples of the models."],
  ])("says what %s tests do", (level, sentence) => {
    expect(filesOf(GRAPH, { tests: { ...OPTIONS.tests, level } }).get("README.md")).toContain(`## Test\n\n${sentence}`);
  });

  it("begins with what the package is, on lines of its own", () => {
    const graph = { ...GRAPH, info: { ...GRAPH.info, title: " Small\n things ", version: " 1\n.2 " } };
    expect((filesOf(graph).get("README.md") ?? "").split("\n").slice(0, 3)).toEqual([
      "# @small/things",
      "",
      "TypeScript models of Small things, version 1 .2: types, and codecs that decode and encode them. No dependencies.",
    ]);
    expect(filesOf(graph).get("README.md")).toContain("\n## Install\n\n    npm install @small/things\n");
  });

  it("lists the entry points with their models, those alone that have a codec", () => {
    const graph = graphOf({ A: object({ a: text }), B: text, C: text });
    const models = new Map([...graph.models].map(([id, model]) => [id, { ...model, internal: id.endsWith("C") }]));
    expect((filesOf({ ...graph, models }).get("README.md") ?? "").split("\n").filter((line) => line.startsWith("- "))).toEqual([
      '- `"@small/things"`: everything',
      '- `"@small/things/models/components"`: 2 models',
      '- `"@small/things/runtime"`: errors, issues, unknown properties',
    ]);
  });

  it("shows no model that is none, has no property, or is deprecated where another one is received by an operation", () => {
    const graph = graphOf({
      Hidden: object({ a: text }),
      Text: text,
      Empty: object({}),
      Old: object({ a: text }),
      New: object({ a: text }),
    });
    const change = (more: (name: string) => Partial<Model>): ModelGraph => ({
      ...graph,
      models: new Map([...graph.models].map(([id, model]) => [id, { ...model, ...more(id.slice(id.lastIndexOf("/") + 1)) }])),
    });
    const shown = (from: ModelGraph): string | undefined =>
      /^import \{ (\w+) \}/m.exec(filesOf(from).get("README.md") ?? "")?.[1];
    const hidden = (name: string): Partial<Model> => ({ internal: name === "Hidden" });
    const doc = { title: undefined, description: undefined, deprecated: true };
    const old = (name: string): Partial<Model> => ({ ...hidden(name), ...(name === "Old" ? { doc } : {}) });
    const scopes = graph.scopes.map((scope) => ({ ...scope, kind: "operation" as const }));
    expect(shown(change(hidden))).toBe("Old");
    expect(shown(change(old))).toBe("Old");
    expect(shown({ ...change(old), scopes })).toBe("New");
    const asked = (name: string): Partial<Model> => ({ ...hidden(name), direction: { request: true, response: false } });
    expect(shown(change(asked))).toBe("Old");
  });

  it("shows a model of a response rather than one of a request", () => {
    const graph = graphOf({ Asked: object({ a: text }), Answered: object({ b: text }) });
    const models = new Map(
      [...graph.models].map(([id, model]) => [id, { ...model, direction: { request: true, response: id.endsWith("Answered") } }]),
    );
    expect(filesOf({ ...graph, models }).get("README.md")).toContain("import { Answered }");
  });
});

describe("what is only what others extend", () => {
  const base = { kind: "ref", target: "/components/schemas/Base", nullable: false, checks: {}, inferred: false } as const;
  const bases = object({ a: text });

  it.each([
    ["comes after others in the README", { Base: bases, Pet: { ...union(text), base }, Owner: object({ b: text }) }, "Owner"],
    ["is shown where there is nothing else", { Base: bases, Pet: { ...union(text), base } }, "Base"],
  ])("%s", (_, types, shown) => {
    expect(filesOf(graphOf(types)).get("README.md")).toContain(`import { ${shown} }`);
  });
});

describe("vitest.config.ts", () => {
  it("names the package as text", () => {
    expect(filesOf(GRAPH, { package: { name: 'a"b', version: "1.0.0" } }).get("vitest.config.ts")).toContain('name: "a\\"b",');
  });
});
