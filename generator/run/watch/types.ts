import type { RunResult } from "../types.js";

/** One run of a watch, told when it has ended. */
export interface WatchRun extends RunResult {
  /** The files whose change led to the run, as messages call them; empty for the first. */
  readonly changed: readonly string[];
  /** The files that are followed from now on: everything that was read, or was referred to and not found. */
  readonly watched: readonly string[];
}

/** What a watch needs of the outside, so that it can be tried without a disk and without waiting. */
export interface WatchHost {
  /**
   * From when it resolves, every change at one of these paths shows in {@link next}, those of files
   * that are not there yet included. Takes the place of what was followed before. Rejects with a
   * {@link WatchError}.
   */
  follow(paths: readonly string[]): Promise<void>;
  /**
   * Resolves once something happened at a followed path since it resolved last, be it ever so
   * little: what is in the files decides. Resolves on an abort too. Rejects with a {@link WatchError}.
   */
  next(signal: AbortSignal): Promise<void>;
  /** Lets some time pass; an abort cuts it short. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Follows nothing any more. */
  close(): Promise<void>;
}

/** The system does not let us follow files; the message says why. */
export class WatchError extends Error {
  override readonly name = "WatchError";
}
