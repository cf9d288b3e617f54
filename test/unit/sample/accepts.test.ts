import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acceptsWire } from "../../../generator/emit/sample/index.js";
import type { JsonValue, TypeNode } from "../../../generator/model/types.js";
import {
  array,
  boolean,
  date,
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
import { type Twin, twin, wireValue } from "./twins.js";

const empty = graphOf({});

describe("acceptsWire", () => {
  it.each<[string, TypeNode, JsonValue, boolean]>([
    ["an integer written with a fraction of zero", integer(), 1.0, true],
    ["a fraction for an integer", integer(), 1.5, false],
    ["an unsafe integer for int64", integer({}, { format: "int64" }), 2 ** 53, false],
    ["an unsafe integer without a format", integer(), 1e300, true],
    ["an integer beyond int32", integer({ formats: ["int32"] }), 2 ** 31, false],
    ["the largest int32", integer({ formats: ["int32"] }), 2 ** 31 - 1, true],
    ["the smallest int32", integer({ formats: ["int32"] }), -(2 ** 31), true],
    ["an integer below int32", integer({ formats: ["int32"] }), -(2 ** 31) - 1, false],
    ["a fraction for a number of format int32", number({ formats: ["int32"] }), 0.5, false],
    ["the largest safe integer for int64", integer({}, { format: "int64" }), 2 ** 53 - 1, true],
    ["the smallest safe integer for int64", integer({}, { format: "int64" }), -(2 ** 53) + 1, true],
    ["an unsafe negative integer for int64", integer({}, { format: "int64" }), -(2 ** 53), false],
    ["null where it is allowed", { ...string(), nullable: true }, null, true],
    ["null that a check rules out", { ...string(), nullable: true, checks: { anyOf: [[string()]] } }, null, false],
    ["null where it is not", string(), null, false],
    ["text that is no date", date(), "yesterday", false],
    ["text that is a date", date(), "2024-01-01T00:00:00Z", true],
    ["text for a Blob", string({}, { representation: "Blob" }), "x", false],
    ["base64", string({}, { representation: "Uint8Array" }), "YQ==", true],
    ["what is not base64", string({}, { representation: "Uint8Array" }), "Y", false],
    ["digits for a bigint in a string", string({}, { representation: "bigint" }), "-12", true],
    ["letters for a bigint in a string", string({}, { representation: "bigint" }), "x", false],
    ["another kind where the kind was inferred", { ...string({ minLength: 3 }), inferred: true }, 5, true],
    ["the inferred kind, checks broken", { ...string({ minLength: 3 }), inferred: true }, "ab", false],
    ["another kind where an object was inferred", { ...object([property("a", string())]), inferred: true }, [], true],
    ["anything for unknown", unknown(), { a: [null] }, true],
    ["anything for never", never(), null, false],
    ["an equal object for a literal", literal({ a: 1, b: 2 }), { b: 2, a: 1 }, true],
    ["a member", enumeration(["a", "b"]), "b", true],
    ["a stranger of an open enum", enumeration(["a", "b"], true), "c", true],
    ["a stranger of another kind of an open enum", enumeration(["a", "b"], true), 1, false],
    ["an inherited name", object([property("constructor", unknown())]), {}, false],
    ["a property called __proto__", object([property("__proto__", number())]), JSON.parse('{"__proto__":"x"}'), false],
    ["a property called __proto__ that is not there", object([property("__proto__", unknown())]), {}, false],
    ["a forbidden extra", object([], {}, { kind: "forbidden" }), { a: 1 }, false],
    ["an extra that the option rejects", object([], {}, { kind: "unknown", policy: "reject" }), { a: 1 }, false],
    ["an extra of the wrong type", object([], {}, { kind: "typed", values: string(), patterns: [] }), { a: 1 }, false],
    ["a name that matches a pattern, with its type", map(never(), {}, [{ pattern: "^x-", type: number() }]), { "x-a": 1 }, true],
    [
      "a name that matches a pattern, with another type",
      map(string(), {}, [{ pattern: "^x-", type: number() }]),
      { "x-a": "1" },
      false,
    ],
    ["a name that matches no pattern", map(never(), {}, [{ pattern: "^x-", type: number() }]), { a: 1 }, false],
    [
      "a name whose pattern cannot be matched safely",
      map(string(), {}, [{ pattern: "(?<=a)b", type: string() }]),
      { ab: "1" },
      false,
    ],
    ["a text whose pattern cannot be matched safely", string({ patterns: ["(a)\\1"] }), "aa", false],
    ["a short tuple", tuple([string(), number()], never()), ["a"], true],
    ["a long tuple", tuple([string()], never()), ["a", 1], false],
    ["lengths in code points", string({ maxLength: 1 }), "😀", true],
    [
      "equal items that must differ",
      array(unknown(), { uniqueItems: true }),
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      false,
    ],
    ["too many that are contained", array(unknown(), { contains: [{ type: string(), min: 0, max: 1 }] }), ["a", "b"], false],
    ["a missing name that nothing describes", unknown({ required: ["a"] }), { b: 1 }, false],
    [
      "a dependent schema that is broken",
      unknown({ dependentSchemas: [{ name: "a", type: object([property("b", string())]) }] }),
      { a: 1 },
      false,
    ],
    ["exactly one variant", union([number(), integer()], { exclusive: true }), 1.5, true],
    [
      "what a variant without a type lets pass besides",
      union([{ ...string({ maxLength: 5 }), inferred: true }, number()], { exclusive: true }),
      1,
      false,
    ],
    ["two variants where there must be one", union([number(), integer()], { exclusive: true }), 1, false],
    ["a boolean for text", string(), true, false],
    ["text for a boolean", boolean(), "true", false],
  ])("on %s", (_, node, value, want) => {
    expect(acceptsWire(empty, node, value)).toBe(want);
  });

  it("reads open enums and unions as closed on demand", () => {
    const cat = object([property("type", enumeration(["cat"]))]);
    const open = union([ref("Cat")], {
      open: true,
      discriminator: { wireName: "type", tags: [{ tag: "cat", variant: 0 }], enforced: true },
    });
    const graph = graphOf({ Cat: cat });
    expect(acceptsWire(graph, open, { type: "dog" })).toBe(true);
    expect(acceptsWire(graph, open, { type: "dog" }, { closed: true })).toBe(false);
    expect(acceptsWire(graph, enumeration(["a"], true), "b", { closed: true })).toBe(false);
  });

  it("lets values of other kinds pass where no type is stated, but not where the TypeScript type is asked for", () => {
    const listed = { ...array(string()), inferred: true };
    const holder = object([property("a", listed)]);
    const accepts = (node: TypeNode, value: JsonValue): readonly boolean[] =>
      [false, true].map((closed) => acceptsWire(empty, node, value, { closed }));
    expect(accepts(holder, { a: "x" })).toEqual([true, false]);
    expect(accepts(holder, { a: ["x"] })).toEqual([true, true]);
    expect(accepts(holder, { a: [1] })).toEqual([false, false]);
    // What only checks a value has no type in TypeScript: an object passes this list, and so it passes nothing that excludes it.
    const excluding = object([property("a", string())], { not: [listed] });
    expect(accepts(excluding, { a: "x" })).toEqual([false, false]);
    const including = object([property("a", string())], { allOf: [listed] });
    expect(accepts(including, { a: "x" })).toEqual([true, true]);
    const exactlyOne = union([{ ...string({ maxLength: 5 }), inferred: true }, number()], { exclusive: true });
    const graph = graphOf({ ExactlyOne: exactlyOne });
    const takes = (value: JsonValue): boolean => acceptsWire(graph, ref("ExactlyOne"), value, { closed: true });
    expect([1, "short", "too long"].map(takes)).toEqual([false, true, false]);
  });

  it("holds a tagged value to the variant of its tag", () => {
    const graph = graphOf({
      A: object([property("type", string()), property("a", string())]),
      B: object([property("type", string())]),
    });
    const tags = [
      { tag: "a", variant: 0 },
      { tag: "b", variant: 1 },
    ];
    const tagged = union([ref("A"), ref("B")], { discriminator: { wireName: "type", tags, enforced: false } });
    expect(acceptsWire(graph, tagged, { type: "a" })).toBe(false);
    expect(acceptsWire(graph, tagged, { type: "b" })).toBe(true);
  });

  it("does not run in circles on a schema that is only itself", () => {
    const graph = graphOf({ A: union([ref("B"), string()]), B: union([ref("A"), number()]) });
    expect(acceptsWire(graph, ref("A"), 1)).toBe(true);
    expect(acceptsWire(graph, ref("A"), true)).toBe(false);
  });

  it("gives up on a value that takes too long", () => {
    const names = Array.from({ length: 24 }, (_, index) => `M${index}`);
    const graph = graphOf(Object.fromEntries(names.map((name) => [name, union(names.map((other) => ref(other)))])));
    expect(acceptsWire(graph, ref("M0"), 1)).toBe(false);
  });

  it("gives up on schemas in a row that would not fit on the stack; what is given up below a `not` is no yes", () => {
    const row = (length: number) =>
      graphOf(
        Object.fromEntries(
          Array.from({ length }, (_, index) => [
            `M${index}`,
            string({ not: [index + 1 < length ? ref(`M${index + 1}`) : never()] }),
          ]),
        ),
      );
    expect(acceptsWire(row(101), ref("M0"), "text")).toBe(true); // an even number of times not
    for (const length of [2_000, 2_001]) expect(acceptsWire(row(length), ref("M0"), "text")).toBe(false);
  });

  it("asks a model once about a text, whatever the way to it", () => {
    const row = Array.from({ length: 400 }, (_, index) => {
      const [next, other] = [ref(`M${index + 1}`), ref(`M${index + 2}`)];
      return [`M${index}`, string({ conditions: [{ test: next, consequent: other, alternative: next }] })] as const;
    });
    const graph = graphOf({ ...Object.fromEntries(row), M400: string(), M401: string() });
    for (let index = 400; index > 0; index -= 50) expect(acceptsWire(graph, ref(`M${index}`), "text")).toBe(true);
    expect(acceptsWire(graph, ref("M0"), "text")).toBe(true);
  });

  it("agrees with ajv on random schemas and values, but for doubtful formats, where it may say no", () => {
    const ajv = new Ajv2020({ strict: false, ownProperties: true, validateFormats: true });
    addFormats.default(ajv);
    const compiled = new WeakMap<object, ValidateFunction>();
    const ask = ({ schema }: Twin, value: JsonValue): boolean => {
      if (typeof schema === "boolean") return schema;
      const validate = compiled.get(schema) ?? ajv.compile(schema);
      compiled.set(schema, validate);
      return validate(value) === true;
    };
    fc.assert(
      fc.property(twin, fc.array(wireValue, { minLength: 5, maxLength: 12 }), (pair, values) => {
        for (const value of values)
          expect({ value, ours: acceptsWire(empty, pair.node, value) }).toEqual({ value, ours: ask(pair, value) });
      }),
      { numRuns: 300 },
    );
  });
});
