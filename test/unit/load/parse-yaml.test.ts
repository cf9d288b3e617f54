import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse as parseWithLibrary, stringify } from "yaml";
import { DEFAULT_LIMITS } from "../../../generator/load/limits.js";
import { parseYaml } from "../../../generator/load/parse-yaml.js";
import { parse } from "./load-kit.js";

describe("YAML values become the JSON values of YAML 1.2", () => {
  it.each<[what: string, text: string, value: unknown]>([
    [
      "plain scalars",
      "[1, -2.5, 1e3, 0x1F, 0o17, true, False, null, ~, x]",
      [1, -2.5, 1000, 31, 15, true, false, null, null, "x"],
    ],
    ["words that only YAML 1.1 takes for booleans", "[yes, no, on, off, y]", ["yes", "no", "on", "off", "y"]],
    [
      "timestamps, times and underscores",
      "[2024-01-01, 2024-01-01T00:00:00Z, 12:30:45, 1_000]",
      ["2024-01-01", "2024-01-01T00:00:00Z", "12:30:45", "1_000"],
    ],
    ["missing values", "a:\nb: ''\n", { a: null, b: "" }],
    [
      "keys that are not strings, by their text",
      "{200: a, 1.50: b, true: c, null: d, ~: e, 0x1F: f}",
      { "200": "a", "1.50": "b", true: "c", null: "d", "~": "e", "0x1F": "f" },
    ],
    ["quoted keys, by their value", "{\"a\\u0062\": 1, 'c''d': 2, \"<<\": 3}", { ab: 1, "c'd": 2, "<<": 3 }],
    ["block scalars", "a: |\n  x\n  y\nb: >-\n  x\n  y\n", { a: "x\ny\n", b: "x y" }],
    ["pairs in flow sequences", "[a: 1, b]", [{ a: 1 }, "b"]],
    ["tags of the JSON schema", "{a: !!str 1, b: !!int '2', c: ! 3, d: !!map {}}", { a: "1", b: 2, c: "3", d: {} }],
    ["aliases", "a: &x {b: 1}\nc: *x\n", { a: { b: 1 }, c: { b: 1 } }],
    ["aliases of an anchor that is set again", "a: &x 1\nb: *x\nc: &x 2\nd: *x\n", { a: 1, b: 1, c: 2, d: 2 }],
    ["anchors inside what an alias copies", "a: &x {b: &y 1}\nc: &y 2\nd: *x\ne: *y\n", { a: { b: 1 }, c: 2, d: { b: 1 }, e: 2 }],
    ["aliases as keys", "a: &x name\n*x : 1\n", { a: "name", name: 1 }],
    ["comments and document marks", "# a\n---\na: 1 # b\n...\n# c\n", { a: 1 }],
  ])("%s", async (_, text, value) => {
    const { document, found } = await parse(text);
    expect(found).toEqual([]);
    expect(document?.value).toStrictEqual(value);
  });

  it("reads a document that calls itself YAML 1.1 as YAML 1.2, and says so", async () => {
    const { document, found } = await parse("# a\n%YAML 1.1\n---\n[yes, 010]");
    expect([document?.value, found]).toEqual([["yes", 10], ["MM1022 2:1"]]);
    expect((await parse("%YAML 1.2\n---\n[yes]")).found).toEqual([]);
  });

  it("keeps __proto__ as a key like others", async () => {
    const { document } = await parse('{__proto__: {polluted: true}, a: {"__proto__": 1}}');
    expect(JSON.stringify(document?.value)).toBe('{"__proto__":{"polluted":true},"a":{"__proto__":1}}');
    expect(Object.getPrototypeOf(document?.value)).toBe(Object.prototype);
    expect({}).not.toHaveProperty("polluted");
  });

  it("shares nothing between the copies of an alias", async () => {
    const { document } = await parse("a: &x {b: {}}\nc: *x\n");
    const objects: unknown[] = [];
    JSON.stringify(document?.value, (_, value: unknown) => {
      if (typeof value === "object") objects.push(value);
      return value;
    });
    expect(objects).toHaveLength(5);
    expect(new Set(objects).size).toBe(5);
  });
});

