import { type Context, type Decode, report } from "./context.js";
import type { Key } from "./issue.js";
import { Identities } from "./json.js";
import { isArray } from "./kind.js";
import { accepts } from "./trial.js";

/** JSON Schema 2020-12 §6.4.2. */
export function checkMinItems(wire: unknown, bound: number, context: Context, key?: Key): void {
  if (isArray(wire) && wire.length < bound) report("minItems", `at least ${bound} items`, wire, context, key);
}

/** JSON Schema 2020-12 §6.4.1. */
export function checkMaxItems(wire: unknown, bound: number, context: Context, key?: Key): void {
  if (isArray(wire) && wire.length > bound) report("maxItems", `at most ${bound} items`, wire, context, key);
}

/** No two items are the same JSON value. */
export function checkUniqueItems(wire: unknown, context: Context, key?: Key): void {
  if (!isArray(wire)) return;
  context.identities ??= new Identities();
  const seen = new Set<unknown>();
  for (const item of wire) {
    const identity = context.identities.of(item);
    if (seen.has(identity)) {
      report("uniqueItems", "no item twice", wire, context, key);
      return;
    }
    seen.add(identity);
  }
}

/** Between `min` and `max` items are of a type. */
export function checkContains(
  wire: unknown,
  type: Decode<unknown>,
  min: number,
  max: number | undefined,
  context: Context,
  key?: Key,
): void {
  if (!isArray(wire)) return;
  let count = 0;
  for (const item of wire) {
    if (item === undefined) break; // no JSON, and of holes there may be thousands of millions
    if (accepts(type, item, context)) count++;
  }
  if (count < min) report("contains", `at least ${min} matching items`, wire, context, key);
  if (max !== undefined && count > max) report("contains", `at most ${max} matching items`, wire, context, key);
}
