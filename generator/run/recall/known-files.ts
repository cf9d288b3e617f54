import { digest } from "../../write/digest.js";
import { FileSystemError } from "../../write/file-system.js";
import { manifestPath, parseManifest } from "../../write/manifest.js";
import type { Job } from "../types.js";
import { readRecord } from "./record.js";
import type { JobRecord, Recall } from "./types.js";

/** What a file held when it had this stamp. */
export interface KnownFile {
  readonly stamp: string;
  readonly sha256: string;
}

/** What is known of the outputs of these jobs since the last run: path → what the file was; nothing where that is not certain. */
export async function listKnownFiles(jobs: readonly Job[], recall: Recall): Promise<ReadonlyMap<string, KnownFile>> {
  const known = new Map<string, KnownFile>();
  const record = readRecord(jobs, recall.cache);
  for (const [index, job] of jobs.entries()) {
    const { output } = job.config;
    const of = record?.jobs[index];
    if (output === undefined || of === undefined) continue;
    for (const [path, file] of await listFiles(output, of, recall)) known.set(`${output}/${path}`, file);
  }
  return known;
}

/** The record speaks of the files of one manifest; with another one it says nothing. */
async function listFiles(
  output: string,
  { manifest: expected, stamps }: JobRecord,
  { fileSystem }: Recall,
): Promise<readonly (readonly [path: string, file: KnownFile])[]> {
  try {
    const text = await fileSystem.read(`${output}/${manifestPath}`);
    const manifest = digest(text) === expected ? parseManifest(new TextDecoder().decode(text)) : undefined;
    if (manifest === undefined || typeof manifest === "string") return [];
    return [...manifest.files].flatMap(([path, sha256]) => {
      const stamp = stamps[path];
      return stamp === undefined ? [] : [[path, { stamp, sha256 }] as const];
    });
  } catch (error) {
    if (error instanceof FileSystemError) return [];
    throw error;
  }
}
