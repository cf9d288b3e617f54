import { type Cache, NO_CACHE } from "../../cache/types.js";
import { createDiagnostics, type Diagnostics } from "../../diagnostics/collector.js";
import { DEFAULT_LIMITS } from "../../load/limits.js";
import { placeRoot } from "../../load/source-input.js";
import type { SourceReader } from "../../load/source-reader.js";
import type { FileSystem } from "../../write/file-system.js";
import { createEnvironment } from "../environment.js";
import { runGenerate } from "../generate.js";
import { type Interruption, uninterrupted } from "../interruption.js";
import { releasePathOf } from "../release-file.js";
import type { Environment, GenerateSettings, Job, RunResult } from "../types.js";
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
  /** What earlier runs found out; nothing where absent. */
  readonly cache?: Cache | undefined;
}

/** How a run ended, and everything that it is a result of. */
export interface RecordedRun {
  readonly result: RunResult;
  readonly reads: readonly ReadRecord[];
}

/** Prepares runs that can be told to be out of date; they must not overlap. */
export async function createRecordedRun(
  request: RunRequest,
  { reader, fileSystem, shield, cache = NO_CACHE }: RunWorld,
): Promise<() => Promise<RecordedRun>> {
  const recorder = recordReads(reader, DEFAULT_LIMITS.maxBytes);
  // A run that has begun is brought to its end.
  const interruption = { ...uninterrupted, ...(shield === undefined ? {} : { shield }) };
  const environment = await createEnvironment(fileSystem, { reader: recorder.reader, cache, interruption });
  return async () => ({ result: await runOnce(request, environment, recorder.note), reads: recorder.take() });
}

async function runOnce(
  { readJobs, settings }: RunRequest,
  environment: Environment,
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
  const result = await runGenerate(jobs, environment, settings);
  diagnostics.add(...result.diagnostics);
  return { ...result, diagnostics: diagnostics.all() };
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
