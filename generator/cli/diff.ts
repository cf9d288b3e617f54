import { createDiagnostics } from "../diagnostics/collector.js";
import type { Diagnostic } from "../diagnostics/types.js";
import { type DiffResult, type DiffSettings, type DiffSource, runDiff } from "../run/diff.js";
import { readJobs } from "../run/jobs.js";
import { readPins } from "../run/pin-jobs.js";
import { realFileSystem } from "../write/real-file-system.js";
import type { Console } from "./console.js";
import type { ExitCode } from "./exit-codes.js";
import type { FlagValues } from "./flags.js";
import { describeComparison, formatChangesByModel } from "./format-changes.js";
import { readJobRequest } from "./jobs.js";
import { printReport } from "./report.js";
import { tuneEngine } from "./tune-engine.js";

/** What is compared: OLD with NEW, OLD with the config's document, or the last release with that. */
export interface DiffArguments {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What the last release is called on a command line. */
const released = "released";

/** `modelmint diff`: says what changed between two documents and what version that asks for. Writes nothing. */
export async function diff(given: DiffArguments, flags: FlagValues, console: Console): Promise<ExitCode> {
  tuneEngine();
  const { status, diagnostics, comparison } = await compare(given, flags);
  const format = flags["reporter"];
  const quiet = flags["quiet"] === true;
  const text = comparison === undefined ? "" : await formatComparison(comparison, format, console.color.out);
  const data = comparison === undefined ? { bump: null, verdict: null, changes: [] } : describeComparison(comparison);
  const reporter = format === "json" ? "json" : "text";
  return printReport({ command: "diff", status, diagnostics, text, data }, { reporter, quiet }, console);
}

async function formatComparison(
  comparison: NonNullable<DiffResult["comparison"]>,
  format: unknown,
  color: boolean,
): Promise<string> {
  if (format !== "markdown") return formatChangesByModel(comparison, color);
  const { printChanges } = await import("../emit/print/changes.js");
  return printChanges(comparison.changes);
}

async function compare({ before, after }: DiffArguments, flags: FlagValues): Promise<DiffResult> {
  const diagnostics = createDiagnostics();
  const request = readJobRequest(after, flags, diagnostics);
  const jobs = await readJobs({ ...request, withoutOutput: true }, diagnostics);
  if (jobs.length > 1) diagnostics.report("MM4010", { entries: jobs.length });
  const pins = await readPins(jobs, realFileSystem, diagnostics);
  const [job] = jobs;
  if (job === undefined || diagnostics.hasErrors()) return failed(diagnostics.all());
  const settings: DiffSettings = {
    before: sourceOf(before ?? released),
    after: sourceOf(job.config.input),
    failOn: flags["failOn"] as DiffSettings["failOn"], // commander lets nothing else through
  };
  return runDiff(job, settings, { fileSystem: realFileSystem, pins: pins.of(job) });
}

function failed(diagnostics: readonly Diagnostic[]): DiffResult {
  return { status: "failed", diagnostics, comparison: undefined };
}

function sourceOf(name: string): DiffSource {
  return name === released ? { kind: "released" } : { kind: "document", name };
}
