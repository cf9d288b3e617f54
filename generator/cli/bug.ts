import { createDiagnostic } from "../diagnostics/collector.js";
import { showHidden, showOnOneLine } from "../diagnostics/show-hidden.js";
import { UnexpectedOutput } from "../run/unexpected-output.js";
import type { Console } from "./console.js";
import type { ExitCode } from "./exit-codes.js";
import { findReporter, printReport } from "./report.js";

/**
 * Tells of a bug of ours in the form that the command line asks for: a person cannot mend it, but can
 * pass it on. Where it happened is shown with `--debug` only.
 */
export function printBug(error: unknown, args: readonly string[], console: Console): ExitCode {
  const diagnostics = [
    error instanceof UnexpectedOutput ? error.diagnostic : createDiagnostic("MM9001", { message: describeBug(error) }),
  ];
  const places = args.includes("--debug") ? listPlaces(error) : [];
  const report = { command: "bug", status: "bug", diagnostics, text: "", data: { stack: places } } as const;
  const code = printReport(report, { reporter: findReporter(args), quiet: false }, console);
  console.err(places.join("\n"));
  return code;
}

/** What an error says, in one line. It may quote the document, so it is made safe to print. */
export function describeBug(error: unknown): string {
  return showOnOneLine(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}

/** The lines of the stack without the message, which may have several of its own. */
function listPlaces(error: unknown): readonly string[] {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map(showHidden);
}
