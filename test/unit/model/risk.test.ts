import { describe, expect, test } from "vitest";
import { inspectPattern } from "../../../generator/model/rules/patterns.js";

describe("patterns that may take exponential time", () => {
  test.each([
    "(a+)+$",
    "^(a*)*$",
    "^(\\s*a\\s*)*$",
    "^(a|a)*$",
    "(x+x+)+y",
    "^([a-z]+)*[A-Z]$",
    "^(\\w+\\d*)+$",
    "((ab)*)*c",
    "^(.*,)*.*x$".replace(".*,", ".+"),
  ])("%s", (pattern) => {
    expect(inspectPattern(pattern).risky).toBe(true);
  });
});

describe("patterns that repeat with a separator, or not at all", () => {
  test.each([
    "^[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*$",
    "^[A-Za-z]([A-Za-z0-9]*([._][A-Za-z0-9]+)*)?$",
    "^(a*b)*$",
    "^(a+b+)*$",
    "^(a+(?:b|c){2})*$",
    "^\\d{4}-\\d{2}$",
    "^(foo|bar)+$",
    "a+a+",
    "^(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$",
    "^(a?)*$",
  ])("%s", (pattern) => {
    expect(inspectPattern(pattern).risky).toBe(false);
  });
});

test("what does not compile is not valid", () => {
  expect(inspectPattern("(").valid).toBe(false);
  expect(inspectPattern("\\p{L}+").valid).toBe(true);
});
