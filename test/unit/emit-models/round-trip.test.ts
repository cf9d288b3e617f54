import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Evaluation } from "../../../generator/model/types.js";
import type { Codec } from "../../../generator/runtime/index.js";
import { isInstrumented } from "../../instrumented.js";
import { emit, type Loaded, load, typeCheck } from "./compile.js";
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
  scalar,
  string,
  tuple,
  union,
  unknown,
} from "./graph.js";

// Type-checking takes a while where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

const kinds = (...tags: readonly string[]): readonly { tag: string; variant: number }[] =>
  tags.map((tag, variant) => ({ tag, variant }));

const graph = graphOf({
  Usage: object({ total_tokens: number(), "note?": string({ nullable: true }), details: ref("Details") }),
  Details: object({ text_tokens: integer(), "is_cached?": boolean() }),
  Times: object({ created_at: date(), "deleted_at?": date({ nullable: true }), history: array(date()) }),
  Closed: enumeration(["red", "dark-blue"]),
  Open: enumeration(["red", "green"], { open: true }),
  OpenNumber: enumeration([1, 2], { open: true }),
  Long: enumeration(Array.from({ length: 100 }, (_, index) => `member ${index}`)),
  Deep: enumeration([1, "x", { a: [1, null] }]),
  NullableEnum: enumeration(["a"], { nullable: true }),
  Literals: object({ kind: literal("x"), "one?": literal(1), "deep?": literal({ a: [1, {}] }), "nothing?": literal(null) }),
  Tuple: tuple([string(), date()], number(), { checks: { minItems: 1 } }),
  ExactTuple: tuple([string(), boolean()], never, { checks: { minItems: 2 } }),
  Matrix: array(array(number({ nullable: true }))),
  Dictionary: map(ref("Details")),
  Patterned: map(never, {
    patterns: [
      { pattern: "^x-", type: date() },
      { pattern: "-y$", type: string({ checks: { maxLength: 25 } }) },
    ],
  }),
  Anything: unknown(),
  Nothing: object({ "never?": never, "any?": unknown() }),
  Bytes: array(string({ representation: "Uint8Array" })),
  Long64: object({ id: integer({ representation: "bigint" }), text: scalar("string", { representation: "bigint" }) }),
  Digits64: object({
    id: integer({ representation: "decimal", format: "int64" }),
    "or_not?": union([integer({ representation: "decimal" }), boolean()]),
  }),
  Left: object(
    { kind: string() },
    {
      checks: {
        unevaluatedProperties: [
          {
            type: never,
            evaluation: evaluation({
              names: ["kind"],
              patterns: ["^x-"],
              branches: [
                { test: ref("Wide"), met: evaluation({ names: ["a", "b"] }), unmet: evaluation({ names: ["other"] }) },
                { test: "more", met: evaluation({ all: true }), unmet: evaluation({}) },
              ],
            }),
          },
        ],
      },
    },
  ),
  LeftItems: array(unknown(), {
    checks: {
      unevaluatedItems: [{ type: string(), evaluation: evaluation({ prefix: 1, contains: [integer()] }) }],
    },
  }),
  Forbidden: object({ a: string() }, { additional: { kind: "forbidden" } }),
  Empty: object({}, { additional: { kind: "forbidden" } }),
  Strip: object({ a: string() }, { additional: { kind: "unknown", policy: "strip" } }),
  Reject: object({ a: string() }, { additional: { kind: "unknown", policy: "reject" } }),
  Extras: object({ a_b: string(), "c?": string() }, { additional: { kind: "typed", values: date(), patterns: [] } }),
  PatternExtras: object(
    { a: string() },
    { additional: { kind: "typed", values: number(), patterns: [{ pattern: "^d", type: date() }] } },
  ),
  Inherited: object({
    constructor: string(),
    "toString?": string({ nullable: true }),
    "__proto__?": number(),
    "valueOf?": number({ checks: { minimum: 1 } }),
  }),
  RequiredProto: object({ ["__proto__"]: number() }, { properties: [property("__proto__", number(), true)] }),
  Odd: object({ "with space?": string(), 'quo"te': number(), "line\u2028break": number() }),
  Tree: object({ value: number(), "children?": array(ref("Tree")), "by_name?": map(ref("Tree")) }),
  Circle: object({ shape_kind: literal("circle"), radius: number() }),
  Square: object({ shape_kind: enumerationOf("square", "box"), side: number() }),
  Tagged: union([ref("Circle"), ref("Square")], {
    exclusive: true,
    discriminator: { wireName: "shape_kind", enforced: true, tags: [...kinds("circle", "square"), { tag: "box", variant: 1 }] },
  }),
  OpenTagged: union([ref("Circle"), ref("Square")], {
    exclusive: true,
    open: true,
    discriminator: { wireName: "shape_kind", enforced: true, tags: [...kinds("circle", "square"), { tag: "box", variant: 1 }] },
  }),
  Small: object({ shape_kind: literal("square"), size: literal("small") }),
  Big: object({ shape_kind: literal("square"), size: literal("big"), "side?": number() }),
  Sized: union([ref("Small"), ref("Big")], {
    exclusive: true,
    open: true,
    outer: [{ wireName: "shape_kind", tags: ["square"] }],
    discriminator: { wireName: "size", enforced: true, tags: kinds("small", "big") },
  }),
  TaggedTwice: union([ref("Circle"), ref("Sized")], {
    exclusive: true,
    discriminator: { wireName: "shape_kind", enforced: true, tags: kinds("circle", "square") },
  }),
  HintedSized: union([ref("Circle"), ref("Sized")], {
    exclusive: true,
    discriminator: { wireName: "shape_kind", enforced: false, tags: kinds("circle", "square") },
  }),
  Hinted: union([ref("Wide"), ref("Narrow")], {
    discriminator: { wireName: "a", enforced: false, tags: kinds("wide", "narrow") },
  }),
  HintedOpen: union([ref("Wide"), ref("Narrow")], {
    open: true,
    discriminator: { wireName: "a", enforced: false, tags: kinds("wide", "narrow") },
  }),
  Wide: object({ a: string(), "b?": string() }),
  Narrow: object({ a: string() }),
  Overlap: union([ref("Narrow"), ref("Wide")]),
  Exactly: union([ref("Narrow"), ref("Wide")], { exclusive: true }),
  FreeForm: map(unknown()),
  Event: object({ created_at: date(), "meta_data?": ref("Trace") }),
  Trace: object({ trace_id: string() }),
  LooseEvent: object({ created_at: date(), "meta_data?": unknown() }),
  FreeFormOrEvent: union([ref("FreeForm"), ref("Event")]),
  LooseOrEvent: union([ref("LooseEvent"), ref("Event")]),
  ExtrasOrAnything: union([ref("Extras"), ref("ExtrasHolder"), unknown()]),
  ExtrasHolder: object({ own_extras: ref("Extras"), "in_union?": union([ref("Extras"), unknown()]) }),
  Mixed: union([ref("Wide"), ref("Usage"), date(), integer(), array(ref("Mixed")), boolean()], { nullable: true }),
  Inferred: object({ "a?": string() }, { inferred: true }),
  InferredText: string({ inferred: true, checks: { minLength: 2 } }),
  Alias: ref("Usage"),
  Wrapped: object({ "usage?": ref("Usage", { nullable: true }), list: array(ref("Open", { nullable: true })) }),
  Recursive: union([ref("Add"), ref("Multiply"), number()]),
  Add: object({ left: ref("Recursive"), right: ref("Recursive") }),
  Multiply: object({ left: ref("Recursive"), right: ref("Recursive"), "scale?": number() }),
  "/paths/~1usage/get/Usage": object({ component: ref("Usage") }),
  WideObject: object(Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`field_${index}?`, number()]))),
});

