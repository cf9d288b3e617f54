import { catalogue, type DiagnosticCode } from "../catalogue.js";
import { replaceHidden } from "../show-hidden.js";
import type { Diagnostic, Severity, SourceLocation } from "../types.js";

/** A finding for machines. Every member is always there; what does not apply is null. */
export interface DiagnosticJson {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** The same for every finding of the code. */
  readonly title: string;
  readonly message: string;
  readonly help: string | null;
  readonly location: LocationJson | null;
}

/** Where something stands. Lines and columns are 1-based; columns count UTF-16 code units. */
export interface LocationJson {
  readonly uri: string;
  /** JSON pointer (RFC 6901). */
  readonly pointer: string | null;
  readonly line: number | null;
  readonly column: number | null;
  /** Lines of text with a caret, ready to print. */
  readonly frame: string | null;
}

/** Findings as plain data, in their order, with their texts exactly as they are. */
export function formatJson(diagnostics: readonly Diagnostic[]): readonly DiagnosticJson[] {
  return diagnostics.map(({ code, severity, message, help, location }) => {
    const place = location === undefined ? null : toLocationJson(location);
    return { code, severity, title: catalogue[code].title, message, help: help ?? null, location: place };
  });
}

function toLocationJson({ uri, pointer, line, column, frame }: SourceLocation): LocationJson {
  return { uri, pointer: pointer ?? null, line: line ?? null, column: column ?? null, frame: frame ?? null };
}

/**
 * Prints a report as JSON that parses to exactly this value and that is safe to look at: hidden
 * characters occur in its strings only, and are written as JSON's escapes there (RFC 8259 §7).
 */
export function printJson(value: Readonly<Record<string, unknown>>): string {
  const lines = JSON.stringify(value, undefined, 2).split("\n");
  return lines.map((line) => replaceHidden(line, escapeForJson)).join("\n");
}

/** The same in one line, for reports that come one after the other. */
export function printJsonLine(value: Readonly<Record<string, unknown>>): string {
  return replaceHidden(JSON.stringify(value), escapeForJson);
}

function escapeForJson(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
