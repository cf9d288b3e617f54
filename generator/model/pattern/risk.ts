import { isAmbiguousLoop } from "./ambiguity.js";
import { type Characters, charactersOf, MANY, NOTHING, overlap } from "./characters.js";
import type { PatternNode } from "./parse.js";

/**
 * Whether a backtracking engine may need exponential time: something without an upper bound stands
 * inside a repetition, and what may follow it could as well have been part of it (`(a+)+`,
 * `(\s*a\s*)*`), or the alternatives of a repetition can begin alike (`(a|a)*`). Separated
 * repetitions (`a+(-a+)*`) are not: the separator says where one ends. What looks like it and yet reads each text in one
 * way (`(\.a(-*a)?)*`) is not either.
 */
export function isRisky(tree: PatternNode): boolean {
  return visit(tree, undefined) && isAmbiguousLoop(tree) !== false;
}

/** @param following characters that may come after the node in another round of the repetition around it; undefined outside of one */
function visit(node: PatternNode, following: Characters | undefined): boolean {
  switch (node.kind) {
    case "sequence":
      return node.parts.some((part, index) =>
        visit(part, following && union(firstOfRest(node.parts.slice(index + 1), following))),
      );
    case "choice":
      return (following !== undefined && overlapAny(node.options)) || node.options.some((option) => visit(option, following));
    case "repeat":
      return visitRepeat(node, following);
    case "lookahead":
      return visit(node.body, undefined);
    default:
      return false;
  }
}

function visitRepeat(node: Extract<PatternNode, { kind: "repeat" }>, following: Characters | undefined): boolean {
  const isLoop = node.max > MANY;
  if (isLoop && following !== undefined && overlap(first(node.body), following)) return true;
  if (node.max <= 1) return visit(node.body, following);
  return visit(node.body, union([first(node.body), following ?? NOTHING]));
}

function overlapAny(options: readonly PatternNode[]): boolean {
  const seen = new Set<string>();
  for (const option of options) {
    const characters = first(option);
    if (overlap(characters, seen)) return true;
    for (const character of characters) seen.add(character);
  }
  return false;
}

/** First characters of what comes next: of each part up to the first that cannot be empty, else of the next round. */
function firstOfRest(parts: readonly PatternNode[], following: Characters): readonly Characters[] {
  const sets: Characters[] = [];
  for (const part of parts) {
    sets.push(first(part));
    if (!isNullable(part)) return sets;
  }
  return [...sets, following];
}

function first(node: PatternNode): Characters {
  switch (node.kind) {
    case "character":
      return charactersOf(node);
    case "sequence":
      return union(firstOfRest(node.parts, NOTHING));
    case "choice":
      return union(node.options.map(first));
    case "repeat":
      return first(node.body);
    default:
      return NOTHING;
  }
}

function isNullable(node: PatternNode): boolean {
  switch (node.kind) {
    case "character":
      return false;
    case "sequence":
      return node.parts.every(isNullable);
    case "choice":
      return node.options.some(isNullable);
    case "repeat":
      return node.min === 0 || isNullable(node.body);
    default:
      return true;
  }
}

function union(sets: readonly Characters[]): Characters {
  return new Set(sets.flatMap((set) => [...set]));
}
