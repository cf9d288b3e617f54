import { placeRoot } from "../load/source-input.js";
import { manifestPath } from "../write/manifest.js";
import type { PreparedJob } from "./prepare.js";
import type { JobResult } from "./types.js";

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
