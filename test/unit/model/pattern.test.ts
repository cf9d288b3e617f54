import { describe, expect, test } from "vitest";
import { Alphabet, overlap } from "../../../generator/model/pattern/characters.js";
import { isCubicAtMost } from "../../../generator/model/pattern/effort.js";
import { preparePattern } from "../../../generator/model/pattern/match.js";
import { type PatternNode, parsePattern } from "../../../generator/model/pattern/parse.js";
import { inspectPattern, NameMatcher } from "../../../generator/model/rules/patterns.js";

/** A tree in words: `"a"` for one character, `[class]` for several, `body{least,most}`, `^`, `$`, `(?=body)`. */
function show(node: PatternNode): string {
  switch (node.kind) {
    case "character":
      return node.exact === undefined ? `<${node.source}>` : JSON.stringify(node.exact);
    case "sequence":
      return `(${node.parts.map(show).join(" ")})`;
    case "choice":
      return node.options.map(show).join("|");
    case "repeat":
      return `${show(node.body)}{${node.min},${node.max}}`;
    case "assertion":
      return node.type;
    case "lookahead":
      return `${node.negative ? "unless" : "if"} ${show(node.body)}`;
  }
}

describe("a pattern is read as", () => {
  test.each([
    ["", "()"],
    ["ab", '("a" "b")'],
    ["a|b|", '("a")|("b")|()'],
    ["^a$", '(start "a" end)'],
    ["\\ba\\B", '(boundary "a" noBoundary)'],
    ["a*b+c?", '("a"{0,Infinity} "b"{1,Infinity} "c"{0,1})'],
    ["a*?b+?c??d{2}?", '("a"{0,Infinity} "b"{1,Infinity} "c"{0,1} "d"{2,2})'],
    ["a{2}b{2,}c{2,30}", '("a"{2,2} "b"{2,Infinity} "c"{2,30})'],
    ["a{1234567890123456789}", '("a"{1234567890123456800,1234567890123456800})'],
    ["(a)(?:b)(?<n>c)", '(("a") ("b") ("c"))'],
    ["(?=a)(?!b)", '(if ("a") unless ("b"))'],
    [".", "(<.>)"],
    ["\\.\\*\\/\\\\\\[", '("." "*" "/" "\\\\" "[")'],
    ["\\d\\n\\cA\\0", "(<\\d> <\\n> <\\cA> <\\0>)"],
    ["\\x41\\u0041\\u{41}\\uD83D\\uDE00", "(<\\x41> <\\u0041> <\\u{41}> <\\uD83D\\uDE00>)"],
    ["\\p{Lu}\\P{Lu}", "(<\\p{Lu}> <\\P{Lu}>)"],
    ["[a\\]b]c[^x]", '(<[a\\]b]> "c" <[^x]>)'],
    ["😀é", '("😀" "é")'],
  ])("%s: %s", (source, tree) => {
    const found = parsePattern(source);
    expect(found && show(found)).toBe(tree);
  });

  test.each([
    ["a back reference", "(a)\\1"],
    ["one by name", "(?<n>a)\\k<n>"],
    ["looking behind", "(?<=a)b"],
    ["not seeing behind", "(?<!a)b"],
    ["what is no pattern", "a)"],
    ["what is one only without the flag", "\\-"],
    ["what is too long", "a".repeat(5_001)],
    ["what is nested too deeply", `${"(?:".repeat(100)}a${")".repeat(100)}`],
  ])("nothing: %s", (_, source) => {
    expect(parsePattern(source)).toBeUndefined();
  });

  test.each([
    ["what is as long as it may be", "a".repeat(5_000)],
    ["what is nested as deeply as it may be", `${"(?:".repeat(99)}a${")".repeat(99)}`],
    ["groups one after the other, however many", "(?:a)".repeat(300)],
  ])("%s", (_, source) => {
    expect(parsePattern(source)).toBeDefined();
  });
});

