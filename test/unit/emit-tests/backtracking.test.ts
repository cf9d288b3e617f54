import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearlyValuesOf } from "../../../generator/emit/tests/support/schema/arbitrary.js";
import { longestFor, MOST_WITH_BACKTRACKING, mayBacktrack } from "../../../generator/emit/tests/support/schema/backtracking.js";
import { varyValue } from "../../../generator/emit/tests/support/schema/vary.js";
import { parsePattern } from "../../../generator/model/pattern/parse.js";
import { isRisky } from "../../../generator/model/pattern/risk.js";
import { adapterOf } from "./judge-kit.js";

const URL_PATTERN = "^(https?:\\/\\/)?([\\da-z\\.-]+)\\.([a-z\\.]{2,6})([\\/\\w \\.-]*)*\\/?$";

describe("patterns that may need exponential time", () => {
  it.each([URL_PATTERN, "(a+)+", "(a|a)*", "((ab)+)*", "(?:\\s*a\\s*)*", "([a-z]+){2,}", "(a+)*?", "(x{1,}){3,9}"])(
    "%s",
    (pattern) => {
      expect(mayBacktrack(pattern)).toBe(true);
    },
  );

  it.each([
    "^[a-z]+$",
    "(abc)*",
    "(a|b)",
    "a+b*",
    "([*+]x)+",
    "(\\*\\+)*",
    "(a)(b)+",
    "^\\d{4}-\\d{2}$",
    "(a{2}){3,}",
    "[(a+)]+",
  ])("but not %s", (pattern) => {
    expect(mayBacktrack(pattern)).toBe(false);
  });

  const piece = fc.constantFrom("a", "b", "\\d", "[ab]", "(", "(?:", ")", "|", "*", "+", "?", "{2,}", "{1,9}", "{3}", "-");
  it("are all those that the generator warns of", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const tree = parsePattern(pieces.join(""));
        if (tree !== undefined && isRisky(tree)) expect(mayBacktrack(pieces.join(""))).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe("values for such a pattern", () => {
  const adapter = adapterOf({ type: "string", pattern: URL_PATTERN, maxLength: 500 });
  const isLong = (value: unknown): boolean => typeof value === "string" && Array.from(value).length > MOST_WITH_BACKTRACKING + 4;

  it("that are drawn at random are short", () => {
    expect(fc.sample(nearlyValuesOf(adapter, "m0"), { numRuns: 500, seed: 7 }).filter(isLong)).toEqual([]);
  });

  it("that differ from a long one are short", () => {
    const changed = [...varyValue(adapter, "m0", `https://example.com/${"a".repeat(100)}`, new Set())].map(({ wire }) => wire);
    expect(changed.length).toBeGreaterThan(10);
    expect(changed.filter(isLong)).toEqual([]);
  });
});

describe("values for a pattern that only looks like it", () => {
  const pattern = "^[a-z]+(?:-[a-z]+)*$";
  const lengthsOf = (cubic: readonly string[], maxLength: number): readonly number[] => {
    const adapter = adapterOf({ type: "string", pattern, maxLength }, {}, cubic);
    const changed = [...varyValue(adapter, "m0", "some-name", new Set())].map(({ wire }) => wire);
    return changed.flatMap((wire) => (typeof wire === "string" ? Array.from(wire).length : []));
  };

  it("are as long as is allowed, and longer by one", () => {
    expect(lengthsOf([pattern], 64)).toEqual(expect.arrayContaining([63, 64, 65]));
    expect(Math.max(...lengthsOf([], 64))).toBeLessThan(MOST_WITH_BACKTRACKING + 4);
  });

  it("are still not longer than the cube of their length allows", () => {
    expect(Math.max(...lengthsOf([pattern], 10_000))).toBeLessThan(longestFor(pattern, new Set([pattern])));
    expect(longestFor("^[a-z]+$", new Set())).toBeGreaterThan(10_000);
    expect(longestFor(undefined, new Set())).toBeGreaterThan(10_000);
    expect(longestFor(pattern, new Set(["^[a-z]+$"]))).toBe(MOST_WITH_BACKTRACKING);
  });
});
