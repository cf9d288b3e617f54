import { describe, expect, it } from "vitest";
import { Context, type Decode, type Encode, report } from "../../../generator/runtime/context.js";
import { encodeJson } from "../../../generator/runtime/json.js";
import { decodeString } from "../../../generator/runtime/scalar.js";
import { decodeBest, decodePreferred, encodeBest } from "../../../generator/runtime/union.js";

/** A variant that takes every value, leaves so many properties unknown, and notes that it was asked. */
function variant(name: string, unknown: number, asked: string[]): Decode<string> {
  return (_input, context) => {
    asked.push(name);
    context.unknown += unknown;
    return name;
  };
}

describe("of several variants", () => {
  it.each<[string, readonly number[], boolean, boolean, string, string]>([
    ["the one that leaves least unknown wins", [2, 1, 3], false, true, "1", "012"],
    ["the first of equals wins", [2, 2], false, true, "0", "01"],
    ["none is asked after one that leaves nothing unknown", [1, 0, 0], false, true, "1", "01"],
    ["all are asked where exactly one may accept", [0, 1], true, true, "undefined", "01"],
    ["unless constraints do not count", [0, 1], true, false, "0", "0"],
  ])("%s", (_, unknowns, exclusive, constraints, want, wantAsked) => {
    const asked: string[] = [];
    const context = new Context(constraints, undefined);
    const variants = unknowns.map((unknown, index) => variant(String(index), unknown, asked));
    expect([`${decodeBest({}, context, undefined, variants, exclusive)}`, asked.join("")]).toEqual([want, wantAsked]);
  });

  it.each<[what: string, input: string, constraints: boolean, want: string, issues: number]>([
    ["whose constraints the value keeps", "2024-01-01T00:00:00Z", true, "instant", 0],
    ["whose constraints the value keeps, though they do not count", "2024-01-01T00:00:00Z", false, "instant", 0],
    ["that comes first where it keeps none, and they do not count", "long", false, "short", 0],
    ["is none where it keeps none", "long", true, "undefined", 1],
  ])("the one wins %s", (_, input, constraints, want, issues) => {
    const limited =
      (name: string, test: RegExp): Decode<string> =>
      (value, context, key) => {
        if (context.constraints && !test.test(`${value}`)) report("pattern", name, value, context, key);
        return name;
      };
    const context = new Context(constraints, undefined);
    const variants = [limited("short", /^.{1,3}$/), limited("instant", /Z$/)];
    const nested: Decode<string> = (value, around, key) => decodeBest(value, around, key, variants, false);
    expect(`${decodeBest(input, context, undefined, [nested, nested], false)}`).toBe(want);
    expect(context.issues).toHaveLength(issues);
    expect(context.constraints).toBe(constraints);
  });

  it("one that tolerates a value gives way to one that lists it", () => {
    const tolerant: Decode<string> = (_input, context) => {
      context.unrecognized++;
      return "tolerated";
    };
    const context = new Context(true, undefined);
    expect(decodeBest("a", context, undefined, [tolerant, decodeString], false)).toBe("a");
    expect(context.unrecognized).toBe(0);
  });

  it("what the one that wins tolerates, leaves unknown and spreads counts on top of what was found before", () => {
    const tolerant: Decode<string> = (_input, context) => {
      context.unrecognized += 2;
      context.unknown += 3;
      context.spread += 4;
      return "tolerated";
    };
    const within: Decode<string> = (value, around, key) => decodeBest(value, around, key, [tolerant], false);
    const context = new Context(true, undefined);
    [context.unrecognized, context.unknown, context.spread] = [10, 20, 30];
    expect(decodeBest({}, context, undefined, [within], false)).toBe("tolerated");
    expect([context.unrecognized, context.unknown, context.spread]).toEqual([12, 23, 34]);
  });
});

/** What a variant does with any value. */
interface Behaviour {
  readonly fails?: true;
  readonly unknown?: number;
  readonly unrecognized?: number;
  readonly spread?: number;
  readonly wire?: unknown;
}

function behave({ fails, unknown = 0, unrecognized = 0, spread = 0 }: Behaviour, name: string, context: Context): void {
  if (fails === true) report("pattern", name, "", context, undefined);
  context.unknown += unknown;
  context.unrecognized += unrecognized;
  context.spread += spread;
}

const codesIn = (context: Context): readonly string[] => context.issues.map(({ code, expected }) => `${code} ${expected}`);

