import { describe, expect, it } from "vitest";
import { printJson } from "../../generator/emit/package/package-json.js";
import { code } from "../../generator/emit/print/code.js";
import { comment } from "../../generator/emit/print/comment.js";
import { memberAccess, objectKey, typeKey } from "../../generator/emit/print/key.js";
import { literal, numberLiteral, stringLiteral } from "../../generator/emit/print/literal.js";
import { codeText, identifierText, table, textSpan } from "../../generator/emit/print/markdown.js";
import { inline } from "../../generator/emit/print/markdown-text.js";
import { relativeModule } from "../../generator/emit/print/module-specifier.js";
import type { JsonValue } from "../../generator/model/types.js";
import { toIdentifier } from "../../generator/name/allocate.js";
import { toRelativePath } from "../../generator/name/relative-path.js";
import { checkOutput } from "../../generator/verify/check-output.js";

describe("literals of text", () => {
  it.each<[what: string, given: string, want: string]>([
    ["nothing", "", '""'],
    ["quotes", `'"\``, `"'\\"\`"`],
    ["backslashes", "\\\\x", '"\\\\\\\\x"'],
    ["the start of an expression", "$\u007bPWNED}", '"$\u007bPWNED}"'],
    ["line ends", "\n\r", '"\\n\\r"'],
    ["line separators", "\u2028\u2029", '"\\u2028\\u2029"'],
    ["controls", "\u0000\u001b\u007f\u009b", '"\\u0000\\u001b\\u007f\\u009b"'],
    ["directions", "\u202e\u2066\u200f\u061c", '"\\u202e\\u2066\\u200f\\u061c"'],
    ["no width", "\u200b\u200d\u2060\ufeff\u00ad", '"\\u200b\\u200d\\u2060\\ufeff\\u00ad"'],
    ["letters drawn as nothing", "\u3164\u115f\u2800", '"\\u3164\\u115f\\u2800"'],
    ["half of a pair", "a\ud800b\udfff", '"a\\ud800b\\udfff"'],
    ["a whole pair", "\u{1f600}", '"\u{1f600}"'],
    ["tags", "\u{e0041}", '"\\udb40\\udc41"'],
    ["the end of a script", "</script>", '"<\\/script>"'],
    ["the end of a comment", "*/", '"*/"'],
    ["words that engines know", "__proto__", '"__proto__"'],
  ])("%s", (_what, given, want) => {
    expect(stringLiteral(given)).toBe(want);
    expect(JSON.parse(want)).toBe(given);
  });
});

describe("literals of numbers", () => {
  it.each<[number, string]>([
    [0, "0"],
    [-0, "-0"],
    [-1.5, "-1.5"],
    [1e21, "1e+21"],
    [1e-7, "1e-7"],
    [Number.MAX_VALUE, "1.7976931348623157e+308"],
    [Number.MIN_VALUE, "5e-324"],
    [Number("12345678901234567890"), "12345678901234567000"],
  ])("%d", (given, want) => {
    expect(numberLiteral(given)).toBe(want);
    expect(Object.is(Number(want), given)).toBe(true);
  });

  it.each([Number("1e400"), Number("-1e400"), Number.NaN])("%d is none", (given) => {
    expect(() => numberLiteral(given)).toThrow(RangeError);
  });
});

describe("literals of values", () => {
  it.each<[what: string, given: string, want: string]>([
    ["an object", '{"a":[1,null,true,"x"]}', '{ "a": [1, null, true, "x"] }'],
    ["a key that would set the prototype", '{"__proto__":{"a":1}}', '{ ["__proto__"]: { "a": 1 } }'],
    ["keys that look like code", '{"a-b":1,"[x]":2,"get a":3}', '{ "a-b": 1, "[x]": 2, "get a": 3 }'],
    ["nothing in it", "{}", "{}"],
  ])("%s", (_what, given, want) => {
    expect(literal(JSON.parse(given) as JsonValue)).toBe(want); // JSON.parse gives JSON
  });
});

describe("names of properties", () => {
  it.each<[given: string, type: string, object: string, access: string]>([
    ["a", "a", "a", ".a"],
    ["a-b", '"a-b"', '"a-b"', '["a-b"]'],
    ["1a", '"1a"', '"1a"', '["1a"]'],
    ["", '""', '""', '[""]'],
    ["\u00e4", '"\u00e4"', '"\u00e4"', '["\u00e4"]'],
    ["a\u200d", '"a\\u200d"', '"a\\u200d"', '["a\\u200d"]'],
    ['"]: PWNED()', '"\\"]: PWNED()"', '"\\"]: PWNED()"', '["\\"]: PWNED()"]'],
    ["__proto__", "__proto__", '["__proto__"]', ".__proto__"],
    ["constructor", "constructor", "constructor", ".constructor"],
  ])("%j", (given, type, object, access) => {
    expect([typeKey(given), objectKey(given), memberAccess(given)]).toEqual([type, object, access]);
  });
});

