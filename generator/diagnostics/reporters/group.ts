import type { DiagnosticCode } from "../catalogue.js";
import type { Diagnostic, SourceLocation } from "../types.js";

/** How many different hints of one code are told; big documents give hundreds. */
const MOST_HINTS = 3;

/** Findings that read the same. */
export interface Group {
  readonly first: Diagnostic;
  /** The places of the others. */
  readonly others: readonly SourceLocation[];
}

/** Brings findings together that differ in their place only, each group where its first one stands. */
export function groupAlike(diagnostics: readonly Diagnostic[]): readonly Group[] {
  const groups = new Map<string, { first: Diagnostic; others: SourceLocation[] }>();
  for (const diagnostic of diagnostics) {
    const key = [diagnostic.code, diagnostic.message, diagnostic.help ?? ""].join("\u0000");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: diagnostic, others: [] });
    else if (diagnostic.location !== undefined) group.others.push(diagnostic.location);
  }
  return [...groups.values()];
}

/** Parts groups into those that are told and, by code, the number of findings in the others. */
export function leaveOutHints(groups: readonly Group[]): {
  readonly told: readonly Group[];
  readonly left: readonly (readonly [code: DiagnosticCode, findings: number])[];
} {
  const seen = new Map<DiagnosticCode, number>();
  const left = new Map<DiagnosticCode, number>();
  const told = groups.filter(({ first: { code, severity }, others }) => {
    if (severity !== "info") return true;
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    if (count <= MOST_HINTS) return true;
    left.set(code, (left.get(code) ?? 0) + 1 + others.length);
    return false;
  });
  return { told, left: [...left] };
}
