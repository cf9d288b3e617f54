import type { JsonValue } from "../model/types.js";
import { isJsonArray, isJsonObject } from "./node.js";

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

/** A text that is the same for equal values only, so that finding one among many takes one pass. */
export function canonicalJson(value: JsonValue): string {
  if (isJsonArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value); // "0" for -0, too
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`);
  return `{${members.join(",")}}`;
}

/** Tells whether a value equals one of a list, in one step whatever its length. */
export function membershipIn(list: readonly JsonValue[]): (value: JsonValue) => boolean {
  const keys = new Set(list.map(canonicalJson));
  return (value) => keys.has(canonicalJson(value));
}

/** The different ones, in order: of equal values the first. */
export function distinctBy<T>(items: readonly T[], dataOf: (item: T) => JsonValue): readonly T[] {
  const first = new Map<string, T>();
  for (const item of items) {
    const key = canonicalJson(dataOf(item));
    if (!first.has(key)) first.set(key, item);
  }
  return [...first.values()];
}
