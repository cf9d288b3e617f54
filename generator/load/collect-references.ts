import type { JsonObject, JsonValue } from "../model/types.js";
import { appendPointer } from "../resolve/pointer.js";

/** A `$ref` that names another document. */
export interface FileReference {
  /** As written. */
  readonly reference: string;
  /** The reference without its fragment. */
  readonly path: string;
  /** Pointer of the `$ref` member. */
  readonly pointer: string;
}

/** Fields whose value is data of the API's users, in which `$ref` means nothing (OAS 3.1 §4.8.19, JSON Schema 2020-12 §9). */
const DATA: ReadonlySet<string> = new Set(["example", "examples", "default", "enum", "const"]);

/** Fields whose value has names for keys: a property named `example` is no example. */
const MAPS: ReadonlySet<string> = new Set([
  ...["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies"],
  ...["schemas", "responses", "parameters", "headers", "requestBodies", "securitySchemes", "links", "callbacks", "pathItems"],
  ...["paths", "webhooks", "content", "encoding"],
]);

interface Place {
  readonly value: object;
  /** Keys are names that the API's author chose. */
  readonly named: boolean;
  /** Pointers are made of these for the few places that need one. */
  readonly parent: Place | undefined;
  readonly token: string | number;
}

/** The references to other documents, in document order; those to a `$id` in the same document are none. */
export function collectFileReferences(root: JsonValue): readonly FileReference[] {
  const found: FileReference[] = [];
  const ids = new Set<JsonValue>();
  const pending: Place[] = [];
  if (typeof root === "object" && root !== null) pending.push({ value: root, named: false, parent: undefined, token: "" });
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (Array.isArray(place.value)) pushItems(pending, place, place.value);
    else {
      // What is no array is an object here.
      const object = place.value as JsonObject;
      if (!place.named && typeof object["$id"] === "string") ids.add(object["$id"]);
      const reference = place.named ? undefined : readReference(object, place);
      if (reference !== undefined) found.push(reference);
      pushMembers(pending, place, object);
    }
  }
  return found.filter(({ path }) => !ids.has(path));
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
    if (typeof value === "object" && value !== null) pending.push({ value, named: false, parent, token });
  }
}

function pushMembers(pending: Place[], parent: Place, members: JsonObject): void {
  for (const token of Object.keys(members).reverse()) {
    const value = members[token];
    if (typeof value !== "object" || value === null) continue;
    if (!parent.named && (DATA.has(token) || token.startsWith("x-"))) continue;
    pending.push({ value, named: !parent.named && MAPS.has(token), parent, token });
  }
}
