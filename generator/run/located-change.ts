import type { Change, Comparison } from "../compare/types.js";
import type { SourceLocation } from "../diagnostics/types.js";

/** A change, and where it stands where the document is at hand. */
export interface LocatedChange extends Change {
  readonly location: Pick<SourceLocation, "uri" | "line" | "column"> | undefined;
}

/** A comparison whose changes say where they stand. */
export type LocatedComparison = Comparison & { readonly changes: readonly LocatedChange[] };

/** What knows where the nodes of a document stand. */
export interface Locator {
  locate?(id: string): SourceLocation | undefined;
}

/** Finds the places of all changes, each in the document that its pointer leads into. */
export function locateChanges(comparison: Comparison, before: Locator, after: Locator): LocatedComparison {
  const changes = comparison.changes.map((change): LocatedChange => {
    const place = (change.side === "before" ? before : after).locate?.(change.pointer);
    return { ...change, location: place && pickPosition(place) };
  });
  return { ...comparison, changes };
}

function pickPosition({ uri, line, column }: SourceLocation): LocatedChange["location"] {
  return { uri, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
}
