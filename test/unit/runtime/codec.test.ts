import { describe, expect, it } from "vitest";
import * as $ from "../../../generator/runtime/index.js";

const list = (input: unknown, context: $.Context, key?: $.Key): number[] => $.decodeArray(input, context, key, $.decodeNumber);
const numbers: $.Codec<number[], number[]> = $.codec("Numbers", list, (value, context, key) =>
  $.encodeArray(value, context, key, $.encodeNumber),
);

function thrownBy(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe("a codec", () => {
  it("throws one error with every issue and its path", () => {
    const error = thrownBy(() => numbers.decode([1, "2", null]));
    expect(error).toBeInstanceOf($.DecodeError);
    expect(error).toMatchObject({
      name: "DecodeError",
      message:
        "cannot decode Numbers:\n  [1]: expected number, received string (type)\n  [2]: expected number, received null (type)",
      issues: [
        { path: [1], code: "type", expected: "number", received: "string" },
        { path: [2], code: "type" },
      ],
    });
  });

  it("throws an EncodeError for what JSON cannot carry", () => {
    const error = thrownBy(() => numbers.encode([Number.NaN]));
    expect(error).toBeInstanceOf($.EncodeError);
    expect(error).toMatchObject({ issues: [{ path: [0], code: "type" }] });
  });

  it("does not throw from its safe functions", () => {
    expect(numbers.safeDecode([1])).toEqual({ ok: true, value: [1] });
    expect(numbers.safeDecode("x")).toMatchObject({ ok: false, issues: [{ path: [], code: "type", received: "string" }] });
    expect(numbers.safeEncode([1])).toEqual({ ok: true, value: [1] });
    expect(numbers.safeEncode([Number.POSITIVE_INFINITY])).toMatchObject({ ok: false });
  });

  it("names no value unless asked", () => {
    const secret = "hunter2";
    const quiet = numbers.safeDecode([secret]);
    expect(JSON.stringify(quiet)).not.toContain(secret);
    expect(thrownBy(() => numbers.decode([secret]))).not.toMatchObject({ message: expect.stringContaining(secret) });
    expect(numbers.safeDecode([secret], { values: true })).toMatchObject({ issues: [{ value: secret }] });
  });

  it("collects no more issues than it is asked for", () => {
    const input = Array.from({ length: 1000 }, () => "x");
    const count = (result: $.Result<unknown>): number => (result.ok ? 0 : result.issues.length);
    expect(count(numbers.safeDecode(input))).toBe(100);
    expect(count(numbers.safeDecode(input, { maxIssues: 3 }))).toBe(3);
  });

  it.each([0, -1, 0.5, Number.NaN])("takes nothing wrong for right where it is asked for %d issues", (maxIssues) => {
    const want = { ok: false, issues: [expect.objectContaining({ code: "type" })] };
    expect(numbers.safeDecode("x", { maxIssues })).toEqual(want);
    expect(numbers.safeEncode([Number.NaN, Number.NaN], { maxIssues })).toEqual(want);
  });

  it.each<[what: string, decode: $.Decode<unknown>]>([
    ["items", list],
    ["strings", $.decodeStrings],
    ["positions", (input, context, key) => $.decodeTuple(input, context, key, [], $.decodeNumber)],
    ["any JSON, to encode", (input, context, key) => $.encodeJson(input, context, key)],
    ["positions that are too many", (input, context, key) => $.decodeTuple(input, context, key, [], $.decodeSurplus)],
  ])("ends a list of holes, as long as a list can be, at the last issue that it notes: %s", (_what, decode) => {
    const holes: unknown[] = [];
    holes.length = 2 ** 32 - 1;
    const result = $.codec("Holes", decode, (value: unknown) => value).safeDecode(holes);
    expect(result).toMatchObject({ ok: false, issues: { length: 100 } });
  });

  const anything: $.Decode<unknown> = (input) => input;
  const allowed: $.Decode<unknown> = (input, context, key) => $.decodeUnknown(input, context, key);
  it.each<[what: string, want: string[], check: (holes: unknown, context: $.Context) => void]>([
    ["items that are counted", ["contains"], (holes, context) => $.checkContains(holes, allowed, 1, undefined, context)],
    ["items that are evaluated", [], (holes, context) => $.checkUnevaluatedItems(holes, { all: true }, allowed, context)],
    ["items that are not", [], (holes, context) => $.checkUnevaluatedItems(holes, {}, anything, context)],
    ["lists that are compared", ["uniqueItems"], (holes, context) => $.checkUniqueItems([holes, [], holes], context)],
    ["lists that differ", [], (holes, context) => $.checkUniqueItems([holes, [], [1]], context)],
    ["alternatives", [], (holes, context) => $.decodeBest([holes], context, undefined, [allowed, allowed], false)],
  ])("ends such a list also where nothing is wrong with holes: %s", (_what, want, check) => {
    const holes: unknown[] = [];
    holes.length = 2 ** 32 - 1;
    const context = new $.Context(true, undefined);
    check(holes, context);
    expect(context.issues.map(({ code }) => code)).toEqual(want);
  });

  it("works without its object", () => {
    const { decode, encode } = numbers;
    expect([[1], [2]].map((value) => decode(value))).toEqual([[1], [2]]);
    expect(encode([1])).toEqual([1]);
  });

  it("limits the depth", () => {
    const nested: $.Decode<unknown> = (input, context, key) => (input === 1 ? 1 : $.decodeArray(input, context, key, nested));
    const codec = $.codec("Nested", nested, (value: unknown) => value);
    const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
    expect(codec.safeDecode(deep(5), { maxDepth: 5 }).ok).toBe(true);
    expect(codec.safeDecode(deep(6), { maxDepth: 5 })).toMatchObject({
      ok: false,
      issues: [{ code: "depth", path: [0, 0, 0, 0, 0] }],
    });
    expect(codec.safeDecode(deep(256)).ok).toBe(true);
    expect(codec.safeDecode(deep(257)).ok).toBe(false);
    expect(codec.safeDecode(deep(5000), { maxDepth: 1_000_000 }).ok).toBeTypeOf("boolean");
  });

  it("gives the same functions each time it is asked", () => {
    expect(numbers.decode).toBe(numbers.decode);
    expect(numbers["~standard"]).toBe(numbers["~standard"]);
  });

  it("of an enum shows its members and nothing else, whatever they are called", () => {
    const members = { Name: "a", constructor: "b" } as const;
    const text = (value: unknown): string => String(value);
    const letters = $.enumCodec("Letters", text, text, members);
    expect(Object.entries(letters)).toEqual(Object.entries(members));
    expect(letters.decode("a")).toBe("a");
    expect(Object.entries(letters)).toEqual(Object.entries(members));
  });

  it("lets other errors through: they are bugs", () => {
    const broken = $.codec(
      "Broken",
      () => {
        throw new TypeError("bug");
      },
      (value: unknown) => value,
    );
    expect(() => broken.decode(1)).toThrow(new TypeError("bug"));
  });
});

describe("issues for people", () => {
  it.each<[path: readonly $.Key[], text: string]>([
    [[], ""],
    [["a"], "a"],
    [["a", 0, "b"], "a[0].b"],
    [[0], "[0]"],
    [["odd name", "x"], '["odd name"].x'],
    [["a\n"], '["a\\n"]'],
    [["1"], '["1"]'],
  ])("%j is written %s", (path, text) => {
    expect($.formatPath(path)).toBe(text);
  });

  it("name a few members of a long enum", () => {
    expect($.describeMembers(["a", 1])).toBe('"a" | 1');
    expect($.describeMembers(Array.from({ length: 11 }, (_, index) => index))).toBe(
      "0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | … (11 in all)",
    );
  });
});

describe("what a codec checks", () => {
  const positive = (input: unknown, context: $.Context, key?: $.Key): number => {
    if (context.constraints) $.checkMinimum(input, 1, context, key);
    return $.decodeNumber(input, context, key);
  };
  const codec: $.Codec<number, number> = $.codec("Positive", positive, positive);

  it.each<[string, $.Result<unknown>, boolean]>([
    ["decode: constraints, where nothing is said", codec.safeDecode(0), false],
    ["decode: constraints, where options say nothing of them", codec.safeDecode(0, { maxIssues: 1 }), false],
    ["decode: constraints, where they are asked for", codec.safeDecode(0, { constraints: true }), false],
    ["decode: the shape alone, where they are not wanted", codec.safeDecode(0, { constraints: false }), true],
    ["encode: the shape alone, where nothing is said", codec.safeEncode(0), true],
    ["encode: the shape alone, where options say nothing of it", codec.safeEncode(0, { maxIssues: 1 }), true],
    ["encode: constraints, where validation is asked for", codec.safeEncode(0, { validate: true }), false],
    ["encode: the shape alone, where it is not wanted", codec.safeEncode(0, { validate: false }), true],
  ])("%s", (_what, result, ok) => {
    expect(result.ok).toBe(ok);
  });

  it("its functions are made once, and are no properties that show", () => {
    for (const name of ["safeDecode", "safeEncode", "decode", "encode", "~standard"] as const) {
      expect(codec[name]).toBe(codec[name]);
      expect(Object.hasOwn(codec, name)).toBe(true);
    }
    expect(Object.keys(codec)).toEqual([]);
  });

  it("it answers as a Standard Schema, with paths beside the messages", () => {
    const { version, vendor, validate } = codec["~standard"];
    expect([version, vendor]).toEqual([1, "modelmint"]);
    expect(validate(7)).toEqual({ value: 7 });
    expect(validate(0)).toEqual({ issues: [{ message: "expected at least 1, received number (minimum)", path: [] }] });
    const list = $.codec(
      "List",
      (input, context, key) => $.decodeArray(input, context, key, positive),
      (value: number[], context, key) => $.encodeArray(value, context, key, positive),
    );
    expect(list["~standard"].validate([1, "x"])).toEqual({
      issues: [{ message: "expected number, received string (type)", path: [1] }],
    });
  });

  it("errors of its functions other than a full stack are the caller's to see", () => {
    const fail = (): never => {
      throw new TypeError("a bug");
    };
    expect(() => $.codec("Broken", fail, fail).safeDecode(1)).toThrow("a bug");
    const overflow = (): never => {
      throw new RangeError("Maximum call stack size exceeded");
    };
    expect($.codec("Deep", overflow, overflow).safeDecode(1)).toEqual({
      ok: false,
      issues: [{ path: [], code: "depth", expected: "less nesting, or more stack", received: "number" }],
    });
  });
});

describe("values of kinds that a schema does not speak of", () => {
  it("pass, unless there is none", () => {
    const context = new $.Context(true, undefined);
    expect($.passOther("text", context, "at")).toBe("text");
    expect($.passOther(null, context, "at")).toBe(null);
    expect(context.issues).toEqual([]);
    $.passOther(undefined, context, "at");
    expect(context.issues.map($.formatIssue)).toEqual(["at: expected a value, received undefined (required)"]);
  });

  it("make issues without what was expected, where that is not said", () => {
    const context = new $.Context(true, undefined);
    $.report("clash", undefined, 7, context);
    expect(context.issues).toEqual([{ path: [], code: "clash", received: "number" }]);
    expect(Object.keys(context.issues[0] ?? {})).not.toContain("expected");
  });
});
