import type { ReadRecord } from "./record-reads.js";
import type { WatchHost } from "./types.js";

/** So long, in milliseconds, a content has to stay the same before it counts: editors and tools write in pieces. */
export const settleTime = 100;

/**
 * Runs, and runs again whenever a file that the last run read holds something else than it did then.
 * Events only make it look; what it sees decides, so that nothing is done twice and nothing is
 * missed: what changes during a run leads to one more after it. Ends on an abort, after the run that
 * it comes in; and after a run that read nothing, for then nothing can change.
 * @param runOnce carries out one run and gives what it read
 */
export async function watchLoop(
  runOnce: (changed: readonly string[]) => Promise<readonly ReadRecord[]>,
  host: WatchHost,
  signal: AbortSignal,
): Promise<void> {
  try {
    for (let changed: readonly string[] = []; !signal.aborted; ) {
      const reads = await runOnce(changed);
      if (reads.length === 0) return;
      changed = await waitForChange(reads, host, signal);
    }
  } finally {
    await host.close();
  }
}

/** Waits until the files hold something else than what was read, and gives those that do; none on an abort. */
async function waitForChange(reads: readonly ReadRecord[], host: WatchHost, signal: AbortSignal): Promise<readonly string[]> {
  const paths = reads.map(({ path }) => path);
  while (!signal.aborted) {
    // Folders come and go; and only once the files are followed it is safe to look at them.
    await host.follow(paths);
    const found = await settle(reads, host, signal);
    const changed = reads.filter(({ fingerprint }, index) => fingerprint !== found[index]);
    if (changed.length > 0) return changed.map(({ path }) => path);
    await host.next(signal);
  }
  return [];
}

/** What the files hold, once that has stayed the same for a while. */
async function settle(reads: readonly ReadRecord[], host: WatchHost, signal: AbortSignal): Promise<readonly string[]> {
  for (let before = await lookAt(reads); ; ) {
    await host.pause(settleTime, signal);
    const after = await lookAt(reads);
    if (signal.aborted || after.every((fingerprint, index) => fingerprint === before[index])) return after;
    before = after;
  }
}

function lookAt(reads: readonly ReadRecord[]): Promise<readonly string[]> {
  return Promise.all(reads.map((read) => read.look()));
}
