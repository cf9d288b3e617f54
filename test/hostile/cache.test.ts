import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CACHE_KINDS, type CacheKind } from "../../generator/cache/types.js";
import { modelmintHere } from "../e2e/command-line.js";
import { readTree } from "../unit/write/outputs.js";

// What earlier runs kept may be torn, and whoever may write there may write anything.

/** Large enough for its text to be kept, and with a hint, which is kept as well. */
const DOCUMENT = `openapi: 3.1.0
info: { title: t, version: "1", description: "${"word ".repeat(25_000)}" }
paths: {}
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string }, age: { minimum: 0 } } }
    Owner: { type: object, properties: { pets: { type: array, items: { $ref: "#/components/schemas/Pet" } } } }
`;
const EDITED = DOCUMENT.replace("Owner: {", "Owner: { description: Has pets,");

const PAGE = "docs/models/components/owner.md";

type Tree = Readonly<Record<string, string>>;

let folder = "";
/** What a run without cache makes of the document as it is and as it is edited. */
let wanted: Readonly<Record<"document" | "edited", Tree>>;
/** The cache that runs on the document leave. */
let sound: Tree = {};

const at = (...path: readonly string[]): string => join(folder, ...path);
const run = (command: string, ...more: readonly string[]) =>
  modelmintHere([command, "api.yaml", "--output", "out", "--tests", "false", ...more], { cwd: at("work") });
const CACHED = ["--cache-dir", "../cache"];

async function makeWithoutCache(document: string): Promise<Tree> {
  rmSync(at("work"), { recursive: true, force: true });
  mkdirSync(at("work"));
  writeFileSync(at("work/api.yaml"), document);
  expect((await run("generate", "--no-cache")).code).toBe(0);
  return readTree(at("work/out"));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "modelmint-cache-"));
  wanted = { edited: await makeWithoutCache(EDITED), document: await makeWithoutCache(DOCUMENT) };
  writeFileSync(at("mine"), "mine");
  expect((await run("generate", ...CACHED)).code).toBe(0);
  sound = readTree(at("cache"));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A command's end, and what is on disk then. */
interface Trial {
  readonly code: number | null;
  readonly told: string;
  readonly tree: Tree;
}

/** Only what differs is touched: a disk takes longer for files than a run does. */
function restoreOutput(): void {
  const found = readTree(at("work/out"));
  for (const path of Object.keys(found)) if (!Object.hasOwn(wanted.document, path)) rmSync(at("work/out", path));
  for (const [path, text] of Object.entries(wanted.document)) {
    if (found[path] === text) continue;
    mkdirSync(dirname(at("work/out", path)), { recursive: true });
    writeFileSync(at("work/out", path), text);
  }
}

/** Runs a command on a document beside the output of the sound one, which may lack a page, with a cache to which something has been done. */
async function tryCommand(
  command: string,
  { document, whole }: { readonly document: string; readonly whole: boolean },
  spoil: () => void,
): Promise<Trial> {
  restoreOutput();
  if (!whole) rmSync(at("work/out", PAGE));
  writeFileSync(at("work/api.yaml"), document);
  rmSync(at("cache"), { recursive: true, force: true });
  mkdirSync(at("cache"));
  for (const [name, text] of Object.entries(sound)) writeFileSync(at("cache", name), text);
  spoil();
  const { code, stdout, stderr } = await run(command, ...CACHED);
  expect(readdirSync(folder).sort()).toEqual(["cache", "mine", "work"]);
  expect(Object.keys(Object.prototype)).toEqual([]);
  return { code, told: stdout + stderr, tree: readTree(at("work/out")) };
}

/** The runs that a cache can spare something: nothing to do, drift, an edit. */
async function tryAll(spoil: () => void): Promise<readonly Trial[]> {
  return [
    await tryCommand("check", { document: DOCUMENT, whole: true }, spoil),
    await tryCommand("check", { document: EDITED, whole: true }, spoil),
    await tryCommand("generate", { document: EDITED, whole: true }, spoil),
  ];
}

const namesOf = (kind: CacheKind): readonly string[] => Object.keys(sound).filter((name) => name.startsWith(`${kind}-`));
const seal = (name: string, content: string): string =>
  `${createHash("sha256").update(`${name}\n${content}`).digest("hex")}\n${content}`;

/** What is done to each file of a kind. */
type Spoiling = (path: string, text: string, name: string) => void;

const spoilingOf = (kind: CacheKind, spoiling: Spoiling) => (): void => {
  for (const name of namesOf(kind)) spoiling(at("cache", name), sound[name] ?? "", name);
};

const inPlace =
  (change: (text: string) => string): Spoiling =>
  (path, text) =>
    writeFileSync(path, change(text));
const instead =
  (make: (path: string) => void): Spoiling =>
  (path) => {
    rmSync(path);
    make(path);
  };

