import { isAmbiguousLoop } from "./ambiguity.js";
import { Alphabet } from "./characters.js";
import { Nullability } from "./nullable.js";
import type { PatternNode } from "./parse.js";

/**
 * Whether a backtracking engine certainly needs no more steps than the cube of a text's length. Each repetition of more than one round
 * counts as one without end. Without two ways around a loop, a text can be cut between loops only that stand one after the other
 * (Weber and Seidl, 1991), so that their number is the power. What is too large or too uncommon to be certain of is not.
 */
export function isCubicAtMost(tree: PatternNode): boolean {
  const starts = isAnchored(tree) ? 1 : 2; // it begins to read at each character, or at the first alone
  return (
    starts + countLoops(tree) <= 4 &&
    !repeatsEmpty(tree, new Nullability()) &&
    new Alphabet(tree).isExact &&
    isAmbiguousLoop(tree, 1) === false
  );
}

function isAnchored(tree: PatternNode): boolean {
  const [first] = tree.kind === "sequence" ? tree.parts : [];
  return first?.kind === "assertion" && first.type === "start";
}

/** Loops that stand in no other, those of what is looked ahead for included. */
function countLoops(node: PatternNode): number {
  switch (node.kind) {
    case "sequence":
      return node.parts.reduce((sum, part) => sum + countLoops(part), 0);
    case "choice":
      return node.options.reduce((sum, option) => sum + countLoops(option), 0);
    case "repeat":
      return node.max > 1 ? 1 : countLoops(node.body);
    case "lookahead":
      return countLoops(node.body);
    default:
      return 0;
  }
}

/** Whether rounds may be empty: where a number of them is asked for, an engine chooses which (ECMA-262 §22.2.2.3.1). */
function repeatsEmpty(node: PatternNode, nullability: Nullability): boolean {
  switch (node.kind) {
    case "sequence":
      return node.parts.some((part) => repeatsEmpty(part, nullability));
    case "choice":
      return node.options.some((option) => repeatsEmpty(option, nullability));
    case "repeat":
      return (node.max > 1 && nullability.of(node.body)) || repeatsEmpty(node.body, nullability);
    case "lookahead":
      return repeatsEmpty(node.body, nullability);
    default:
      return false;
  }
}
