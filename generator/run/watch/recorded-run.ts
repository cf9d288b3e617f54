import { NO_CACHE } from "../../cache/types.js";
import { createDiagnostics, type Diagnostics } from "../../diagnostics/collector.js";
import { DEFAULT_LIMITS } from "../../load/limits.js";
import { placeRoot } from "../../load/source-input.js";
import type { SourceReader } from "../../load/source-reader.js";
import { UNOBSERVED } from "../../observe/types.js";
import type { FileSystem } from "../../write/file-system.js";
import { type Interruption, uninterrupted } from "../interruption.js";
import type { Recall } from "../recall/types.js";
import { withCache } from "../recall/with-cache.js";
import { withRecall } from "../recall/with-recall.js";
import { releasePathOf } from "../release-file.js";
import type { GenerateSettings, Job, RunResult } from "../types.js";
import { type ReadRecord, recordReads } from "./record-reads.js";

export interface RunRequest {
  /**
   * What is to be generated; asked before every run, for the config may have changed.
   * @param visit to be told of every file before it is read for that
   */
  readJobs(visit: (path: string) => Promise<void>, diagnostics: Diagnostics): Promise<readonly Job[]>;
  readonly settings: GenerateSettings;
}

/** Where runs read from and write to. */
export interface RunWorld {
  readonly reader: SourceReader;
  /** Where the output goes; the disk where absent. */
  readonly fileSystem?: FileSystem | undefined;
  /** What keeps the process from being ended while files are written; see {@link Interruption}. */
  readonly shield?: Interruption["shield"];
  /** What earlier runs left: where nothing has changed since, nothing is built. Nothing where absent. */
  readonly recall?: Recall | undefined;
}

/** How a run ended, and everything that it is a result of. */
export interface RecordedRun {
  readonly result: RunResult;
  readonly reads: readonly ReadRecord[];
}

/** Prepares runs that can be told to be out of date; they must not overlap. */
export function createRecordedRun(request: RunRequest, world: RunWorld): () => Promise<RecordedRun> {
  const recorder = recordReads(world.reader, DEFAULT_LIMITS.maxBytes);
  return async () => ({
    result: await runOnce(request, { ...world, reader: recorder.reader }, recorder.note),
    reads: recorder.take(),
  });
}

async function runOnce(
  { readJobs, settings }: RunRequest,
  world: RunWorld,
  visit: (path: string) => Promise<void>,
): Promise<RunResult> {
  const diagnostics = createDiagnostics();
  const jobs = await readJobs(visit, diagnostics);
  for (const { pins } of jobs) {
    if (pins === undefined) continue;
    await visit(pins.path);
    await visit(releasePathOf(pins.path));
  }
  reportUnwatchable(jobs, diagnostics);
  if (diagnostics.hasErrors()) return { status: "failed", diagnostics: diagnostics.all(), jobs: [] };
  const result = await runJobs(jobs, settings, world);
  diagnostics.add(...result.diagnostics);
  return { ...result, diagnostics: diagnostics.all() };
}

async function runJobs(
  jobs: readonly Job[],
  settings: GenerateSettings,
  { reader, recall, shield, fileSystem }: RunWorld,
): Promise<RunResult> {
  // A run that has begun is brought to its end.
  const interruption = { ...uninterrupted, ...(shield === undefined ? {} : { shield }) };
  const run = async (target: FileSystem | undefined): Promise<RunResult> => {
    const { createEnvironment } = await import("../environment.js");
    const { runGenerate } = await import("../generate.js");
    return withCache(recall?.cache ?? NO_CACHE, async (cache) =>
      runGenerate(jobs, await createEnvironment(target, { reader, interruption, cache }), settings),
    );
  };
  if (recall === undefined) return run(fileSystem);
  const { failOnWarnings } = settings;
  const memory = { recall: { ...recall, reader }, observer: UNOBSERVED };
  return withRecall(jobs, { failOnWarnings, full: false }, memory, run, (short) => short);
}

function reportUnwatchable(jobs: readonly Job[], diagnostics: Diagnostics): void {
  for (const { input } of jobs) {
    if (input.kind === "stdin") diagnostics.report("MM4020", {});
    if (input.kind === "url") diagnostics.report("MM4021", { input: placeRoot(input).shownAs });
  }
}

/** The files to be followed that somebody named. */
export function listWatched(reads: readonly ReadRecord[]): readonly string[] {
  return reads.filter(({ incidental }) => !incidental).map(({ path }) => path);
}
