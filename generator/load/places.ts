import type { JsonValue } from "../model/types.js";
import { parsePointer } from "../resolve/pointer.js";

/**
 * Where the nodes of a text begin: of each object and array one offset a member, of its key or of the
 * item, in the order of `Object.keys`. Objects first, then what stands in them, so that no names are kept.
 */
export interface Places {
  readonly root: number;
  readonly offsets: readonly number[];
}

/** What a parser notes on its way: the offsets of an object's or array's members, by name or index. */
export type NotedPlaces = ReadonlyMap<object, ReadonlyMap<string, number> | readonly number[]>;

/** Brings noted places into the order of the value. */
export function listPlaces(value: JsonValue, root: number, noted: NotedPlaces): Places {
  const offsets: number[] = [];
  for (const { container } of containersOf(value)) {
    const places = noted.get(container) ?? [];
    if (isList(places)) for (const offset of places) offsets.push(offset);
    else for (const name of Object.keys(container)) offsets.push(places.get(name) ?? root);
  }
  return { root, offsets };
}

/** Finds nodes by pointer, as `SourceDocument.locate` defines it. Nothing is worked out before it is first asked. */
export function createLocator(value: JsonValue, places: () => Places): (pointer: string) => number {
  let known: { readonly places: Places; readonly starts: ReadonlyMap<object, number> } | undefined;
  const orders = new WeakMap<object, ReadonlyMap<string, number>>();
  const orderOf = (container: object): ReadonlyMap<string, number> => {
    const order = orders.get(container) ?? new Map(Object.keys(container).map((name, index) => [name, index]));
    orders.set(container, order);
    return order;
  };
  return (pointer) => {
    known ??= {
      places: places(),
      starts: new Map(Array.from(containersOf(value), ({ container, start }) => [container, start])),
    };
    let offset = known.places.root;
    let node: JsonValue | undefined = value;
    for (const token of parsePointer(pointer)) {
      if (typeof node !== "object" || node === null) break;
      const index: number | undefined = orderOf(node).get(token);
      const start = known.starts.get(node);
      if (index === undefined || start === undefined) break;
      offset = known.places.offsets[start + index] ?? offset;
      node = (node as Readonly<Record<string, JsonValue>>)[token]; // an array has its indexes as keys, too
    }
    return offset;
  };
}

/** All objects and arrays, each before those in it, with the number of its members and of those of all before it. */
export function* containersOf(
  value: JsonValue,
): Generator<{ readonly container: object; readonly start: number; readonly count: number }> {
  const open: JsonValue[] = [value];
  let start = 0;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== "object" || node === null) continue;
    const members: readonly JsonValue[] = Object.values(node);
    yield { container: node, start, count: members.length };
    start += members.length;
    for (let index = members.length - 1; index >= 0; index--) {
      const member = members[index];
      if (typeof member === "object" && member !== null) open.push(member);
    }
  }
}

function isList(places: ReadonlyMap<string, number> | readonly number[]): places is readonly number[] {
  return Array.isArray(places);
}

/** Whether what was kept of places can be such in a text of that length. */
export function isPlacesIn(kept: unknown, length: number): kept is Places {
  if (typeof kept !== "object" || kept === null || !("root" in kept) || !("offsets" in kept)) return false;
  const isOffset = (offset: unknown): boolean => Number.isInteger(offset) && Number(offset) >= 0 && Number(offset) <= length;
  return isOffset(kept.root) && Array.isArray(kept.offsets) && kept.offsets.every(isOffset);
}
