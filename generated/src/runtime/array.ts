import { type Context, type Decode, type Encode, enter, isFull, leave, nothing, report, wrongType } from "./context.js";
import type { Key } from "./issue.js";
import { isArray } from "./kind.js";
import { decodeString } from "./scalar.js";

/** An array of items of one type; always a new one. */
export function decodeArray<T>(input: unknown, context: Context, key: Key | undefined, item: Decode<T>): T[] {
  if (!isArray(input)) return wrongType("array", input, context, key);
  return mapItems(input, context, key, item);
}

/** The mirror image of {@link decodeArray}. */
export function encodeArray<T, Wire>(value: readonly T[], context: Context, key: Key | undefined, item: Encode<T, Wire>): Wire[] {
  if (!isArray(value)) return wrongType("array", value, context, key);
  return mapItems(value, context, key, item);
}

/** An array of strings, of which most are made: where all is well, without a call for each. */
export function decodeStrings(input: unknown, context: Context, key?: Key): string[] {
  if (!isArray(input) || context.depth >= context.maxDepth) return decodeArray(input, context, key, decodeString);
  const result: string[] = [];
  for (let index = 0; index < input.length; index++) {
    const item = input[index];
    if (typeof item !== "string") return decodeArray(input, context, key, decodeString);
    result.push(item);
  }
  return result;
}

/** The mirror image of {@link decodeStrings}. */
export function encodeStrings(value: readonly string[], context: Context, key?: Key): string[] {
  return decodeStrings(value, context, key);
}

function mapItems<In, Out>(
  items: readonly In[],
  context: Context,
  key: Key | undefined,
  item: (input: In, context: Context, key?: Key) => Out,
): Out[] {
  const result: Out[] = [];
  if (!enter(items, context, key)) return result;
  const mark = context.issues.length;
  for (let index = 0; index < items.length && !isFull(context); index++) {
    result.push(item(items[index] as In, context, index)); // index is in bounds; a hole is undefined, which no decoder takes
  }
  leave(context, mark, key);
  return result;
}

/**
 * Positional items, then any number of `rest`. Items may be missing from the end (JSON Schema
 * 2020-12, core §10.3.1.1). `T` is the tuple type that the caller declares for just these decoders.
 */
export function decodeTuple<T extends readonly unknown[]>(
  input: unknown,
  context: Context,
  key: Key | undefined,
  prefix: readonly Decode<unknown>[],
  rest: Decode<unknown>,
): T {
  if (!isArray(input)) return wrongType("array", input, context, key);
  return mapPositions(input, context, key, prefix, rest) as unknown as T; // each item was made by the decoder of its position
}

/** The mirror image of {@link decodeTuple}. */
export function encodeTuple<Wire extends readonly unknown[]>(
  value: readonly unknown[],
  context: Context,
  key: Key | undefined,
  prefix: readonly Encode<never, unknown>[],
  rest: Encode<never, unknown>,
): Wire {
  if (!isArray(value)) return wrongType("array", value, context, key);
  return mapPositions(value, context, key, prefix, rest) as unknown as Wire; // each item was made by the encoder of its position
}

function mapPositions(
  items: readonly unknown[],
  context: Context,
  key: Key | undefined,
  prefix: readonly ((input: never, context: Context, key?: Key) => unknown)[],
  rest: (input: never, context: Context, key?: Key) => unknown,
): unknown[] {
  const result: unknown[] = [];
  if (!enter(items, context, key)) return result;
  const mark = context.issues.length;
  for (let index = 0; index < items.length && !isFull(context); index++) {
    const item = prefix[index] ?? rest;
    result.push(item(items[index] as never, context, index)); // functions check what they are given
  }
  leave(context, mark, key);
  return result;
}

/** No value at all is allowed here. */
export function decodeNever(input: unknown, context: Context, key?: Key): never {
  return report("never", "nothing", input, context, key);
}

/** No value can be given to it by its type; one that is nevertheless is reported. */
export function encodeNever(value: never, context: Context, key?: Key): never {
  return decodeNever(value, context, key);
}

/** An item beyond the most that a tuple may have: that it has too many, `checkMaxItems` tells where constraints are checked. Holes are told. */
export function decodeSurplus(input: unknown, context: Context, key?: Key): never {
  return context.constraints && input !== undefined ? nothing : decodeNever(input, context, key);
}

/** The mirror image of {@link decodeSurplus}. */
export function encodeSurplus(value: never, context: Context, key?: Key): never {
  return decodeSurplus(value, context, key);
}
