import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appendPointer, formatPointer, parsePointer } from "../../../generator/resolve/pointer.js";

describe("JSON pointers", () => {
  // The table of RFC 6901 §5.
  test.each([
    ["", []],
    ["/foo", ["foo"]],
    ["/foo/0", ["foo", "0"]],
    ["/", [""]],
    ["/a~1b", ["a/b"]],
    ["/c%d", ["c%d"]],
    ["/e^f", ["e^f"]],
    ["/g|h", ["g|h"]],
    ["/i\\j", ["i\\j"]],
    ['/k"l', ['k"l']],
    ["/ ", [" "]],
    ["/m~0n", ["m~n"]],
    ["/~01", ["~1"]],
  ])("%j has the tokens %j", (pointer, tokens) => {
    expect(parsePointer(pointer)).toEqual(tokens);
    expect(formatPointer(tokens)).toBe(pointer);
  });

  test("any tokens survive formatting and parsing", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), (tokens) => {
        expect(parsePointer(formatPointer(tokens))).toEqual(tokens);
      }),
    );
  });

  test("appending escapes the tokens", () => {
    expect(appendPointer("/paths", "/pets/{id}", "get", 0)).toBe("/paths/~1pets~1{id}/get/0");
  });
});
