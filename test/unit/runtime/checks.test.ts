import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMultipleOf } from "../../../generator/runtime/decimal.js";
import * as $ from "../../../generator/runtime/index.js";
import { isInstrumented } from "../../instrumented.js";
import { codesOf } from "./run.js";

type Check = (wire: unknown, context: $.Context) => unknown;
type Row = readonly [name: string, check: Check, passing: readonly unknown[], failing: readonly unknown[], code: string];

const ROWS: readonly Row[] = [
  ["minimum", (wire, context) => $.checkMinimum(wire, 2, context), [2, 3, "1", null], [1.99, -3], "minimum"],
  ["exclusiveMinimum", (wire, context) => $.checkExclusiveMinimum(wire, 2, context), [2.01, "1"], [2, 1], "exclusiveMinimum"],
  ["maximum", (wire, context) => $.checkMaximum(wire, 2, context), [2, 1, "3"], [2.01, 3], "maximum"],
  ["exclusiveMaximum", (wire, context) => $.checkExclusiveMaximum(wire, 2, context), [1.99, "3"], [2, 3], "exclusiveMaximum"],
  [
    "multipleOf",
    (wire, context) => $.checkMultipleOf(wire, 0.1, context),
    [0.3, 0.7, 1, 0, -1.1, 1e21, "x"],
    [0.35, 1e-10],
    "multipleOf",
  ],
  ["int32", $.checkInt32, [0, 2 ** 31 - 1, -(2 ** 31), "x"], [2 ** 31, -(2 ** 31) - 1, 0.5], "format"],
  ["int64", $.checkInt64, [0, 2 ** 53 - 1, "x"], [2 ** 53, 0.5], "format"],
  ["minLength", (wire, context) => $.checkMinLength(wire, 2, context), ["ab", "abcde", "😀😀", 1], ["", "a", "😀"], "minLength"],
  [
    "maxLength",
    (wire, context) => $.checkMaxLength(wire, 2, context),
    ["", "ab", "😀😀", "a😀", 123],
    ["abc", "😀😀😀", "ab😀", "\ud83d\ud83d\ud83d"],
    "maxLength",
  ],
  ["pattern", (wire, context) => $.checkPattern(wire, $.pattern("^\\p{Lu}$"), context), ["Ä", 5], ["ä", "", "AB"], "pattern"],
  [
    "format",
    (wire, context) => $.checkFormat(wire, "uuid", $.isUuid, context),
    ["2EB8AA08-AA98-11EA-B4AA-73B441D16380", 5],
    ["2eb8aa08"],
    "format",
  ],
  ["minItems", (wire, context) => $.checkMinItems(wire, 1, context), [[1], "", {}], [[]], "minItems"],
  ["maxItems", (wire, context) => $.checkMaxItems(wire, 1, context), [[], [1], "ab"], [[1, 2]], "maxItems"],
  [
    "uniqueItems",
    $.checkUniqueItems,
    [
      [],
      [1, "1", true, null, [1], ["1"], { a: 1 }, "[1]", '"1"'],
      [[1], [2]],
      "aa",
      [{ a: 1 }, { a: 2 }],
      [0, false],
      [{ "a,b": 1 }, { a: 1, b: 1 }],
    ],
    [
      [1, 1],
      [0, -0],
      ["a", "a"],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [
        [1, [2]],
        [1, [2]],
      ],
      [null, 1, null],
    ],
    "uniqueItems",
  ],
  [
    "contains",
    (wire, context) => $.checkContains(wire, $.decodeString, 1, 2, context),
    [["a"], [1, "a", "b"], "x"],
    [[], [1], ["a", "b", "c"]],
    "contains",
  ],
  [
    "minContains of 0",
    (wire, context) => $.checkContains(wire, $.decodeString, 0, undefined, context),
    [[], [1], ["a", "b"]],
    [],
    "contains",
  ],
  ["minProperties", (wire, context) => $.checkMinProperties(wire, 1, context), [{ a: 1 }, [], ""], [{}], "minProperties"],
  [
    "maxProperties",
    (wire, context) => $.checkMaxProperties(wire, 1, context),
    [{}, { a: 1 }, [1, 2]],
    [{ a: 1, b: 2 }],
    "maxProperties",
  ],
  [
    "propertyNames",
    (wire, context) => $.checkPropertyNames(wire, (name, inner, key) => $.decodeLiteral(name, inner, key, "a"), context),
    [{}, { a: 1 }, ["b"]],
    [{ b: 1 }],
    "propertyNames",
  ],
  [
    "required",
    (wire, context) => $.checkRequired(wire, ["toString", "__proto__"], context),
    [JSON.parse('{"toString":1,"__proto__":2}'), [], "x"],
    [{ toString: 1 }],
    "required",
  ],
  [
    "dependentRequired",
    (wire, context) => $.checkDependentRequired(wire, "a", ["b"], context),
    [{}, { b: 1 }, { a: 1, b: 1 }, ["a"]],
    [{ a: 1 }],
    "dependentRequired",
  ],
  ["not", (wire, context) => $.checkNot(wire, $.decodeString, context), [1, null], ["a"], "not"],
  ["allOf", (wire, context) => $.checkAllOf(wire, $.decodeString, context), ["a"], [1], "type"],
  ["anyOf", (wire, context) => $.checkAnyOf(wire, [$.decodeString, $.decodeNumber], context), ["a", 1], [null], "anyOf"],
  ["oneOf", (wire, context) => $.checkOneOf(wire, [$.decodeInteger, $.decodeNumber], context), [1.5], [1, "a"], "oneOf"],
  [
    "if and then",
    (wire, context) => $.checkCondition(wire, $.decodeNumber, $.decodeInteger, undefined, context),
    [1, "a"],
    [1.5],
    "type",
  ],
  [
    "if and else",
    (wire, context) => $.checkCondition(wire, $.decodeNumber, undefined, $.decodeString, context),
    [1.5, "a"],
    [null],
    "type",
  ],
];

