import { formatGithub } from "../diagnostics/reporters/github.js";
import { formatText } from "../diagnostics/reporters/text.js";
import type { Diagnostic } from "../diagnostics/types.js";
import type { Console } from "./console.js";
import type { ReporterName } from "./program.js";

/** Prints findings for people, or for GitHub, which reads its workflow commands from standard output. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  reporter: Exclude<ReporterName, "json">,
  console: Console,
): void {
  if (diagnostics.length === 0) return;
  if (reporter === "github") console.out(formatGithub(diagnostics));
  else console.err(formatText(diagnostics, { color: console.color.err }));
}
