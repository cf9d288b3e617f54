import { type Change, type ChangeKind, compareManifest, compareOutput, findCaseCollisions, foldCase } from "./change-set.js";
import { digest } from "./digest.js";
import type { FileSystem } from "./file-system.js";
import {
  digestFiles,
  isOwnablePath,
  listDistFiles,
  type Manifest,
  manifestPath,
  printManifest,
  type WantedFile,
} from "./manifest.js";
import { temporarySuffix } from "./paths.js";
import { type OutputState, readDisk } from "./read-disk.js";
import type { Unfinished } from "./recover.js";

/** What becomes of owned files that were edited by hand: the run stops, they are overwritten, or they stay. */
export type EditPolicy = "stop" | "overwrite" | "keep";

/** Everything about one output folder that can be known before anything is written. */
export interface OutputPlan {
  readonly root: string;
  /** Every path once, the manifest included, sorted by code unit. */
  readonly changes: readonly Change[];
  /** Files to be written, without the manifest. */
  readonly writes: readonly WantedFile[];
  /** Digests of all files as they are to be: path → SHA-256. */
  readonly wanted: ReadonlyMap<string, string>;
  /** Files to be deleted, all of them owned. */
  readonly removals: readonly string[];
  /** Text of the new manifest; undefined where the one on disk is right. */
  readonly manifest: string | undefined;
  readonly obstacles: Obstacles;
  /** The manifest of the last run, and what the new one says beside the files. */
  readonly last: Manifest | undefined;
  readonly facts: ManifestFacts;
  /** What stands in the output: path → SHA-256. */
  readonly found: ReadonlyMap<string, string>;
  /** A run before this one was cut off and has not been recovered from. */
  readonly unfinished: boolean;
}

/** An output folder as a run finds it. */
export interface FoundOutput {
  readonly root: string;
  readonly exists: boolean;
  /** The manifest of the last run. */
  readonly last: Manifest | undefined;
  /** What a run that was cut off left behind. */
  readonly unfinished: Unfinished | undefined;
}

/** Why nothing may be written; all lists empty where it may. */
export interface Obstacles {
  readonly handEdited: readonly string[];
  /** Paths where something stands that modelmint did not write, and what it is. */
  readonly foreign: readonly { readonly path: string; readonly found: "file" | "folder" | "link" | "other" }[];
  readonly links: readonly string[];
  /** Paths that would be one file where case is ignored. */
  readonly collisions: readonly (readonly string[])[];
  /** Wanted paths that leave the output folder or are the manifest's own. */
  readonly outside: readonly string[];
}

/** What the manifest says beside the files. */
export type ManifestFacts = Pick<Manifest, "generator" | "inputs" | "config" | "pins" | "release">;

const nothingOnDisk: OutputState = { files: new Map(), obstacles: new Map(), links: [] };

/** Reads the output folder and works out what is to be done. Writes nothing. */
export async function planOutput(
  fileSystem: FileSystem,
  output: FoundOutput,
  files: readonly WantedFile[],
  facts: ManifestFacts,
  edits: EditPolicy,
): Promise<OutputPlan> {
  const wanted = digestFiles(files);
  const last = output.last?.files ?? new Map<string, string>();
  const paths = new Set([...wanted.keys(), ...last.keys(), manifestPath]);
  const read = output.exists ? await readDisk(fileSystem, output.root, paths) : nothingOnDisk;
  const { owned, disk } = allowForUnfinished(output.unfinished, last, read);
  const changes = compareOutput(wanted, owned, disk);
  const chosen = new Set(changes.filter((change) => isToBeWritten(change, edits)).map(({ path }) => path));
  const manifest = printManifest({
    ...facts,
    files: listOwned(wanted, owned, changes, edits),
    dist: listDistFiles(wanted.keys()),
  });
  const manifestChange = compareManifest(digest(manifest), disk);
  return {
    root: output.root,
    changes: [...changes, manifestChange].sort((a, b) => (a.path < b.path ? -1 : 1)),
    writes: files.filter(({ path }) => chosen.has(path)),
    wanted,
    removals: changes.filter((change) => isToBeRemoved(change, edits)).map(({ path }) => path),
    manifest: manifestChange.kind === "unchanged" ? undefined : manifest,
    obstacles: {
      ...findObstacles([...changes, manifestChange], disk, edits),
      outside: [...wanted.keys()].filter((path) => !isOwnablePath(path)),
    },
    last: output.last,
    facts,
    found: disk.files,
    unfinished: output.unfinished !== undefined,
  };
}

