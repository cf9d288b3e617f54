import { describe, expect, it } from "vitest";
import { fenceIndented, splitFences } from "../../../generator/emit/print/code-regions.js";
import { inline, paragraphs } from "../../../generator/emit/print/markdown-text.js";
import { render, textOf } from "./render.js";

// On either side of each bound: what is escaped because a reader of Markdown would act upon it, and what stays as it was typed.

const url = (length: number): string => `https://a.example/${"x".repeat(length - 18)}`;

describe("text in a line", () => {
  const STAYS: readonly string[] = [
    ...[
      "a * b",
      "* b",
      "a *",
      "a ~ b",
      "a _ b",
      "a_b",
      "a1_2b",
      "é_ñ",
      "漢_字",
      "] a",
      "a]",
      "a] b",
      "[a]",
      "[a] (b)",
      "(a)",
      "!",
      "![a]",
    ],
    ...[
      "\\a",
      "a\\ b",
      "C:\\temp",
      "\\é",
      "&",
      "a & b",
      "&;",
      "&a",
      "&a b;",
      "&1;",
      "&#;",
      "&#x;",
      "&#xg;",
      "&#a;",
      "&-a;",
      "& a;",
    ],
    ...[`&${"a".repeat(39)};`, "a > b", "a | b", "a # b", "1. a", "- a", "+", "=", ": ; , . ' \" / $ @ % ^"],
    ...[
      "http://a.example",
      "https://a.example",
      "ftp://a.example",
      "HTTP://A.example",
      "www.a.example",
      "(https://a.example)",
      "a https://a.example b",
    ],
    ...["https://a.example/b_c?d=e&f=g#h;(i)!$'+,:@%20-.", url(999), "httpx://a", "wwwa", "http:/a"],
  ];
  it.each(STAYS)("stays: %j", (text) => {
    expect(inline(text, "text")).toBe(text);
  });

  it.each<readonly [given: string, want: string]>([
    ["*b", "\\*b"],
    ["a* b", "a\\* b"],
    ["a *b", "a \\*b"],
    ["~b", "\\~b"],
    ["a~ b", "a\\~ b"],
    ["_b", "\\_b"],
    ["b_", "b\\_"],
    ["a_ b", "a\\_ b"],
    ["a _b", "a \\_b"],
    ["a_-", "a\\_-"],
    ["-_a", "-\\_a"],
    ["a__b", "a\\_\\_b"],
    ["](", "]\\("],
    ["a](b", "a]\\(b"],
    ["a]:", "a\\]:"],
    ["a\\", "a\\\\"],
    ...[..."!\"#$%'()+,-./:;=>?@[^|"].map((sign): readonly [string, string] => [`a\\${sign}b`, `a\\\\${sign}b`]),
    ["\\\\a", "\\\\\\a"],
    ["&a;", "&amp;a;"],
    ["&a1;", "&amp;a1;"],
    ["&Ab;", "&amp;Ab;"],
    ["&#1;", "&amp;#1;"],
    ["&#123;", "&amp;#123;"],
    ["&#xa;", "&amp;#xa;"],
    ["&#XAF09;", "&amp;#XAF09;"],
    [`&${"a".repeat(38)};`, `&amp;${"a".repeat(38)};`],
    ["{", "\\{"],
    ["}", "\\}"],
    ["{{", "\\{&#8288;\\{"],
    ["{ {", "\\{ \\{"],
    ["<", "&lt;"],
    ["a<b", "a&lt;b"],
    ["`", "\\`"],
    ["a`b``c", "a\\`b\\`\\`c"],
    ["xhttps://a.example/*", "xhttps\\://a.example/\\*"],
    ["-www.a.example *b", "-www\\.a.example \\*b"],
    ["https://a.example/*", "https\\://a.example/\\*"],
    ["https://a.example/b_", "https\\://a.example/b\\_"],
    ["https://a.example/_b", "https\\://a.example/\\_b"],
    ["https://a.example/-_b", "https\\://a.example/-\\_b"],
    ["https://a.example/~b", "https\\://a.example/\\~b"],
    ["https://a.example/?a&amp;b", "https\\://a.example/?a&amp;amp;b"],
    ["https://a.example/?a&#60;b", "https\\://a.example/?a&amp;#60;b"],
    ["https://a.example/é *b", "https\\://a.example/é \\*b"],
    ["https://a.example/[b]", "https\\://a.example/[b]"],
    ["https://a.example<b", "https\\://a.example&lt;b"],
    ["www.a.example<b>", "www\\.a.example&lt;b>"],
    ["https://a.example *b*", "https://a.example \\*b\\*"],
    [`${url(1000)} *b`, `${url(1000).replace(":", "\\:")} \\*b`],
    [`${url(999)} *b`, `${url(999)} \\*b`],
  ])("is escaped: %j", (given, want) => {
    expect(inline(given, "text")).toBe(want);
    const read = textOf(render(`x ${inline(given, "text")} x`)).replaceAll("\u2060", "");
    if (!given.endsWith(" ")) expect(read).toBe(`x ${given} x`);
  });

  it.each<readonly [given: string, want: string]>([
    ["a\r\nb\rc\nd\u2028e\u2029f\u0085g", "a\nb\nc\nd\ne\nf\ng"],
    ["a\tb", "a\tb"],
    ["\u0000\u0008\u000b\u001f\u007f\u0084\u0086\u009f", "\ufffd".repeat(8)],
    ["\u202a\u202e\u2066\u2069", "\ufffd".repeat(4)],
    ["\u00a0\u2029x\u202f\u2065\u206a", "\u00a0\nx\u202f\u2065\u206a"],
    ["\ud800a\udc00 \u{1f600}", "\ufffda\ufffd \u{1f600}"],
    ["\ud83d", "\ufffd"],
  ])("has line feeds for line ends, and U+FFFD for what is not to be read: %j", (given, want) => {
    for (const mode of ["text", "raw", "commonmark"] as const) expect(inline(given, mode)).toBe(want);
  });
});

