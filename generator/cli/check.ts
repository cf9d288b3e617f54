import { createDiagnostics } from "../diagnostics/collector.js";
import { type CheckedJob, type CheckResult, runCheck } from "../run/check.js";
import { createEnvironment } from "../run/environment.js";
import type { Console } from "./console.js";
import type { ExitCode } from "./exit-codes.js";
import type { FlagValues } from "./flags.js";
import { describeJob, formatChecked, summariseCheck } from "./format-result.js";
import { formatGithubDrift } from "./github-drift.js";
import { readJobs } from "./jobs.js";
import { printReport, readReportOptions } from "./report.js";

/** `modelmint check`: builds everything in memory and says what differs on disk. Writes nothing. */
export async function check(input: string | undefined, flags: FlagValues, console: Console): Promise<ExitCode> {
  const start = performance.now();
  const result = await checkJobs(input, flags);
  const told = result.status === "failed" ? [] : result.jobs;
  const options = readReportOptions(flags);
  const format = (job: CheckedJob): string => {
    const time = performance.now() - start;
    return options.reporter === "github"
      ? formatGithubDrift(job, summariseCheck(job, time))
      : formatChecked(job, time, console.color.out);
  };
  const data = { jobs: result.jobs.map((job) => ({ ...describeJob(job), drift: job.drift })) };
  return printReport({ command: "check", ...result, text: told.map(format).join("\n"), data }, options, console);
}

async function checkJobs(input: string | undefined, flags: FlagValues): Promise<CheckResult> {
  const diagnostics = createDiagnostics();
  const jobs = await readJobs(input, flags, diagnostics);
  if (diagnostics.hasErrors()) return { status: "failed", diagnostics: diagnostics.all(), jobs: [] };
  return runCheck(jobs, await createEnvironment(), { failOnWarnings: flags["failOnWarnings"] === true });
}
