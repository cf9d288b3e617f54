import { createDiagnostics } from "../../diagnostics/collector.js";
import { createRecordedRun, listWatched, type RunRequest, type RunWorld } from "./recorded-run.js";
import { WatchError, type WatchHost, type WatchRun } from "./types.js";
import { watchLoop } from "./watch-loop.js";

export interface WatchRequest extends RunRequest {
  /** @param changed see {@link WatchRun} */
  readonly started?: ((changed: readonly string[]) => void) | undefined;
  readonly ended: (run: WatchRun) => void | Promise<void>;
}

/** The outside world of a watch. */
export interface WatchWorld extends RunWorld {
  readonly host: WatchHost;
}

/**
 * Generates, and generates again whenever an input changes, until it is aborted. What is wrong with
 * inputs or output is in the run that is told; then nothing was written, and the next change is
 * waited for. Ends early where the system does not let it follow files, which is told as a run that failed.
 */
export async function watchJobs(request: WatchRequest, world: WatchWorld, signal: AbortSignal): Promise<void> {
  const run = createRecordedRun(request, world);
  try {
    await watchLoop(
      async (changed) => {
        request.started?.(changed);
        const { result, reads } = await run();
        await request.ended({ ...result, changed, watched: listWatched(reads) });
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
