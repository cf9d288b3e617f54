import type { Code } from "./code.js";
import { escapeHidden } from "./literal.js";

/**
 * Text of a document as a JSDoc comment, one line where it fits. It cannot close early, and no line
 * of it begins a directive: each starts with ` * `, and tags of the text (`@internal`) are defused.
 * Empty paragraphs at either end are dropped; no paragraphs, no comment (`undefined`).
 *
 * @param tags tags of ours, such as `@deprecated`, for the end
 */
export function comment(paragraphs: readonly (string | undefined)[], tags: readonly Code[] = []): Code | undefined {
  const text = paragraphs
    .filter((paragraph) => paragraph !== undefined)
    .map((paragraph) => paragraph.replace(/^\s+|\s+$/g, ""))
    .filter((paragraph) => paragraph !== "")
    .flatMap((paragraph, index) => [
      ...(index === 0 ? [] : [""]),
      ...paragraph.split(/\r\n|[\n\r\u2028\u2029]/).map(commentLine),
    ]);
  const lines = [...text, ...tags];
  if (lines.length === 0) return undefined;
  if (lines.length === 1) return `/** ${lines[0]} */` as Code; // commentLine made it harmless
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */` as Code; // as above
}

function commentLine(line: string): string {
  return escapeHidden(line.replaceAll("\t", "  ").trimEnd())
    .replaceAll("*/", "*\\/")
    .replaceAll("/*", "/\\*")
    .replace(/(^|[\s{])@/g, "$1\\@");
}