function evaluation(parts: Partial<Evaluation>): Evaluation {
  return { names: [], patterns: [], prefix: 0, contains: [], all: false, branches: [], ...parts };
}

function enumerationOf(...values: readonly string[]): ReturnType<typeof ref> {
  return ref("SquareKind", { nullable: values.length === 0 });
}

const complete = graphOf({ SquareKind: enumeration(["square", "box"]) });
const models = new Map([...graph.models, ...complete.models]);
const files = emit({ ...graph, models, scopes: [...graph.scopes, ...complete.scopes] });

// Wire values that have to come back exactly as they are.
const VALID: readonly (readonly [model: string, wire: unknown])[] = [
  ["Usage", { total_tokens: 1.5, note: null, details: { text_tokens: 1, unheard_of: { a: [1] } }, more: null }],
  ["Usage", { total_tokens: 1, details: { text_tokens: 1.0, is_cached: false } }],
  [
    "Times",
    {
      created_at: "2024-05-01T12:30:00.123456+05:30",
      deleted_at: null,
      history: ["1990-12-31T23:59:60Z", "2024-02-29t00:00:00z"],
    },
  ],
  ["Closed", "dark-blue"],
  ["Open", "red"],
  ["Open", "mauve"],
  ["OpenNumber", 7],
  ["Long", "member 99"],
  ["Deep", { a: [1, null] }],
  ["NullableEnum", null],
  ["Literals", { kind: "x", one: 1, deep: { a: [1, {}] }, nothing: null }],
  ["Tuple", ["a"]],
  ["Tuple", ["a", "2024-01-01T00:00:00Z", 1, 2]],
  ["ExactTuple", ["a", true]],
  ["Matrix", [[1, null], []]],
  ["Dictionary", JSON.parse('{"a":{"text_tokens":1},"__proto__":{"text_tokens":2},"constructor":{"text_tokens":3}}')],
  ["Patterned", { "x-a": "2024-01-01T00:00:00Z", "a-y": "text", "x-y": "2024-01-01T00:00:00.5Z" }],
  ["Anything", { a: [null, 1, "x"] }],
  ["Anything", null],
  ["Nothing", { any: null }],
  ["Bytes", ["", "AA==", "AAE=", "+/+/"]],
  ["Long64", { id: 9007199254740991, text: "-9223372036854775808" }],
  ["Digits64", { id: 9007199254740991, or_not: 5 }],
  ["Digits64", { id: -7, or_not: true }],
  ["Left", { kind: "k", "x-1": 1, a: "a", b: "b" }],
  ["Left", { kind: "k", other: 1 }],
  ["Left", { kind: "k", more: 1, whatever: 2 }],
  ["LeftItems", [null, 1, "text", 2]],
  ["LeftItems", []],
  ["Forbidden", { a: "x" }],
  ["Empty", {}],
  ["Extras", { a_b: "x", "2024": "2024-01-01T00:00:00.10Z", constructor: "2024-01-01T00:00:00+01:00" }],
  ["PatternExtras", { a: "x", b: 1, day: "2024-01-01T00:00:00.000Z" }],
  ["Inherited", JSON.parse('{"constructor":"c","toString":null,"__proto__":1,"valueOf":1}')],
  ["Inherited", { constructor: "c" }],
  ["RequiredProto", JSON.parse('{"__proto__":1}')],
  ["Odd", { "with space": "a", 'quo"te': 1, "line\u2028break": 2 }],
  ["Tree", { value: 1, children: [{ value: 2, children: [] }], by_name: { a: { value: 3, hidden: 1 } } }],
  ["Tagged", { shape_kind: "circle", radius: 1, colour: "red" }],
  ["Tagged", { shape_kind: "box", side: 1 }],
  ["OpenTagged", { shape_kind: "hexagon", side: [1], kind: null }],
  ["OpenTagged", { shape_kind: "square", side: 1 }],
  ["TaggedTwice", { shape_kind: "square", size: "big", side: 1 }],
  ["TaggedTwice", { shape_kind: "square", size: "huge", side: 1 }],
  ["HintedSized", { shape_kind: "square", size: "huge", side: 1 }],
  ["HintedSized", { shape_kind: "circle", radius: 1, size: "huge" }],
  ["Hinted", { a: "narrow", b: "kept as unknown", c: 1 }],
  ["Hinted", { a: "neither" }],
  ["HintedOpen", { a: "narrow", b: "kept as unknown" }],
  ["HintedOpen", { a: "neither", b: "y", c: 1 }],
  ["Overlap", { a: "x", b: "y", c: "z" }],
  ["FreeFormOrEvent", { created_at: "2024-05-01T12:30:00+02:00", meta_data: { trace_id: "t" } }],
  ["FreeFormOrEvent", { created_at: "2024-05-01T12:30:00+02:00", unheard_of: [1, { a: 2 }] }],
  ["FreeFormOrEvent", { created_at: "yesterday" }],
  ["LooseOrEvent", { created_at: "2024-05-01T12:30:00+02:00", meta_data: { trace_id: "t" } }],
  ["LooseOrEvent", { created_at: "2024-05-01T12:30:00+02:00", meta_data: [1] }],
  ["ExtrasOrAnything", { a_b: "x", later: "2024-05-01T12:30:00.000Z" }],
  [
    "ExtrasOrAnything",
    { own_extras: { a_b: "x", d: "2024-05-01T12:30:00.000Z" }, in_union: { a_b: "y", e: "2024-05-01T12:30:00.000Z" } },
  ],
  ["Mixed", [null, { a: "x" }, { total_tokens: 1, details: { text_tokens: 1 } }, "2024-01-01T00:00:00Z", 5, [true]]],
  ["Inferred", { a: "x", b: 1 }],
  ["Inferred", [1, "any", null]],
  ["InferredText", 5],
  ["Alias", { total_tokens: 1, details: { text_tokens: 1 } }],
  ["Wrapped", { usage: null, list: ["red", null, "pink"] }],
  ["Recursive", { left: { left: 1, right: 2, scale: 2 }, right: 3, extra: 1 }],
  ["WideObject", { field_0: 1, field_199: 2, field_200: 3 }],
];

