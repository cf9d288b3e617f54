import { compareGraphs, withoutRules } from "../compare/compare-graphs.js";
import type { RuleId } from "../compare/rules.js";
import type { Comparison, Side } from "../compare/types.js";
import { createDiagnostics } from "../diagnostics/collector.js";
import { type Build, readSurface, type Surface } from "../pipeline.js";
import type { FileSystem } from "../write/file-system.js";
import { type LocatedChange, locateChanges } from "./located-change.js";
import { readReleaseFile, releasePathOf } from "./release-file.js";
import { readReleasedSide } from "./released-side.js";
import type { Job } from "./types.js";

/** Where generated tests carry the document that they were made from. */
const bundlePath = "test/document.json";

/** What a document says other than the one that the output was made from. */
export interface ChangesSince extends Comparison {
  readonly changes: readonly LocatedChange[];
  /** What it was compared with. */
  readonly since: "the last document" | "the last release";
}

/**
 * Compares a document with the last one, which the generated tests carry, or with the released one
 * where there are no such tests. Undefined where there is neither, or where it cannot be read any
 * more: that the file differs is told anyway.
 */
export async function findChangesSince(job: Job, build: Build, fileSystem: FileSystem): Promise<ChangesSince | undefined> {
  const present = build.surface();
  if (present === undefined) return undefined;
  const options = { appliesDefaults: job.config.models.defaults === "apply" };
  const last = await readText(`${job.config.output ?? ""}/${bundlePath}`, fileSystem);
  if (last !== undefined) {
    const before = await readBundle(last, job);
    if (before === undefined) return undefined;
    // What the last names were, the last files say; the document does not.
    const comparison = withoutRules(compareGraphs(before, present, options), nameRules);
    return { ...locateChanges(comparison, {}, present), since: "the last document" };
  }
  const released = await readReleased(job, fileSystem);
  return released && { ...locateChanges(compareGraphs(released, present, options), {}, present), since: "the last release" };
}

const nameRules: ReadonlySet<RuleId> = new Set([
  "model-renamed",
  "model-moved",
  "property-renamed",
  "extras-renamed",
  "member-renamed",
]);

async function readText(path: string, fileSystem: FileSystem): Promise<string | undefined> {
  return (await fileSystem.kindOf(path)) === "file" ? new TextDecoder().decode(await fileSystem.read(path)) : undefined;
}

/** A bundle is complete: overlays are in it, and it refers to nothing else. */
async function readBundle(text: string, job: Job): Promise<Surface | undefined> {
  const reading = { ...job.config.reading, root: "." }; // the folder of the document says nothing of the bundle
  const options = { ...job.config, overlays: [], names: {}, reading };
  const { surface } = await readSurface({ input: { kind: "text", text, uri: "document.json" }, options });
  return surface;
}

async function readReleased(job: Job, fileSystem: FileSystem): Promise<Side | undefined> {
  const diagnostics = createDiagnostics(); // a file that cannot be used is reported where it is an input
  const state = job.pins && (await readReleaseFile(releasePathOf(job.pins.path), fileSystem, diagnostics)).get(job.pins.output);
  return state && readReleasedSide(state, diagnostics);
}
