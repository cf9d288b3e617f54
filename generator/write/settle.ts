import { foldCase } from "./change-set.js";
import { digest } from "./digest.js";
import { type FileSystem, FileSystemError } from "./file-system.js";
import { intentPath, type Journal, type JournalRemoval, journalPath } from "./journal.js";
import { manifestPath } from "./manifest.js";
import { listFolders, temporarySuffix } from "./paths.js";

/**
 * Moves everything that is prepared into place, removes what is stale, and last of all renames the
 * manifest and removes the journal.
 *
 * @param left what of the journal's work is still to be done
 */
export async function finishWork(
  fileSystem: FileSystem,
  root: string,
  journal: Journal,
  left: Pick<Journal, "writes" | "removals"> = journal,
): Promise<void> {
  const { respelled, stale } = sortRemovals(left);
  const files = left.writes.filter(({ path }) => path !== manifestPath);
  await removeAll(fileSystem, root, respelled);
  for (const { path } of files) await moveIntoPlace(fileSystem, root, path);
  await removeAll(fileSystem, root, stale);
  await removeEmptyFolders(fileSystem, root, listFolders(journal.removals.map(({ path }) => path)));
  await syncFolders(fileSystem, root, [...journal.writes, ...journal.removals]);
  if (files.length < left.writes.length) {
    await moveIntoPlace(fileSystem, root, manifestPath);
    await fileSystem.sync([root]);
  }
  await fileSystem.remove(`${root}/${journalPath}`);
}

// Where case is ignored, deleting the old spelling of a path after the rename would delete the new file.
function sortRemovals({
  writes,
  removals,
}: Pick<Journal, "writes" | "removals">): Record<"respelled" | "stale", readonly JournalRemoval[]> {
  const coming = new Set(writes.map(({ path }) => foldCase(path)));
  return {
    respelled: removals.filter(({ path }) => coming.has(foldCase(path))),
    stale: removals.filter(({ path }) => !coming.has(foldCase(path))),
  };
}

async function moveIntoPlace(fileSystem: FileSystem, root: string, path: string): Promise<void> {
  await fileSystem.rename(`${root}/${path}${temporarySuffix}`, `${root}/${path}`);
}

async function removeAll(fileSystem: FileSystem, root: string, removals: readonly JournalRemoval[]): Promise<void> {
  for (const { path } of removals) await fileSystem.remove(`${root}/${path}`);
}

/** Folders that are left, so that what was renamed and removed in them survives a power cut. */
async function syncFolders(fileSystem: FileSystem, root: string, touched: readonly { readonly path: string }[]): Promise<void> {
  const folders = [root, ...listFolders(touched.map(({ path }) => path)).map((folder) => `${root}/${folder}`)];
  const left: string[] = [];
  for (const folder of folders) if ((await fileSystem.kindOf(folder)) !== undefined) left.push(folder);
  await fileSystem.sync(left);
}

/** Takes back what was prepared and not yet renamed: temporary files, the folders made for them, the intent. */
export async function rollBackWork(fileSystem: FileSystem, root: string, { writes, folders }: Journal): Promise<void> {
  for (const { path } of writes) {
    const temporary = `${root}/${path}${temporarySuffix}`;
    if (await isReachable(fileSystem, root, `${path}${temporarySuffix}`)) await fileSystem.remove(temporary);
  }
  await removeEmptyFolders(fileSystem, root, folders);
  if ((await fileSystem.kindOf(`${root}/${intentPath}`)) === "file") await fileSystem.remove(`${root}/${intentPath}`);
}

/**
 * The part of a journal's work that is left to do and safe to do: a file that was edited by hand
 * since, or stands behind a link by now, is left as it is.
 */
export async function remainingWork(
  fileSystem: FileSystem,
  root: string,
  journal: Journal,
): Promise<Pick<Journal, "writes" | "removals">> {
  const writes: Journal["writes"][number][] = [];
  for (const write of journal.writes) {
    const temporary = `${write.path}${temporarySuffix}`;
    if (!(await isReachable(fileSystem, root, temporary))) continue;
    if (write.path === manifestPath || (await isUntouched(fileSystem, root, write))) writes.push(write);
    else await fileSystem.remove(`${root}/${temporary}`);
  }
  const removals: JournalRemoval[] = [];
  // Spellings that give way are removed before the first rename; a removal now could hit the new file.
  const begun = writes.length < journal.writes.length;
  const { respelled, stale } = sortRemovals(journal);
  for (const removal of [...(begun ? [] : respelled), ...stale]) {
    const stands = await isReachable(fileSystem, root, removal.path);
    if (stands && (await isUntouched(fileSystem, root, removal))) removals.push(removal);
  }
  return { writes, removals };
}

/** Whether a path is as it was when the work was planned. */
export async function isUntouched(
  fileSystem: FileSystem,
  root: string,
  { path, before }: { readonly path: string; readonly before: string | null },
): Promise<boolean> {
  const kind = await fileSystem.kindOf(`${root}/${path}`);
  if (before === null || kind !== "file") return before === null && kind === undefined;
  return digest(await fileSystem.read(`${root}/${path}`)) === before;
}

/** Whether a file stands at a path below the root, and not behind a link. */
async function isReachable(fileSystem: FileSystem, root: string, path: string): Promise<boolean> {
  return (await isInside(fileSystem, root, path)) && (await fileSystem.kindOf(`${root}/${path}`)) === "file";
}

/** Whether all that is above a path, below the root, is folders and no links. */
async function isInside(fileSystem: FileSystem, root: string, path: string): Promise<boolean> {
  for (const folder of listFolders([path])) if ((await fileSystem.kindOf(`${root}/${folder}`)) !== "folder") return false;
  return true;
}

/** Removes those of the folders where nothing is in them, deepest first. */
async function removeEmptyFolders(fileSystem: FileSystem, root: string, folders: readonly string[]): Promise<void> {
  for (const folder of [...folders].reverse()) {
    const path = `${root}/${folder}`;
    if (!(await isInside(fileSystem, root, folder)) || (await fileSystem.kindOf(path)) !== "folder") continue;
    if ((await fileSystem.list(path)).length === 0) await fileSystem.removeFolder(path);
  }
}

/** Does what can be done after a failure that is told already: another one would only hide it. */
export async function attempt(call: () => Promise<void>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
  }
}
