import { type Context, type Decode, type Encode, enter, leave, wrongType } from "./context.js";
import type { Key } from "./issue.js";
import { isObject, isOwnName, setOwn } from "./kind.js";

/** Which decoder a name that matches a pattern takes; where several match, all must accept and the first decodes. */
export type PatternDecoders<T> = readonly (readonly [RegExp, Decode<T>])[];
/** The mirror image of {@link PatternDecoders}; each encoder checks what it is given. */
export type PatternEncoders<Wire> = readonly (readonly [RegExp, Encode<never, Wire>])[];

/** An object of extras alone. */
export function decodeMap<T>(
  input: unknown,
  context: Context,
  key: Key | undefined,
  values: Decode<T>,
  patterns?: PatternDecoders<T>,
): { [name: string]: T } {
  const result: { [name: string]: T } = {};
  if (!isObject(input)) return wrongType("object", input, context, key);
  if (!enter(input, context, key)) return result;
  const mark = context.issues.length;
  for (const name in input) {
    if (!isOwnName(input, name)) continue;
    context.unknown += 0.5; // as for declared extras of an object
    const value = decodeExtra(input[name], context, name, values, patterns);
    if (name === "__proto__") setOwn(result, name, value);
    else result[name] = value;
  }
  leave(context, mark, key);
  return result;
}

/** Entries whose value is `undefined` are absent, as `JSON.stringify` has it. */
export function encodeMap<T, Wire>(
  value: { readonly [name: string]: T },
  context: Context,
  key: Key | undefined,
  values: Encode<T, Wire>,
): { [name: string]: Wire } {
  return encodePatternMap(value, context, key, values, []);
}

/** The same where a name decides about the type of its value. */
export function encodePatternMap<Wire>(
  value: { readonly [name: string]: unknown },
  context: Context,
  key: Key | undefined,
  values: Encode<never, Wire>,
  patterns: PatternEncoders<Wire>,
): { [name: string]: Wire } {
  const result: { [name: string]: Wire } = {};
  if (!isObject(value)) return wrongType("object", value, context, key);
  if (!enter(value, context, key)) return result;
  const mark = context.issues.length;
  for (const name in value) {
    const entry = value[name];
    if (entry === undefined || !isOwnName(value, name)) continue;
    context.unknown += 0.5;
    const encode = patterns.length === 0 ? values : (patterns.find(([pattern]) => pattern.test(name))?.[1] ?? values);
    const wire = encode(entry as never, context, name); // encoders check what they are given
    if (name === "__proto__") setOwn(result, name, wire);
    else result[name] = wire;
  }
  leave(context, mark, key);
  return result;
}

/** The value of a property that is not named, by the patterns that its name matches. */
export function decodeExtra<T>(
  input: unknown,
  context: Context,
  name: string,
  values: Decode<T>,
  patterns: PatternDecoders<T> | undefined,
): T {
  if (patterns === undefined) return values(input, context, name);
  const matching = patterns.filter(([pattern]) => pattern.test(name));
  const first = matching[0];
  if (first === undefined) return values(input, context, name);
  for (const [, decode] of matching.slice(1)) decode(input, context, name);
  return first[1](input, context, name);
}
