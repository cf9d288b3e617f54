import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readTree } from "../unit/write/outputs.js";
import { createFolder, type Ended, modelmintHere } from "./command-line.js";

let folder: ReturnType<typeof createFolder>;
beforeEach(() => {
  folder = createFolder();
});
afterEach(() => folder.dispose());

interface Mistake {
  /** Path → content. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Whatever files cannot say. */
  readonly prepare?: (path: (name: string) => string) => void;
  /** `generate openapi.yaml --output out` where absent. */
  readonly args?: readonly string[];
  readonly code: string;
  /** As it is printed: `openapi.yaml:3:1`. */
  readonly place?: string;
  /** The line of the frame that is meant, and the text above its caret. */
  readonly frame?: readonly [line: string, above: string];
  /** What to do. */
  readonly help: RegExp;
}

const generate = ["generate", "openapi.yaml", "--output", "out"] as const;

/** A document whose component schemas are these lines, the first of them line 5. */
function schemas(...lines: readonly string[]): string {
  const head = "openapi: 3.1.0\ninfo: { title: Pets, version: 1.0.0 }\ncomponents:\n  schemas:\n";
  return head + lines.map((line) => `    ${line}\n`).join("");
}

const pets = schemas("Pet: { type: object }", "Animal: { type: object }");

