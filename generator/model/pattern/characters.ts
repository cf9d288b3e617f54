import type { PatternNode } from "./parse.js";

/** A set of characters: a bit for each that decides anything. */
export type Characters = bigint;
export const NOTHING: Characters = 0n;

/** A repetition of at most so many rounds costs no more than its square. */
export const MANY = 20;

/** ASCII, spaces and line ends beyond it, and two letters that stand for all others. */
const COMMON: readonly string[] = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  "\u00a0",
  "\u2028",
  "\u00e9",
  "\u4fa1",
];

/** Beyond so many characters that a pattern names itself, others stand for them. */
const MOST_NAMED = 64;

/** The characters that decide anything for a pattern: what two of its classes have in common, one of these is in both. */
export class Alphabet {
  /** Whether this is certain: Unicode has properties that none of the samples has, and no more characters are looked at than so many. */
  readonly isExact: boolean;
  private readonly samples: readonly string[];

  constructor(tree: PatternNode) {
    const named = new Set<number>();
    this.isExact = collectNamed(tree, named) && named.size < MOST_NAMED;
    // Classes are made of ranges: where two overlap, one of them begins there, or after the end of what is excluded.
    const edges = [...named].flatMap((code) => (code < LAST ? [code, code + 1] : [code]));
    this.samples = [...COMMON, ...edges.map((code) => String.fromCodePoint(code))];
  }

  /** What a character of the pattern matches; nothing for all other nodes. */
  of(node: PatternNode): Characters {
    if (node.kind !== "character") return NOTHING;
    return this.samples.reduce((all, character, bit) => (node.matches(character) ? all | (1n << BigInt(bit)) : all), NOTHING);
  }
}

export function overlap(left: Characters, right: Characters): boolean {
  return (left & right) !== NOTHING;
}

const LAST = 0x10ffff;
const NAMED = /\\u\{[\da-f]+\}|\\ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2}|\\u[\da-f]{4}|\\x[\da-f]{2}|[^\0-\x7f]/giu;

/** @returns whether nothing is named by a property */
function collectNamed(node: PatternNode, named: Set<number>): boolean {
  switch (node.kind) {
    case "character":
      for (const [text] of node.source.matchAll(NAMED)) {
        const code = codePointOf(text);
        if (code > 127 && named.size < MOST_NAMED) named.add(code);
      }
      return !/\\p/i.test(node.source);
    case "sequence":
      return node.parts.map((part) => collectNamed(part, named)).every(Boolean);
    case "choice":
      return node.options.map((option) => collectNamed(option, named)).every(Boolean);
    case "repeat":
    case "lookahead":
      return collectNamed(node.body, named);
    default:
      return true;
  }
}

/** Of an escape (ECMA-262 §22.2.1), or of a character as it stands. */
function codePointOf(text: string): number {
  const [, digits] = /^\\[ux]\{?([\da-f]+)\}?$/i.exec(text) ?? [];
  if (digits !== undefined) return Number.parseInt(digits, 16);
  const character = text.replaceAll(/\\u(.{4})/g, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)));
  return character.codePointAt(0) ?? 0;
}
