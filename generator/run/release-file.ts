import type { NameRecord, RecordedNames, ReleasedChange, ReleaseEntry } from "../compare/types.js";
import { semanticVersion } from "../config/options.js";
import type { NamingStrategy } from "../config/types.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { printJson } from "../diagnostics/reporters/json.js";
import { DEEPEST } from "../load/limits.js";
import type { ModelOptions } from "../model/options.js";
import type { JsonValue } from "../model/types.js";
import { digest } from "../write/digest.js";
import { describeFailure, type FileSystem, FileSystemError } from "../write/file-system.js";
import { isNestedDeeper, isRecord } from "./json-record.js";

/** What the file of released states is called; it stands beside the config. */
export const releaseFileName = "modelmint.release.json";

const formatVersion = 1;

/** As deep as a document may be nested, and what stands around it here. */
const mostLevels = DEEPEST + 10;

/**
 * What was released last, whole: with it the next release knows what has changed since, whatever has
 * become of the document, the options and the generator. An input like the config: `release` alone
 * writes it.
 */
export interface ReleaseState {
  readonly version: string;
  /** All documents as they were read, the root first. */
  readonly documents: readonly { readonly uri: string; readonly document: JsonValue }[];
  readonly models: ModelOptions;
  readonly naming: NamingStrategy;
  readonly names: NameRecord;
  /** Digest of the modules and pages, by which another modelmint that writes others is noticed. */
  readonly code: string;
  /** The latest first. */
  readonly changelog: readonly ReleaseEntry[];
}

/** Released states by output folder, as one file holds them. */
export type ReleasesByOutput = ReadonlyMap<string, ReleaseState>;

/** Released states stand beside the pinned names. */
export function releasePathOf(pins: string): string {
  return pins.replace(/[^/\\]*$/, releaseFileName);
}

/** Reads a file of released states; none where there is none, or where it cannot be used, which is reported. */
export async function readReleaseFile(path: string, fileSystem: FileSystem, diagnostics: Diagnostics): Promise<ReleasesByOutput> {
  try {
    const kind = await fileSystem.kindBehind(path);
    if (kind === undefined) return new Map();
    const content =
      kind === "file" ? readContent(new TextDecoder().decode(await fileSystem.read(path))) : "it is no regular file";
    if (typeof content !== "string") return content;
    diagnostics.report("MM4030", { path, flaw: content }, { uri: path });
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    diagnostics.report("MM4030", { path, flaw: describeFailure(error) });
  }
  return new Map();
}

/** The text of such a file: JSON of two spaces, outputs and names sorted. */
export function printReleaseFile(outputs: ReleasesByOutput): string {
  const states = sortByKey(outputs).map(([output, state]) => [
    output,
    { ...state, names: Object.fromEntries(sortByKey(state.names)) },
  ]);
  return printJson({ formatVersion, outputs: Object.fromEntries(states) });
}

/** Digest of one state, as the manifest has it. */
export function digestRelease(state: ReleaseState): string {
  return digest(printReleaseFile(new Map([["", state]])));
}

function sortByKey<Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...map].sort(([left], [right]) => (left < right ? -1 : 1));
}

function readContent(text: string): ReleasesByOutput | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "it is not JSON"; // a merge conflict, as a rule
  }
  if (isNestedDeeper(value, mostLevels)) return "it is nested too deeply";
  if (!isRecord(value) || typeof value["formatVersion"] !== "number") return "it is no file of releases";
  if (value["formatVersion"] > formatVersion) return "it was made by a newer version of modelmint";
  if (!isRecord(value["outputs"])) return "it has no outputs";
  const states = new Map<string, ReleaseState>();
  for (const [output, part] of Object.entries(value["outputs"])) {
    const state = readState(part);
    if (state === undefined) return `what it says of ${output} is incomplete or wrong`;
    states.set(output, state);
  }
  return states;
}

function readState(value: unknown): ReleaseState | undefined {
  if (!isRecord(value)) return undefined;
  const { version, documents, models, naming, names, code, changelog } = value;
  if (!isVersion(version) || typeof code !== "string" || (naming !== "stable" && naming !== "speakeasy-2023")) return undefined;
  if (!Array.isArray(documents) || documents.length === 0 || !documents.every(isDocument)) return undefined;
  if (!isRecord(models) || !isRecord(names) || !Object.values(names).every(isNames)) return undefined;
  if (!Array.isArray(changelog) || !changelog.every(isEntry)) return undefined;
  // Each was looked at; of the options only this version's own are read.
  const record = new Map(Object.entries(names as Record<string, RecordedNames>));
  return { version, documents, models: models as unknown as ModelOptions, naming, names: record, code, changelog };
}

// The next version is counted from it, and it is written into the package and printed.
function isVersion(value: unknown): value is string {
  return typeof value === "string" && semanticVersion.test(value);
}

function isDocument(value: unknown): value is ReleaseState["documents"][number] {
  return isRecord(value) && typeof value["uri"] === "string" && "document" in value;
}

function isNames(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value["identifier"] === "string" &&
    typeof value["folder"] === "string" &&
    areTexts(value["properties"]) &&
    areTexts(value["members"]) &&
    (value["extras"] === undefined || typeof value["extras"] === "string")
  );
}

function areTexts(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((text) => typeof text === "string");
}

function isEntry(value: unknown): value is ReleaseEntry {
  return isRecord(value) && isVersion(value["version"]) && Array.isArray(value["changes"]) && value["changes"].every(isChange);
}

function isChange(value: unknown): value is ReleasedChange {
  if (!isRecord(value)) return false;
  return ["rule", "verdict", "model", "path", "message"].every((key) => typeof value[key] === "string");
}
