import { NO_CACHE } from "../../cache/types.js";
import type { Observer } from "../../observe/types.js";
import type { FileSystem } from "../../write/file-system.js";
import type { Job, RunResult } from "../types.js";
import { listKnownFiles } from "./known-files.js";
import { recallRun, rememberRun } from "./recall.js";
import type { Recall } from "./types.js";
import { createWitness } from "./witness.js";

/** How a run may be spared. */
export interface RecallSettings {
  readonly failOnWarnings: boolean;
  /** Rebuild in any case; what comes of it is remembered all the same. */
  readonly full: boolean;
}

/**
 * Goes the short way where it is certain that nothing is to be done, else the long one, which is remembered
 * where it ends well.
 * @param run the long way, on the file system given
 * @param fromShort makes the long way's kind of result of the short one's
 */
export async function withRecall<Result extends RunResult>(
  jobs: readonly Job[],
  settings: RecallSettings,
  { recall, observer }: { readonly recall: Recall; readonly observer: Observer },
  run: (fileSystem: FileSystem) => Promise<Result>,
  fromShort: (result: RunResult) => Result,
): Promise<Result> {
  // Where nothing is kept, nothing need be noted either.
  if (recall.cache === NO_CACHE) return run(recall.fileSystem);
  observer.begin("recall");
  const known = settings.full ? undefined : await recallRun(jobs, settings, recall);
  if (known !== undefined) return fromShort(known);
  const files = settings.full ? undefined : await listKnownFiles(jobs, recall);
  const { fileSystem, seen } = createWitness(recall.fileSystem, recall.stamps, files);
  const result = await run(fileSystem);
  observer.begin("remember");
  if (isSettled(result)) await rememberRun(jobs, result, seen, recall);
  return result;
}

/** Whether the outputs now hold what the documents give. */
function isSettled({ status, jobs }: RunResult): boolean {
  return status === "done" && jobs.every(({ changes }) => changes.every(({ kind }) => settled.has(kind)));
}

// What a run puts right; hand edits that were kept, foreign and stray files stay.
const settled: ReadonlySet<string> = new Set(["create", "missing", "update", "delete", "gone", "unchanged"]);
