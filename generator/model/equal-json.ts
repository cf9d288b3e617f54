import { isJsonArray, isJsonObject } from "../resolve/node.js";
import type { JsonValue } from "./types.js";

/** Equality of JSON values: key order does not count, and 0 equals -0 (JSON Schema 2020-12 §4.2.2). */
export function equalJson(left: JsonValue, right: JsonValue): boolean {
  if (left === right) return true;
  if (isJsonArray(left)) {
    return (
      isJsonArray(right) && left.length === right.length && left.every((item, index) => equalJson(item, right[index] ?? null))
    );
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && equalJson(left[name] ?? null, right[name] ?? null))
  );
}
