import { createDiagnostics } from "../diagnostics/collector.js";
import type { SourceLocation } from "../diagnostics/types.js";
import type { Change } from "../write/change-set.js";
import { type FileSystem, FileSystemError } from "../write/file-system.js";
import { formatDiff } from "../write/format-diff.js";
import { waitForWriters } from "../write/lock.js";
import { manifestPath } from "../write/manifest.js";
import { type DriftCause, findCauses } from "./causes.js";
import { type ChangesSince, findChangesSince } from "./changes-since.js";
import { buildJobs, type PreparedJob, planJobs } from "./prepare.js";
import { summariseJob } from "./summarise.js";
import type { Drift, Environment, Job, JobResult, RunResult } from "./types.js";

/** So many files are compared line by line; when more differ, the rest would only hide what matters. */
const mostDiffs = 100;

/** What a check found in one output folder. */
export interface CheckedJob extends JobResult {
  /** Every file that differs, sorted by path; empty where all is as the document gives it. */
  readonly drift: readonly Drift[];
  /** Why they differ. */
  readonly causes: readonly DriftCause[];
  /** What the document says other than the last one; only where files differ, and where that is known. */
  readonly since?: ChangesSince | undefined;
}

export interface CheckResult extends RunResult {
  readonly jobs: readonly CheckedJob[];
}

/**
 * Builds all jobs in memory and compares them with what is on disk. Writes nothing, ever.
 * A stray file is drift too: it would be built, tested and published with the others.
 */
export async function runCheck(
  jobs: readonly Job[],
  environment: Environment,
  settings: { readonly failOnWarnings: boolean },
): Promise<CheckResult> {
  const found = createDiagnostics();
  const { built } = await buildJobs(jobs, environment, found);
  for (const { config } of jobs) if (config.output !== undefined) await letWritersFinish(config.output, environment);
  const prepared = await planJobs(built, environment, "stop", "compare", found);
  const diagnostics = found.all();
  const results = await Promise.all(prepared.map((job) => checkJob(job, environment.fileSystem)));
  const failed = diagnostics.some(({ severity }) => severity === "error");
  const warned = settings.failOnWarnings && diagnostics.some(({ severity }) => severity === "warning");
  const drifted = results.some(({ drift }) => drift.length > 0) || prepared.some(({ plan }) => plan?.unfinished === true);
  return { status: failed ? "failed" : drifted ? "drift" : warned ? "warnings" : "done", diagnostics, jobs: results };
}

/** Longest wait for a run that is writing, in milliseconds; half of its output is nothing to be compared with. */
const patience = 10_000;

async function letWritersFinish(root: string, { fileSystem, lockKeeper }: Environment): Promise<void> {
  try {
    if ((await fileSystem.kindBehind(root)) === "folder") await waitForWriters(fileSystem, root, lockKeeper, patience);
  } catch (error) {
    // A folder that cannot be read is told of when it is compared.
    if (!(error instanceof FileSystemError)) throw error;
  }
}

async function checkJob(prepared: PreparedJob, fileSystem: FileSystem): Promise<CheckedJob> {
  const result = summariseJob(prepared);
  const { plan } = prepared;
  // What is gone and no longer wanted leaves nothing to do but to forget it, which shows in the manifest.
  const changes = result.changes.filter(({ kind }) => kind !== "gone");
  const causes = plan !== undefined && (changes.length > 0 || plan.unfinished) ? findCauses(plan) : [];
  const diffs = await formatDiffs(prepared, chooseShown(changes, causes), fileSystem);
  const places = locateModels(prepared, changes);
  const drift = changes.map((change) => ({
    ...change,
    diff: diffs.get(change.path) ?? "",
    places: places.get(change.path) ?? [],
  }));
  const since = changes.length === 0 ? undefined : await findChangesSince(prepared.job, prepared.build, fileSystem);
  return { ...result, drift, causes, since };
}

/** Where a diff says more than the kind of the change does. What another version writes differently is no news of each file. */
function chooseShown(changes: readonly Change[], causes: readonly DriftCause[]): readonly Change[] {
  const kinds = new Set(causes.some(({ kind }) => kind === "generator") ? byHand : [...byHand, "update"]);
  return changes.filter(({ kind, wanted }) => wanted && kinds.has(kind)).slice(0, mostDiffs);
}

const byHand = ["hand-edited", "foreign"] as const;

async function formatDiffs(
  prepared: PreparedJob,
  shown: readonly Change[],
  fileSystem: FileSystem,
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<string, string>(prepared.build.files.map(({ path, text }) => [path, text] as const));
  const manifest = prepared.plan?.manifest;
  if (manifest !== undefined) wanted.set(manifestPath, manifest);
  const diffs = new Map<string, string>();
  for (const { path } of shown)
    diffs.set(path, await formatDiff({ path, before: await readText(prepared, path, fileSystem), after: wanted.get(path) }));
  return diffs;
}

/** Files about more models than this are about the package. */
const mostPlaces = 3;

function locateModels({ build }: PreparedJob, changes: readonly Change[]): ReadonlyMap<string, readonly SourceLocation[]> {
  const paths = new Set(changes.map(({ path }) => path));
  const files = build.files.filter(({ path, models }) => paths.has(path) && models.length > 0 && models.length <= mostPlaces);
  if (files.length === 0) return new Map();
  const surface = build.surface();
  return new Map(files.map(({ path, models }) => [path, models.flatMap((id) => surface?.locate(id) ?? [])]));
}

/** Text of a file on disk; undefined where something else stands there. */
async function readText({ plan }: PreparedJob, path: string, fileSystem: FileSystem): Promise<string | undefined> {
  const place = `${plan?.root ?? ""}/${path}`;
  return (await fileSystem.kindOf(place)) === "file"
    ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(await fileSystem.read(place))
    : undefined;
}
