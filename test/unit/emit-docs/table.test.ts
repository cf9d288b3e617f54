import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Code } from "../../../generator/emit/print/code.js";
import { codeSpan, joinMarkdown, type Markdown, markdown, type TextMode, table } from "../../../generator/emit/print/markdown.js";
import { inline } from "../../../generator/emit/print/markdown-text.js";
import { render, textOf } from "./render.js";

const cell = (text: string, mode: TextMode = "text"): Markdown => inline(text, mode);

describe("a table", () => {
  it("has columns as wide as the longest cell of any, counted in code points", () => {
    expect(table([cell("A"), cell("B")], [[cell("😀é"), cell("abcd")]])).toBe(
      "| A    | B    |\n| ---- | ---- |\n| 😀é   | abcd |",
    );
  });

  it("counts a line feed as one column for the width, and as a break for the padding", () => {
    expect(table([cell("A"), cell("B")], [[cell("a\nb"), cell("abcdefghijkl")]])).toBe(
      "| A            | B            |\n| ------------ | ------------ |\n| a<br/>b      | abcdefghijkl |",
    );
    expect(table([cell("A")], [[cell("ab\ncd")]])).toBe("| A     |\n| ----- |\n| ab<br/>cd |");
  });

  it.each([
    ["a|b", "a\\|b"],
    ["`a|b`", "`a\\|b`"],
    ["a\\|b", "a\\\\\\|b"],
    ["a\\\\|b", "a\\\\\\\\\\|b"],
  ])("escapes the pipe of %j, whatever stands before it", (text, want) => {
    expect(table([cell("A")], [[cell(text)]])).toContain(`| ${want} `.trimEnd());
  });

  it("leaves an escaped pipe of raw Markdown as it is", () => {
    expect(table([cell("A")], [[cell("a\\|b | c \\\\|", "raw")]])).toContain("| a\\|b \\| c \\\\\\|");
  });

  it("keeps its cells apart, whatever they hold", () => {
    const piece = fc.constantFrom(
      "|",
      "\\",
      "\\|",
      "\\\\|",
      "`",
      "``",
      "\n",
      "\r\n",
      "<b>",
      "a",
      " ",
      "*",
      "_",
      "~",
      "[a](b)",
      "<br/>",
      "-",
      "| - |",
      "&#124;",
      "\u2028",
      "\n\n",
      "    ",
      "#",
    );
    const text = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, text, fc.constantFrom("text" as const, "raw" as const), (left, right, mode) => {
        const html = render(
          table(
            [cell("A"), cell("B")],
            [
              [cell(left, mode), cell("mark")],
              [cell("next"), cell(right, mode)],
            ],
          ),
        );
        const rows = Array.from(html.matchAll(/<tr>\n([^]*?)<\/tr>/g), ([, row = ""]) =>
          Array.from(row.matchAll(/<t[dh]>([^]*?)<\/t[dh]>/g), ([, inner = ""]) => inner),
        );
        expect(rows.map((row) => row.length)).toEqual([2, 2, 2]);
        expect(rows[1]?.[1]).toBe("mark");
        expect(rows[2]?.[0]).toBe("next");
      }),
      { numRuns: 500 },
    );
  });

  it("shows a text without code as it was written", () => {
    const piece = fc.constantFrom("|", "\\", "\\|", "<b>", "a", "*", "_", "~", "[a](b)", "&#124;", "{", "1");
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 10 }), (pieces) => {
        const html = render(table([cell("A")], [[cell(`x${pieces.join("")}x`)]]));
        const shown = textOf(/<td>([^]*?)<\/td>/.exec(html)?.[1] ?? "");
        expect(shown.replaceAll("\u2060", "")).toBe(`x${pieces.join("")}x`); // it parts double braces, and shows nothing
      }),
      { numRuns: 500 },
    );
  });
});

describe("a code span", () => {
  it.each(["a", "`", "a`b", "``", "`a`", "a ```` b"])("shows %j whatever backticks it holds", (source) => {
    expect(textOf(render(`x ${codeSpan(source as Code)} x`))).toBe(`x ${source} x`); // any text will do for code here
  });
});

describe("assembled Markdown", () => {
  it("joins lists of parts with line feeds", () => {
    expect(markdown`${[cell("a"), cell("b")]}!`).toBe("a\nb!");
    expect(joinMarkdown([cell("a"), cell("b")], "<br/>")).toBe("a<br/>b");
  });
});
