import { describe, expect, it } from "vitest";
import * as $ from "../../../generator/runtime/index.js";
import { decodeWith } from "./run.js";

const holed = ["a", "b"];
delete holed[0];

describe("an array of strings", () => {
  it.each<[what: string, input: unknown, options?: $.ContextOptions]>([
    ["nothing", []],
    ["strings", ["a", "", "\u{1F600}"]],
    ["a wrong item", ["a", 1, "b", null]],
    ["a hole", holed],
    ["an object that looks like one", { 0: "a", length: 1 }],
    ["no array", "a"],
    ["absent", undefined],
    ["at the deepest place", ["a"], { maxDepth: 1 }],
    ["nested too deeply", ["a"], { maxDepth: 0 }],
    ["more wrong items than are noted", [1, 2, 3], { maxIssues: 2 }],
  ])("of %s is what decoding each item gives", (_what, input, options) => {
    const each: $.Decode<string[]> = (value, context, key) => $.decodeArray(value, context, key, $.decodeString);
    expect(decodeWith($.decodeStrings, input, options)).toEqual(decodeWith(each, input, options));
    const encode: $.Decode<string[]> = (value, context, key) => $.encodeStrings(value as string[], context, key); // it checks
    expect(decodeWith(encode, input, options)).toEqual(decodeWith(each, input, options));
  });

  it("is a new one", () => {
    const input = ["a"];
    const { value } = decodeWith($.decodeStrings, input);
    value.push("b");
    expect(input).toEqual(["a"]);
  });
});
