import type { Diagnostic } from "../diagnostics/types.js";
import type { Console } from "./console.js";
import type { ReporterName } from "./program.js";

/** Prints findings for people, or for GitHub, which reads its workflow commands from standard output. */
export async function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  reporter: Exclude<ReporterName, "json">,
  console: Console,
): Promise<void> {
  if (diagnostics.length === 0) return;
  if (reporter === "github") {
    const { formatGithub } = await import("../diagnostics/reporters/github.js");
    console.out(formatGithub(diagnostics));
  } else {
    const { formatText } = await import("../diagnostics/reporters/text.js");
    console.err(formatText(diagnostics, { color: console.color.err }));
  }
}