describe("what cannot be JSON is reported where it stands", () => {
  it.each<[what: string, text: string, found: readonly string[]]>([
    ["a syntax error", "a: [1, 2\nb: 3\n", ["MM1008 2:1"]],
    ["a tab as indentation", "a:\n\tb: 1\n", ["MM1008 2:1"]],
    ["two values where quotes are missing", "title: Pets: the API\n", ["MM1008 1:8"]],
    [
      "duplicate keys, each after the first",
      "a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}\na: 4\n",
      ["MM1010 3:1", "MM1010 4:11", "MM1010 5:1"],
    ],
    ["keys that become the same text", "1: a\n'1': b\n", ["MM1010 2:1"]],
    ["__proto__ twice", "__proto__: 1\n__proto__: 2\n", ["MM1010 2:1"]],
    ["an alias without anchor", "a: *x\n", ["MM1008 1:4"]],
    ["an alias before its anchor", "a: *x\nb: &x 1\n", ["MM1008 1:4"]],
    ["an anchor around its alias", "a: &x\n  b: [*x]\n", ["MM1012 2:7"]],
    [
      "tags that would build something",
      "a: !!binary aGk=\nb: !<x> 1\nc: !!set {d}\ne: !mine [f]\n",
      ["MM1013 1:13", "MM1013 2:9", "MM1013 3:10", "MM1013 4:10"],
    ],
    ["a second document", "a: 1\n---\nb: 2\n", ["MM1014 2:1"]],
    ["collections as keys", "{[a]: 1}\n", ["MM1015 1:2"]],
    ["a missing key", ": 1\n", ["MM1015 1:1"]],
    ["merge keys", "a: &x {b: 1}\nc:\n  <<: *x\n", ["MM1019 3:3"]],
    [
      "infinities and what is no number",
      "[.inf, -.INF, .nan, 1e999]\n",
      ["MM1020 1:2", "MM1020 1:8", "MM1020 1:15", "MM1020 1:21"],
    ],
  ])("%s", async (_, text, found) => {
    const outcome = await parse(text);
    expect(outcome.document).toBeUndefined();
    expect(outcome.found).toEqual(found);
  });

  it("warns of numbers that lose digits, and goes on", async () => {
    const { document, found, messages } = await parse("a: 9007199254740993\nb: 9007199254740992\n");
    expect(document?.value).toEqual({ a: 9007199254740992, b: 9007199254740992 });
    expect(found).toEqual(["MM1017 1:4"]);
    expect(messages).toEqual(["The number 9007199254740993 is read as 9007199254740992."]);
  });

  it("names the line of the first of two equal keys", async () => {
    const { messages } = await parse("x: 1\na: 1\nb: 2\na: 3\n");
    expect(messages.join()).toMatch(/"a".*line 2\./);
  });

  it("reports the first error of syntax alone, since the rest is mostly misread, and counts the others", async () => {
    const { found, messages } = await parse(`a: !e!x 1\nb: [${",".repeat(500)}]\nc: !e!y 2`);
    expect(found).toEqual(["MM1013 1:4", "MM1008 2:6", "MM1013 3:4"]);
    expect(messages[1]).toMatch(/and 499 more errors behind it/);
  });

  it("reports no more unknown tags than help anybody", async () => {
    expect((await parse("- !e!x 1\n".repeat(30))).found).toHaveLength(20);
  });
});

