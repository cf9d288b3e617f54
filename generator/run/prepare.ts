import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import type { Diagnostic } from "../diagnostics/types.js";
import type { PinnedNames } from "../name/pins/types.js";
import type { Build } from "../pipeline.js";
import { digestData } from "../write/digest.js";
import { describeFailure, FileSystemError } from "../write/file-system.js";
import { type Manifest, manifestPath } from "../write/manifest.js";
import { type EditPolicy, type ManifestFacts, type OutputPlan, planOutput } from "../write/plan-output.js";
import { inspectRoot, readManifest } from "../write/read-disk.js";
import { readPins } from "./pin-jobs.js";
import { reportObstacles, reportSharedOutputs } from "./report-output.js";
import type { Environment, Job, PinPolicy } from "./types.js";

/** A job with everything known that can be known before anything is written. */
export interface PreparedJob {
  readonly job: Job;
  readonly build: Build;
  /** Undefined where there is no output folder, or the build or the folder has errors. */
  readonly plan: OutputPlan | undefined;
}

export interface Preparation {
  readonly jobs: readonly PreparedJob[];
  /** Everything that was found in all jobs, sorted. */
  readonly diagnostics: readonly Diagnostic[];
  /** Files of published names that are to be written, path → text. */
  readonly pinFiles: ReadonlyMap<string, string>;
}

/** What an output folder is looked at for: to be written to, or to be compared with. */
export type Purpose = "write" | "compare";

/**
 * Builds all jobs in memory, reads their output folders and plans what is to be done; nothing is
 * written. Every job is gone through, so that all problems are told at once.
 */
export async function prepareJobs(
  jobs: readonly Job[],
  environment: Environment,
  edits: EditPolicy,
  purpose: Purpose,
  policy: PinPolicy = "keep",
): Promise<Preparation> {
  const diagnostics = createDiagnostics();
  reportSharedOutputs(jobs, diagnostics);
  // What the config can ask for and nothing carries out yet is refused, never passed over.
  if (jobs.some(({ config }) => config.models.defaults === "apply")) diagnostics.report("MM4013", { key: "models.defaults" });
  const pins = await readPins(jobs, environment.fileSystem, diagnostics);
  const prepared: PreparedJob[] = [];
  const published = new Map<Job, PinnedNames>();
  for (const job of jobs) {
    const before = policy === "anew" ? undefined : pins.of(job);
    const build = await environment.build(job, before);
    diagnostics.add(...build.diagnostics);
    if (policy !== "keep" && job.pins !== undefined) published.set(job, build.published(before?.names));
    const names = published.get(job) ?? before?.names;
    const plan = await planJob({ job, build, names }, { environment, edits, purpose, diagnostics });
    prepared.push({ job, build, plan });
  }
  return { jobs: prepared, diagnostics: diagnostics.all(), pinFiles: pins.update(published) };
}

interface Planning {
  readonly environment: Environment;
  readonly edits: EditPolicy;
  readonly purpose: Purpose;
  readonly diagnostics: Diagnostics;
}

/** The folder is looked at even where the document has errors, so that its own are told with them. */
async function planJob(
  { job, build, names }: { readonly job: Job; readonly build: Build; readonly names: PinnedNames | undefined },
  { environment, edits, purpose, diagnostics }: Planning,
): Promise<OutputPlan | undefined> {
  if (job.config.output === undefined) return undefined;
  try {
    const output = await openOutput(job.config.output, environment, purpose, diagnostics);
    const failed = build.diagnostics.some(({ severity }) => severity === "error");
    if (output === undefined || failed) return undefined;
    const facts = { ...manifestFacts(job, build, environment), pins: names === undefined ? null : digestData(names) };
    const plan = await planOutput(environment.fileSystem, output, build.files, facts, edits);
    if (purpose === "write") reportObstacles(plan, diagnostics);
    return plan;
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    diagnostics.report("MM5010", { path: error.path, reason: describeFailure(error) });
    return undefined;
  }
}

/** The output folder as it is, or undefined and a diagnostic where it cannot serve. */
async function openOutput(
  root: string,
  environment: Environment,
  purpose: Purpose,
  diagnostics: Diagnostics,
): Promise<{ root: string; exists: boolean; last: Manifest | undefined } | undefined> {
  const { state, path } = await inspectRoot(environment.fileSystem, root);
  if (state === "not a folder") diagnostics.report("MM5001", { path });
  else if (state === "not writable" && purpose === "write") diagnostics.report("MM5002", { path, reason: "permission denied" });
  else {
    const exists = state === "folder" || (state === "not writable" && path === root);
    const last = exists ? await readManifest(environment.fileSystem, root) : undefined;
    if (typeof last !== "string") return { root, exists, last };
    diagnostics.report("MM5007", { path: `${root}/${manifestPath}`, flaw: `it is ${last}` });
  }
  return undefined;
}

/** What the manifest says beside the files. Where input and output are is none of it: the bytes must not depend on it. */
function manifestFacts({ config }: Job, build: Build, { generator }: Environment): Omit<ManifestFacts, "pins"> {
  const { input: _input, output: _output, overlays: _overlays, ...settings } = config;
  const inputs = build.inputs.map(({ uri, sha256 }, index) => [index === 0 ? "." : uri, sha256] as const);
  return { generator, inputs: Object.fromEntries(inputs), config: digestData(settings) };
}
