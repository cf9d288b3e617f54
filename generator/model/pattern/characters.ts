import type { PatternNode } from "./parse.js";

export type Characters = ReadonlySet<string>;
export const NOTHING: Characters = new Set();

/** A repetition of at most so many rounds costs no more than its square. */
export const MANY = 20;

/** Characters, as far as they decide anything: ASCII and one letter that stands for all others. */
const SAMPLES: readonly string[] = [...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)), "\u00e9", "\u4fa1"];

/** What a character of a pattern matches; nothing for all other nodes. */
export function charactersOf(node: PatternNode): Characters {
  return node.kind === "character" ? new Set(SAMPLES.filter((character) => node.matches(character))) : NOTHING;
}

export function overlap(left: Characters, right: Characters): boolean {
  for (const character of left) if (right.has(character)) return true;
  return false;
}
