import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { configNames, findConfig } from "../../../generator/config/loader.js";
import { readConfigs } from "../../../generator/config/read-configs.js";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function createFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "modelmint-config-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function read(files: Readonly<Record<string, string>>, name = Object.keys(files)[0] ?? "") {
  const folder = createFolder(files);
  const diagnostics = createDiagnostics();
  const entries = await readConfigs(join(folder, name), diagnostics);
  const configs = entries.map(({ config }) => config);
  const told = diagnostics.all().map(({ code, message, location }) => ({
    code,
    message: message.replaceAll(`${folder}/`, ""),
    place:
      location === undefined
        ? ""
        : [location.uri.slice(folder.length + 1), location.line, location.column].filter((part) => part !== undefined).join(":"),
    frame: location?.frame,
  }));
  const shown: unknown = JSON.parse(JSON.stringify(configs).replaceAll(`${folder}/`, ""));
  const placesOfNames = entries.map(({ nameLocations }) =>
    [...nameLocations].map(([pointer, { uri, line, column }]) => `${pointer} ${uri.slice(folder.length + 1)}:${line}:${column}`),
  );
  const placesOfPatterns = entries.map(({ patternLocations }) =>
    [...patternLocations].map(
      ([pattern, { uri, line, column }]) => `${pattern} ${uri.slice(folder.length + 1)}:${line}:${column}`,
    ),
  );
  return { configs: shown, told, placesOfNames, placesOfPatterns };
}

describe("a config file", () => {
  const config = { input: "api.yaml", output: "out", tests: false };

  it.each<[string, string]>([
    [
      "x.config.ts",
      'import { defineConfig } from "modelmint";\nconst output: string = "out";\nexport default defineConfig({ input: "api.yaml", output, tests: false });',
    ],
    ["x.config.mts", 'export default { input: "api.yaml", output: "out", tests: false } as const;'],
    [
      "x.config.mjs",
      'import { defineConfig } from "modelmint";\nexport default defineConfig({ input: "api.yaml", output: "out", tests: false });',
    ],
    ["x.config.js", 'export default { input: "api.yaml", output: await Promise.resolve("out"), tests: false };'],
    ["x.config.json", '\uFEFF{ "input": "api.yaml", "output": "out", "tests": false }'],
  ])("is read as %s", async (name, text) => {
    expect(await read({ [name]: text })).toMatchObject({ configs: [{ ...config, tests: { level: false } }], told: [] });
  });

  it("may import another module beside it", async () => {
    const files = {
      "a.config.ts": 'import { output } from "./shared";\nexport default { input: "api.yaml", output };',
      "shared.ts": 'export const output: string = "out";',
    };
    expect((await read(files)).configs).toEqual([{ input: "api.yaml", output: "out" }]);
  });

  it("may hold several entries", async () => {
    const { configs, told } = await read({ "c.json": '[{ "input": "a.yaml" }, { "input": "b.yaml" }]' });
    expect([configs, told]).toEqual([[{ input: "a.yaml" }, { input: "b.yaml" }], []]);
  });

  it("is read anew each time", async () => {
    const folder = createFolder({ "c.ts": 'export default { output: "one" };' });
    const outputs: unknown[] = [];
    for (const output of ["one", "two"]) {
      writeFileSync(join(folder, "c.ts"), `export default { output: "${output}" };`);
      outputs.push((await readConfigs(join(folder, "c.ts"), createDiagnostics()))[0]?.config.output);
    }
    expect(outputs).toEqual([join(folder, "one"), join(folder, "two")]);
  });
});

describe("extends", () => {
  it("lays a config over its bases, the later over the earlier, with paths that start where they are written", async () => {
    const { configs, told } = await read({
      "own.json": '{ "extends": ["shared/one.json", "shared/two.ts"], "output": "out", "models": { "dates": "string" } }',
      "shared/one.json": '{ "input": "one.yaml", "tests": false, "models": { "dates": "Date", "enums": "open" } }',
      "shared/two.ts": 'export default { extends: "three.json", input: "two.yaml" };',
      "shared/three.json": '{ "overlays": ["o.yaml"], "tests": "basic" }',
    });
    expect(told).toEqual([]);
    expect(configs).toEqual([
      {
        input: "shared/two.yaml",
        output: "out",
        overlays: ["shared/o.yaml"],
        tests: { level: "basic" },
        models: { dates: "string", enums: "open" },
      },
    ]);
  });

  it("refuses a circle", async () => {
    const { told } = await read({ "a.json": '{ "extends": "b.json" }', "b.json": '{ "extends": "a.json" }' });
    expect(told).toMatchObject([{ code: "MM4006", message: expect.stringContaining("a.json → b.json → a.json") }]);
  });

  it("refuses a base that is not there, or that has several entries", async () => {
    const { told } = await read({ "a.json": '{ "extends": ["none.json", "many.json"] }', "many.json": "[{}, {}]" });
    expect(told.map(({ code }) => code).sort()).toEqual(["MM4003", "MM4007"]);
  });
});

