import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acceptsWire, sampleWire } from "../../../generator/emit/sample/index.js";
import type { JsonValue, TypeNode } from "../../../generator/model/types.js";
import {
  array,
  boolean,
  date,
  doc,
  enumeration,
  graphOf,
  integer,
  literal,
  map,
  never,
  number,
  object,
  property,
  ref,
  string,
  tuple,
  union,
  unknown,
} from "./graph-kit.js";
import { twin } from "./twins.js";

const empty = graphOf({});
const policies = ["page", "minimal", "full"] as const;
const sample = (node: TypeNode, policy: (typeof policies)[number] = "page", seed = "seed"): JsonValue | undefined =>
  sampleWire(empty, node, policy, seed);

describe("a sample", () => {
  it.each<[string, TypeNode]>([
    ["bounds", integer({ minimum: 5, maximum: 6 })],
    ["a bound far away", number({ minimum: 1e12 })],
    ["an open interval", number({ exclusiveMinimum: 0, exclusiveMaximum: 0.001 })],
    ["multiples", number({ multipleOf: [0.07], minimum: 100 })],
    ["two multiples", integer({ multipleOf: [6, 10], minimum: 1 })],
    ["a 32-bit integer", integer({ formats: ["int32"] }, { format: "int32" })],
    ["an 8-bit integer", integer({ formats: ["uint8"] }, { format: "uint8" })],
    ["a 64-bit integer", integer({}, { format: "int64", representation: "bigint" })],
    ["a 64-bit integer in a string", string({}, { format: "int64", representation: "bigint" })],
    ["a length", string({ minLength: 100, maxLength: 100 })],
    ["no length", string({ maxLength: 0 })],
    ["a pattern", string({ patterns: ["^[A-Z]{3}-\\d{4}$"] })],
    ["two patterns", string({ patterns: ["^[a-z]+$", "^.{12}$"] })],
    ["many patterns", string({ patterns: Array.from({ length: 300 }, (_, index) => `^a{${Math.max(20 - index, 1)}}`) })],
    ["a pattern and a length", string({ patterns: ["^[a-z]+(-[a-z]+)*$"], minLength: 30, maxLength: 32 })],
    ["a pattern of passwords", string({ patterns: ["^(?=.*[A-Z])(?=.*[a-z])(?=.*\\d)[A-Za-z\\d]{8,}$"] })],
    ["bytes", string({}, { format: "byte", representation: "Uint8Array" })],
    ["items that differ", array(enumeration(["a", "b", "c"]), { uniqueItems: true, minItems: 3 })],
    ["many items", array(integer({ minimum: 1, maximum: 1000 }), { minItems: 40, uniqueItems: true })],
    ["contained items", array(unknown(), { contains: [{ type: literal("x"), min: 2, max: undefined }] })],
    ["at least some properties", object([property("a?", string()), property("b?", string())], { minProperties: 2 })],
    ["at least some extras", object([], { minProperties: 3 })],
    ["at most one property", object([property("a?", string()), property("b?", string())], { maxProperties: 1 })],
    ["names that nothing describes", object([], { required: ["constructor", "__proto__"] })],
    [
      "dependent names",
      object([property("a", string()), property("b?", string())], { dependentRequired: [{ name: "a", required: ["b", "c"] }] }),
    ],
    ["names of a pattern", map(never(), { minProperties: 2 }, [{ pattern: "^x-[a-z]{3}$", type: number() }])],
    ["names of a schema", map(string(), { minProperties: 2, propertyNames: [enumeration(["left", "right"])] })],
    ["a demand beside", object([property("a", string())], { allOf: [object([property("b", string({ minLength: 9 }))])] })],
    [
      "one of several demands",
      object([property("a?", string())], { oneOf: [[object([property("b", string())]), object([property("c", string())])]] }),
    ],
    ["a demand on a scalar", string({ minLength: 3, allOf: [string({ maxLength: 3, patterns: ["^z"] })] })],
    ["what may not be", string({ not: [literal("<value>")] })],
    ["exactly one variant", union([object([property("a?", string())]), object([property("b", string())])], { exclusive: true })],
    [
      "a condition",
      object([property("kind", enumeration(["x"])), property("more?", string())], {
        conditions: [
          {
            test: object([property("kind", literal("x"))]),
            consequent: object([property("more", string())]),
            alternative: undefined,
          },
        ],
      }),
    ],
    ["a tuple that must be long", tuple([string()], integer(), { minItems: 3 })],
  ])("keeps %s under every policy", (_, node) => {
    for (const policy of policies) {
      const value = sample(node, policy);
      expect(value).toBeDefined();
      expect(acceptsWire(empty, node, value ?? null)).toBe(true);
    }
  });

  it.each<[string, TypeNode]>([
    ["never", never()],
    ["bounds that exclude each other", integer({ minimum: 3, maximum: 2 })],
    ["a Blob, which JSON has no value for", object([property("file", string({}, { representation: "Blob" }))])],
    ["a pattern in need of backtracking", string({ patterns: ["^(a|b)\\1$"] })],
    ["more different items than there are", array(boolean(), { uniqueItems: true, minItems: 3 })],
    ["a text of 20,000 characters", string({ minLength: 20_000 })],
    [
      "a multiple that no double is near enough to",
      number({ multipleOf: [1e-300], minimum: 1.5e308, exclusiveMaximum: 1.5e308 }),
    ],
    ["a million items", array(string(), { minItems: 1_000_000 })],
    ["a required property of no value", object([property("a", never())])],
  ])("is undefined for %s", (_, node) => {
    expect(policies.map((policy) => sample(node, policy))).toEqual([undefined, undefined, undefined]);
  });

  it("leaves out an optional property that has no value", () => {
    expect(sample(object([property("a?", never()), property("b?", string())]), "full")).toEqual({ b: "<value>" });
  });

  it("is accepted by ajv, for random schemas and under every policy", () => {
    const ajv = new Ajv2020({ strict: false, ownProperties: true });
    addFormats.default(ajv);
    let made = 0;
    fc.assert(
      fc.property(twin, fc.string(), ({ node, schema }, seed) => {
        const validate = ajv.compile(schema);
        for (const policy of policies) {
          const value = sampleWire(empty, node, policy, seed);
          if (value === undefined) continue;
          made++;
          expect({ value, valid: validate(value) }).toEqual({ value, valid: true });
        }
      }),
      { numRuns: 300 },
    );
    expect(made).toBeGreaterThan(450); // of 900: many random schemas contradict themselves
  });
});

