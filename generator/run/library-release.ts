import { createDiagnostics } from "../diagnostics/collector.js";
import { realFileSystem } from "../write/real-file-system.js";
import type { DiffResult, DiffSettings, DiffSource } from "./diff.js";
import { createEnvironment } from "./environment.js";
import { type CheckOptions, editPolicy, type GenerateOptions, type InMemoryDocument, toJob } from "./library.js";
import { readPins } from "./pin-jobs.js";
import { pinsFileName } from "./pins-file.js";
import type { ReleaseResult } from "./release.js";

export interface DiffOptions extends Omit<CheckOptions, "input" | "failOnWarnings"> {
  /** A file, URL, `REV:path` of Git, or a text; what was released last where it is left out. */
  readonly before?: string | InMemoryDocument;
  readonly after: string | InMemoryDocument;
  /** The result is `changed` if there is something of the kind, or something graver. */
  readonly failOn?: DiffSettings["failOn"];
}

/**
 * Compares two documents, both read with the same options: each change with its rule, verdict and the
 * semantic version that it asks for. Writes nothing. Resolves, with diagnostics, for whatever is wrong
 * with the input; rejects only for a bug.
 */
export async function diff(options: DiffOptions): Promise<DiffResult> {
  const { before, after, failOn, fileSystem = realFileSystem, pins, ...settings } = options;
  const diagnostics = createDiagnostics();
  const place = pins ?? (before === undefined ? pinsFileName : undefined);
  const job = toJob({ input: after, settings, pins: place, required: [] }, diagnostics);
  const published = job && (await readPins([job], fileSystem, diagnostics));
  if (job === undefined || diagnostics.hasErrors())
    return { status: "failed", diagnostics: diagnostics.all(), comparison: undefined };
  const { runDiff } = await import("./diff.js");
  const sides = { before: before === undefined ? RELEASED : sourceOf(before), after: sourceOf(after), failOn };
  return runDiff(job, sides, { fileSystem, pins: published?.of(job) });
}

const RELEASED: DiffSource = { kind: "released" };

function sourceOf(document: string | InMemoryDocument): DiffSource {
  return typeof document === "string" ? { kind: "document", name: document } : { kind: "text", document };
}

export interface ReleaseOptions extends Omit<GenerateOptions, "pin"> {
  /** The file of published names; what was released stands beside it. Default: `modelmint.names.json`. */
  readonly pins?: string;
}

/**
 * Works out the next version from what was released last, and generates the package with it, its
 * changelog and its names pinned. Resolves and rejects as {@link diff} does.
 */
export async function release(options: ReleaseOptions): Promise<ReleaseResult> {
  const { input, fileSystem, pins = pinsFileName, force, keepEdited, dryRun = false, wait = true, ...rest } = options;
  const { failOnWarnings = false, ...settings } = rest;
  const diagnostics = createDiagnostics();
  const job = toJob({ input, settings, pins, required: ["output"] }, diagnostics);
  if (job === undefined) return { status: "failed", diagnostics: diagnostics.all(), jobs: [], released: [] };
  const { runRelease } = await import("./release.js");
  const edits = editPolicy({ force, keepEdited });
  return runRelease([job], await createEnvironment(fileSystem), { edits, dryRun, wait, failOnWarnings });
}
