import { formatText } from "../diagnostics/reporters/text.js";
import type { Diagnostic } from "../diagnostics/types.js";
import type { RunResult } from "../run/types.js";

/** What a run has to say to people who read the output of a build. */
export interface Told {
  /** Undefined where the run went well. */
  readonly error: string | undefined;
  /** Undefined where there is nothing to warn of. */
  readonly warning: string | undefined;
}

/** Sorts the findings of a run by what a build makes of them. Hints are left to the command line. */
export function tellRun({ status, diagnostics }: RunResult): Told {
  const ofSeverity = (severity: Diagnostic["severity"]) => diagnostics.filter((diagnostic) => diagnostic.severity === severity);
  return {
    error: status === "done" ? undefined : format(ofSeverity("error")),
    warning: format(ofSeverity("warning")),
  };
}

function format(diagnostics: readonly Diagnostic[]): string | undefined {
  return diagnostics.length === 0 ? undefined : formatText(diagnostics, { color: false });
}
