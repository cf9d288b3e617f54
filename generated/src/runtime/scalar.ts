import { type Context, wrongType } from "./context.js";
import type { Key } from "./issue.js";

/** A string. */
export function decodeString(input: unknown, context: Context, key?: Key): string {
  return typeof input === "string" ? input : wrongType("string", input, context, key);
}

/** The string itself; anything else is reported. */
export function encodeString(value: string, context: Context, key?: Key): string {
  return decodeString(value, context, key);
}

/** A finite number: JSON has no others. */
export function decodeNumber(input: unknown, context: Context, key?: Key): number {
  return typeof input === "number" && Number.isFinite(input) ? input : wrongType("number", input, context, key);
}

/** The number itself; NaN and the infinities are reported. */
export function encodeNumber(value: number, context: Context, key?: Key): number {
  return decodeNumber(value, context, key);
}

/** A number without a fraction; `1.0` is one (JSON Schema 2020-12 §6.1.1). */
export function decodeInteger(input: unknown, context: Context, key?: Key): number {
  return Number.isInteger(input) ? (input as number) : wrongType("integer", input, context, key); // isInteger is no type guard
}

/** The number itself; one with a fraction is reported. */
export function encodeInteger(value: number, context: Context, key?: Key): number {
  return decodeInteger(value, context, key);
}

/** `true` or `false`. */
export function decodeBoolean(input: unknown, context: Context, key?: Key): boolean {
  return typeof input === "boolean" ? input : wrongType("boolean", input, context, key);
}

/** The boolean itself; anything else is reported. */
export function encodeBoolean(value: boolean, context: Context, key?: Key): boolean {
  return decodeBoolean(value, context, key);
}

/** `null` and nothing else. */
export function decodeNull(input: unknown, context: Context, key?: Key): null {
  return input === null ? input : wrongType("null", input, context, key);
}

/** `null`; anything else is reported. */
export function encodeNull(value: null, context: Context, key?: Key): null {
  return decodeNull(value, context, key);
}
