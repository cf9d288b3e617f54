import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { bodyOf, moduleOfRoot } from "./lines-kit.js";

const text: JsonObject = { type: "string" };

/** An object that must have these properties. */
function having(properties: Readonly<Record<string, JsonObject>>, optional: JsonObject = {}): JsonObject {
  return { type: "object", required: Object.keys(properties), properties: { ...properties, ...optional } };
}

/** By what a decoder finds out cheaply which of some objects a value can be: what is asked for each of them. */
function asked(variants: readonly JsonObject[], way: "decode" | "encode" = "decode"): readonly string[] {
  const names = variants.map((_, index) => `V${index}`);
  const others: Record<string, JsonValue> = {
    Word: { type: "string", enum: ["w"] },
    Alias: { $ref: "#/components/schemas/Word" },
  };
  for (const [index, name] of names.entries()) others[name] = variants[index] ?? {};
  const root = { anyOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) };
  const lines = bodyOf(moduleOfRoot(root, others), `${way}Root`);
  const start = lines.indexOf("const fits =");
  return start < 0
    ? []
    : lines
        .slice(
          start + 1,
          lines.findIndex((line) => line.startsWith("switch")),
        )
        .map((line) => line.replace(/(?: \||;)$/, ""));
}

const PLAIN = having({ a: text });

describe("the variants that a value can be of are told apart", () => {
  it.each<readonly [what: string, variant: JsonObject, want: string]>([
    ["a property that it must have", having({ a: text, b: text }), '(fields["b"] !== undefined ? 1 : 0)'],
    ["two of them", having({ a: text, b: text, c: text }), '(fields["b"] !== undefined && fields["c"] !== undefined ? 1 : 0)'],
    [
      "three of them",
      having({ b: text, c: text, d: text }),
      '(fields["b"] !== undefined && fields["c"] !== undefined && fields["d"] !== undefined ? 1 : 0)',
    ],
    [
      "no more than three",
      having({ b: text, c: text, d: text, e: text }),
      '(fields["b"] !== undefined && fields["c"] !== undefined && fields["d"] !== undefined ? 1 : 0)',
    ],
    [
      "a value before what must merely be there",
      having({ b: text, c: text, d: text, k: { const: "x" } }),
      '(fields["k"] === "x" && fields["b"] !== undefined && fields["c"] !== undefined ? 1 : 0)',
    ],
    ["a number", having({ k: { const: 7 } }), '(fields["k"] === 7 ? 1 : 0)'],
    [
      "one of three values",
      having({ k: { enum: ["x", 1, true] } }),
      '((fields["k"] === "x" || fields["k"] === 1 || fields["k"] === true) ? 1 : 0)',
    ],
    [
      "none of four values, but that it is there",
      having({ k: { enum: ["x", "y", "z", "w"] } }),
      '(fields["k"] !== undefined ? 1 : 0)',
    ],
    ["no value that may be null", having({ k: { enum: ["x", null] } }), '(fields["k"] !== undefined ? 1 : 0)'],
    ["no value that is an object", having({ k: { const: { x: 1 } } }), '(fields["k"] !== undefined ? 1 : 0)'],
    ["no values of which one is an object", having({ k: { enum: ["x", { x: 1 }] } }), '(fields["k"] !== undefined ? 1 : 0)'],
    ["the values of a model", having({ k: { $ref: "#/components/schemas/Word" } }), '(fields["k"] === "w" ? 1 : 0)'],
    ["the values of an alias", having({ k: { $ref: "#/components/schemas/Alias" } }), '(fields["k"] === "w" ? 1 : 0)'],
    ["a quoted name", having({ 'a"b': text }), '(fields["a\\"b"] !== undefined ? 1 : 0)'],
  ])("by %s", (_, variant, want) => {
    expect(asked([variant, PLAIN])[0]).toBe(want);
  });

  it("by the names in TypeScript, where a value is encoded", () => {
    expect(asked([having({ a_b: text }), having({ "c-d": text })], "decode")).toEqual([
      '(fields["a_b"] !== undefined ? 1 : 0)',
      '(fields["c-d"] !== undefined ? 2 : 0)',
    ]);
    expect(asked([having({ a_b: text }), having({ "c-d": text })], "encode")).toEqual([
      '(fields["aB"] !== undefined ? 1 : 0)',
      '(fields["cD"] !== undefined ? 2 : 0)',
    ]);
  });

  it("each by a bit of its own, and one that requires nothing of its own always can be", () => {
    expect(
      asked([having({ a: text, k: { const: 1 } }), having({ a: text, k: { const: 2 } }), PLAIN, having({ a: text, b: text })]),
    ).toEqual(['(fields["k"] === 1 ? 1 : 0)', '(fields["k"] === 2 ? 2 : 0)', "4", '(fields["b"] !== undefined ? 8 : 0)']);
  });

  it.each<readonly [what: string, variants: readonly JsonObject[]]>([
    ["they require the same", [PLAIN, PLAIN]],
    ["they have the same values", [having({ k: { enum: ["x", "y"] } }), having({ k: { enum: ["y", "x"] } })]],
    ["they require nothing", [having({}, { a: text }), having({}, { b: text })]],
    ["objects inherit what they require", [having({ constructor: text }), having({ toString: text })]],
  ])("not at all where %s", (_, variants) => {
    expect(asked(variants)).toEqual([]);
  });

  it("by values that only overlap, and by fewer values", () => {
    expect(asked([having({ k: { enum: ["x", "y"] } }), having({ k: { enum: ["y", "z"] } })])).toEqual([
      '((fields["k"] === "x" || fields["k"] === "y") ? 1 : 0)',
      '((fields["k"] === "y" || fields["k"] === "z") ? 2 : 0)',
    ]);
    expect(asked([having({ k: { enum: ["x", "y"] } }), having({ k: { const: "x" } })])).toEqual([
      '((fields["k"] === "x" || fields["k"] === "y") ? 1 : 0)',
      '(fields["k"] === "x" ? 2 : 0)',
    ]);
  });

  it("while they are no more than bits of a small number", () => {
    const many = (count: number): readonly JsonObject[] =>
      Array.from({ length: count }, (_, index) => having({ [`p${index}`]: text }));
    expect(asked(many(30)).at(-1)).toBe('(fields["p29"] !== undefined ? 536870912 : 0)');
    expect(asked(many(31))).toEqual([]);
  });
});