describe("of several variants with a preferred one", () => {
  it.each<readonly [what: string, all: readonly Behaviour[], preferred: number, want: string, issues: readonly string[]]>([
    ["it wins where it accepts, whatever it leaves unknown", [{}, { unknown: 3 }], 1, "1", []],
    ["it wins where it accepts and the other does not", [{ fails: true }, {}], 1, "1", []],
    ["it wins where it merely tolerates the value", [{}, { unrecognized: 1 }], 1, "1", []],
    ["another wins where it does not accept", [{}, { fails: true }], 1, "0", []],
    ["the best of the others wins where it does not accept", [{ unknown: 2 }, { fails: true }, { unknown: 1 }], 1, "2", []],
    ["it tells what is wrong where none accepts", [{ fails: true }, { fails: true }], 1, "1", ["pattern 1"]],
    ["the others are asked where there is no such one", [{ unknown: 1 }, {}], 7, "1", []],
  ])("%s", (_, all, preferred, want, issues) => {
    const context = new Context(true, undefined);
    const variants = all.map(
      (behaviour, index): Decode<string> =>
        (_input, around) => {
          behave(behaviour, `${index}`, around);
          return `${index}`;
        },
    );
    expect(`${decodePreferred({}, context, undefined, variants, preferred)}`).toBe(want);
    expect(codesIn(context)).toEqual(issues);
  });
});

describe("of several variants that encode", () => {
  const NONE = "anyOf one of the variants";
  it.each<readonly [what: string, all: readonly Behaviour[], fits: number, want: unknown, issues: readonly string[]]>([
    ["the one wins that writes most", [{ wire: { a: 1 } }, { wire: { a: 1, b: 2 } }, { wire: { a: 1 } }], -1, { a: 1, b: 2 }, []],
    ["the first wins of those that write the same", [{ wire: { a: 1 } }, { wire: { a: 2 } }], -1, { a: 1 }, []],
    [
      "the one wins of these that describes most",
      [
        { wire: { a: 1 }, unknown: 2 },
        { wire: { a: 2 }, unknown: 1 },
      ],
      -1,
      { a: 2 },
      [],
    ],
    [
      "the one that describes most does not win where it writes less",
      [{ wire: { a: 1, b: 2 }, unknown: 2 }, { wire: { a: 2 } }],
      -1,
      { a: 1, b: 2 },
      [],
    ],
    ["what is undefined is not written", [{ wire: { a: 1 } }, { wire: { a: undefined, b: undefined } }], -1, { a: 1 }, []],
    ["items count", [{ wire: [1] }, { wire: [1, [2]] }], -1, [1, [2]], []],
    ["what is deep inside counts", [{ wire: { a: { b: 1 } } }, { wire: { a: { b: { c: 1 } } } }], -1, { a: { b: { c: 1 } } }, []],
    ["an empty list is more than nothing", [{ wire: undefined }, { wire: [] }], -1, [], []],
    ["what was spread counts", [{ wire: { a: 1 } }, { wire: {}, spread: 5 }], -1, {}, []],
    ["one that fails does not count", [{ wire: { a: 1 } }, { wire: { a: 1, b: 2 }, fails: true }], -1, { a: 1 }, []],
    [
      "all may fail",
      [
        { wire: 1, fails: true },
        { wire: 2, fails: true },
      ],
      -1,
      undefined,
      [NONE],
    ],
    ["the only one tells what is wrong", [{ wire: 1, fails: true }], -1, 1, ["pattern 0"]],
    ["there may be none", [], -1, undefined, [NONE]],
    ["those that cannot fit are not asked", [{ wire: { a: 1 } }, { wire: { a: 1, b: 2 } }], 1, { a: 1 }, []],
    ["none may fit", [{ wire: 1 }], 0, undefined, [NONE]],
  ])("%s", (_, all, fits, want, issues) => {
    const context = new Context(true, undefined);
    const variants = all.map(
      (behaviour, index): Encode<never, unknown> =>
        (_value, around) => {
          behave(behaviour, `${index}`, around);
          return behaviour.wire;
        },
    );
    expect(encodeBest({}, context, undefined, variants, fits)).toEqual(want);
    expect(codesIn(context)).toEqual(issues);
  });

  it("what writes itself is one thing, and may contain itself", () => {
    const own: { self?: unknown; toJSON(): unknown } = { toJSON: () => "own" };
    own.self = own;
    const variants = [encodeJson, encodeJson];
    const context = new Context(true, undefined);
    expect(encodeBest({ own }, context, undefined, variants)).toEqual({ own });
    expect(codesIn(context)).toEqual([]);
  });

  it("those beyond the bits of a number are always asked", () => {
    const context = new Context(true, undefined);
    const variants = Array.from(
      { length: 32 },
      (_, index): Encode<never, unknown> =>
        () =>
          index,
    );
    expect(encodeBest({}, context, undefined, variants, 0)).toBe(31);
    const decoders = Array.from(
      { length: 32 },
      (_, index): Decode<number> =>
        () =>
          index,
    );
    expect(decodeBest({}, context, undefined, decoders, false, 0)).toBe(31);
    expect(decodeBest({}, context, undefined, decoders, false, 4)).toBe(2);
  });
});
