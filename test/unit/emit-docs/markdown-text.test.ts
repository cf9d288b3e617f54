import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inline, paragraphs } from "../../../generator/emit/print/markdown-text.js";
import { findMdx, render, tagsOf, textOf } from "./render.js";

describe("text as text", () => {
  it.each([
    ["plain words, with (all) sorts of: punctuation!"],
    ["snake_case and a - b, 2 * 3, 5 > 4, 1 ~ 2, a & b, C:\\temp"],
    ["`code <b> {x} *y*` stays code"],
    ["- a list\n- of two"],
    ["see https://example.com/a_b?c=d&e=f#g, and (www.example.com)."],
    ['```json\n{ "a": "<b>" }\n```'],
    ["- an item\n\n      and what belongs to it"],
  ])("leaves alone what takes no effect: %j", (text) => {
    expect(paragraphs(text, "text")).toBe(text);
  });

  it.each([
    ["a <b> c", "a &lt;b> c"],
    ["*bold* and __bold__", "\\*bold\\* and \\_\\_bold\\_\\_"],
    ["[a](javascript:b)", "[a]\\(javascript:b)"],
    ["[a]: javascript:b", "[a\\]: javascript:b"],
    ["![a](http://b)", "![a]\\(http://b)"],
    ["{name}", "\\{name\\}"],
    ["{{name}}", "\\{&#8288;\\{name\\}\\}"],
    ["`{{{name}}}`", "`{\u2060{\u2060{name}}}`"],
    ["`<!--@include: /etc/passwd-->`", "`<!--@\u2060include: /etc/passwd-->`"],
    ["```\n<!--\n@include: a-->\n{{a}}\n```", "```\n<!--\n@\u2060include: a-->\n{{a}}\n```"],
    ['```\n--8<-- "a"\n```', '```\n--8\u2060<-- "a"\n```'],
    ["```\n{{#include a}} {{#if a}}\n```", "```\n{\u2060{#include a}} {{#if a}}\n```"],
    ["```\n{{< a >}} {{% a %}}\n```", "```\n{\u2060{< a >}} {\u2060{% a %}}\n```"],
    ['```\n{%- include "a" %} {% for a in b %}\n```', '```\n{\u2060%- include "a" %} {% for a in b %}\n```'],
    ['`{% extends "a" %}`', '`{\u2060% extends "a" %}`'],
    ["{% include a %}", "\\{&#8288;% include a %\\}"],
    ["~~gone~~", "\\~\\~gone\\~\\~"],
    ["&lt; and &#60; and &copy;", "&amp;lt; and &amp;#60; and &amp;copy;"],
    ["\\*", "\\\\\\*"],
    ["https://a.example/*", "https\\://a.example/\\*"],
    ["https://a.example/{id}", "https\\://a.example/\\{id\\}"],
    ["www.a.example`<b>`", "www\\.a.example`<b>`"],
    ["# title", "\\# title"],
    ["a\n===", "a\n\\==="],
    ["a\n---", "a\n\\---"],
    ["> quoted", "\\> quoted"],
    ["- # deep", "- \\# deep"],
    ["a | b\n--|--", "a | b\n\\--|--"],
    ["| a |\n| :-: |", "| a |\n\\| :-: |"],
    ["import x from 'y'", "&#105;mport x from 'y'"],
    ["a\n\n    b", "a\n\n   b"],
    ["a\r\nb\u2028c", "a\nb\nc"],
    ["a\u0000b\u202ec\ud800", "a\ufffdb\ufffdc\ufffd"],
    ["```\nopen", "```\nopen\n```"],
    ["``` js {onclick=alert}\na\n```", "``` js\na\n```"],
    ["~~~jsx live\na\n~~~", "~~~jsx\na\n~~~"],
    ["```c++{1,3}\na\n```", "```c++\na\n```"],
  ])("escapes what would: %j", (text, want) => {
    expect(paragraphs(text, "text")).toBe(want);
  });

  it("lets backticks pair on their own line only, and escapes the rest", () => {
    expect(inline("a ` b\nc ` d", "text")).toBe("a \\` b\nc \\` d");
    expect(inline("``a`b``", "text")).toBe("``a`b``");
    expect(inline("\\`a`", "text")).toBe("\\\\\\`a\\`");
  });

  it("*next to code* is escaped too", () => {
    expect(textOf(render(inline("*`a`* and _`b`_", "text")))).toBe("*a* and _b_");
  });
});

