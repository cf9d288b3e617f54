import { describe, expect, it } from "vitest";
import { Context, type Decode, report } from "../../../generator/runtime/context.js";
import { decodeString } from "../../../generator/runtime/scalar.js";
import { decodeBest } from "../../../generator/runtime/union.js";

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
});
