import { type Context, report, wrongType } from "./context.js";
import type { Key } from "./issue.js";

const MINIMUM = -(2n ** 63n);
const MAXIMUM = 2n ** 63n - 1n;

/** An int64 that is a JSON number: beyond 2^53 its digits are lost before anyone can see them, so it is refused. */
export function decodeBigInt(input: unknown, context: Context, key?: Key): bigint {
  if (typeof input === "bigint") return inRange(input, context, key);
  if (Number.isSafeInteger(input)) return BigInt(input as number); // isSafeInteger is no type guard
  return wrongType("safe integer", input, context, key);
}

/** The number, if it is safe. */
export function encodeBigInt(value: bigint, context: Context, key?: Key): number {
  if (typeof value !== "bigint") return wrongType("bigint", value, context, key);
  const wire = Number(value);
  return Number.isSafeInteger(wire) ? wire : report("unrepresentable", "safe integer", value, context, key);
}

/** An int64 that is a JSON string of digits. */
export function decodeBigIntString(input: unknown, context: Context, key?: Key): bigint {
  if (typeof input !== "string") return wrongType("string", input, context, key);
  // Only the one spelling that encoding gives back.
  if (!/^(?:0|-?[1-9]\d{0,18})$/.test(input)) return report("format", "int64", input, context, key);
  return inRange(BigInt(input), context, key);
}

/** The digits, if the value fits into 64 bits. */
export function encodeBigIntString(value: bigint, context: Context, key?: Key): string {
  if (typeof value !== "bigint") return wrongType("bigint", value, context, key);
  return String(inRange(value, context, key));
}

/** An int64 that is a JSON number, as decimal digits; refused like any other where digits may be lost. */
export function decodeDecimal(input: unknown, context: Context, key?: Key): string {
  return Number.isSafeInteger(input) ? BigInt(input as number).toString() : wrongType("safe integer", input, context, key); // isSafeInteger is no type guard
}

/** The number, if the digits are those of a safe one, and spelt as decoding would spell it. */
export function encodeDecimal(value: string, context: Context, key?: Key): number {
  if (typeof value !== "string") return wrongType("string", value, context, key);
  if (!/^(?:0|-?[1-9]\d{0,18})$/.test(value)) return report("format", "int64", value, context, key);
  const wire = Number(value);
  return Number.isSafeInteger(wire) ? wire : report("unrepresentable", "safe integer", value, context, key);
}

function inRange(value: bigint, context: Context, key: Key | undefined): bigint {
  return value >= MINIMUM && value <= MAXIMUM ? value : report("format", "int64", value, context, key);
}