describe("a sample of a recursive type", () => {
  it("ends where the recursion is optional, null, or an empty list; in full it is gone into once", () => {
    const node = object([
      property("next?", ref("Node")),
      property("up", ref("Node", { nullable: true })),
      property("all", array(ref("Node"))),
    ]);
    const graph = graphOf({ Node: node });
    const least = { up: null, all: [] };
    for (const policy of policies)
      expect(sampleWire(graph, node, policy, "s")).toEqual(policy === "full" ? { next: least, ...least } : least);
  });

  it("takes the way out that a union offers", () => {
    const graph = graphOf({
      Expression: union([ref("Both"), ref("Value")]),
      Both: object([property("left", ref("Expression")), property("right", ref("Expression"))]),
      Value: string(),
    });
    for (const policy of policies) {
      const value = sampleWire(graph, ref("Expression"), policy, "s");
      expect(value !== undefined && acceptsWire(graph, ref("Expression"), value)).toBe(true);
    }
  });

  it("is undefined where there is no way out", () => {
    const graph = graphOf({ A: object([property("b", ref("B"))]), B: object([property("a", array(ref("A"), { minItems: 1 }))]) });
    expect(sampleWire(graph, ref("A"), "page", "s")).toBeUndefined();
  });

  it("ends for models that refer to each other through nulls", () => {
    const graph = graphOf({
      A: object([property("b", ref("B", { nullable: true }))]),
      B: object([property("a", ref("A", { nullable: true })), property("c", ref("B", { nullable: true }))]),
    });
    for (const policy of policies) expect(sampleWire(graph, ref("A"), policy, "s")).toEqual({ b: { a: null, c: null } });
  });

  it("stays small where each model holds the next one many times", () => {
    const names = Array.from({ length: 30 }, (_, index) => `M${index}`);
    const types = names.map((name, index) => [
      name,
      object(["a?", "b?", "c?"].map((each) => property(each, index === 29 ? string() : ref(`M${index + 1}`)))),
    ]);
    const value = sampleWire(graphOf(Object.fromEntries(types)), ref("M0"), "full", "s");
    expect(JSON.stringify(value).length).toBeLessThan(10_000);
  });

  it("is undefined where even the smallest value is too big", () => {
    const names = Array.from({ length: 30 }, (_, index) => `M${index}`);
    const types = names.map((name, index) => [
      name,
      object(["a", "b"].map((each) => property(each, index === 29 ? string() : ref(`M${index + 1}`)))),
    ]);
    expect(sampleWire(graphOf(Object.fromEntries(types)), ref("M0"), "minimal", "s")).toBeUndefined();
  });

  it("ends where a condition or an alternative beside a type leads back to it", () => {
    const graph = graphOf({
      A: string({ conditions: [{ test: literal("x"), consequent: ref("A"), alternative: ref("A") }] }),
      B: string({ anyOf: [[ref("B"), ref("A")]] }),
    });
    for (const policy of policies) for (const name of ["A", "B"]) sampleWire(graph, ref(name), policy, "s");
  });
});

