/** What stands at a path. A link is never followed. */
export type EntryKind = "file" | "folder" | "link" | "other";

export interface Entry {
  readonly name: string;
  readonly kind: EntryKind;
}

/**
 * All that the write room ever does to a disk. The real one, the one in memory and those that tests
 * put in between (a fault at the N-th call, a log of all calls) have this one shape.
 *
 * Paths are the caller's own, joined with `/`. Whatever fails throws a {@link FileSystemError}.
 */
export interface FileSystem {
  /** What stands at the path; undefined where nothing does. Links are reported, not followed. */
  kindOf(path: string): Promise<EntryKind | undefined>;
  /** What a path leads to when links are followed; undefined where that is nothing. */
  kindBehind(path: string): Promise<EntryKind | undefined>;
  /** Entries of a folder, in no particular order. */
  list(folder: string): Promise<readonly Entry[]>;
  read(path: string): Promise<Uint8Array>;
  /** SHA-256 of a file, where that is certain without reading it; absent where it never is. */
  knownDigest?(path: string): string | undefined;
  /** Creates a file where nothing is; fails with `EEXIST` where something is. The folder has to exist. */
  create(path: string, content: Uint8Array): Promise<void>;
  /** Comes back when the content of these files, and the entries of these folders, would survive a power cut. */
  sync(paths: readonly string[]): Promise<void>;
  /** Replaces what stands at `to` in one step. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Creates one folder; its parent has to exist. */
  makeFolder(path: string): Promise<void>;
  /** Removes a folder that is empty; fails where it is not. */
  removeFolder(path: string): Promise<void>;
  /** Whether entries can be created in a folder; reads only. */
  isWritable(folder: string): Promise<boolean>;
}

/** Why a call failed, by the names that POSIX gives (`EACCES`, `ENOSPC`, `EROFS`, …). */
export class FileSystemError extends Error {
  readonly code: string;
  readonly path: string;

  constructor(code: string, path: string, options?: ErrorOptions) {
    super(`${code}: ${path}`, options);
    this.name = "FileSystemError";
    this.code = code;
    this.path = path;
  }
}

/** A failure in words: `permission denied (EACCES)`. */
export function describeFailure(error: FileSystemError): string {
  const words = meanings.get(error.code);
  return words === undefined ? error.code : `${words} (${error.code})`;
}

const meanings: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "operation not permitted"],
  ["EROFS", "the file system is read-only"],
  ["ENOSPC", "no space left on the device"],
  ["EDQUOT", "the disk quota is used up"],
  ["ENOENT", "there is no such file or folder"],
  ["ENOTDIR", "a part of the path is not a folder"],
  ["EISDIR", "it is a folder"],
  ["EEXIST", "something is there already"],
  ["ENOTEMPTY", "the folder is not empty"],
  ["EMFILE", "too many files are open"],
  ["ENAMETOOLONG", "the path is too long"],
  ["ELOOP", "too many links"],
  ["EBUSY", "it is in use"],
]);
