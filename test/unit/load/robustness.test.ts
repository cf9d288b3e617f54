import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import type { JsonValue } from "../../../generator/model/types.js";
import { appendPointer } from "../../../generator/resolve/pointer.js";
import { load, readerOf } from "./load-kit.js";

const fragment = readFileSync(new URL("../../../spec/create-image-edit.yaml", import.meta.url), "utf8");
const mixed = `
openapi: 3.1.0
x-anchors: &common
  type: object
  description: |
    Text with "quotes", {braces}, # and : signs.
paths:
  /pets/{id}: {get: {responses: {200: {$ref: other.yaml}, default: {description: 'it''s'}}}}
components:
  schemas:
    Pet: *common
    Tag: {enum: [a, 1, 1.5e3, null, true, ~], default: "\\u00e9\\n"}
    ? Long
    : allOf:
      - &one {$ref: '#/components/schemas/Pet'}
      - *one
`;

const DOCUMENTS: readonly (readonly [name: string, text: string])[] = [
  ["a.yaml", fragment],
  ["a.yaml", mixed],
  ["a.json", JSON.stringify(parseYaml(fragment), null, 2)],
  ["a.json", JSON.stringify(parseYaml(mixed))],
];

const PIECES = [
  "{",
  "}",
  "[",
  "]",
  ":",
  ": ",
  ",",
  "\n",
  "  ",
  "\t",
  "- ",
  "? ",
  "#",
  "&a ",
  "*a",
  "*common",
  "!!int ",
  "!x ",
  "|",
  ">-",
  '"',
  "'",
  "%",
  "@",
  "`",
  "---\n",
  "...\n",
  "<<: ",
  "$ref: x\n",
  "\\",
  "\u0000",
  "\ufeff",
  "\u2028",
  "\ud800",
  "é",
  "1e999",
  "9007199254740993",
];

const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat({ max: 20 }),
  insert: fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }),
});

function mutate(text: string, edits: readonly { at: number; remove: number; insert: readonly string[] }[]): string {
  return edits.reduce((before, { at, remove, insert }) => {
    const place = at % (before.length + 1);
    return before.slice(0, place) + insert.join("") + before.slice(place + remove);
  }, text);
}

/** Loads; whatever comes of it has to be a document, or errors that say where they are. */
async function check(name: string, content: string | Uint8Array): Promise<boolean> {
  const { loaded, diagnostics } = await load({ kind: "path", path: name }, { reader: readerOf({ [name]: content }) });
  const lines = loaded?.root.text.split("\n").length ?? Number.POSITIVE_INFINITY;
  for (const { location, message, code } of diagnostics.all()) {
    expect(message, code).toMatch(/^\S[^\n]*\.$/);
    expect(location?.uri).toBe(name);
    expect(location?.line ?? 1).toBeLessThanOrEqual(lines);
  }
  if (loaded === undefined) expect(diagnostics.hasErrors()).toBe(true);
  else for (const pointer of listPointers(loaded.root.value)) expect(loaded.root.locate(pointer).line).toBeLessThanOrEqual(lines);
  return loaded !== undefined;
}

function listPointers(value: JsonValue, pointer = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [pointer];
  return [
    pointer,
    ...Object.entries(value).flatMap(([key, child]: [string, JsonValue]) => listPointers(child, appendPointer(pointer, key))),
  ];
}

describe("whatever happens to a document, it is loaded, or an error says what is wrong and where", () => {
  it.each(DOCUMENTS.map(([name, text], index) => ({ name, text, index })))(
    "documents as they are: $name, number $index",
    async ({ name, text }) => {
      expect(await check(name, text)).toBe(true);
    },
  );

  it("mutated", async () => {
    const outcomes = { loaded: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...DOCUMENTS),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        async ([name, text], edits) => {
          outcomes[(await check(name, mutate(text, edits))) ? "loaded" : "refused"]++;
        },
      ),
      { numRuns: 600 },
    );
    // Both have to have been tried, or the mutations are not worth much.
    expect(Math.min(outcomes.loaded, outcomes.refused)).toBeGreaterThan(30);
  }, 60_000);

  it("cut off anywhere", async () => {
    for (const [name, text] of DOCUMENTS) {
      const step = Math.max(1, Math.floor(text.length / 60));
      for (let length = 0; length < text.length; length += step) await check(name, text.slice(0, length));
    }
  }, 60_000);

  it("with bytes changed", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...DOCUMENTS),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 5 }),
        async ([name, text], changes) => {
          const bytes = new TextEncoder().encode(text);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          await check(name, bytes);
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it("replaced by noise", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("a.yaml", "a.json", "a"),
        fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }),
        async (name, pieces) => {
          await check(name, pieces.join(""));
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);
});
