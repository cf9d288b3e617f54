import { describe, expect, it } from "vitest";
import { acceptsWire, sampleWire } from "../../../generator/emit/sample/index.js";
import { mergeChecks } from "../../../generator/emit/sample/scalar.js";
import type { Checks, JsonValue, TypeNode } from "../../../generator/model/types.js";
import {
  array,
  enumeration,
  graphOf,
  integer,
  literal,
  number,
  object,
  property,
  ref,
  string,
  union,
  unknown,
} from "./graph-kit.js";

describe("the checks of several schemas", () => {
  it.each<readonly [all: readonly Checks[], want: Checks]>([
    [[{ minimum: 1 }], { minimum: 1 }],
    [[{ minimum: 1 }, { minimum: 3 }, {}], { minimum: 3 }],
    [[{ maximum: 1 }, { maximum: 3 }, {}], { maximum: 1 }],
    [[{ exclusiveMinimum: -1 }, { exclusiveMinimum: -3 }], { exclusiveMinimum: -1 }],
    [[{ exclusiveMaximum: -1 }, { exclusiveMaximum: -3 }], { exclusiveMaximum: -3 }],
    [[{ minLength: 1 }, { minLength: 0 }], { minLength: 1 }],
    [[{ maxLength: 1 }, { maxLength: 0 }], { maxLength: 0 }],
    [[{ patterns: ["a"] }, { patterns: ["b", "c"] }], { patterns: ["a", "b", "c"] }],
    [[{ formats: ["date"] }, { formats: ["time"] }], { formats: ["date", "time"] }],
    [[{ multipleOf: [2] }, { multipleOf: [3] }], { multipleOf: [2, 3] }],
    [[{ minimum: 0 }, { maxLength: 0, patterns: ["a"] }], { minimum: 0, maxLength: 0, patterns: ["a"] }],
    [[{}, {}], {}],
    [[], {}],
  ])("%j are kept by what keeps %j", (all, want) => {
    expect(mergeChecks(all)).toEqual(want);
  });
});

const graph = graphOf({
  Named: object([property("name", string())]),
  Alias: ref("Named"),
  Loose: object([property("name?", string())], {}, { kind: "unknown", policy: "keep" }),
  Wide: object([property("name?", string()), property("more?", integer())]),
});
const sample = (node: TypeNode, policy: "page" | "minimal" | "full" = "minimal", seed = "Pet"): JsonValue | undefined =>
  sampleWire(graph, node, policy, seed);

describe("what is demanded beside a type", () => {
  it.each<readonly [what: string, node: TypeNode, want: JsonValue | undefined]>([
    ["a bound", integer({ minimum: 5, allOf: [integer({ exclusiveMinimum: 2_000_000, maximum: 2_000_001 })] }), 2_000_001],
    ["a length", string({ allOf: [string({ minLength: 9 })] }), "<value>xx"],
    ["a pattern", string({ allOf: [string({ patterns: ["^[0-9]{3}$"] })] }), "754"],
    ["a model", unknown({ allOf: [ref("Named")] }), { name: "<value>" }],
    ["a model by another name", unknown({ allOf: [ref("Alias")] }), { name: "<value>" }],
    ["two models", unknown({ allOf: [ref("Named"), object([property("age", literal(3))])] }), { name: "<value>", age: 3 }],
    [
      "the second where both give the same name",
      object([property("a", unknown())], { allOf: [object([property("a", literal(2))])] }),
      { a: 2 },
    ],
    [
      "the first where only that holds",
      object([property("a", literal(2))], { allOf: [object([property("a", unknown())])] }),
      { a: 2 },
    ],
    ["one of several kinds", unknown({ anyOf: [[number(), string()]] }), 1284.03],
    ["the other of several kinds", unknown({ anyOf: [[number(), string()]], not: [number()] }), "<value>"],
    [
      "one of each of two groups",
      unknown({ anyOf: [[ref("Named")], [object([property("x", literal(1))])]] }),
      { name: "<value>", x: 1 },
    ],
    ["exactly one", unknown({ oneOf: [[literal("a"), literal("b")]] }), "a"],
    [
      "the alternative of a condition",
      unknown({ conditions: [{ test: literal(1), consequent: undefined, alternative: literal(2) }] }),
      2,
    ],
    [
      "the consequence of a condition",
      unknown({ conditions: [{ test: number(), consequent: literal(7), alternative: literal(7) }] }),
      7,
    ],
    ["what nothing can be made of", unknown({ allOf: [string({ patterns: ["(?<=a)b"] })] }), undefined],
    ["what excludes the type", string({ allOf: [integer()] }), undefined],
  ])("is kept: %s", (_, node, want) => {
    expect(sample(node)).toEqual(want);
    if (want !== undefined) expect(acceptsWire(graph, node, want)).toBe(true);
  });

  it("has its turn on pages, by the seed", () => {
    const node = object([], { anyOf: [["a", "b", "c"].map((name) => object([property(name, literal(name))]))] });
    const shown = new Set(
      Array.from({ length: 30 }, (_, index) => Object.keys(sample(node, "page", `seed ${index}`) ?? {}).join()),
    );
    expect([...shown].sort()).toEqual(["a", "b", "c"]);
  });

  it("is shown on pages with names that the type has, where another alternative has them", () => {
    const node = object([property("name?", string())], {
      anyOf: [[object([property("odd", integer())]), object([property("name", string())])]],
    });
    for (let index = 0; index < 10; index++) expect(sample(node, "page", `seed ${index}`)).toEqual({ name: "<value>" });
  });

  it("is shown on pages with other names where there is no other way", () => {
    const node = object([property("name?", string())], {
      anyOf: [[object([property("odd", integer({ maximum: 1, minimum: 1 }))])]],
    });
    expect(sample(node, "page")).toEqual({ odd: 1 });
  });
});