const mistakes: Readonly<Record<string, Mistake>> = {
  "a file that is not there": { code: "MM1001", place: "openapi.yaml", help: /Check the spelling/ },
  "a file that cannot be read": {
    prepare: (path) => symlinkSync("openapi.yaml", path("openapi.yaml")),
    code: "MM1002",
    place: "openapi.yaml",
    help: /permissions/,
  },
  "a folder in the place of the file": {
    prepare: (path) => mkdirSync(path("openapi.yaml")),
    code: "MM1003",
    place: "openapi.yaml",
    help: /the OpenAPI document itself/,
  },
  "an empty file": { files: { "openapi.yaml": "" }, code: "MM1004", place: "openapi.yaml", help: /command writes this file/ },
  "a file of white space and comments": {
    files: { "openapi.yaml": "\n# soon\n\n" },
    code: "MM1004",
    place: "openapi.yaml",
    help: /command writes this file/,
  },
  "text that is not UTF-8": {
    files: { "openapi.yaml": Buffer.from("openapi: 3.1.0\ninfo:\n  title: Caf\u00e9\n", "latin1") },
    code: "MM1005",
    place: "openapi.yaml:3:13",
    frame: ["  title: Caf", ""],
    help: /Save the document as UTF-8/,
  },
  "UTF-16": {
    files: { "openapi.yaml": Buffer.from("\ufeffopenapi: 3.1.0\n", "utf16le") },
    code: "MM1005",
    place: "openapi.yaml",
    help: /Save the document as UTF-8/,
  },
  "YAML that does not parse": {
    files: { "openapi.yaml": "openapi: 3.1.0\ninfo:\n  title: The state: open\n" },
    code: "MM1008",
    place: "openapi.yaml:3:10",
    frame: ["  title: The state: open", "The state: open"],
    help: /indentation and the quotes/,
  },
  "JSON that does not parse": {
    files: { "openapi.json": '{\n  "openapi": "3.1.0",\n}\n' },
    args: ["generate", "openapi.json", "-o", "out"],
    code: "MM1009",
    place: "openapi.json:3:1",
    frame: ["}", "}"],
    help: /none behind the last/,
  },
  "a key that is there twice, in YAML": {
    files: { "openapi.yaml": schemas("Pet: { type: string }", "Pet: { type: object }") },
    code: "MM1010",
    place: "openapi.yaml:6:5",
    frame: ["    Pet: { type: object }", "Pet: { type: object }"],
    help: /Rename or remove one/,
  },
  "a key that is there twice, in JSON": {
    files: { "openapi.json": '{\n  "openapi": "3.1.0",\n  "info": {},\n  "info": {}\n}\n' },
    args: ["generate", "openapi.json", "-o", "out"],
    code: "MM1010",
    place: "openapi.json:4:3",
    frame: ['  "info": {}', '"info": {}'],
    help: /Rename or remove one/,
  },
  "a document of another kind": {
    files: { "openapi.yaml": "name: pets\nversion: 1\n" },
    code: "MM2001",
    place: "openapi.yaml:1:1",
    frame: ["name: pets", "name: pets"],
    help: /openapi: 3\.1\.0/,
  },
  "a version that is not supported": {
    files: { "openapi.yaml": "info: { title: Pets, version: 1.0.0 }\nopenapi: 4.0.0\n" },
    code: "MM2002",
    place: "openapi.yaml:2:1",
    frame: ["openapi: 4.0.0", "openapi: 4.0.0"],
    help: /3\.0, 3\.1 and 3\.2/,
  },
  "a reference that leads nowhere": {
    files: { "openapi.yaml": schemas("Owner: { type: string }", 'Pet: { $ref: "#/components/schemas/Ownr" }') },
    code: "MM2004",
    place: "openapi.yaml:6:12",
    frame: ['    Pet: { $ref: "#/components/schemas/Ownr" }', '$ref: "#/components/schemas/Ownr" }'],
    help: /Did you mean "#\/components\/schemas\/Owner"\?/,
  },
  "a reference to a file that is not there": {
    files: { "openapi.yaml": schemas('Pet: { $ref: "pet.yaml#/Pet" }') },
    code: "MM2012",
    place: "openapi.yaml:5:12",
    frame: ['    Pet: { $ref: "pet.yaml#/Pet" }', '$ref: "pet.yaml#/Pet" }'],
    help: /beside the document/,
  },
  "a type that does not exist": {
    files: { "openapi.yaml": schemas("Pet: { type: strng }") },
    code: "MM2007",
    place: "openapi.yaml:5:12",
    frame: ["    Pet: { type: strng }", "type: strng }"],
    help: /string/,
  },
  "a required that is no list": {
    files: { "openapi.yaml": schemas("Pet:", "  type: object", "  required: true") },
    code: "MM2008",
    place: "openapi.yaml:7:7",
    frame: ["      required: true", "required: true"],
    help: /beside properties/,
  },
  "an enum that is no list": {
    files: { "openapi.yaml": schemas("Pet: { enum: cat }") },
    code: "MM2009",
    place: "openapi.yaml:5:12",
    frame: ["    Pet: { enum: cat }", "enum: cat }"],
    help: /as an array/,
  },
  "a config with an unknown key": {
    files: { "modelmint.config.json": '{\n  "inptu": "openapi.yaml"\n}\n' },
    code: "MM4001",
    place: "modelmint.config.json:2:3",
    frame: ['  "inptu": "openapi.yaml"', '"inptu": "openapi.yaml"'],
    help: /Did you mean "input"\?/,
  },
  "a config with a value of the wrong type": {
    files: { "modelmint.config.json": '{\n  "models": { "enums": true }\n}\n' },
    code: "MM4002",
    place: "modelmint.config.json:2:15",
    frame: ['  "models": { "enums": true }', '"enums": true }'],
    help: /^$/, // the message names the values
  },
  "a config with a value that is nearly right": {
    files: { "modelmint.config.json": '{\n  "models": { "enums": "opne" }\n}\n' },
    code: "MM4002",
    place: "modelmint.config.json:2:15",
    frame: ['  "models": { "enums": "opne" }', '"enums": "opne" }'],
    help: /Did you mean "open"\?/,
  },
  "a config in TypeScript with an unknown key": {
    files: { "modelmint.config.ts": 'export default {\n  output: "out",\n  inptu: "openapi.yaml",\n};\n' },
    code: "MM4001",
    place: "modelmint.config.ts:3:3",
    frame: ['  inptu: "openapi.yaml",', 'inptu: "openapi.yaml",'],
    help: /Did you mean "input"\?/,
  },
  "a config in TypeScript with a mistake of its own": {
    files: { "modelmint.config.ts": 'export default {\n  output: "out"\n  input: "openapi.yaml",\n};\n' },
    code: "MM4004",
    place: "modelmint.config.ts:3:2",
    frame: ['  input: "openapi.yaml",', ' input: "openapi.yaml",'],
    help: /./,
  },
  "two names that clash": {
    files: {
      "openapi.yaml": pets,
      "modelmint.config.json": `{
  "names": {
    "/components/schemas/Pet": "Beast",
    "/components/schemas/Animal": "beast"
  }
}
`,
    },
    code: "MM3001",
    place: "modelmint.config.json:4:5",
    frame: ['    "/components/schemas/Animal": "beast"', '"/components/schemas/Animal": "beast"'],
    help: /Give one of the two another name/,
  },
  "a name for a model that is not there": {
    files: {
      "openapi.yaml": pets,
      "modelmint.config.ts": `import { defineConfig } from "modelmint";

export default defineConfig({
  input: "openapi.yaml",
  names: { "/components/schemas/Pt": "Beast" },
});
`,
    },
    code: "MM3002",
    place: "modelmint.config.ts:5:12",
    frame: ['  names: { "/components/schemas/Pt": "Beast" },', '"/components/schemas/Pt": "Beast" },'],
    help: /Did you mean "\/components\/schemas\/Pet"\?/,
  },
  "an output that is a file": {
    files: { "openapi.yaml": pets, out: "mine" },
    code: "MM5001",
    help: /Name another folder/,
  },
  "an output below a file": {
    files: { "openapi.yaml": pets },
    args: ["generate", "openapi.yaml", "-o", "openapi.yaml/out"],
    code: "MM5001",
    help: /Name another folder/,
  },
  "an output that cannot be written to": {
    files: { "openapi.yaml": pets },
    args: ["generate", "openapi.yaml", "-o", "/proc/modelmint"],
    code: "MM5002",
    help: /permissions/,
  },
};

