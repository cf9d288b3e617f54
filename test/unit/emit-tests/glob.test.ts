import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchGlob } from "../../../generator/emit/tests/glob.js";

describe("a pattern with stars", () => {
  it.each<[pattern: string, text: string, want: boolean]>([
    ["Pet", "Pet", true],
    ["Pet", "Pets", false],
    ["Pet*", "Pet", true],
    ["*Pet", "MyPet", true],
    ["*e*", "Pet", true],
    ["*x*", "Pet", false],
    ["*", "", true],
    ["", "", true],
    ["", "a", false],
    ["/a/*", "/a/b", true],
    ["/a/*", "/a/b/c", false],
    ["/a/**", "/a/b/c", true],
    ["/a/***", "/a/b/c", true],
    ["/**/c", "/a/b/c", true],
    ["/*/c", "/a/b/c", false],
    ["/paths/~1{a}+(b)?*", "/paths/~1{a}+(b)?c", true],
    ["/*/*", "/a/", true],
    ["a*b**c", "aXbX/Xc", true],
    ["a*b**c", "aX/bXc", false],
  ])("%j and %j: %s", (pattern, text, want) => {
    expect(matchGlob(pattern, text)).toBe(want);
  });

  it("means what the regular expression does that says the same", () => {
    const parts = fc.array(fc.constantFrom("a", "b", "/", "*", "**"), { maxLength: 7 }).map((list) => list.join(""));
    fc.assert(
      fc.property(parts, fc.stringMatching(/^[ab/]{0,8}$/), (pattern, text) => {
        const source = pattern.replaceAll(/\*+/g, (stars) => (stars.length > 1 ? "[^]{0,}" : "[^/]{0,}"));
        expect(matchGlob(pattern, text)).toBe(new RegExp(`^${source}$`).test(text));
      }),
    );
  });
});
