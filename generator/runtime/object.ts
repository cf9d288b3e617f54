import { type Context, type Decode, type Encode, enter, report, wrongType } from "./context.js";
import type { Key } from "./issue.js";
import { encodeJson } from "./json.js";
import { isObject, type JsonObject, setOwn } from "./kind.js";
import { decodeExtra, encodePatternMap, type PatternDecoders, type PatternEncoders } from "./map.js";

/**
 * Where an object keeps the properties that its model does not name: copied by spread, ignored by
 * `JSON.stringify`.
 */
export const unknownProperties: unique symbol = Symbol("unknownProperties");

interface Carrier {
  [unknownProperties]?: { [name: string]: unknown };
}

/** The properties that decoding met and the model does not name; they are encoded again. */
export function unknownPropertiesOf(value: object): { readonly [name: string]: unknown } | undefined {
  return (value as Carrier)[unknownProperties]; // any object may carry it
}

/** A copy of a value with these unknown properties instead of its own; wire names. */
export function withUnknownProperties<T extends object>(value: T, properties: { readonly [name: string]: unknown }): T {
  return { ...value, [unknownProperties]: properties };
}

/**
 * Begins an object; false, with an issue, for anything else. {@link leave} ends it.
 *
 * @param itsConstructor what the input has as `constructor`, false where it is no object: code of a model reads it in 2 ns, as it meets the
 * objects of one model, and what all models share in ten times that
 */
export function enterObject(
  input: unknown,
  itsConstructor: unknown,
  context: Context,
  key: Key | undefined,
): input is JsonObject {
  if (itsConstructor !== Object && !isObject(input)) return wrongType("object", input, context, key) ?? false;
  return enter(input, context, key);
}

/** The same for a value to encode. */
export function enterValue(value: unknown, context: Context, key: Key | undefined): boolean {
  return enterObject(value, undefined, context, key);
}

/** Keeps a property that the model does not name. */
export function keepUnknown(value: object, input: JsonObject, name: string, context: Context): void {
  // `for…in` also gives what a polluted prototype adds.
  if (!Object.hasOwn(input, name)) return;
  countUnknown(input[name], context);
  const carrier = value as Carrier; // any object may carry it
  carrier[unknownProperties] ??= {};
  setOwn(carrier[unknownProperties], name, input[name]);
}

/** Counts a property that is dropped. */
export function stripUnknown(input: JsonObject, name: string, context: Context): void {
  if (Object.hasOwn(input, name)) countUnknown(input[name], context);
}

/** It has neither name nor type. */
function countUnknown(input: unknown, context: Context): void {
  context.unknown += 1 + (context.countParts?.(input) ?? 0);
}

/** Reports a property that must not be there. */
export function rejectUnknown(input: JsonObject, name: string, context: Context): void {
  if (Object.hasOwn(input, name)) report("additionalProperties", "no such property", input[name], context, name);
}

/** Adds a declared extra to those that were met before. */
export function addExtra<T>(
  extras: { [name: string]: T } | undefined,
  input: JsonObject,
  name: string,
  context: Context,
  values: Decode<T>,
  patterns?: PatternDecoders<T>,
): { [name: string]: T } | undefined {
  if (!Object.hasOwn(input, name)) return extras;
  // It has no name, but perhaps a type.
  context.unknown += 0.5;
  const result = extras ?? {};
  setOwn(result, name, decodeExtra(input[name], context, name, values, patterns));
  return result;
}

/** Puts unknown properties back. One that has a known name is a clash. */
export function encodeUnknown(wire: object, value: object, context: Context, isKnown: (name: string) => boolean): void {
  const kept = unknownPropertiesOf(value);
  if (kept === undefined) return;
  for (const name of Object.keys(kept)) {
    if (isKnown(name)) report("clash", "a name that the model does not use", kept[name], context, name);
    else if (kept[name] !== undefined) setOwn(wire, name, encodeJson(kept[name], context, name));
    context.unknown += 0.5;
  }
}

/** Puts declared extras beside the named properties. One that has a known name is a clash. */
export function encodeExtras<Named extends object, Wire>(
  named: Named,
  extras: { readonly [name: string]: unknown } | undefined,
  context: Context,
  field: string,
  isKnown: (name: string) => boolean,
  values: Encode<never, Wire>,
  patterns: PatternEncoders<Wire> = [],
): Named & { [name: string]: Wire } {
  if (extras === undefined) return named as Named & { [name: string]: Wire }; // there are none
  context.spread++;
  const encoded = encodePatternMap(extras, context, field, values, patterns) ?? {};
  for (const name of Object.keys(encoded)) {
    if (isKnown(name)) report("clash", "a name that the model does not use", encoded[name], context, field);
    else setOwn(named, name, encoded[name]);
  }
  return named as Named & { [name: string]: Wire }; // it has them now
}

/** What stands for a property in the input: its default where it is absent. */
export function orDefault(input: unknown, fallback: unknown): unknown {
  return input === undefined ? fallback : input;
}

/** An object literal that lacks an optional property which the type checker sees on its prototype (`toString`). */
export function shaped<T>(value: object): T {
  return value as T; // the property is absent as an own one, and nothing else is looked at
}

/** The names of a wide object. */
export function nameSet(names: readonly string[]): ReadonlySet<string> {
  return new Set(names);
}
