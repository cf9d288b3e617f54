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
