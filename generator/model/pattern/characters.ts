import type { PatternNode } from "./parse.js";

/** A set of characters: a bit for each that decides anything. */
export type Characters = bigint;
export const NOTHING: Characters = 0n;

/** A repetition of at most so many rounds costs no more than its square. */
export const MANY = 20;

/** Characters that decide anything: ASCII and one letter that stands for all others. */
const SAMPLES: readonly string[] = [...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)), "\u00e9", "\u4fa1"];

/** What a character of a pattern matches; nothing for all other nodes. */
export function charactersOf(node: PatternNode): Characters {
  if (node.kind !== "character") return NOTHING;
  return SAMPLES.reduce((all, character, bit) => (node.matches(character) ? all | (1n << BigInt(bit)) : all), NOTHING);
}

export function overlap(left: Characters, right: Characters): boolean {
  return (left & right) !== NOTHING;
}