// Pieces that mean something to a Markdown parser, so that random text is made of trouble.
const piece = fc.constantFrom(
  ..."`|*_~<>[]()#\\!&{}:;=+-\n\t .'\"/$@a1".split(""),
  "``",
  "```",
  "~~~",
  "**",
  "__",
  "<b>",
  "</b>",
  "<br/>",
  "<!--",
  "-->",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '<a href="javascript:a">',
  "{{",
  "&#123;",
  "&lbrace;",
  "\\{",
  "<=",
  "](",
  "]:",
  "[a]",
  "![",
  "(javascript:alert(1))",
  "(data:text/html,x)",
  "(https://example.com)",
  "(http://e.example/x.png)",
  " javascript:a",
  "&lt;",
  "&#60;",
  "&colon;",
  "\\",
  "\\\\",
  "\\|",
  "\\`",
  "    ",
  "\n\n",
  "\r\n",
  "- ",
  "1. ",
  "> ",
  "# ",
  "---",
  "|-|-|",
  "import x",
  "export const a = 1",
  "{a}",
  "\u2028",
  "é",
  "😀",
  "\ud800",
  "\u202e",
  "\u0000",
  "<?",
  "<![CDATA[",
  "<https://a.example>",
  "<javascript:a>",
);
const trouble = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));
const runs = { numRuns: 500 };

