import { describe, expect, it } from "vitest";
import * as regions from "../../../generator/emit/print/code-regions.js";

describe("code spans of a line", () => {
  it.each<[string, readonly string[]]>([
    ["", []],
    ["plain", ["plain"]],
    ["a `b` c", ["a ", "[`b`]", " c"]],
    ["`a``b`", ["[`a``b`]"]],
    ["``a`b`` `c`", ["[``a`b``]", " ", "[`c`]"]],
    ["`a``", ["`a``"]],
    ["a ` b", ["a ` b"]],
    ["\\`a` b`", ["\\`a", "[` b`]"]],
    ["`a\\` b`", ["[`a\\`]", " b`"]],
    ["a`b`", ["a", "[`b`]"]],
  ])("%j", (line, want) => {
    const shown = regions.splitCodeSpans(line).map(({ code, text }) => (code ? `[${text}]` : text));
    expect(shown).toEqual(want);
  });
});

describe("indented code of prose", () => {
  const show = (lines: readonly string[], fenced = false): readonly string[] =>
    regions
      .fenceIndented({ fenced, lines: [...lines] })
      .map((block) => `${block.fenced ? "code" : "text"}: ${block.lines.join("|")}`);

  it.each<[string, readonly string[], readonly string[]]>([
    ["there is none", ["a", "b"], ["text: a|b"]],
    ["after a blank line", ["a", "", "    b", "    c", "", "d"], ["text: a|", "code: ```|b|c|```", "text: |d"]],
    ["at the start", ["    b", "a"], ["code: ```|b|```", "text: a"]],
    ["at the end", ["a", "", "\tb"], ["text: a|", "code: ```|b|```"]],
    ["with a blank line inside", ["", "    a", "", "    b"], ["text: ", "code: ```|a||b|```"]],
    ["but not below text, which it continues", ["a", "    b"], ["text: a|    b"]],
    ["nor below a list", ["- a", "", "    b"], ["text: - a||    b"]],
    ["but above one", ["    a", "", "- b", "", "    c"], ["code: ```|a|```", "text: |- b||    c"]],
    ["with fences of its own", ["    ```", "    b"], ["code: ````|```|b|````"]],
  ])("%s", (_, lines, want) => {
    expect(show(lines)).toEqual(want);
  });

  it("is left alone inside of fences", () => {
    expect(show(["```", "    a", "```"], true)).toEqual(["code: ```|    a|```"]);
  });
});
