import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { applyPlan, type Outcome } from "../../../generator/write/apply.js";
import type { FileSystem } from "../../../generator/write/file-system.js";
import { lockOutput } from "../../../generator/write/lock.js";
import type { Manifest } from "../../../generator/write/manifest.js";
import { createMemoryFileSystem } from "../../../generator/write/memory-file-system.js";
import {
  type EditPolicy,
  isFeasible,
  type ManifestFacts,
  type OutputPlan,
  planOutput,
} from "../../../generator/write/plan-output.js";
import { readManifest } from "../../../generator/write/read-disk.js";
import { realFileSystem } from "../../../generator/write/real-file-system.js";
import { findUnfinished } from "../../../generator/write/recover.js";
import { createKeeper } from "../run/jobs.js";

/** A place to write to, with what a test needs to prepare it and to look into it. */
export interface Place {
  readonly fileSystem: FileSystem;
  readonly root: string;
  put(path: string, text: string): void;
  link(path: string, target: string): void;
  /** Path below the root → text, sorted. */
  read(): Record<string, string>;
  dispose(): void;
}

export function createMemoryPlace(): Place {
  const memory = createMemoryFileSystem();
  return {
    fileSystem: memory,
    root: "out",
    put: (path, text) => memory.put(`out/${path}`, text),
    link: (path, target) => memory.link(`out/${path}`, target),
    read: () =>
      Object.fromEntries(
        [...memory.files()].filter(([path]) => path.startsWith("out/")).map(([path, text]) => [path.slice(4), text]),
      ),
    dispose: () => {},
  };
}

export function createRealPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), "modelmint-"));
  const root = join(folder, "out");
  const prepare = (path: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    return join(root, path);
  };
  return {
    fileSystem: realFileSystem,
    root,
    put: (path, text) => writeFileSync(prepare(path), text),
    link: (path, target) => symlinkSync(target, prepare(path)),
    read: () => readTree(root),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** All files below a folder, path → text, sorted; links and empty folders are left out. */
export function readTree(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

export const facts: ManifestFacts = {
  generator: { version: "1.2.3", digest: "c0de" },
  inputs: { ".": "1234" },
  config: "5678",
  pins: null,
};

/** Plans and, where nothing is in the way, writes: what the commands do, without a document. */
export async function writeOutput(
  place: Place,
  files: Readonly<Record<string, string>>,
  edits: EditPolicy = "stop",
): Promise<{ readonly plan: OutputPlan; readonly outcome: Outcome | undefined }> {
  const plan = await plannedOutput(place, files, edits);
  if (!isFeasible(plan)) return { plan, outcome: undefined };
  const lock = await lockOutput(place.fileSystem, place.root, createKeeper(), { patience: 0 });
  if (!lock.ok) throw new Error("locked");
  try {
    return { plan, outcome: await applyPlan(place.fileSystem, plan) };
  } finally {
    await lock.release();
  }
}

export async function plannedOutput(
  place: Place,
  files: Readonly<Record<string, string>>,
  edits: EditPolicy = "stop",
): Promise<OutputPlan> {
  const exists = (await place.fileSystem.kindBehind(place.root)) === "folder";
  const last: Manifest | string | undefined = exists ? await readManifest(place.fileSystem, place.root) : undefined;
  if (typeof last === "string") throw new Error(`the manifest is ${last}`);
  const wanted = Object.entries(files).map(([path, text]) => ({ path, text }));
  const unfinished = exists ? await findUnfinished(place.fileSystem, place.root) : undefined;
  return planOutput(place.fileSystem, { root: place.root, exists, last, unfinished }, wanted, facts, edits);
}

/** The kind of change that a plan sees at a path. */
export function kindAt(plan: OutputPlan, path: string): string | undefined {
  return plan.changes.find((change) => change.path === path)?.kind;
}
