/** One file before and after; a side that does not exist is undefined. */
export interface FilePair {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** More changed lines than this in one file are said, not shown: finding the shortest diff would take too long. */
const mostChanges = 5000;

/**
 * The unified diff of one file, as `git apply` and `patch -p1` take it: what is on disk under `a/`,
 * what is wanted under `b/`, three lines of context. Empty where the two are the same.
 */
export async function formatDiff({ path, before, after }: FilePair): Promise<string> {
  if (before === after) return "";
  const { FILE_HEADERS_ONLY, formatPatch, structuredPatch } = await import("diff");
  const from = before === undefined ? "/dev/null" : `a/${path}`;
  const to = after === undefined ? "/dev/null" : `b/${path}`;
  const patch = structuredPatch(from, to, before ?? "", after ?? "", undefined, undefined, {
    context: 3,
    maxEditLength: mostChanges,
  });
  return patch === undefined
    ? `--- ${from}\n+++ ${to}\n(more than ${mostChanges} lines differ)\n`
    : formatPatch(patch, FILE_HEADERS_ONLY);
}

/** Cuts a long text after some lines and says how many it leaves out. */
export function cutLines(text: string, most: number): string {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  if (lines.length <= most) return text;
  return `${lines.slice(0, most).join("\n")}\n… ${lines.length - most} more lines\n`;
}
