import { locateInJsonConfig } from "../config/config-text.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { frame } from "../diagnostics/frame.js";
import { printJson } from "../diagnostics/reporters/json.js";
import { DEFAULT_LIMITS } from "../load/limits.js";
import { createLineTable } from "../load/line-table.js";
import { parseJson } from "../load/parse-json.js";
import type { ReportAt } from "../load/parsed.js";
import type { PinnedModel, PinnedNames } from "../name/pins/types.js";
import { MODEL_FOLDERS } from "../name/types.js";
import type { FileSystem } from "../write/file-system.js";
import type { Pins } from "./types.js";

/** What the file of published names is called; it stands beside the config. */
export const pinsFileName = "modelmint.names.json";

const formatVersion = 1;

/** Published names by output folder, as one file holds them. */
export type PinsByOutput = ReadonlyMap<string, Pins>;

/** Reads a file of published names; no names where there is none, or where it cannot be used, which is reported. */
export async function readPinsFile(path: string, fileSystem: FileSystem, diagnostics: Diagnostics): Promise<PinsByOutput> {
  const kind = await fileSystem.kindBehind(path);
  if (kind === undefined) return new Map();
  if (kind !== "file") {
    diagnostics.report("MM3006", { path, flaw: "it is no regular file" }, { uri: path });
    return new Map();
  }
  const text = new TextDecoder().decode(await fileSystem.read(path)); // takes the BOM away
  const lines = createLineTable(text);
  const report: ReportAt = (code, params, offset) => {
    const position = lines.positionAt(offset);
    diagnostics.report(code, params, { uri: path, ...position, frame: frame(text, position, lines) });
  };
  const parsed = parseJson(text, DEFAULT_LIMITS, report);
  if (parsed === undefined) return new Map();
  const locate = locateInJsonConfig(path, text);
  const content = readContent(parsed.value);
  if ("flaw" in content) {
    diagnostics.report("MM3006", { path, flaw: content.flaw }, locate(content.keys));
    return new Map();
  }
  return new Map(
    Array.from(content.outputs, ([output, names]) => [output, { names, locate: (keys) => locate(["outputs", output, ...keys]) }]),
  );
}

/** The text of such a file: JSON of two spaces, sorted, so that changes are small and merge well. */
export function printPinsFile(outputs: ReadonlyMap<string, PinnedNames>): string {
  const sorted = [...outputs].sort(([left], [right]) => (left < right ? -1 : 1));
  return printJson({ formatVersion, outputs: Object.fromEntries(sorted) });
}

interface Flaw {
  readonly flaw: string;
  readonly keys: readonly string[];
}

function readContent(value: unknown): { readonly outputs: ReadonlyMap<string, PinnedNames> } | Flaw {
  if (!isRecord(value) || typeof value["formatVersion"] !== "number") return { flaw: "it is no file of names", keys: [] };
  if (value["formatVersion"] > formatVersion)
    return { flaw: "it was made by a newer version of modelmint", keys: ["formatVersion"] };
  const { outputs } = value;
  if (!isRecord(outputs)) return { flaw: "it has no outputs", keys: [] };
  const read = new Map<string, PinnedNames>();
  for (const [output, part] of Object.entries(outputs)) {
    const keys = ["outputs", output];
    if (!isRecord(part)) return { flaw: "the names of an output are an object", keys };
    const { models, modules } = part;
    if (!isRecord(models) || !isTexts(modules)) return { flaw: "an output has models and modules", keys };
    const wrong = Object.entries(models).find(([, model]) => !isPinnedModel(model));
    if (wrong !== undefined)
      return { flaw: "a model has a name, a folder, and names of what is in it", keys: [...keys, "models", wrong[0]] };
    read.set(output, { models: models as Record<string, PinnedModel>, modules }); // each was looked at
  }
  return { outputs: read };
}

function isPinnedModel(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { name, folder, properties = {}, members = {}, extras = "" } = value;
  const isFolder = MODEL_FOLDERS.some((known) => known === folder);
  return typeof name === "string" && isFolder && isTexts(properties) && isTexts(members) && typeof extras === "string";
}

function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((member) => typeof member === "string");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
