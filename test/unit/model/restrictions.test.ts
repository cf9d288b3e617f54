import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { typeOfRoot } from "./model-kit.js";

const Text = { type: "string" };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const OTHERS: JsonObject = {
  Text,
  Cat: { type: "object", properties: { a: Text } },
  Dog: { type: "object", properties: { b: Text } },
  Free: { properties: { a: Text } },
};

/** Whether the alternatives of Root became checks, or a union, or alternatives of one scalar. */
function readAs(schema: JsonObject): "checks" | "union" | string {
  const type = typeOfRoot(schema, {}, OTHERS);
  return /^[^(]*\[.*?(anyOf|oneOf): /.test(type) ? "checks" : type.startsWith("(") ? "union" : type;
}

describe("alternatives that say no more than what has to hold besides", () => {
  const bounds = [{ minimum: 1 }, { maximum: 9 }];
  test.each<[what: string, schema: JsonObject, want: "checks" | "union"]>([
    ["are checks beside a type", { type: "number", anyOf: bounds }, "checks"],
    ["of oneOf, too", { type: "number", oneOf: bounds }, "checks"],
    [
      "are checks where they state that type",
      { type: "number", anyOf: [{ type: "number", minimum: 1 }, { maximum: 1 }] },
      "checks",
    ],
    ["or others besides", { type: "number", anyOf: [{ type: ["number", "string"], minimum: 1 }, { maximum: 1 }] }, "checks"],
    [
      "are a union where one states another type",
      { type: ["number", "string"], anyOf: [{ type: "number" }, { maximum: 1 }] },
      "union",
    ],
    ["are checks where no type is stated anywhere", { anyOf: bounds }, "checks"],
    ["are a union where only they state a type", { anyOf: [{ type: "number" }, { type: "string" }] }, "union"],
    ["are a union where one refers to a schema", { type: "string", anyOf: [{ minLength: 1 }, ref("Text")] }, "union"],
    [
      "are a union where one has properties",
      { type: "object", anyOf: [{ required: ["a"] }, { properties: { a: Text } }] },
      "union",
    ],
    ["or properties by pattern", { type: "object", anyOf: [{ required: ["a"] }, { patternProperties: { x: Text } }] }, "union"],
    ["or says what all others are", { type: "object", anyOf: [{ required: ["a"] }, { additionalProperties: Text }] }, "union"],
    ["or first items", { type: "array", anyOf: [{ minItems: 1 }, { prefixItems: [Text] }] }, "union"],
    ["or items", { type: "array", anyOf: [{ minItems: 1 }, { items: Text }] }, "union"],
    ["or values", { type: "string", anyOf: [{ minLength: 1 }, { enum: ["a"] }] }, "union"],
    ["or a constant", { type: "string", anyOf: [{ minLength: 1 }, { const: "a" }] }, "union"],
    ["or is impossible", { type: "string", anyOf: [{ minLength: 1 }, false] }, "union"],
    ["are checks with checks among them", { type: "number", anyOf: [{ oneOf: bounds }, { minimum: 1 }] }, "checks"],
    [
      "are a union where one of these has a shape",
      { type: "array", anyOf: [{ oneOf: [{ items: Text }, { minItems: 1 }] }, { minItems: 1 }] },
      "union",
    ],
    [
      "are a union where another group has a shape",
      { type: "object", anyOf: [{ required: ["a"] }], oneOf: [ref("Cat"), ref("Dog")] },
      "union",
    ],
  ])("%s", (_, schema, want) => {
    expect(readAs(schema)).toBe(want);
  });

  test("are checks of null, too, where null is all that there is", () => {
    expect(typeOfRoot({ type: "null", anyOf: [{ minimum: 1 }, { not: { type: "null" } }] })).toBe(
      'null[anyOf: [["~number[minimum: 1]","unknown[not: [\\"null | null\\"]]"]]] | null',
    );
    expect(typeOfRoot({ type: "null", anyOf: [{ type: ["null", "string"] }, { minLength: 1 }] })).toContain("null[anyOf:");
  });
});

test("groups that would make more than 200 alternatives of alternatives are checks", () => {
  const group = (count: number, name: string): JsonValue =>
    Array.from({ length: count }, (_, index) => ({ type: "object", properties: { [`${name}${index}`]: Text } }));
  const root = (anyOf: number, oneOf: number): string =>
    typeOfRoot({ type: "object", anyOf: group(anyOf, "a"), oneOf: group(oneOf, "b") });
  expect(root(10, 20)).toMatch(/^\(\(/);
  expect(root(67, 3)).toMatch(/^Record<unknown>\[anyOf: /);
  expect(typeOfRoot({ oneOf: group(201, "a") })).toMatch(/^\(\{/);
});

describe("an object is told from a record", () => {
  test.each<[what: string, schema: JsonObject, want: string]>([
    ["by any property", { type: "object", properties: { a: Text }, additionalProperties: Text }, "{ a?: string, ...string }"],
    ["by nothing that may be there", { type: "object", additionalProperties: { not: {} } }, "{ closed }"],
    [
      "not where some names may",
      { type: "object", additionalProperties: { not: {} }, patternProperties: { x: Text } },
      "Record</x/: string, never>",
    ],
    ["not by unevaluated properties of a type", { type: "object", unevaluatedProperties: Text }, "Record<string>"],
    ["not by unevaluated properties that may be anything", { type: "object", unevaluatedProperties: true }, "Record<unknown>"],
    [
      "whose values are what all say of them",
      {
        type: "object",
        allOf: [{ additionalProperties: Text }, { additionalProperties: true }, { additionalProperties: { minLength: 1 } }],
      },
      "Record<string[minLength: 1]>",
    ],
    [
      "with patterns, to which what others say of the rest applies too",
      {
        type: "object",
        allOf: [
          { patternProperties: { x: Text }, additionalProperties: { type: "number" } },
          { additionalProperties: { maxLength: 3 } },
        ],
      },
      "Record</x/: string[maxLength: 3], number>",
    ],
    [
      "and what an untyped one says of lists and texts is checked besides",
      { properties: { a: Text }, items: Text, minLength: 1, maximum: 2 },
      '~{ a?: string }[allOf: ["~number[maximum: 2]","~string[minLength: 1]","~string[]"]]',
    ],
    [
      "of tuples, too",
      { properties: { a: Text }, prefixItems: [Text, { type: "number" }], items: Text },
      '~{ a?: string }[allOf: ["~[string, number, ...string]"]]',
    ],
  ])("%s", (_, schema, want) => {
    expect(typeOfRoot(schema, {}, OTHERS)).toBe(want);
  });
});

describe("a reference", () => {
  test.each<[what: string, schema: JsonValue, want: string]>([
    ["with what describes it", { ...ref("Cat"), title: "A", deprecated: true, "x-a": 1 }, "Cat"],
    [
      "in an allOf, with what describes it there",
      { allOf: [{ ...ref("Cat"), description: "A" }], title: "B", readOnly: true },
      "Cat",
    ],
    ["twice", { allOf: [ref("Cat"), ref("Cat")] }, "Cat"],
    ["beside members that only describe", { allOf: [ref("Cat"), { description: "A" }, {}] }, "Cat"],
    ["in an allOf of an allOf", { allOf: [{ allOf: [ref("Cat")] }] }, "Cat"],
    ["to two schemas is both", { allOf: [ref("Cat"), ref("Dog")] }, "{ a?: string, b?: string }"],
    ["with a check is a schema of its own", { ...ref("Cat"), minProperties: 1 }, "{ a?: string }[minProperties: 1]"],
    ["beside what is impossible is, too", { allOf: [ref("Cat"), false] }, "never"],
    ["beside its type", { ...ref("Cat"), type: "object" }, "Cat"],
    ["beside the type of what states none", { ...ref("Free"), type: "object" }, "{ a?: string }"],
    ["beside types of which it has one", { ...ref("Text"), type: ["string", "number"] }, "Text"],
    ["beside another type", { ...ref("Text"), type: "number" }, "never"],
    ["beside two types, one after the other", { allOf: [ref("Cat"), { type: "object" }, { type: ["object", "string"] }] }, "Cat"],
    ["beside two types of which one is not its own", { allOf: [ref("Cat"), { type: "object" }, { type: "string" }] }, "never"],
    ["that leads nowhere", ref("Gone"), "unknown"],
  ])("%s", (_, schema, want) => {
    expect(typeOfRoot({ type: "array", items: schema }, {}, OTHERS)).toBe(`${want}[]`);
  });
  test("may be null in 3.0 where each that leads there may", () => {
    const member = (nullable: boolean): JsonObject => ({ nullable, allOf: [ref("Cat")] });
    const root = (...allOf: JsonObject[]): string => typeOfRoot({ type: "array", items: { allOf } }, {}, OTHERS, "3.0.3");
    expect([root(member(true), member(true)), root(member(true), member(false)), root(member(false))]).toEqual([
      "Cat | null[]",
      "Cat[]",
      "Cat[]",
    ]);
  });
});
