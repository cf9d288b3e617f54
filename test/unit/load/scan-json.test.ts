import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scanJson } from "../../../generator/load/scan-json.js";

interface Scan {
  readonly accepted: boolean;
  readonly found: readonly string[];
}

function scan(text: string, maxDepth = 100): Scan {
  const found: string[] = [];
  const accepted = scanJson(text, maxDepth, {
    syntax: (reason, offset) => found.push(`${offset} ${reason}`),
    tooDeep: (offset) => found.push(`${offset} too deep`),
    duplicateKey: (key, offset, first) => found.push(`${offset} duplicate ${key} of ${first}`),
    changedNumber: (written, fate, offset) => found.push(`${offset} ${written} ${fate}`),
  });
  return { accepted, found };
}

describe("text that is not JSON", () => {
  it.each([
    ["", 0, "a value is expected, not the end of the text"],
    ["{", 1, "a key in double quotes is expected, not the end of the text"],
    ['{"a": 1,}', 8, "a comma stands before the }"],
    ["[1, 2,]", 6, "a comma stands before the ]"],
    ['{"a" 1}', 5, 'a colon is expected behind the key, not "1"'],
    ["{'a': 1}", 1, "a key in double quotes is expected, not a single quote"],
    ["{a: 1}", 1, 'a key in double quotes is expected, not "a"'],
    ["['a']", 1, "a value is expected, not a single quote"],
    ["[1 2]", 3, 'a comma or ] is expected, not "2"'],
    ['{"a": 1 "b": 2}', 8, 'a comma or } is expected, not "\\""'],
    ["[1} ", 2, 'a comma or ] is expected, not "}"'],
    ["1 // one", 2, "nothing may follow the value, but there is a comment"],
    ["{} {}", 3, 'nothing may follow the value, but there is "{"'],
    ["[tru]", 1, 'a value is expected, not "t"'],
    ["[NaN]", 1, 'a value is expected, not "N"'],
    ["[01]", 1, "a number may not begin with 0"],
    ["[-]", 2, "a digit is expected"],
    ["[1.]", 3, "a digit is expected behind the decimal point"],
    ["[1e+]", 4, "a digit is expected in the exponent"],
    ['"a', 0, "the string does not end"],
    ['"a\nb"', 2, "the string does not end on its line"],
    ['"a\tb"', 2, "a control character in a string has to be escaped"],
    ['"\\x41"', 1, "there is no such escape in JSON strings"],
    ['"\\u12g4"', 1, "there is no such escape in JSON strings"],
    ["\u00a01", 0, 'a value is expected, not "\u00a0"'],
  ])("%j fails at %i: %s", (text, offset, reason) => {
    expect(scan(text)).toEqual({ accepted: false, found: [`${offset} ${reason}`] });
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });
});

describe("keys that are there twice", () => {
  it.each([
    ['{"a": 1, "a": 2}', ["9 duplicate a of 1"]],
    ['{"a": 1, "\\u0061": 2}', ["9 duplicate a of 1"]],
    ['{"__proto__": 1, "__proto__": 2}', ["17 duplicate __proto__ of 1"]],
    ['{"a": {"b": 1}, "c": {"b": 1, "b": 2, "b": 3}}', ["30 duplicate b of 22", "38 duplicate b of 22"]],
    ['[{"a": 1}, {"a": 1}]', []],
    ['{"a": {"a": {"a": 1}}}', []],
    ['{"a": 1, "A": 2, "constructor": 3}', []],
  ])("%s", (text, found) => {
    expect(scan(text)).toEqual({ accepted: true, found });
  });
});

describe("depth", () => {
  it("may reach the limit", () => {
    expect(scan("[[[]]]", 3)).toEqual({ accepted: true, found: [] });
    expect(scan('[{"a": []}, {"a": [{}]}]', 4).accepted).toBe(true);
  });

  it("ends the scan where the limit is passed", () => {
    expect(scan('[{"a": []}, {"a": [{}]}]', 3)).toEqual({ accepted: false, found: ["19 too deep"] });
  });

  it("does not use up the stack", () => {
    const deep = 1_000_000;
    expect(scan("[".repeat(deep) + "]".repeat(deep), Number.POSITIVE_INFINITY).accepted).toBe(true);
  });
});

describe("a scan", () => {
  it("reports numbers that change", () => {
    expect(scan("[1, 9007199254740993, -1e999]").found).toEqual(["4 9007199254740993 inexact", "22 -1e999 infinite"]);
  });

  it("accepts what JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 0, max: 4 }), (value, indent) => {
        expect(scan(JSON.stringify(value, null, indent))).toEqual({ accepted: true, found: [] });
      }),
    );
  });

  it("accepts exactly what JSON.parse accepts, whatever happens to JSON text", () => {
    const pieces = [
      '"',
      "\\",
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      "0",
      "1",
      "-",
      ".",
      "e",
      "+",
      "true",
      "null",
      "\\u00",
      "\n",
      "\t",
      " ",
      "'",
      "\u2028",
      "a",
    ];
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.nat({ max: 3 }),
      insert: fc.array(fc.constantFrom(...pieces), { maxLength: 3 }),
    });
    let rejected = 0;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.array(edit, { maxLength: 3 }), (value, edits) => {
        const text = edits.reduce((before, { at, remove, insert }) => {
          const place = at % (before.length + 1);
          return before.slice(0, place) + insert.join("") + before.slice(place + remove);
        }, JSON.stringify(value));
        const isJson = parses(text);
        if (!isJson) rejected++;
        expect(scan(text).accepted).toBe(isJson);
      }),
      { numRuns: 2000 },
    );
    expect(rejected).toBeGreaterThan(200);
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