async function tell(mistake: Mistake): Promise<Ended & { readonly before: object; readonly after: object }> {
  const path = (name: string) => join(folder.path, name);
  for (const [name, content] of Object.entries(mistake.files ?? {})) writeFileSync(path(name), content);
  mistake.prepare?.(path);
  const before = readTree(folder.path);
  const ended = await modelmintHere(mistake.args ?? generate, { cwd: folder.path });
  return { ...ended, before, after: readTree(folder.path) };
}

/** What one message says: its parts, without their layout. */
function readMessage(stderr: string) {
  const rows = stderr.split("\n");
  const meant = rows.findIndex((row) => /^ {2}> +\d+ \|/.test(row));
  const column = (rows[meant + 1] ?? "").indexOf("^") - (rows[meant] ?? "").indexOf("|") - 2;
  const line = rows[meant]?.replace(/^ {2}> +\d+ \| ?/, "");
  return {
    code: /^error (MM\d{4}): \S.*\.$/m.exec(stderr)?.[1],
    place: /^ {2}in (\S+)/m.exec(stderr)?.[1],
    frame: line === undefined ? undefined : [line, line.slice(column)],
    help: /^ {2}help: (.*)$/m.exec(stderr)?.[1] ?? "",
  };
}

describe("a person is told what is wrong, where, and what to do, and nothing is written, for", () => {
  it.each(Object.entries(mistakes))("%s", async (_what, mistake) => {
    const { code, stdout, stderr, before, after } = await tell(mistake);
    const message = readMessage(stderr);
    const { place, frame } = mistake;
    expect(message, stderr).toEqual({ code: mistake.code, place, frame, help: expect.stringMatching(mistake.help) });
    expect(stderr).toMatch(/^1 error; `modelmint explain MM\d{4}` says more about a code\.$/m);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).not.toMatch(/\n\s+at |node:|internal error/);
    expect(after).toEqual(before);
  });
});

it("everything that is wrong is told at once, in the order of the files and their lines", async () => {
  const document = schemas(
    "Pet:",
    "  type: object",
    "  required: true",
    "  properties:",
    '    owner: { $ref: "#/components/schemas/Ownr" }',
    "    age: { type: int }",
    "Owner: { enum: yes }",
  );
  const { code, stderr, before, after } = await tell({
    ...(mistakes["an output that is a file"] as Mistake), // it stands above
    files: { "openapi.yaml": document, out: "mine" },
  });
  const places = [...stderr.matchAll(/^error (MM\d{4}): .*(?:\n {2}in (\S+))?/gm)].map(([, told, place]) => [told, place]);
  expect(places).toEqual([
    ["MM5001", undefined],
    ["MM2008", "openapi.yaml:7:7"],
    ["MM2004", "openapi.yaml:9:18"],
    ["MM2007", "openapi.yaml:10:16"],
    ["MM2009", "openapi.yaml:11:14"],
  ]);
  expect(stderr).toMatch(/^5 errors;/m);
  expect([code, after]).toEqual([2, before]);
});

it("all that is wrong with a config is told at once, too", async () => {
  const { code, stderr } = await tell({
    files: { "modelmint.config.json": '{\n  "inptu": "a.yaml",\n  "output": 3,\n  "package": { "name": "A B" }\n}\n' },
    args: ["generate"],
    code: "",
    help: /./,
  });
  expect([...stderr.matchAll(/^ {2}in (\S+)/gm)].map(([, place]) => place)).toEqual([
    "modelmint.config.json:2:3",
    "modelmint.config.json:3:3",
    "modelmint.config.json:4:16",
  ]);
  expect(code).toBe(2);
});
