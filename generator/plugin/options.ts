import { reportProblem } from "../config/report-problem.js";
import { anchorPath, anchorPaths } from "../config/resolve-config.js";
import type { ModelmintConfig } from "../config/types.js";
import { validateConfig } from "../config/validate.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { type JobRequest, readJobs } from "../run/jobs.js";
import { type EditOptions, editPolicy } from "../run/library.js";
import type { RunRequest } from "../run/watch/recorded-run.js";

/**
 * What a plugin generates: what the project's `modelmint.config.*` says, and these settings laid over
 * it. Relative paths start at the project's root.
 */
export interface PluginOptions extends Omit<ModelmintConfig, "extends">, EditOptions {
  /** A config of another name, or in another place. */
  readonly config?: string;
}

/** @param root the project's folder; `""` is where one stands */
export function createRunRequest(options: PluginOptions, root: string): RunRequest {
  const { config, force, keepEdited, ...settings } = options;
  const read = async (visit: NonNullable<JobRequest["visit"]>, diagnostics: Diagnostics) => {
    for (const problem of validateConfig(settings)) reportProblem(problem, {}, diagnostics);
    if (diagnostics.hasErrors()) return [];
    const request: JobRequest = {
      folder: root,
      settings: anchorPaths(settings, root),
      visit,
      ...(config === undefined ? {} : { config: anchorPath(config, root) }),
    };
    return readJobs(request, diagnostics);
  };
  const edits = editPolicy({ force, keepEdited });
  return { readJobs: read, settings: { edits, dryRun: false, pin: "keep", failOnWarnings: false } };
}
