import { describe, expect, it } from "vitest";
import { type Cache, NO_CACHE } from "../../../generator/cache/types.js";
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
  const reading = { name: "a.yaml", limits: DEFAULT_LIMITS, report, cache, observer: UNOBSERVED };
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
    const reading = { name: "a.yaml", report: ((code) => found.push(code)) as ReportAt, cache, observer: UNOBSERVED };
    const text = "a: [[[[1]]]]\n";
    expect(await readYaml(text, { ...reading, limits: DEFAULT_LIMITS })).toBeDefined();
    expect(await readYaml(text, { ...reading, limits: { ...DEFAULT_LIMITS, maxDepth: 2 } })).toBeUndefined();
    expect(found).toEqual(["MM1007"]);
  });
});

describe("a large text that was read before it was changed", () => {
  const members = Array.from({ length: 5_000 }, (_, index) => `  name${index}: &text${index} of number ${index}\n`);
  const large = `top:\n${members.join("").replaceAll(/&text\d+ /g, "")}`;

  async function readBoth(before: string, after: string, limits = DEFAULT_LIMITS) {
    const { cache } = createMapCache();
    const counted: string[] = [];
    const observer = { ...UNOBSERVED, count: (counter: string) => void counted.push(counter) };
    const found: string[] = [];
    const reading = { name: "a.yaml", report: ((code) => found.push(code)) as ReportAt, cache, observer };
    await readYaml(before, { ...reading, limits: DEFAULT_LIMITS });
    const read = await readYaml(after, { ...reading, limits });
    return { read, counted, found };
  }

  it("is parsed only where it has changed", async () => {
    const changed = large.replace("of number 7\n", "- [of, another]\n");
    expect((await readBoth(large, changed)).counted).toEqual(["parsed", "parsed"]); // no YAML any more
    const edited = large.replace("of number 7\n", "[of, another]\n");
    const { read, counted, found } = await readBoth(large, edited);
    expect([counted, found]).toEqual([["parsed", "patched"], []]);
    const whole = await readYaml(edited, {
      name: "",
      limits: DEFAULT_LIMITS,
      report: () => {},
      cache: NO_CACHE,
      observer: UNOBSERVED,
    });
    expect(JSON.stringify(read?.value)).toBe(JSON.stringify(whole?.value));
    for (const pointer of ["", "/top", "/top/name7/1", "/top/name8", "/top/name4999"])
      expect(read?.offsetOf(pointer)).toBe(whole?.offsetOf(pointer));
  });

  it("is parsed again where it is special, or the limits are others", async () => {
    const special = `top:\n${members.join("")}`;
    expect((await readBoth(special, `${special}last: 1\n`)).counted).toEqual(["parsed", "parsed"]);
    const edited = large.replace("of number 7\n", "of another\n");
    expect((await readBoth(large, edited, { ...DEFAULT_LIMITS, maxDepth: 10 })).counted).toEqual(["parsed", "parsed"]);
  });
});

function listPointers(value: unknown, pointer = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [pointer];
  const members = Object.entries(value).flatMap(([name, member]) =>
    listPointers(member, `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`),
  );
  return [pointer, ...members];
}
