import type { Diagnostics } from "../diagnostics/collector.js";
import type { JsonObject } from "../model/types.js";
import { changeObjects } from "./change-objects.js";
import { isJsonObject } from "./describe-json.js";
import type { LoadedDocument } from "./load-document.js";
import { locationOf } from "./location.js";
import type { SourceDocument } from "./types.js";

/**
 * The documents with tuples in the words of JSON Schema 2020-12: a list of schemas in `items`, as JSON Schema had it up to 2019-09 and
 * TypeBox, zod-to-json-schema and others still write it, is `prefixItems`, and `additionalItems` beside it is `items`. Positions stay.
 */
export function readTuples(loaded: LoadedDocument, diagnostics: Diagnostics): LoadedDocument {
  const documents = new Map([...loaded.documents].map(([uri, document]) => [uri, readIn(document, diagnostics)]));
  return { ...loaded, root: documents.get(loaded.root.uri) ?? readIn(loaded.root, diagnostics), documents };
}

function readIn(document: SourceDocument, diagnostics: Diagnostics): SourceDocument {
  const tuples = new Set<string>();
  const value = changeObjects(document.value, (object, pointer, named) => {
    if (named || !isTuple(object)) return object;
    tuples.add(pointer);
    diagnostics.report("MM2045", {}, locationOf(document, `${pointer}/items`));
    return readTuple(object);
  });
  if (tuples.size === 0) return document;
  const { originOf } = document;
  const asWritten = (pointer: string): string => pointerAsWritten(pointer, tuples);
  return {
    ...document,
    value,
    locate: (pointer) => document.locate(asWritten(pointer)),
    ...(originOf === undefined ? {} : { originOf: (pointer) => originOf(asWritten(pointer)) }),
  };
}

function isTuple({ items }: JsonObject): boolean {
  return Array.isArray(items) && items.every((item) => isJsonObject(item) || typeof item === "boolean");
}

function readTuple({ items = [], additionalItems, ...others }: JsonObject): JsonObject {
  const prefix = Array.isArray(items) && items.length === 0 ? {} : { prefixItems: items };
  return { ...others, ...prefix, ...(additionalItems === undefined ? {} : { items: additionalItems }) };
}

const WORDS: Readonly<Record<string, string>> = { prefixItems: "items", items: "additionalItems" };

function pointerAsWritten(pointer: string, tuples: ReadonlySet<string>): string {
  return pointer
    .split("/")
    .slice(1)
    .reduce((before, token) => `${before}/${(tuples.has(before) ? WORDS[token] : undefined) ?? token}`, "");
}
