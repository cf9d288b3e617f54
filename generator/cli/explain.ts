import { explainRule, listRules } from "../compare/explain-rule.js";
import { isDiagnosticCode } from "../diagnostics/catalogue.js";
import { createDiagnostics } from "../diagnostics/collector.js";
import { explain as explainCode, listCodes } from "../diagnostics/explain.js";
import { nearest } from "../diagnostics/nearest.js";
import type { Console } from "./console.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import { printReport } from "./report.js";

/** `modelmint explain CODE`: the page of the catalogue about it, or about a rule of `diff`; without a code a list of all codes. */
export function explain(code: string | undefined, console: Console): ExitCode {
  if (code === undefined) {
    console.out(
      listCodes()
        .map(({ code: known, severity, title }) => `${known}  ${severity.padEnd(7)}  ${title}`)
        .join("\n"),
    );
    return exitCodes.done;
  }
  const wanted = code.toUpperCase();
  if (isDiagnosticCode(wanted)) {
    console.out(explainCode(wanted));
    return exitCodes.done;
  }
  const page = explainRule(code.toLowerCase());
  if (page !== undefined) {
    console.out(page);
    return exitCodes.done;
  }
  const diagnostics = createDiagnostics();
  diagnostics.report("MM4012", {
    code,
    suggestion: nearestCode(wanted) ?? nearest(code.toLowerCase(), listRules()),
  });
  return printReport(
    { command: "explain", status: "failed", diagnostics: diagnostics.all(), text: "", data: {} },
    { reporter: "text", quiet: false },
    console,
  );
}

function nearestCode(code: string): string | undefined {
  return nearest(
    code,
    listCodes().map((known) => known.code),
  );
}