describe("what two characters have in common", () => {
  const overlapping = (left: string, right: string): boolean => {
    const tree = parsePattern(`${left}${right}`);
    if (tree?.kind !== "sequence") throw new Error("no sequence");
    const alphabet = new Alphabet(tree);
    const [one, other] = tree.parts.map((part) => alphabet.of(part));
    return overlap(one ?? 0n, other ?? 0n);
  };
  test.each([
    ["a", "a", true],
    ["a", "b", false],
    ["[a-f]", "[f-z]", true],
    ["[a-e]", "[f-z]", false],
    ["\\d", "\\w", true],
    ["\\s", "\\u00a0", true],
    ["\\s", "\\u2028", true],
    ["\\s", "\\S", false],
    [".", "\\n", false],
    [".", "é", true],
    ["[^a]", "\\W", true],
    ["[а-п]", "[п-я]", true],
    ["[а-п]", "[р-я]", false],
    ["[^а]", "[б]", true],
    ["[\\u0430-\\u043f]", "\\u{43f}", true],
    ["[\\x80-\\x8f]", "\\x8f", true],
    ["[\\x80-\\x8f]", "\\x90", false],
    ["[\\uD83D\\uDE00-\\uD83D\\uDE4F]", "😀", true],
    ["[\\uD83D\\uDE00-\\uD83D\\uDE4F]", "\\u{1F650}", false],
  ])("%s and %s: %s", (left, right, want) => {
    expect(overlapping(left, right)).toBe(want);
  });

  test("is certain but for properties, and for more of them than are looked at", () => {
    const isExact = (source: string): boolean | undefined => {
      const tree = parsePattern(source);
      return tree && new Alphabet(tree).isExact;
    };
    const letters = (count: number): string =>
      String.fromCodePoint(...Array.from({ length: count }, (_, index) => 0x400 + index));
    expect(["[a-z]", "\\u0400", "\\p{L}", "(?:a|(?=\\P{L})b)*", `[${letters(63)}]`, `[${letters(64)}]`].map(isExact)).toEqual([
      true,
      true,
      false,
      false,
      true,
      false,
    ]);
  });
});

describe("a pattern that may run away", () => {
  test.each<[source: string, risky: boolean]>([
    ["(?:a{1,20}){1,20}", false],
    ["(?:a{1,21}){1,21}", true],
    ["(?:a+){2}", true],
    ["(?:a+)?", false],
    ["(?:a+b?)+", true],
    ["(?:a+b)+", false],
    ["(?:ba+)+", false],
    ["(?:b?a+)+", true],
    ["(?:a|b|a)+", true],
    ["(?:a|b|ac)+", false],
    ["(?:a|b|a)?", false],
    ["(?:a|b|a)", false],
    ["(?:a|)+", false],
    ["(?:x(?:a|a))+", true],
    ["(?!(?:a+)+)b", true],
    ["(?:(?=a+)b)+", false],
    ["(?:^a+$)+", true],
    ["(?:a*)*", true],
    ["(?:[ab]+c?[bd]+)+", true],
    ["(?:[ab]+c[de]+)+", false],
    ["(?:a(?:b+c)*)+", false],
    ["(?:a(?:b+c?)*)+", true],
  ])("is %s: %s", (source, risky) => {
    expect(inspectPattern(source)).toEqual({ valid: true, risky });
  });

  test.each(["(", "[b-a]", "a{2,1}", "\\p{Nothing}"])("is not told of what is none: %s", (source) => {
    expect(inspectPattern(source)).toEqual({ valid: false, risky: false });
  });

  test("is not told of what only backtracking can match", () => {
    expect(inspectPattern("(a+)+\\1")).toEqual({ valid: true, risky: false });
  });
});

