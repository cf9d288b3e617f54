import type { JsonValue } from "../../model/types.js";
import { isJsonObject } from "../describe-json.js";
import { type Origins, step } from "./origins.js";
import type { Changeable, Origin } from "./types.js";

/**
 * Merges a value into an object, member by member and recursively, or adds it to an array as its last item
 * (Overlay 1.0 §4.4.3). Arrays are concatenated where both sides have one; this the specification says in
 * 1.1 only, but tools for 1.0 agree on it. Everything else is replaced.
 * @param at where `target` was written
 * @param from where `update` was written
 */
export function mergeInto(target: Changeable, update: JsonValue, at: Origin, from: Origin, origins: Origins): void {
  if (Array.isArray(target)) {
    if (Array.isArray(update)) {
      const items: readonly JsonValue[] = update; // isArray has narrowed it to any[]
      for (const [index, item] of items.entries()) append(target, item, at, step(from, index), origins);
    } else append(target, update, at, from, origins);
  } else if (isJsonObject(update)) {
    for (const [name, value] of Object.entries(update)) mergeMember(target, name, value, at, step(from, name), origins);
  }
}

function mergeMember(
  target: { [name: string]: JsonValue },
  name: string,
  value: JsonValue,
  at: Origin,
  from: Origin,
  origins: Origins,
): void {
  const present = Object.hasOwn(target, name) ? target[name] : undefined;
  const bothAre = (test: (one: JsonValue | undefined) => boolean): boolean => test(present) && test(value);
  if (bothAre(isJsonObject) || bothAre(Array.isArray)) {
    const place = origins.findMember(target, name, at);
    return mergeInto(present as Changeable, value, place, from, origins); // an object or array, as was just asked
  }
  setOwn(target, name, structuredClone(value));
  origins.setMember(target, name, from);
}

function append(array: JsonValue[], item: JsonValue, at: Origin, from: Origin, origins: Origins): void {
  origins.addItem(array, at, from);
  array.push(structuredClone(item));
}

// An assignment to `__proto__` would set the prototype.
function setOwn(target: object, name: string, value: JsonValue): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}
