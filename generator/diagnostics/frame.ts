import type { Position } from "../load/types.js";

const LINES_AROUND = 2;
const WIDEST = 110;

/** A line whose start is known, so that a text of megabytes is not read from its beginning for every frame. */
export interface LineStart {
  /** 1-based. */
  readonly line: number;
  /** In UTF-16 code units from the start of the text. */
  readonly offset: number;
}

/**
 * Code frame: the line of a position with two lines before and after it and a caret below the
 * column. Long lines are cut around the caret; characters that would move or hide text are shown as
 * `\u….`.
 * @param from a line at most two before that of the position; the text is read from there
 */
export function frame(text: string, { line, column }: Position, from: LineStart = { line: 1, offset: 0 }): string {
  const lines = linesAround(text, line, from);
  const width = String(line + LINES_AROUND).length;
  const offset = Math.max(0, column - Math.floor(WIDEST / 2));
  return lines
    .flatMap(({ number, content }) => {
      const shown = showHidden(content.slice(offset, offset + WIDEST));
      const cut = (offset > 0 ? "…" : "") + shown + (content.length > offset + WIDEST ? "…" : "");
      const row = `${number === line ? ">" : " "} ${String(number).padStart(width)} | ${cut}`.trimEnd();
      if (number !== line) return [row];
      const before = showHidden(content.slice(offset, Math.max(offset, column - 1)));
      return [row, `  ${" ".repeat(width)} | ${" ".repeat(before.length + (offset > 0 ? 1 : 0))}^`];
    })
    .join("\n");
}

/** Finds the lines by their ends, without splitting a text of megabytes. */
function linesAround(text: string, line: number, from: LineStart): readonly { readonly number: number; readonly content: string }[] {
  const first = Math.max(1, line - LINES_AROUND);
  const result: { number: number; content: string }[] = [];
  let start = from.offset;
  for (let number = from.line; number <= line + LINES_AROUND && start <= text.length; number++) {
    const end = text.indexOf("\n", start);
    const stop = end < 0 ? text.length : end;
    if (number >= first) result.push({ number, content: text.slice(start, stop).replace(/\r$/, "") });
    start = stop + 1;
  }
  // An empty line behind the last line feed says nothing.
  return result.filter((entry) => entry.number <= line || entry.content !== "" || entry.number < (result.at(-1)?.number ?? 0));
}

function showHidden(text: string): string {
  return text
    .replaceAll("\t", "  ")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
}
