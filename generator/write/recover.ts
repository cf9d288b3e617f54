import type { FileSystem } from "./file-system.js";
import { intentPath, type Journal, journalPath, parseJournal } from "./journal.js";
import { finishWork, remainingWork, rollBackWork } from "./settle.js";

/** What a run that was cut off has left behind in an output folder. */
export type Unfinished =
  /** Everything was prepared, and some of it may be in place: it can be finished. */
  | { readonly stage: "begun"; readonly journal: Journal }
  /** It was still being prepared: it can be taken back. Without a journal not even the intent was noted in full. */
  | { readonly stage: "prepared"; readonly journal: Journal | undefined }
  /** There is a journal that cannot be read. */
  | { readonly stage: "unknown" };

/** Looks for an unfinished run; undefined where there is none. Writes nothing. */
export async function findUnfinished(fileSystem: FileSystem, root: string): Promise<Unfinished | undefined> {
  if ((await fileSystem.kindOf(`${root}/${journalPath}`)) === "file") {
    const journal = await readJournal(fileSystem, `${root}/${journalPath}`);
    return journal === undefined ? { stage: "unknown" } : { stage: "begun", journal };
  }
  if ((await fileSystem.kindOf(`${root}/${intentPath}`)) !== "file") return undefined;
  return { stage: "prepared", journal: await readJournal(fileSystem, `${root}/${intentPath}`) };
}

async function readJournal(fileSystem: FileSystem, path: string): Promise<Journal | undefined> {
  return parseJournal(new TextDecoder().decode(await fileSystem.read(path)));
}

/** Finishes an unfinished run, or takes it back. The folder has to be locked, so that the run is known to be over. */
export async function recoverOutput(
  fileSystem: FileSystem,
  root: string,
  unfinished: Exclude<Unfinished, { readonly stage: "unknown" }>,
): Promise<void> {
  if (unfinished.stage === "begun") {
    const { journal } = unfinished;
    await finishWork(fileSystem, root, journal, await remainingWork(fileSystem, root, journal));
  } else await rollBackWork(fileSystem, root, unfinished.journal ?? { writes: [], removals: [], folders: [] });
}