// What must be refused: with the code and the path of the one issue.
const INVALID: readonly (readonly [model: string, input: unknown, code: string, path: readonly (string | number)[]])[] = [
  ["Usage", { total_tokens: "1", details: { text_tokens: 1 } }, "type", ["total_tokens"]],
  ["Usage", { total_tokens: 1, details: { text_tokens: 1.5 } }, "type", ["details", "text_tokens"]],
  ["Usage", { details: { text_tokens: 1 } }, "required", ["total_tokens"]],
  ["Usage", { total_tokens: 1, note: 1, details: { text_tokens: 1 } }, "type", ["note"]],
  ["Usage", null, "type", []],
  ["Usage", undefined, "required", []],
  ["Usage", [], "type", []],
  ["Details", { text_tokens: 1, is_cached: null }, "type", ["is_cached"]],
  ["Times", { created_at: "2024-02-30T00:00:00Z", history: [] }, "format", ["created_at"]],
  ["Times", { created_at: "2024-01-01T00:00:00Z", history: ["2024-01-01T00:00:00Z", "2024-01-01"] }, "format", ["history", 1]],
  ["Closed", "blue", "enum", []],
  ["Open", 1, "enum", []],
  ["OpenNumber", "1", "enum", []],
  ["Long", "member 100", "enum", []],
  ["Deep", { a: [1, 2] }, "enum", []],
  ["Literals", { kind: "y" }, "const", ["kind"]],
  ["Literals", { kind: "x", deep: { a: [1] } }, "const", ["deep"]],
  ["Tuple", [], "minItems", []],
  ["Tuple", ["a", "2024-01-01T00:00:00Z", "3"], "type", [2]],
  ["ExactTuple", ["a", true, 1], "never", [2]],
  ["Matrix", [[1], ["x"]], "type", [1, 0]],
  ["Patterned", { other: 1 }, "never", ["other"]],
  ["Patterned", { "x-y": "2024-01-01T00:00:00.00000000Z" }, "maxLength", ["x-y"]],
  ["Nothing", { never: null }, "never", ["never"]],
  ["Bytes", ["AA=="], "", []],
  ["Bytes", ["AB=="], "format", [0]],
  ["Long64", { id: 2 ** 53, text: "1" }, "type", ["id"]],
  ["Long64", { id: 1, text: "9223372036854775808" }, "format", ["text"]],
  ["Digits64", { id: 2 ** 53 }, "type", ["id"]],
  ["Digits64", { id: "1" }, "type", ["id"]],
  ["Left", { kind: "k", a: "a", other: 1 }, "never", ["other"]],
  ["Left", { kind: "k", b: "b" }, "never", ["b"]],
  ["LeftItems", [null, 1, null], "type", [2]],
  ["Forbidden", { a: "x", b: 1 }, "additionalProperties", ["b"]],
  ["Forbidden", JSON.parse('{"a":"x","__proto__":1}'), "additionalProperties", ["__proto__"]],
  ["Reject", { a: "x", b: 1 }, "additionalProperties", ["b"]],
  ["Extras", { a_b: "x", more: "no date" }, "format", ["more"]],
  ["PatternExtras", { a: "x", day: 1 }, "type", ["day"]],
  ["Inherited", {}, "required", ["constructor"]],
  ["Inherited", { constructor: "c", valueOf: 0 }, "minimum", ["valueOf"]],
  ["RequiredProto", {}, "required", ["__proto__"]],
  ["Tagged", { shape_kind: "circle", side: 1 }, "required", ["radius"]],
  ["Tagged", { shape_kind: "hexagon" }, "discriminator", ["shape_kind"]],
  ["Tagged", { radius: 1 }, "required", ["shape_kind"]],
  ["Tagged", "circle", "type", []],
  ["OpenTagged", { shape_kind: 1 }, "discriminator", ["shape_kind"]],
  ["Sized", { size: "huge" }, "required", ["shape_kind"]],
  ["Sized", { size: "huge", shape_kind: "circle" }, "discriminator", ["shape_kind"]],
  ["Hinted", { a: "wide", b: 1 }, "", []],
  ["Exactly", { a: "x" }, "oneOf", []],
  ["Mixed", 1.5, "type", []],
  ["Mixed", [[{ a: 1 }]], "type", [0, 0, "a"]],
  ["Inferred", { a: 1 }, "type", ["a"]],
  ["InferredText", "x", "minLength", []],
  ["Wrapped", { list: [1] }, "enum", ["list", 0]],
  ["Recursive", { left: "1", right: 2 }, "anyOf", []],
];

