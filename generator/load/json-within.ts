import type { JsonValue } from "../model/types.js";

/**
 * Whether what `JSON.parse` gave could have been read from a document: it nests no deeper than it may, and its numbers are finite,
 * which `1e999` is not.
 * @param deepest levels of objects and arrays in one another
 */
export function isJsonWithin(value: unknown, deepest: number): value is JsonValue {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    const inner: unknown[] = [];
    for (const node of level) {
      if (node === undefined || (typeof node === "number" && !Number.isFinite(node))) return false;
      if (typeof node !== "object" || node === null) continue;
      if (depth === deepest) return false;
      for (const member of Object.values(node)) inner.push(member);
    }
    level = inner;
  }
  return true;
}
