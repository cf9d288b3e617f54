/** What a reader takes from a page: everything but the values of its examples. */
export interface Page {
  readonly kind: "object" | "enum" | "union";
  readonly title: string;
  /** Object: the rows of the table, without its header. Enum: one cell with its values. Union: one cell a type. */
  readonly rows: readonly (readonly string[])[];
}

/** Reads a page in one of the three layouts. */
export function readPage(text: string): Page {
  const title = /^# (.*)/m.exec(text)?.[1] ?? "";
  if (text.includes("\n## Fields\n")) return { kind: "object", title, rows: readTable(text) };
  if (text.includes("\n## Values\n")) {
    return { kind: "enum", title, rows: [[/## Values\n\n```typescript\n(.*?)\n```/s.exec(text)?.[1] ?? ""]] };
  }
  return { kind: "union", title, rows: Array.from(text.matchAll(/^### `+ ?(.*?) ?`+$/gm), ([, type = ""]) => [type]) };
}

function readTable(text: string): Page["rows"] {
  const lines = text.slice(text.indexOf("\n## Fields\n")).split("\n");
  const [, , ...rows] = lines.filter((line) => line.startsWith("|"));
  return rows.map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** Whether two pages have the same kind, title and cells, to the letter. */
export function sameCellsExactly(left: string, right: string): boolean {
  return JSON.stringify(readPage(left)) === JSON.stringify(readPage(right));
}

/**
 * Whether two pages have the same kind, title and cells, marks of deprecation apart: those of the corpus
 * do not render, so ours differ, and what they mark is the same.
 */
export function sameCells(left: string, right: string): boolean {
  return JSON.stringify(withoutMarks(readPage(left))) === JSON.stringify(withoutMarks(readPage(right)));
}

const DEPRECATION = /^(?:: warning: \*\* DEPRECATED \*\*|:warning: \*\*DEPRECATED\*\*): [^<]*<br\/><br\/>/;

/** A page without the marks of what is deprecated. */
export function withoutMarks(page: Page): Page {
  const plain = (text: string): string => text.replaceAll("~~", "").replace(DEPRECATION, "");
  return { ...page, title: plain(page.title), rows: page.rows.map((row) => row.map(plain)) };
}

/** Whether two pages are the same, byte for byte, once the values of their examples are taken out. */
export function sameBytes(left: string, right: string): boolean {
  return withoutSnippets(left) === withoutSnippets(right);
}

function withoutSnippets(text: string): string {
  const values = text.indexOf("\n## Values\n");
  const open = values < 0 ? text : text.slice(0, values);
  return open.replace(/```typescript\n.*?\n```/gs, "```typescript\n```") + text.slice(open.length);
}
