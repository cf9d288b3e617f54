import { foldCase } from "./change-set.js";
import { type FileSystem, FileSystemError } from "./file-system.js";
import { manifestPath } from "./manifest.js";
import { parentFolder, temporarySuffix } from "./paths.js";
import type { OutputPlan, WantedFile } from "./plan-output.js";

/** How carrying out a plan ended. `torn`: files were moved into place before it failed; the next run completes it. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: FileSystemError; readonly torn: boolean };

/**
 * Carries out a feasible plan: every new content goes to a temporary sibling first, and only when all
 * of them are on disk are they renamed into place, the manifest last. A failure before the renames
 * leaves the output as it was. Files that are right already are not touched.
 */
export async function applyPlan(fileSystem: FileSystem, plan: OutputPlan): Promise<Outcome> {
  const progress: Progress = { folders: [], present: new Set(), temporaries: new Set(), moving: false };
  try {
    await removeAll(fileSystem, plan.root, plan.leftovers);
    for (const file of plan.writes) await writeTemporary(fileSystem, plan.root, file, progress);
    const manifest = plan.manifest === undefined ? undefined : { path: manifestPath, text: plan.manifest };
    if (manifest !== undefined) await writeTemporary(fileSystem, plan.root, manifest, progress);
    progress.moving = true;
    await moveIntoPlace(fileSystem, plan, progress);
    if (manifest !== undefined) await moveFile(fileSystem, plan.root, manifest.path, progress);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    await tidyUp(fileSystem, progress);
    return { ok: false, error, torn: progress.moving };
  }
}

interface Progress {
  /** Folders made by this run, parents first. */
  readonly folders: string[];
  /** Folders that are known to be there; asking costs a system call a file. */
  readonly present: Set<string>;
  /** Temporary files that have not been renamed yet. */
  readonly temporaries: Set<string>;
  moving: boolean;
}

async function writeTemporary(fileSystem: FileSystem, root: string, file: WantedFile, progress: Progress): Promise<void> {
  const temporary = `${root}/${file.path}${temporarySuffix}`;
  await makeFolders(fileSystem, parentFolder(temporary) ?? root, progress);
  progress.temporaries.add(temporary);
  await fileSystem.write(temporary, new TextEncoder().encode(file.text));
}

async function makeFolders(fileSystem: FileSystem, folder: string, progress: Progress): Promise<void> {
  if (progress.present.has(folder)) return;
  if ((await fileSystem.kindBehind(folder)) === undefined) {
    const parent = parentFolder(folder);
    if (parent !== undefined) await makeFolders(fileSystem, parent, progress);
    await fileSystem.makeFolder(folder);
    progress.folders.push(folder);
  }
  progress.present.add(folder);
}

async function moveIntoPlace(fileSystem: FileSystem, plan: OutputPlan, progress: Progress): Promise<void> {
  const coming = new Set(plan.writes.map(({ path }) => foldCase(path)));
  // Where case is ignored, deleting the old spelling of a path after the rename would delete the new file.
  const respelled = plan.removals.filter((path) => coming.has(foldCase(path)));
  const stale = plan.removals.filter((path) => !coming.has(foldCase(path)));
  await removeAll(fileSystem, plan.root, respelled);
  for (const { path } of plan.writes) await moveFile(fileSystem, plan.root, path, progress);
  await removeAll(fileSystem, plan.root, stale);
  await removeEmptyFolders(fileSystem, plan.root, plan.removals);
}

async function moveFile(fileSystem: FileSystem, root: string, path: string, progress: Progress): Promise<void> {
  const target = `${root}/${path}`;
  await fileSystem.rename(target + temporarySuffix, target);
  progress.temporaries.delete(target + temporarySuffix);
}

async function removeAll(fileSystem: FileSystem, root: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) await fileSystem.remove(`${root}/${path}`);
}

/** Removes the folders that the removed files were in where nothing else is in them, deepest first. */
async function removeEmptyFolders(fileSystem: FileSystem, root: string, removed: readonly string[]): Promise<void> {
  const folders = new Set<string>();
  for (const path of removed) {
    for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1))
      folders.add(path.slice(0, slash));
  }
  const deepestFirst = [...folders].sort((a, b) => b.split("/").length - a.split("/").length || (a < b ? -1 : 1));
  for (const folder of deepestFirst) {
    const path = `${root}/${folder}`;
    if ((await fileSystem.list(path)).length === 0) await fileSystem.removeFolder(path);
  }
}

/** Takes back what a failed run began. What cannot be taken back is left to the next run, which knows it by its name. */
async function tidyUp(fileSystem: FileSystem, progress: Progress): Promise<void> {
  for (const temporary of progress.temporaries) await attempt(() => fileSystem.remove(temporary));
  if (progress.moving) return;
  for (const folder of [...progress.folders].reverse()) await attempt(() => fileSystem.removeFolder(folder));
}

async function attempt(call: () => Promise<void>): Promise<void> {
  try {
    await call();
  } catch (error) {
    // The failure that led here is the one to report; this one would only hide it.
    if (!(error instanceof FileSystemError)) throw error;
  }
}
