import type { PatternNode } from "../../model/pattern/parse.js";
import { below, derive, type Seed } from "./random.js";

const MAX_LENGTH = 20_000;
/** Steps that one string may take. So many strings can a document have that each gets little, whatever its patterns cost. */
export const MAX_STEPS = 100_000;
// What a reader expects first: letters and digits, then punctuation, then the rest of the world.
const ALPHABETS = [
  "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "-_ .,:;/@#+=%&*!?~'\"$()<>[]{}|^\\`",
  "éßñ日本語Ωж😀\n\t\r\0",
].map((characters) => Array.from(characters));

/**
 * Text that a pattern's own parts match. Look-ahead and boundaries are left to chance, so the
 * caller has to test the result.
 *
 * @param eagerness how often an optional or repeated part is taken, where its bounds allow it
 * @param effort what is left of it is less afterwards; at its end nothing is found
 * @returns `undefined` where a class is out of reach or the text would be too long
 */
export function produceText(
  tree: PatternNode,
  eagerness: number,
  seed: Seed,
  effort: Effort = { left: MAX_STEPS },
): string | undefined {
  const output = { text: "", failed: false, effort };
  write(tree, eagerness, seed, output);
  return output.failed ? undefined : output.text;
}

/** Steps that may still be taken in making texts of patterns and holding them against these. */
export interface Effort {
  left: number;
}

interface Output {
  text: string;
  failed: boolean;
  readonly effort: Effort;
}

function write(node: PatternNode, eagerness: number, seed: Seed, output: Output): void {
  if (--output.effort.left < 0) output.failed = true;
  if (output.failed) return;
  switch (node.kind) {
    case "character":
      return writeCharacter(node, seed, output);
    case "sequence":
      return node.parts.forEach((part, index) => {
        write(part, eagerness, derive(seed, index), output);
      });
    case "choice": {
      const option = node.options[below(seed, node.options.length)];
      return option === undefined ? undefined : write(option, eagerness, derive(seed, "option"), output);
    }
    case "repeat": {
      const count = Math.min(node.max, Math.max(node.min, eagerness));
      for (let index = 0; index < count && !output.failed; index++) write(node.body, eagerness, derive(seed, index), output);
      return;
    }
    case "assertion":
    case "lookahead":
      return;
  }
}

function writeCharacter(node: PatternNode & { readonly kind: "character" }, seed: Seed, output: Output): void {
  const character = node.exact ?? chooseCharacter(node, seed);
  if (character === undefined || output.text.length >= MAX_LENGTH) output.failed = true;
  else output.text += character;
}

const choices = new WeakMap<PatternNode, readonly string[]>();

function chooseCharacter(node: PatternNode & { readonly kind: "character" }, seed: Seed): string | undefined {
  let matching = choices.get(node);
  if (matching === undefined) {
    matching =
      ALPHABETS.map((alphabet) => alphabet.filter(node.matches)).find((found) => found.length > 0) ?? searchCharacter(node);
    choices.set(node, matching);
  }
  return matching[below(seed, matching.length)];
}

function searchCharacter(node: PatternNode & { readonly kind: "character" }): readonly string[] {
  for (let point = 0; point < 0x3000; point++) {
    const character = String.fromCodePoint(point);
    if (node.matches(character)) return [character];
  }
  return [];
}
