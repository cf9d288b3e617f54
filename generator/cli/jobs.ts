import { reportProblem } from "../config/report-problem.js";
import { configFromKeys } from "../config/resolve-config.js";
import type { ModelmintConfig } from "../config/types.js";
import { validateConfig } from "../config/validate.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { type JobRequest, readJobs as readJobsOf } from "../run/jobs.js";
import type { Job } from "../run/types.js";
import { type FlagSetting, type FlagValues, readConfigFlags } from "./flags.js";

/**
 * What a command line asks for: the config's entries with the flags laid over them, or the flags
 * alone. What is wrong with either is reported, all of it; then the list is not to be used.
 */
export async function readJobs(input: string | undefined, flags: FlagValues, diagnostics: Diagnostics): Promise<readonly Job[]> {
  return readJobsOf(readJobRequest(input, flags, diagnostics), diagnostics);
}

/** What a command line says of the jobs. What is wrong with it is reported; no file is read for it. */
export function readJobRequest(input: string | undefined, flags: FlagValues, diagnostics: Diagnostics): JobRequest {
  const config = typeof flags["config"] === "string" ? flags["config"] : undefined;
  return { config, settings: readFlags(input, flags, diagnostics) };
}

function readFlags(input: string | undefined, flags: FlagValues, diagnostics: Diagnostics): ModelmintConfig {
  const argument: FlagSetting = { key: "input", flag: "the input", value: input };
  const settings = [...(input === undefined ? [] : [argument]), ...readConfigFlags(flags)];
  const config = configFromKeys(settings.map(({ key, value }) => [key, value] as const));
  const flagByKey = new Map(settings.map(({ key, flag }) => [key, flag] as const));
  for (const problem of validateConfig(config)) {
    reportProblem(
      problem,
      { flag: flagByKey.get(problem.path.slice(0, 2).join(".")) ?? flagByKey.get(problem.path[0] ?? "") },
      diagnostics,
    );
  }
  return config;
}
