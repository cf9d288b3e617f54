import type { Diagnostics } from "../diagnostics/collector.js";
import type { FileSystem } from "../write/file-system.js";
import { printReleaseFile, type ReleaseState, type ReleasesByOutput, readReleaseFile, releasePathOf } from "./release-file.js";
import type { Job } from "./types.js";

/** The released states of several jobs. */
export interface JobReleases {
  of(job: Job): ReleaseState | undefined;
  /** The files with new states for some jobs, by path; files that would not change are left out. */
  update(released: ReadonlyMap<Job, ReleaseState>): ReadonlyMap<string, string>;
}

/** Reads the released states of all jobs. */
export async function readReleases(jobs: readonly Job[], fileSystem: FileSystem, diagnostics: Diagnostics): Promise<JobReleases> {
  const files = new Map<string, ReleasesByOutput>();
  for (const { pins } of jobs) {
    const path = pins && releasePathOf(pins.path);
    if (path !== undefined && !files.has(path)) files.set(path, await readReleaseFile(path, fileSystem, diagnostics));
  }
  return {
    of: ({ pins }) => (pins === undefined ? undefined : files.get(releasePathOf(pins.path))?.get(pins.output)),
    update: (released) => {
      const changed = new Map<string, string>();
      for (const [path, before] of files) {
        const wanted = new Map(before);
        for (const [{ pins }, state] of released)
          if (pins !== undefined && releasePathOf(pins.path) === path) wanted.set(pins.output, state);
        const text = printReleaseFile(wanted);
        if (text !== printReleaseFile(before)) changed.set(path, text);
      }
      return changed;
    },
  };
}

/**
 * The job as its package was released: the version and the changelog are those of the state. Before
 * the first release the config says the version.
 */
export function applyRelease(job: Job, state: ReleaseState | undefined): Job {
  if (state === undefined) return job;
  const { version, changelog } = state;
  const config = { ...job.config, package: { ...job.config.package, version } };
  return { ...job, config, changelog };
}
