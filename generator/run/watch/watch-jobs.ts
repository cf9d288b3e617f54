import { createDiagnostics, type Diagnostics } from "../../diagnostics/collector.js";
import { DEFAULT_LIMITS } from "../../load/limits.js";
import { placeRoot } from "../../load/source-input.js";
import type { SourceReader } from "../../load/source-reader.js";
import type { FileSystem } from "../../write/file-system.js";
import { createEnvironment } from "../environment.js";
import { runGenerate } from "../generate.js";
import { type Interruption, uninterrupted } from "../interruption.js";
import type { Environment, GenerateSettings, Job, RunResult } from "../types.js";
import { recordReads } from "./record-reads.js";
import { WatchError, type WatchHost, type WatchRun } from "./types.js";
import { watchLoop } from "./watch-loop.js";

export interface WatchRequest {
  /**
   * What is to be generated; asked before every run, for the config may have changed.
   * @param visit to be told of every file before it is read for that
   */
  readJobs(visit: (path: string) => Promise<void>, diagnostics: Diagnostics): Promise<readonly Job[]>;
  readonly settings: GenerateSettings;
  /** @param changed see {@link WatchRun} */
  readonly started?: ((changed: readonly string[]) => void) | undefined;
  readonly ended: (run: WatchRun) => void | Promise<void>;
}

/** The outside world of a watch. */
export interface WatchWorld {
  readonly host: WatchHost;
  readonly reader: SourceReader;
  /** Where the output goes; the disk where absent. */
  readonly fileSystem?: FileSystem | undefined;
  /** What keeps the process from being ended while files are written; see {@link Interruption}. */
  readonly shield?: Interruption["shield"];
}

/**
 * Generates, and generates again whenever an input changes, until it is aborted. What is wrong with
 * inputs or output is in the run that is told; then nothing was written, and the next change is
 * waited for. Ends early where the system does not let it follow files, which is told as a run that failed.
 */
export async function watchJobs(request: WatchRequest, world: WatchWorld, signal: AbortSignal): Promise<void> {
  const recorder = recordReads(world.reader, DEFAULT_LIMITS.maxBytes);
  // A run that has begun is brought to its end.
  const interruption = { ...uninterrupted, ...(world.shield === undefined ? {} : { shield: world.shield }) };
  const environment = await createEnvironment(world.fileSystem, { reader: recorder.reader, interruption });
  try {
    await watchLoop(
      async (changed) => {
        request.started?.(changed);
        const result = await runOnce(request, environment, recorder.note);
        const reads = recorder.take();
        const watched = reads.filter(({ incidental }) => !incidental).map(({ path }) => path);
        await request.ended({ ...result, changed, watched });
        return reads;
      },
      world.host,
      signal,
    );
  } catch (error) {
    if (!(error instanceof WatchError)) throw error;
    const diagnostics = createDiagnostics();
    diagnostics.report("MM4022", { reason: error.message });
    await request.ended({ status: "failed", diagnostics: diagnostics.all(), jobs: [], changed: [], watched: [] });
  }
}

async function runOnce(
  { readJobs, settings }: WatchRequest,
  environment: Environment,
  visit: (path: string) => Promise<void>,
): Promise<RunResult> {
  const diagnostics = createDiagnostics();
  const jobs = await readJobs(visit, diagnostics);
  for (const { pins } of jobs) if (pins !== undefined) await visit(pins.path);
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