// As JSON.parse does it: `__proto__` is a key like any other.
function fromEntries(entries: readonly (readonly [string, unknown])[]): unknown {
  return Object.fromEntries(entries);
}

describe("generated models", () => {
  let loaded: Loaded;
  let codec: (name: string) => Codec<unknown>;

  beforeAll(async () => {
    loaded = await load(files);
    codec = (name) => loaded.codec(name);
  });

  it.skipIf(isInstrumented)("type-check under the strictest settings", () => {
    expect(typeCheck(files)).toEqual([]);
  });

  it.each(VALID)("%s comes back as it was: %j", (name, wire) => {
    const value = codec(name).decode(wire);
    expect(codec(name).encode(value)).toEqual(wire);
    expect(codec(name).encode(value, { validate: true })).toEqual(wire);
    expect(codec(name).decode(codec(name).encode(value))).toEqual(value);
  });

  it.each(INVALID.filter(([, , code]) => code !== ""))("%s refuses %j", (name, input, code, path) => {
    const result = codec(name).safeDecode(input);
    const issues = result.ok ? [] : result.issues.map((issue) => ({ code: issue.code, path: issue.path }));
    expect(issues).toEqual([{ code, path }]);
  });

  it("renames properties and makes dates of date-times", () => {
    const value = codec("Times").decode({ created_at: "2024-05-01T12:30:00.123456+02:00", history: [] });
    expect(value).toStrictEqual({ createdAt: new Date("2024-05-01T10:30:00.123Z"), history: [] });
  });

  it("forgets the wire text of a date that was changed", () => {
    const value = codec("Times").decode({ created_at: "2024-05-01T12:30:00+02:00", history: [] }) as { createdAt: Date };
    value.createdAt.setUTCMinutes(31);
    expect(codec("Times").encode(value)).toEqual({ created_at: "2024-05-01T10:31:00.000Z", history: [] });
  });

  it("keeps unknown properties where spread copies them and JSON.stringify does not see them", () => {
    const value = codec("Details").decode({ text_tokens: 1, more: 2 }) as object;
    expect(Object.keys(value)).toEqual(["textTokens"]);
    expect(loaded.runtime.unknownPropertiesOf(value)).toEqual({ more: 2 });
    expect(codec("Details").encode({ ...value })).toEqual({ text_tokens: 1, more: 2 });
    expect(JSON.stringify(value)).toBe('{"textTokens":1}');
  });

  it("strips unknown properties where the graph says so", () => {
    expect(codec("Strip").encode(codec("Strip").decode({ a: "x", b: 1 }))).toEqual({ a: "x" });
  });

  it("puts declared extras into a field of their own", () => {
    expect(codec("Extras").decode({ a_b: "x", d: "2024-01-01T00:00:00Z" })).toEqual({
      aB: "x",
      additionalProperties: { d: new Date("2024-01-01T00:00:00Z") },
    });
    expect(codec("Extras").decode({ a_b: "x" })).toEqual({ aB: "x" });
  });

  it("refuses extras and unknown properties that have the name of a property", () => {
    const extras = codec("Extras").safeEncode({ aB: "x", additionalProperties: { c: new Date(0) } });
    const kept = codec("Details").safeEncode(loaded.runtime.withUnknownProperties({ textTokens: 1 }, { is_cached: true }));
    expect(extras).toMatchObject({ ok: false, issues: [{ code: "clash", path: ["additionalProperties"] }] });
    expect(kept).toMatchObject({ ok: false, issues: [{ code: "clash", path: ["is_cached"] }] });
  });

  it("chooses the variant that leaves the fewest properties unknown", () => {
    expect(codec("Overlap").decode({ a: "x", b: "y" })).toStrictEqual({ a: "x", b: "y" });
  });

  it.each(["FreeFormOrEvent", "LooseOrEvent"])(
    "%s: a variant that describes the value wins over one that allows anything",
    (name) => {
      const wire = { created_at: "2024-05-01T10:30:00.000Z", meta_data: { trace_id: "t" } };
      const value = { createdAt: new Date(wire.created_at), metaData: { traceId: "t" } };
      expect(codec(name).decode(wire)).toStrictEqual(value);
      expect(codec(name).encode(value)).toEqual(wire);
      expect(codec(name).decode({ ...wire, later: { added: 1 } })).toMatchObject(value);
      expect(codec("Hinted").decode({ a: "wide", b: "y" })).toStrictEqual({ a: "wide", b: "y" });
    },
  );

  it("writes declared extras and leaves out what is undefined, also where another alternative allows anything", () => {
    const { encode } = codec("ExtrasOrAnything");
    expect(encode({ aB: "x", c: undefined, additionalProperties: { d: new Date(0) } })).toEqual({
      a_b: "x",
      d: "1970-01-01T00:00:00.000Z",
    });
    expect(encode({ ownExtras: { aB: "x", additionalProperties: {} } })).toEqual({ own_extras: { a_b: "x" } });
    expect(encode({ aB: "x", another: 1 })).toEqual({ aB: "x", another: 1 });
  });

  it("accepts what more than one variant of oneOf takes where constraints are off", () => {
    expect(codec("Exactly").decode({ a: "x" }, { constraints: false })).toEqual({ a: "x" });
  });

  it("gives an object with an unrecognised tag a field for the tag", () => {
    expect(codec("OpenTagged").decode({ shape_kind: "hexagon", side: 1 })).toMatchObject({ shapeKind: "hexagon" });
  });

  it("has the members of an enum as properties of its codec", () => {
    expect(codec("Closed")).toMatchObject({ Red: "red", DarkBlue: "dark-blue" });
  });

  it("leaves Object.prototype alone", () => {
    codec("Dictionary").decode(JSON.parse('{"__proto__":{"text_tokens":1}}'));
    codec("Usage").decode(JSON.parse('{"total_tokens":1,"details":{"text_tokens":1},"__proto__":{"polluted":true}}'));
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("refuses nesting beyond the limit instead of overflowing the stack", () => {
    let deep: unknown = { value: 1 };
    for (let level = 0; level < 100_000; level++) deep = { value: 1, children: [deep] };
    const result = codec("Tree").safeDecode(deep);
    expect(result).toMatchObject({ ok: false, issues: [{ code: "depth" }] });
    const circular: { value: number; children: unknown[] } = { value: 1, children: [] };
    circular.children.push(circular);
    expect(codec("Tree").safeEncode(circular)).toMatchObject({ ok: false, issues: [{ code: "depth" }] });
  });

  it("does not double its work with every level of a union that recurses", () => {
    let deep: unknown = 1;
    for (let level = 0; level < 60; level++) deep = { left: deep, right: 1 };
    expect(codec("Recursive").safeDecode(deep).ok).toBe(true);
    expect(codec("Recursive").encode(codec("Recursive").decode(deep))).toEqual(deep);
  });

  it("takes any JSON without an error of its own, and gives back whatever it accepts", () => {
    const name = fc.constantFrom(
      "a",
      "b",
      "c",
      "value",
      "children",
      "left",
      "right",
      "shape_kind",
      "radius",
      "side",
      "kind",
      "__proto__",
      "constructor",
      "x-a",
      "other",
    );
    const leaf = fc.constantFrom<unknown>(
      null,
      true,
      0,
      1,
      1.5,
      "a",
      "circle",
      "square",
      "hexagon",
      "red",
      "x",
      "2024-01-01T00:00:00.10+01:00",
      "AA==",
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.array(fc.tuple(name, tie("tree")), { maxLength: 4 }).map(fromEntries),
      ),
    }));
    const names = [...models.keys()].map((id) => id.slice(id.lastIndexOf("/") + 1)).filter((model) => model !== "Strip");
    let accepted = 0;
    fc.assert(
      fc.property(tree, (wire) => {
        for (const model of names) {
          const result = codec(model).safeDecode(wire);
          if (!result.ok) continue;
          accepted++;
          expect([model, codec(model).encode(result.value, { validate: true })]).toEqual([model, wire]);
        }
      }),
      { numRuns: 2000 },
    );
    expect(accepted).toBeGreaterThan(2000);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("checks constraints on encode where asked, and on decode unless told not to", () => {
    const short = { ok: false, issues: [{ code: "minLength", path: [] }] };
    expect(codec("InferredText").safeEncode("x")).toEqual({ ok: true, value: "x" });
    expect(codec("InferredText").safeEncode("x", { validate: true })).toMatchObject(short);
    expect(codec("InferredText").safeDecode("x")).toMatchObject(short);
    expect(codec("InferredText").safeDecode("x", { constraints: false })).toEqual({ ok: true, value: "x" });
  });

  it.each<[model: string, value: unknown, path: readonly (string | number)[]]>([
    ["Usage", { totalTokens: Number.NaN, details: { textTokens: 1 } }, ["totalTokens"]],
    ["Usage", { totalTokens: 1, details: { textTokens: 1.5 } }, ["details", "textTokens"]],
    ["Usage", { totalTokens: 1 }, ["details"]],
    ["Times", { createdAt: "2024-01-01T00:00:00Z", history: [] }, ["createdAt"]],
    ["Times", { createdAt: new Date(Number.NaN), history: [] }, ["createdAt"]],
    ["Closed", "blue", []],
    ["Tagged", { shapeKind: "hexagon" }, ["shapeKind"]],
    ["Dictionary", { a: { textTokens: "1" } }, ["a", "textTokens"]],
    ["Matrix", [[1], [new Date()]], [1, 0]],
    ["Bytes", ["AA=="], [0]],
    ["Anything", { deep: [Number.NaN] }, ["deep", 0]],
    ["Mixed", Symbol("no"), []],
  ])("%s does not encode %j, at the TypeScript path", (model, value, path) => {
    const result = codec(model).safeEncode(value);
    expect(result.ok ? [] : result.issues.map((issue) => issue.path)).toEqual([path]);
  });

  it("is a Standard Schema", () => {
    const standard = codec("Details")["~standard"];
    expect(standard).toMatchObject({ version: 1, vendor: "modelmint" });
    expect(standard.validate({ text_tokens: 1 })).toEqual({ value: { textTokens: 1 } });
    expect(standard.validate({ text_tokens: "1" })).toMatchObject({ issues: [{ path: ["text_tokens"] }] });
  });
});
