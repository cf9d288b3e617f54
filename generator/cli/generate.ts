import { createDiagnostics } from "../diagnostics/collector.js";
import { showOnOneLine } from "../diagnostics/show-hidden.js";
import type { Observer } from "../observe/types.js";
import type { Interruption } from "../run/interruption.js";
import { createRecall } from "../run/recall/real-recall.js";
import { withCache } from "../run/recall/with-cache.js";
import { withRecall } from "../run/recall/with-recall.js";
import type { GenerateSettings, PinPolicy, RunResult } from "../run/types.js";
import type { FileSystem } from "../write/file-system.js";
import type { EditPolicy } from "../write/plan-output.js";
import { readCachePlace } from "./build-settings.js";
import type { Console } from "./console.js";
import type { ExitCode } from "./exit-codes.js";
import type { FlagValues } from "./flags.js";
import { describeJob, formatChanges, formatGenerated } from "./format-result.js";
import { readJobs } from "./jobs.js";
import { lookOn } from "./progress.js";
import { printReport, readReportOptions } from "./report.js";
import { Stopwatch } from "./stopwatch.js";
import { tuneEngine } from "./tune-engine.js";

/** `modelmint generate`: builds everything, writes it, and says so in a line. */
export async function generate(
  input: string | undefined,
  flags: FlagValues,
  console: Console,
  interruption: Interruption,
): Promise<ExitCode> {
  const start = performance.now();
  const settings = { ...readSettings(flags), onWait: sayWaiting(console) };
  const watch = new Stopwatch();
  const observer = lookOn(watch, readReportOptions(flags), console);
  const result = await runJobs({ input, flags, settings }, observer, interruption);
  observer.begin("report");
  const lines =
    result.status === "done"
      ? result.jobs.map(
          (job) => (settings.dryRun ? formatChanges(job) : "") + formatGenerated(job, performance.now() - start, settings.dryRun),
        )
      : [];
  const data = { dryRun: settings.dryRun, jobs: result.jobs.map(describeJob) };
  const code = printReport({ command: "generate", ...result, text: lines.join("\n"), data }, readReportOptions(flags), console);
  if (flags["timings"] === true) console.err(watch.format());
  return code;
}

function sayWaiting(console: Console): NonNullable<GenerateSettings["onWait"]> {
  return (output, pid) => console.err(`waiting for process ${pid}, which is writing to ${showOnOneLine(output)}`);
}

interface Request {
  readonly input: string | undefined;
  readonly flags: FlagValues;
  readonly settings: GenerateSettings;
}

async function runJobs({ input, flags, settings }: Request, observer: Observer, interruption: Interruption): Promise<RunResult> {
  const diagnostics = createDiagnostics();
  observer.begin("config");
  const jobs = await readJobs(input, flags, diagnostics);
  if (diagnostics.hasErrors()) return { status: "failed", diagnostics: diagnostics.all(), jobs: [] };
  const recall = createRecall(readCachePlace(flags));
  const run = async (fileSystem: FileSystem): Promise<RunResult> => {
    tuneEngine();
    const { createEnvironment } = await import("../run/environment.js");
    const { runGenerate } = await import("../run/generate.js");
    return withCache(recall.cache, async (cache) =>
      runGenerate(jobs, await createEnvironment(fileSystem, { cache, observer, interruption }), settings),
    );
  };
  if (settings.dryRun || (settings.pin ?? "keep") !== "keep") return run(recall.fileSystem);
  return withRecall(jobs, { failOnWarnings: settings.failOnWarnings, full: false }, { recall, observer }, run, (short) => short);
}

/** What flags say about writing. */
export function readSettings(flags: FlagValues): GenerateSettings {
  const edits: EditPolicy = flags["force"] === true ? "overwrite" : flags["keepEdited"] === true ? "keep" : "stop";
  const pin: PinPolicy = flags["repin"] === true ? "anew" : flags["pin"] === true ? "add" : "keep";
  return {
    edits,
    pin,
    dryRun: flags["dryRun"] === true,
    failOnWarnings: flags["failOnWarnings"] === true,
    wait: flags["wait"] !== false,
  };
}
