import { compareGraphs } from "../compare/compare-graphs.js";
import type { Bump, Change, Comparison, ReleasedChange } from "../compare/types.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import type { Build, Surface } from "../pipeline.js";
import { digestData } from "../write/digest.js";
import { runGenerate } from "./generate.js";
import { laterVersion, nextVersion } from "./next-version.js";
import { readPins, writePins } from "./pin-jobs.js";
import type { ReleaseState } from "./release-file.js";
import { readReleases } from "./release-jobs.js";
import { readReleasedSide } from "./released-side.js";
import type { Environment, GenerateSettings, Job, RunResult } from "./types.js";

/** What a release made of one job. */
export interface ReleasedJob {
  readonly job: Job;
  /** The version that was released last; undefined before the first time. */
  readonly before: string | undefined;
  /** The version from now on; the same as `before` where nothing changed. */
  readonly version: string;
  /** Undefined where nothing was compared, because there was no release, or nothing changed. */
  readonly bump: Bump | undefined;
  readonly comparison: Comparison | undefined;
}

export interface ReleaseResult extends RunResult {
  readonly released: readonly ReleasedJob[];
}

/**
 * Works out each package's next version from what was released last, and generates it with that, its
 * changelog and its names pinned. What was released is written last, so that a release that was
 * interrupted is not taken for done: run again, it comes to the same. Where nothing changed, nothing is
 * released.
 */
export async function runRelease(
  jobs: readonly Job[],
  environment: Environment,
  settings: Omit<GenerateSettings, "pin">,
): Promise<ReleaseResult> {
  const diagnostics = createDiagnostics();
  const releases = await readReleases(jobs, environment.fileSystem, diagnostics);
  const pins = await readPins(jobs, environment.fileSystem, diagnostics);
  const states = new Map<Job, ReleaseState>();
  const released: ReleasedJob[] = [];
  for (const job of jobs) {
    const build = await environment.build(job, pins.of(job));
    diagnostics.add(...build.diagnostics);
    const surface = build.surface();
    if (surface === undefined) continue;
    const decision = await decide(job, { build, surface }, releases.of(job), diagnostics);
    if (decision === undefined) continue;
    released.push(decision);
    states.set(job, stateAfter(decision, { build, surface }, releases.of(job)));
  }
  if (diagnostics.hasErrors()) return { status: "failed", diagnostics: diagnostics.all(), jobs: [], released: [] };
  const result = await runGenerate(jobs, environment, { ...settings, pin: "add", releases: states });
  if (result.status !== "done" || settings.dryRun) return { ...result, released };
  const written = createDiagnostics();
  written.add(...result.diagnostics);
  await writePins(releases.update(states), environment.fileSystem, written);
  return { ...result, status: written.hasErrors() ? "failed" : "done", diagnostics: written.all(), released };
}

interface Present {
  readonly build: Build;
  readonly surface: Surface;
}

async function decide(
  job: Job,
  present: Present,
  state: ReleaseState | undefined,
  diagnostics: Diagnostics,
): Promise<ReleasedJob | undefined> {
  const { version } = job.config.package;
  if (state === undefined) return { job, before: undefined, version, bump: undefined, comparison: undefined };
  const before = await readReleasedSide(state, diagnostics);
  if (before === undefined) return undefined;
  const comparison = compareGraphs(before, present.surface, { appliesDefaults: job.config.models.defaults === "apply" });
  // Another modelmint may write other code for the same document; what it calls things has been compared.
  const bump = comparison.bump ?? (digestCode(present.build) === state.code ? undefined : "patch");
  const next = bump === undefined ? state.version : nextVersion(state.version, bump);
  return { job, before: state.version, version: laterVersion(next, version), bump, comparison };
}

/** Digest of what users of the package get: modules and pages. */
function digestCode({ files }: Build): string {
  const shown = files.filter(({ path }) => /^(?:src|docs)\//.test(path));
  return digestData(Object.fromEntries(shown.map(({ path, text }) => [path, text])));
}

/** The state stays as it is where there is no other version: then nothing was released. */
function stateAfter(
  { job, before, version, comparison }: ReleasedJob,
  { build, surface }: Present,
  state: ReleaseState | undefined,
): ReleaseState {
  if (state !== undefined && before === version) return state;
  const changes = comparison?.changes.map(toReleasedChange) ?? [];
  return {
    version,
    documents: [...surface.documents].map(([uri, document]) => ({ uri, document })),
    models: job.config.models,
    naming: job.config.naming,
    names: surface.names,
    code: digestCode(build),
    changelog: [{ version, changes }, ...(state?.changelog ?? [])],
  };
}

function toReleasedChange({ rule, verdict, model, path, message }: Change): ReleasedChange {
  return { rule, verdict, model, path, message };
}
