import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { produceText } from "../../../generator/emit/sample/produce-text.js";
import { seedOf } from "../../../generator/emit/sample/random.js";
import { compilePattern, MATCH, measurePattern } from "../../../generator/model/pattern/compile.js";
import { preparePattern } from "../../../generator/model/pattern/match.js";
import { parsePattern } from "../../../generator/model/pattern/parse.js";

describe("a pattern", () => {
  it.each([
    ["^[a-z]+$", "abc", true],
    ["^[a-z]+$", "abC", false],
    ["b", "abc", true],
    ["", "", true],
    ["^$", "x", false],
    ["^(?:a|bc){2}$", "abc", true],
    ["^(?:a|bc){2}$", "abcbc", false],
    ["^a{2,3}$", "aaaa", false],
    ["^a{2,}$", "aaaa", true],
    ["^(?<year>\\d{4})-\\d\\d$", "2024-01", true],
    ["^(?=.*\\d)(?=.*[A-Z]).{4,}$", "abC1", true],
    ["^(?=.*\\d)(?=.*[A-Z]).{4,}$", "abcd", false],
    ["^(?!tmp_)\\w+$", "tmp_x", false],
    ["^(?!tmp_)\\w+$", "x_tmp", true],
    ["\\bfoo\\b", "a foo b", true],
    ["\\bfoo\\b", "afoo", false],
    ["\\Boo", "foo", true],
    ["^.$", "😀", true],
    ["^\\p{Lu}$", "É", true],
    ["^[\\u{1F600}-\\u{1F64F}]$", "😀", true],
    ["^\\uD83D\\uDE00$", "😀", true],
    ["^[^\\]]+$", "a]b", false],
    ["^\\.\\/$", "./", true],
    ["^(a*)*$", "aab", false],
    ["(|a)+$", "", true],
    ["^.$", "\n", false],
  ])("%s on %j gives %s, as the native engine does", (source, text, want) => {
    expect(preparePattern(source)?.test(text)).toBe(want);
    expect(new RegExp(source, "u").test(text)).toBe(want);
  });

  it.each([
    ["("],
    ["\\1(a)"],
    ["(a)\\1"],
    ["(?<=a)b"],
    ["(?<!a)b"],
    ["[b-a]"],
    ["\\-"],
    ["^.{1,999999}$"],
    [`${"(".repeat(200)}${")".repeat(200)}`],
  ])("%s is refused: not valid, in need of backtracking, or too big", (source) => {
    expect(preparePattern(source)).toBeUndefined();
  });

  it.each([["^(a+)+$"], ["^(a|a)*$"], ["^a*a*a*a*a*a*a*a*a*$"], ["^([a-zA-Z]+)*$"], ["(?=(a+)+$)x"]])(
    "%s answers at once where a backtracking engine would never end",
    (source) => {
      expect(preparePattern(source)?.test(`${"a".repeat(3_000)}!`)).not.toBe(true);
    },
  );

  it.each([
    ["(?:(?:(?:){1000}){1000}){1000}", true],
    ["(?:(?:(?:a{0}){1000}){1000}){1000}f", false],
    ["^(?:(?:a|b){2,4}(?=c)c){2}(?:d+e){3,}$", false],
  ])("%s on text without an end in sight gives %s", (source, want) => {
    expect(preparePattern(source)?.test("abcabcde")).toBe(want);
  });

  it.each([
    ["(?:(?:(?:^){1000}){1000}){1000}"],
    ["(?:a{99999999999}){99999999999}"],
    [`${"(?:".repeat(50)}a${"){99999999999}".repeat(50)}{0}`],
    ["(?=a{140000})(?=a{140000})"],
  ])("%s is too big, which is found out without making it", (source) => {
    expect(preparePattern(source)).toBeUndefined();
  });

  it.each([["a"], ["(?:a|b|c)"], ["^a?$"], ["(?:a*b+){2,4}"], ["(?=a{3})(?!b)"], ["(?:a{0}|){3}"], ["(?:(?:a?){3}|b){2,}c"]])(
    "%s has as many instructions as were counted",
    (source) => {
      const tree = parsePattern(source);
      const { operations, lookaheads } = compilePattern(tree ?? { kind: "sequence", parts: [] });
      const inside = lookaheads.reduce((sum, { program }) => sum + program.operations.length, 0);
      expect(tree && measurePattern(tree)).toBe(operations.length - 1 + inside);
      expect(operations.at(-1)).toBe(MATCH);
    },
  );

  it("takes no more steps than it may, and the same however often it is asked", () => {
    const pattern = preparePattern("^(?:a?){200}b$");
    const [first, second] = [pattern?.match("a".repeat(100)), pattern?.match("a".repeat(100))];
    expect(first?.steps).toBeGreaterThan(1_000);
    expect(second).toEqual(first);
    const cut = pattern?.match("a".repeat(100), 500);
    expect(cut?.found).toBeUndefined();
    expect(cut?.steps).toBeLessThan(1_000);
  });

  it("says that it does not know where an answer would cost too much", () => {
    expect(preparePattern("^((a?b?){400})*$")?.test("ab".repeat(5_000))).toBeUndefined();
  });

  const atom = fc.constantFrom("a", "b", "-", ".", "\\d", "\\w", "[ab]", "[^a]", "\\.", "\\b", "^", "$");
  const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      atom,
      fc.tuple(tie("pattern"), tie("pattern")).map((parts) => parts.join("")),
      fc.tuple(tie("pattern"), tie("pattern")).map(([left, right]) => `(?:${left}|${right})`),
      fc
        .tuple(tie("pattern"), fc.constantFrom("*", "+", "?", "{2}", "{1,2}", "{0,}", "*?"))
        .map(([body, sign]) => `(${body})${sign}`),
      tie("pattern").map((body) => `(?=${body})`),
      tie("pattern").map((body) => `(?!${body})`),
    ),
  }));

  it("agrees with the native engine on random patterns and texts", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "-", "1", ".", "\n"), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        fc.pre(source.length < 120);
        expect(preparePattern(source)?.test(subject)).toBe(new RegExp(source, "u").test(subject));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("text produced from a pattern", () => {
  it.each([
    ["^[a-z0-9]+(-[a-z0-9]+)*$"],
    ["^sk-[A-Za-z0-9]{20,40}$"],
    ["^\\+?[1-9]\\d{1,14}$"],
    ["^(get|post|put)$"],
    ["^[0-7][0-9A-HJKMNP-TV-Z]{25}$"],
    ["^#[0-9a-fA-F]{6}$"],
    ["^v\\d+\\.\\d+\\.\\d+(-rc\\.\\d+)?$"],
    ["^\\p{Script=Greek}+$"],
    ["^[\\u0900-\\u097F]{3}$"],
  ])("%s: matches it, whatever the eagerness", (source) => {
    const tree = preparePattern(source)?.tree;
    if (tree === undefined) throw new Error("not prepared");
    for (const eagerness of [0, 1, 5]) {
      const text = produceText(tree, eagerness, seedOf(source));
      expect(text).toMatch(new RegExp(source, "u"));
    }
  });

  it("is given up where no character is in reach", () => {
    const tree = preparePattern("[^\\s\\S]")?.tree;
    expect(tree && produceText(tree, 1, 0)).toBeUndefined();
  });

  it("is given up where nothing is repeated without an end", () => {
    const tree = parsePattern("(?:(?:(?:^){1000}){1000}){1000}a");
    const effort = { left: 10_000 };
    expect(tree && produceText(tree, 1, 0, effort)).toBeUndefined();
    expect(effort.left).toBeLessThan(0);
  });

  it("is given up where it would be very long", () => {
    const tree = preparePattern("^(?:a{300}){200}$")?.tree;
    expect(tree && produceText(tree, 1, 0)).toBeUndefined();
  });
});
