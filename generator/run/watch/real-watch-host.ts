import { realpathSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { FSWatcher } from "chokidar";
import { type Place, type PlaceReader, planPlaces } from "./places.js";
import { WatchError, type WatchHost } from "./types.js";

/**
 * So often, in milliseconds, it is looked whether files changed without a word: a folder that is called otherwise for a moment takes
 * its watcher along, and some systems of files tell nothing. What is waited for also keeps the process alive.
 */
const heartbeat = 2000;

/** The disk, by chokidar, and the clock. */
export function createRealWatchHost(): WatchHost {
  let followed = new Map<string, FSWatcher>();
  let look = (): string => "";
  let before = "";
  const events = createSignalBox();
  return {
    follow: async (paths) => {
      look = () => paths.map(stampOf).join();
      before = look();
      const wanted = planPlaces(paths, diskPlaces);
      const kept = new Map([...followed].filter(([key, watcher]) => wanted.has(key) && !watcher.closed));
      const dropped = [...followed].filter(([key]) => !kept.has(key)).map(([, watcher]) => watcher);
      followed = kept;
      const added = [...wanted].filter(([key]) => !kept.has(key));
      await Promise.all(added.map(async ([key, place]) => kept.set(key, await watchFolder(place, events))));
      await Promise.all(dropped.map((watcher) => watcher.close()));
    },
    next: async (signal) => {
      const timer = setInterval(() => {
        if (look() !== before) events.wake();
      }, heartbeat);
      try {
        await events.next(signal);
      } finally {
        clearInterval(timer);
      }
    },
    pause,
    close: async () => {
      const watchers = [...followed.values()];
      followed = new Map();
      await Promise.all(watchers.map((watcher) => watcher.close()));
    },
  };
}

/** Resolves once the folder is followed. */
async function watchFolder({ folder, names }: Place, { wake, fail }: SignalBox): Promise<FSWatcher> {
  const { watch } = await import("chokidar");
  const watcher = watch(folder, {
    depth: 0,
    ignoreInitial: true,
    atomic: false, // we wait for contents to settle ourselves
    ignored: (path) => resolve(path) !== folder && !names.has(basename(path)),
  });
  watcher.on("all", (event, path) => {
    // Without its folder a watcher hears nothing any more, also when that comes back under its old name.
    if (event === "unlinkDir" && resolve(path) === folder) void watcher.close();
    wake();
  });
  await new Promise<void>((ready, reject) => {
    watcher.on("ready", () => ready());
    watcher.on("error", (error) => {
      // An entry whose links lead in a circle is not followed, but its folder is, where it will be replaced.
      if (codeOf(error) === "ELOOP") return wake();
      const failure = new WatchError(describeError(error, folder), { cause: error });
      fail(failure);
      reject(failure);
    });
  }).catch(async (error: unknown) => {
    await watcher.close();
    throw error;
  });
  return watcher;
}

/** Something that changes when a file is written or replaced. */
function stampOf(path: string): string {
  try {
    const status = statSync(path, { bigint: true });
    return `${status.dev}:${status.ino}:${status.size}:${status.mtimeNs}:${status.ctimeNs}`;
  } catch (error) {
    return codeOf(error);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the system's limit of watched files is reached",
  EMFILE: "too many files are open",
  EACCES: "permission denied",
};

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function describeError(error: unknown, folder: string): string {
  const code = codeOf(error);
  return `${folder}: ${reasons[code] ?? (error instanceof Error ? error.message : String(error))}`;
}

const diskPlaces: PlaceReader = {
  absolute: (path) => resolve(path),
  parent: dirname,
  name: (path) => basename(path),
  identify: (folder) => {
    const status = statSync(folder, { bigint: true, throwIfNoEntry: false });
    return status?.isDirectory() === true ? `${status.dev}:${status.ino}:${status.birthtimeNs}` : undefined;
  },
  resolveLinks: (path) => {
    try {
      return realpathSync(path);
    } catch {
      return undefined; // it is not there, or its links lead nowhere
    }
  },
};

interface SignalBox {
  /** Something happened. */
  wake(): void;
  /** Nothing will be heard any more. */
  fail(error: WatchError): void;
  next(signal: AbortSignal): Promise<void>;
}

/** Remembers that something happened until somebody asks. */
function createSignalBox(): SignalBox {
  let pending = false;
  let failure: WatchError | undefined;
  let notify: (() => void) | undefined;
  const wake = (): void => {
    pending = true;
    notify?.();
  };
  return {
    wake,
    fail: (error) => {
      failure = error;
      notify?.();
    },
    next: async (signal) => {
      if (!pending && failure === undefined && !signal.aborted) {
        await new Promise<void>((resume) => {
          notify = resume;
          signal.addEventListener("abort", wake, { once: true });
        });
        signal.removeEventListener("abort", wake);
        notify = undefined;
      }
      pending = false;
      if (failure !== undefined) throw failure;
    },
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resume) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resume();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end, { once: true });
  });
}
