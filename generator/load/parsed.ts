import type { DiagnosticCode, DiagnosticParams } from "../diagnostics/catalogue.js";
import type { JsonValue } from "../model/types.js";

/** Reports a finding at a character of the text that is being parsed. */
export type ReportAt = <Code extends DiagnosticCode>(code: Code, params: DiagnosticParams<Code>, offset: number) => void;

/** What a parser makes of a text. */
export interface Parsed {
  readonly value: JsonValue;
  /** Offset of the node that a JSON pointer names, as `SourceDocument.locate` defines it. */
  offsetOf(pointer: string): number;
}
