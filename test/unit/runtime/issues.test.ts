import { describe, expect, it } from "vitest";
import * as $ from "../../../generator/runtime/index.js";

type Run = (context: $.Context) => unknown;
const no: $.Decode<unknown> = (input, context, key) => $.wrongType("another", input, context, key);
const wrong = (value: unknown): never => value as never; // what the type forbids, as programs in JavaScript hand it in

/** What is run with the key `at`, and the issue as a person reads it. */
const ROWS: readonly (readonly [what: string, run: Run, issue: string])[] = [
  ["no array", (c) => $.decodeArray("a", c, "at", $.decodeString), "at: expected array, received string (type)"],
  ["no array to encode", (c) => $.encodeArray(wrong({}), c, "at", $.encodeString), "at: expected array, received object (type)"],
  [
    "no array at all",
    (c) => $.decodeArray(undefined, c, "at", $.decodeString),
    "at: expected array, received undefined (required)",
  ],
  ["no tuple", (c) => $.decodeTuple({}, c, "at", [], $.decodeNever), "at: expected array, received object (type)"],
  [
    "no tuple to encode",
    (c) => $.encodeTuple(wrong(7), c, "at", [], $.encodeNever),
    "at: expected array, received number (type)",
  ],
  ["a wrong item", (c) => $.decodeArray(["a", 7], c, "at", $.decodeString), "at[1]: expected string, received number (type)"],
  [
    "a wrong item to encode",
    (c) => $.encodeArray([wrong(7)], c, "at", $.encodeString),
    "at[0]: expected string, received number (type)",
  ],
  [
    "a wrong position",
    (c) => $.decodeTuple([7, 7], c, "at", [$.decodeNumber, $.decodeString], $.decodeNever),
    "at[1]: expected string, received number (type)",
  ],
  [
    "an item too many",
    (c) => $.decodeTuple([7, 7], c, "at", [$.decodeNumber], $.decodeNever),
    "at[1]: expected nothing, received number (never)",
  ],
  ["a value where none may be", (c) => $.encodeNever(wrong(7), c, "at"), "at: expected nothing, received number (never)"],
  ["no text for bytes", (c) => $.decodeBytes(7, c, "at"), "at: expected string, received number (type)"],
  ["no base64", (c) => $.decodeBytes("YQ", c, "at"), "at: expected base64, received string (format)"],
  ["no bytes to encode", (c) => $.encodeBytes(wrong("YQ=="), c, "at"), "at: expected Uint8Array, received string (type)"],
  ["no file", (c) => $.decodeBlob("text", c, "at"), "at: expected Blob, received string (type)"],
  ["no file to encode", (c) => $.encodeBlob(wrong({}), c, "at"), "at: expected Blob, received object (type)"],
  ["no map", (c) => $.decodeMap([], c, "at", $.decodeString), "at: expected object, received array (type)"],
  ["no map to encode", (c) => $.encodeMap(wrong("x"), c, "at", $.encodeString), "at: expected object, received string (type)"],
  ["a wrong entry", (c) => $.decodeMap({ a: 7 }, c, "at", $.decodeString), "at.a: expected string, received number (type)"],
  ["no text", (c) => $.decodeString(7, c, "at"), "at: expected string, received number (type)"],
  ["no text to encode", (c) => $.encodeString(wrong(null), c, "at"), "at: expected string, received null (type)"],
  ["no number", (c) => $.decodeNumber("7", c, "at"), "at: expected number, received string (type)"],
  ["an infinite number", (c) => $.encodeNumber(Infinity, c, "at"), "at: expected number, received number (type)"],
  ["no whole number", (c) => $.decodeInteger(1.5, c, "at"), "at: expected integer, received number (type)"],
  ["no switch", (c) => $.decodeBoolean(0, c, "at"), "at: expected boolean, received number (type)"],
  ["no switch to encode", (c) => $.encodeBoolean(wrong("true"), c, "at"), "at: expected boolean, received string (type)"],
  ["not null", (c) => $.decodeNull(false, c, "at"), "at: expected null, received boolean (type)"],
  ["nothing instead of null", (c) => $.encodeNull(wrong(undefined), c, "at"), "at: expected null, received undefined (required)"],
  ["an unsafe int64", (c) => $.decodeBigInt(2 ** 53, c, "at"), "at: expected safe integer, received number (type)"],
  ["no int64 to encode", (c) => $.encodeBigInt(wrong(7), c, "at"), "at: expected bigint, received number (type)"],
  [
    "an unsafe int64 to encode",
    (c) => $.encodeBigInt(2n ** 53n, c, "at"),
    "at: expected safe integer, received bigint (unrepresentable)",
  ],
  ["65 bits", (c) => $.decodeBigInt(-(2n ** 63n) - 1n, c, "at"), "at: expected int64, received bigint (format)"],
  ["no text of an int64", (c) => $.decodeBigIntString(7, c, "at"), "at: expected string, received number (type)"],
  ["no digits", (c) => $.decodeBigIntString("1e3", c, "at"), "at: expected int64, received string (format)"],
  ["no int64 to write", (c) => $.encodeBigIntString(wrong("7"), c, "at"), "at: expected bigint, received string (type)"],
  ["65 bits to write", (c) => $.encodeBigIntString(2n ** 63n, c, "at"), "at: expected int64, received bigint (format)"],
  ["no number for digits", (c) => $.decodeDecimal("7", c, "at"), "at: expected safe integer, received string (type)"],
  ["no digits to encode", (c) => $.encodeDecimal(wrong(7), c, "at"), "at: expected string, received number (type)"],
  ["other digits to encode", (c) => $.encodeDecimal("007", c, "at"), "at: expected int64, received string (format)"],
  [
    "too many digits to encode",
    (c) => $.encodeDecimal("9007199254740993", c, "at"),
    "at: expected safe integer, received string (unrepresentable)",
  ],
  ["no text of a date", (c) => $.decodeDate(7, c, "at"), "at: expected string, received number (type)"],
  [
    "no date",
    (c) => $.decodeDate("2024-02-30T00:00:00Z", c, "at"),
    "at: expected date-time with an offset, received string (format)",
  ],
  ["no date to encode", (c) => $.encodeDate(wrong("2024"), c, "at"), "at: expected Date, received string (type)"],
  [
    "an invalid date",
    (c) => $.encodeDate(new Date(Number.NaN), c, "at"),
    "at: expected a valid date in the years 0 to 9999, received date (unrepresentable)",
  ],
  ["another constant", (c) => $.decodeLiteral("b", c, "at", "a"), 'at: expected "a", received string (const)'],
  ["no constant", (c) => $.encodeLiteral(wrong(undefined), c, "at", 7), "at: expected 7, received undefined (required)"],
  ["another object", (c) => $.decodeDeepLiteral({ a: 1 }, c, "at", { a: 2 }), 'at: expected {"a":2}, received object (const)'],
  ["a list with holes", (c) => $.decodeDeepLiteral(new Array(1), c, "at", [1]), "at: expected [1], received array (const)"],
  ["no object", (c) => $.decodeDeepLiteral(undefined, c, "at", {}), "at: expected a value, received undefined (required)"],
  ["no member", (c) => $.decodeMember("c", c, "at", ["a", "b"]), 'at: expected "a" | "b", received string (enum)'],
  ["no value of a member", (c) => $.decodeMember(undefined, c, "at", ["a"]), 'at: expected "a", received undefined (required)'],
  ["a member of another type", (c) => $.decodeOpenMember<unknown>(7, c, "at", ["a"]), 'at: expected "a", received number (enum)'],
  ["an infinite member", (c) => $.encodeOpenMember<number>(Infinity, c, "at", [1]), "at: expected 1, received number (enum)"],
  ["another list", (c) => $.decodeDeepMember<unknown>([2], c, "at", [[1], 7]), "at: expected [1] | 7, received array (enum)"],
  ["no list", (c) => $.encodeDeepMember<unknown>(undefined, c, "at", [[1]]), "at: expected [1], received undefined (required)"],
  [
    "one of many members",
    (c) => $.decodeMember<unknown>("x", c, "at", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    "at: expected 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | … (11 in all), received string (enum)",
  ],
  [
    "one of as many members as are shown",
    (c) => $.decodeMember<unknown>("x", c, "at", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    "at: expected 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10, received string (enum)",
  ],
  ["not", (c) => $.checkNot("a", $.decodeString, c, "at"), "at: expected another value, received string (not)"],
  ["all of", (c) => $.checkAllOf("a", no, c, "at"), "at: expected another, received string (type)"],
  ["inside", (c) => $.checkInside("a", no, c, "at", "inner"), "at.inner: expected another, received string (type)"],
  ["any of", (c) => $.checkAnyOf("a", [no, no], c, "at"), "at: expected one of the alternatives, received string (anyOf)"],
  [
    "one of none",
    (c) => $.checkOneOf("a", [no], c, "at"),
    "at: expected exactly one of the alternatives, received string (oneOf)",
  ],
  [
    "one of two",
    (c) => $.checkOneOf("a", [$.decodeString, $.decodeString], c, "at"),
    "at: expected exactly one of the alternatives, received string (oneOf)",
  ],
  ["too few items", (c) => $.checkMinItems([], 1, c, "at"), "at: expected at least 1 items, received array (minItems)"],
  ["too many items", (c) => $.checkMaxItems([1, 2], 1, c, "at"), "at: expected at most 1 items, received array (maxItems)"],
  ["an item twice", (c) => $.checkUniqueItems([1, 1], c, "at"), "at: expected no item twice, received array (uniqueItems)"],
  [
    "too few that match",
    (c) => $.checkContains([1], $.decodeString, 1, undefined, c, "at"),
    "at: expected at least 1 matching items, received array (contains)",
  ],
  [
    "too many that match",
    (c) => $.checkContains(["a", "b"], $.decodeString, 0, 1, c, "at"),
    "at: expected at most 1 matching items, received array (contains)",
  ],
  ["too small", (c) => $.checkMinimum(1, 2, c, "at"), "at: expected at least 2, received number (minimum)"],
  ["not greater", (c) => $.checkExclusiveMinimum(2, 2, c, "at"), "at: expected more than 2, received number (exclusiveMinimum)"],
  ["too great", (c) => $.checkMaximum(3, 2, c, "at"), "at: expected at most 2, received number (maximum)"],
  ["not less", (c) => $.checkExclusiveMaximum(2, 2, c, "at"), "at: expected less than 2, received number (exclusiveMaximum)"],
  ["no multiple", (c) => $.checkMultipleOf(3, 2, c, "at"), "at: expected a multiple of 2, received number (multipleOf)"],
  ["beyond 32 bits", (c) => $.checkInt32(2 ** 31, c, "at"), "at: expected int32, received number (format)"],
  ["beyond safe integers", (c) => $.checkInt64(2 ** 53, c, "at"), "at: expected safe integer, received number (format)"],
  ["too short", (c) => $.checkMinLength("a", 2, c, "at"), "at: expected at least 2 characters, received string (minLength)"],
  ["too long", (c) => $.checkMaxLength("abc", 2, c, "at"), "at: expected at most 2 characters, received string (maxLength)"],
  ["no match", (c) => $.checkPattern("b", $.pattern("^a"), c, "at"), "at: expected a match of ^a, received string (pattern)"],
  ["of no such format", (c) => $.checkFormat("b", "uuid", $.isUuid, c, "at"), "at: expected uuid, received string (format)"],
  [
    "too few properties",
    (c) => $.checkMinProperties({}, 1, c, "at"),
    "at: expected at least 1 properties, received object (minProperties)",
  ],
  [
    "too many properties",
    (c) => $.checkMaxProperties({ a: 1, b: 2 }, 1, c, "at"),
    "at: expected at most 1 properties, received object (maxProperties)",
  ],
  [
    "a wrong name",
    (c) => $.checkPropertyNames({ a: 1 }, no, c, "at"),
    "at.a: expected an allowed name, received number (propertyNames)",
  ],
  ["a name that is missing", (c) => $.checkRequired({}, ["a"], c, "at"), "at.a: expected a value, received undefined (required)"],
  [
    "a name that another one needs",
    (c) => $.checkDependentRequired({ a: 1 }, "a", ["b"], c, "at"),
    'at.b: expected a value, as "a" is there, received undefined (dependentRequired)',
  ],
  [
    "what another name demands",
    (c) => $.checkDependentSchema({ a: 1 }, "a", no, c, "at"),
    "at: expected another, received object (type)",
  ],
  [
    "nesting too deep",
    (c) => $.decodeArray([[]], Object.assign(c, { maxDepth: 1 }), "at", (i, c2, k) => $.decodeArray(i, c2, k, no)),
    "at[0]: expected at most 1 levels, received array (depth)",
  ],
];

describe("an issue says where it is, what would have been right and what was found", () => {
  it.each(ROWS)("%s", (_what, run, issue) => {
    const context = new $.Context(true, undefined);
    run(context);
    expect(context.issues.map($.formatIssue)).toEqual([issue]);
    expect(context.depth).toBe(0);
  });

  it("and nothing where there is none", () => {
    const context = new $.Context(true, undefined); // so that who has too many items is told by their check
    const fine: readonly unknown[] = [
      $.decodeArray(["a", "b"], context, "at", $.decodeString),
      $.encodeArray(["a", "b"], context, "at", $.encodeString),
      $.decodeTuple(["a", 7, 8], context, "at", [$.decodeString], $.decodeNumber),
      $.encodeTuple(["a", 7, 8], context, "at", [$.encodeString], $.encodeNumber),
      $.decodeTuple([], context, "at", [$.decodeString], $.decodeNever),
      $.decodeTuple(["a", "b"], context, "at", [$.decodeString], $.decodeSurplus),
      $.encodeTuple(["a", "b"], context, "at", [$.encodeString], $.encodeSurplus),
      $.decodeMap({ a: "b" }, context, "at", $.decodeString),
      $.encodeMap({ a: "b", c: undefined as unknown as string }, context, "at", $.encodeString),
    ];
    expect(fine).toEqual([
      ["a", "b"],
      ["a", "b"],
      ["a", 7, 8],
      ["a", 7, 8],
      [],
      ["a", undefined],
      ["a", undefined],
      { a: "b" },
      { a: "b" },
    ]);
    $.checkAllOf("a", $.decodeString, context, "at");
    $.checkInside("a", $.decodeString, context, "at", "inner");
    for (const other of [7, {}, { b: 1 }, null]) $.checkDependentSchema(other, "a", no, context, "at");
    for (const other of ["a", {}, 7]) $.checkContains(other, no, 1, undefined, context, "at");
    $.checkContains(["a", "b", "c"], $.decodeString, 1, undefined, context, "at");
    expect([context.issues, context.depth]).toEqual([[], 0]);
  });
});

describe("whether patterns are tried on a text", () => {
  it.each<[unknown, boolean]>([
    ["", true],
    ["ab", true],
    ["😀😀", true],
    ["abc", false],
    ["😀😀😀", false],
    ["abcde", false],
    [7, true],
  ])("%j of at most 2 characters: %s", (wire, tried) => {
    expect($.checkMaxLength(wire, 2, new $.Context(true, undefined))).toBe(tried);
  });
});

describe("base64", () => {
  it.each([
    ["", []],
    ["AA==", [0]],
    ["AZaz09+/", [1, 150, 179, 211, 223, 191]],
    ["ZZZZ", [101, 150, 89]],
    ["zzzz", [207, 60, 243]],
    ["aaaa", [105, 166, 154]],
    ["/+8=", [255, 239]],
  ])("%j is %j", (text, bytes) => {
    const context = new $.Context(true, undefined);
    expect($.decodeBytes(text, context)).toEqual(new Uint8Array(bytes));
    expect($.encodeBytes(new Uint8Array(bytes), context)).toBe(text);
    expect(context.issues).toEqual([]);
  });

  it.each(["A", "AA", "AA=", "AB==", "AAA", "AA==AA==", "A A=", "[AAA", "`AAA", "{AAA", "@AAA", ":AAA", "-_AA"])(
    "%j is none",
    (text) => {
      const context = new $.Context(true, undefined);
      $.decodeBytes(text, context);
      expect(context.issues.map(({ code }) => code)).toEqual(["format"]);
    },
  );
});
