import { placeRoot } from "../load/source-input.js";
import type { Build } from "../pipeline.js";
import { manifestPath } from "../write/manifest.js";
import type { PreparedJob } from "./prepare.js";
import type { Job, JobResult } from "./types.js";

/** What is told about a job. */
export function summariseJob({ job, build, plan }: PreparedJob): JobResult {
  const changes = plan?.changes ?? [];
  return {
    input: placeRoot(job.input).shownAs,
    output: job.config.output,
    files: build.files,
    statistics: build.statistics,
    changes: changes.filter(({ kind }) => kind !== "unchanged"),
    unchanged: changes.filter(({ kind, path }) => kind === "unchanged" && path !== manifestPath).length,
  };
}

/** The same about a job of which it is known that nothing is to be done; its files were not made. */
export function summariseUnchanged({ config, input }: Job, statistics: Build["statistics"]): JobResult {
  const { shownAs } = placeRoot(input);
  return { input: shownAs, output: config.output, files: [], statistics, changes: [], unchanged: statistics.files };
}
