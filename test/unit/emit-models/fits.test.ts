import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { emit, load } from "./compile.js";
import { graphOf, object, ref, string, union } from "./graph.js";
import { bodyOf, moduleOfRoot } from "./lines-kit.js";

const text: JsonObject = { type: "string" };

/** An object that must have these properties. */
function having(properties: Readonly<Record<string, JsonObject>>, optional: JsonObject = {}): JsonObject {
  return { type: "object", required: Object.keys(properties), properties: { ...properties, ...optional } };
}

/** The module of a union of these objects. */
function unionOf(variants: readonly JsonObject[]): string {
  const names = variants.map((_, index) => `V${index}`);
  const others: Record<string, JsonValue> = {
    Word: { type: "string", enum: ["w"] },
    Alias: { $ref: "#/components/schemas/Word" },
  };
  for (const [index, name] of names.entries()) others[name] = variants[index] ?? {};
  return moduleOfRoot({ anyOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) }, others);
}

/** By what is looked up in a value it is found out cheaply which of some objects it can be: what is asked for each of them. */
function asked(variants: readonly JsonObject[], way: "decode" | "encode" = "encode"): readonly string[] {
  const lines = bodyOf(unionOf(variants), `${way}Root`);
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
    ["a name of two words", having({ a_b: text }), '(fields["aB"] !== undefined ? 1 : 0)'],
  ])("by %s", (_, variant, want) => {
    expect(asked([variant, PLAIN])[0]).toBe(want);
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

/** What a decoder begins with, and which bit each name has. */
function looped(
  variants: readonly JsonObject[],
): { readonly first: number; readonly names: Readonly<Record<string, number>> } | undefined {
  const module = unionOf(variants);
  const [first, loop] = bodyOf(module, "decodeRoot");
  if (loop !== "for (const name in $.fieldsOf(input)) fits = fits | fitOfRoot(name);") return undefined;
  const cases = [
    ...bodyOf(module, "fitOfRoot")
      .join(" ")
      .matchAll(/case ("(?:[^"\\]|\\.)*"): return (\d+);/g),
  ];
  return {
    first: Number(first?.replace(/^let fits = (\d+);$/, "$1")),
    names: Object.fromEntries(cases.map(([, name, bit]) => [JSON.parse(name ?? "") as string, Number(bit)])),
  };
}

describe("the names of a value that is decoded tell its variants apart", () => {
  it.each<readonly [what: string, variants: readonly JsonObject[], first: number, names: Readonly<Record<string, number>>]>([
    ["each has a name of its own", [having({ a: text }), having({ b: text })], 0, { a: 1, b: 2 }],
    ["one has two of its own", [having({ a: text, b: text }), having({ c: text })], 0, { a: 1, c: 2 }],
    ["they share some", [having({ k: text, a: text }), having({ k: text, b: text })], 0, { a: 1, b: 2 }],
    [
      "two of three share one",
      [having({ k: text, a: text }), having({ k: text, b: text }), having({ c: text })],
      0,
      { a: 1, b: 2, c: 4 },
    ],
    ["one requires nothing that the others do not", [having({ a: text, b: text }), PLAIN], 2, { b: 1 }],
    ["names are odd", [having({ 'a"b': text }), having({ "c-d": text })], 0, { 'a"b': 1, "c-d": 2 }],
    [
      "another knows the name of one, which has two",
      [having({ a: text, b: text }), having({ c: text }, { a: text })],
      0,
      { b: 1, c: 2 },
    ],
  ])("where %s", (_, variants, first, names) => {
    expect(looped(variants)).toEqual({ first, names });
  });

  it("of so many alone that each name is soon found", () => {
    const many = (count: number): readonly JsonObject[] =>
      Array.from({ length: count }, (_, index) => having({ [`p${index}`]: text }));
    expect(looped(many(8))?.names["p7"]).toBe(128);
    expect(looped(many(9))).toBeUndefined();
    expect(asked(many(9), "decode")).toHaveLength(9);
  });

  it.each<readonly [what: string, variants: readonly JsonObject[], first: string]>([
    ["another knows it as well", [having({ a: text }), having({ b: text }, { a: text })], '(fields["a"] !== undefined ? 1 : 0)'],
    [
      "it takes two to tell one",
      [having({ a: text, b: text }), having({ b: text, c: text }), having({ a: text, c: text })],
      '(fields["a"] !== undefined && fields["b"] !== undefined ? 1 : 0)',
    ],
    [
      "values tell more",
      [having({ k: { const: "x" }, a: text }), having({ b: text })],
      '(fields["k"] === "x" && fields["a"] !== undefined ? 1 : 0)',
    ],
  ])("but not where %s", (_, variants, first) => {
    expect(looped(variants)).toBeUndefined();
    expect(asked(variants, "decode")[0]).toBe(first);
  });

  it("of those alone that can be the only one", () => {
    const cases = (variants: readonly JsonObject[]): readonly string[] =>
      bodyOf(unionOf(variants), "decodeRoot").filter((line) => line.startsWith("case ") || line.startsWith("switch "));
    const more = having({ a: text, b: text });
    expect(cases([more, having({ c: text })])).toEqual(["switch (fits) {", "case 1:", "case 2:"]);
    expect(cases([more, PLAIN])).toEqual(["switch (fits) {", "case 2:"]);
    expect(cases([more, PLAIN, having({ a: text }, { c: text })])).toEqual([]);
  });

  it("also where a class defines them for its instances, which a loop does not meet", async () => {
    const models = await load(
      emit(graphOf({ A: object({ a: string() }), B: object({ b: string() }), Root: union([ref("A"), ref("B")]) })),
    );
    class Row {
      get b(): string {
        return "text";
      }
    }
    expect(models.codec("Root").safeDecode(new Row())).toMatchObject({ ok: true, value: { b: "text" } });
    expect(models.codec("Root").safeDecode({})).toMatchObject({ ok: false, issues: [{ path: [], code: "anyOf" }] });
    expect(models.codec("Root").safeDecode({ a: 1 })).toMatchObject({ ok: false, issues: [{ path: ["a"], code: "type" }] });
  });
});
