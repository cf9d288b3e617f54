import { formatJson, printJson } from "../diagnostics/reporters/json.js";
import type { Diagnostic } from "../diagnostics/types.js";
import type { RunStatus } from "../run/types.js";
import type { Console } from "./console.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import type { FlagValues } from "./flags.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { type ReporterName, reporterNames } from "./program.js";

/** How a command is to say what it found. */
export interface ReportOptions {
  readonly reporter: ReporterName;
  readonly quiet: boolean;
}

export function readReportOptions(flags: FlagValues): ReportOptions {
  return { reporter: reporterNames.find((name) => name === flags["reporter"]) ?? "text", quiet: flags["quiet"] === true };
}

/** The reporter that a command line asks for, as far as that can be made out where it is wrong; text otherwise. */
export function findReporter(args: readonly string[]): ReporterName {
  const asks = (name: ReporterName) =>
    args.some((arg, index) => arg === `--reporter=${name}` || (arg === name && args[index - 1] === "--reporter"));
  return reporterNames.find(asks) ?? "text";
}

/** What a command has to say. */
export interface Report {
  readonly command: string;
  readonly status: RunStatus | "bug";
  readonly diagnostics: readonly Diagnostic[];
  /** For people. Empty where the diagnostics say it all. */
  readonly text: string;
  /** For machines: further members of the JSON report. */
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Prints a report and says what the exit code is. In JSON it is one object on standard output,
 * whatever happened; else findings go to standard error and results to standard output, but for
 * GitHub's workflow commands, which are read from standard output.
 */
export function printReport(report: Report, { reporter, quiet }: ReportOptions, console: Console): ExitCode {
  if (reporter === "json") {
    const { command, status, diagnostics, data } = report;
    console.out(printJson({ command, status, exitCode: codes[status], diagnostics: formatJson(diagnostics), ...data }));
    return codes[status];
  }
  const told = quiet ? report.diagnostics.filter(({ severity }) => severity === "error") : report.diagnostics;
  printDiagnostics(told, reporter, console);
  if (!quiet || report.status === "drift" || report.status === "changed") console.out(report.text);
  return codes[report.status];
}

const codes: Readonly<Record<Report["status"], ExitCode>> = {
  done: exitCodes.done,
  drift: exitCodes.drift,
  changed: exitCodes.drift,
  "hand-edited": exitCodes.drift,
  warnings: exitCodes.drift,
  locked: exitCodes.locked,
  interrupted: exitCodes.interrupted,
  failed: exitCodes.input,
  bug: exitCodes.bug,
};
