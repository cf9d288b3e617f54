import type { DiagnosticCode } from "./catalogue.js";

/** `error` stops the run before anything is written. */
export type Severity = "error" | "warning" | "info";

/** Where in a user's own text something stands. */
export interface SourceLocation {
  /** File path or URL as the user gave it. */
  readonly uri: string;
  /** JSON pointer into the document, where there is one. */
  readonly pointer?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based, in UTF-16 code units. */
  readonly column?: number;
  /** Code frame: the line with its neighbours and a caret, ready to print. */
  readonly frame?: string;
}

/** One finding, as data. Its code is documented in the catalogue, by type. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** What to do about it. */
  readonly help: string | undefined;
  readonly location: SourceLocation | undefined;
}
