import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeNumber } from "../../../generator/load/judge-number.js";

describe("numbers that are read exactly", () => {
  it.each([
    "0",
    "-0",
    "1",
    "1.50",
    "0.1",
    "0.30000000000000004",
    "1e3",
    "1E+3",
    "100000000000000000000000",
    "9007199254740992",
    "-9223372036854775808",
    "5e-324",
    "1.7976931348623157e308",
    "+5",
    ".5",
    "5.",
    "0x1F",
    "0o17",
    "000000000000000000000001",
    "1.000000000000000000000",
    "0.000000000000000000000",
  ])("%s", (written) => {
    expect(judgeNumber(written)).toBe("exact");
  });
});

describe("numbers that lose digits", () => {
  it.each([
    "9007199254740993",
    "9223372036854775807",
    "3.141592653589793238",
    "1e-400",
    "0.1000000000000000055511151231257827",
    "0x20000000000001",
  ])("%s", (written) => {
    expect(judgeNumber(written)).toBe("inexact");
  });
});

describe("numbers beyond all numbers", () => {
  it.each(["1e400", "-1e400", `1${"0".repeat(400)}`])("%s", (written) => {
    expect(judgeNumber(written)).toBe("infinite");
  });

  it("are also what YAML calls .inf and .nan", () => {
    expect(judgeNumber(".inf", Number.POSITIVE_INFINITY)).toBe("infinite");
    expect(judgeNumber(".nan", Number.NaN)).toBe("infinite");
  });
});

describe("judging", () => {
  it("finds whatever JavaScript prints exact", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(judgeNumber(String(value))).toBe("exact");
      }),
    );
  });

  it("finds integers exact if they are the same integer when read, or print with the same digits", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (value) => {
        const read = Number(value);
        // Unlike String, this does not change to exponents above 1e21.
        const kept = BigInt(read) === value || BigInt(read.toLocaleString("en", { useGrouping: false })) === value;
        expect(judgeNumber(String(value))).toBe(kept ? "exact" : "inexact");
      }),
    );
  });

  it("does not care how an exact number is written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 0, max: 30 }), (digits, zeros) => {
        const padded = `${"0".repeat(zeros)}${digits}.${"0".repeat(zeros + 1)}`;
        expect(judgeNumber(padded)).toBe("exact");
        expect(judgeNumber(`${digits}${"0".repeat(zeros)}e-${zeros}`)).toBe("exact");
      }),
    );
  });

  it("takes no longer for a million digits than reading them does", () => {
    expect(judgeNumber(`0.${"0".repeat(1_000_000)}1`)).toBe("inexact");
    expect(judgeNumber("9".repeat(1_000_000))).toBe("infinite");
  });
});
