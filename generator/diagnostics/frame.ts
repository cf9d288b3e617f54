import type { Position } from "../load/types.js";
import { showHidden } from "./show-hidden.js";

const LINES_AROUND = 2;
const WIDEST = 110;

/** Where the lines of a text begin, found once: a text of megabytes is not read again for every frame. */
export interface LineStarts {
  readonly count: number;
  /** Offset of a line's first UTF-16 code unit; undefined beyond the last one. @param line 1-based */
  startOf(line: number): number | undefined;
}

/**
 * Code frame: the line of a position with two lines before and after it and a caret below the
 * column. Lines of more than 110 code units are cut, that of the position around the caret; hidden
 * characters are shown as `\u….`. Ready to print.
 * @param position a place beyond the text is taken for its end
 */
export function frame(text: string, { line, column }: Position, starts: LineStarts = listStarts(text)): string {
  const at = line > starts.count ? { line: starts.count, column: Number.POSITIVE_INFINITY } : { line, column };
  const lines = linesAround(text, at.line, starts);
  const last = lines.at(-1)?.number ?? 1;
  const width = String(last).length;
  return lines
    .flatMap(({ number, content }) => {
      const gutter = `${String(number).padStart(width)} |`;
      if (number !== at.line) return [`  ${gutter} ${showPart(content, 0)}`.trimEnd()];
      const start = startOfPart(content, at.column);
      return [
        `> ${gutter} ${showPart(content, start)}`.trimEnd(),
        `  ${" ".repeat(width)} | ${padCaret(content, start, at.column)}^`,
      ];
    })
    .join("\n");
}

interface Line {
  /** 1-based. */
  readonly number: number;
  /** Without its line end. */
  readonly content: string;
}

function listStarts(text: string): LineStarts {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return { count: starts.length, startOf: (line) => starts[line - 1] };
}

/** The line and its neighbours. Looks at no character of them but the last: one line may have megabytes, and a thousand findings. */
function linesAround(text: string, line: number, starts: LineStarts): readonly Line[] {
  const window: Line[] = [];
  for (let number = Math.max(1, line - LINES_AROUND); number <= line + LINES_AROUND; number++) {
    const start = starts.startOf(number);
    if (start === undefined) break;
    const next = starts.startOf(number + 1);
    const content = text.slice(start, next === undefined ? text.length : next - 1);
    window.push({ number, content: content.endsWith("\r") ? content.slice(0, -1) : content });
  }
  // An empty line behind the last line feed says nothing.
  const last = window.at(-1);
  return last !== undefined && last.number > line && last.content === "" ? window.slice(0, -1) : window;
}

/** Where the shown part of a line begins: so that the column stands in its middle, unless an end of the line is near. */
function startOfPart(content: string, column: number): number {
  return wholeCharacter(content, Math.max(0, Math.min(column - WIDEST / 2, content.length - WIDEST)));
}

/** As much of a line as is shown, with an ellipsis where something is left out. */
function showPart(content: string, start: number): string {
  const end = wholeCharacter(content, start + WIDEST);
  return (start > 0 ? "…" : "") + show(content.slice(start, end)) + (end < content.length ? "…" : "");
}

function padCaret(content: string, start: number, column: number): string {
  const before = show(content.slice(start, wholeCharacter(content, Math.max(start, column - 1))));
  return " ".repeat(countCells(before) + (start > 0 ? 1 : 0));
}

/** The index itself, or the one before it where it would part a surrogate pair. */
function wholeCharacter(content: string, index: number): number {
  return (content.codePointAt(index - 1) ?? 0) > 0xffff ? index - 1 : index;
}

function show(text: string): string {
  return showHidden(text.replaceAll("\t", "  "));
}

/** Characters that terminals draw two cells wide (Unicode UAX 11), as far as properties tell them. */
const WIDE =
  /(?![\p{RI}\uff61-\uffdc])[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/gu;

/** How many cells of a terminal a text takes. Combining marks take none. */
function countCells(text: string): number {
  return Array.from(text.replace(/\p{M}/gu, "").replace(WIDE, "  ")).length;
}
