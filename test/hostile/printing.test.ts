import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createConsole } from "../../generator/cli/console.js";
import { main } from "../../generator/cli/main.js";
import type { JsonValue } from "../../generator/model/types.js";

// What a terminal, the log of a CI job, or a reader of annotations would obey instead of showing.
const TEXTS: readonly string[] = [
  "\n::stop-commands::x",
  "\r\n  ::add-mask::x\n::error::x",
  "::add-mask::x",
  "%0A::add-mask::x",
  "##[add-mask]x",
  "a ##vso[task.setvariable variable=x]y",
  "##teamcity[message text='x']",
  "\u001b[31mred\u001b]0;title\u0007",
  "\u009b31m",
  "a\rb\bc",
  "\u202egnp.exe\u2066",
  "\u200b\ufeff\u00ad",
  "line\u2028line\u2029",
  "\ud800",
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/u;

/** What a printed text has that would be obeyed; GitHub trims lines and also knows `##[…]` anywhere. */
function findObeyed(printed: string, commands: boolean): readonly string[] {
  const lines = printed.split("\n");
  return [
    ...lines.filter((line) => OBEYED.test(line)),
    ...lines.filter((line) => /##[a-z]*\[/i.test(line) && !(commands && line.startsWith("::"))),
    ...lines.filter((line) => /^\s*::/.test(line) && !(commands && /^::(?:error|warning|notice) [^\r\n]*::/.test(line))),
  ];
}

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "modelmint-printing-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A document in which each text stands wherever a document can have one. */
function documentOf(changed: boolean): JsonValue {
  const parts = TEXTS.map((text, index) => partsOf(text, `${text}${index}`, changed));
  const merge = (pick: (part: (typeof parts)[number]) => readonly (readonly [string, JsonValue])[]): JsonValue =>
    Object.fromEntries(parts.flatMap(pick));
  const all = TEXTS.join("");
  return {
    openapi: "3.1.0",
    info: { title: all, version: all, description: all },
    paths: merge(({ paths }) => paths),
    components: { schemas: merge(({ schemas }) => schemas) },
  };
}

type Members = readonly (readonly [string, JsonValue])[];

function partsOf(text: string, name: string, changed: boolean): { readonly paths: Members; readonly schemas: Members } {
  const object = (schema: JsonValue): JsonValue => ({ type: "object", description: text, properties: { [text]: schema, a: {} } });
  const lines = `first\n${text}\nlast`;
  const content = { "application/json": { schema: object({ type: "string" }) } };
  return {
    paths: [
      [
        `/${name}`,
        { get: { operationId: name, summary: text, tags: [text], responses: { 200: { description: text, content } } } },
      ],
    ],
    schemas: [
      [`A${name}`, object({ type: changed ? "integer" : "string", [text]: 1, format: text, description: lines })],
      [`B${name}`, { type: "string", enum: changed ? [text] : [text, `${text}b`], title: text, description: lines }],
      [`C${name}`, { type: "string", description: changed ? lines : `${lines}\nmore`, maxLenght: 1 }],
      [`D${name}`, { const: changed ? `${text}d` : text, default: text, example: 1 }],
      [`E${name}`, { oneOf: [object({ const: text }), object({ const: "b" })], discriminator: { propertyName: text } }],
    ],
  };
}

/** The same with something wrong wherever there can be. */
function brokenDocument(): JsonValue {
  const schemas = TEXTS.flatMap(
    (text, index): Members => [
      [`A${text}${index}`, { type: text }],
      [`B${text}${index}`, { $ref: text }],
      [`C${text}${index}`, { $ref: `#/components/schemas/${text}` }],
      [`D${text}${index}`, { required: text, minLength: text, enum: text }],
      [`E${text}${index}`, { pattern: `(${text}`, format: { [text]: text } }],
    ],
  );
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {},
    components: { schemas: Object.fromEntries(schemas) },
  };
}

async function run(args: readonly string[]): Promise<{ readonly code: number; readonly printed: string }> {
  let printed = "";
  const print = (text: string): void => {
    printed += text;
  };
  const code = await main(args, createConsole(print, print, { out: false, err: false }));
  return { code, printed };
}

describe("text of a document", () => {
  it("is never obeyed, whatever prints it", async () => {
    const write = (name: string, document: JsonValue): string => {
      const path = join(folder, name);
      writeFileSync(path, JSON.stringify(document, undefined, 1));
      return path;
    };
    const [before, after] = [write("before.json", documentOf(false)), write("after.json", documentOf(true))];
    const wrong = write("wrong.json", brokenDocument());
    const output = ["--tests", "false", "--output", join(folder, "out"), "--reporter"];
    const calls: readonly (readonly [args: readonly string[], code: number])[] = [
      [["generate", before, ...output, "text"], 0],
      ...["text", "github", "json"].flatMap((reporter): readonly (readonly [readonly string[], number])[] => [
        [["check", after, ...output, reporter], 1],
        [["generate", wrong, ...output, reporter], 2],
      ]),
      ...["text", "markdown", "json"].map((reporter) => [["diff", before, after, "--reporter", reporter], 0] as const),
    ];
    const found: string[] = [];
    for (const [args, want] of calls) {
      const { code, printed } = await run(args);
      expect([args[0], code, printed.length > 0]).toEqual([args[0], want, true]);
      for (const line of findObeyed(printed, args.includes("github"))) found.push(`${args[0]} ${args.at(-1)}: ${line}`);
    }
    expect(found).toEqual([]);
  }, 300_000);
});

describe("names of files and folders", () => {
  it("are never obeyed, whatever prints them", async () => {
    // Short enough for a file system. A pull request can bring such files, and a config that names them.
    const name = [
      "\n::stop-commands::x",
      "##[add-mask]x",
      "\u001b[31mred\u001b]0;title\u0007",
      "a\rb",
      "\u202eb\u2066",
      "\u2028",
    ].join("");
    const place = join(folder, "named", name);
    mkdirSync(place, { recursive: true });
    const write = (file: string, document: JsonValue): string => {
      writeFileSync(join(place, file), JSON.stringify(document));
      return join(place, file);
    };
    const schemas = (schema: JsonValue): JsonValue => ({
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: {},
      components: { schemas: { A: schema } },
    });
    const before = write("before.json", schemas({ type: "string", minimum: "x" }));
    const after = write("after.json", schemas({ type: "integer" }));
    const wrong = write("wrong.json", schemas({ $ref: `${name}.json#/A` }));
    write("good.json", schemas({ type: "string" }));
    const config = write("modelmint.config.json", { input: "good.json", output: name, tests: false, docs: false });
    const broken = write("broken.json", { output: 1, extends: name });
    const output = ["--tests", "false", "--docs", "false", "--output", join(place, name)];
    const calls: readonly (readonly [args: readonly string[], code: number])[] = [
      [["generate", "--config", config], 0],
      [["generate", "--config", config, "--dry-run"], 0],
      [["check", "--config", config], 0],
      [["release", "--config", config], 0],
      ...["text", "github"].flatMap((reporter): readonly (readonly [readonly string[], number])[] => [
        [["check", after, ...output, "--reporter", reporter], 1],
        [["generate", before, ...output, "--reporter", reporter], 2],
        [["generate", wrong, ...output, "--reporter", reporter], 2],
        [["generate", "--config", broken, "--reporter", reporter], 2],
        [["generate", join(place, "absent"), ...output, "--reporter", reporter], 2],
      ]),
      ...["text", "markdown", "json"].map(
        (reporter) => [["diff", join(place, "good.json"), after, "--reporter", reporter], 0] as const,
      ),
    ];
    const found: string[] = [];
    for (const [args, want] of calls) {
      const { code, printed } = await run(args);
      expect([args, code]).toEqual([args, want]);
      for (const line of findObeyed(printed, args.includes("github"))) found.push(`${args[0]} ${args.at(-1)}: ${line}`);
    }
    expect(found).toEqual([]);
  }, 60_000);
});

describe("the test itself", () => {
  it.each([
    ["::add-mask::x", false, 1],
    ["  ::add-mask::x", true, 1],
    ["::error title=a::##[x]", true, 0],
    ["a ##vso[x]", false, 1],
    ["a\rb", false, 1],
    ["a\u202e", true, 1],
    ["a :: b # [c]", false, 0],
  ])("%j is found", (printed, commands, want) => {
    expect(findObeyed(printed, commands)).toHaveLength(want);
  });
});