/** What happens to files without anybody's intent, and what needs no knowledge of how they are made. */
const TORN: readonly (readonly [string, Spoiling])[] = [
  ["is empty", inPlace(() => "")],
  ["has its first line alone", inPlace((text) => text.slice(0, 65))],
  ["is cut off in the middle", inPlace((text) => text.slice(0, text.length / 2))],
  ["lacks its last character", inPlace((text) => text.slice(0, -1))],
  ["has one character more", inPlace((text) => `${text} `)],
  ["has one digit changed", inPlace((text) => text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)))],
  ["has zeros for its second half", inPlace((text) => text.slice(0, text.length / 2).padEnd(text.length, "\0"))],
  ["has other line ends", inPlace((text) => text.replaceAll("\n", "\r\n"))],
  ["has a byte order mark", inPlace((text) => `\ufeff${text}`)],
  ["is JSON", inPlace(() => '{"__proto__":{"polluted":1}}')],
  [
    "is of another version, which sealed without the name",
    inPlace((text) => {
      const content = text.slice(65);
      return `${createHash("sha256").update(content).digest("hex")}\n${content}`;
    }),
  ],
  ["has the content of another of its kind", (path, text, name) => writeFileSync(path, seal(`${name}0`, text.slice(65)))],
  ["is gone", instead(() => {})],
  ["is a folder", instead((path) => mkdirSync(path))],
  ["is a link to nowhere", instead((path) => symlinkSync("nowhere", path))],
  ["is a link to itself", instead((path) => symlinkSync(path, path))],
  ["is a link to what never ends", instead((path) => symlinkSync("/dev/zero", path))],
  ["is a pipe that nobody writes to", instead((path) => execFileSync("mkfifo", [path]))],
  ["may not be read", (path) => chmodSync(path, 0)],
];

describe.each(CACHE_KINDS)("with a cache in which what is kept of kind %s", (kind) => {
  it("is there", () => {
    expect(namesOf(kind)).not.toEqual([]);
  });

  it.skipIf(process.platform === "win32").each(TORN)("%s, a run gives what it gives without", async (_, spoiling) => {
    const trials = await tryAll(spoilingOf(kind, spoiling));
    expect(trials.map(({ code }) => code)).toEqual([0, 1, 0]);
    expect(trials.at(-1)?.tree).toEqual(wanted.edited);
  });
});

/** JSON of another shape than any that is kept. */
const SHAPES: readonly string[] = [
  ...["", "{", "null", "true", "0", "-1", "1e999", '"text"', "[]", "{}", "[null]", "[[]]", "[[1,2,3]]", '[["a","b"]]'],
  '[["../../evil","a","b"]]',
  '{"__proto__":{"polluted":1}}',
  '{"diagnostics":[],"jobs":[null]}',
  '{"diagnostics":[null],"jobs":[]}',
  '{"diagnostics":{"length":1},"jobs":{"length":1}}',
  '{"diagnostics":[],"jobs":[{"manifest":"","pins":null,"statistics":{},"stamps":{}}]}',
  `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
  `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`,
];

describe.each(CACHE_KINDS)("with a cache in which somebody has sealed for kind %s", (kind) => {
  it.each(SHAPES.map((shape) => [shape.slice(0, 90), shape]))("%s, no run goes astray", async (_, shape) => {
    const whole = spoilingOf(kind, (path, _text, name) => writeFileSync(path, seal(name, shape)));
    const twice = spoilingOf(kind, (path, _text, name) => writeFileSync(path, seal(name, `${shape}\n${shape}`)));
    for (const spoil of [whole, twice])
      for (const { code, told } of await tryAll(spoil)) {
        expect([0, 1, 2], told).toContain(code);
        expect(told).not.toMatch(/MM9\d|\n +at /);
      }
  });
});

/** Every value of a JSON text in turn exchanged for others: the texts that come of it. */
function exchangeEach(json: string): readonly string[] {
  const paths: (readonly string[])[] = [[]];
  const walk = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, member] of Object.entries(value).slice(0, 6)) {
      paths.push([...path, name]);
      walk(member, [...path, name]);
    }
  };
  walk(JSON.parse(json), []);
  const others: readonly unknown[] = [null, -1, 1e15, "", "../../evil", [], {}, JSON.parse('{"__proto__":1,"constructor":2}')];
  return paths.flatMap((path, index) => {
    const at = (other: unknown, value: unknown, depth = 0): unknown => {
      if (depth === path.length) return other;
      const name = path[depth] ?? "";
      const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
      return Object.assign(copy, { [name]: at(other, (value as Record<string, unknown>)[name], depth + 1) });
    };
    return [
      JSON.stringify(at(others[index % others.length], JSON.parse(json))),
      JSON.stringify(at(others[(index + 3) % others.length], JSON.parse(json))),
    ];
  });
}

describe.each(["run", "files", "yaml"] as const)("with a cache in which any part is exchanged and sealed of kind %s", (kind) => {
  it("no run goes astray, and digests that are wrong are noticed", { timeout: 120_000 }, async () => {
    const [name = ""] = namesOf(kind);
    const lines = (sound[name] ?? "").slice(65).split("\n");
    const contents = lines.flatMap((line, index) => exchangeEach(line).map((changed) => lines.with(index, changed).join("\n")));
    expect(contents.length).toBeGreaterThan(10);
    for (const content of contents) {
      const spoil = spoilingOf(kind, (path, _text, own) => writeFileSync(path, seal(own, content)));
      for (const whole of [true, false]) {
        const { code, told, tree } = await tryCommand("generate", { document: DOCUMENT, whole }, spoil);
        expect([0, 1, 2], `${content.slice(0, 2_000)}\n${told}`).toContain(code);
        expect(told).not.toMatch(/MM9\d|\n +at /);
        if (kind === "files") expect(tree).toEqual(wanted.document);
      }
    }
  });
});

describe("a cache that is written", () => {
  it.skipIf(process.platform === "win32")("follows no link that stands where it writes first", async () => {
    const { code } = await tryCommand("generate", { document: DOCUMENT, whole: true }, () => {
      for (const name of Object.keys(sound)) {
        rmSync(at("cache", name));
        symlinkSync(at("mine"), at("cache", `${name}.${process.pid}.tmp`));
      }
    });
    expect(code).toBe(0);
    expect(readdirSync(at("cache")).filter((name) => !name.endsWith(".tmp")).length).toBe(Object.keys(sound).length);
    expect(readFileSync(at("mine"), "utf8")).toBe("mine");
  });
});
