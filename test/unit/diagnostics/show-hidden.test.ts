import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { showAtLineStart, showHidden, showOnOneLine } from "../../../generator/diagnostics/show-hidden.js";

describe("showHidden", () => {
  const cases: readonly (readonly [what: string, given: string, want: string])[] = [
    ["leaves plain text as it is", 'a "b" \\ ü → 名前', 'a "b" \\ ü → 名前'],
    ["shows escapes of terminals", "\u001b]0;title\u0007", "\\u001b]0;title\\u0007"],
    ["shows the controls of Latin-1, which some terminals obey", "\u009b31m", "\\u009b31m"],
    ["shows backspaces", "safe\b\b\b\b", "safe\\u0008\\u0008\\u0008\\u0008"],
    ["shows line ends", "a\r\nb", "a\\u000d\\u000ab"],
    ["shows overrides and isolates of direction", "\u202etxt\u2066", "\\u202etxt\\u2066"],
    ["shows characters without width", "a\u200bb\ufeffc\u00add", "a\\u200bb\\ufeffc\\u00add"],
    ["shows spaces of other kinds", "a\u00a0b\u2003c", "a\\u00a0b\\u2003c"],
    ["shows line and paragraph separators", "a\u2028b\u2029", "a\\u2028b\\u2029"],
    ["shows half of a surrogate pair", "a\ud83db", "a\\ud83db"],
    ["shows tags and other selectors, which carry hidden text", "a\u{e0041}\u{e0101}", "a\\u{e0041}\\u{e0101}"],
    ["shows letters that are drawn as nothing", "a\u3164b\u115f", "a\\u3164b\\u115f"],
    ["leaves emoji with their selector", "\u2764\ufe0f \u{1f600}", "\u2764\ufe0f \u{1f600}"],
    ["leaves the space of ideographic text", "名\u3000前", "名\u3000前"],
    ["shows what GitHub takes for a command wherever it stands", "a ##[add-mask]b", "a #\\u0023[add-mask]b"],
    ["shows commands of Azure", "###vso[task.setvariable variable=a]b", "##\\u0023vso[task.setvariable variable=a]b"],
    ["shows messages to TeamCity", "##TeamCity[a]", "#\\u0023TeamCity[a]"],
    ["leaves headings", "## [a](b) ## c", "## [a](b) ## c"],
  ];

  it.each(cases)("%s", (_what, given, want) => {
    expect(showHidden(given)).toBe(want);
  });

  it("gives text that has nothing hidden left", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 60 }), (text) => {
        expect(showHidden(showHidden(text))).toBe(showHidden(text));
        expect(showHidden(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });
});

describe("showOnOneLine", () => {
  it.each([
    ["a\nb", "a b"],
    ["a  \r\n    b\n\n c", "a b c"],
    ["  a\n", "a"],
    ["a\n\u001b[2Jb", "a \\u001b[2Jb"],
    ["a\u2028b", "a\\u2028b"],
  ])("makes %j one line", (given, want) => {
    expect(showOnOneLine(given)).toBe(want);
  });
});

describe("showAtLineStart", () => {
  it.each([
    ["::add-mask::x", "\\u003a:add-mask::x"],
    [" \n::error::x", "\\u003a:error::x"],
    ["a::b", "a::b"],
    [":a", ":a"],
  ])("makes no command of %j", (given, want) => {
    expect(showAtLineStart(given)).toBe(want);
  });
});
