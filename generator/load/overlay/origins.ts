import type { JsonValue } from "../../model/types.js";
import { appendPointer, parsePointer } from "../../resolve/pointer.js";
import type { SourceDocument } from "../types.js";
import type { Changeable, Origin } from "./types.js";

/**
 * Remembers where the values of a document that overlays have changed were written: messages show the
 * line of the document or of the overlay that is to blame. Only what was changed is kept.
 */
export class Origins {
  private readonly members = new WeakMap<object, Map<string, Origin>>();
  private readonly items = new WeakMap<object, Origin[]>();

  constructor(
    private readonly document: SourceDocument,
    private readonly root: JsonValue,
  ) {}

  /** Where what stands at a pointer of the changed document was written. */
  find(pointer: string): Origin {
    let origin: Origin = { document: this.document, pointer: "" };
    let value: JsonValue | undefined = this.root;
    for (const token of parsePointer(pointer)) {
      origin = this.findChild(origin, value, token);
      value = childOf(value, token);
    }
    return origin;
  }

  /** Notes that an object got a member from elsewhere. */
  setMember(holder: object, name: string, origin: Origin): void {
    const known = this.members.get(holder);
    if (known === undefined) this.members.set(holder, new Map([[name, origin]]));
    else known.set(name, origin);
  }

  /** Notes that an array got an item at its end from elsewhere. @param at where the array was written */
  addItem(array: readonly JsonValue[], at: Origin, origin: Origin): void {
    this.itemsOf(array, at).push(origin);
  }

  /** Notes where all items of an array come from. */
  setItems(array: readonly JsonValue[], origins: readonly Origin[]): void {
    this.items.set(array, [...origins]);
  }

  /** Notes that an array loses the item at an index. @param at where the array was written */
  removeItem(array: readonly JsonValue[], at: Origin, index: number): void {
    this.itemsOf(array, at).splice(index, 1);
  }

  private itemsOf(array: readonly JsonValue[], at: Origin): Origin[] {
    let known = this.items.get(array);
    if (known === undefined) {
      known = array.map((_, index) => step(at, index));
      this.items.set(array, known);
    }
    return known;
  }

  /** Where a member of an object was written. @param at where the object was written */
  findMember(holder: object, name: string, at: Origin): Origin {
    return this.members.get(holder)?.get(name) ?? step(at, name);
  }

  private findChild(origin: Origin, value: JsonValue | undefined, token: string): Origin {
    if (typeof value !== "object" || value === null) return origin;
    if (!Array.isArray(value)) return this.findMember(value, token, origin);
    return this.items.get(value)?.[Number(token)] ?? step(origin, token);
  }
}

/** The origin of a child that stands where it was written. */
export function step(origin: Origin, token: string | number): Origin {
  return { document: origin.document, pointer: appendPointer(origin.pointer, token) };
}

/** The member or item of a value. */
export function childOf(value: JsonValue | undefined, token: string | number): JsonValue | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, token)) return undefined;
  return (value as Changeable as { readonly [name: string]: JsonValue })[token]; // arrays have their items by text, too
}
