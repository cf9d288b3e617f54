// A word joiner: it shows nothing, and what it parts is no directive any more.
const JOINER = "\u2060";

// Vue (VitePress) evaluates what stands in double braces, also in a code span, and with it any code; VitePress
// includes files by `<!--@include: path-->`, pymdownx by `--8<-- "path"`, both also in fenced blocks.
const DIRECTIVE = /\{(?=\{)|@(?=include:)|-8(?=<-)/g;
const IN_FENCES = /@(?=include:)|-8(?=<-)/g;

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