test.each<[source: string, cubic: boolean]>([
  ["^a*b*c*", true],
  ["^a*b*c*d*", false],
  ["a*b*", true],
  ["a*b*c*", false],
  ["(?:^a)b*c*d*", false],
  ["^(?:a*|b*)c*", true],
  ["^(?:a*|b*)c*d*", false],
  ["^(?=a*)b*c*", true],
  ["^(?=a*)b*c*d*", false],
  ["^(?:a*b)*c*", true],
  ["^(?:a{2}b){2}c?d?e?f?", true],
  ["^(?:a?){2}", false],
  ["^(?:a?)?", true],
  ["^(?:b(?:a?){2}){0,1}", false],
  ["^(?:a|(?:b?)*)", false],
  ["^(?=(?:b?)*)", false],
])("%s takes the cube of a text's length at most: %s", (source, cubic) => {
  const tree = parsePattern(source);
  expect(tree && isCubicAtMost(tree)).toBe(cubic);
});

describe("a text is held against a pattern", () => {
  test.each([
    ["(?:ab?){2,3}$", "aba", true],
    ["^(?:ab?){2,3}$", "abab", true],
    ["^(?:ab?){2,3}$", "ab", false],
    ["^(?:ab?){2,3}$", "aaaa", false],
    ["^(?:a|b|c)$", "c", true],
    ["^(?:a|b|c)$", "d", false],
    ["^(?:ab|cd){2}$", "cdab", true],
    ["^(?:a(?:b|c)){3}$", "abacab", true],
    ["^(?:a(?:b|c)){3}$", "abacaa", false],
    ["^(?:a*b){2,}$", "baab", true],
    ["^(?:a*b){2,}$", "aab", false],
    ["^(?:(?=ab)a|b)+$", "abab", true],
    ["^(?:(?=ab)a|b)+$", "aab", false],
    ["^(?:(?!aa)[ab])+$", "abab", true],
    ["^(?:(?!aa)[ab])+$", "abaab", false],
    ["a(?=b(?!c))", "abcab", true],
    ["a(?=b(?!c))", "abcabc", false],
    ["(?=$)", "a", true],
    ["(?=^)a", "ba", false],
    ["\\b_\\b", "_", true],
    ["\\bé\\b", "é", false],
    ["\\B.\\B", "-", true],
    ["a{0}b", "b", true],
    ["^[^a]$", "😀", true],
    ["^..$", "😀", false],
  ])("%s, %s: %s", (source, text, want) => {
    expect(preparePattern(source)?.test(text)).toBe(want);
    expect(new RegExp(source, "u").test(text)).toBe(want);
  });

  test("and forgets none that it was asked about before, whichever come between", () => {
    const sources = ["^a{9000}$", "^(?:ab){9000}$", "^(?:abc){9000}$"];
    const patterns = Array.from({ length: 12 }, (_, index) => sources.map((source) => preparePattern(`${source}|^${index}$`)));
    for (const [index, three] of patterns.entries()) {
      expect(three.map((pattern) => pattern?.test(String(index)))).toEqual([true, true, true]);
      expect(patterns[0]?.[0]?.test("a".repeat(9_000))).toBe(true);
    }
  });
});

describe("names are held against patterns", () => {
  test("until the steps for it are spent; then none matches", () => {
    const names = new NameMatcher(40);
    expect([names.matches("^a", "ab"), names.isSpent, names.limit]).toEqual([true, false, 40]);
    let asked = 1;
    while (!names.isSpent) {
      names.matches("^a", "ab");
      if (++asked > 100) throw new Error("is never spent");
    }
    expect(asked).toBeGreaterThan(3);
    expect(names.matches("^a", "ab")).toBe(false);
  });

  test("and what only backtracking could decide counts as no match, and as a step", () => {
    const names = new NameMatcher(2);
    const asked = [1, 2, 3].map(() => [names.matches("(a)\\1", "aa"), names.isSpent]);
    expect(asked).toEqual([
      [false, false],
      [false, false],
      [false, true],
    ]);
  });
});
