import { describe, expect, it } from "vitest";
import type { ModelOptions } from "../../../generator/model/options.js";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { bodyOf, moduleOfRoot, typesOf } from "./lines-kit.js";

const text: JsonObject = { type: "string" };
const number: JsonObject = { type: "number" };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const object = (required: readonly string[], properties: JsonObject): JsonObject => ({ type: "object", required, properties });

const OTHERS: JsonObject = {
  Text: text,
  Pet: object(["name"], { name: text }),
  Cat: object(["kind", "lives"], { kind: { const: "cat" }, lives: number }),
  Dog: object(["kind"], { kind: { const: "dog" }, bark: text }),
  Fox: object(["name", "tail"], { name: text, tail: number }),
  Loose: object(["kind"], { kind: text }),
  Multi: object(["kind"], { kind: { enum: ["a", "b"] } }),
  Many: object(["kind"], { kind: { enum: ["a", "b", "c", "d"] } }),
};

interface Shape {
  readonly type: string;
  /** Where it differs from the type in TypeScript. */
  readonly wire?: string;
  readonly decode: string;
  /** Where it is not as decoding with the names exchanged. */
  readonly encode?: string;
  readonly options?: Partial<ModelOptions>;
}

const SHAPES: readonly (readonly [what: string, schema: JsonValue, want: Shape])[] = [
  ["text", text, { type: "string", decode: "return $.decodeString(input, context, key);" }],
  ["numbers", number, { type: "number", decode: "return $.decodeNumber(input, context, key);" }],
  ["integers", { type: "integer" }, { type: "number", decode: "return $.decodeInteger(input, context, key);" }],
  ["booleans", { type: "boolean" }, { type: "boolean", decode: "return $.decodeBoolean(input, context, key);" }],
  [
    "null",
    { type: "null" },
    { type: "null", decode: "if (input === null) return null; return $.decodeNull(input, context, key);" },
  ],
  [
    "text or null",
    { type: ["string", "null"] },
    { type: "string | null", decode: "if (input === null) return null; return $.decodeString(input, context, key);" },
  ],
  [
    "dates",
    { type: "string", format: "date-time" },
    { type: "Date", wire: "string", decode: "return $.decodeDate(input, context, key);" },
  ],
  [
    "dates that stay text",
    { type: "string", format: "date-time" },
    { type: "string", decode: "return $.decodeString(input, context, key);", options: { dates: "string", formats: "annotate" } },
  ],
  [
    "bytes",
    { type: "string", format: "byte" },
    {
      type: "Uint8Array",
      wire: "string",
      decode: "return $.decodeBytes(input, context, key);",
      options: { bytes: "Uint8Array", formats: "annotate" },
    },
  ],
  [
    "bytes that stay text",
    { type: "string", format: "byte" },
    { type: "string", decode: "return $.decodeString(input, context, key);", options: { formats: "annotate" } },
  ],
  ["files", { type: "string", format: "binary" }, { type: "$.Blob", decode: "return $.decodeBlob(input, context, key);" }],
  [
    "big integers",
    { type: "integer", format: "int64" },
    {
      type: "bigint",
      wire: "number",
      decode: "return $.decodeBigInt(input, context, key);",
      options: { int64: "bigint", formats: "annotate" },
    },
  ],
  [
    "digits of big integers",
    { type: "integer", format: "int64" },
    {
      type: "string",
      wire: "number",
      decode: "return $.decodeDecimal(input, context, key);",
      options: { int64: "string", formats: "annotate" },
    },
  ],
  ["a constant", { const: "a" }, { type: '"a"', decode: 'return $.decodeLiteral(input, context, key, "a");' }],
  ["a constant number", { const: -0.5 }, { type: "-0.5", decode: "return $.decodeLiteral(input, context, key, -0.5);" }],
  [
    "a constant object",
    { const: { a: { b: 1 }, "c-d": [] } },
    {
      type: '{ "a": { "b": 1 }, "c-d": [] }',
      decode: 'return $.decodeDeepLiteral<{ "a": { "b": 1 }, "c-d": [] }>(input, context, key, { "a": { "b": 1 }, "c-d": [] });',
    },
  ],
  [
    "a constant list",
    { const: [1, "b", null] },
    { type: '[1, "b", null]', decode: 'return $.decodeDeepLiteral<[1, "b", null]>(input, context, key, [1, "b", null]);' },
  ],
  [
    "the empty object",
    { const: {} },
    {
      type: "{ [name: string]: never }",
      decode: "return $.decodeDeepLiteral<{ [name: string]: never }>(input, context, key, {});",
    },
  ],
  [
    "an enum",
    { enum: ["a", "b"] },
    { type: '"a" | "b"', decode: "return $.decodeMember<Root>(input, context, key, membersRoot);" },
  ],
  [
    "an enum with null",
    { enum: ["a", null] },
    {
      type: '"a" | null',
      decode: "if (input === null) return null; return $.decodeMember<Root>(input, context, key, membersRoot);",
    },
  ],
  [
    "an enum of several kinds",
    { enum: ["a", 1, true] },
    { type: '"a" | 1 | true', decode: "return $.decodeMember<Root>(input, context, key, membersRoot);" },
  ],
  [
    "an enum of objects",
    { enum: [{ a: 1 }, "b"] },
    { type: '{ "a": 1 } | "b"', decode: "return $.decodeDeepMember<Root>(input, context, key, membersRoot);" },
  ],
  [
    "an open enum",
    { type: "string", enum: ["a", "b"] },
    {
      type: '"a" | "b" | $.Unrecognized<string>',
      wire: '"a" | "b" | (string & {})',
      decode: "return $.decodeOpenMember<Root>(input, context, key, membersRoot);",
      options: { enums: "open" },
    },
  ],
  [
    "an open enum of numbers",
    { type: "integer", enum: [1, 2] },
    {
      type: "1 | 2 | $.Unrecognized<number>",
      wire: "1 | 2 | (number & {})",
      decode: "return $.decodeOpenMember<Root>(input, context, key, membersRoot);",
      options: { enums: "open" },
    },
  ],
  ["lists", { type: "array", items: text }, { type: "string[]", decode: "return $.decodeStrings(input, context, key);" }],
  [
    "lists of lists",
    { type: "array", items: { type: "array", items: { type: "string" } } },
    { type: "string[][]", decode: "return $.decodeArray(input, context, key, $.decodeStrings);" },
  ],
  [
    "lists of numbers",
    { type: "array", items: { type: "number" } },
    { type: "number[]", decode: "return $.decodeArray(input, context, key, $.decodeNumber);" },
  ],
  [
    "lists of lists",
    { type: "array", items: { type: "array", items: number } },
    { type: "number[][]", decode: "return $.decodeArray(input, context, key, decodeRoot$item);" },
  ],
  [
    "lists with null",
    { type: "array", items: { type: ["string", "null"] } },
    { type: "(string | null)[]", decode: "return $.decodeArray(input, context, key, decodeRoot$item);" },
  ],
  [
    "lists of anything",
    { type: "array" },
    {
      type: "unknown[]",
      decode: "return $.decodeArray(input, context, key, $.decodeUnknown);",
      encode: "return $.encodeArray(value, context, key, $.encodeJson);",
    },
  ],
  [
    "lists of nothing",
    { type: "array", items: false },
    { type: "never[]", decode: "return $.decodeArray(input, context, key, $.decodeNever);" },
  ],
  [
    "lists of models",
    { type: "array", items: ref("Pet") },
    { type: "Pet[]", wire: "Pet.Wire[]", decode: "return $.decodeArray(input, context, key, decodePet);" },
  ],
  [
    "lists or null",
    { type: ["array", "null"], items: text },
    {
      type: "string[] | null",
      decode: "if (input === null) return null; return $.decodeStrings(input, context, key);",
    },
  ],
  [
    "tuples that end",
    { type: "array", prefixItems: [text, number], items: false },
    {
      type: "[string?, number?]",
      decode: "return $.decodeTuple<[string?, number?]>(input, context, key, [$.decodeString, $.decodeNumber], $.decodeNever);",
    },
  ],
  [
    "tuples that end by what is checked",
    { type: "array", prefixItems: [text, number], maxItems: 1 },
    {
      type: "[string?]",
      decode:
        "if (context.constraints) checkRoot(input, context, key); return $.decodeTuple<[string?]>(input, context, key, [$.decodeString], $.decodeSurplus);",
      encode:
        "const wire = $.encodeTuple<[string?]>(value, context, key, [$.encodeString], $.encodeSurplus); if (context.constraints) checkRoot(wire, context, key); return wire;",
    },
  ],
  [
    "tuples that go on",
    { type: "array", prefixItems: [text], items: { type: ["number", "null"] } },
    {
      type: "[string?, ...(number | null)[]]",
      decode: "return $.decodeTuple<[string?, ...(number | null)[]]>(input, context, key, [$.decodeString], decodeRoot$rest);",
    },
  ],
  [
    "tuples that go on with anything",
    { type: "array", prefixItems: [text] },
    {
      type: "[string?, ...unknown[]]",
      decode: "return $.decodeTuple<[string?, ...unknown[]]>(input, context, key, [$.decodeString], $.decodeUnknown);",
      encode: "return $.encodeTuple<[string?, ...unknown[]]>(value, context, key, [$.encodeString], $.encodeJson);",
    },
  ],
  [
    "records",
    { type: "object", additionalProperties: text },
    { type: "{ [name: string]: string }", decode: "return $.decodeMap(input, context, key, $.decodeString);" },
  ],
  [
    "records of anything",
    { type: "object", additionalProperties: true },
    {
      type: "{ [name: string]: unknown }",
      decode: "return $.decodeMap(input, context, key, $.decodeUnknown);",
      encode: "return $.encodeMap(value, context, key, $.encodeJson);",
    },
  ],
  [
    "records or null",
    { type: ["object", "null"], additionalProperties: number },
    {
      type: "{ [name: string]: number } | null",
      decode: "if (input === null) return null; return $.decodeMap(input, context, key, $.decodeNumber);",
    },
  ],
  [
    "records with a pattern",
    { type: "object", patternProperties: { "^x-": number }, additionalProperties: text },
    {
      type: "{ [name: string]: string | number }",
      decode: "return $.decodeMap<string | number>(input, context, key, $.decodeString, [[pattern1, $.decodeNumber]]);",
      encode: "return $.encodePatternMap<string | number>(value, context, key, $.encodeString, [[pattern1, $.encodeNumber]]);",
    },
  ],
  [
    "records with patterns alone",
    { type: "object", patternProperties: { "^x-": number, "^y-": text }, additionalProperties: false },
    {
      type: "{ [name: string]: number | string }",
      decode:
        "return $.decodeMap<number | string>(input, context, key, $.decodeNever, [[pattern1, $.decodeNumber], [pattern2, $.decodeString]]);",
      encode:
        "return $.encodePatternMap<number | string>(value, context, key, $.encodeNever, [[pattern1, $.encodeNumber], [pattern2, $.encodeString]]);",
    },
  ],
  [
    "anything",
    {},
    {
      type: "unknown",
      decode: "return $.decodeUnknown(input, context, key);",
      encode: "return $.encodeJson(value, context, key);",
    },
  ],
  ["nothing", false, { type: "never", decode: "return $.decodeNever(input, context, key);" }],
  ["a model", ref("Pet"), { type: "Pet", wire: "Pet.Wire", decode: "return decodePet(input, context, key);" }],
  [
    "a model or null",
    { anyOf: [ref("Pet"), { type: "null" }] },
    {
      type: "Pet | null",
      wire: "Pet.Wire | null",
      decode: "if (input === null) return null; return decodePet(input, context, key);",
    },
  ],
  [
    "a list without a type",
    { items: text },
    {
      type: "string[]",
      decode: "if (!$.isArray(input)) return $.passOther(input, context, key); return $.decodeStrings(input, context, key);",
    },
  ],
  [
    "a record without a type",
    { additionalProperties: text },
    {
      type: "{ [name: string]: string }",
      decode:
        "if (!$.isObject(input)) return $.passOther(input, context, key); return $.decodeMap(input, context, key, $.decodeString);",
    },
  ],
];

