import { digest } from "../../write/digest.js";
import { FileSystemError } from "../../write/file-system.js";
import { type Manifest, manifestPath, parseManifest } from "../../write/manifest.js";
import { releasePathOf } from "../release-file.js";
import { summariseUnchanged } from "../summarise.js";
import type { Job, RunResult } from "../types.js";
import { confirmInputs } from "./inputs.js";
import { confirmFiles } from "./outputs.js";
import { keepRecord, readRecord } from "./record.js";
import type { JobRecord, Recall } from "./types.js";

/**
 * The short way: the result of a run in which nothing is to be done, without building anything; undefined
 * where that is not certain. Generator, config, documents and manifest have to be those of a run that was
 * remembered, and every owned file has to have its hash. Nothing is written but to the cache.
 */
export async function recallRun(
  jobs: readonly Job[],
  { failOnWarnings }: { readonly failOnWarnings: boolean },
  recall: Recall,
): Promise<RunResult | undefined> {
  const record = readRecord(jobs, recall.cache);
  if (record === undefined || record.jobs.length !== jobs.length) return undefined;
  const confirmed: JobRecord[] = [];
  for (const [index, job] of jobs.entries()) {
    const known = record.jobs[index];
    const found = known && (await confirmJob(job, known, recall));
    if (found === undefined) return undefined;
    confirmed.push(found);
  }
  if (confirmed.some(({ stamps }, index) => stamps !== record.jobs[index]?.stamps))
    keepRecord(jobs, { ...record, jobs: confirmed }, recall.cache);
  const warned = failOnWarnings && record.diagnostics.some(({ severity }) => severity === "warning");
  const results = confirmed.map(({ statistics }, index) =>
    jobs.slice(index, index + 1).map((job) => summariseUnchanged(job, statistics)),
  );
  return { status: warned ? "warnings" : "done", diagnostics: record.diagnostics, jobs: results.flat() };
}

async function confirmJob(job: Job, known: JobRecord, recall: Recall): Promise<JobRecord | undefined> {
  const { output, overlays } = job.config;
  if (output === undefined || overlays.length > 0) return undefined;
  const text = await readWhereThere(`${output}/${manifestPath}`, recall);
  if (text === undefined || digest(text) !== known.manifest) return undefined;
  if ((await digestPins(job, recall)) !== known.pins) return undefined;
  const manifest = parseManifest(new TextDecoder().decode(text));
  if (typeof manifest === "string" || manifest.generator.digest !== recall.generator) return undefined;
  if (!(await confirmInputs(job, manifest.inputs, recall.reader))) return undefined;
  const stamps = await confirmFiles(output, manifest.files, known.stamps, recall);
  return stamps === undefined ? undefined : { ...known, stamps };
}

/** Digest of published names and released states, with which a job is built too; null where there are none. */
async function digestPins(job: Job, recall: Recall): Promise<string | null> {
  const contents = await Promise.all(companionsOf(job).map((path) => readWhereThere(path, recall)));
  if (contents.every((content) => content === undefined)) return null;
  return digest(contents.map((content) => (content === undefined ? "" : digest(content))).join(" "));
}

/** The files beside the config that a job is built with; they need not be there. */
function companionsOf({ pins }: Job): readonly string[] {
  return pins === undefined ? [] : [pins.path, releasePathOf(pins.path)];
}

async function readWhereThere(path: string, { fileSystem }: Recall): Promise<Uint8Array | undefined> {
  try {
    return await fileSystem.read(path);
  } catch (error) {
    if (error instanceof FileSystemError) return undefined;
    throw error;
  }
}

/**
 * Remembers a run that left everything as the documents give it.
 * @param seen path → stamp under which the run saw or wrote the file
 */
export async function rememberRun(
  jobs: readonly Job[],
  result: RunResult,
  seen: ReadonlyMap<string, string>,
  recall: Recall,
): Promise<void> {
  const records: JobRecord[] = [];
  for (const [index, job] of jobs.entries()) {
    const { output } = job.config;
    const statistics = result.jobs[index]?.statistics;
    if (output === undefined || statistics === undefined || !companionsOf(job).every((path) => isAsSeen(path, seen, recall)))
      return;
    const text = await readWhereThere(`${output}/${manifestPath}`, recall);
    if (text === undefined) return;
    const manifest = parseManifest(new TextDecoder().decode(text));
    if (typeof manifest === "string" || manifest.generator.digest !== recall.generator) return;
    const stamps = stampsOf(output, manifest, seen, recall);
    records.push({ manifest: digest(text), pins: await digestPins(job, recall), statistics, stamps });
  }
  keepRecord(jobs, { diagnostics: result.diagnostics, jobs: records }, recall.cache);
}

/** Whether a file that the run read or wrote is still the same. */
function isAsSeen(path: string, seen: ReadonlyMap<string, string>, { stamps }: Recall): boolean {
  return stamps.stampOf(path) === seen.get(path);
}

function stampsOf(root: string, { files }: Manifest, seen: ReadonlyMap<string, string>, { stamps }: Recall): JobRecord["stamps"] {
  return Object.fromEntries(
    [...files.keys()].flatMap((path) => {
      const stamp = seen.get(`${root}/${path}`);
      return stamp === undefined || stamps.isFresh(stamp) ? [] : [[path, stamp]];
    }),
  );
}
