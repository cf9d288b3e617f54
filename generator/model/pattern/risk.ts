import { isAmbiguousLoop } from "./ambiguity.js";
import { Alphabet, type Characters, MANY, NOTHING, overlap } from "./characters.js";
import { Nullability } from "./nullable.js";
import type { PatternNode } from "./parse.js";

/**
 * Whether a backtracking engine may need exponential time: something without an upper bound stands
 * inside a repetition, and what may follow it could as well have been part of it (`(a+)+`,
 * `(\s*a\s*)*`), or the alternatives of a repetition can begin alike (`(a|a)*`). Separated
 * repetitions (`a+(-a+)*`) are not: the separator says where one ends. What looks like it and yet reads each text in one
 * way (`(\.a(-*a)?)*`) is not either.
 */
export function isRisky(tree: PatternNode): boolean {
  return new Search(new Alphabet(tree)).visit(tree, undefined) && isAmbiguousLoop(tree) !== false;
}

class Search {
  private readonly firsts = new Map<PatternNode, Characters>();
  private readonly nullability = new Nullability();

  constructor(private readonly alphabet: Alphabet) {}

  /** @param following characters that may come after the node in another round of the repetition around it; undefined outside of one */
  visit(node: PatternNode, following: Characters | undefined): boolean {
    switch (node.kind) {
      case "sequence":
        return this.visitSequence(node.parts, following);
      case "choice":
        return (
          (following !== undefined && this.overlapAny(node.options)) ||
          node.options.some((option) => this.visit(option, following))
        );
      case "repeat":
        return this.visitRepeat(node, following);
      case "lookahead":
        return this.visit(node.body, undefined);
      default:
        return false;
    }
  }

  /** From the end: what follows a part is what the next one begins with, and where that may be empty, what follows it. */
  private visitSequence(parts: readonly PatternNode[], following: Characters | undefined): boolean {
    let after = following;
    for (const part of parts.toReversed()) {
      if (this.visit(part, after)) return true;
      if (after !== undefined) after = this.nullability.of(part) ? this.first(part) | after : this.first(part);
    }
    return false;
  }

  private visitRepeat(node: Extract<PatternNode, { kind: "repeat" }>, following: Characters | undefined): boolean {
    const isLoop = node.max > MANY;
    if (isLoop && following !== undefined && overlap(this.first(node.body), following)) return true;
    if (node.max <= 1) return this.visit(node.body, following);
    return this.visit(node.body, this.first(node.body) | (following ?? NOTHING));
  }

  private overlapAny(options: readonly PatternNode[]): boolean {
    let seen = NOTHING;
    for (const option of options) {
      const characters = this.first(option);
      if (overlap(characters, seen)) return true;
      seen |= characters;
    }
    return false;
  }

  private first(node: PatternNode): Characters {
    const known = this.firsts.get(node);
    if (known !== undefined) return known;
    const found = this.findFirst(node);
    this.firsts.set(node, found);
    return found;
  }

  private findFirst(node: PatternNode): Characters {
    switch (node.kind) {
      case "character":
        return this.alphabet.of(node);
      case "sequence":
        return node.parts.reduceRight(
          (after, part) => (this.nullability.of(part) ? this.first(part) | after : this.first(part)),
          NOTHING,
        );
      case "choice":
        return node.options.reduce((all, option) => all | this.first(option), NOTHING);
      case "repeat":
        return this.first(node.body);
      default:
        return NOTHING;
    }
  }
}
