import type { FileSystem } from "../../write/file-system.js";
import type { KnownFile } from "./known-files.js";
import type { Stamps } from "./types.js";

/** A file system that notes the stamps under which files were read and moved into place. */
export interface Witness {
  readonly fileSystem: FileSystem;
  /** Path → stamp of what was last read or written there. */
  readonly seen: ReadonlyMap<string, string>;
}

/**
 * Looks on at a run. What is read has the stamp from before, so that a change in between shows.
 * @param known what files were when they had a stamp: whoever wants no more than a digest need not read those that still have it
 */
export function createWitness(
  fileSystem: FileSystem,
  stamps: Stamps,
  known: ReadonlyMap<string, KnownFile> = new Map(),
): Witness {
  const seen = new Map<string, string>();
  const note = (path: string, stamp = stamps.stampOf(path)): void => {
    if (stamp === undefined) seen.delete(path);
    else seen.set(path, stamp);
  };
  return {
    seen,
    fileSystem: {
      ...fileSystem,
      knownDigest: (path) => {
        const stamp = known.has(path) ? stamps.stampOf(path) : undefined;
        const file = known.get(path);
        if (stamp === undefined || file?.stamp !== stamp) return undefined;
        note(path, stamp);
        return file.sha256;
      },
      read: async (path) => {
        const stamp = stamps.stampOf(path);
        const content = await fileSystem.read(path);
        note(path, stamp);
        return content;
      },
      rename: async (from, to) => {
        await fileSystem.rename(from, to);
        note(to);
      },
    },
  };
}