describe("one of several alternatives", () => {
  const tags = [
    { tag: "cat", variant: 0 },
    { tag: "dog", variant: 1 },
    { tag: "hound", variant: 1 },
  ];
  const tagged = (first: TypeNode, second: TypeNode): TypeNode =>
    union([first, second], { discriminator: { wireName: "type", tags, enforced: false } });
  const kind = (type: TypeNode): TypeNode => object([property("type", type)]);

  it.each<readonly [what: string, node: TypeNode, want: JsonValue | undefined]>([
    ["the first", union([string(), integer()]), "<value>"],
    ["the least deep", union([object([property("a", object([]))]), object([]), string()]), "<value>"],
    ["the first of those that are equally deep", union([object([property("a", string())]), object([])]), { a: "<value>" }],
    ["what has a value", union([string({ patterns: ["(?<=a)b"] }), integer()]), 128403],
    [
      "what the others do not take",
      union([object([property("a?", string())]), object([property("b", string())])], { exclusive: true }),
      {},
    ],
    ["no value at all where each is another's", union([integer(), integer()], { exclusive: true }), undefined],
    ["with its tag", tagged(kind(string()), kind(string())), { type: "cat" }],
    ["with one of its tags where it has it", tagged(string(), kind(literal("hound"))), "<value>"],
  ])("is %s", (_, node, want) => {
    expect(sample(node)).toEqual(want);
  });

  it("has its tag where it leaves that open, and keeps the one that it has", () => {
    const shown = (first: TypeNode, second: TypeNode): JsonValue | undefined => sample(tagged(first, second), "full");
    expect(shown(kind(enumeration(["x", "cat"])), string())).toEqual({ type: "cat" });
    expect(shown(kind(literal("hound")), kind(literal("hound")))).toBeDefined();
    expect(
      sample(
        union([kind(literal("hound"))], {
          discriminator: {
            wireName: "type",
            tags: [
              { tag: "dog", variant: 0 },
              { tag: "hound", variant: 0 },
            ],
            enforced: true,
          },
        }),
      ),
    ).toEqual({ type: "hound" });
  });

  it("ends where unions hold unions", () => {
    const deep = (levels: number): TypeNode => (levels === 0 ? string() : union([deep(levels - 1), deep(levels - 1)]));
    expect(sample(deep(6))).toBe("<value>");
    expect(sample(deep(7))).toBeUndefined();
  });

  it("is looked for among 24", () => {
    const hopeless = string({ patterns: ["(?<=a)b"] });
    const preceded = (count: number): TypeNode => union([...new Array<TypeNode>(count).fill(hopeless), array(string())]);
    expect(sample(preceded(23))).toEqual([]);
    expect(sample(preceded(24))).toBeUndefined();
  });
});