describe("what a sample shows", () => {
  const shown = object([
    property("id", string()),
    property("plain?", string()),
    property("count?", integer(), { default: 3, examples: [3] }),
    property("ttl?", integer(), { default: 1800, examples: [3600] }),
    property("old?", string(), { examples: ["x"], doc: doc(undefined, true) }),
    property("deep?", array(ref("Inner"))),
    property("flat?", ref("Plain")),
  ]);
  const graph = graphOf({
    Shown: shown,
    Inner: object([property("name", string(), { examples: ["Ada"] })]),
    Plain: object([property("name", string())]),
  });

  it("on a page is what is required and what has an example of its own, not the default nor deprecated", () => {
    const value = sampleWire(graph, shown, "page", "s");
    expect(Object.keys(value as object)).toEqual(["id", "ttl", "deep"]);
    expect(value).toMatchObject({ id: "<id>", ttl: 3600, deep: expect.arrayContaining([{ name: "Ada" }]) });
  });

  it("is little or everything under the other policies", () => {
    expect(sampleWire(graph, shown, "minimal", "s")).toEqual({ id: "<id>" });
    expect(sampleWire(graph, shown, "full", "s")).toEqual({
      id: "<id>",
      plain: "<value>",
      count: 3,
      ttl: 3600,
      old: "x",
      deep: [{ name: "Ada" }],
      flat: { name: "<value>" },
    });
  });

  it("is the document's own value where its schema accepts it, else one that is made", () => {
    const node = object([
      property("size", integer({ maximum: 5 }), { examples: [80788, 4] }),
      property("unit", enumeration(["cm"]), { examples: ["inch"] }),
    ]);
    expect(sample(node)).toEqual({ size: 4, unit: "cm" });
  });

  it("of a model is its own example on a page, and no more than asked elsewhere", () => {
    const pet = object([property("name", string()), property("age?", integer())]);
    const pets = graphOf({ Pet: pet }, { Pet: { examples: [{ name: "Rex", age: 3 }] } });
    expect(sampleWire(pets, pet, "page", "s")).toEqual({ name: "Rex", age: 3 });
    expect(sampleWire(pets, pet, "minimal", "s")).toEqual({ name: "<value>" });
  });

  it("never is an integer that has lost digits", () => {
    expect(sample(object([property("big", integer(), { examples: [2 ** 60] })]))).not.toEqual({ big: 2 ** 60 });
  });

  it("never is an unrecognised member of an open enum", () => {
    expect(sample(object([property("unit", enumeration(["cm"], true), { examples: ["inch"] })]))).toEqual({ unit: "cm" });
  });

  it.each([
    ["id", "<id>"],
    ["user_id", "<id>"],
    ["userId", "<id>"],
    ["paid", "<value>"],
    ["key", "<key>"],
    ["file_name", "example.file"],
    ["logo_url", expect.stringMatching(/^https:\/\/example\.com\//)],
    ["email", expect.stringMatching(/@example\.com$/)],
    ["title", "<value>"],
  ])("of a string called %s is %s", (name, want) => {
    expect(sample(object([property(name, string())]))).toEqual({ [name]: want });
  });

  it("numbers the items of a list", () => {
    expect(sample(array(string(), { minItems: 2, maxItems: 2 }))).toEqual(["<value 1>", "<value 2>"]);
    expect(sample(array(string(), { minItems: 1, maxItems: 1 }))).toEqual(["<value>"]);
  });

  it("is the same everywhere for scalars that nothing is known about", () => {
    expect([number(), integer(), boolean(), string()].map((node) => sample(node))).toEqual([1284.03, 128403, true, "<value>"]);
  });

  it("puts the tag of the mapping into a variant that leaves it open", () => {
    const discriminator = {
      wireName: "type",
      tags: [
        { tag: "cat", variant: 0 },
        { tag: "dog", variant: 1 },
      ],
      enforced: false,
    };
    const pets = graphOf({
      Cat: object([property("type", string()), property("lives", integer())]),
      Dog: object([property("type", string()), property("bark", string())]),
    });
    const value = sampleWire(pets, union([ref("Cat"), ref("Dog")], { discriminator }), "minimal", "s");
    expect(value).toMatchObject({ type: "cat" });
  });

  it("keeps the number of a variant whose tag is one, though a mapping has texts alone", () => {
    const discriminator = { wireName: "type", tags: [{ tag: "2", variant: 0 }], enforced: false };
    const rows = graphOf({ Two: object([property("type", literal(2))]), Three: object([property("type", literal(3))]) });
    const value = sampleWire(rows, union([ref("Two"), ref("Three")], { discriminator, exclusive: true }), "minimal", "s");
    expect(value).toEqual({ type: 2 });
  });
});

describe("where a sample comes from", () => {
  const two = object([property("a", string({ formats: ["uuid"] })), property("b", date())]);

  it("is its seed and nothing else", () => {
    expect(sample(two, "page", "x")).toEqual(sample(two, "page", "x"));
    expect(sample(two, "page", "x")).not.toEqual(sample(two, "page", "y"));
  });

  it("is its own place: a new neighbour changes no other value", () => {
    const three = object([property("first", number()), ...two.properties]);
    expect(sample(three)).toMatchObject(sample(two) as object);
  });
});
