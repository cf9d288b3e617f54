import { listNames } from "../diagnostics/entry.js";
import { formatJson, printJsonLine } from "../diagnostics/reporters/json.js";
import { showAtLineStart, showOnOneLine } from "../diagnostics/show-hidden.js";
import type { WatchRun } from "../run/watch/types.js";
import type { Console } from "./console.js";
import { describeJob, formatGenerated } from "./format-result.js";
import { printDiagnostics } from "./print-diagnostics.js";
import type { ReportOptions } from "./report.js";

/** Tells of the runs of a watch as they come. */
export interface WatchPrinter {
  started(changed: readonly string[]): void;
  ended(run: WatchRun): void;
}

/** For people a few lines a run and, on a terminal, a status line; for machines a line of JSON a run. */
export function createWatchPrinter(options: ReportOptions, console: Console): WatchPrinter {
  let start = 0;
  let following = "";
  const tell = options.reporter === "json" ? tellMachines : tellPeople;
  return {
    started: (changed) => {
      start = performance.now();
      if (options.reporter !== "json") {
        if (changed.length > 0 && !options.quiet) console.out(`${showAtLineStart(listFiles(changed))} changed.`);
        console.status?.("Generating…");
      }
    },
    ended: (run) => {
      tell(run, performance.now() - start, options, console);
      if (options.reporter === "json" || run.watched.length === 0) return;
      const line = `Watching ${listFiles(run.watched)}; Ctrl-C ends.`;
      // In a log once is enough, as long as it stays true.
      if (console.status !== undefined) console.status(line);
      else if (line !== following && !options.quiet) console.out(line);
      following = line;
    },
  };
}

type Tell = (run: WatchRun, milliseconds: number, options: ReportOptions, console: Console) => void;

const tellMachines: Tell = ({ status, diagnostics, jobs, changed, watched }, _time, _options, console) => {
  const found = formatJson(diagnostics);
  console.out(printJsonLine({ command: "watch", status, changed, watched, diagnostics: found, jobs: jobs.map(describeJob) }));
};

const tellPeople: Tell = ({ status, diagnostics, jobs }, milliseconds, { quiet }, console) => {
  const told = quiet ? diagnostics.filter(({ severity }) => severity === "error") : diagnostics;
  printDiagnostics(told, "text", console);
  if (quiet) return;
  if (status === "done") console.out(jobs.map((job) => formatGenerated(job, milliseconds, false)).join("\n"));
  else console.out("Nothing was written; the output is as it was.");
};

function listFiles(paths: readonly string[]): string {
  return listNames(paths.map(showOnOneLine), 3);
}
