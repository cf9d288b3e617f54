import { catalogue, type DiagnosticCode, type DiagnosticParams } from "./catalogue.js";
import type { CatalogueEntry } from "./entry.js";
import type { Diagnostic, SourceLocation } from "./types.js";

/** Collects findings, so that all of a run are told at once. */
export interface Diagnostics {
  report<Code extends DiagnosticCode>(code: Code, params: DiagnosticParams<Code>, location?: SourceLocation): void;
  /** Takes over findings that were made elsewhere. */
  add(...found: readonly Diagnostic[]): void;
  /** Everything found, each once, sorted by place and then by code. */
  all(): readonly Diagnostic[];
  hasErrors(): boolean;
}

/** A collector with nothing in it. */
export function createDiagnostics(): Diagnostics {
  const found = new Map<string, Diagnostic>();
  const add = (diagnostic: Diagnostic): void => {
    const { location } = diagnostic;
    const key = [diagnostic.code, location?.uri, location?.line, location?.column, location?.pointer, diagnostic.message].join(
      "\u0000",
    );
    if (!found.has(key)) found.set(key, diagnostic);
  };
  return {
    report: (code, params, location) => add(createDiagnostic(code, params, location)),
    add: (...diagnostics) => diagnostics.forEach(add),
    all: () => [...found.values()].sort(compareDiagnostics),
    hasErrors: () => [...found.values()].some((diagnostic) => diagnostic.severity === "error"),
  };
}

/** One finding, worded by the catalogue. */
export function createDiagnostic<Code extends DiagnosticCode>(
  code: Code,
  params: DiagnosticParams<Code>,
  location?: SourceLocation,
): Diagnostic {
  // The entry belongs to the code and so takes its parameters; TypeScript cannot follow that through the record.
  const entry = catalogue[code] as unknown as CatalogueEntry<DiagnosticParams<Code>>;
  return { code, severity: entry.severity, message: entry.message(params), help: entry.help?.(params), location };
}

function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  return (
    compare(left.location?.uri ?? "", right.location?.uri ?? "") ||
    (left.location?.line ?? 0) - (right.location?.line ?? 0) ||
    (left.location?.column ?? 0) - (right.location?.column ?? 0) ||
    compare(left.code, right.code) ||
    compare(left.location?.pointer ?? "", right.location?.pointer ?? "") ||
    compare(left.message, right.message)
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
