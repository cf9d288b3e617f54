import { type Context, report } from "./context.js";
import type { Key } from "./issue.js";

/** Lengths are in code points (JSON Schema 2020-12 §6.3). */
export function checkMinLength(wire: unknown, bound: number, context: Context, key?: Key): void {
  if (typeof wire !== "string" || wire.length >= 2 * bound) return;
  if (wire.length < bound || countCodePoints(wire) < bound)
    report("minLength", `at least ${bound} characters`, wire, context, key);
}

/** See {@link checkMinLength}; false tells the caller not to try patterns on a text that is too long. */
export function checkMaxLength(wire: unknown, bound: number, context: Context, key?: Key): boolean {
  if (typeof wire !== "string" || wire.length <= bound) return true;
  if (wire.length <= 2 * bound && countCodePoints(wire) <= bound) return true;
  report("maxLength", `at most ${bound} characters`, wire, context, key);
  return false;
}

function countCodePoints(text: string): number {
  let count = text.length;
  for (let index = 1; index < text.length; index++) {
    if (isBetween(text.charCodeAt(index), 0xdc00, 0xdfff) && isBetween(text.charCodeAt(index - 1), 0xd800, 0xdbff)) count--;
  }
  return count;
}

function isBetween(unit: number, first: number, last: number): boolean {
  return unit >= first && unit <= last;
}

/** JSON Schema 2020-12 §6.3.3: a match anywhere in the text. */
export function checkPattern(wire: unknown, pattern: RegExp, context: Context, key?: Key): void {
  if (typeof wire === "string" && !pattern.test(wire)) report("pattern", `a match of ${pattern.source}`, wire, context, key);
}

/** A format that the runtime knows, by its test. */
export function checkFormat(wire: unknown, format: string, test: (text: string) => boolean, context: Context, key?: Key): void {
  if (typeof wire === "string" && !test(wire)) report("format", format, wire, context, key);
}

/** Compiles a pattern of the document (ECMA-262, unicode mode). */
export function pattern(source: string, flags: "u" | "" = "u"): RegExp {
  return new RegExp(source, flags);
}
