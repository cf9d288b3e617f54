import type { EntryKind } from "./file-system.js";
import { manifestPath } from "./manifest.js";

/**
 * What one path of the output is, compared with what is wanted:
 *
 * - `create`: wanted, and nothing is there; `missing` if it was there after the last run.
 * - `update`: owned and unedited, and other bytes are wanted.
 * - `unchanged`: the bytes are the wanted ones, whoever wrote them.
 * - `delete`: owned and unedited, and no longer wanted.
 * - `gone`: owned, no longer wanted, and nothing is there any more.
 * - `hand-edited`: owned, but the bytes are neither the wanted ones nor those of the last run.
 * - `foreign`: wanted, but something stands there that modelmint did not write.
 * - `stray`: not wanted and never written by modelmint, in a folder that is wholly its own.
 */
export type ChangeKind = "create" | "missing" | "update" | "unchanged" | "delete" | "gone" | "hand-edited" | "foreign" | "stray";

export interface Change {
  readonly kind: ChangeKind;
  /** POSIX path below the output folder. */
  readonly path: string;
  /** Whether the path is part of the new output; a hand-edited file can be either. */
  readonly wanted: boolean;
}

/** What stands in an output folder: the files that matter, by path below it. */
export interface DiskState {
  /** Path → SHA-256 of the bytes of every file in folders that modelmint writes into. */
  readonly files: ReadonlyMap<string, string>;
  /** What stands at other paths that are wanted or owned, and is no plain file. */
  readonly obstacles: ReadonlyMap<string, Exclude<EntryKind, "file">>;
}

/**
 * Compares the files; the manifest is compared apart ({@link compareManifest}), because what it says
 * follows from what becomes of the files.
 * @param wanted path → SHA-256 of the new output
 * @param owned path → SHA-256 of what the last run wrote, by its manifest
 */
export function compareOutput(
  wanted: ReadonlyMap<string, string>,
  owned: ReadonlyMap<string, string>,
  disk: DiskState,
): readonly Change[] {
  const paths = new Set([...wanted.keys(), ...owned.keys(), ...disk.files.keys(), ...disk.obstacles.keys()]);
  paths.delete(manifestPath);
  return [...paths].sort().map((path) => ({ kind: comparePath(path, wanted, owned, disk), path, wanted: wanted.has(path) }));
}

/** Compares the manifest. It cannot hold its own digest, so it counts as ours; a damaged one is refused before. */
export function compareManifest(wanted: string, disk: DiskState): Change {
  const found = disk.files.get(manifestPath);
  const kind = disk.obstacles.has(manifestPath)
    ? "foreign"
    : found === undefined
      ? "create"
      : found === wanted
        ? "unchanged"
        : "update";
  return { kind, path: manifestPath, wanted: true };
}

function comparePath(
  path: string,
  wanted: ReadonlyMap<string, string>,
  owned: ReadonlyMap<string, string>,
  disk: DiskState,
): ChangeKind {
  const goal = wanted.get(path);
  const last = owned.get(path);
  const found = disk.files.get(path);
  if (disk.obstacles.has(path)) return goal === undefined ? (last === undefined ? "stray" : "gone") : "foreign";
  if (found === undefined) return goal === undefined ? "gone" : last === undefined ? "create" : "missing";
  if (found === goal) return "unchanged";
  if (last === undefined) return goal === undefined ? "stray" : "foreign";
  if (found !== last) return "hand-edited";
  return goal === undefined ? "delete" : "update";
}

/** Paths that are the same on a file system that ignores case, in groups of two and more. */
export function findCaseCollisions(paths: Iterable<string>): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  const known = new Set<string>();
  for (const path of paths) {
    // From the file outwards, up to a folder that was met before.
    for (let exact = path; exact !== "" && !known.has(exact); exact = exact.slice(0, Math.max(exact.lastIndexOf("/"), 0))) {
      known.add(exact);
      const folded = foldCase(exact);
      const group = groups.get(folded);
      if (group === undefined) groups.set(folded, [exact]);
      else group.push(exact);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1).map((group) => group.sort());
}

/** A path as file systems that ignore case and normal form compare it. */
export function foldCase(path: string): string {
  return path.normalize("NFC").toUpperCase().toLowerCase();
}
