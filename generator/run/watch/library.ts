/// <reference lib="esnext.disposable" preserve="true" />
import type { ModelmintConfig } from "../../config/types.js";
import type { Diagnostics } from "../../diagnostics/collector.js";
import { regularFileReader } from "../../load/read-source.js";
import type { FileSystem } from "../../write/file-system.js";
import { type EditOptions, editPolicy, toJob } from "../library.js";
import type { WatchRun } from "./types.js";

/** A config whose input is a file, and what to do with each run. Relative paths start where the process stands. */
export interface WatchOptions extends Omit<ModelmintConfig, "extends">, EditOptions {
  readonly input: string;
  readonly output: string;
  /** What is written instead of the disk. */
  readonly fileSystem?: FileSystem;
  readonly failOnWarnings?: boolean;
  /** The file of published names (`modelmint.names.json`); it need not exist, and is not written. Default: none. */
  readonly pins?: string;
  /** Called after every run, the first included; the next one waits for it. */
  readonly onRun: (run: WatchRun) => void | Promise<void>;
}

/** A watch that goes on until it is closed; `await using` closes it, too. */
export interface Watch extends AsyncDisposable {
  /** Ends the watch after the run that it may be in. Resolves when nothing is followed or written any more. */
  close(): Promise<void>;
  /** Resolves when the watch has ended; rejects for a bug, or for what `onRun` throws. */
  readonly ended: Promise<void>;
}

/**
 * Generates, and generates again whenever the document or a file that it refers to changes. What is
 * wrong with them is in the run that `onRun` is given; the output is then left as it was.
 */
export function watch(options: WatchOptions): Watch {
  const abort = new AbortController();
  const ended = start(options, abort.signal);
  ended.catch(() => {}); // it is for those who wait for it
  const close = (): Promise<void> => {
    abort.abort();
    return ended;
  };
  return { close, ended, [Symbol.asyncDispose]: close };
}

async function start(options: WatchOptions, signal: AbortSignal): Promise<void> {
  const { input, pins, fileSystem, failOnWarnings = false, force, keepEdited, onRun, ...settings } = options;
  const { watchJobs } = await import("./watch-jobs.js");
  const { createRealWatchHost } = await import("./real-watch-host.js");
  const request = {
    readJobs: async (_visit: unknown, diagnostics: Diagnostics) => {
      const job = toJob({ input, settings, pins, required: ["output"] }, diagnostics);
      return job === undefined ? [] : [job];
    },
    settings: { edits: editPolicy({ force, keepEdited }), dryRun: false, pin: "keep", wait: true, failOnWarnings } as const,
    ended: onRun,
  };
  await watchJobs(request, { host: createRealWatchHost(), reader: regularFileReader, fileSystem }, signal);
}
