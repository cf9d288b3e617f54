import { describe, expect, it } from "vitest";
import { parseTokens } from "../../../generator/load/compose-yaml.js";
import { DEFAULT_LIMITS } from "../../../generator/load/limits.js";
import { parseYaml } from "../../../generator/load/parse-yaml.js";
import { type KnownYaml, patchYaml } from "../../../generator/load/patch-yaml.js";
import { mutate } from "./mutate-text.js";

const { maxDepth } = DEFAULT_LIMITS;

/** The text as it is read from its beginning to its end, with how often something was reported. */
function readWhole(text: string): { readonly value: unknown; readonly places: unknown; readonly reports: number } | undefined {
  let reports = 0;
  const read = parseYaml(text, DEFAULT_LIMITS, () => {
    reports++;
  });
  return read && { value: read.value, places: read.places, reports };
}

function know(text: string): KnownYaml {
  const { value, places } = parseYaml(text, DEFAULT_LIMITS, () => {}) ?? {};
  if (value === undefined || places === undefined) throw new Error("no YAML");
  return { text, value, places };
}

const PET =
  "openapi: 3.1.0\npaths:\n  /a:\n    get:\n      summary: x\n      tags: [a, b]\n  /b:\n    post:\n      summary: |+\n        y\n\n    put: {}\n";
const TEXTS = [
  PET,
  "---\n# c\na:\n  b:\n    c: 1\n    d: 'x'\n  e:\n    - f: 1\n      g: 2\n    - h\n# c\ni: >-\n  folded\n  text\n\nj: ~\n",
  "a: {\n  b: 1,\n  c: 2\n}\nd: {e: {f: 1}}\ng:\n  'h': [\n    1\n  ]\n  \"i\": plain\n    over lines\n  404: {}\n  200: {}\n",
  'x: |\n  text\n\n\ny:\n  z: 1\n  # c\nw: "a\n  b"\nv:\n  u:\n    t:\n      s: |2\n          r\n',
];

describe("a change within a member of a mapping", () => {
  it.each([
    ["summary: x", "summary: another"],
    ["/a:", "/c:"],
    ["    put: {}\n", "    put: {}\n    patch:\n      summary: z\n"],
    ["    get:\n", "    head: {}\n    get:\n"],
    ["      tags: [a, b]\n", ""],
    ["  /b:\n", "  /b: # why\n"],
  ])("is read alone: %j becomes %j", (before, after) => {
    const text = PET.replace(before, after);
    const patched = patchYaml(know(PET), text, maxDepth, 1);
    expect(patched).toBeDefined();
    expect({ ...patched, reports: 0 }).toEqual(readWhole(text));
  });

  it.each([
    ["blank lines that the scalar before keeps", "x: |+\n  a\ny: 1\n", "x: |+\n  a\n\ny: 1\n"],
    ["lines that become one", "a:\n  x: 1\n  y: 2\n", "a:\n  x: 1  y: 2\n"],
    ["members of a flow mapping", "a: {\n  b: 1,\n  c: 2\n}\n", "a: {\n  b: 3,\n  c: 2\n}\n"],
    ["a name that is there already", "a: 1\nb: 2\n", "a: 1\na: 2\n"],
    ["an end of the document", "a:\n  b: 1\nc: 2\n", "a:\n  b: 1\n...\nc: 2\n"],
    ["a flow mapping where a member was", "a:\n  b: 1\n  c: {}\n", "a:\n  b: 1\n  {}\n"],
    ["an anchor", "a:\n  b: 1\nc: 2\n", "a:\n  b: &x 1\nc: 2\n"],
    ["a scalar that does not end", "a:\n  b: 1\nc: 2\n", "a:\n  b: '1\nc: 2\n"],
  ])("is not read alone: %s", (_, before, after) => {
    expect(patchYaml(know(before), after, maxDepth, 1)).toBeUndefined();
  });

  it("is not read alone where it is most of the text, or too deep", () => {
    const text = PET.replace("summary: x", "summary: another");
    expect(patchYaml(know(PET), text, maxDepth)).toBeDefined();
    expect(patchYaml(know(PET), text, maxDepth, 0.1)).toBeUndefined();
    expect(patchYaml(know(PET), text, 3, 1)).toBeUndefined();
  });

  it("changes nothing of what is known", () => {
    const known = know(PET);
    const before = structuredClone(known);
    patchYaml(known, PET.replace("/a:", "/c:"), maxDepth, 1);
    expect(known).toEqual(before);
  });

  it("gives what reading the whole text gives, whatever changes", () => {
    let read = 0;
    for (let seed = 0; seed < Number(process.env["PLAIN_TEXTS"] ?? 3000); seed++) {
      const known = know(TEXTS[seed % TEXTS.length] ?? "");
      const text = mutate(known.text, seed);
      if (text.includes("\0") || parseTokens(text, maxDepth, () => {}) === undefined) continue;
      const patched = patchYaml(known, text, maxDepth, 1);
      if (patched === undefined) continue;
      read++;
      expect({ text, ...patched, reports: 0 }).toEqual({ text, ...readWhole(text) });
      expect(Object.keys(patched.value ?? {})).toEqual(Object.keys(Object(readWhole(text)?.value)));
      expect(JSON.stringify(patched.value)).toBe(JSON.stringify(readWhole(text)?.value));
    }
    expect(read).toBeGreaterThan(100);
  });
});
