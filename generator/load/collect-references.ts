import type { JsonObject, JsonValue } from "../model/types.js";
import { appendPointer } from "../resolve/pointer.js";
import { DATA_FIELDS, MAP_FIELDS } from "./fields.js";
import { joinUri } from "./join-uri.js";

/** A `$ref` that names another document. */
export interface FileReference {
  /** As written. */
  readonly reference: string;
  /** The reference without its fragment. */
  readonly path: string;
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

/**
 * The references to other documents, in document order; those to a `$id` in the same document, or to the
 * document by its `$self` (OAS 3.2 §4.8.1), are none.
 * @param uri identity of the document
 */
export function collectFileReferences(root: JsonValue, uri: string): readonly FileReference[] {
  const found: (FileReference & { readonly base: string })[] = [];
  const ids = new Set<JsonValue>();
  const pending: Place[] = [];
  if (typeof root === "object" && root !== null)
    pending.push({ value: root, named: false, parent: undefined, token: "", base: readBase(root, uri, "$self", ids) });
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (Array.isArray(place.value)) pushItems(pending, place, place.value);
    else {
      // What is no array is an object here.
      const object = place.value as JsonObject;
      const base = place.named ? place.base : readBase(object, place.base, "$id", ids);
      const reference = place.named ? undefined : readReference(object, place);
      if (reference !== undefined) found.push({ ...reference, base });
      pushMembers(pending, { ...place, base }, object);
    }
  }
  const isInside = (path: string, base: string): boolean => ids.size > 0 && (ids.has(path) || ids.has(joinUri(base, path)));
  return found
    .filter(({ path, base }) => !isInside(path, base))
    .map(({ reference, path, pointer }) => ({ reference, path, pointer }));
}

function readBase(value: object, base: string, keyword: "$id" | "$self", ids: Set<JsonValue>): string {
  const id: unknown = Object.hasOwn(value, keyword) ? (value as JsonObject)[keyword] : undefined; // arrays have no such member
  if (typeof id !== "string" || id.startsWith("#")) return base;
  const own = joinUri(base, id.replace(/#.*$/, ""));
  ids.add(id.replace(/#.*$/, "")).add(own);
  return own;
}

function readReference(object: JsonObject, place: Place): FileReference | undefined {
  const reference = Object.hasOwn(object, "$ref") ? object["$ref"] : undefined;
  if (typeof reference !== "string") return undefined;
  const hash = reference.indexOf("#");
  const path = hash < 0 ? reference : reference.slice(0, hash);
  return path === "" ? undefined : { reference, path, pointer: appendPointer(pointerOf(place), "$ref") };
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

function pushMembers(pending: Place[], parent: Place, members: JsonObject): void {
  for (const token of Object.keys(members).reverse()) {
    const value = members[token];
    if (typeof value !== "object" || value === null) continue;
    if (!parent.named && (DATA_FIELDS.has(token) || token.startsWith("x-"))) continue;
    pending.push({ value, named: !parent.named && MAP_FIELDS.has(token), parent, token, base: parent.base });
  }
}
