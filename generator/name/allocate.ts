import type { Identifier } from "./types.js";

/** Longest identifier, in characters; longer ones end in a digest of the whole. */
const LONGEST = 100;

/** Names given out so far, compared without regard to case. */
export class Allocator {
  private readonly taken = new Set<string>();

  /** Takes a name; false where it is taken. */
  take(name: string): boolean {
    const key = name.toLowerCase();
    if (this.taken.has(key)) return false;
    this.taken.add(key);
    return true;
  }

  has(name: string): boolean {
    return this.taken.has(name.toLowerCase());
  }

  /** Takes the first free candidate; then the last one with the smallest number that frees it, from 2. */
  takeFirst(candidates: Iterable<string>): string {
    let last = "";
    for (const candidate of candidates) {
      if (this.take(candidate)) return candidate;
      last = candidate;
    }
    for (let number = this.next.get(last) ?? 2; ; number++) {
      if (!this.take(`${last}${separator(last)}${number}`)) continue;
      this.next.set(last, number + 1);
      return `${last}${separator(last)}${number}`;
    }
  }

  // Where to go on counting, so that many equal names do not cost quadratic time.
  private readonly next = new Map<string, number>();
}

// "Item1" with a number behind it must not read as eleven.
function separator(name: string): string {
  return /\d$/.test(name) ? "_" : "";
}

/**
 * Text of the naming room as an identifier: a leading digit gets an underscore, an overlong one is cut.
 * @throws TypeError for text that is no ASCII identifier after that: a bug of the strategy
 */
export function toIdentifier(text: string): Identifier {
  const start = /^[0-9]/.test(text) ? `_${text}` : text;
  const identifier = shorten(start);
  if (!/^[A-Za-z_$][\w$]*$/.test(identifier)) throw new TypeError("not an identifier");
  return identifier as Identifier; // checked in the line above
}

/** Cuts long text and marks it with a digest, so that different texts stay different. */
export function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 9)}_${digest(text)}`;
}

/** FNV-1a, 32 bits, as eight hexadecimal digits. It only has to tell names apart, not to resist anybody. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
