import type { JsonObject, JsonValue } from "../../model/types.js";

/** The six kinds of JSON (RFC 8259 §3). */
export type JsonKind = "null" | "boolean" | "number" | "string" | "array" | "object";

/** Which of the six kinds a value is. */
export function kindOf(value: JsonValue): JsonKind {
  if (value === null) return "null";
  if (isJsonArray(value)) return "array";
  const type = typeof value;
  return type === "boolean" || type === "number" || type === "string" ? type : "object";
}

/** `Array.isArray` that narrows readonly arrays. */
export function isJsonArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** An object that is neither null nor an array. */
export function isJsonObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !isJsonArray(value);
}

/** An own property of an object; what it inherits does not count. */
export function ownValue(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Length in Unicode code points, as JSON Schema counts (2020-12 validation §6.3.1). */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/**
 * Whether every number of a value survives a round trip: an integer beyond 2^53 may have lost
 * digits already when the document was parsed.
 */
export function hasExactNumbers(value: JsonValue): boolean {
  if (typeof value === "number") return !Number.isInteger(value) || Number.isSafeInteger(value);
  if (isJsonArray(value)) return value.every(hasExactNumbers);
  return !isJsonObject(value) || Object.values(value).every(hasExactNumbers);
}