describe("checks", () => {
  it.each(ROWS)("%s passes what it should", (_, check, passing) => {
    expect(passing.filter((wire) => codesOf(check, wire).length > 0)).toEqual([]);
  });

  it.each(ROWS)("%s reports what it should, once", (_, check, __, failing, code) => {
    expect(failing.map((wire) => codesOf(check, wire))).toEqual(failing.map(() => [code]));
  });

  it("report issues of an allOf with their path", () => {
    const context = new $.Context(true, undefined);
    $.checkAllOf([1, "a"], (input, inner, key) => $.decodeArray(input, inner, key, $.decodeNumber), context, "list");
    expect(context.issues).toMatchObject([{ code: "type", path: ["list", 1] }]);
  });

  it.skipIf(isInstrumented)("find duplicates among 100,000 objects without comparing each with each", () => {
    const items = Array.from({ length: 100_000 }, (_, index) => ({ index }));
    const start = performance.now();
    expect(codesOf($.checkUniqueItems, items)).toEqual([]);
    expect(codesOf($.checkUniqueItems, [...items, { index: 5 }])).toEqual(["uniqueItems"]);
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});

describe("multiples", () => {
  it.each<[value: number, factor: number, want: boolean]>([
    [0.0075, 0.0001, true],
    [0.00751, 0.0001, false],
    [1e308, 0.123456789, false],
    [1e308, 0.5, true],
    [4.35, 0.01, true],
    [2 ** 53 + 2, 2, true],
    [1e-7, 1e-8, true],
    [5e-324, 5e-324, true],
    [1.7976931348623157e308, 5e-324, true],
    [Number.POSITIVE_INFINITY, 1, false],
    [3, 1.5, true],
    [-3, 2, false],
  ])("%d of %d: %s", (value, factor, want) => {
    expect(isMultipleOf(value, factor)).toBe(want);
  });

  it("hold for every product of decimals", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 6 }),
        (count, digits, places) => {
          const factor = Number(`${digits}e-${places}`);
          const value = Number(`${count * digits}e-${places}`);
          expect(isMultipleOf(value, factor)).toBe(true);
        },
      ),
    );
  });
});
