import { showHidden } from "../../diagnostics/show-hidden.js";
import type { Identifier, RelativePath } from "../../name/types.js";
import type { Code } from "./code.js";
import { escapeHidden, stringLiteral } from "./literal.js";
import { defuseCode, defuseSpan } from "./site-directives.js";

declare const brand: unique symbol;

/** Markdown that is safe to emit: made only by {@link markdown} and the printers beside it. */
export type Markdown = string & { readonly [brand]: "Markdown" };

/** How text of a document is shown: as plain text, or as the Markdown that it is, sanitised. */
export type TextMode = "text" | "raw" | "commonmark";

/** Assembles Markdown from fixed text and safe parts; lists of parts are joined with line feeds. */
export function markdown(text: TemplateStringsArray, ...parts: readonly (Markdown | readonly Markdown[])[]): Markdown {
  let result = text[0] ?? "";
  for (const [index, part] of parts.entries()) {
    result += (typeof part === "string" ? part : part.join("\n")) + (text[index + 1] ?? "");
  }
  return result as Markdown; // the fixed text is ours, and the parts are safe
}

/** Joins parts with a fixed separator of ours. */
export function joinMarkdown(parts: readonly Markdown[], separator: ", " | " " | "\n" | "\n\n" | "<br/>" | ""): Markdown {
  return parts.join(separator) as Markdown; // parts are safe, and the separators are fixed
}

/** Code on one line as a code span, whatever backticks it holds (CommonMark §6.1). */
export function codeSpan(source: Code | Identifier): Markdown {
  // Two braces stand together in string literals only, and Vue would evaluate what follows.
  return span(defuseCode(source).replaceAll("{{", "{\\u007b"));
}

/** Text of a document as a code span: nothing takes effect in there, and characters that do not show are written out. */
export function textSpan(text: string): Markdown {
  return span(text === "" ? " " : defuseSpan(showHidden(text.replaceAll("\r", "\n"))));
}

function span(source: string): Markdown {
  const line = source.replaceAll("\n", " ");
  const fence = "`".repeat(longestRun(line) + 1);
  const padding = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${padding}${line}${padding}${fence}` as Markdown; // no run of backticks inside is as long as the fence
}

/** Text of a document as a code span; what does not show is written as an escape. */
export function codeText(text: string): Markdown {
  // A code span loses a space at either end, and nothing else in it has an effect (CommonMark §6.1).
  return text.trim() === "" ? codeSpan(stringLiteral(text)) : span(defuseSpan(escapeHidden(text)));
}

/** A path as a code span. */
export function pathSpan(path: RelativePath): Markdown {
  return `\`${path}\`` as Markdown; // it has no backtick
}

/** TypeScript as a fenced block (CommonMark §4.5). */
export function codeBlock(source: Code): Markdown {
  const fence = "`".repeat(Math.max(3, longestRun(source) + 1));
  // `</` means nothing in a fenced block, and a slash is escaped there only.
  const shown = defuseCode(source.replaceAll("<\\/", "</"));
  return `${fence}typescript\n${shown}\n${fence}` as Markdown; // as in codeSpan
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/** A link from one page to another; both stand below the same top folder (`docs`). */
export function pageLink(label: Markdown, from: RelativePath, to: RelativePath): Markdown {
  return `[${label}](${relativeLink(from, to)})` as Markdown; // paths of the naming plan need no escape
}

// By way of the folder that all pages are below, also where a shorter way exists: so a link reads
// the same on every page of a folder.
function relativeLink(from: RelativePath, to: RelativePath): string {
  const [, ...source] = from.split("/").slice(0, -1);
  const [, ...target] = to.split("/");
  return [...source.map(() => ".."), ...target].join("/");
}

/** An identifier as plain text. */
export function identifierText(identifier: Identifier): Markdown {
  return identifier.replace(/^_|_$|__/g, (found) => found.replaceAll("_", "\\_")) as Markdown; // letters, digits, `$` and `_` only
}

// Newlines and pipes of a cell become harmless. A backslash before a pipe may itself be escaped: an
// even number of them leaves the pipe bare (GFM §4.10).
function finishCell(cell: string): string {
  if (!cell.includes("\n") && !cell.includes("|")) return cell;
  return cell
    .replaceAll("\n", "<br/>")
    .replace(/(\\*)\|/g, (_, slashes: string) => `${slashes.length % 2 === 0 ? `${slashes}\\` : slashes}|`);
}

function columns(text: string): number {
  if (!/[\udc00-\udfff]/.test(text)) return text.length;
  let count = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xdc00 && unit <= 0xdfff) count--; // text is well-formed: a low surrogate ends a pair
  }
  return count;
}

const MAX_PADDED = 2_000_000;

/**
 * A table (GFM §4.10). All columns are as wide as the longest cell of any, in code points, with a
 * line feed as one of them; as `<br/>` it counts in full when the cell is padded. A table that
 * would come to more than two million characters is not padded.
 */
export function table(header: readonly Markdown[], rows: readonly (readonly Markdown[])[]): Markdown {
  let width = 3;
  for (const row of [header, ...rows]) for (const cell of row) width = Math.max(width, columns(cell));
  if (width * header.length * (rows.length + 2) > MAX_PADDED) width = 3;
  const pad = (cell: Markdown): string => {
    const finished = finishCell(cell);
    return finished + " ".repeat(Math.max(0, width - columns(finished)));
  };
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const lines = [line(header.map(pad)), line(header.map(() => "-".repeat(width))), ...rows.map((row) => line(row.map(pad)))];
  return lines.join("\n") as Markdown; // cells are safe, and can end neither their cell nor their row
}
