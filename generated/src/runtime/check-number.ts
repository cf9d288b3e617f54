import { type Context, report } from "./context.js";
import { isMultipleOf } from "./decimal.js";
import type { Key } from "./issue.js";

/** JSON Schema 2020-12 §6.2.4. */
export function checkMinimum(wire: unknown, bound: number, context: Context, key?: Key): void {
  if (typeof wire === "number" && wire < bound) report("minimum", `at least ${bound}`, wire, context, key);
}

/** JSON Schema 2020-12 §6.2.5. */
export function checkExclusiveMinimum(wire: unknown, bound: number, context: Context, key?: Key): void {
  if (typeof wire === "number" && wire <= bound) report("exclusiveMinimum", `more than ${bound}`, wire, context, key);
}

/** JSON Schema 2020-12 §6.2.2. */
export function checkMaximum(wire: unknown, bound: number, context: Context, key?: Key): void {
  if (typeof wire === "number" && wire > bound) report("maximum", `at most ${bound}`, wire, context, key);
}

/** JSON Schema 2020-12 §6.2.3. */
export function checkExclusiveMaximum(wire: unknown, bound: number, context: Context, key?: Key): void {
  if (typeof wire === "number" && wire >= bound) report("exclusiveMaximum", `less than ${bound}`, wire, context, key);
}

/** Exact for decimals: 0.3 is a multiple of 0.1 (JSON Schema 2020-12 §6.2.1). */
export function checkMultipleOf(wire: unknown, factor: number, context: Context, key?: Key): void {
  if (typeof wire === "number" && !isMultipleOf(wire, factor))
    report("multipleOf", `a multiple of ${factor}`, wire, context, key);
}

/** Format `int32`. */
export function checkInt32(wire: unknown, context: Context, key?: Key): void {
  if (typeof wire !== "number" || (Number.isInteger(wire) && wire >= -(2 ** 31) && wire < 2 ** 31)) return;
  report("format", "int32", wire, context, key);
}

/** Format `int64`; beyond 2^53 a JSON number has lost digits before anyone can see them, so it is refused. */
export function checkInt64(wire: unknown, context: Context, key?: Key): void {
  if (typeof wire === "number" && !Number.isSafeInteger(wire)) report("format", "safe integer", wire, context, key);
}
