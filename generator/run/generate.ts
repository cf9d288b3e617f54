import { createDiagnostics } from "../diagnostics/collector.js";
import { applyPlan } from "../write/apply.js";
import { describeFailure } from "../write/file-system.js";
import { isIdle } from "../write/plan-output.js";
import { writePins } from "./pin-jobs.js";
import { type Preparation, type PreparedJob, prepareJobs } from "./prepare.js";
import { summariseJob } from "./summarise.js";
import type { Environment, GenerateSettings, Job, RunResult, RunStatus } from "./types.js";
import { UnexpectedOutput } from "./unexpected-output.js";

/**
 * Generates all jobs. Nothing at all is written unless every one of them can be. Never throws for
 * what is wrong with documents, config or disk: that is in the diagnostics.
 * @throws UnexpectedOutput for a bug of ours that {@link Environment.checkOutput} finds
 */
export async function runGenerate(
  jobs: readonly Job[],
  environment: Environment,
  settings: GenerateSettings,
): Promise<RunResult> {
  const preparation = await prepareJobs(jobs, environment, settings.edits, "write", settings.pin);
  const results = preparation.jobs.map(summariseJob);
  const status = judge(preparation, settings);
  if (status === "done") refuseSurprises(preparation, environment);
  if (status !== "done" || settings.dryRun) return { status, diagnostics: preparation.diagnostics, jobs: results };
  const diagnostics = createDiagnostics();
  diagnostics.add(...preparation.diagnostics);
  for (const prepared of preparation.jobs) {
    const failure = await writeJob(prepared, environment);
    if (failure !== undefined) diagnostics.report("MM5002", failure);
  }
  // Last, for names are published by what was written.
  if (!diagnostics.hasErrors()) await writePins(preparation.pinFiles, environment.fileSystem, diagnostics);
  return { status: diagnostics.hasErrors() ? "failed" : "done", diagnostics: diagnostics.all(), jobs: results };
}

/**
 * Looks at what is to be written, once more; files that are right already need no look.
 * @throws UnexpectedOutput where something is in it that no emitter writes
 */
function refuseSurprises({ jobs }: Preparation, environment: Environment): void {
  const surprises = jobs.flatMap(({ build, plan }) => environment.checkOutput(plan?.writes ?? build.files));
  const [first, ...others] = surprises;
  if (first !== undefined) throw new UnexpectedOutput(first, others.length);
}

/** Hand edits alone are a matter of drift; with anything else wrong, that comes first. */
function judge({ diagnostics }: Preparation, settings: GenerateSettings): RunStatus {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return errors.every(({ code }) => code === "MM5004") ? "hand-edited" : "failed";
  return settings.failOnWarnings && diagnostics.some(({ severity }) => severity === "warning") ? "warnings" : "done";
}

async function writeJob(
  { plan }: PreparedJob,
  { fileSystem }: Environment,
): Promise<{ path: string; reason: string } | undefined> {
  if (plan === undefined || (isIdle(plan) && plan.leftovers.length === 0)) return undefined;
  const outcome = await applyPlan(fileSystem, plan);
  if (outcome.ok) return undefined;
  const reason = describeFailure(outcome.error);
  return { path: outcome.error.path, reason: outcome.torn ? `${reason}; some files had been replaced already` : reason };
}
