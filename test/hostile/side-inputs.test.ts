import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createConsole } from "../../generator/cli/console.js";
import { main } from "../../generator/cli/main.js";

// What stands beside a document may come with it: a pull request that changes the spec can change these too.
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "modelmint-beside-"));
  write("project/api.json", JSON.stringify(DOCUMENT));
});

afterEach(() => rmSync(folder, { recursive: true }));

const PET = { type: "object", properties: { name: { type: "string" } } };
const DOCUMENT = { openapi: "3.1.0", info: { title: "t", version: "1" }, paths: {}, components: { schemas: { Pet: PET } } };
const CONFIG = { input: "api.json", output: "out", tests: false };

/** Objects in objects, with something beside each. */
function nest(levels: number): string {
  return `${"{ a: ".repeat(levels)}{}${", b: {} }".repeat(levels)}`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Generates by a config; tells the exit code, the codes that were reported, and what is in the folder now. */
async function generate(config: string) {
  write("project/modelmint.config.json", config);
  let printed = "";
  const print = (text: string): void => {
    printed += text;
  };
  const args = ["generate", "--config", join(folder, "project/modelmint.config.json"), "--reporter", "json", "--no-cache"];
  const code = await main(args, createConsole(print, print, { out: false, err: false }));
  const { diagnostics } = JSON.parse(printed) as { diagnostics: readonly { code: string; severity: string }[] };
  return {
    code,
    codes: [...new Set(diagnostics.filter(({ severity }) => severity === "error").map((found) => found.code))],
    outside: readdirSync(folder).filter((name) => name !== "project"),
    written: existsSync(join(folder, "project/out")),
    polluted: Object.keys(Object.prototype),
  };
}

const refused = (...codes: readonly string[]) => ({ code: 2, codes, outside: [], written: false, polluted: [] });
const done = { code: 0, codes: [], outside: [], written: true, polluted: [] };

describe("a config that is JSON", () => {
  const withKey = (key: string, value: string): string =>
    `${JSON.stringify(CONFIG).slice(0, -1)},${JSON.stringify(key)}:${value}}`;

  it.each<[string, string, readonly string[]]>([
    ["sets a prototype", withKey("__proto__", '{"polluted":1}'), ["MM4001"]],
    ["sets one of a part", withKey("models", '{"__proto__":{"polluted":1}}'), ["MM4001"]],
    ["has a constructor", withKey("constructor", '{"prototype":{"polluted":1}}'), ["MM4001"]],
    ["names a package by a path", withKey("package", '{"name":"../../evil"}'), ["MM4002"]],
    ["names a package without end", withKey("package", `{"name":"${"x".repeat(215)}"}`), ["MM4002"]],
    ["names a package as a folder of npm", withKey("package", '{"name":"node_modules"}'), ["MM4002"]],
    ["has a version that loses digits", withKey("package", '{"version":"1.0.9007199254740993"}'), ["MM4002"]],
    ["names a model by code", withKey("names", '{"#/components/schemas/Pet":"a; process.exit()"}'), ["MM3003"]],
    ["names a model by a prototype's member", withKey("names", '{"#/components/schemas/Pet":"__proto__"}'), ["MM3003"]],
    ["is nested without end", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, ["MM1007"]],
    ["has a list without end", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, ["MM1007"]],
    ["writes to a file with NUL in its name", JSON.stringify({ ...CONFIG, output: "o\u0000ut" }), ["MM5010"]],
  ])("%s", async (_what, config, codes) => {
    expect(await generate(config)).toEqual(refused(...codes));
  });
});

describe("a config that extends others", () => {
  const config = (more: object): string => JSON.stringify({ ...CONFIG, ...more });

  it("reads each of them once, however many ways lead there", async () => {
    const levels = 40;
    for (let level = 0; level < levels; level++)
      write(`project/base${level}.json`, JSON.stringify({ extends: [1, 2].map(() => `base${level + 1}.json`) }));
    write(`project/base${levels}.json`, JSON.stringify({ models: { enums: "open" } }));
    expect(await generate(config({ extends: "base0.json" }))).toEqual(done);
  });

  it("tells of a circle that goes by links", async () => {
    for (const name of ["left", "right"]) symlinkSync(".", join(folder, "project", name));
    write("project/base.json", JSON.stringify({ extends: ["left/base.json", "right/base.json"] }));
    expect(await generate(config({ extends: "base.json" }))).toEqual(refused("MM4006"));
  });
});

describe("patterns of models", () => {
  it("take no longer with many stars", async () => {
    const name = "a".repeat(200);
    write("project/long.json", JSON.stringify({ ...DOCUMENT, components: { schemas: { [name]: PET } } }));
    const include = [`/${"**a".repeat(30)}!`, `${"*a".repeat(30)}_`];
    expect(await generate(JSON.stringify({ ...CONFIG, input: "long.json", tests: { include } }))).toMatchObject({ code: 0 });
  });
});

describe("what stands where a file is expected", () => {
  // Git carries links; what is behind this one has no end.
  it.each([
    ["modelmint.names.json", "MM3006"],
    ["modelmint.release.json", "MM4030"],
  ])("is not read where it is none: %s", async (name, code) => {
    symlinkSync("/dev/zero", join(folder, "project", name));
    expect(await generate(JSON.stringify(CONFIG))).toEqual(refused(code));
  });
});

describe("an overlay", () => {
  const overlaid = async (actions: string) => {
    write("project/overlay.yaml", `overlay: 1.0.0\ninfo: { title: o, version: "1" }\nactions: ${actions}\n`);
    return generate(JSON.stringify({ ...CONFIG, overlays: ["overlay.yaml"] }));
  };

  it.each<[string, string, readonly string[]]>([
    ["asks for a prototype", '[{ target: "$.__proto__", update: { polluted: 1 } }]', []],
    ["asks for one below", "[{ target: \"$['constructor']['prototype']\", update: { polluted: 1 } }]", []],
    ["adds one", '[{ target: "$.components.schemas", update: { __proto__: { polluted: 1 } } }]', []],
    ["removes the root", '[{ target: "$", remove: true }]', ["MM6007"]],
    ["multiplies the document", `[${'{ target: "$..*", update: { a: {}, b: {}, c: {} } },'.repeat(40)}]`, ["MM6005"]],
    [
      "asks again and again for all that is below",
      `[{ target: "$.components.schemas.Pet", update: { x-a: ${nest(60)} } }, { target: "$${"..*".repeat(9)}", update: {} }]`,
      [],
    ],
    ["nests its query without end", `[{ target: "$${"[?(@".repeat(20_000)}", remove: true }]`, ["MM6003"]],
    ...["(", "!", "length("].map((part): [string, string, readonly string[]] => [
      `nests ${part} without end`,
      `[{ target: "$[?${part.repeat(5_000)}@.a]", remove: true }]`,
      ["MM6003"],
    ]),
    ["has operators without end", `[{ target: "$[?${"@.a==1||".repeat(5_000)}@.a]", remove: true }]`, ["MM6003"]],
    [
      "has a pattern that takes exponential time",
      `[{ target: $.info, update: { x-a: { b: "${"a".repeat(60)}" } } }, { target: "$..[?search(@.b, '(a|a)*c') || match(@.b, '(a+)+b')]", update: {} }]`,
      [],
    ],
    [
      "adds a reference out of the folder",
      '[{ target: "$.components.schemas.Pet", update: { $ref: ../secret.yaml } }]',
      ["MM2012"],
    ],
  ])("%s", async (_what, actions, codes) => {
    expect(await overlaid(actions)).toEqual(codes.length === 0 ? done : refused(...codes));
  });
});

describe("an overlay of a document with many values", () => {
  const targets = [
    "$..[?$..a]",
    "$..[?$..[?$..a]]",
    "$..[?count($..*) == 1]",
    "$..[?!$..a]",
    "$.x-list[?$.x-list[?$.x-list[?@.a]]]",
    "$.x-list[?$.x-list == $.x-other]",
    `$..[${"*,".repeat(200)}*]`,
  ];
  it.each(targets)("asks %s no longer than others", async (target) => {
    const list = (last: number) => Array.from({ length: 6_000 }, (_, index) => ({ b: index === 5_999 ? last : index }));
    write("project/large.json", JSON.stringify({ ...DOCUMENT, "x-list": list(1), "x-other": list(2) }));
    const actions = JSON.stringify([{ target, update: {} }]);
    write("project/overlay.yaml", `overlay: 1.0.0\ninfo: { title: o, version: "1" }\nactions: ${actions}\n`);
    const config = { ...CONFIG, input: "large.json", overlays: ["overlay.yaml"] };
    expect(await generate(JSON.stringify(config))).toEqual(refused("MM6010"));
  });
});

describe("published names", () => {
  const pinned = async (pins: string) => {
    write("project/modelmint.names.json", pins);
    return generate(JSON.stringify(CONFIG));
  };
  const outputs = (models: string): string => `{"formatVersion":1,"outputs":{"out":{"models":${models},"modules":{}}}}`;
  const pet = (name: string, more = ""): string =>
    outputs(`{"/components/schemas/Pet":{"name":${JSON.stringify(name)},"folder":"components"${more}}}`);

  it.each<[string, string, readonly string[]]>([
    ["set a prototype", outputs('{"__proto__":{"name":"A","folder":"components"}}'), []],
    ["are a prototype's members", pet("__proto__"), ["MM3003"]],
    ["are paths", pet("../../evil"), ["MM3003"]],
    ["are code", pet("a; process.exit()"), ["MM3003"]],
    ["are of a folder elsewhere", outputs('{"/components/schemas/Pet":{"name":"Pet","folder":"../.."}}'), ["MM3006"]],
    ["name properties by code", pet("Pet", ',"properties":{"name":"x\\n;process.exit()"}'), ["MM3008"]],
    ["are nested without end", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, ["MM1007"]],
  ])("%s", async (_what, pins, codes) => {
    expect(await pinned(pins)).toEqual(codes.length === 0 ? done : refused(...codes));
  });
});