describe("the codec", () => {
  it.each(SHAPES)("of %s", (_what, schema, { type, wire = type, decode, encode, options }) => {
    const module = moduleOfRoot(schema, OTHERS, options);
    const exchanged = decode.replaceAll("decode", "encode").replaceAll("input", "value");
    expect(typesOf(module)).toEqual([type, wire]);
    expect(bodyOf(module, "decodeRoot").join(" ")).toBe(decode);
    expect(bodyOf(module, "encodeRoot").join(" ")).toBe(encode ?? exchanged);
  });
});

interface Body {
  readonly decode: readonly string[];
  readonly encode?: readonly string[];
  readonly options?: Partial<ModelOptions>;
}

const UNIONS: readonly (readonly [what: string, schema: JsonObject, want: Body])[] = [
  [
    "objects with a tag each",
    { oneOf: [ref("Cat"), ref("Dog")] },
    {
      decode: [
        "const fields = $.fieldsOf(input);",
        'switch (fields["kind"]) {',
        'case "cat":',
        "return decodeCat(input, context, key);",
        'case "dog":',
        "return decodeDog(input, context, key);",
        "default:",
        'return $.wrongTag(input, "kind", ["cat", "dog"], context, key);',
        "}",
      ],
      encode: [
        "const fields = $.fieldsOf(value);",
        'switch (fields["kind"]) {',
        'case "cat":',
        "return encodeCat($.variant(value), context, key);",
        'case "dog":',
        "return encodeDog($.variant(value), context, key);",
        "default:",
        'return $.wrongTag(value, "kind", ["cat", "dog"], context, key);',
        "}",
      ],
    },
  ],
  [
    "which is open",
    { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
    {
      decode: [
        "const fields = $.fieldsOf(input);",
        'switch (fields["kind"]) {',
        'case "cat":',
        "return decodeCat(input, context, key);",
        'case "dog":',
        "return decodeDog(input, context, key);",
        "default:",
        'return $.decodeOpenVariant<Root>(input, context, key, "kind", "kind", ["cat", "dog"]);',
        "}",
      ],
      encode: [
        "const fields = $.fieldsOf(value);",
        'switch (fields["kind"]) {',
        'case "cat":',
        "return encodeCat($.variant(value), context, key);",
        'case "dog":',
        "return encodeDog($.variant(value), context, key);",
        "default:",
        'return $.encodeOpenVariant<Root.Wire>(value, context, key, "kind", "kind", ["cat", "dog"]);',
        "}",
      ],
      options: { unions: "open" },
    },
  ],
  [
    "whose tag is free in one of them",
    { oneOf: [ref("Cat"), ref("Loose")], discriminator: { propertyName: "kind" } },
    {
      decode: [
        "const variants = [decodeCat, decodeLoose];",
        "const fields = $.fieldsOf(input);",
        'switch (fields["kind"]) {',
        'case "Cat":',
        "return $.decodePreferred<Root>(input, context, key, variants, 0);",
        'case "Loose":',
        "return $.decodePreferred<Root>(input, context, key, variants, 1);",
        "default:",
        "return $.decodeBest<Root>(input, context, key, variants, false);",
        "}",
      ],
      encode: [
        "const fields = $.fieldsOf(value);",
        "const fits =",
        '(fields["kind"] === "cat" && fields["lives"] !== undefined ? 1 : 0) |',
        '(fields["kind"] !== undefined ? 2 : 0);',
        "switch (fits) {",
        "case 1:",
        "return encodeCat($.variant(value), context, key);",
        "case 2:",
        "return encodeLoose($.variant(value), context, key);",
        "default:",
        "return $.encodeBest<Root.Wire>(value, context, key, [encodeCat, encodeLoose], fits);",
        "}",
      ],
    },
  ],
  [
    "with a default for other tags",
    { anyOf: [ref("Cat"), ref("Loose")], discriminator: { propertyName: "kind", defaultMapping: "Loose" } },
    {
      decode: [
        "const variants = [decodeCat, decodeLoose];",
        "const fields = $.fieldsOf(input);",
        'switch (fields["kind"]) {',
        'case "Cat":',
        "return $.decodePreferred<Root>(input, context, key, variants, 0);",
        'case "Loose":',
        "return $.decodePreferred<Root>(input, context, key, variants, 1);",
        "default:",
        "return $.decodePreferred<Root>(input, context, key, variants, 1);",
        "}",
      ],
    },
  ],
  [
    "of objects of which one requires more",
    { anyOf: [ref("Fox"), ref("Pet")] },
    {
      decode: [
        "let fits = 2;",
        "for (const name in $.fieldsOf(input)) fits = fits | fitOfRoot(name);",
        "switch (fits) {",
        "case 2:",
        "return decodePet(input, context, key);",
        "default:",
        "return $.decodeBest<Root>(input, context, key, [decodeFox, decodePet], false, fits);",
        "}",
      ],
    },
  ],
  [
    "of objects with few values of a property, and text",
    { anyOf: [ref("Multi"), ref("Fox"), text] },
    {
      decode: [
        "switch ($.kindOf(input)) {",
        'case "string": {',
        "return $.decodeString(input, context, key);",
        "}",
        'case "object": {',
        "const fields = $.fieldsOf(input);",
        "const fits =",
        '((fields["kind"] === "a" || fields["kind"] === "b") ? 1 : 0) |',
        '(fields["name"] !== undefined && fields["tail"] !== undefined ? 2 : 0);',
        "switch (fits) {",
        "case 1:",
        "return decodeMulti(input, context, key);",
        "case 2:",
        "return decodeFox(input, context, key);",
        "default:",
        "return $.decodeBest<Root>(input, context, key, [decodeMulti, decodeFox], false, fits);",
        "}",
        "}",
        "default:",
        'return $.wrongType("string | object", input, context, key);',
        "}",
      ],
      encode: [
        "switch ($.kindOf(value)) {",
        'case "string": {',
        "return $.encodeString($.variant(value), context, key);",
        "}",
        'case "object": {',
        "const fields = $.fieldsOf(value);",
        "const fits =",
        '((fields["kind"] === "a" || fields["kind"] === "b") ? 1 : 0) |',
        '(fields["name"] !== undefined && fields["tail"] !== undefined ? 2 : 0);',
        "switch (fits) {",
        "case 1:",
        "return encodeMulti($.variant(value), context, key);",
        "case 2:",
        "return encodeFox($.variant(value), context, key);",
        "default:",
        "return $.encodeBest<Root.Wire>(value, context, key, [encodeMulti, encodeFox], fits);",
        "}",
        "}",
        "default:",
        'return $.wrongType("string | object", value, context, key);',
        "}",
      ],
    },
  ],
  [
    "of objects with many values of a property",
    { anyOf: [ref("Many"), ref("Fox"), ref("Cat")] },
    {
      decode: [
        "const fields = $.fieldsOf(input);",
        "const fits =",
        '(fields["kind"] !== undefined ? 1 : 0) |',
        '(fields["name"] !== undefined && fields["tail"] !== undefined ? 2 : 0) |',
        '(fields["kind"] === "cat" && fields["lives"] !== undefined ? 4 : 0);',
        "switch (fits) {",
        "case 1:",
        "return decodeMany(input, context, key);",
        "case 2:",
        "return decodeFox(input, context, key);",
        "case 4:",
        "return decodeCat(input, context, key);",
        "default:",
        "return $.decodeBest<Root>(input, context, key, [decodeMany, decodeFox, decodeCat], false, fits);",
        "}",
      ],
    },
  ],
  [
    "of objects, a record and a list",
    { anyOf: [ref("Cat"), ref("Fox"), { type: "array" }, { type: "object", additionalProperties: number }] },
    {
      decode: [
        "switch ($.kindOf(input)) {",
        'case "object": {',
        "const fields = $.fieldsOf(input);",
        "const fits =",
        '(fields["kind"] === "cat" && fields["lives"] !== undefined ? 1 : 0) |',
        '(fields["name"] !== undefined && fields["tail"] !== undefined ? 2 : 0) |',
        "4;",
        "switch (fits) {",
        "case 4:",
        "return $.decodeMap(input, context, key, $.decodeNumber);",
        "default:",
        "return $.decodeBest<Root>(input, context, key, [decodeCat, decodeFox, decodeRoot$3], false, fits);",
        "}",
        "}",
        'case "array": {',
        "return $.decodeArray(input, context, key, $.decodeUnknown);",
        "}",
        "default:",
        'return $.wrongType("object | array", input, context, key);',
        "}",
      ],
    },
  ],
  [
    "with two of text",
    { anyOf: [ref("Text"), { type: "string", format: "x" }, number] },
    {
      decode: [
        "switch ($.kindOf(input)) {",
        'case "string": {',
        "return $.decodeBest<Root>(input, context, key, [decodeText, $.decodeString], false);",
        "}",
        'case "number": {',
        "return $.decodeNumber(input, context, key);",
        "}",
        "default:",
        'return $.wrongType("string | number", input, context, key);',
        "}",
      ],
    },
  ],
  [
    "with one that states no type",
    { anyOf: [{ maxLength: 3 }, number] },
    {
      decode: [
        "switch ($.kindOf(input)) {",
        'case "string":',
        'case "boolean":',
        'case "object":',
        'case "array":',
        'case "null":',
        'case "date":',
        'case "bigint":',
        'case "bytes":',
        'case "blob": {',
        "return decodeRoot$0(input, context, key);",
        "}",
        'case "number": {',
        "return $.decodeBest<Root>(input, context, key, [decodeRoot$0, $.decodeNumber], false);",
        "}",
        "default:",
        'return $.wrongType("string | boolean | object | array | null | date | bigint | bytes | blob | number", input, context, key);',
        "}",
      ],
    },
  ],
  [
    "with two that state no type",
    { anyOf: [{ properties: { a: text } }, { properties: { b: text } }] },
    { decode: ["return $.decodeBest<Root>(input, context, key, [decodeRoot1, decodeRoot2], false);"] },
  ],
  [
    "with null",
    { anyOf: [ref("Cat"), text, { type: "null" }] },
    {
      decode: [
        "if (input === null) return null;",
        "switch ($.kindOf(input)) {",
        'case "string": {',
        "return $.decodeString(input, context, key);",
        "}",
        'case "object": {',
        "return decodeCat(input, context, key);",
        "}",
        "default:",
        'return $.wrongType("string | object", input, context, key);',
        "}",
      ],
    },
  ],
  [
    "of which exactly one may hold",
    { oneOf: [ref("Cat"), ref("Fox"), text] },
    {
      decode: [
        "switch ($.kindOf(input)) {",
        'case "string": {',
        "return $.decodeString(input, context, key);",
        "}",
        'case "object": {',
        "const fields = $.fieldsOf(input);",
        "const fits =",
        '(fields["kind"] === "cat" && fields["lives"] !== undefined ? 1 : 0) |',
        '(fields["name"] !== undefined && fields["tail"] !== undefined ? 2 : 0);',
        "switch (fits) {",
        "case 1:",
        "return decodeCat(input, context, key);",
        "case 2:",
        "return decodeFox(input, context, key);",
        "default:",
        "return $.decodeBest<Root>(input, context, key, [decodeCat, decodeFox], true, fits);",
        "}",
        "}",
        "default:",
        'return $.wrongType("string | object", input, context, key);',
        "}",
      ],
    },
  ],
];

describe("a union", () => {
  it.each(UNIONS)("%s", (_what, schema, { decode, encode, options }) => {
    const module = moduleOfRoot(schema, OTHERS, options);
    expect(bodyOf(module, "decodeRoot")).toEqual(decode);
    if (encode !== undefined) expect(bodyOf(module, "encodeRoot")).toEqual(encode);
  });
});

/** What the functions of all objects have. */
const FRAME: ReadonlySet<string> = new Set([
  "if (!$.enterObject(input, $.isAnyObject(input) && input.constructor, context, key)) return $.nothing;",
  "if (!$.enterValue(value, context, key)) return $.nothing;",
  "const mark = context.issues.length;",
  "$.leave(context, mark, key);",
  "return value;",
  "return wire;",
]);

const OBJECTS: readonly (readonly [what: string, schema: JsonObject, want: Body])[] = [
  [
    "required and optional",
    { type: "object", required: ["a"], properties: { a: text, b: number } },
    {
      decode: [
        "const value: Root = {",
        'a: $.decodeString(input["a"], context, "a"),',
        "};",
        'if (input["b"] !== undefined) value.b = $.decodeNumber(input["b"], context, "b");',
        "for (const name in input) if (!isNameOfRoot(name)) $.keepUnknown(value, input, name, context);",
      ],
      encode: [
        "const wire: Root.Wire = {",
        'a: $.encodeString(value.a, context, "a"),',
        "};",
        'if (value.b !== undefined) wire.b = $.encodeNumber(value.b, context, "b");',
        "$.encodeUnknown(wire, value, context, isNameOfRoot);",
      ],
    },
  ],
  [
    "and no others",
    { type: "object", required: [], properties: { a: text }, additionalProperties: false },
    {
      decode: [
        "const value: Root = {};",
        'if (input["a"] !== undefined) value.a = $.decodeString(input["a"], context, "a");',
        "for (const name in input) if (!isNameOfRoot(name)) $.rejectUnknown(input, name, context);",
      ],
      encode: ["const wire: Root.Wire = {};", 'if (value.a !== undefined) wire.a = $.encodeString(value.a, context, "a");'],
    },
  ],
  [
    "and others of a type",
    { type: "object", required: ["a"], properties: { a: text }, additionalProperties: number },
    {
      decode: [
        "const value: Root = {",
        'a: $.decodeString(input["a"], context, "a"),',
        "};",
        "let extras: { [name: string]: number } | undefined;",
        "for (const name in input) if (!isNameOfRoot(name)) extras = $.addExtra<number>(extras, input, name, context, $.decodeNumber);",
        "if (extras !== undefined) value.additionalProperties = extras;",
      ],
      encode: [
        "const named: {",
        "a: string;",
        "} = {",
        'a: $.encodeString(value.a, context, "a"),',
        "};",
        "const wire = $.encodeExtras<{",
        "a: string;",
        '}, number>(named, value.additionalProperties, context, "additionalProperties", isNameOfRoot, $.encodeNumber);',
      ],
    },
  ],
  [
    "and others of a pattern",
    { type: "object", required: [], properties: { a: text }, patternProperties: { "^x": number }, additionalProperties: false },
    {
      decode: [
        "const value: Root = {};",
        'if (input["a"] !== undefined) value.a = $.decodeString(input["a"], context, "a");',
        "let extras: { [name: string]: number } | undefined;",
        "for (const name in input) if (!isNameOfRoot(name)) extras = $.addExtra<number>(extras, input, name, context, $.decodeNever, [[pattern1, $.decodeNumber]]);",
        "if (extras !== undefined) value.additionalProperties = extras;",
      ],
      encode: [
        "const named: {",
        "a?: string;",
        "} = {};",
        'if (value.a !== undefined) named.a = $.encodeString(value.a, context, "a");',
        "const wire = $.encodeExtras<{",
        "a?: string;",
        '}, number>(named, value.additionalProperties, context, "additionalProperties", isNameOfRoot, $.encodeNever, [[pattern1, $.encodeNumber]]);',
      ],
    },
  ],
  [
    "and others that are dropped",
    { type: "object", required: [], properties: { a: text } },
    {
      decode: [
        "const value: Root = {};",
        'if (input["a"] !== undefined) value.a = $.decodeString(input["a"], context, "a");',
        "for (const name in input) if (!isNameOfRoot(name)) $.stripUnknown(input, name, context);",
      ],
      encode: ["const wire: Root.Wire = {};", 'if (value.a !== undefined) wire.a = $.encodeString(value.a, context, "a");'],
      options: { unknownProperties: "strip" },
    },
  ],
  [
    "and others that an option rejects",
    { type: "object", required: [], properties: { a: text } },
    {
      decode: [
        "const value: Root = {};",
        'if (input["a"] !== undefined) value.a = $.decodeString(input["a"], context, "a");',
        "for (const name in input) if (!isNameOfRoot(name)) $.rejectUnknown(input, name, context);",
      ],
      encode: ["const wire: Root.Wire = {};", 'if (value.a !== undefined) wire.a = $.encodeString(value.a, context, "a");'],
      options: { unknownProperties: "reject" },
    },
  ],
  [
    "with names that every object has",
    { type: "object", required: ["constructor"], properties: { constructor: text, "to-string": text, toString: number } },
    {
      decode: [
        "const value: Root = {",
        'constructor_: $.decodeString($.own(input, "constructor"), context, "constructor"),',
        "};",
        'if (input["to-string"] !== undefined) value.toString_ = $.decodeString(input["to-string"], context, "to-string");',
        'if ($.own(input, "toString") !== undefined) value.toString_2 = $.decodeNumber($.own(input, "toString"), context, "toString");',
        "for (const name in input) if (!isNameOfRoot(name)) $.keepUnknown(value, input, name, context);",
      ],
      encode: [
        "const wire = $.shaped<Root.Wire>({",
        'constructor: $.encodeString(value.constructor_, context, "constructor_"),',
        "});",
        'if (value.toString_ !== undefined) wire["to-string"] = $.encodeString(value.toString_, context, "toString_");',
        'if (value.toString_2 !== undefined) wire.toString = $.encodeNumber(value.toString_2, context, "toString_2");',
        "$.encodeUnknown(wire, value, context, isNameOfRoot);",
      ],
    },
  ],
  [
    "that would set the prototype",
    { type: "object", properties: { ["__proto__"]: text, valueOf: text } },
    {
      decode: [
        "const value: Root = {};",
        'if ($.own(input, "__proto__") !== undefined) value.proto = $.decodeString($.own(input, "__proto__"), context, "__proto__");',
        'if ($.own(input, "valueOf") !== undefined) value.valueOf_ = $.decodeString($.own(input, "valueOf"), context, "valueOf");',
        "for (const name in input) if (!isNameOfRoot(name)) $.keepUnknown(value, input, name, context);",
      ],
      encode: [
        "const wire = $.shaped<Root.Wire>({});",
        'if (value.proto !== undefined) $.setOwn(wire, "__proto__", $.encodeString(value.proto, context, "proto"));',
        'if (value.valueOf_ !== undefined) wire.valueOf = $.encodeString(value.valueOf_, context, "valueOf_");',
        "$.encodeUnknown(wire, value, context, isNameOfRoot);",
      ],
    },
  ],
  [
    "of all kinds",
    {
      type: "object",
      required: ["a"],
      properties: {
        a: { type: ["string", "null"] },
        b: { type: "array", items: number },
        c: { maxLength: 2 },
        d: ref("Pet"),
        e: { const: 1 },
        f: { enum: ["x"] },
      },
    },
    {
      decode: [
        "const value: Root = {",
        'a: input["a"] === null ? null : $.decodeString(input["a"], context, "a"),',
        "};",
        'if (input["b"] !== undefined) value.b = $.decodeArray(input["b"], context, "b", $.decodeNumber);',
        'if (input["c"] !== undefined) value.c = decodeRoot$c(input["c"], context, "c");',
        'if (input["d"] !== undefined) value.d = decodePet(input["d"], context, "d");',
        'if (input["e"] !== undefined) value.e = $.decodeLiteral(input["e"], context, "e", 1);',
        'if (input["f"] !== undefined) value.f = decodeRootF(input["f"], context, "f");',
        "for (const name in input) if (!isNameOfRoot(name)) $.keepUnknown(value, input, name, context);",
      ],
      encode: [
        "const wire: Root.Wire = {",
        'a: value.a === null ? null : $.encodeString(value.a, context, "a"),',
        "};",
        'if (value.b !== undefined) wire.b = $.encodeArray(value.b, context, "b", $.encodeNumber);',
        'if (value.c !== undefined) wire.c = encodeRoot$c(value.c, context, "c");',
        'if (value.d !== undefined) wire.d = encodePet(value.d, context, "d");',
        'if (value.e !== undefined) wire.e = $.encodeLiteral(value.e, context, "e", 1);',
        'if (value.f !== undefined) wire.f = encodeRootF(value.f, context, "f");',
        "$.encodeUnknown(wire, value, context, isNameOfRoot);",
      ],
    },
  ],
  [
    "of an object or null",
    { type: ["object", "null"], required: [], properties: { a: text } },
    {
      decode: [
        "if (input === null) return null;",
        "const value: Root = {};",
        'if (input["a"] !== undefined) value.a = $.decodeString(input["a"], context, "a");',
        "for (const name in input) if (!isNameOfRoot(name)) $.keepUnknown(value, input, name, context);",
      ],
      encode: [
        "if (value === null) return null;",
        "const wire: Root.Wire = {};",
        'if (value.a !== undefined) wire.a = $.encodeString(value.a, context, "a");',
        "$.encodeUnknown(wire, value, context, isNameOfRoot);",
      ],
    },
  ],
  [
    "of an object without a type",
    { properties: { a: text } },
    {
      decode: [
        "if (!$.isObject(input)) return $.passOther(input, context, key);",
        "const value: Root = {};",
        'if (input["a"] !== undefined) value.a = $.decodeString(input["a"], context, "a");',
        "for (const name in input) if (!isNameOfRoot(name)) $.keepUnknown(value, input, name, context);",
      ],
      encode: [
        "if (!$.isObject(value)) return $.passOther(value, context, key);",
        "const wire: Root.Wire = {};",
        'if (value.a !== undefined) wire.a = $.encodeString(value.a, context, "a");',
        "$.encodeUnknown(wire, value, context, isNameOfRoot);",
      ],
    },
  ],
];

describe("properties", () => {
  it.each(OBJECTS)("%s", (_what, schema, { decode, encode, options }) => {
    const module = moduleOfRoot(schema, OTHERS, options);
    const own = (name: string): readonly string[] => bodyOf(module, name).filter((line) => !FRAME.has(line));
    expect(own("decodeRoot")).toEqual(decode);
    expect(own("encodeRoot")).toEqual(encode);
  });

  it("are known by a switch, or by a set where they are many", () => {
    const module = (count: number): string =>
      moduleOfRoot(object([], Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, text]))));
    expect(bodyOf(module(2), "isNameOfRoot")).toEqual([
      "switch (name) {",
      'case "p0":',
      'case "p1":',
      "return true;",
      "default:",
      "return false;",
      "}",
    ]);
    expect(bodyOf(module(64), "isNameOfRoot")).toHaveLength(69);
    expect(bodyOf(module(65), "isNameOfRoot")).toEqual(["return namesOfRoot.has(name);"]);
    expect(module(65)).toContain('\nconst namesOfRoot = /* @__PURE__ */ $.nameSet(["p0", "p1", "p2",');
  });

  it("of a union asks for an own tag where objects inherit something of that name", () => {
    const tagged = (tag: string): JsonObject => object(["constructor"], { constructor: { const: tag } });
    const module = moduleOfRoot({ oneOf: [tagged("a"), tagged("b")] });
    expect(bodyOf(module, "decodeRoot")[0]).toBe('switch ($.tagOf(input, "constructor")) {');
  });
});
