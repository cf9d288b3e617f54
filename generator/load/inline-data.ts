import type { JsonValue } from "../model/types.js";
import { appendPointer } from "../resolve/pointer.js";
import { isJsonObject } from "./describe-json.js";
import { DATA_FIELDS, MAP_FIELDS } from "./fields.js";
import { mapMembers } from "./map-objects.js";
import type { SourceDocument } from "./types.js";

/** A reference where OpenAPI has data or text, as documents that are split into files write it: `example: { $ref: pet.json }`. */
export interface DataReference {
  readonly reference: string;
  /** Pointer of what the data is to take the place of. */
  readonly pointer: string;
}

/**
 * The references in place of an example, the value of a named one, or a description. No version of OpenAPI has such references, but
 * bundlers follow them. They are looked for where the text of the document may have some.
 */
export function findDataReferences(document: SourceDocument): readonly DataReference[] {
  const mayHaveSome = document.originOf !== undefined || LOOKS_LIKE_SOME.test(document.text);
  if (!mayHaveSome || !isJsonObject(document.value)) return [];
  const found: DataReference[] = [];
  const pending: Place[] = [{ value: document.value, pointer: "", named: false }];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    for (const [name, value] of Object.entries(place.value)) {
      const inner = { value, pointer: appendPointer(place.pointer, name) };
      if (!place.named && !Array.isArray(place.value) && (name === "example" || name === "description")) note(inner, found);
      else if (!place.named && name === "examples") noteExamples(inner, found);
      if (typeof value !== "object" || value === null) continue;
      if (place.named || !(DATA_FIELDS.has(name) || name.startsWith("x-")))
        pending.push({ value, pointer: inner.pointer, named: !place.named && MAP_FIELDS.has(name) });
    }
  }
  return found;
}

const LOOKS_LIKE_SOME = /(?:example|value|dataValue|description)["']?\s*:\s*(?:\{\s*)?["']?\$ref["']?\s*:/;

interface Place {
  readonly value: object;
  readonly pointer: string;
  /** Keys are names that the API's author chose. */
  readonly named: boolean;
}

interface Member {
  readonly value: JsonValue;
  readonly pointer: string;
}

function note({ value, pointer }: Member, found: DataReference[]): void {
  if (!isJsonObject(value) || Object.keys(value).length !== 1) return;
  const { $ref: reference } = value;
  if (typeof reference === "string") found.push({ reference, pointer });
}

/** Named examples are objects, of which a reference to a whole one is OpenAPI's own. */
function noteExamples({ value: examples, pointer }: Member, found: DataReference[]): void {
  if (!isJsonObject(examples)) return;
  for (const [name, example] of Object.entries(examples)) {
    if (!isJsonObject(example)) continue;
    for (const field of ["value", "dataValue"])
      if (Object.hasOwn(example, field))
        note({ value: example[field] ?? null, pointer: appendPointer(pointer, name, field) }, found);
  }
}

/** A copy of a document with values in place of what stands at some pointers. Positions stay. */
export function inlineData(document: SourceDocument, values: ReadonlyMap<string, JsonValue>): SourceDocument {
  const around = new Set<string>();
  for (const pointer of values.keys()) {
    // From the inside outwards, up to a place that another value is in as well.
    for (let outer = outside(pointer); outer !== undefined && !around.has(outer); outer = outside(outer)) around.add(outer);
  }
  const replace = (value: JsonValue, pointer: string): JsonValue => {
    const data = values.get(pointer);
    if (data !== undefined) return data;
    if (!around.has(pointer)) return value;
    const replaceIn = (member: JsonValue, name: string | number): JsonValue => replace(member, appendPointer(pointer, name));
    if (Array.isArray(value)) return value.map(replaceIn);
    return isJsonObject(value) ? mapMembers(value, replaceIn) : value;
  };
  return { ...document, value: replace(document.value, "") };
}

/** The place that a place is in. */
function outside(pointer: string): string | undefined {
  return pointer === "" ? undefined : pointer.slice(0, pointer.lastIndexOf("/"));
}
