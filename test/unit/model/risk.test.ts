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
    "^(\\.a*a*)*$",
    "^(\\.(a|b|[ab])+)*$",
    "^(?=(a*)*b)c$",
    "^((a+){3}-)*$",
    "^(a|b|ab)*$",
    "^(?:[а-я]+)+$",
    "^(?:[a-я]+[а-п]*)+$",
    "^(?:[\\u0430-\\u044f]+|ж)*$",
    "^(?:[^–]+[—])*$",
    "^(?:\\u{1F600}+)+$",
    "^(?:[\\uD83D\\uDE00-\\uD83D\\uDE4F]+😃)*$",
    "^(?:ü+)+$",
    "^(?:\\s+[^\\t-\\r ])+$",
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
    "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$",
    "^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$",
    "^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$",
    "^([a-z]+ *, *)*[a-z]+$",
    "^[а-я]+(?:–[а-я]+)*$",
    "^(?:[^–]+–)*$",
    "^(?:[а-в]+[г-я]+)*$",
    "^(?:[^\\u{1F600}]+[\\u{1F600}])*$",
    "^(?:[\\u0430-\\u044f]+\\x2d)*$",
    "^(?!\\.)(?!.*\\.\\.)([A-Za-z0-9_'+\\-.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9\\-]*\\.)+[A-Za-z]{2,}$",
  ])("%s", (pattern) => {
    expect(inspectPattern(pattern).risky).toBe(false);
  });
});

test("what may be left out is followed by all after it, in linear time", { timeout: 3_000 }, () => {
  expect(inspectPattern(`^(?:${"a?".repeat(2_400)})*$`)).toEqual({ valid: true, risky: false });
});

test("what does not compile is not valid", () => {
  expect(inspectPattern("(").valid).toBe(false);
  expect(inspectPattern("\\p{L}+").valid).toBe(true);
});