describe("text in paragraphs", () => {
  it.each(
    [
      ...["#", "####### a", "#a", "a # b", "a > b", "a\n-- b", "a\n=== b", "a\n* * b", "a | b", ": a", "---a", "--- -a"],
      ...[
        "- a",
        "+ a",
        "* a",
        "1. a",
        "12) a",
        "- a\n  - b",
        "-a",
        "1234567890. a",
        "importance",
        "a import b",
        " import a",
        "exports",
      ],
      ...["   a", "- a\n\n      b", "12) a\n\n        b", "a\n\n   b"],
    ].filter((text) => text !== "#"),
  )("stays: %j", (text) => {
    expect(paragraphs(text, "text")).toBe(text);
  });

  it.each<readonly [given: string, want: string]>([
    ["#", "\\#"],
    ["# a", "\\# a"],
    ["  ###### a", "  \\###### a"],
    ["#\ta", "\\#\ta"],
    [">a", "\\>a"],
    ["- > a", "- \\> a"],
    ["1. # a", "1. \\# a"],
    ["12) - # a", "12) - \\# a"],
    ["a\n-", "a\n\\-"],
    ["a\n=", "a\n\\="],
    ["a\n  ===  ", "a\n  \\===  "],
    ["---", "\\---"],
    ["* * *", "\\* * *"],
    ["_ _ _", "\\_ _ _"],
    ["- - -", "\\- - -"],
    ["***", "\\*\\*\\*"],
    ["___", "\\_\\_\\_"],
    [":-:", "\\:-:"],
    ["|--|", "\\|--|"],
    ["a | b\n - | -", "a | b\n \\- | -"],
    ["import a", "&#105;mport a"],
    ["export a", "&#101;xport a"],
    ["a\nimport b", "a\n&#105;mport b"],
    ["a\n\n    b", "a\n\n   b"],
    ["a\n\n      b", "a\n\n   b"],
    ["a\n\n\tb", "a\n\n   b"],
    ["a\n\n  \t b", "a\n\n   b"],
    ["a\n\n   \tb", "a\n\n   b"],
  ])("begins nothing but paragraphs and lists: %j", (given, want) => {
    expect(paragraphs(given, "text")).toBe(want);
    expect(render(want)).not.toMatch(/<(?:h\d|hr|pre|table|blockquote)\b/);
  });

  it.each<readonly [given: string, want: string]>([
    ["```\n*a* <b>\n```", "```\n*a* <b>\n```"],
    ["~~~\n*a*\n~~~", "~~~\n*a*\n~~~"],
    ["a\n```\n*b*\n```\n*c*", "a\n```\n*b*\n```\n\\*c\\*"],
    ["```\n*a*\n````\n*b*", "```\n*a*\n````\n\\*b\\*"],
    ["````\n*a*\n```\n*b*", "````\n*a*\n```\n*b*\n````"],
    ["```\n*a*\n~~~\n*b*", "```\n*a*\n~~~\n*b*\n```"],
    ["```\n*a*\n   ```  \n*b*", "```\n*a*\n   ```  \n\\*b\\*"],
    ["```\n*a*\n    ```\n*b*", "```\n*a*\n    ```\n*b*\n```"],
    ["```\n*a*\n``` b\n*c*", "```\n*a*\n``` b\n*c*\n```"],
    ["```\na\n```\n```\nb\n```", "```\na\n```\n```\nb\n```"],
    ["```js\na\n```", "```js\na\n```"],
    ["```js x y\na\n```", "```js\na\n```"],
    ["~~~ js x `y`\na\n~~~", "~~~ js\na\n~~~"],
    ["```\n\n```", "```\n\n```"],
    ["``` a`b\n*c*", "\\`\\`\\` a\\`b\n\\*c\\*"],
    ["``\n*a*\n``", "\\`\\`\n\\*a\\*\n\\`\\`"],
    ["~~\n*a*", "\\~\\~\n\\*a\\*"],
    [" ```\n*a*", " \\`\\`\\`\n\\*a\\*"],
  ])("keeps blocks of code: %j", (given, want) => {
    expect(paragraphs(given, "text")).toBe(want);
  });
});

