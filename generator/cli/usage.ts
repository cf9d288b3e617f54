import type { CommanderError } from "commander";
import { createDiagnostics } from "../diagnostics/collector.js";
import type { Console } from "./console.js";
import type { ExitCode } from "./exit-codes.js";
import { findReporter, printReport } from "./report.js";

/** Tells what is wrong with a command line, in the form that it asks for as far as that can be made out. */
export function printUsageError(error: CommanderError, args: readonly string[], console: Console): ExitCode {
  const diagnostics = createDiagnostics();
  diagnostics.report("MM4011", { message: toSentence(nameMissing(suggestGenerate(error.message))) });
  const report = { command: "usage", status: "failed", diagnostics: diagnostics.all(), text: "", data: {} } as const;
  return printReport(report, { reporter: findReporter(args), quiet: false }, console);
}

/** Commander takes a document for a command where `generate` was left out. */
function suggestGenerate(message: string): string {
  const [, argument] = /^error: unknown command '(.*\.(?:ya?ml|json)|https?:.*|-)'$/s.exec(message) ?? [];
  return argument === undefined ? message : `${message}\n(Did you mean modelmint generate ${argument}?)`;
}

/** commander writes `error: option '-o, --output <folder>' argument missing`. */
function nameMissing(message: string): string {
  return message.replace(/^error: option '(?:-\w, )?(--[\w-]+) <(.*)>' argument missing$/, "error: $1 needs a value: $2");
}

/** commander writes `error: unknown option '--quite'\n(Did you mean --quiet?)`. */
function toSentence(message: string): string {
  const [first = "", ...rest] = message.replace(/^error: /, "").split("\n");
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}`.replace(/(?<![.?!])$/, ".");
  const suggestion = rest
    .join(" ")
    .trim()
    .replace(/^\((.*)\)$/, "$1");
  return suggestion === "" ? sentence : `${sentence} ${suggestion}`;
}
