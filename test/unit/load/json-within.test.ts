import { describe, expect, it } from "vitest";
import { isJsonWithin } from "../../../generator/load/json-within.js";
import { isPlacesIn } from "../../../generator/load/places.js";

describe("JSON that is within what documents may be", () => {
  it.each<readonly [string, boolean]>([
    ["1", true],
    ["null", true],
    ['"text"', true],
    ["[[{}]]", true],
    ['{"a":[{"b":0}]}', true],
    ['{"a":[{"b":[]}]}', false],
    ["[[[[]]]]", false],
    ["1e999", false],
    ['{"a":[-1e999]}', false],
  ])("%s: %s", (text, want) => {
    expect(isJsonWithin(JSON.parse(text), 3)).toBe(want);
  });

  it("nothing is none", () => {
    expect(isJsonWithin(undefined, 3)).toBe(false);
  });
});

describe("places that can be in a text of ten characters", () => {
  it.each<readonly [unknown, boolean]>([
    [{ root: 0, offsets: [] }, true],
    [{ root: 3, offsets: [0, 10] }, true],
    [{ root: 11, offsets: [] }, false],
    [{ root: 0, offsets: [11] }, false],
    [{ root: 0, offsets: [-1] }, false],
    [{ root: 0, offsets: [0.5] }, false],
    [{ root: 0, offsets: ["0"] }, false],
    [{ root: 0, offsets: { length: 0 } }, false],
    [{ offsets: [] }, false],
    [[], false],
    [null, false],
    ["", false],
  ])("%j: %s", (kept, want) => {
    expect(isPlacesIn(kept, 10)).toBe(want);
  });
});
