import { describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import type { JsonValue } from "../../generator/model/types.js";
import { findMdx, render, tagsOf } from "../unit/emit-docs/render.js";

/** What takes effect in Markdown, in MDX, in Vue, or in a directive of a static site generator. */
const TEXTS: readonly string[] = [
  "<script>x()</script>",
  "<img src=x onerror=x()>",
  "</td></table><svg onload=x()>",
  "<!-- @include: ../secret.md -->",
  "[a](javascript:x())",
  "[a](<java\tscript:x()>)",
  "![a](https://evil.example/a.png)",
  "[a]: javascript:x()\n\n[a]",
  "<javascript:x()>",
  "{process.exit()}",
  "{{ constructor.constructor('x')() }}",
  "{% include /etc/passwd %}",
  "import x from 'y'\n\nexport default x",
  "\n\nimport x from 'y'\n",
  "<<< @/secret.ts",
  '--8<-- "secret.md"',
  ":::{include} ../secret.md\n:::",
  "```{include} ../secret.md\n```",
  "{{#include ../secret.md}}",
  '{{< readfile "../secret" >}} {{% include "x" %}}',
  "a | b\n--- | ---\n<b> | {c}",
  "`` ` `` ```\n~~~\n```js\n<script>",
  "---\nlayout: evil\n---\n# a",
  "a\n===\n# <Evil/>\n\n<Evil>\n\n- x\n\n    <script>",
  "\\`<script>\\` \\[a](javascript:x) `<b>",
  "&lt;script&gt; &#60;script&#62; &#x7b;x&#x7d;",
  "\u202e<b>\u200b{\u0000}\ud800",
  "a\u2028import x from 'y'\u2029<b>",
];

/** A document with the text wherever one can stand; at the start, in the middle and at the end of a field. */
function documentOf(text: string): JsonValue {
  const around = `before ${text} after`;
  const member = (more: JsonValue): JsonValue => ({
    description: text,
    title: around,
    default: text,
    example: text,
    ...(more as object),
  });
  const schema: JsonValue = {
    type: "object",
    title: text,
    description: `${text}\n\n${around}\n\n- ${text}\n\n    ${text}`,
    externalDocs: { url: `https://a.example/${text}`, description: text },
    required: [text],
    properties: {
      [text]: member({ type: "string", pattern: "^a", format: text, "x-note": text }),
      [around]: member({ type: "array", items: { type: "string", description: text, enum: [text, around] } }),
      constant: member({ const: text }),
      choice: {
        type: "string",
        enum: [text, around, "plain"],
        "x-enum-varnames": [text, around, "Plain"],
        "x-enum-descriptions": [text, around, text],
      },
      map: {
        type: "object",
        patternProperties: { "^a": { type: "string", description: text } },
        additionalProperties: { type: "number" },
      },
      deprecated: { type: "number", deprecated: true, description: text, "x-deprecated-message": text },
      inner: { type: "object", description: text, properties: { [text]: { type: "integer", description: around } } },
    },
    example: { [text]: text, constant: text, choice: text, more: [text, { [text]: text }] },
  };
  const tagged = (tag: string): JsonValue => ({
    type: "object",
    required: ["kind"],
    description: text,
    properties: { kind: { const: tag } },
  });
  const content = {
    [`application/json; a="${text.replaceAll(/\s/g, "")}"`]: {
      schema,
      examples: { [text]: { summary: text, description: text, value: {} } },
    },
    "application/json": { schema },
  };
  return {
    openapi: "3.1.0",
    info: {
      title: text,
      version: text,
      summary: text,
      description: text,
      termsOfService: text,
      contact: { name: text, url: text, email: text },
      license: { name: text, url: text },
    },
    servers: [
      {
        url: `https://a.example/${text}`,
        description: text,
        variables: { a: { default: text, description: text, enum: [text] } },
      },
    ],
    tags: [{ name: text, description: text, externalDocs: { url: text } }],
    paths: {
      [`/${text}/{${text}}`]: {
        summary: text,
        description: text,
        parameters: [{ in: "header", name: text, description: text, schema: { type: "string", enum: [text] } }],
        post: {
          operationId: text,
          summary: text,
          description: around,
          tags: [text],
          requestBody: { description: text, content },
          responses: {
            200: { description: text, content, headers: { [text]: { description: text, schema } } },
            [text]: { description: text, content },
          },
        },
        get: { tags: [text], responses: { 200: { description: text, content } } },
      },
    },
    components: {
      schemas: {
        [text]: schema,
        Plain: schema,
        Choice: { type: "string", description: text, enum: [text, around], "x-enumNames": [text, around] },
        Union: {
          description: text,
          oneOf: [{ $ref: "#/components/schemas/First" }, { $ref: "#/components/schemas/Second" }],
          discriminator: {
            propertyName: "kind",
            mapping: { [text]: "#/components/schemas/First", b: "#/components/schemas/Second" },
          },
        },
        First: tagged(text),
        Second: tagged("b"),
      },
    },
  };
}

const HARMLESS = new Set(
  "a br code del em h1 h2 h3 h4 h5 h6 hr input li ol p pre strong table tbody td th thead tr ul blockquote".split(" "),
);
const LINK = /^\s*(?:href|title)="/;

/** What of a page would take effect; `mdx` is asked where the text is escaped for it. */
function findEffects(markdown: string): readonly string[] {
  const html = render(markdown);
  const outside = markdown.replaceAll(/^(```+|~~~+).*\n[^]*?^\1/gm, "");
  return [
    ...tagsOf(html).flatMap(({ name, attributes }) => (HARMLESS.has(name) ? [] : [`tag <${name}${attributes}>`])),
    ...[...html.matchAll(/href="([^"]*)"/g)].flatMap(([, href = ""]) =>
      /^(?:https?:|mailto:|[\w./#-]*$)/.test(href) && !/^(?!https?:|mailto:)[^/?#]*:/.test(href) ? [] : [`link ${href}`],
    ),
    ...tagsOf(html).flatMap(({ name, attributes }) =>
      name === "a" && !LINK.test(attributes) ? [`attributes ${attributes}`] : [],
    ),
    ...(/^\s*(?:<<<|-+8<-)/m.test(markdown) ? ["a directive at the start of a line"] : []),
    ...(/<[!]--\s*@include:|\{\{[#<%]|\{%-?\s*include/.test(markdown) ? ["a directive"] : []),
    ...(/\{\{|\{%-?\s*include/.test(outside) ? ["an expression"] : []),
    ...(/^---\n/.test(markdown) ? ["front matter"] : []),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
    ...(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u.test(markdown)
      ? ["a hidden character"]
      : []),
    ...findInMdx(markdown),
  ];
}

function findInMdx(markdown: string): readonly string[] {
  try {
    return findMdx(markdown).map((source) => `MDX ${source}`);
  } catch (error) {
    return [`no MDX: ${String(error)}`];
  }
}

describe("text in every field of a document takes no effect on any page", () => {
  it.each(TEXTS.flatMap((text) => (["text", "raw"] as const).map((markdown) => [markdown, text] as const)))(
    "%s: %j",
    async (markdown, text) => {
      const { jobs, diagnostics } = await generate({
        input: { text: JSON.stringify(documentOf(text)), uri: "api.json" },
        docs: { markdown, details: "all" },
        tests: false,
      });
      const pages = jobs.flatMap(({ files }) => files).filter(({ path }) => /\.(?:md|txt)$/.test(path));
      expect([diagnostics.filter(({ severity }) => severity === "error"), pages.length > 10]).toEqual([[], true]);
      const found = pages.flatMap((page) => findEffects(page.text).map((effect) => `${page.path}: ${effect}`));
      expect(found.slice(0, 20)).toEqual([]);
    },
  );
});

describe("the test itself", () => {
  it.each([
    ["<b>x</b>", "tag <b>"],
    ["[a](javascript:x)", "link javascript:x"],
    ["![a](b.png)", 'tag <img src="b.png" alt="a" />'],
    ["a\n\n<<< @/b.ts", "a directive at the start of a line"],
    ["a {{ b }}", "an expression"],
    ["---\na: b\n---\n", "front matter"],
    ["a\u202e", "a hidden character"],
    ["import a from 'b'", "MDX import a from 'b'"],
    ["a {b}", "MDX {b}"],
  ])("notices %j", (markdown, effect) => {
    expect(findEffects(markdown)).toContainEqual(expect.stringContaining(effect.slice(0, 12)));
  });
});
