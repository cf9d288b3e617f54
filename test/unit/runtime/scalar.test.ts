import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as $ from "../../../generator/runtime/index.js";
import { decodeWith } from "./run.js";

// One value of every kind.
const VALUES: Readonly<Record<string, unknown>> = {
  string: "a",
  number: 1.5,
  integer: 3,
  boolean: false,
  null: null,
  array: [],
  object: {},
  undefined: undefined,
  bigint: 1n,
  NaN: Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  date: new Date(0),
  function: () => 0,
  symbol: Symbol("s"),
  "boxed string": Object("a"),
};

describe("scalar decoders", () => {
  it.each<[name: string, decode: $.Decode<unknown>, taken: readonly string[]]>([
    ["decodeString", $.decodeString, ["string"]],
    ["decodeNumber", $.decodeNumber, ["number", "integer"]],
    ["decodeInteger", $.decodeInteger, ["integer"]],
    ["decodeBoolean", $.decodeBoolean, ["boolean"]],
    ["decodeNull", $.decodeNull, ["null"]],
    ["decodeUnknown", $.decodeUnknown, Object.keys(VALUES).filter((kind) => kind !== "undefined")],
    ["decodeNever", $.decodeNever, []],
  ])("%s takes its own kinds only", (_, decode, taken) => {
    const accepted = Object.entries(VALUES).filter(([, value]) => decodeWith(decode, value).issues.length === 0);
    expect(accepted.map(([kind]) => kind)).toEqual(taken);
    for (const kind of taken) expect(decodeWith(decode, VALUES[kind]).value).toBe(VALUES[kind]);
  });

  it("call a missing value required and a wrong one a wrong type", () => {
    expect(decodeWith($.decodeString, undefined).issues).toEqual([{ code: "required", path: [] }]);
    expect(decodeWith($.decodeString, 1).issues).toEqual([{ code: "type", path: [] }]);
  });

  it("take 1.0 and large numbers without a fraction as integers", () => {
    expect(decodeWith($.decodeInteger, JSON.parse("1.0")).value).toBe(1);
    expect(decodeWith($.decodeInteger, 1e300).value).toBe(1e300);
  });
});

describe("int64 as decimal digits", () => {
  it.each([0, -0, 7, -7, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])("%d comes back", (wire) => {
    const { value, issues } = decodeWith($.decodeDecimal, wire);
    expect(issues).toEqual([]);
    expect(value).toBe(String(wire));
    expect(decodeWith((_, context) => $.encodeDecimal(value, context), undefined).value).toBe(wire + 0);
  });

  it.each([2 ** 53, 1.5, "1", null, Number.NaN])("%o is refused", (wire) => {
    expect(decodeWith($.decodeDecimal, wire).issues).toHaveLength(1);
  });

  it.each([
    ["01", "format"],
    ["-0", "format"],
    ["1e3", "format"],
    ["9007199254740992", "unrepresentable"],
  ])("%s is not encoded", (value, code) => {
    expect(decodeWith((_, context) => $.encodeDecimal(value, context), undefined).issues).toMatchObject([{ code }]);
  });
});

describe("int64 as bigint", () => {
  it.each<[input: unknown, want: bigint | undefined]>([
    [0, 0n],
    [-5, -5n],
    [2 ** 53 - 1, 9007199254740991n],
    [2 ** 53, undefined],
    [1.5, undefined],
    ["1", undefined],
    [2n ** 63n - 1n, 2n ** 63n - 1n],
    [2n ** 63n, undefined],
  ])("reads the number %s as %s", (input, want) => {
    const { value, issues } = decodeWith($.decodeBigInt, input);
    expect(issues.length === 0 ? value : undefined).toBe(want);
  });

  it.each<[input: unknown, want: bigint | undefined]>([
    ["0", 0n],
    ["-1", -1n],
    ["9223372036854775807", 2n ** 63n - 1n],
    ["9223372036854775808", undefined],
    ["-9223372036854775808", -(2n ** 63n)],
    ["01", undefined],
    ["-0", undefined],
    ["+1", undefined],
    ["1.0", undefined],
    ["", undefined],
    [" 1", undefined],
    ["0x1", undefined],
    [1, undefined],
  ])("reads the string %j as %s", (input, want) => {
    const { value, issues } = decodeWith($.decodeBigIntString, input);
    expect(issues.length === 0 ? value : undefined).toBe(want);
  });

  it("writes what it read", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const context = new $.Context(true, undefined);
        expect($.decodeBigIntString($.encodeBigIntString(value, context), context)).toBe(value);
        expect(context.issues).toEqual([]);
      }),
    );
  });

  it("refuses to write a number that JSON readers round", () => {
    expect(decodeWith((_, context) => $.encodeBigInt(2n ** 53n, context), undefined).issues).toEqual([
      { code: "unrepresentable", path: [] },
    ]);
    expect(decodeWith((_, context) => $.encodeBigInt(-(2n ** 53n) + 1n, context), undefined).value).toBe(-(2 ** 53) + 1);
  });
});

describe("bytes", () => {
  it("agree with Buffer about every content", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const context = new $.Context(true, undefined);
        const text = Buffer.from(bytes).toString("base64");
        expect($.encodeBytes(bytes, context)).toBe(text);
        expect($.decodeBytes(text, context)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it.each(["A", "AA", "AAA", "AA=", "AA=A", "A===", "====", "AB==", "AAB=", "AA==\n", "A A=", "_-AA", "AA==AA=="])(
    "refuse %j",
    (text) => {
      expect(decodeWith($.decodeBytes, text).issues).toEqual([{ code: "format", path: [] }]);
    },
  );

  it("are a Blob only where they are one", () => {
    const blob = new Blob(["x"]);
    expect(decodeWith($.decodeBlob, blob).value).toBe(blob);
    expect(decodeWith($.decodeBlob, new File(["x"], "name")).issues).toEqual([]);
    expect(decodeWith($.decodeBlob, { size: 1, arrayBuffer: () => 0 }).issues).toEqual([{ code: "type", path: [] }]);
  });
});

describe("kinds", () => {
  it.each<[value: unknown, kind: $.Kind]>([
    [null, "null"],
    [[], "array"],
    [{}, "object"],
    [Object.create(null), "object"],
    [new (class A {})(), "object"],
    [
      new (class A {
        readonly [Symbol.toStringTag] = "constructor";
      })(),
      "object",
    ],
    [new Date(), "date"],
    [new (class A extends Date {})(), "date"],
    [new Uint8Array(1), "bytes"],
    [Buffer.from(""), "bytes"],
    [new Blob([]), "blob"],
    [new File([], "name"), "blob"],
    [undefined, "undefined"],
    [1n, "bigint"],
    [() => 0, "function"],
    [new Map(), "object"],
    [Object.create(null), "object"],
    [{ constructor: Date }, "object"],
    [JSON.parse('{"constructor":{},"__proto__":1}'), "object"],
    [runInNewContext("({})"), "object"],
    [runInNewContext("new Date()"), "date"],
    [runInNewContext("[]"), "array"],
  ])("of %o is %s", (value, kind) => {
    expect($.kindOf(value)).toBe(kind);
    expect($.isObject(value)).toBe(kind === "object");
  });
});
