import { digest } from "../../write/digest.js";
import { type FileSystem, FileSystemError } from "../../write/file-system.js";
import { manifestPath } from "../../write/manifest.js";
import type { Recall } from "./types.js";

/**
 * Whether an output folder holds the files of its manifest and nothing else where modelmint writes.
 * In doubt it does not: then the long way finds out what there is.
 * @param files path → SHA-256
 * @param stamps path → stamp under which a file had that hash
 * @returns the stamps as they are now, the very same object where all are known; undefined where it does not
 */
export async function confirmFiles(
  root: string,
  files: ReadonlyMap<string, string>,
  stamps: Readonly<Record<string, string>>,
  recall: Recall,
): Promise<Readonly<Record<string, string>> | undefined> {
  try {
    if (!(await holdsJust(files, root, recall.fileSystem))) return undefined;
    const news: [path: string, stamp: string][] = [];
    for (const [path, hash] of files) {
      const place = `${root}/${path}`;
      const stamp = recall.stamps.stampOf(place);
      if (stamp === undefined) return undefined;
      if (stamps[path] === stamp) continue;
      if (digest(await recall.fileSystem.read(place)) !== hash) return undefined;
      if (!recall.stamps.isFresh(stamp)) news.push([path, stamp]);
    }
    return news.length === 0 ? stamps : { ...stamps, ...Object.fromEntries(news) };
  } catch (error) {
    if (error instanceof FileSystemError) return undefined;
    throw error;
  }
}

/** Compares names and kinds, folder by folder. */
async function holdsJust(files: ReadonlyMap<string, string>, root: string, fileSystem: FileSystem): Promise<boolean> {
  const folders = listFolders(files.keys());
  for (const folder of ["", ...folders]) {
    for (const { name, kind } of await fileSystem.list(folder === "" ? root : `${root}/${folder}`)) {
      const path = folder === "" ? name : `${folder}/${name}`;
      const expected = files.has(path) || path === manifestPath ? "file" : folders.has(path) ? "folder" : undefined;
      if (expected === undefined ? isSuspicious(folder, name) : kind !== expected) return false;
    }
  }
  return true;
}

function listFolders(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (
      let slash = path.lastIndexOf("/");
      slash > 0 && !folders.has(path.slice(0, slash));
      slash = path.lastIndexOf("/", slash - 1)
    )
      folders.add(path.slice(0, slash));
  }
  return folders;
}

// What a run that did not end left behind, wherever it stands; a stray file in a folder of ours.
function isSuspicious(folder: string, name: string): boolean {
  if (name.includes("modelmint")) return true;
  return folder !== "" && !name.startsWith(".") && name !== "node_modules";
}
