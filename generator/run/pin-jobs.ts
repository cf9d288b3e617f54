import type { Diagnostics } from "../diagnostics/collector.js";
import type { PinnedNames } from "../name/pins/types.js";
import { describeFailure, type FileSystem, FileSystemError } from "../write/file-system.js";
import { replaceFile } from "../write/replace-file.js";
import { type PinsByOutput, printPinsFile, readPinsFile } from "./pins-file.js";
import type { Job, Pins } from "./types.js";

/** The published names of several jobs. */
export interface JobPins {
  /** Those that a job is built with. */
  of(job: Job): Pins | undefined;
  /**
   * The files with new names for some jobs, by path; files that would not change are left out.
   * Names of outputs that no job has stay as they are.
   */
  update(published: ReadonlyMap<Job, PinnedNames>): ReadonlyMap<string, string>;
}

/**
 * Reads the published names of all jobs. One job alone gets what its file has for one output alone,
 * whatever that is called: then the output folder was moved.
 */
export async function readPins(jobs: readonly Job[], fileSystem: FileSystem, diagnostics: Diagnostics): Promise<JobPins> {
  const files = new Map<string, PinsByOutput>();
  for (const { pins } of jobs) {
    if (pins !== undefined && !files.has(pins.path)) {
      files.set(pins.path, await readWhereReadable(pins.path, fileSystem, diagnostics));
    }
  }
  const outputs = new Map(
    jobs.flatMap((job) => (job.pins === undefined ? [] : [[job, findOutput(job.pins, jobs, files)] as const])),
  );
  for (const job of jobs) if (job.pins !== undefined) reportStrangers(job.pins, outputs.get(job), jobs, files, diagnostics);
  return {
    of: (job) => (job.pins === undefined ? undefined : files.get(job.pins.path)?.get(outputs.get(job) ?? "")),
    update(published) {
      const changed = new Map<string, string>();
      for (const [path, before] of files) {
        const names = new Map(Array.from(before, ([output, pins]) => [output, pins.names]));
        const wanted = new Map(names);
        for (const [job, pinned] of published) {
          if (job.pins?.path !== path) continue;
          wanted.delete(outputs.get(job) ?? "");
          wanted.set(job.pins.output, pinned);
        }
        const text = printPinsFile(wanted);
        if (text !== printPinsFile(names)) changed.set(path, text);
      }
      return changed;
    },
  };
}

async function readWhereReadable(path: string, fileSystem: FileSystem, diagnostics: Diagnostics): Promise<PinsByOutput> {
  try {
    return await readPinsFile(path, fileSystem, diagnostics);
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    diagnostics.report("MM3006", { path, flaw: describeFailure(error) });
    return new Map();
  }
}

type Files = ReadonlyMap<string, PinsByOutput>;
type Place = NonNullable<Job["pins"]>;

function findOutput({ path, output }: Place, jobs: readonly Job[], files: Files): string {
  const inFile = [...(files.get(path)?.keys() ?? [])];
  const [only, ...others] = inFile;
  const moved = jobs.length === 1 && others.length === 0 && only !== undefined;
  return moved ? only : output;
}

/** A folder that was moved would lose its names without a word. */
function reportStrangers(
  { path, output }: Place,
  found: string | undefined,
  jobs: readonly Job[],
  files: Files,
  diagnostics: Diagnostics,
): void {
  const inFile = [...(files.get(path)?.keys() ?? [])];
  const known = new Set(jobs.map(({ pins }) => pins?.output));
  const strangers = inFile.filter((one) => !known.has(one));
  if (found !== undefined && !inFile.includes(found) && strangers.length > 0) {
    diagnostics.report("MM3007", { path, output, pinned: strangers }, { uri: path });
  }
}

/** Writes files of published names, each in one step. */
export async function writePins(
  files: ReadonlyMap<string, string>,
  fileSystem: FileSystem,
  diagnostics: Diagnostics,
): Promise<void> {
  for (const [path, text] of files) {
    try {
      await replaceFile(fileSystem, path, text);
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      diagnostics.report("MM5002", { path, reason: describeFailure(error) });
    }
  }
}