/** Whether a manifest is the one that these files would get, were they written now. */
export function isManifestOf(last: Manifest | undefined, files: readonly WantedFile[], facts: ManifestFacts): boolean {
  const wanted = digestFiles(files);
  const manifest = { ...facts, files: wanted, dist: listDistFiles(wanted.keys()) };
  return last !== undefined && printManifest(last) === printManifest(manifest);
}

/** What a run that was cut off had written already is as much its own as what the manifest lists. */
function allowForUnfinished(
  unfinished: Unfinished | undefined,
  last: ReadonlyMap<string, string>,
  disk: OutputState,
): { readonly owned: ReadonlyMap<string, string>; readonly disk: OutputState } {
  if (unfinished === undefined || unfinished.stage === "unknown") return { owned: last, disk };
  const [owned, files] = [new Map(last), new Map(disk.files)];
  for (const { path, after } of unfinished.journal?.writes ?? []) {
    if (files.get(path) === after) owned.set(path, after);
    files.delete(path + temporarySuffix);
  }
  return { owned, disk: { ...disk, files } };
}

const written: ReadonlySet<ChangeKind> = new Set(["create", "missing", "update"]);

function isToBeWritten({ kind, wanted }: Change, edits: EditPolicy): boolean {
  return written.has(kind) || (kind === "hand-edited" && wanted && edits === "overwrite");
}

function isToBeRemoved({ kind, wanted }: Change, edits: EditPolicy): boolean {
  return kind === "delete" || (kind === "hand-edited" && !wanted && edits === "overwrite");
}

/** All wanted files; and stale ones that stay because they were edited, so that they are not forgotten. */
function listOwned(
  wanted: ReadonlyMap<string, string>,
  owned: ReadonlyMap<string, string>,
  changes: readonly Change[],
  edits: EditPolicy,
): Map<string, string> {
  const files = new Map(wanted);
  for (const { kind, path } of changes) {
    const last = owned.get(path);
    if (kind === "hand-edited" && edits === "keep" && !wanted.has(path) && last !== undefined) files.set(path, last);
  }
  return files;
}

function findObstacles(changes: readonly Change[], disk: OutputState, edits: EditPolicy): Omit<Obstacles, "outside"> {
  const wanted = changes.filter((change) => change.wanted).map(({ path }) => path);
  const handEdited = edits === "stop" ? changes.filter(({ kind }) => kind === "hand-edited").map(({ path }) => path) : [];
  const links = [...disk.links].sort();
  const foreign = changes
    .filter(({ kind, path }) => kind === "foreign" && !disk.links.includes(path))
    .map(({ path }) => ({ path, found: disk.obstacles.get(path) ?? "file" }) as const);
  const inTheWay = foreign.length > 0 ? foreign : findFilesAsFolders(disk, wanted);
  return { handEdited, foreign: inTheWay, links, collisions: findCollisions(changes, edits) };
}

/** Files that stand where a folder of wanted files is to be. */
function findFilesAsFolders(disk: OutputState, wanted: readonly string[]): Obstacles["foreign"] {
  return [...disk.obstacles]
    .filter(([path, kind]) => kind !== "link" && wanted.some((other) => other.startsWith(`${path}/`)))
    .map(([path]) => ({ path, found: "file" as const }));
}

/** Stale files are deleted before others are written, so only what stays or comes can collide. */
function findCollisions(changes: readonly Change[], edits: EditPolicy): readonly (readonly string[])[] {
  const staying = changes.filter((change) => change.kind !== "gone" && !isToBeRemoved(change, edits));
  const wanted = new Set(changes.filter((change) => change.wanted).map(({ path }) => foldCase(path)));
  const prefixes = [...wanted];
  return findCaseCollisions(staying.map(({ path }) => path)).filter((group) => {
    const folded = foldCase(group[0] ?? "");
    return wanted.has(folded) || prefixes.some((path) => path.startsWith(`${folded}/`));
  });
}

/** Whether the plan may be carried out. */
export function isFeasible({ obstacles }: OutputPlan): boolean {
  return Object.values(obstacles).every((list: readonly unknown[]) => list.length === 0);
}

/** Whether there is nothing on disk to be changed. */
export function isIdle(plan: OutputPlan): boolean {
  return !plan.unfinished && plan.writes.length === 0 && plan.removals.length === 0 && plan.manifest === undefined;
}
