import { createDiagnostics } from "../diagnostics/collector.js";
import type { Diagnostic } from "../diagnostics/types.js";
import { regularFileReader } from "../load/read-source.js";
import type { Interruption } from "../run/interruption.js";
import { readJobs } from "../run/jobs.js";
import { createRecall } from "../run/recall/real-recall.js";
import type { WatchRun } from "../run/watch/types.js";
import { watchJobs } from "../run/watch/watch-jobs.js";
import { readCachePlace } from "./build-settings.js";
import type { Console } from "./console.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import type { FlagValues } from "./flags.js";
import { readSettings } from "./generate.js";
import { readJobRequest } from "./jobs.js";
import { printReport, readReportOptions } from "./report.js";
import { tuneEngine } from "./tune-engine.js";
import { createWatchPrinter } from "./watch-printer.js";

/**
 * `modelmint watch`: generates, and again whenever an input changes, until it is interrupted. The
 * command line and the config have to be right at the start; what goes wrong later is told and waited out.
 */
export async function watch(
  input: string | undefined,
  flags: FlagValues,
  console: Console,
  interruption: Interruption,
): Promise<ExitCode> {
  const diagnostics = createDiagnostics();
  const request = readJobRequest(input, flags, diagnostics);
  const jobs = diagnostics.hasErrors() ? [] : await readJobs(request, diagnostics);
  if (jobs.some((job) => job.input.kind === "stdin")) diagnostics.report("MM4020", {});
  if (diagnostics.hasErrors()) return printFailure(diagnostics.all(), flags, console);

  const abort = new AbortController();
  interruption.take(() => abort.abort());
  tuneEngine();
  const { createRealWatchHost } = await import("../run/watch/real-watch-host.js");
  const printer = createWatchPrinter(readReportOptions(flags), console);
  let last: WatchRun | undefined;
  await watchJobs(
    {
      readJobs: (visit, found) => readJobs({ ...request, visit }, found),
      settings: readSettings(flags),
      started: printer.started,
      ended: (run) => {
        last = run;
        printer.ended(run);
      },
    },
    {
      host: createRealWatchHost(),
      reader: regularFileReader,
      recall: createRecall(readCachePlace(flags)),
      shield: interruption.shield,
    },
    abort.signal,
  );
  console.status?.("");
  return abort.signal.aborted || last?.status === "done" ? exitCodes.interrupted : exitCodes.input;
}

function printFailure(diagnostics: readonly Diagnostic[], flags: FlagValues, console: Console): ExitCode {
  return printReport({ command: "watch", status: "failed", diagnostics, text: "", data: {} }, readReportOptions(flags), console);
}
