import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";

import type { PinnedNames } from "../name/pins/types.js";

import type { Build } from "../pipeline.js";
import { digestData } from "../write/digest.js";
import { describeFailure, FileSystemError } from "../write/file-system.js";
import { hasLocks } from "../write/lock.js";
import { manifestPath } from "../write/manifest.js";
import {
  type EditPolicy,
  type FoundOutput,
  isManifestOf,
  type ManifestFacts,
  type OutputPlan,
  planOutput,
} from "../write/plan-output.js";
import { inspectRoot, readManifest } from "../write/read-disk.js";
import { findUnfinished } from "../write/recover.js";
import { readPins } from "./pin-jobs.js";
import { digestRelease, type ReleaseState } from "./release-file.js";
import { applyRelease, readReleases } from "./release-jobs.js";
import { reportLostOutputs, reportObstacles, reportSharedOutputs } from "./report-output.js";
import type { Environment, GenerateSettings, Job } from "./types.js";

/** A job whose files are known. */
export interface BuiltJob {
  readonly job: Job;
  readonly build: Build;
  /** Its names as they are published, with those that this run adds; undefined where none are kept. */
  readonly names: PinnedNames | undefined;
  /** What it was released as last; undefined where it was not. */
  readonly release: ReleaseState | undefined;
}

/** A job with everything known that can be known before anything is written. */
export interface PreparedJob extends BuiltJob {
  /** Undefined where there is no output folder, or the build or the folder has errors. */
  readonly plan: OutputPlan | undefined;
}

/** What an output folder is looked at for: to be written to, or to be compared with. */
export type Purpose = "write" | "compare";

/**
 * Builds all jobs in memory. Every one is gone through, so that all problems are told at once.
 * `pinFiles` are files of published names that are to be written, path → text.
 */
export async function buildJobs(
  jobs: readonly Job[],
  environment: Environment,
  diagnostics: Diagnostics,
  { pin: policy = "keep", releases: given }: Pick<GenerateSettings, "pin" | "releases"> = {},
): Promise<{ readonly built: readonly BuiltJob[]; readonly pinFiles: ReadonlyMap<string, string> }> {
  reportSharedOutputs(jobs, diagnostics);
  reportLostOutputs(jobs, diagnostics);
  const pins = await readPins(jobs, environment.fileSystem, diagnostics);
  const releases = await readReleases(jobs, environment.fileSystem, diagnostics);
  const built: BuiltJob[] = [];
  const published = new Map<Job, PinnedNames>();
  for (const job of jobs) {
    const before = policy === "anew" ? undefined : pins.of(job);
    const release = given?.get(job) ?? releases.of(job);
    const current = applyRelease(job, release);
    const build = await environment.build(current, before);
    diagnostics.add(...build.diagnostics);
    if (policy !== "keep" && job.pins !== undefined) published.set(job, build.published(before?.names));
    built.push({ job: current, build, names: published.get(job) ?? before?.names, release });
  }
  return { built, pinFiles: pins.update(published) };
}

/** Reads the output folders and plans what is to be done; nothing is written. */
export async function planJobs(
  built: readonly BuiltJob[],
  environment: Environment,
  edits: EditPolicy,
  purpose: Purpose,
  diagnostics: Diagnostics,
): Promise<readonly PreparedJob[]> {
  const prepared: PreparedJob[] = [];
  for (const one of built) prepared.push({ ...one, plan: await planJob(one, { environment, edits, purpose, diagnostics }) });
  return prepared;
}

/**
 * Whether there will be something to write, as far as manifests, journals and locks tell. Where an
 * output cannot serve at all there will not.
 */
export async function expectWrites(built: readonly BuiltJob[], environment: Environment): Promise<boolean> {
  const problems = createDiagnostics();
  let changes = false;
  for (const one of built) {
    if (one.job.config.output === undefined) continue;
    try {
      const output = await openOutput(one.job.config.output, environment, "write", problems);
      if (output === undefined) return false;
      const isCurrent = isManifestOf(output.last, one.build.files, manifestFacts(one, environment));
      changes ||= output.unfinished !== undefined || !isCurrent;
      changes ||= await hasLocks(environment.fileSystem, output.root);
    } catch (error) {
      if (error instanceof FileSystemError) return false;
      throw error;
    }
  }
  return changes;
}

interface Planning {
  readonly environment: Environment;
  readonly edits: EditPolicy;
  readonly purpose: Purpose;
  readonly diagnostics: Diagnostics;
}

/** The folder is looked at even where the document has errors, so that its own are told with them. */
async function planJob(one: BuiltJob, { environment, edits, purpose, diagnostics }: Planning): Promise<OutputPlan | undefined> {
  const root = one.job.config.output;
  if (root === undefined) return undefined;
  try {
    const output = await openOutput(root, environment, purpose, diagnostics);
    const failed = one.build.diagnostics.some(({ severity }) => severity === "error");
    if (output === undefined || failed) return undefined;
    const plan = await planOutput(environment.fileSystem, output, one.build.files, manifestFacts(one, environment), edits);
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
): Promise<FoundOutput | undefined> {
  const { state, path } = await inspectRoot(environment.fileSystem, root);
  if (state === "not a folder") diagnostics.report("MM5001", { path });
  else if (state === "not writable" && purpose === "write") diagnostics.report("MM5002", { path, reason: "permission denied" });
  else {
    const exists = state === "folder" || (state === "not writable" && path === root);
    const last = exists ? await readManifest(environment.fileSystem, root) : undefined;
    const unfinished = exists ? await findUnfinished(environment.fileSystem, root) : undefined;
    if (typeof last !== "string") return { root, exists, last, unfinished };
    diagnostics.report("MM5007", { path: `${root}/${manifestPath}`, flaw: `it is ${last}` });
  }
  return undefined;
}

/** What the manifest says beside the files. Where input and output are is none of it: the bytes must not depend on it. */
function manifestFacts({ job, build, names, release }: BuiltJob, { generator }: Environment): ManifestFacts {
  const { input: _input, output: _output, overlays: _overlays, reading: _reading, ...settings } = job.config;
  const inputs = build.inputs.map(({ uri, sha256 }, index) => [index === 0 ? "." : uri, sha256] as const);
  const pins = names === undefined ? null : digestData(names);
  // After a release it says the version, and not the config.
  const { version: _version, ...described } = settings.package;
  const shaping = release === undefined ? settings : { ...settings, package: described };
  const facts = { generator, inputs: Object.fromEntries(inputs), config: digestData(shaping), pins };
  return { ...facts, release: release && digestRelease(release) };
}
