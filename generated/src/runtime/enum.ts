import { type Context, report, wrongType } from "./context.js";
import type { Key } from "./issue.js";
import { equalJson } from "./json.js";

declare const unrecognizedBrand: unique symbol;

/** A value that the document does not list, kept as it came. Being marked, it does not blur the listed ones. */
export type Unrecognized<T> = T & { readonly [unrecognizedBrand]: "unrecognized" };

/** Marks a value that the document does not list as meant, for an open enum. */
export function unrecognized<T extends string | number | boolean>(value: T): Unrecognized<T> {
  return value as Unrecognized<T>; // the mark exists in types only
}

/** The members of an enum: a list where it is short, a set where it is long. */
export type Members<T> = readonly T[] | ReadonlySet<T>;

// A list of five is searched in 6 ns and a set in 31; beyond some thirty the set wins.
const LONG = 32;

/** Prepares the members of an enum for {@link decodeMember}. */
export function members<const T>(list: readonly T[]): Members<T> {
  return list.length > LONG ? new Set(list) : list;
}

/** A member of a closed enum. */
export function decodeMember<T>(input: unknown, context: Context, key: Key | undefined, members: Members<T>): T {
  if (isMember(input, members)) return input;
  return notMember(input, context, key, members);
}

/** The member itself; anything else is reported. */
export function encodeMember<T>(value: T, context: Context, key: Key | undefined, members: Members<T>): T {
  return decodeMember(value, context, key, members);
}

/** A member of an open enum, or any other value of the JSON type of its members. `T` covers both. */
export function decodeOpenMember<T>(input: unknown, context: Context, key: Key | undefined, members: Members<T>): T {
  if (isMember(input, members)) return input;
  for (const member of members) {
    if (typeof member !== typeof input || (typeof input === "number" && !Number.isFinite(input))) continue;
    context.unrecognized++;
    return input as T; // of a member's JSON type, which T includes
  }
  return notMember(input, context, key, members);
}

/** The value itself, listed or not; one of another JSON type is reported. */
export function encodeOpenMember<T>(value: T, context: Context, key: Key | undefined, members: Members<T>): T {
  return decodeOpenMember(value, context, key, members);
}

/** A member of an enum that has objects or arrays among its members. */
export function decodeDeepMember<T>(input: unknown, context: Context, key: Key | undefined, members: readonly T[]): T {
  if (input === undefined) return wrongType(describeMembers(members), input, context, key);
  if (members.some((member) => equalJson(member, input))) return input as T; // equal to a member
  return report("enum", describeMembers(members), input, context, key);
}

/** The member itself; anything else is reported. */
export function encodeDeepMember<T>(value: T, context: Context, key: Key | undefined, members: readonly T[]): T {
  return decodeDeepMember(value, context, key, members);
}

function isMember<T>(input: unknown, members: Members<T>): input is T {
  // `includes` and `has` compare with any value, but their types ask for a member.
  return Array.isArray(members) ? members.includes(input) : (members as ReadonlySet<unknown>).has(input);
}

function notMember(input: unknown, context: Context, key: Key | undefined, members: Members<unknown>): never {
  return report(input === undefined ? "required" : "enum", describeMembers(members), input, context, key);
}

const SHOWN = 10;

/** The members, or the first few of many: `"a" | "b"`. */
export function describeMembers(members: Members<unknown>): string {
  const count = "size" in members ? members.size : members.length;
  const shown: string[] = [];
  for (const member of members) {
    if (shown.length === SHOWN) break;
    shown.push(JSON.stringify(member));
  }
  return count > SHOWN ? `${shown.join(" | ")} | … (${count} in all)` : shown.join(" | ");
}
