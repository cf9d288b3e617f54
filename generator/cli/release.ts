import { createDiagnostics } from "../diagnostics/collector.js";
import { showOnOneLine } from "../diagnostics/show-hidden.js";
import { createEnvironment } from "../run/environment.js";
import { locateChanges } from "../run/located-change.js";
import { type ReleasedJob, type ReleaseResult, runRelease } from "../run/release.js";
import type { Console } from "./console.js";
import type { ExitCode } from "./exit-codes.js";
import type { FlagValues } from "./flags.js";
import { describeComparison, formatChangesByModel } from "./format-changes.js";
import { describeJob, formatChanges, formatGenerated } from "./format-result.js";
import { readSettings } from "./generate.js";
import { readJobs } from "./jobs.js";
import { printReport, readReportOptions } from "./report.js";
import { tuneEngine } from "./tune-engine.js";

/** `modelmint release`: works out the next version, and generates the package with it. */
export async function release(input: string | undefined, flags: FlagValues, console: Console): Promise<ExitCode> {
  const start = performance.now();
  const result = await releaseJobs(input, flags);
  const isDry = flags["dryRun"] === true;
  const lines = result.released.map((job) => formatReleased(job, console.color.out));
  const written = result.jobs.map(
    (job) => (isDry ? formatChanges(job) : "") + formatGenerated(job, performance.now() - start, isDry),
  );
  const text = result.status === "done" ? [...lines, ...written].join("\n") : "";
  const data = { dryRun: isDry, releases: result.released.map(describeReleased), jobs: result.jobs.map(describeJob) };
  return printReport({ command: "release", ...result, text, data }, readReportOptions(flags), console);
}

async function releaseJobs(input: string | undefined, flags: FlagValues): Promise<ReleaseResult> {
  const diagnostics = createDiagnostics();
  const jobs = await readJobs(input, flags, diagnostics);
  if (diagnostics.hasErrors()) return { status: "failed", diagnostics: diagnostics.all(), jobs: [], released: [] };
  tuneEngine();
  return runRelease(jobs, await createEnvironment(), readSettings(flags));
}

/** `@orq-ai/node 1.2.0 → 2.0.0 (major)`, with what asks for it. */
function formatReleased({ job, before, version, bump, comparison }: ReleasedJob, color: boolean): string {
  const name = showOnOneLine(job.config.package.name);
  if (before === undefined) return `${name} ${version}: the first release\n`;
  if (before === version) return `${name} ${version}: nothing changed since\n`;
  const heading = `${name} ${before} → ${version}${bump === undefined ? " (by the config)" : ` (${bump})`}\n`;
  if (comparison === undefined || comparison.changes.length === 0) return heading;
  return `${heading}\n${formatChangesByModel(locateChanges(comparison, {}, {}), color)}\n`;
}

function describeReleased({ job, before, version, bump, comparison }: ReleasedJob): Readonly<Record<string, unknown>> {
  const changes = comparison && describeComparison(locateChanges(comparison, {}, {}));
  return {
    package: job.config.package.name,
    before: before ?? null,
    version,
    bump: bump ?? null,
    changes: changes?.["changes"] ?? [],
  };
}
