// A word joiner: it shows nothing, and what it parts is no directive any more.
const JOINER = "\u2060";

// What puts files into pages, also in fenced blocks: `<!--@include: path-->` of VitePress, `--8<-- "path"` of pymdownx, `{{#include path}}`
// of mdBook, shortcodes of Hugo (`{{< readfile … >}}`), tags of Liquid and Jinja (`{% include path %}`).
const FILES =
  /@(?=include:)|-8(?=<-)|\{(?=\{[<%]|\{#(?:rustdoc_)?include|\{#playground|%-?[ \t]*(?:include|render|import|extends|from))/;
const IN_FENCES = new RegExp(FILES, "g");
// Vue (VitePress) evaluates what stands in double braces, also in a code span, and with it any code.
const DIRECTIVE = new RegExp(`\\{(?=\\{)|${FILES.source}`, "g");

/** Text of a code span without what static site generators act upon even there. */
export function defuseSpan(text: string): string {
  return text.replace(DIRECTIVE, `$&${JOINER}`);
}

/** The same for a line of a fenced block, in which double braces do nothing. */
export function defuseFenced(line: string): string {
  return line.replace(IN_FENCES, `$&${JOINER}`);
}

/**
 * The opening line of a fenced block with its language alone: what follows can give attributes to the block, such as
 * `{onclick=…}` (markdown-it-attrs, which VitePress uses), or have it run (`live` of Docusaurus).
 */
export function defuseInfo(line: string): string {
  return line.replace(/^(`+|~+)([ \t]*[\w+#.-]*).*$/, "$1$2");
}

/** The same for TypeScript: braces that stand so are in string literals, and are written as escapes there. */
export function defuseCode(source: string): string {
  return source.replace(/\{\{(?=[#<%])/g, "{\\u007b").replace(/\{%/g, "{\\u0025");
}
