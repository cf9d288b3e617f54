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
