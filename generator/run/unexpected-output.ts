import { createDiagnostic } from "../diagnostics/collector.js";
import type { Diagnostic } from "../diagnostics/types.js";
import type { Surprise } from "../verify/check-output.js";

/** A bug: the output holds what no emitter writes, so nothing of it is written. */
export class UnexpectedOutput extends Error {
  override readonly name = "UnexpectedOutput";
  readonly diagnostic: Diagnostic;

  constructor(surprise: Surprise, more: number) {
    const diagnostic = createDiagnostic("MM9002", { ...surprise, more });
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}
