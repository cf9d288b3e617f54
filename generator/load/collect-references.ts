import type { JsonObject, JsonValue } from "../model/types.js";
import { appendPointer } from "../resolve/pointer.js";
import { isJsonObject } from "./describe-json.js";
import { DATA_FIELDS, MAP_FIELDS, REFERENCE_MAPS } from "./fields.js";
import { joinUri, splitReference } from "./join-uri.js";
import { setOwn } from "./yaml-value.js";

/** A `$ref` that names another document. */
export interface FileReference {
  /** As written. */
  readonly reference: string;
  /** The reference without its fragment. */
  readonly path: string;
  /** The same, resolved against the `$id` that it stands in. */
  readonly uri: string;
  /** Pointer of the `$ref` member. */
  readonly pointer: string;
}

interface Place {
  readonly value: object;
  /** Keys are names that the API's author chose. */
  readonly named: boolean;
  /** Pointers are made of these for the few places that need one. */
  readonly parent: Place | undefined;
  readonly token: string | number;
  /** What relative references start from (JSON Schema 2020-12 core §9.1). */
  readonly base: string;
}

/** What a document calls its schemas (`$id`) and itself (`$self`, OAS 3.2 §4.8.1), as written and resolved; without fragments. */
export type DocumentIds = ReadonlySet<string>;

/** Whether a reference is to something by its own name, wherever that stands. */
export function isNamed({ path, uri }: FileReference, ids: DocumentIds): boolean {
  return ids.size > 0 && (ids.has(path) || ids.has(uri));
}

/**
 * The references to other documents, in document order; those to a `$id` in the same document, or to the
 * document by its `$self` (OAS 3.2 §4.8.1), are none.
 * @param uri identity of the document
 * @param ids receives the document's own
 */
export function collectFileReferences(root: JsonValue, uri: string, ids = new Set<string>()): readonly FileReference[] {
  const found: FileReference[] = [];
  const pending: Place[] = [];
  if (typeof root === "object" && root !== null)
    pending.push({ value: root, named: false, parent: undefined, token: "", base: readBase(root, uri, "$self", ids) });
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (Array.isArray(place.value)) pushItems(pending, place, place.value);
    else {
      // What is no array is an object here.
      const object = place.value as JsonObject;
      const base = place.named ? place.base : readBase(object, place.base, "$id", ids);
      const reference = !place.named || REFERENCE_MAPS.has(String(place.token)) ? readReference(object, place, base) : undefined;
      if (reference !== undefined) found.push(reference);
      pushMembers(pending, { ...place, base }, object);
    }
  }
  return found.filter((reference) => !isNamed(reference, ids));
}

function readBase(value: object, base: string, keyword: "$id" | "$self", ids: Set<string>): string {
  const id: unknown = Object.hasOwn(value, keyword) ? (value as JsonObject)[keyword] : undefined; // arrays have no such member
  if (typeof id !== "string" || id.startsWith("#")) return base;
  const own = joinUri(base, id.replace(/#.*$/, ""));
  ids.add(id.replace(/#.*$/, "")).add(own);
  return own;
}

function readReference(object: JsonObject, place: Place, base: string): FileReference | undefined {
  const reference = Object.hasOwn(object, "$ref") ? object["$ref"] : undefined;
  if (typeof reference !== "string") return undefined;
  const { path } = splitReference(reference);
  if (path === "") return undefined;
  return { reference, path, uri: joinUri(base, path), pointer: appendPointer(pointerOf(place), "$ref") };
}

function pointerOf(place: Place): string {
  const tokens: (string | number)[] = [];
  for (let at = place; at.parent !== undefined; at = at.parent) tokens.push(at.token);
  return appendPointer("", ...tokens.reverse());
}

// Last first, since places are taken from the end.
function pushItems(pending: Place[], parent: Place, items: readonly JsonValue[]): void {
  for (let token = items.length - 1; token >= 0; token--) {
    const value = items[token];
    if (typeof value === "object" && value !== null) pending.push({ value, named: false, parent, token, base: parent.base });
  }
}

// A description that is an object stands in a file of its own, as text (`inline-data.ts`).
function pushMembers(pending: Place[], parent: Place, members: JsonObject): void {
  for (const token of Object.keys(members).reverse()) {
    const value = members[token];
    if (typeof value !== "object" || value === null) continue;
    if (!parent.named && token === "examples" && isJsonObject(value)) {
      pending.push({ value: referencesAmong(value), named: true, parent, token, base: parent.base });
    } else if (parent.named || !(DATA_FIELDS.has(token) || token === "description" || token.startsWith("x-")))
      pending.push({ value, named: !parent.named && MAP_FIELDS.has(token), parent, token, base: parent.base });
  }
}

/**
 * The examples that are references (OAS 3.1 §4.8.14), or the reference to them all. What others say is data; so are those of
 * Swagger 2.0, which are listed by media type.
 */
function referencesAmong(examples: JsonObject): JsonObject {
  const references: Record<string, JsonValue> = {};
  for (const [name, example] of Object.entries(examples)) {
    const reference = isJsonObject(example) && !name.includes("/") ? example["$ref"] : undefined;
    if (name === "$ref") references[name] = example;
    else if (typeof reference === "string") setOwn(references, name, { $ref: reference });
  }
  return references;
}
