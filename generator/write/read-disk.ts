import type { DiskState } from "./change-set.js";
import { digest } from "./digest.js";
import { type EntryKind, type FileSystem, FileSystemError } from "./file-system.js";
import { type Manifest, type ManifestFlaw, manifestPath, parseManifest } from "./manifest.js";
import { listFolders, parentFolder } from "./paths.js";

/** What stands in an output folder, as far as it concerns modelmint. */
export interface OutputState extends DiskState {
  /** Symbolic links where modelmint writes; writing through one could end anywhere. */
  readonly links: readonly string[];
}

/** The manifest of the last run; undefined where there is none. */
export async function readManifest(fileSystem: FileSystem, root: string): Promise<Manifest | ManifestFlaw | undefined> {
  const path = `${root}/${manifestPath}`;
  if ((await fileSystem.kindOf(path)) !== "file") return undefined; // a link or folder shows up as an obstacle later
  return parseManifest(new TextDecoder().decode(await fileSystem.read(path)));
}

/**
 * Reads what stands at the given paths, and everything else in those of the output's folders that
 * they are in (`src/`, `docs/`, …): these are wholly modelmint's. Other folders (`dist/`,
 * `node_modules/`) and other files beside the package.json are not looked at.
 * @param root an existing folder
 * @param paths all wanted and all owned paths
 */
export async function readDisk(fileSystem: FileSystem, root: string, paths: ReadonlySet<string>): Promise<OutputState> {
  const reading: Reading = {
    fileSystem,
    root,
    paths,
    areas: new Set(listFolders(paths)),
    files: new Map(),
    obstacles: new Map(),
    links: [],
  };
  await readFolder(reading, "");
  return reading;
}

interface Reading extends OutputState {
  readonly fileSystem: FileSystem;
  readonly root: string;
  readonly paths: ReadonlySet<string>;
  /** All folders that hold a wanted or owned path, at any depth. */
  readonly areas: ReadonlySet<string>;
  readonly files: Map<string, string>;
  readonly obstacles: Map<string, Exclude<EntryKind, "file">>;
  readonly links: string[];
}

async function readFolder(reading: Reading, folder: string): Promise<void> {
  const entries = await reading.fileSystem.list(folder === "" ? reading.root : `${reading.root}/${folder}`);
  for (const { name, kind } of entries) {
    const path = folder === "" ? name : `${folder}/${name}`;
    if (concerns(reading, folder, name, path)) await readEntry(reading, path, kind);
  }
}

/** At the top only what is wanted or owned; below that everything, but for what tools leave behind. */
function concerns(reading: Reading, folder: string, name: string, path: string): boolean {
  if (reading.paths.has(path) || reading.areas.has(path)) return true;
  return folder !== "" && !name.startsWith(".") && name !== "node_modules";
}

async function readEntry(reading: Reading, path: string, kind: EntryKind): Promise<void> {
  if (kind === "link") reading.links.push(path);
  if (kind === "file" && !reading.areas.has(path)) {
    reading.files.set(path, await digestFile(reading.fileSystem, `${reading.root}/${path}`));
  } else if (kind === "folder" && !reading.paths.has(path)) {
    await readFolder(reading, path);
  } else {
    reading.obstacles.set(path, kind === "file" ? "other" : kind); // a file where a folder is to be
  }
}

async function digestFile(fileSystem: FileSystem, path: string): Promise<string> {
  return fileSystem.knownDigest?.(path) ?? digest(await fileSystem.read(path));
}

/** What stands where the output is to be, and whether it can be written to. Links to folders are fine. */
export type RootState = "absent" | "folder" | "not a folder" | "not writable";

/**
 * Looks at the output folder itself, or, where it does not exist yet, at the nearest folder above
 * that does. Nothing is changed.
 */
export async function inspectRoot(
  fileSystem: FileSystem,
  root: string,
): Promise<{ readonly state: RootState; readonly path: string }> {
  try {
    const kind = await fileSystem.kindBehind(root);
    if (kind === "folder") return { state: (await fileSystem.isWritable(root)) ? "folder" : "not writable", path: root };
    if (kind !== undefined || (await fileSystem.kindOf(root)) !== undefined) return { state: "not a folder", path: root };
  } catch (error) {
    if (!(error instanceof FileSystemError) || error.code !== "ENOTDIR") throw error;
  }
  const parent = parentFolder(root);
  if (parent === undefined) return { state: "not writable", path: root };
  const above = await inspectRoot(fileSystem, parent);
  return above.state === "folder" ? { state: "absent", path: root } : above;
}
