import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frame } from "../../../generator/diagnostics/frame.js";
import { createLineTable } from "../../../generator/load/line-table.js";

const five = "one\ntwo\nthree\nfour\nfive";
const wide = "x".repeat(200);

interface Case {
  readonly what: string;
  readonly text: string;
  readonly at: readonly [line: number, column: number];
  readonly want: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: "shows two lines before and two after",
    text: five,
    at: [3, 2],
    want: ["  1 | one", "  2 | two", "> 3 | three", "    |  ^", "  4 | four", "  5 | five"],
  },
  { what: "begins with the first line", text: five, at: [1, 1], want: ["> 1 | one", "    | ^", "  2 | two", "  3 | three"] },
  { what: "ends with the last line", text: five, at: [5, 4], want: ["  3 | three", "  4 | four", "> 5 | five", "    |    ^"] },
  { what: "points behind the last character", text: "abc", at: [1, 4], want: ["> 1 | abc", "    |    ^"] },
  { what: "shows an empty text", text: "", at: [1, 1], want: ["> 1 |", "    | ^"] },
  {
    what: "leaves the empty line behind the last line feed out",
    text: "a\nb\n",
    at: [2, 1],
    want: ["  1 | a", "> 2 | b", "    | ^"],
  },
  { what: "shows that line where it is meant", text: "a\nb\n", at: [3, 1], want: ["  1 | a", "  2 | b", "> 3 |", "    | ^"] },
  {
    what: "keeps empty lines between others",
    text: "a\n\n\n\nb",
    at: [3, 1],
    want: ["  1 | a", "  2 |", "> 3 |", "    | ^", "  4 |", "  5 | b"],
  },
  { what: "takes a line beyond the text for its end", text: "a\nbc", at: [9, 9], want: ["  1 | a", "> 2 | bc", "    |   ^"] },
  { what: "takes a column beyond the line for its end", text: "ab\nc", at: [1, 40], want: ["> 1 | ab", "    |   ^", "  2 | c"] },
  { what: "drops the CR of Windows line ends", text: "a\r\nb\r\n", at: [1, 2], want: ["> 1 | a", "    |  ^", "  2 | b"] },
  {
    what: "aligns line numbers of different lengths",
    text: `${"\n".repeat(8)}nine\nten`,
    at: [10, 1],
    want: ["   8 |", "   9 | nine", "> 10 | ten", "     | ^"],
  },
  { what: "shows a tab as two spaces and counts it so", text: "\tab", at: [1, 2], want: ["> 1 |   ab", "    |   ^"] },
  {
    what: "shows characters that turn the direction of text",
    text: "a\u202eb",
    at: [1, 3],
    want: ["> 1 | a\\u202eb", "    |        ^"],
  },
  {
    what: "shows escapes that would steer a terminal",
    text: "\u001b[31mred",
    at: [1, 1],
    want: ["> 1 | \\u001b[31mred", "    | ^"],
  },
  { what: "shows a space that is none of YAML's", text: "\u00a0a:", at: [1, 2], want: ["> 1 | \\u00a0a:", "    |       ^"] },
  {
    what: "counts two cells for a character that takes two",
    text: "名前: x",
    at: [1, 5],
    want: ["> 1 | 名前: x", "    |       ^"],
  },
  { what: "counts columns in UTF-16 code units", text: "\u{1f600}x", at: [1, 3], want: ["> 1 | \u{1f600}x", "    |   ^"] },
  { what: "counts no cell for a combining mark", text: "e\u0301x", at: [1, 3], want: ["> 1 | e\u0301x", "    |  ^"] },
  {
    what: "points at a pair of surrogates from its middle",
    text: "ab\u{10400}c",
    at: [1, 4],
    want: ["> 1 | ab\u{10400}c", "    |   ^"],
  },
  {
    what: "does not cut a line of 110",
    text: wide.slice(0, 110),
    at: [1, 100],
    want: [`> 1 | ${wide.slice(0, 110)}`, `    | ${" ".repeat(99)}^`],
  },
  {
    what: "cuts the end of a long line where the column is near its beginning",
    text: `y${wide}`,
    at: [1, 1],
    want: [`> 1 | y${wide.slice(0, 109)}…`, "    | ^"],
  },
  {
    what: "cuts the beginning where the column is near the end",
    text: `${wide}y`,
    at: [1, 201],
    want: [`> 1 | …${wide.slice(0, 109)}y`, `    | ${" ".repeat(110)}^`],
  },
  {
    what: "cuts both ends around a column between",
    text: `${wide}y${wide}`,
    at: [1, 201],
    want: [`> 1 | …${"x".repeat(54)}y${"x".repeat(55)}…`, `    | ${" ".repeat(55)}^`],
  },
  {
    what: "shows neighbours of a long line from their beginning",
    text: `before\n${wide}y`,
    at: [2, 201],
    want: ["  1 | before", `> 2 | …${wide.slice(0, 109)}y`, `    | ${" ".repeat(110)}^`],
  },
  {
    what: "cuts between characters, not inside of one",
    text: `${"x".repeat(109)}\u{1f600}`,
    at: [1, 1],
    want: [`> 1 | ${"x".repeat(109)}…`, "    | ^"],
  },
];

describe("frame", () => {
  it.each(cases)("$what", ({ text, at: [line, column], want }) => {
    expect(frame(text, { line, column }).split("\n")).toEqual(want);
  });

  it("gives the same from a table of lines, of which it asks for a few only", () => {
    const text = Array.from({ length: 400 }, (_, index) => `line ${index + 1}`).join("\n");
    const asked: number[] = [];
    const table = createLineTable(text);
    const starts = {
      count: table.count,
      startOf: (line: number) => {
        asked.push(line);
        return table.startOf(line);
      },
    };
    expect(frame(text, { line: 20, column: 6 }, starts)).toBe(frame(text, { line: 20, column: 6 }));
    expect([...new Set(asked)]).toEqual([18, 19, 20, 21, 22, 23]);
  });

  it("has one caret, at most six rows, and nothing that a terminal would obey, whatever the text", () => {
    const position = fc.record({ line: fc.integer({ min: 1, max: 8 }), column: fc.integer({ min: 1, max: 300 }) });
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom("\n", "\r\n", "\t", "^", "\u001b", "\u2028"),
        fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
      ),
      maxLength: 400,
    });
    fc.assert(
      fc.property(text, position, (content, at) => {
        const rows = frame(content, at).split("\n");
        expect(rows.length).toBeLessThanOrEqual(6);
        expect(rows.filter((row) => /^ +\| +\^$/.test(row) && !/^ +\d/.test(row))).toHaveLength(1);
        expect(rows.join("")).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      }),
    );
  });
});
