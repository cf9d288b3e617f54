import { frame } from "../diagnostics/frame.js";
import type { SourceLocation } from "../diagnostics/types.js";
import { createLineTable, type LineTable } from "./line-table.js";
import type { SourceDocument } from "./types.js";

// Some documents get thousands of findings, and each of them shows its lines.
const tables = new WeakMap<SourceDocument, LineTable>();

/** Where a node stands in its document, with a code frame to show it. */
export function locationOf(document: SourceDocument, pointer: string): SourceLocation {
  const origin = document.originOf?.(pointer);
  if (origin !== undefined) return locationOf(origin.document, origin.pointer);
  const position = document.locate(pointer);
  let table = tables.get(document);
  if (table === undefined) {
    table = createLineTable(document.text);
    tables.set(document, table);
  }
  const shown = frame(document.text, position, table);
  return { uri: document.shownAs ?? document.uri, pointer, ...position, frame: shown };
}

/** One text for each place of all documents. */
export function placeOf({ document, pointer }: { readonly document: SourceDocument; readonly pointer: string }): string {
  return `${document.uri}#${pointer}`;
}

/** Where a character of a text stands that is not parsed (yet). */
export function locationAt(
  source: { readonly text: string; readonly shownAs: string },
  offset: number,
  table: LineTable,
): SourceLocation {
  const position = table.positionAt(offset);
  return {
    uri: source.shownAs,
    ...position,
    frame: frame(source.text, position, table),
  };
}
