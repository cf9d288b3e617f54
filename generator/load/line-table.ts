import type { LineStarts } from "../diagnostics/frame.js";
import type { Position } from "./types.js";

/** Lines of a text, found once. Lines end at a line feed. */
export interface LineTable extends LineStarts {
  /** @param offset in UTF-16 code units */
  positionAt(offset: number): Position;
}

/** The table is made when it is first asked: a document without findings needs none. */
export function createLineTable(text: string): LineTable {
  let found: readonly number[] | undefined;
  const starts = (): readonly number[] => {
    found ??= findLineStarts(text);
    return found;
  };
  return {
    positionAt(offset) {
      const line = lineAt(starts(), offset);
      return { line: line + 1, column: offset - (starts()[line] ?? 0) + 1 };
    },
    get count() {
      return starts().length;
    },
    startOf: (line) => starts()[line - 1],
  };
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}

/** 0-based: the last line that begins at the offset or before it. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
