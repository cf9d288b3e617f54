import { describe, expect, it } from "vitest";
import type { Cache } from "../../../generator/cache/types.js";
import { DEFAULT_LIMITS } from "../../../generator/load/limits.js";
import type { Parsed, ReportAt } from "../../../generator/load/parsed.js";
import { readYaml } from "../../../generator/load/read-yaml.js";
import { UNOBSERVED } from "../../../generator/observe/types.js";

function createMapCache(): { readonly cache: Cache; readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  const cache: Cache = {
    read: (kind, key) => kept.get(`${kind} ${key}`),
    write: (kind, key, content) => void kept.set(`${kind} ${key}`, content),
  };
  return { cache, kept };
}

async function readTwice(
  text: string,
): Promise<{ first: Parsed | undefined; second: Parsed | undefined; kept: number; found: string[] }> {
  const { cache, kept } = createMapCache();
  const found: string[] = [];
  const report: ReportAt = (code) => found.push(code);
  const reading = { limits: DEFAULT_LIMITS, report, cache, observer: UNOBSERVED };
  return { first: await readYaml(text, reading), second: await readYaml(text, reading), kept: kept.size, found };
}

describe("a YAML text that was read before", () => {
  it.each([
    ["numbers as names, which objects sort", '"404": a\nb: { "200": [1, { c: 2 }] }\n"10": x\n'],
    ["aliases", "a: &a { x: [1, 2] }\nb: *a\nc: [*a, { d: *a }]\n"],
    ["__proto__", "__proto__: { a: 1 }\nb: 2\n"],
    ["a scalar", "just text\n"],
    ["comments and flow", "# c\n[a, { b: [] }, {}, c: 1]\n"],
    ["keys with slashes and tildes", "a/b: { c~d: 1 }\n"],
    ["half a surrogate pair", '"\\ud800": "\\udc00"\n'],
  ])("has the same value and places with %s", async (_case, text) => {
    const { first, second, kept } = await readTwice(text);
    expect(kept).toBe(1);
    expect(second?.value).toEqual(first?.value);
    expect(JSON.stringify(second?.value)).toBe(JSON.stringify(first?.value));
    const pointers = listPointers(first?.value);
    expect(pointers.map((pointer) => second?.offsetOf(pointer))).toEqual(pointers.map((pointer) => first?.offsetOf(pointer)));
  });

  it("tells where the nodes are in the text", async () => {
    const { second } = await readTwice('"404": a\nb: { "200": [1, { c: 2 }] }\n');
    expect(
      ["", "/404", "/b", "/b/200", "/b/200/0", "/b/200/1", "/b/200/1/c", "/b/200/7/c"].map((at) => second?.offsetOf(at)),
    ).toEqual([0, 0, 9, 14, 22, 25, 27, 14]);
  });

  it.each([
    ["-0, which JSON writes as 0", "a: -0\n"],
    ["a number that loses digits, which is reported each time", "a: 12345678901234567890\n"],
  ])("is read again with %s", async (_case, text) => {
    const { first, second, kept, found } = await readTwice(text);
    expect(kept).toBe(0);
    expect(second?.value).toEqual(first?.value);
    expect(found.length % 2).toBe(0);
  });

  it("counts for its limits", async () => {
    const { cache } = createMapCache();
    const found: string[] = [];
    const reading = { report: ((code) => found.push(code)) as ReportAt, cache, observer: UNOBSERVED };
    const text = "a: [[[[1]]]]\n";
    expect(await readYaml(text, { ...reading, limits: DEFAULT_LIMITS })).toBeDefined();
    expect(await readYaml(text, { ...reading, limits: { ...DEFAULT_LIMITS, maxDepth: 2 } })).toBeUndefined();
    expect(found).toEqual(["MM1007"]);
  });
});

function listPointers(value: unknown, pointer = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [pointer];
  const members = Object.entries(value).flatMap(([name, member]) =>
    listPointers(member, `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`),
  );
  return [pointer, ...members];
}
