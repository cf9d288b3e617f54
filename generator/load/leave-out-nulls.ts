import type { Diagnostics } from "../diagnostics/collector.js";
import type { JsonObject, JsonValue } from "../model/types.js";
import { appendPointer } from "../resolve/pointer.js";
import { changeDocuments } from "./change-documents.js";
import { changeObjects, hasObject, UNREAD_FIELDS } from "./change-objects.js";
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
  return changeDocuments(loaded, (document) => leaveOut(document, diagnostics));
}

/** Fields in which null is a value, or may be meant as one. */
const NULLABLE_FIELDS: ReadonlySet<string> = new Set(["type", "default", "example", "const"]);

function leaveOut(document: SourceDocument, diagnostics: Diagnostics): SourceDocument {
  if (!hasObject(document.value, hasNulls)) return document;
  const value = changeObjects(document.value, (object, pointer, named) => {
    const nulls = nullsOf(object, named);
    for (const name of nulls) diagnostics.report("MM2044", { field: name }, locationOf(document, appendPointer(pointer, name)));
    return nulls.length === 0 ? object : withoutNulls(object, new Set(nulls), named);
  });
  return { ...document, value };
}

function hasNulls(object: JsonObject, named: boolean): boolean {
  for (const name in object) if (object[name] === null && isNothing(name, named)) return true;
  return false;
}

function nullsOf(object: JsonObject, named: boolean): readonly string[] {
  return Object.keys(object).filter((name) => object[name] === null && isNothing(name, named));
}

function isNothing(name: string, named: boolean): boolean {
  return named || !(name.startsWith("x-") || NULLABLE_FIELDS.has(name) || UNREAD_FIELDS.has(name));
}

function withoutNulls(object: JsonObject, nulls: ReadonlySet<string>, named: boolean): JsonObject {
  const members = Object.entries(object).flatMap(([name, member]): readonly (readonly [string, JsonValue])[] =>
    nulls.has(name) ? (named ? [[name, {}]] : []) : [[name, member]],
  );
  return Object.fromEntries(members);
}
