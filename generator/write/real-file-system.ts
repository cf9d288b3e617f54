import {
  accessSync,
  closeSync,
  constants,
  type Dirent,
  fsync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { setImmediate } from "node:timers/promises";
import { type Entry, type EntryKind, type FileSystem, FileSystemError } from "./file-system.js";

/**
 * The disk. Calls are synchronous inside: for thousands of small files that costs a third of the
 * processor time of the asynchronous ones. Only `sync` lets other work and signals in between: one
 * after the other, 6,000 files would take 20 s; many at a time, they share what the device does.
 */
export const realFileSystem: FileSystem = {
  kindOf: (path) => attempt(path, () => kindOf(lstatSync(path, { throwIfNoEntry: false }))),
  kindBehind: (path) => attempt(path, () => kindOf(statSync(path, { throwIfNoEntry: false }))),
  list: (folder) => attempt(folder, () => readdirSync(folder, { withFileTypes: true }).map(toEntry)),
  read: (path) => attempt(path, () => readFileSync(path)),
  create: (path, content) => attempt(path, () => writeFileSync(path, content, { flag: "wx" })),
  sync: syncAll,
  rename: (from, to) => attempt(to, () => renameSync(from, to)),
  remove: (path) => attempt(path, () => unlinkSync(path)),
  makeFolder: (path) => attempt(path, () => mkdirSync(path) as undefined), // without `recursive` it returns nothing
  removeFolder: (path) => attempt(path, () => rmdirSync(path)),
  isWritable: (folder) => attempt(folder, () => isWritable(folder)),
};

async function attempt<T>(path: string, call: () => T): Promise<T> {
  try {
    return call();
  } catch (error) {
    throw toFileSystemError(path, error);
  }
}

function toFileSystemError(path: string, error: unknown): unknown {
  const code = errorCode(error);
  return code === undefined ? error : new FileSystemError(code, path, { cause: error });
}

/** So many files are open at a time at most. */
const mostOpen = 32;

async function syncAll(paths: readonly string[]): Promise<void> {
  const rest = paths.values();
  const work = async (): Promise<void> => {
    for (const path of rest) await syncOne(path); // all workers take from one iterator
  };
  await Promise.all(Array.from({ length: Math.min(mostOpen, paths.length) }, work));
  // A signal that came meanwhile is handled behind what came from the disk, so it has its turn before the caller goes on.
  await setImmediate();
}

async function syncOne(path: string): Promise<void> {
  try {
    await flush(path);
  } catch (error) {
    if (!isUnsupported(errorCode(error))) throw toFileSystemError(path, error);
  }
}

/**
 * Only the flush itself is left to the thread pool, for it waits for the device. Opening and closing do not wait, and
 * each hand-over costs several times what they do. A FileHandle would cost more than all the rest.
 */
function flush(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // Windows flushes only what is open for writing, and opens no folders; NTFS has a journal for these.
    const file = openSync(path, process.platform === "win32" ? "r+" : "r");
    fsync(file, (failed) => {
      try {
        closeSync(file);
      } catch (unclosed) {
        reject(failed ?? unclosed);
        return;
      }
      if (failed) reject(failed);
      else resolve();
    });
  });
}

/** Some file systems of networks and of Windows cannot do it; then nothing is to be had. */
function isUnsupported(code: string | undefined): boolean {
  const always = code === "EINVAL" || code === "ENOTSUP" || code === "ENOSYS";
  return always || (process.platform === "win32" && (code === "EISDIR" || code === "EPERM" || code === "EACCES"));
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return false;
  }
}

function toEntry(entry: Dirent): Entry {
  return { name: entry.name, kind: typeOf(entry) };
}

function kindOf(stats: Stats | undefined): EntryKind | undefined {
  return stats === undefined ? undefined : typeOf(stats);
}

function typeOf(entry: Stats | Dirent): EntryKind {
  if (entry.isSymbolicLink()) return "link";
  if (entry.isFile()) return "file";
  return entry.isDirectory() ? "folder" : "other";
}
