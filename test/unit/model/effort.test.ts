import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayBacktrack } from "../../../generator/emit/tests/support/schema/backtracking.js";
import { isCubicAtMost } from "../../../generator/model/pattern/effort.js";
import { type PatternNode, parsePattern } from "../../../generator/model/pattern/parse.js";

const isCubic = (source: string): boolean => {
  const tree = parsePattern(source);
  if (tree === undefined) throw new Error(`${source} is not read`);
  return isCubicAtMost(tree);
};

describe("patterns that take the cube of a text's length at most", () => {
  it.each([
    "^[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*$",
    "^[A-Za-z]([A-Za-z0-9]*([._-][A-Za-z0-9]+)*)?$",
    "^(foo|bar)+$",
    "^(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$",
    "^a*b*c*$",
    "a*b*",
    "^(?=(?:a|b)+)(?:a+-)*$",
    "^(?:[а-я]+–)*$",
  ])("%s", (source) => {
    expect(isCubic(source)).toBe(true);
  });

  it.each([
    ["two ways around a loop", "^(a+)+$"],
    ["two ways in a few rounds of a few", "^(a{1,20}){1,20}$"],
    ["two ways around a loop of what is looked ahead for", "^(?!(?:a|a)*b)c$"],
    ["one loop after the other, four of them", "^a*a*a*a*$"],
    ["three, begun at each character", "a*a*a*"],
    ["four in alternatives", "^(?:a*a*|b*b*)$"],
    ["one of them looked ahead for", "^(?=a*)a*a*a*$"],
    ["rounds that may be empty", "^(a?){30}b$"],
    ["rounds of nothing but a look ahead", "^(?:(?=a))*b$"],
    ["rounds that may be empty, looked ahead for", "^(?!(?:a?|b){3})c$"],
    ["a property of Unicode, which nobody listed", "^(?:\\p{Lu}+[A-Z])*$"],
    ["more strange characters than are looked at", `^(?:[${"𠀀".repeat(3)}${fromCode(0x4e00, 70)}]-)*$`],
    ["more places than are looked at", `^(?:${"ab".repeat(21)})*$`],
  ])("but not %s", (_, source) => {
    expect(isCubic(source)).toBe(false);
  });
});

function fromCode(first: number, count: number): string {
  return Array.from({ length: count }, (_, index) => String.fromCodePoint(first + 2 * index)).join("");
}

describe("an engine that tries one way after the other (ECMA-262 §22.2.2)", () => {
  const text = "a".repeat(40);
  const most = 1_000_000;

  it.each(["^(?:a+)+b", "^(?:a|a)*b", "^(?:a{1,20}){1,20}b", "^(?:a?){40}b"])("takes more steps than that for %s", (source) => {
    expect(countSteps(source, text, most)).toBe(most);
  });

  const { source } = fc.letrec<Record<"source" | "sequence" | "term" | "atom", string>>((tie) => ({
    source: fc.array(tie("sequence"), { minLength: 1, maxLength: 2 }).map((options) => options.join("|")),
    sequence: fc.array(tie("term"), { minLength: 1, maxLength: 3 }).map((terms) => terms.join("")),
    term: fc
      .tuple(tie("atom"), fc.constantFrom("", "", "*", "+", "?", "{2,}", "{1,9}", "{3}"))
      .map(([atom, sign]) => atom + sign),
    atom: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom("a", "b", "-", "[ab]", "[^b]"),
      tie("source").map((inner) => `(?:${inner})`),
      tie("source").map((inner) => `(?:(?=${inner})a)`),
    ),
  }));
  const letters = fc.array(fc.constantFrom("a", "a", "a", "b", "-"), { minLength: 40, maxLength: 40 });
  it("does not for any that is said to be", () => {
    let nested = 0;
    const check = (inner: string, others: readonly string[]): void => {
      const whole = `^(?:${inner})!`;
      if (!isCubic(whole)) return;
      if (mayBacktrack(whole)) nested++;
      for (const each of [text, others.join("")]) expect(countSteps(whole, each, most)).toBeLessThan(most);
    };
    fc.assert(fc.property(source, letters, check), { numRuns: 2_000 });
    expect(nested).toBeGreaterThan(20);
  });
});

/** How many characters and choices are tried until the pattern matches or nothing is left to try; `most` where it is more. */
function countSteps(source: string, text: string, most: number): number {
  const tree = parsePattern(source);
  if (tree === undefined) throw new Error(`${source} is not read`);
  let steps = 0;
  type Next = (at: number) => boolean;
  const match = (node: PatternNode, at: number, next: Next): boolean => {
    if (++steps >= most) throw new OutOfSteps();
    switch (node.kind) {
      case "character":
        return at < text.length && node.matches(text[at] ?? "") && next(at + 1);
      case "sequence":
        return node.parts.reduceRight<Next>((after, part) => (from) => match(part, from, after), next)(at);
      case "choice":
        return node.options.some((option) => match(option, at, next));
      case "repeat":
        return repeat(node, 0, at, next);
      case "lookahead":
        return match(node.body, at, () => true) !== node.negative && next(at);
      case "assertion":
        return node.type !== "start" || at === 0 ? next(at) : false;
    }
  };
  const repeat = (node: Extract<PatternNode, { kind: "repeat" }>, count: number, at: number, next: Next): boolean => {
    const again = (): boolean =>
      match(node.body, at, (to) => (count >= node.min && to === at ? false : repeat(node, count + 1, to, next)));
    return (count < node.max && again()) || (count >= node.min && next(at));
  };
  try {
    match(tree, 0, () => true);
  } catch (error) {
    if (!(error instanceof OutOfSteps)) throw error;
  }
  return steps;
}

class OutOfSteps extends Error {}
