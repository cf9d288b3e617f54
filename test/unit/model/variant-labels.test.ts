import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../../generator/model/types.js";
import { labelsOf, shapesOf } from "../../../generator/model/variant-labels.js";

const tagged = (kind: JsonValue, more: Record<string, JsonValue> = {}): JsonValue => ({
  type: "object",
  properties: { same: { const: "x" }, kind: { enum: [kind] }, ...more },
});
const only = (name: string, required = [name]): JsonValue => ({ type: "object", properties: { [name]: true }, required });

describe("what tells alternatives apart", () => {
  test.each<[string, readonly JsonValue[], readonly (string | undefined)[]]>([
    ["the value that each has", [{ const: "a" }, { enum: ["b"] }, { enum: ["c", "d"] }], ["a", "b", undefined]],
    ["the tag, whatever else is the same", [tagged("a"), tagged("b")], ["a", "b"]],
    ["the tag of those that have one", [tagged("a"), tagged("b"), { type: "string" }], ["a", "b", undefined]],
    ["no tag that only one has", [tagged("a"), { properties: { kind: true } }], [undefined, undefined]],
    ["no tag that two share", [tagged("a"), tagged("a")], [undefined, undefined]],
    ["no tag that is a number", [tagged(1), tagged(2)], [undefined, undefined]],
    ["no tag that looks like a number", [tagged("1"), tagged("2")], [undefined, undefined]],
    ["no tag that is very long", [tagged("a"), tagged("b".repeat(41))], ["a", undefined]],
    ["the tag in the object that is first", [{ type: "string" }, tagged("a"), tagged("b")], [undefined, "a", "b"]],
    ["the only property where it is required", [only("a"), only("b", [])], ["a", undefined]],
    ["no property that two have", [only("a"), { properties: { a: true, b: true } }], [undefined, undefined]],
    ["no property beside references, which may have it too", [only("a"), { $ref: "#/b" }], [undefined, "b"]],
    ["no property of several", [{ properties: { a: true, b: true }, required: ["a"] }], [undefined]],
    [
      "what is referred to",
      [{ $ref: "#/components/schemas/A~1b" }, { $ref: "other.yaml" }, { $ref: "#x" }],
      ["A/b", undefined, undefined],
    ],
    [
      "nothing of what is no schema",
      [true, null, [], { properties: 1, required: 1 }],
      [undefined, undefined, undefined, undefined],
    ],
    [
      "nothing where all others are null",
      [{ type: "null" }, only("a"), { enum: [null] }, { const: null }],
      [undefined, "", undefined, undefined],
    ],
    ["the only property of one alternative alone", [only("a")], ["a"]],
    ["nothing that objects inherit", [{ properties: { toString: true } }, { properties: {} }], [undefined, undefined]],
  ])("%s", (_, alternatives, labels) => {
    expect(labelsOf(alternatives)).toEqual(labels);
  });
});

describe("what an alternative is and no other one", () => {
  test.each<[string, readonly JsonValue[], readonly (string | undefined)[]]>([
    ["an object", [{ type: "string" }, { type: "object" }], [undefined, "Object"]],
    ["an object or null", [{ type: ["object", "null"] }, { type: "null" }], ["Object", undefined]],
    ["one of two objects", [{ type: "object" }, { type: "object" }], [undefined, undefined]],
    ["an object beside a reference, which says what it is", [{ $ref: "#/a" }, { type: "object" }], [undefined, "Object"]],
    ["an enum beside any text", [{ type: "string" }, { type: "string", enum: ["a"] }], [undefined, "Enum"]],
    ["an item of an array", [{ type: "array" }, { type: "object" }], ["Item", "Object"]],
    [
      "nothing of several types, or of none",
      [{ type: ["object", "array"] }, { properties: {} }, true],
      [undefined, undefined, undefined],
    ],
  ])("%s", (_, alternatives, shapes) => {
    expect(shapesOf(alternatives)).toEqual(shapes);
  });
});
