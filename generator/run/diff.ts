import { compareGraphs } from "../compare/compare-graphs.js";
import { bumps } from "../compare/judge.js";
import type { Bump, Comparison, Side, Verdict } from "../compare/types.js";
import type { ResolvedConfig } from "../config/types.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import type { Diagnostic, SourceLocation } from "../diagnostics/types.js";
import { anchorRevision, createRevisionReader, parseRevision } from "../load/read-revision.js";
import { type SourceInput, sourceInputOf } from "../load/source-input.js";
import { readSurface, type Surface } from "../pipeline.js";
import type { FileSystem } from "../write/file-system.js";
import { type LocatedComparison, locateChanges } from "./located-change.js";
import { type ReleaseState, readReleaseFile, releasePathOf } from "./release-file.js";
import { readReleasedSide } from "./released-side.js";
import type { Job, Pins } from "./types.js";

/** A document to compare: what a person calls it (file, URL, `-`, `REV:path`), its text, or the state that was released last. */
export type DiffSource =
  | { readonly kind: "document"; readonly name: string }
  | { readonly kind: "text"; readonly document: { readonly text: string; readonly uri: string } }
  | { readonly kind: "released" };

export interface DiffSettings {
  readonly before: DiffSource;
  readonly after: DiffSource;
  /** Ends as `changed` if there is something of the kind, or something graver. */
  readonly failOn?: Bump | Exclude<Verdict, "info"> | undefined;
}

export interface DiffResult {
  readonly status: "done" | "changed" | "failed";
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined where there are errors. */
  readonly comparison: LocatedComparison | undefined;
}

/** Compares two documents, both read with the options and pinned names of the job. Writes nothing. */
export async function runDiff(
  job: Job,
  settings: DiffSettings,
  { fileSystem, pins }: { readonly fileSystem: FileSystem; readonly pins?: Pins | undefined },
): Promise<DiffResult> {
  const diagnostics = createDiagnostics();
  const before = await readSide(settings.before, job, { fileSystem, pins, diagnostics });
  const after = await readSide(settings.after, job, { fileSystem, pins, diagnostics });
  if (before === undefined || after === undefined)
    return { status: "failed", diagnostics: diagnostics.all(), comparison: undefined };
  const options = { appliesDefaults: job.config.models.defaults === "apply" };
  const comparison = locateChanges(compareGraphs(before, after, options), before, after);
  const status = isReached(comparison, settings.failOn) ? "changed" : "done";
  return { status, diagnostics: diagnostics.all(), comparison };
}

type ReadSide = Side & Partial<Pick<Surface, "locate">>;

interface Reading {
  readonly fileSystem: FileSystem;
  readonly pins: Pins | undefined;
  readonly diagnostics: Diagnostics;
}

async function readSide(source: DiffSource, job: Job, reading: Reading): Promise<ReadSide | undefined> {
  if (source.kind === "document") return readDocument(source.name, job, reading);
  if (source.kind === "text") return readInput(sourceInputOf(source.document), job, reading);
  const state = await readReleased(job, reading);
  return state && readReleasedSide(state, reading.diagnostics);
}

async function readReleased(job: Job, { fileSystem, diagnostics }: Reading): Promise<ReleaseState | undefined> {
  const errors = createDiagnostics();
  const state = job.pins && (await readReleaseFile(releasePathOf(job.pins.path), fileSystem, errors)).get(job.pins.output);
  diagnostics.add(...errors.all());
  if (state === undefined && !errors.hasErrors()) diagnostics.report("MM4031", { output: job.config.output });
  return state;
}

async function readDocument(name: string, job: Job, reading: Reading): Promise<ReadSide | undefined> {
  // A file may have a colon in its name.
  const found = (await reading.fileSystem.kindBehind(name)) === undefined ? parseRevision(name) : undefined;
  if (found === undefined) return readInput(sourceInputOf(name), job, reading);
  const revision = await anchorRevision(found);
  const surface = await readInput({ kind: "path", path: revision.path }, job, reading, createRevisionReader(revision));
  const locate = (id: string): SourceLocation | undefined => {
    const place = surface?.locate(id);
    return place && { ...place, uri: `${revision.revision}:${place.uri}` };
  };
  return surface && { ...surface, locate };
}

async function readInput(
  input: SourceInput,
  job: Job,
  { pins, diagnostics }: Reading,
  reader?: ReturnType<typeof createRevisionReader>,
): Promise<Surface | undefined> {
  const options: ResolvedConfig = job.config;
  const { surface, diagnostics: told } = await readSurface({ input, options, nameLocations: job.nameLocations, pins, reader });
  // What else there is to say about a document, `generate` says.
  diagnostics.add(...told.filter(({ severity }) => severity === "error"));
  return surface;
}

function isReached({ bump, verdict }: Comparison, limit: DiffSettings["failOn"]): boolean {
  if (limit === undefined) return false;
  if (limit === "breaking") return verdict === "breaking";
  if (limit === "warning") return verdict === "breaking" || verdict === "warning";
  return bump !== undefined && bumps.indexOf(bump) >= bumps.indexOf(limit);
}