describe("comments", () => {
  it.each<[what: string, given: readonly (string | undefined)[], want: string | undefined]>([
    ["nothing", [undefined, " \n "], undefined],
    ["one line", [" a "], "/** a */"],
    ["the end of a comment", ["*/ PWNED() /*"], "/** *\\/ PWNED() /\\* */"],
    ["an end that only escaping makes", ["*\\/ **/ *"], "/** *\\/ **\\/ * */"],
    ["all sorts of lines", ["a\rb\r\nc\u2028d\u2029e"], "/**\n * a\n * b\n * c\n * d\n * e\n */"],
    ["what does not show", ["a\u202eb\u0000c\u200bd\ud800"], "/** a\\u202eb\\u0000c\\u200bd\\ud800 */"],
    ["directives", ["@ts-ignore\n@ts-nocheck {@link a}"], "/**\n * \\@ts-ignore\n * \\@ts-nocheck {\\@link a}\n */"],
    [
      "directives of other tools",
      ["eslint-disable\n# sourceMappingURL=x\n/ <reference path='x' />"],
      "/**\n * eslint-disable\n * # sourceMappingURL=x\n * / <reference path='x' />\n */",
    ],
    ["paragraphs", ["a", "b"], "/**\n * a\n *\n * b\n */"],
    ["a shebang", ["#!/bin/sh"], "/** #!/bin/sh */"],
  ])("%s", (_what, given, want) => {
    const printed = comment(given);
    expect(printed).toBe(want);
    if (printed === undefined) return;
    expect(printed.indexOf("*/")).toBe(printed.length - 2);
    expect(checkOutput([{ path: "src/a.ts", text: `${code`${printed}\nexport type A = null;`}\n` }])).toEqual([]);
  });

  it("of a hundred thousand lines are one", () => {
    expect(comment(["x */\n".repeat(100_000)])?.match(/\*\//g)).toHaveLength(1);
  });
});

describe("identifiers", () => {
  it.each<[given: string, want: string]>([
    ["Pet", "Pet"],
    ["1st", "_1st"],
    ["a".repeat(100), "a".repeat(100)],
    ["a".repeat(101), `${"a".repeat(91)}_`],
  ])("%j", (given, want) => {
    const identifier = toIdentifier(given);
    expect(identifier.startsWith(want)).toBe(true);
    expect(identifier.length).toBeLessThanOrEqual(100);
  });

  it.each(["", "a b", "a-b", "\u00e4", "a\u200d", "a;b", "a\n", "\\u0061", "a`"])("%j is none", (given) => {
    expect(() => toIdentifier(given)).toThrow(TypeError);
  });
});

describe("paths", () => {
  it.each(["src/models/components/pet.ts", ".gitignore", "docs/a_b-1.md"])("%s", (given) => {
    expect(toRelativePath(given)).toBe(given);
  });

  it.each([
    ...["", "/a", "a/", "../a", "a/../b", "a//b", "./a", ".env", "a/.git/config", "-rf", "a.", "a ", " a", "a b", "C:/a", "a\\b"],
    ...[
      "con",
      "NUL.md",
      "a/aux.ts",
      "com1",
      "lpt9.txt",
      "CONIN$",
      "a\u0000",
      "a\n",
      "\u00e4",
      "a\u202e",
      "a:b",
      "a*",
      "a?",
      'a"',
    ],
    `${"a".repeat(240)}b`,
  ])("%j is none", (given) => {
    expect(() => toRelativePath(given)).toThrow(RangeError);
  });

  it.each(["a'; PWNED()", "../a", "a.js", "/a", ""])("no module leads to %j", (given) => {
    expect(() => relativeModule("src/a", given)).toThrow(RangeError);
  });
});

describe("Markdown", () => {
  it.each<[what: string, given: string, want: string]>([
    ["HTML", "<img src=x onerror=a>", "&lt;img src=x onerror=a>"],
    ["an entity", "&lt;b&gt;", "&amp;lt;b&amp;gt;"],
    ["a link", "[a](javascript:b)", "[a]\\(javascript:b)"],
    ["an image", "![a](https://b.example/c.png)", "![a]\\(https://b.example/c.png)"],
    ["an address that swallows", "https://a.example\\<b>", "https\\://a.example\\\\&lt;b>"],
    ["directions", "a\u202eb\u2066", "a\ufffdb\ufffd"],
    ["controls", "a\u0000b\u001b", "a\ufffdb\ufffd"],
  ])("text with %s", (_what, given, want) => {
    expect(inline(given, "text")).toBe(want);
  });

  it.each<[what: string, given: string, want: string]>([
    ["a backtick", "a`b", "``a`b``"],
    ["backticks at its ends", "`a`", "`` `a` ``"],
    ["what does not show", "a\u202eb", "`a\\u202eb`"],
    ["nothing", "", "` `"],
  ])("code of %s", (_what, given, want) => {
    expect(textSpan(given)).toBe(want);
  });

  it("code of blanks is a literal", () => {
    expect([codeText(" "), codeText("a\u200bb"), codeText("`")]).toEqual(['`" "`', "`a\\u200bb`", "`` ` ``"]);
  });

  it("cells end neither their cell nor their row", () => {
    const cells = [inline("a|b\\|c\nd", "text"), inline("\\", "text")];
    const [, , row = ""] = table([identifierText(toIdentifier("a")), identifierText(toIdentifier("__b__"))], [cells]).split("\n");
    expect(row.replaceAll(/\\./g, "").split("|")).toHaveLength(4);
    expect(row).toContain("<br/>");
  });
});

describe("JSON", () => {
  it("shows nothing that hides, and reads as the same", () => {
    const value = { "a\u202e": ["\u2028\u0000\ud800\ufeff", "</script>"], ["__proto__x"]: "\u{e0041}" };
    const text = printJson(value);
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(JSON.parse(text)).toEqual(value);
  });
});
