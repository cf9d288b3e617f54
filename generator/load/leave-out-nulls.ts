import type { Diagnostics } from "../diagnostics/collector.js";
import type { JsonObject, JsonValue } from "../model/types.js";
import { appendPointer, parsePointer } from "../resolve/pointer.js";
import { isJsonObject } from "./describe-json.js";
import { DATA_FIELDS, MAP_FIELDS } from "./fields.js";
import type { LoadedDocument } from "./load-document.js";
import { locationOf } from "./location.js";
import type { SourceDocument } from "./types.js";

/**
 * The documents without the nulls that stand where OpenAPI has none, as serializers write what is not set (`"schema": null`) and YAML
 * reads a key with nothing after it (`parameters:`): a field is as if it was not there, and of a map from names the name stays, with
 * nothing said of it. Each is reported. Nulls that are data stay, and so do those in lists, which say nothing, and `type: null`, which
 * may be meant for the type of that name. Positions stay.
 */
export function leaveOutNulls(loaded: LoadedDocument, diagnostics: Diagnostics): LoadedDocument {
  const documents = new Map([...loaded.documents].map(([uri, document]) => [uri, leaveOut(document, diagnostics)]));
  return { ...loaded, root: documents.get(loaded.root.uri) ?? leaveOut(loaded.root, diagnostics), documents };
}

function leaveOut(document: SourceDocument, diagnostics: Diagnostics): SourceDocument {
  const report = (pointer: string): void => {
    diagnostics.report("MM2044", { field: parsePointer(pointer).at(-1) ?? "" }, locationOf(document, pointer));
  };
  const value = readFields(document.value, "", report);
  return value === document.value ? document : { ...document, value };
}

type Report = (pointer: string) => void;

/** Fields in which null is a value, and those of which models take nothing. */
const LEFT_ALONE: ReadonlySet<string> = new Set([
  ...["type", "value", "dataValue", "example", "default", "const"],
  ...["info", "tags", "servers", "security", "securitySchemes", "securityDefinitions", "externalDocs", "xml"],
]);

function readFields(value: JsonValue, pointer: string, report: Report): JsonValue {
  if (Array.isArray(value)) return readItems(value, pointer, report);
  if (!isJsonObject(value)) return value;
  return changeMembers(value, (member, name) => {
    if (name.startsWith("x-") || LEFT_ALONE.has(name)) return member;
    const inner = appendPointer(pointer, name);
    if (member === null) {
      report(inner);
      return undefined;
    }
    if (DATA_FIELDS.has(name)) return member;
    return MAP_FIELDS.has(name) && isJsonObject(member) ? readMap(member, inner, report) : readFields(member, inner, report);
  });
}

function readMap(map: JsonObject, pointer: string, report: Report): JsonObject {
  return changeMembers(map, (member, name) => {
    const inner = appendPointer(pointer, name);
    if (member !== null || name.startsWith("x-")) return readFields(member, inner, report);
    report(inner);
    return {};
  });
}

function readItems(items: readonly JsonValue[], pointer: string, report: Report): readonly JsonValue[] {
  const read = items.map((item, index) => readFields(item, appendPointer(pointer, index), report));
  return read.every((item, index) => item === items[index]) ? items : read;
}

/** An object with other members, undefined for one less; the object itself where none is another. */
function changeMembers(object: JsonObject, change: (member: JsonValue, name: string) => JsonValue | undefined): JsonObject {
  let changed = false;
  const members: [string, JsonValue][] = [];
  for (const [name, member] of Object.entries(object)) {
    const read = change(member, name);
    changed ||= read !== member;
    if (read !== undefined) members.push([name, read]);
  }
  return changed ? Object.fromEntries(members) : object;
}
