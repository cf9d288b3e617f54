import type { Diagnostics } from "../diagnostics/collector.js";
import { describeFailure, FileSystemError } from "../write/file-system.js";
import { journalPath } from "../write/journal.js";
import { lockOutput, type OutputLock } from "../write/lock.js";
import { findUnfinished, recoverOutput } from "../write/recover.js";
import type { Environment, GenerateSettings } from "./types.js";

/** Longest wait for another run, in milliseconds. It holds its lock while it writes, never while it builds. */
const patience = 60_000;

export type LockFailure = "locked" | "interrupted" | "failed";

/**
 * Locks output folders, finishes or takes back what a run that was cut off left in them, and does the
 * work. Locks are taken in the order of the paths, so that no two runs wait for each other.
 *
 * @returns what the work gives; or why it was not begun, which is reported
 */
export async function withLockedOutputs<Result>(
  outputs: readonly string[],
  environment: Environment,
  settings: Pick<GenerateSettings, "wait" | "onWait">,
  diagnostics: Diagnostics,
  work: () => Promise<Result>,
): Promise<Result | LockFailure> {
  const locks: OutputLock[] = [];
  try {
    for (const root of [...outputs].sort()) {
      const lock = await lockOne(root, environment, settings, diagnostics);
      if (typeof lock === "string") return lock;
      locks.push(lock);
      if (!(await recover(root, environment, diagnostics))) return "failed";
    }
    return await work();
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    diagnostics.report("MM5002", { path: error.path, reason: describeFailure(error) });
    return "failed";
  } finally {
    for (const lock of locks.reverse()) await release(lock, diagnostics);
  }
}

async function lockOne(
  root: string,
  { fileSystem, lockKeeper, interruption }: Environment,
  { wait, onWait }: Pick<GenerateSettings, "wait" | "onWait">,
  diagnostics: Diagnostics,
): Promise<OutputLock | LockFailure> {
  const lock = await lockOutput(fileSystem, root, lockKeeper, {
    patience: wait === false ? 0 : patience,
    onWait: ({ pid }) => onWait?.(root, pid),
    isInterrupted: interruption.isRequested,
  });
  if (lock.ok) return lock;
  if (lock.holder === undefined) return "interrupted";
  diagnostics.report("MM5003", { path: root, pid: lock.holder.pid, lock: lock.path });
  return "locked";
}

async function recover(root: string, { fileSystem }: Environment, diagnostics: Diagnostics): Promise<boolean> {
  const unfinished = await findUnfinished(fileSystem, root);
  if (unfinished?.stage === "unknown") {
    diagnostics.report("MM5007", { path: `${root}/${journalPath}`, flaw: "it is not a journal of modelmint" });
    return false;
  }
  if (unfinished !== undefined) await recoverOutput(fileSystem, root, unfinished);
  return true;
}

// The work is done by then; a lock that stays is taken over by the next run.
async function release(lock: OutputLock, diagnostics: Diagnostics): Promise<void> {
  try {
    await lock.release();
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    diagnostics.report("MM5002", { path: error.path, reason: describeFailure(error) });
  }
}
