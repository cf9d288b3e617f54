import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { buildSchemas, typeOfRoot } from "./model-kit.js";

/** The members of the enum Root: value, name and description. */
function membersOf(schema: JsonValue, others: JsonObject = {}): readonly (readonly unknown[])[] | string | undefined {
  const type = buildSchemas({ Root: schema, ...others }).graph.models.get("/components/schemas/Root")?.type;
  return type?.kind === "enum" ? type.members.map(({ value, name, description }) => [value, name, description]) : type?.kind;
}

describe("members of an enum have the names and descriptions", () => {
  const ab = { enum: ["a", "b"] };
  const unnamed = [
    ["a", undefined, undefined],
    ["b", undefined, undefined],
  ];
  const named = [
    ["a", "A", undefined],
    ["b", "B", undefined],
  ];
  const described = [
    ["a", undefined, "A"],
    ["b", undefined, "B"],
  ];
  test.each<[what: string, schema: JsonValue, want: readonly (readonly unknown[])[]]>([
    ["that nothing says", ab, unnamed],
    ["that a list beside it says", { ...ab, "x-enum-varnames": ["A", "B"] }, named],
    ["under another name of the list", { ...ab, "x-enumNames": ["A", "B"] }, named],
    ["or a third", { ...ab, "x-enum-names": ["A", "B"] }, named],
    ["of the first list that there is", { ...ab, "x-enum-names": ["X", "Y"], "x-enum-varnames": ["A", "B"] }, named],
    ["of the next one where that is too short", { ...ab, "x-enum-varnames": ["X"], "x-enumNames": ["A", "B"] }, named],
    ["of none where all are too long", { ...ab, "x-enum-varnames": ["A", "B", "C"] }, unnamed],
    ["of an object by value", { ...ab, "x-enum-varnames": { b: "B", a: "A", c: "C" } }, named],
    ["that it has of its own", { enum: ["toString"], "x-enum-varnames": {} }, [["toString", undefined, undefined]]],
    [
      "by number, too",
      { enum: [1, 2], "x-enum-varnames": { 1: "A" } },
      [
        [1, "A", undefined],
        [2, undefined, undefined],
      ],
    ],
    ["but not by object", { enum: [{}], "x-enum-varnames": { "[object Object]": "A" } }, [[{}, undefined, undefined]]],
    [
      "that are no blanks",
      { ...ab, "x-enum-varnames": ["A", " "] },
      [
        ["a", "A", undefined],
        ["b", undefined, undefined],
      ],
    ],
    [
      "that are texts",
      { ...ab, "x-enum-varnames": ["A", 1] },
      [
        ["a", "A", undefined],
        ["b", undefined, undefined],
      ],
    ],
    ["described by a list", { ...ab, "x-enum-descriptions": ["A", "B"] }, described],
    ["or by another", { ...ab, "x-enumDescriptions": ["A", "B"] }, described],
    ["or by an object", { ...ab, "x-enumDescriptions": { a: "A", b: "B" } }, described],
    [
      "whatever is dropped of the list",
      { type: "string", enum: [1, "a", null, "b"], "x-enum-varnames": ["X", "A", "Y", "B"] },
      named,
    ],
    ["of a schema that is extended", { allOf: [{ ...ab, "x-enum-varnames": ["A", "B"] }, { type: "string" }] }, named],
  ])("%s", (_, schema, want) => {
    expect(membersOf(schema)).toEqual(want);
  });
});

describe("alternatives that are constants are members", () => {
  test.each<[what: string, schema: JsonValue, want: readonly (readonly unknown[])[] | string]>([
    [
      "with titles and descriptions",
      {
        oneOf: [
          { const: "a", title: "A", description: "The a." },
          { const: 1, title: " " },
          { const: true, title: 7 },
        ],
      },
      [
        ["a", "A", "The a."],
        [1, undefined, undefined],
        [true, undefined, undefined],
      ],
    ],
    [
      "of anyOf",
      { anyOf: [{ const: "a" }, { const: "b" }] },
      [
        ["a", undefined, undefined],
        ["b", undefined, undefined],
      ],
    ],
    [
      "of those that are listed beside them",
      { enum: ["b", "c"], oneOf: [{ const: "a" }, { const: "b", title: "B" }] },
      [["b", "B", undefined]],
    ],
    ["not where none of them is listed", { enum: ["c"], oneOf: [{ const: "a" }, { const: "b" }] }, "union"],
    ["also where null could be, but is not listed", { enum: ["a", null], oneOf: [{ const: "a" }, { const: "b" }] }, "union"],
    ["not where a length stands beside them", { maxLength: 3, oneOf: [{ const: "a" }, { const: "b" }] }, "union"],
    [
      "not where another group does",
      { oneOf: [{ const: "a" }, { const: "b" }], anyOf: [{ const: "a" }, { type: "number" }] },
      "union",
    ],
    [
      "not where one is of no type that stands beside them",
      {
        type: "string",
        oneOf: [
          { type: "string", const: "a" },
          { type: "integer", const: 1 },
        ],
      },
      "union",
    ],
  ])("%s", (_, schema, want) => {
    expect(membersOf(schema)).toEqual(want);
  });
});

test("what stands beside constants that are members is checked besides", () => {
  const constants = { oneOf: [{ const: "a" }, { const: "b" }] };
  expect(typeOfRoot({ ...constants, not: { const: "a" } })).toBe('"a" | "b"[not: ["\\"a\\""]]');
  expect(typeOfRoot(constants)).toBe('"a" | "b"');
});
