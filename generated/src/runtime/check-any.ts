import { type Context, type Decode, leave, report } from "./context.js";
import type { Key } from "./issue.js";
import { accepts, adoptIssues, attempt } from "./trial.js";

/** The value is not of a type. */
export function checkNot(wire: unknown, type: Decode<unknown>, context: Context, key?: Key): void {
  if (accepts(type, wire, context)) report("not", "another value", wire, context, key);
}

/** The value is of a type too; the type's own issues are reported. */
export function checkAllOf(wire: unknown, type: Decode<unknown>, context: Context, key?: Key): void {
  const outcome = attempt(type, wire, context);
  if (outcome !== undefined) adoptIssues(outcome, context, key);
}

/** What stands at `inner` in a value at `key` is of a type. */
export function checkInside(wire: unknown, type: Decode<unknown>, context: Context, key: Key | undefined, inner: Key): void {
  const mark = context.issues.length;
  context.depth++;
  const outcome = attempt(type, wire, context);
  if (outcome !== undefined) adoptIssues(outcome, context, inner);
  leave(context, mark, key);
}

/** The value is of at least one of the types. */
export function checkAnyOf(wire: unknown, types: readonly Decode<unknown>[], context: Context, key?: Key): void {
  if (!types.some((type) => accepts(type, wire, context))) report("anyOf", "one of the alternatives", wire, context, key);
}

/** The value is of exactly one of the types. */
export function checkOneOf(wire: unknown, types: readonly Decode<unknown>[], context: Context, key?: Key): void {
  const count = types.filter((type) => accepts(type, wire, context)).length;
  if (count !== 1) report("oneOf", "exactly one of the alternatives", wire, context, key);
}

/** `if`, `then`, `else`. */
export function checkCondition(
  wire: unknown,
  test: Decode<unknown>,
  consequent: Decode<unknown> | undefined,
  alternative: Decode<unknown> | undefined,
  context: Context,
  key?: Key,
): void {
  const type = accepts(test, wire, context) ? consequent : alternative;
  if (type !== undefined) checkAllOf(wire, type, context, key);
}
