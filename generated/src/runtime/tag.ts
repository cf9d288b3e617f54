import { type Context, type Decode, type Encode, leave, report, wrongType } from "./context.js";
import { describeMembers } from "./enum.js";
import type { Key } from "./issue.js";
import { isAnyObject, isObject, type JsonObject, own, setOwn } from "./kind.js";
import { encodeUnknown, keepUnknown } from "./object.js";

/** A value for the variant that its tag or kind belongs to: encoders check what they are given. */
export function variant<T>(value: unknown): T {
  return value as T; // the caller has just looked at the tag or kind
}

declare enum Tag {
  Unrecognized = "a tag that the document does not list",
}

/**
 * A tag that the document does not list. It is a string, but in types one of its own: by it the checker
 * tells the open variant from the others, which `string` or a marked string would blur.
 */
export type UnrecognizedTag = Tag.Unrecognized;

/** Marks a tag that the document does not list as meant, for an open union. */
export function unrecognizedTag(tag: string): UnrecognizedTag {
  return tag as UnrecognizedTag; // the mark exists in types only
}

/** The tag of an object, or `undefined`. */
export function tagOf(value: unknown, name: string): unknown {
  return isObject(value) ? own(value, name) : undefined;
}

const none: JsonObject = Object.freeze({});

/** A value's fields by name, none for anything but an object; for looking at a union before its variant is known. */
export function fieldsOf(value: unknown): JsonObject {
  return isAnyObject(value) ? (value as JsonObject) : none; // may be looked into by any name
}

/** Reports a tag that is missing or not known. */
export function wrongTag(input: unknown, name: string, tags: readonly string[], context: Context, key?: Key): never {
  if (!isObject(input)) return wrongType("object", input, context, key);
  const mark = context.issues.length;
  const tag = own(input, name);
  context.depth++;
  const result = report(tag === undefined ? "required" : "discriminator", describeMembers(tags), tag, context, name);
  leave(context, mark, key);
  return result;
}

/** A property by which a union around tells its alternatives: its wire name, its field, and the values that lead here. */
export type OuterTag = readonly [wireName: string, field: string, tags: readonly string[]];

/**
 * An object with a tag that the document does not list: the tag is a field, as tags of unions around are; the rest is
 * kept as unknown properties.
 */
export function decodeOpenVariant<T>(
  input: unknown,
  context: Context,
  key: Key | undefined,
  wireName: string,
  field: string,
  tags: readonly string[],
  outer: readonly OuterTag[] = [],
): T {
  const tag = tagOf(input, wireName);
  if (!isObject(input) || typeof tag !== "string") return wrongTag(input, wireName, tags, context, key);
  context.unrecognized++;
  const value = {};
  setOwn(value, field, tag);
  for (const [name, itsField, itsTags] of outer) {
    if (!hasTag(input, name, itsTags)) return wrongTag(input, name, itsTags, context, key);
    setOwn(value, itsField, own(input, name));
  }
  const isTag = isTagOf(wireName, outer);
  for (const name of Object.keys(input)) if (!isTag(name)) keepUnknown(value, input, name, context);
  return value as T; // T is the type of an object with just these fields
}

/** The same where all variants extend one schema, of which the object is still a value. */
export function decodeBaseVariant<T>(
  input: unknown,
  context: Context,
  key: Key | undefined,
  name: string,
  tags: readonly string[],
  base: Decode<unknown>,
): T {
  if (typeof tagOf(input, name) !== "string") return wrongTag(input, name, tags, context, key);
  context.unrecognized++;
  return base(input, context, key) as T; // the type of the base, with a tag of T's
}

/** The mirror image of {@link decodeBaseVariant}. */
export function encodeBaseVariant<Wire>(
  value: unknown,
  context: Context,
  key: Key | undefined,
  name: string,
  tags: readonly string[],
  base: Encode<never, unknown>,
): Wire {
  if (typeof tagOf(value, name) !== "string") return wrongTag(value, name, tags, context, key);
  context.unrecognized++;
  return base(variant(value), context, key) as Wire; // the type of the base, with a tag of Wire's
}

/** The mirror image of {@link decodeOpenVariant}. */
export function encodeOpenVariant<Wire>(
  value: unknown,
  context: Context,
  key: Key | undefined,
  wireName: string,
  field: string,
  tags: readonly string[],
  outer: readonly OuterTag[] = [],
): Wire {
  const tag = tagOf(value, field);
  if (!isObject(value) || typeof tag !== "string") return wrongTag(value, field, tags, context, key);
  context.unrecognized++;
  const wire = {};
  setOwn(wire, wireName, tag);
  for (const [name, itsField, itsTags] of outer) {
    if (!hasTag(value, itsField, itsTags)) return wrongTag(value, itsField, itsTags, context, key);
    setOwn(wire, name, own(value, itsField));
  }
  encodeUnknown(wire, value, context, isTagOf(wireName, outer));
  return wire as Wire; // Wire is the type of an object with just these properties
}

function hasTag(value: JsonObject, name: string, tags: readonly unknown[]): boolean {
  return tags.includes(own(value, name));
}

function isTagOf(wireName: string, outer: readonly OuterTag[]): (name: string) => boolean {
  return (name) => name === wireName || outer.some(([other]) => other === name);
}