describe("Markdown that is sanitised", () => {
  it.each([
    ...[
      "[a](b)",
      "[a](#b)",
      "[a](/b)",
      "[a](?b:c)",
      "[a](b/c:d)",
      "[a](#c:d)",
      "[a](http://b)",
      "[a](https://b)",
      "[a](HTTPS://b)",
      "[a](mailto:b@c)",
      "[a]( b)",
    ],
    ...[
      "**a** _b_ ~c~ ~~d~~",
      "`a`",
      "a!",
      "!a",
      "a ! [b]",
      "a] b",
      "\\*",
      "\\a",
      "&amp;",
      "https://a.example/*",
      "(www.a.example)",
    ],
    ...["# a", "> a", "- a", "| a |\n| - |", "a\n===", "***", "~~ a"],
  ])("stays, whoever reads it: %j", (text) => {
    expect(paragraphs(text, "raw")).toBe(text);
    expect(paragraphs(text, "commonmark")).toBe(text);
  });

  it.each<readonly [given: string, raw: string, commonmark: string]>([
    ["![a](b)", "[a](b)", "[a](b)"],
    ["a!![b](c)", "a[b](c)", "a[b](c)"],
    ["a\\![b](c)", "a\\![b](c)", "a\\![b](c)"],
    ["[a](javascript:b)", "[a]\\(javascript:b)", "[a]\\(javascript:b)"],
    ["[a](ftp://b)", "[a]\\(ftp://b)", "[a]\\(ftp://b)"],
    ["[a](b:c)", "[a]\\(b:c)", "[a]\\(b:c)"],
    ["[a](httpsx:b)", "[a]\\(httpsx:b)", "[a]\\(httpsx:b)"],
    ["[a](xhttps:b)", "[a]\\(xhttps:b)", "[a]\\(xhttps:b)"],
    ["[a]()", "[a]\\()", "[a]\\()"],
    ["[a](<b>)", "[a]\\(&lt;b>)", "[a]\\(&lt;b>)"],
    ["[a](b\\c)", "[a]\\(b\\c)", "[a]\\(b\\c)"],
    ["[a](b&c;d)", "[a]\\(b&c;d)", "[a]\\(b&c;d)"],
    ["[a](b&#58;d)", "[a]\\(b&#58;d)", "[a]\\(b&#58;d)"],
    [
      `[a](${"b".repeat(900)})`,
      "[a](bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)",
      "[a](bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)",
    ],
    [
      `[a](${"b".repeat(901)})`,
      "[a]\\(bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)",
      "[a]\\(bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)",
    ],
    ["[a]: b", "[a]: b", "[a]: b"],
    ["a `b", "a \\`b", "a \\`b"],
    ["~~~ a", "~~~ a\n~~~", "~~~ a\n~~~"],
    ["a ~~~", "a \\~\\~\\~", "a \\~\\~\\~"],
    ["a\\", "a\\\\", "a\\\\"],
    ["a <b", "a &lt;b", "a &lt;b"],
    ["a < b", "a < b", "a < b"],
    ["a <", "a &lt;", "a <"],
    ["a << b", "a &lt;&lt; b", "a << b"],
    ["a <<< b", "a &lt;&lt;&lt; b", "a &lt;&lt;&lt; b"],
    ["a \\< b", "a &lt; b", "a &lt; b"],
    ["a \\<b", "a &lt;b", "a &lt;b"],
    ["a <1", "a &lt;1", "a <1"],
    ["a <=", "a &lt;=", "a <="],
    ["</a>", "&lt;/a>", "&lt;/a>"],
    ["<!a>", "&lt;!a>", "&lt;!a>"],
    ["<?a>", "&lt;?a>", "&lt;?a>"],
    ["Map<a, b>", "Map&lt;a, b>", "Map<a, b>"],
    ["Map<a,b>", "Map&lt;a,b>", "Map<a,b>"],
    ["Map<a-1, b_2>", "Map&lt;a-1, b_2>", "Map<a-1, b_2>"],
    ["Map<a , b>", "Map&lt;a , b>", "Map&lt;a , b>"],
    ["<A_1>", "&lt;A_1>", "<A_1>"],
    ["<A_b>", "&lt;A_b>", "<A_b>"],
    ["https://a.example<b", "https\\://a.example&lt;b", "https\\://a.example&lt;b"],
    ["-8<-", "-8&lt;-", "-8&lt;-"],
    ["8<-", "8&lt;-", "8<-"],
    ["{a}", "\\{a\\}", "{a}"],
    ["\\{a", "\\{a", "\\{a"],
    ["{{a", "\\{&#8288;\\{a", "{{a"],
    ["{\\{a", "\\{&#8288;\\{a", "{\\{a"],
    ["{&#123;a", "\\{&#8288;\\{a", "{&#123;a"],
    ["&#0123;{a", "\\{&#8288;\\{a", "&#0123;{a"],
    ["&#x7B;&lcub;a", "\\{&#8288;\\{a", "&#x7B;&lcub;a"],
    ["&lbrace; a", "\\{ a", "&lbrace; a"],
    ["&lbracex;", "&lbracex;", "&lbracex;"],
    ["https://a.example/`b", "https\\://a.example/\\`b", "https\\://a.example/\\`b"],
    ["https://a.example/{b", "https\\://a.example/\\{b", "https://a.example/{b"],
    ["https://a.example/&amp;", "https\\://a.example/&amp;", "https://a.example/&amp;"],
    ["https://a.example/\\_", "https\\://a.example/\\_", "https\\://a.example/\\_"],
    ["WWW.a.example/{", "WWW\\.a.example/\\{", "WWW.a.example/{"],
    ["ftp://a.example/{", "ftp\\://a.example/\\{", "ftp://a.example/{"],
    [
      url(999),
      "https://a.example/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "https://a.example/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ],
    [
      url(1000),
      "https://a.example/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "https://a.example/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ],
    ["import a", "&#105;mport a", "&#105;mport a"],
    ["`{{a}}` `<b>`", "`{⁠{a}}` `<b>`", "`{{a}}` `<b>`"],
  ])("is %j", (given, raw, commonmark) => {
    expect([paragraphs(given, "raw"), paragraphs(given, "commonmark")]).toEqual([raw, commonmark]);
  });
});

describe("the fences of text", () => {
  const show = (text: string): readonly string[] =>
    splitFences(text).map(({ fenced, lines }) => `${fenced ? "code" : "text"}: ${lines.join("|")}`);

  it.each<readonly [text: string, want: readonly string[]]>([
    ["", ["text: "]],
    ["a\nb", ["text: a|b"]],
    ["a\n```\nb\n```\nc", ["text: a", "code: ```|b|```", "text: c"]],
    ["```\na", ["code: ```|a|```"]],
    ["```", ["code: ```|```"]],
    ["~~~~\na\n~~~\n~~~~~\nb", ["code: ~~~~|a|~~~|~~~~~", "text: b"]],
    ["```\na\n```\n~~~\nb\n~~~", ["code: ```|a|```", "code: ~~~|b|~~~"]],
    ["```\n```\n\n```\n```", ["code: ```|```", "text: ", "code: ```|```"]],
  ])("of %j", (text, want) => {
    expect(show(text)).toEqual(want);
  });

  const fenced = (lines: readonly string[]): readonly string[] =>
    fenceIndented({ fenced: false, lines }).map((block) => `${block.fenced ? "code" : "text"}: ${block.lines.join("|")}`);
  it.each<readonly [what: string, lines: readonly string[], want: readonly string[]]>([
    ["three blanks are no indent", ["   a"], ["text:    a"]],
    ["four are", ["    a"], ["code: ```|a|```"]],
    ["more belong to the code", ["      a"], ["code: ```|  a|```"]],
    ["a tab is", ["\ta", "    b"], ["code: ```|a|b|```"]],
    ["blank lines at the end are not of the code", ["    a", "", ""], ["code: ```|a|```", "text: |"]],
    ["a line of blanks begins none", ["      ", "a"], ["text:       |a"]],
    ["text ends it", ["    a", "b", "", "    c"], ["code: ```|a|```", "text: b|", "code: ```|c|```"]],
    ["a list with a number", ["1. a", "", "    b"], ["text: 1. a||    b"]],
    ["a list with a bracket", ["12) a", "", "    b"], ["text: 12) a||    b"]],
    ["an empty item", ["-", "", "    b"], ["text: -||    b"]],
    ["what only looks like a list", ["-a", "", "    b"], ["text: -a|", "code: ```|b|```"]],
    ["an indented list", ["  * a", "", "    b"], ["text:   * a||    b"]],
    ["fences inside", ["    ```` a", "     ```"], ["code: `````|```` a| ```|`````"]],
    ["short fences inside", ["    `` a"], ["code: ```|`` a|```"]],
  ])("are put around indented code: %s", (_, lines, want) => {
    expect(fenced(lines)).toEqual(want);
  });
});
