import {
  accessSync,
  constants,
  type Dirent,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { type Entry, type EntryKind, type FileSystem, FileSystemError } from "./file-system.js";

/**
 * The disk. Calls are synchronous inside: for thousands of small files that costs a third of the
 * processor time of the asynchronous ones, and a signal cannot come between two of them.
 */
export const realFileSystem: FileSystem = {
  kindOf: (path) => attempt(path, () => kindOf(lstatSync(path, { throwIfNoEntry: false }))),
  kindBehind: (path) => attempt(path, () => kindOf(statSync(path, { throwIfNoEntry: false }))),
  list: (folder) => attempt(folder, () => readdirSync(folder, { withFileTypes: true }).map(toEntry)),
  read: (path) => attempt(path, () => readFileSync(path)),
  write: (path, content) => attempt(path, () => writeFileSync(path, content)),
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
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new FileSystemError(code, path, { cause: error });
  }
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
