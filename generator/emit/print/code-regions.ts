/** A stretch of one line: text, or a code span with its backticks. */
export interface Region {
  readonly code: boolean;
  readonly text: string;
}

/**
 * Splits a line at its code spans (CommonMark §6.1). Only spans that open and close on the line
 * count; backticks that find no partner stay in the text, where they have to be escaped: then no
 * span of the finished text reaches beyond its line, and this reading is the reader's too.
 */
export function splitCodeSpans(line: string): readonly Region[] {
  if (!line.includes("`")) return line === "" ? [] : [{ code: false, text: line }];
  const partners = pairRuns(line);
  const regions: Region[] = [];
  let start = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === "\\") {
      at++; // what is escaped opens nothing
      continue;
    }
    if (line[at] !== "`") continue;
    const end = partners.get(at);
    if (end === undefined) {
      at += runLength(line, at) - 1;
      continue;
    }
    if (at > start) regions.push({ code: false, text: line.slice(start, at) });
    regions.push({ code: true, text: line.slice(at, end) });
    start = end;
    at = end - 1;
  }
  if (start < line.length) regions.push({ code: false, text: line.slice(start) });
  return regions;
}

// For every place where a run of backticks may open a span: where the span would end. Walked from
// the right, so that long lines cost no more than their length. A run that follows a backslash is
// one shorter when it opens, but whole when it closes.
function pairRuns(line: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const next = new Map<number, number>();
  const runs = Array.from(line.matchAll(/`+/g), (found) => ({ start: found.index, length: found[0].length }));
  for (const run of runs.reverse()) {
    for (const skipped of [0, 1]) {
      const close = next.get(run.length - skipped);
      if (close !== undefined) ends.set(run.start + skipped, close);
    }
    next.set(run.length, run.start + run.length);
  }
  return ends;
}

function runLength(line: string, at: number): number {
  let end = at;
  while (line[end] === "`") end++;
  return end - at;
}

/** A stretch of lines: prose, or a fenced block with its fences. */
export interface Block {
  readonly fenced: boolean;
  readonly lines: readonly string[];
}

/**
 * Splits text at its fenced blocks (CommonMark §4.5). Only fences in the first column count, since
 * no list or quotation can end those early; a block that is still open at the end is closed.
 */
export function splitFences(text: string): readonly Block[] {
  const blocks: { fenced: boolean; lines: string[] }[] = [];
  let fence: string | undefined;
  for (const line of text.split("\n")) {
    const opened = fence === undefined ? /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0] : undefined;
    const last = blocks.at(-1);
    if (opened !== undefined || last === undefined || (fence === undefined && last.fenced))
      blocks.push({ fenced: opened !== undefined, lines: [line] });
    else last.lines.push(line);
    if (opened !== undefined) fence = opened;
    else if (fence !== undefined && isClosing(line, fence)) fence = undefined;
  }
  if (fence !== undefined) blocks.at(-1)?.lines.push(fence);
  return blocks;
}

function isClosing(line: string, fence: string): boolean {
  const closing = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
  return closing !== undefined && closing[0] === fence[0] && closing.length >= fence.length;
}

const INDENT = /^(?: {4}|\t)/;
const LIST_MARKER = /^\s*(?:[-+*]|\d{1,9}[.)])(?:\s|$)/;

/**
 * Puts fences around the indented code of prose (CommonMark §4.4), of which MDX knows nothing. Below a list marker an
 * indent may be that of a list, and stays.
 */
export function fenceIndented(block: Block): readonly Block[] {
  if (block.fenced || !block.lines.some((line) => INDENT.test(line))) return [block];
  const list = block.lines.findIndex((line) => LIST_MARKER.test(line));
  const end = list === -1 ? block.lines.length : list;
  const blocks: Block[] = [];
  let prose: string[] = [];
  for (let at = 0; at < end; ) {
    const length = (prose.at(-1) ?? "").trim() === "" ? lengthOfIndented(block.lines, at, end) : 0;
    if (length === 0) prose.push(block.lines[at++] ?? "");
    else {
      if (prose.length > 0) blocks.push({ fenced: false, lines: prose });
      prose = [];
      blocks.push(fence(block.lines.slice(at, at + length)));
      at += length;
    }
  }
  const rest = [...prose, ...block.lines.slice(end)];
  return rest.length === 0 ? blocks : [...blocks, { fenced: false, lines: rest }];
}

/** How many lines of indented code begin here; blank lines count where more of it follows. */
function lengthOfIndented(lines: readonly string[], start: number, end: number): number {
  let length = 0;
  for (let at = start; at < end; at++) {
    const line = lines[at] ?? "";
    if (line.trim() === "") continue;
    if (!INDENT.test(line)) break;
    length = at + 1 - start;
  }
  return (lines[start] ?? "").trim() === "" ? 0 : length;
}

function fence(lines: readonly string[]): Block {
  const code = lines.map((line) => line.replace(INDENT, ""));
  const longest = Math.max(2, ...code.map((line) => /^\s*(`+)/.exec(line)?.[1]?.length ?? 0));
  const mark = "`".repeat(longest + 1);
  return { fenced: true, lines: [mark, ...code, mark] };
}
