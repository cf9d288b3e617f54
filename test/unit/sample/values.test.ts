import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMultipleOf } from "../../../generator/emit/sample/decimal.js";
import { codePointLength, hasExactNumbers, kindOf } from "../../../generator/emit/sample/json.js";
import { below, derive, fraction, pick, seedOf } from "../../../generator/emit/sample/random.js";
import { canonicalJson, equalJson } from "../../../generator/resolve/equal-json.js";

describe("numbers", () => {
  it.each([
    [0.07, 0.01, true],
    [1.1, 0.1, true],
    [1.15, 0.1, false],
    [1e300, 7, false],
    [1e300, 5, true],
    [0, 0.3, true],
    [-9, 3, true],
    [5e-324, 1, false],
    [1, 5e-324, true],
    [4, 0, false],
    [Infinity, 1, false],
    [1, Infinity, false],
  ])("%d is a multiple of %d: %s", (value, divisor, want) => {
    expect(isMultipleOf(value, divisor)).toBe(want);
  });

  it("any product of an integer and a power of ten is a multiple of the power", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -12, max: 12 }), (factor, exponent) => {
        expect(isMultipleOf(Number(`${factor}e${exponent}`), Number(`1e${exponent}`))).toBe(true);
      }),
    );
  });
});

describe("JSON values", () => {
  it("are equal whatever the order of keys, and with -0 for 0", () => {
    expect(equalJson({ a: [1, { b: -0 }], c: null }, { c: null, a: [1, { b: 0 }] })).toBe(true);
    expect(equalJson({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(equalJson([1, 2], [2, 1])).toBe(false);
    expect(equalJson({}, [])).toBe(false);
    expect(equalJson("1", 1)).toBe(false);
  });

  it("keep a key called __proto__ apart", () => {
    expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });

  it("have one of six kinds", () => {
    expect([null, true, 1, "", [], {}].map(kindOf)).toEqual(["null", "boolean", "number", "string", "array", "object"]);
  });

  it("are measured in code points", () => {
    expect(codePointLength("a😀é")).toBe(3);
  });

  it("are known not to survive where an integer is beyond 2^53", () => {
    expect(hasExactNumbers({ a: [1, 0.5, -3] })).toBe(true);
    expect(hasExactNumbers({ a: [{ b: 2 ** 53 }] })).toBe(false);
  });
});

describe("random numbers", () => {
  it("are the same for the same seed, and others for another", () => {
    expect(fraction(seedOf("Pet"))).toBe(fraction(seedOf("Pet")));
    expect(fraction(seedOf("Pet"))).not.toBe(fraction(seedOf("Pets")));
    expect(derive(1, "a")).not.toBe(derive(1, "b"));
  });

  it("stay in their range and reach all of it", () => {
    const seen = new Set(Array.from({ length: 500 }, (_, seed) => below(derive(seed, "x"), 6)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(pick(1, [])).toBeUndefined();
    expect(pick(1, ["only"])).toBe("only");
  });

  it("are spread evenly enough", () => {
    const count = Array.from({ length: 10_000 }, (_, seed) => fraction(derive(seed, "even"))).filter(
      (value) => value < 0.25,
    ).length;
    expect(count).toBeGreaterThan(2_300);
    expect(count).toBeLessThan(2_700);
  });
});
