import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import type { Diagnostic } from "../diagnostics/types.js";
import { applyPlan, type Outcome } from "../write/apply.js";
import { describeFailure } from "../write/file-system.js";
import { isIdle } from "../write/plan-output.js";
import { withLockedOutputs } from "./locked.js";
import { writePins } from "./pin-jobs.js";
import { type BuiltJob, buildJobs, expectWrites, type PreparedJob, planJobs } from "./prepare.js";
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
  const diagnostics = createDiagnostics();
  const { built, pinFiles } = await buildJobs(jobs, environment, diagnostics, settings);
  const mayWrite = !settings.dryRun && judge(diagnostics.all(), settings) === "done";
  if (!mayWrite || !(await expectWrites(built, environment))) {
    const { prepared, result } = await look(built, environment, settings, diagnostics);
    if (!mayWrite || (prepared.every(isDone) && pinFiles.size === 0)) return result;
  }
  // What was seen so far may be the work of another run, and half-done. From here on there is none.
  const outputs = jobs.flatMap(({ config }) => config.output ?? []);
  const write = () => writeJobs({ built, pinFiles }, environment, settings, diagnostics);
  const result = await environment.interruption.shield(() =>
    withLockedOutputs(outputs, environment, settings, diagnostics, write),
  );
  if (typeof result !== "string") return result;
  return { status: result, diagnostics: diagnostics.all(), jobs: [] };
}

interface Look {
  readonly prepared: readonly PreparedJob[];
  /** How the run ends where nothing is written. */
  readonly result: RunResult;
}

/** Reads the output folders; what is found goes with what the builds found. */
async function look(
  built: readonly BuiltJob[],
  environment: Environment,
  settings: GenerateSettings,
  before: Diagnostics,
): Promise<Look> {
  const diagnostics = createDiagnostics();
  diagnostics.add(...before.all());
  const prepared = await planJobs(built, environment, settings.edits, "write", diagnostics);
  const all = diagnostics.all();
  const status = judge(all, settings);
  if (status === "done") refuseSurprises(prepared, environment);
  return { prepared, result: { status, diagnostics: all, jobs: prepared.map(summariseJob) } };
}

/**
 * Looks at what is to be written, once more; files that are right already need no look.
 * @throws UnexpectedOutput where something is in it that no emitter writes
 */
function refuseSurprises(prepared: readonly PreparedJob[], environment: Environment): void {
  const surprises = prepared.flatMap(({ build, plan }) => environment.checkOutput(plan?.writes ?? build.files));
  const [first, ...others] = surprises;
  if (first !== undefined) throw new UnexpectedOutput(first, others.length);
}

async function writeJobs(
  { built, pinFiles }: { readonly built: readonly BuiltJob[]; readonly pinFiles: ReadonlyMap<string, string> },
  environment: Environment,
  settings: GenerateSettings,
  before: Diagnostics,
): Promise<RunResult> {
  const { prepared, result } = await look(built, environment, settings, before);
  if (result.status !== "done") return result;
  const diagnostics = createDiagnostics();
  diagnostics.add(...result.diagnostics);
  let interrupted = false;
  for (const job of prepared) {
    interrupted ||= environment.interruption.isRequested();
    if (isDone(job) || interrupted || diagnostics.hasErrors()) continue;
    const outcome = await writeJob(job, environment);
    interrupted ||= "interrupted" in outcome;
    reportOutcome(outcome, job, diagnostics);
  }
  // Last, for names are published by what was written.
  if (!diagnostics.hasErrors() && !interrupted) await writePins(pinFiles, environment.fileSystem, diagnostics);
  const status = diagnostics.hasErrors() ? "failed" : interrupted ? "interrupted" : "done";
  return { ...result, status, diagnostics: diagnostics.all() };
}

/** Hand edits alone are a matter of drift; with anything else wrong, that comes first. */
function judge(diagnostics: readonly Diagnostic[], settings: GenerateSettings): RunStatus {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return errors.every(({ code }) => code === "MM5004") ? "hand-edited" : "failed";
  return settings.failOnWarnings && diagnostics.some(({ severity }) => severity === "warning") ? "warnings" : "done";
}

function isDone({ plan }: PreparedJob): boolean {
  return plan === undefined || isIdle(plan);
}

async function writeJob({ plan }: PreparedJob, { fileSystem, interruption }: Environment): Promise<Outcome> {
  return plan === undefined ? { ok: true } : applyPlan(fileSystem, plan, interruption.isRequested);
}

function reportOutcome(outcome: Outcome, { plan }: PreparedJob, diagnostics: Diagnostics): void {
  if ("touched" in outcome) {
    for (const path of outcome.touched) diagnostics.report("MM5011", { path: `${plan?.root ?? ""}/${path}` });
  } else if ("error" in outcome) {
    const { error, torn } = outcome;
    const reason = describeFailure(error);
    diagnostics.report("MM5002", {
      path: error.path,
      reason: torn ? `${reason}; some files had been replaced already` : reason,
    });
  }
}
