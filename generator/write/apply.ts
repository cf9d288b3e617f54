import { digest } from "./digest.js";
import { type FileSystem, FileSystemError } from "./file-system.js";
import { intentPath, type Journal, journalPath, printJournal } from "./journal.js";
import { manifestPath, type WantedFile } from "./manifest.js";
import { listFolders, temporarySuffix } from "./paths.js";
import type { OutputPlan } from "./plan-output.js";
import { attempt, finishWork, isUntouched, rollBackWork } from "./settle.js";

/** How carrying out a plan ended. */
export type Outcome =
  | { readonly ok: true }
  /** The system refused. `torn`: files were moved into place already; the next run finishes the work. */
  | { readonly ok: false; readonly error: FileSystemError; readonly torn: boolean }
  /** Somebody changed files after they had been looked at; nothing was written. */
  | { readonly ok: false; readonly touched: readonly string[] }
  /** It was to be broken off, and nothing was written. */
  | { readonly ok: false; readonly interrupted: true };

/**
 * Carries out a feasible plan in an existing folder that is locked. The intent is noted first; then
 * every new content goes to a temporary sibling, and only when all of them are on the device are
 * they renamed into place, the manifest last. Up to the first rename a failure or an interruption
 * leaves the output as it was; after it, {@link recoverOutput} finishes what was begun. Files that are
 * right already are not touched.
 *
 * @param isInterrupted asked before the first rename; after that the work is brought to its end
 */
export async function applyPlan(
  fileSystem: FileSystem,
  plan: OutputPlan,
  isInterrupted: () => boolean = () => false,
): Promise<Outcome> {
  const { root } = plan;
  const contents = listContents(plan);
  let journal: Journal = { writes: [], removals: [], folders: [] };
  let committed = false;
  try {
    journal = await draftJournal(fileSystem, plan, contents);
    await prepare(fileSystem, root, journal, contents);
    const touched = await findTouched(fileSystem, root, journal);
    if (touched.length > 0 || isInterrupted()) {
      await rollBackWork(fileSystem, root, journal);
      return touched.length > 0 ? { ok: false, touched } : { ok: false, interrupted: true };
    }
    await fileSystem.rename(`${root}/${intentPath}`, `${root}/${journalPath}`);
    committed = true;
    await fileSystem.sync([root]);
    await finishWork(fileSystem, root, journal);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    if (!committed) await attempt(() => rollBackWork(fileSystem, root, journal));
    return { ok: false, error, torn: committed };
  }
}

function listContents({ writes, manifest }: OutputPlan): readonly WantedFile[] {
  return manifest === undefined ? writes : [...writes, { path: manifestPath, text: manifest }];
}

async function draftJournal(fileSystem: FileSystem, plan: OutputPlan, contents: readonly WantedFile[]): Promise<Journal> {
  const folders: string[] = [];
  for (const folder of listFolders(contents.map(({ path }) => path)))
    if ((await fileSystem.kindOf(`${plan.root}/${folder}`)) === undefined) folders.push(folder);
  // The journal says whose the temporary files are, so none of them may be somebody else's.
  for (const { path } of contents) await requireNothing(fileSystem, `${plan.root}/${path}${temporarySuffix}`);
  return {
    writes: contents.map(({ path, text }) => ({
      path,
      before: plan.found.get(path) ?? null,
      after: plan.wanted.get(path) ?? digest(text),
    })),
    removals: plan.removals.flatMap((path) => {
      const before = plan.found.get(path);
      return before === undefined ? [] : [{ path, before }];
    }),
    folders,
  };
}

async function requireNothing(fileSystem: FileSystem, path: string): Promise<void> {
  if ((await fileSystem.kindOf(path)) !== undefined) throw new FileSystemError("EEXIST", path);
}

/** Notes the intent and puts every new content beside its place, all of it safe from a power cut. */
async function prepare(fileSystem: FileSystem, root: string, journal: Journal, contents: readonly WantedFile[]): Promise<void> {
  const encoder = new TextEncoder();
  await requireWritable(fileSystem, root, journal);
  await fileSystem.create(`${root}/${intentPath}`, encoder.encode(printJournal(journal)));
  // Nothing is made before it is known on the device who made it.
  await fileSystem.sync([`${root}/${intentPath}`, root]);
  for (const folder of journal.folders) await fileSystem.makeFolder(`${root}/${folder}`);
  for (const { path, text } of contents) await fileSystem.create(`${root}/${path}${temporarySuffix}`, encoder.encode(text));
  const folders = listFolders(contents.map(({ path }) => path)).map((folder) => `${root}/${folder}`);
  await fileSystem.sync([...contents.map(({ path }) => `${root}/${path}${temporarySuffix}`), root, ...folders]);
}

/** Files are removed after the point of no return, so whether that will be allowed is asked before. */
async function requireWritable(fileSystem: FileSystem, root: string, { removals }: Journal): Promise<void> {
  for (const folder of listFolders(removals.map(({ path }) => path))) {
    const path = `${root}/${folder}`;
    if (!(await fileSystem.isWritable(path))) throw new FileSystemError("EACCES", path);
  }
}

async function findTouched(fileSystem: FileSystem, root: string, { writes, removals }: Journal): Promise<readonly string[]> {
  const touched: string[] = [];
  for (const file of [...writes, ...removals]) if (!(await isUntouched(fileSystem, root, file))) touched.push(file.path);
  return touched;
}