describe("whatever the text", () => {
  it("as text in a line it reads as it was written, code apart", () => {
    fc.assert(
      fc.property(trouble, (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that Markdown cannot carry as they are
        fc.pre(!/[`\n\r\t\u2028\u0000\u202e\ud800]|https?:|^\s|\s$| {2}/u.test(text) && text !== "");
        const read = textOf(render(`x ${inline(text, "text")} x`));
        // What parts double braces does not show.
        expect(read.replaceAll("\u2060", "")).toBe(`x ${text} x`);
      }),
      runs,
    );
  });

  it("as text it makes no tags but those of paragraphs, lists, code and plain links", () => {
    const allowed = ["p", "code", "pre", "ul", "ol", "li", "br", "a"];
    fc.assert(
      fc.property(trouble, (text) => {
        const tags = tagsOf(render(`before\n\n${paragraphs(text, "text")}\n\nafter`));
        expect(tags.filter((tag) => !allowed.includes(tag.name))).toEqual([]);
        expect(tags.filter((tag) => tag.name === "a" && !/^ href="(?:https?|mailto):/.test(tag.attributes))).toEqual([]);
      }),
      runs,
    );
  });

  it.each(["raw", "commonmark"] as const)("as %s it makes no HTML of its own, no images, and no links but to the web", (mode) => {
    const forbidden = ["script", "img", "b", "!--", "!", "?", "iframe"];
    fc.assert(
      fc.property(trouble, (text) => {
        const tags = tagsOf(render(`before\n\n${paragraphs(text, mode)}\n\nafter`));
        expect(tags.filter((tag) => forbidden.includes(tag.name))).toEqual([]);
        expect(tags.filter((tag) => tag.name === "a" && /href="\s*(?:javascript|data|vbscript)\W/i.test(tag.attributes))).toEqual(
          [],
        );
      }),
      runs,
    );
  });

  it("what comes after it on the page stays a paragraph of its own, in all modes", () => {
    fc.assert(
      fc.property(trouble, fc.constantFrom("text" as const, "raw" as const, "commonmark" as const), (text, mode) => {
        expect(render(`${paragraphs(text, mode)}\n\n## After\n\nend`)).toMatch(/<h2>After<\/h2>\n<p>end<\/p>$/);
      }),
      runs,
    );
  });

  it.each(["text", "raw"] as const)(
    "in %s mode it has no double braces for Vue to evaluate, but in code blocks, which it leaves alone",
    (mode) => {
      fc.assert(
        fc.property(trouble, (text) => {
          const html = render(`before\n\n${paragraphs(text, mode)}\n\nafter`);
          expect(html.replace(/<pre>.*?<\/pre>/gs, "").replace(/<[^>]*>/g, "|")).not.toContain("{{");
        }),
        runs,
      );
    },
  );

  it.each(["text", "raw"] as const)("in %s mode it is MDX without expressions, elements and modules", (mode) => {
    fc.assert(
      fc.property(trouble, (text) => {
        expect(findMdx(`before\n\n${paragraphs(text, mode)}\n\nafter`)).toEqual([]);
        expect(findMdx(`| a |\n| --- |\n| ${inline(text.replaceAll(/\s|\|/g, " "), mode)} |\n`)).toEqual([]);
      }),
      runs,
    );
  });
});

describe("text as Markdown", () => {
  it.each([
    [
      "**bold**, _it_, `code <b>`, [link](https://example.com/?a=1&b=2), [mail](mailto:a@b.example), [here](#there), [page](../x.md)",
    ],
    ["# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |"],
    ["a < b"],
    ["```html\n<b>{{x}}\n```"],
    ["- a\n\n      of the item"],
    ["a\n    lazily indented"],
  ])("is passed on: %j", (text) => {
    expect(paragraphs(text, "raw")).toBe(text);
    expect(paragraphs(text, "commonmark")).toBe(text);
  });

  it.each([
    ["a {b} \\{c}", "a \\{b\\} \\{c\\}"],
    ["a <= b << c", "a &lt;= b &lt;&lt; c"],
    ["Map<string, string> of <PERSON_1>", "Map&lt;string, string> of &lt;PERSON_1>"],
    ["{{7*7}}", "\\{&#8288;\\{7*7\\}\\}"],
    ["&#123;&lbrace;7*7}}", "\\{&#8288;\\{7*7\\}\\}"],
    ["`{{7*7}}`", "`{\u2060{7*7}}`"],
    ["{% include a %}", "\\{&#8288;% include a %\\}"],
    ["[a](https://a.example/{id})", "[a](https\\://a.example/\\{id\\})"],
    ["https://a.example/{id}", "https\\://a.example/\\{id\\}"],
    ["## Title {onclick=alert}", "## Title \\{onclick=alert\\}"],
    ['a:\n\n    { "b": 1 }\n\n    c\n\nd', 'a:\n\n```\n{ "b": 1 }\n\nc\n```\n\nd'],
    ["    ```\n    {", "````\n```\n{\n````"],
    ["\t{a}", "```\n{a}\n```"],
  ])("is such that MDX and Vue run nothing of it, unless asked for CommonMark: %j", (text, want) => {
    expect(paragraphs(text, "raw")).toBe(want);
    expect(paragraphs(text, "commonmark")).not.toBe(want);
  });

  it.each([["{a} and `{{b}}`"], ["a <= b, Map<string, string> and <PERSON_1>"], ["    { code }"], ["https://a.example/{id}"]])(
    "as CommonMark keeps braces and brackets as they are: %j",
    (text) => {
      expect(paragraphs(text, "commonmark")).toBe(text);
    },
  );

  it.each([
    ["<b>x</b>", "&lt;b>x&lt;/b>"],
    ["<<< ../secret.txt", "&lt;&lt;&lt; ../secret.txt"],
    ['--8<-- "../secret.txt"', '--8&lt;-- "../secret.txt"'],
    ["`<!--@include: a-->`", "`<!--@\u2060include: a-->`"],
    ["export const a = 1", "&#101;xport const a = 1"],
    ["<!-- x -->", "&lt;!-- x -->"],
    ["![a](https://example.com/a.png)", "[a](https://example.com/a.png)"],
    ["!![a](b)", "[a](b)"],
    ["wow! [a](b)", "wow! [a](b)"],
    ["at the end \\", "at the end \\\\"],
    ["[a](javascript:b)", "[a]\\(javascript:b)"],
    ["[a](JavaScript:b)", "[a]\\(JavaScript:b)"],
    ["[a](java&#115;cript:b)", "[a]\\(java&#115;cript:b)"],
    ["[a](<javascript:b>)", "[a]\\(&lt;javascript:b>)"],
    ["[a](data:text/html,x)", "[a]\\(data:text/html,x)"],
    ["[a](\njavascript:b)", "[a]\\(\njavascript:b)"],
    ["[a]: javascript:b", "[a]\\: javascript:b"],
    ["`open <b>", "\\`open &lt;b>"],
    ["`a\n` <b> `c`", "\\`a\n` <b> `c\\`"],
    ["https://a.example``<b>``", "https\\://a.example``<b>``"],
    ["https://a.example\\<b>", "https\\://a.example&lt;b>"],
    ["  ~~~\n<b>", "  \\~\\~\\~\n&lt;b>"],
    ["```js {onclick=alert}\na\n```", "```js\na\n```"],
    ["- x\n  ```\n<b>", "- x\n  \\`\\`\\`\n&lt;b>"],
  ])("is sanitised: %j", (text, want) => {
    expect(paragraphs(text, "raw")).toBe(want);
  });
});
