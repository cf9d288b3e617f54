import { type Context, report, wrongType } from "./context.js";
import type { Key } from "./issue.js";
import { equalJson } from "./json.js";

/** A JSON value that is not an object or array. */
export type Primitive = string | number | boolean | null;

/** One value only. */
export function decodeLiteral<const T extends Primitive>(input: unknown, context: Context, key: Key | undefined, literal: T): T {
  if (input === literal) return literal;
  return input === undefined
    ? wrongType(JSON.stringify(literal), input, context, key)
    : report("const", JSON.stringify(literal), input, context, key);
}

/** The literal itself; anything else is reported. */
export function encodeLiteral<const T extends Primitive>(value: T, context: Context, key: Key | undefined, literal: T): T {
  return decodeLiteral(value, context, key, literal);
}

/** One object or array only, compared by JSON value. `T` is the type of just that value. */
export function decodeDeepLiteral<T>(input: unknown, context: Context, key: Key | undefined, literal: T): T {
  if (input === undefined) return wrongType("a value", input, context, key);
  return equalJson(literal, input) ? (input as T) : report("const", JSON.stringify(literal), input, context, key); // equal, so of its type
}

/** The value itself, if it equals the literal. */
export function encodeDeepLiteral<T>(value: T, context: Context, key: Key | undefined, literal: T): T {
  return decodeDeepLiteral(value, context, key, literal);
}
