import type { Diagnostics } from "../diagnostics/collector.js";
import type { JsonObject, JsonValue } from "../model/types.js";
import { changeDocuments } from "./change-documents.js";
import { changeObjects, hasObject } from "./change-objects.js";
import { isJsonObject } from "./describe-json.js";
import type { LoadedDocument } from "./load-document.js";
import { locationOf } from "./location.js";
import type { SourceDocument } from "./types.js";

/**
 * The documents with tuples in the words of JSON Schema 2020-12: a list of schemas in `items`, as JSON Schema had it up to 2019-09 and
 * TypeBox, zod-to-json-schema and others still write it, is `prefixItems`, and `additionalItems` beside it, or beside `prefixItems` (Scramble),
 * is `items`. Beside one schema for all items `additionalItems` has no meaning in any version. Positions stay.
 */
export function readTuples(loaded: LoadedDocument, diagnostics: Diagnostics): LoadedDocument {
  return changeDocuments(loaded, (document) => readIn(document, diagnostics));
}

function readIn(document: SourceDocument, diagnostics: Diagnostics): SourceDocument {
  if (!hasObject(document.value, (object, named) => !named && !isMeant(object))) return document;
  const tuples = new Map<string, Words>();
  const value = changeObjects(document.value, (object, pointer, named) => {
    if (named || isMeant(object)) return object;
    const { items, prefixItems, additionalItems, ...others } = object;
    const isList = isSchemas(items);
    const prefix = isList ? items : prefixItems;
    if (!isSchemas(prefix)) return { ...others, ...(items === undefined ? {} : { items }) };
    tuples.set(pointer, isList ? IN_ITEMS : IN_PREFIX_ITEMS);
    diagnostics.report("MM2045", {}, locationOf(document, `${pointer}/${isList ? "items" : "additionalItems"}`));
    return {
      ...others,
      ...(prefix.length === 0 ? {} : { prefixItems: prefix }),
      ...(additionalItems === undefined ? {} : { items: additionalItems }),
    };
  });
  const { originOf } = document;
  const asWritten = (pointer: string): string => pointerAsWritten(pointer, tuples);
  return {
    ...document,
    value,
    locate: (pointer) => document.locate(asWritten(pointer)),
    ...(originOf === undefined ? {} : { originOf: (pointer) => originOf(asWritten(pointer)) }),
  };
}

/** Whether nothing is in the words of older versions; what has both ways of saying it, or neither, is for others to judge. */
function isMeant({ items, prefixItems, additionalItems }: JsonObject): boolean {
  if (Array.isArray(items)) return !isSchemas(items) || prefixItems !== undefined;
  return additionalItems === undefined || (items !== undefined && prefixItems !== undefined);
}

function isSchemas(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value) && value.every((item) => isJsonObject(item) || typeof item === "boolean");
}

/** What keywords were called in the document. */
type Words = ReadonlyMap<string, string>;

const IN_ITEMS: Words = new Map([
  ["prefixItems", "items"],
  ["items", "additionalItems"],
]);
const IN_PREFIX_ITEMS: Words = new Map([["items", "additionalItems"]]);

function pointerAsWritten(pointer: string, tuples: ReadonlyMap<string, Words>): string {
  return pointer
    .split("/")
    .slice(1)
    .reduce((before, token) => `${before}/${tuples.get(before)?.get(token) ?? token}`, "");
}
