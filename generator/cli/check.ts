import { forget } from "../cache/types.js";
import { createDiagnostics } from "../diagnostics/collector.js";
import type { Observer } from "../observe/types.js";
import type { ChangesSince } from "../run/changes-since.js";
import type { CheckedJob, CheckResult } from "../run/check.js";
import { createRecall } from "../run/recall/real-recall.js";
import { withCache } from "../run/recall/with-cache.js";
import { withRecall } from "../run/recall/with-recall.js";
import type { Drift, RunResult } from "../run/types.js";
import type { FileSystem } from "../write/file-system.js";
import { readCachePlace } from "./build-settings.js";
import type { Console } from "./console.js";
import type { ExitCode } from "./exit-codes.js";
import type { FlagValues } from "./flags.js";
import { describeComparison } from "./format-changes.js";
import { describeJob, formatChecked, summariseCheck } from "./format-result.js";
import { formatGithubDrift } from "./github-drift.js";
import { readJobs } from "./jobs.js";
import { lookOn } from "./progress.js";
import { printReport, readReportOptions } from "./report.js";
import { Stopwatch } from "./stopwatch.js";
import { tuneEngine } from "./tune-engine.js";

/** `modelmint check`: builds everything in memory and says what differs on disk. Writes nothing. */
export async function check(input: string | undefined, flags: FlagValues, console: Console): Promise<ExitCode> {
  const start = performance.now();
  const watch = new Stopwatch();
  const observer = lookOn(watch, readReportOptions(flags), console);
  const result = await checkJobs(input, flags, observer);
  observer.begin("report");
  const told = result.status === "failed" ? [] : result.jobs;
  const options = readReportOptions(flags);
  const format = (job: CheckedJob): string => {
    const time = performance.now() - start;
    return options.reporter === "github"
      ? formatGithubDrift(job, summariseCheck(job, time))
      : formatChecked(job, time, console.color.out);
  };
  const data = {
    jobs: result.jobs.map((job) => ({
      ...describeJob(job),
      since: describeSince(job.since),
      causes: job.causes,
      drift: job.drift.map(describeDrift),
    })),
  };
  const code = printReport({ command: "check", ...result, text: told.map(format).join("\n"), data }, options, console);
  if (flags["timings"] === true) console.err(watch.format());
  return code;
}

function describeSince(since: ChangesSince | undefined): object | null {
  return since === undefined ? null : { since: since.since, ...describeComparison(since) };
}

async function checkJobs(input: string | undefined, flags: FlagValues, observer: Observer): Promise<CheckResult> {
  const diagnostics = createDiagnostics();
  observer.begin("config");
  const jobs = await readJobs(input, flags, diagnostics);
  if (diagnostics.hasErrors()) return { status: "failed", diagnostics: diagnostics.all(), jobs: [] };
  const recall = createRecall(readCachePlace(flags));
  const settings = { failOnWarnings: flags["failOnWarnings"] === true, full: flags["full"] === true };
  // A full check prints every file.
  const cache = settings.full ? forget("files", recall.cache) : recall.cache;
  const run = async (fileSystem: FileSystem): Promise<CheckResult> => {
    tuneEngine();
    const { createEnvironment } = await import("../run/environment.js");
    const { runCheck } = await import("../run/check.js");
    return withCache(cache, async (known) =>
      runCheck(jobs, await createEnvironment(fileSystem, { cache: known, observer }), settings),
    );
  };
  return withRecall(jobs, settings, { recall, observer }, run, withoutDrift);
}

/** A file that differs, for machines: frames are for people. */
function describeDrift({ places, ...drift }: Drift): Readonly<Record<string, unknown>> {
  return { ...drift, places: places.map(({ uri, pointer, line, column }) => ({ uri, pointer, line, column })) };
}

function withoutDrift(result: RunResult): CheckResult {
  return { ...result, jobs: result.jobs.map((job) => ({ ...job, drift: [], causes: [] })) };
}