describe("what is wrong with a config file is told with its place", () => {
  it("for every key of a JSON file, all at once", async () => {
    const { told } = await read({ "c.json": '{\n  "inptu": "a",\n  "models": {\n    "enums": "opne"\n  }\n}\n' });
    expect(told).toMatchObject([
      { code: "MM4001", place: "c.json:2:3", frame: expect.stringContaining('> 2 |   "inptu": "a",') },
      { code: "MM4002", place: "c.json:4:5" },
    ]);
  });

  it("inside an entry of several", async () => {
    const { told } = await read({ "c.json": '[\n  { "tests": false },\n  { "tests": "ful" }\n]\n' });
    expect(told).toMatchObject([{ code: "MM4002", place: "c.json:3:5" }]);
  });

  it.each([
    ["JSON that does not parse", "c.json", '{ "input": }', "MM1009", "c.json:1:12"],
    ["JSON with a key twice", "c.json", '{\n  "input": "a",\n  "input": "b"\n}', "MM1010", "c.json:3:3"],
    ["TypeScript that does not parse", "c.ts", "const a = 1;\nexport default { input: a ;\n", "MM4004", "c.ts:2:26"],
    [
      "a module that throws",
      "c.ts",
      "const a = undefined as unknown as { b: { c: string } };\n\nexport default { input: a.b.c };\n",
      "MM4004",
      "c.ts:3:",
    ],
    [
      "an import that leads nowhere",
      "c.ts",
      'import { x } from "./nowhere.js";\nexport default { input: x };\n',
      "MM4004",
      "c.ts",
    ],
    ["a module without a default export", "c.mjs", "export const config = {};\n", "MM4005", "c.mjs"],
    ["a default export that is no config", "c.mjs", "export default 3;\n", "MM4002", "c.mjs"],
  ])("when it is %s", async (_what, name, text, code, place) => {
    const { told } = await read({ [name]: text });
    expect(told).toMatchObject([{ code, place: expect.stringContaining(place) }]);
    expect(told[0]?.message).not.toMatch(/node_modules|\n/);
  });

  it("when it is not there, or a folder", async () => {
    expect((await read({ "folder/x": "" }, "none.json")).told).toMatchObject([{ code: "MM4003" }]);
    expect((await read({ "folder/x": "" }, "folder")).told).toMatchObject([{ code: "MM4003" }]);
  });
});

describe("where a config in TypeScript or JavaScript says something", () => {
  const before = 'import { defineConfig } from "modelmint";\nconst enums = "opne", other = { inptu: "a" };\n';
  it.each([
    ["an object", 'export default {\n  inptu: "a" };', "c.ts:4:3"],
    ["a key in quotes", 'export default {\n  "inptu": "a" };', "c.ts:4:3"],
    ["a function around it", 'export default defineConfig({\n  inptu: "a" } as never);', "c.ts:4:3"],
    ["what satisfies a type", 'export default ({ models: {\n  inptu: "a" } } satisfies object);', "c.ts:4:3"],
    ["a short form", "export default { models: {\n  enums } };", "c.ts:4:3"],
    ["an entry of several", 'export default [{}, {\n  inptu: "a" }];', "c.ts:4:3"],
    ["a method, which is no value", "export default {\n  output() {} };", "c.ts:4:3"],
    ["a spread, which is not followed", "export default { ...other };", "c.ts"],
    ["a variable, which is not followed", "export default other;", "c.ts"],
    ["a key that is computed", 'export default { ["in" + "ptu"]: "a" };', "c.ts"],
  ])("is found in %s", async (_what, text, place) => {
    const { told } = await read({ "c.ts": before + text });
    expect(told.map((one) => one.place)).toEqual([place]);
  });
});

it("where names are fixed is known for messages, through extends and entries", async () => {
  const { placesOfNames } = await read({
    "a.ts": 'export default [\n  {},\n  { extends: "b.json", names: { "/a": "A",\n    "/b": "B" } },\n];\n',
    "b.json": '{\n  "names": { "/a": "X",\n    "/c": "C" }\n}',
  });
  expect(placesOfNames).toEqual([[], ["/a a.ts:3:33", "/c b.json:3:5", "/b a.ts:4:5"]]);
});

it("where patterns of models with tests stand is known for messages, each by its list", async () => {
  const { placesOfPatterns } = await read({
    "a.ts":
      'export default [\n  { tests: "basic" },\n  { extends: "b.json", tests: { include: ["A",\n    "B*"], exclude: ["A"] } },\n];\n',
    "b.json": '{\n  "tests": { "exclude": [\n    "/c"] }\n}',
  });
  expect(placesOfPatterns).toEqual([
    [],
    ["exclude /c b.json:3:5", "include A a.ts:3:43", "include B* a.ts:4:5", "exclude A a.ts:4:22"],
  ]);
});

describe("a config that nobody names", () => {
  it("is found by its name, TypeScript first", () => {
    const folder = createFolder(Object.fromEntries(configNames.map((name) => [name, ""])));
    for (const name of configNames) {
      expect(findConfig(folder)).toBe(join(folder, name));
      rmSync(join(folder, name));
    }
    expect(findConfig(folder)).toBeUndefined();
  });
});
