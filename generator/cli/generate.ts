import { createDiagnostics } from "../diagnostics/collector.js";
import { createEnvironment } from "../run/environment.js";
import { runGenerate } from "../run/generate.js";
import type { GenerateSettings, PinPolicy, RunResult } from "../run/types.js";
import type { EditPolicy } from "../write/plan-output.js";
import type { Console } from "./console.js";
import type { ExitCode } from "./exit-codes.js";
import type { FlagValues } from "./flags.js";
import { describeJob, formatChanges, formatGenerated } from "./format-result.js";
import { readJobs } from "./jobs.js";
import { printReport, readReportOptions } from "./report.js";

/** `modelmint generate`: builds everything, writes it, and says so in a line. */
export async function generate(input: string | undefined, flags: FlagValues, console: Console): Promise<ExitCode> {
  const start = performance.now();
  const settings = readSettings(flags);
  const result = await runJobs(input, flags, settings);
  const lines =
    result.status === "done"
      ? result.jobs.map(
          (job) => (settings.dryRun ? formatChanges(job) : "") + formatGenerated(job, performance.now() - start, settings.dryRun),
        )
      : [];
  const data = { dryRun: settings.dryRun, jobs: result.jobs.map(describeJob) };
  return printReport({ command: "generate", ...result, text: lines.join("\n"), data }, readReportOptions(flags), console);
}

async function runJobs(input: string | undefined, flags: FlagValues, settings: GenerateSettings): Promise<RunResult> {
  const diagnostics = createDiagnostics();
  const jobs = await readJobs(input, flags, diagnostics);
  if (diagnostics.hasErrors()) return { status: "failed", diagnostics: diagnostics.all(), jobs: [] };
  return runGenerate(jobs, await createEnvironment(), settings);
}

/** What flags say about writing. */
export function readSettings(flags: FlagValues): GenerateSettings {
  const edits: EditPolicy = flags["force"] === true ? "overwrite" : flags["keepEdited"] === true ? "keep" : "stop";
  const pin: PinPolicy = flags["repin"] === true ? "anew" : flags["pin"] === true ? "add" : "keep";
  return { edits, pin, dryRun: flags["dryRun"] === true, failOnWarnings: flags["failOnWarnings"] === true };
}