describe("limits", () => {
  const nest = (levels: number): string => Array.from({ length: levels }, (_, level) => `${" ".repeat(level)}a:`).join("\n");

  it("let documents be as deep as allowed, in blocks and in flow", async () => {
    expect((await parse(nest(50), "a.yaml", { maxDepth: 50 })).found).toEqual([]);
    expect((await parse(`x: ${"[".repeat(49)}${"]".repeat(49)}`, "a.yaml", { maxDepth: 50 })).found).toEqual([]);
  });

  it("refuse one level more", async () => {
    expect((await parse(nest(51), "a.yaml", { maxDepth: 50 })).found).toEqual(["MM1007 51:51"]);
    expect((await parse(`x: ${"[".repeat(50)}${"]".repeat(50)}`, "a.yaml", { maxDepth: 50 })).found).toEqual(["MM1007 1:53"]);
  });

  it("count the depth that aliases add", async () => {
    const text = "a: &a [[[]]]\nb: &b [[*a]]\nc: [[*b]]\n";
    expect((await parse(text, "a.yaml", { maxDepth: 8 })).found).toEqual([]);
    expect((await parse(text, "a.yaml", { maxDepth: 7 })).found.map((line) => line.slice(0, 6))).toEqual(["MM1007"]);
  });

  it.each([
    ["flow", "x: ", "["],
    ["flow mappings", "", "{a: "],
    ["blocks in one line", "", "- "],
    ["explicit keys", "", "? "],
  ])("stop at 100,000 levels of %s before the stack does", async (_, start, level) => {
    const { document, found } = await parse(start + level.repeat(100_000));
    expect(document).toBeUndefined();
    expect(found.map((line) => line.slice(0, 6))).toEqual(["MM1007"]);
  });

  it("hold even where the user allows any depth", async () => {
    expect((await parse("[".repeat(100_000), "a.yaml", { maxDepth: Number.POSITIVE_INFINITY })).found).toEqual(["MM1007 1:1003"]);
  });

  it("bound what aliases stand for, all together", async () => {
    const text = "a: &a [1, 2, 3]\nb: [*a, *a]\n";
    expect((await parse(text, "a.yaml", { maxAliasNodes: 8 })).found).toEqual([]);
    expect((await parse(text, "a.yaml", { maxAliasNodes: 7 })).found).toEqual(["MM1011 2:9"]);
  });

  it("tell once what is wrong with something that is copied again and again", () => {
    const told: string[] = [];
    const text = `a0: &a0 [*none, &same !mine x]\n${[1, 2, 3].map((level) => `a${level}: &a${level} [${Array(9).fill(`*a${level - 1}`)}]`).join("\n")}\n`;
    parseYaml(text, DEFAULT_LIMITS, (code, _, offset) => told.push(`${code} ${offset}`));
    expect(told).toEqual(["MM1008 9", "MM1013 28"]);
  });

  it("stop a billion laughs in no time", async () => {
    const laughs = Array.from(
      { length: 20 },
      (_, level) => `a${level + 1}: &a${level + 1} [${Array(9).fill(`*a${level}`).join(", ")}]`,
    );
    const before = { memory: process.memoryUsage().rss, cpu: process.cpuUsage() };
    const { found } = await parse(`a0: &a0 [lol]\n${laughs.join("\n")}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^MM1011/);
    expect(process.memoryUsage().rss - before.memory).toBeLessThan(200e6);
    expect(process.cpuUsage(before.cpu).user).toBeLessThan(60e6);
  });
});

describe("values", () => {
  it("are those that the YAML library gives, for whatever it writes", async () => {
    const options = { version: "1.2", schema: "core", maxAliasCount: -1 } as const;
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 5 }),
        fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "BLOCK_LITERAL" as const),
        async (value, style) => {
          const text = stringify({ value, again: value }, { ...options, defaultStringType: style });
          const { document, found } = await parse(text);
          expect(found.filter((line) => !line.startsWith("MM1017"))).toEqual([]);
          expect(document?.value).toEqual(parseWithLibrary(text, options));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("are those of the same document as JSON", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 5 }), async (value) => {
        // JSON cannot say -0 and YAML's 0 is no -0.
        const plain: unknown = JSON.parse(JSON.stringify({ value }));
        const { document } = await parse(stringify(plain));
        expect(JSON.stringify(document?.value)).toBe(JSON.stringify(plain));
      }),
      { numRuns: 300 },
    );
  });
});
