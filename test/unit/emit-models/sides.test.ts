import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { bodyOf, moduleOfRoot, typesOf } from "./lines-kit.js";

const text: JsonObject = { type: "string" };
const date: JsonObject = { type: "string", format: "date-time" };

interface Sides {
  readonly types: readonly [value: string, wire: string];
  /** The statements in which types are named, or which differ from one way to the other. */
  readonly decode: readonly string[];
  readonly encode: readonly string[];
}

function sidesOf(schema: JsonValue, others: JsonObject = {}): Sides {
  const module = moduleOfRoot(schema, others, { enums: "open", unions: "open" });
  const [value = "", wire = ""] = typesOf(module);
  const telling = (line: string): boolean => /<|const (?:value|wire|named)\b|own(?:Field)?\(/.test(line);
  return {
    types: [value, wire],
    decode: bodyOf(module, "decodeRoot").filter(telling),
    encode: bodyOf(module, "encodeRoot").filter(telling),
  };
}

// A date is another type in TypeScript than on the wire.
describe("what is named by its type has that of its side", () => {
  it.each<readonly [what: string, schema: JsonObject, want: Sides]>([
    [
      "a tuple",
      { type: "array", prefixItems: [date], items: date },
      {
        types: ["[Date?, ...Date[]]", "[string?, ...string[]]"],
        decode: ["return $.decodeTuple<[Date?, ...Date[]]>(input, context, key, [$.decodeDate], $.decodeDate);"],
        encode: ["return $.encodeTuple<[string?, ...string[]]>(value, context, key, [$.encodeDate], $.encodeDate);"],
      },
    ],
    [
      "a tuple that may be null",
      { type: ["array", "null"], prefixItems: [date], items: false },
      {
        types: ["[Date?] | null", "[string?] | null"],
        decode: ["return $.decodeTuple<[Date?]>(input, context, key, [$.decodeDate], $.decodeNever);"],
        encode: ["return $.encodeTuple<[string?]>(value, context, key, [$.encodeDate], $.encodeNever);"],
      },
    ],
    [
      "a map",
      { type: "object", additionalProperties: date },
      { types: ["{ [name: string]: Date }", "{ [name: string]: string }"], decode: [], encode: [] },
    ],
    [
      "a map with patterns",
      { type: "object", patternProperties: { "^a": date, "^b": { type: "number" } }, additionalProperties: date },
      {
        types: ["{ [name: string]: Date | number }", "{ [name: string]: string | number }"],
        decode: [
          "return $.decodeMap<Date | number>(input, context, key, $.decodeDate, [[pattern1, $.decodeDate], [pattern2, $.decodeNumber]]);",
        ],
        encode: [
          "return $.encodePatternMap<string | number>(value, context, key, $.encodeDate, [[pattern1, $.encodeDate], [pattern2, $.encodeNumber]]);",
        ],
      },
    ],
    [
      "extras",
      { type: "object", properties: { a: date }, required: ["a"], additionalProperties: date },
      {
        types: ["{ a: Date", "{ a: string"],
        decode: [
          "const value: Root = {",
          "for (const name in input) if (!isNameOfRoot(name)) extras = $.addExtra<Date>(extras, input, name, context, $.decodeDate);",
        ],
        encode: ["const named: {", "const wire = $.encodeExtras<{"],
      },
    ],
    [
      "extras with patterns",
      { type: "object", properties: { a: date }, patternProperties: { "^b": date }, additionalProperties: { type: "number" } },
      {
        types: ["{ a?: Date | undefined", "{ a?: string"],
        decode: [
          "const value: Root = {};",
          "for (const name in input) if (!isNameOfRoot(name)) extras = $.addExtra<number | Date>(extras, input, name, context, $.decodeNumber, [[pattern1, $.decodeDate]]);",
        ],
        encode: ["const named: {", "const wire = $.encodeExtras<{"],
      },
    ],
    [
      "a union",
      { anyOf: [date, { type: "array", items: date }, { type: "array", items: text }] },
      {
        types: ["Date | Date[] | string[]", "string | string[]"],
        decode: ["return $.decodeBest<Root>(input, context, key, [decodeRoot$1, $.decodeStrings], false);"],
        encode: ["return $.encodeBest<Root.Wire>(value, context, key, [encodeRoot$1, $.encodeStrings]);"],
      },
    ],
    [
      "an open union with a tag",
      { oneOf: [{ $ref: "#/components/schemas/Cat" }], discriminator: { propertyName: "the_kind" } },
      {
        types: ["Cat | { theKind: $.UnrecognizedTag }", "Cat.Wire | { the_kind: string & {} }"],
        decode: ['return $.decodeOpenVariant<Root>(input, context, key, "the_kind", "theKind", ["cat"]);'],
        encode: ['return $.encodeOpenVariant<Root.Wire>(value, context, key, "the_kind", "theKind", ["cat"]);'],
      },
    ],
    [
      "an open union of what extends one schema",
      {
        oneOf: [{ $ref: "#/components/schemas/Cat" }],
        discriminator: { propertyName: "the_kind", "x-modelmint-base": "#/components/schemas/Base" },
      },
      {
        types: ["Cat | (Base & { theKind: $.UnrecognizedTag })", "Cat.Wire | (Base.Wire & { the_kind: string })"],
        decode: ['return $.decodeBaseVariant<Root>(input, context, key, "the_kind", ["cat"], decodeBase);'],
        encode: ['return $.encodeBaseVariant<Root.Wire>(value, context, key, "theKind", ["cat"], encodeBase);'],
      },
    ],
    [
      "an open enum",
      { type: "string", enum: ["a", "b"] },
      {
        types: ['"a" | "b" | $.Unrecognized<string>', '"a" | "b" | (string & {})'],
        decode: ["return $.decodeOpenMember<Root>(input, context, key, membersRoot);"],
        encode: ["return $.encodeOpenMember<Root>(value, context, key, membersRoot);"],
      },
    ],
    [
      "an open enum of numbers",
      { type: "number", enum: [1, 2] },
      {
        types: ["1 | 2 | $.Unrecognized<number>", "1 | 2 | (number & {})"],
        decode: ["return $.decodeOpenMember<Root>(input, context, key, membersRoot);"],
        encode: ["return $.encodeOpenMember<Root>(value, context, key, membersRoot);"],
      },
    ],
    [
      "an enum of objects",
      { enum: [{ a: 1 }, "b"] },
      {
        types: ['{ "a": 1 } | "b"', '{ "a": 1 } | "b"'],
        decode: ["return $.decodeDeepMember<Root>(input, context, key, membersRoot);"],
        encode: ["return $.encodeDeepMember<Root>(value, context, key, membersRoot);"],
      },
    ],
    [
      "a name that objects inherit",
      { type: "object", properties: { valueOf: date } },
      {
        types: ["{ valueOf_?: Date | undefined", "{ valueOf?: string"],
        decode: [
          "const value: Root = {};",
          'if ($.own(input, "valueOf") !== undefined) value.valueOf_ = $.decodeDate($.own(input, "valueOf"), context, "valueOf");',
          "for (const name in input) if (!isNameOfRoot(name)) $.keepUnknown(value, input, name, context);",
        ],
        encode: ["const wire = $.shaped<Root.Wire>({});", "$.encodeUnknown(wire, value, context, isNameOfRoot);"],
      },
    ],
    [
      "a name that objects inherit, which must be there",
      { type: "object", properties: { valueOf: date }, required: ["valueOf"] },
      {
        types: ["{ valueOf_: Date", "{ valueOf: string"],
        decode: [
          "const value: Root = {",
          'valueOf_: $.decodeDate($.own(input, "valueOf"), context, "valueOf"),',
          "for (const name in input) if (!isNameOfRoot(name)) $.keepUnknown(value, input, name, context);",
        ],
        encode: ["const wire: Root.Wire = {", "$.encodeUnknown(wire, value, context, isNameOfRoot);"],
      },
    ],
  ])("%s", (_, schema, want) => {
    const cat = { type: "object", required: ["the_kind"], properties: { the_kind: { const: "cat" }, at: date } };
    const base = { type: "object", required: ["the_kind"], properties: { the_kind: { type: "string" } } };
    expect(sidesOf(schema, { Cat: cat, Base: base })).toEqual(want);
  });
});
