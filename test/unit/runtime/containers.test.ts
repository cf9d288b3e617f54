import { describe, expect, it } from "vitest";
import * as $ from "../../../generator/runtime/index.js";

interface Ran {
  readonly value: unknown;
  /** Path and code of each. */
  readonly issues: readonly string[];
  /** What unions compare alternatives by, where it is not 0. */
  readonly counts: Readonly<Record<string, number>>;
}

function run(act: (context: $.Context) => unknown, maxDepth = 256): Ran {
  const context = new $.Context(true, { maxDepth });
  const value = act(context);
  const { unknown, unrecognized, spread, depth } = context;
  const counts = Object.fromEntries(Object.entries({ unknown, unrecognized, spread, depth }).filter(([, count]) => count !== 0));
  return { value, issues: context.issues.map(({ path, code }) => `${path.join("/")} ${code}`), counts };
}

const PROTO: $.JsonObject = JSON.parse('{"__proto__":"p"}');
const inherited: $.JsonObject = Object.create({ more: 1 });
const on = (target: object, act: (target: object) => void): object => {
  act(target);
  return target;
};
const unknownOf = (value: object): unknown => $.unknownPropertiesOf(value);
const isA = (name: string): boolean => name === "a";
const pattern = /^n/;

type Row = readonly [
  what: string,
  act: (context: $.Context) => unknown,
  value: unknown,
  issues?: readonly string[],
  counts?: Ran["counts"],
];
const check = (rows: readonly Row[]): void => {
  for (const [what, act, value, issues = [], counts = {}] of rows)
    it(what, () => {
      expect(run(act)).toEqual({ value, issues, counts });
    });
};

describe("an object begins", () => {
  // As generated code calls it.
  const enter = (input: unknown) => (context: $.Context) =>
    $.enterObject(input, $.isAnyObject(input) && input.constructor, context, "at");
  const entered = [true, [], { depth: 1 }] as const;
  check([
    ["with a literal", enter({}), ...entered],
    ["with what has no prototype", enter(Object.create(null)), ...entered],
    ["with a property that is called constructor", enter({ constructor: "x" }), ...entered],
    ["with one that is null", enter({ constructor: null }), ...entered],
    ["with an instance of a class", enter(new (class Point {})()), ...entered],
    ["with none of a list", enter([]), false, ["at type"]],
    ["with no date", enter(new Date(0)), false, ["at type"]],
    ["with no bytes", enter(new Uint8Array(1)), false, ["at type"]],
    ["with no Blob", enter(new Blob([])), false, ["at type"]],
    ["with no text", enter("x"), false, ["at type"]],
    ["with no number", enter(1), false, ["at type"]],
    ["not with null", enter(null), false, ["at type"]],
    ["not with nothing", enter(undefined), false, ["at required"]],
    ["not with a function", enter(Object), false, ["at type"]],
  ]);
});

describe("properties that nobody names", () => {
  check([
    ["are kept", (c) => unknownOf(on({}, (to) => $.keepUnknown(to, { x: [1] }, "x", c))), { x: [1] }, [], { unknown: 1 }],
    [
      "are kept beside others",
      (c) => unknownOf(on($.withUnknownProperties({}, { y: 2 }), (to) => $.keepUnknown(to, { x: 1 }, "x", c))),
      { y: 2, x: 1 },
      [],
      { unknown: 1 },
    ],
    ["are none that are inherited", (c) => unknownOf(on({}, (to) => $.keepUnknown(to, inherited, "more", c))), undefined],
    [
      "may be called as a prototype is",
      (c) => JSON.stringify(unknownOf(on({}, (to) => $.keepUnknown(to, PROTO, "__proto__", c)))),
      '{"__proto__":"p"}',
      [],
      { unknown: 1 },
    ],
    ["are dropped and counted", (c) => $.stripUnknown({ x: 1 }, "x", c), undefined, [], { unknown: 1 }],
    ["are not counted where they are inherited", (c) => $.stripUnknown(inherited, "more", c), undefined],
    ["are rejected", (c) => $.rejectUnknown({ x: 1 }, "x", c), undefined, ["x additionalProperties"]],
    ["are not rejected where they are inherited", (c) => $.rejectUnknown(inherited, "more", c), undefined],
    [
      "are put back",
      (c) => on({ a: 1 }, (to) => $.encodeUnknown(to, $.withUnknownProperties({}, { x: [1] }), c, isA)),
      { a: 1, x: [1] },
      [],
      { unknown: 2 },
    ],
    [
      "are put back but for what is undefined",
      (c) => on({}, (to) => $.encodeUnknown(to, $.withUnknownProperties({}, { x: undefined }), c, isA)),
      {},
      [],
      { unknown: 0.5 },
    ],
    ["are none as a rule", (c) => on({}, (to) => $.encodeUnknown(to, {}, c, isA)), {}],
    [
      "must not have a name of the model",
      (c) => on({ a: 1 }, (to) => $.encodeUnknown(to, $.withUnknownProperties({}, { a: 2 }), c, isA)),
      { a: 1 },
      ["a clash"],
      { unknown: 0.5 },
    ],
    [
      "are those that are given in the place of others",
      () => unknownOf($.withUnknownProperties($.withUnknownProperties({ a: 1 }, { x: 1 }), { y: 2 })),
      { y: 2 },
    ],
  ]);
});

describe("extras that the document declares", () => {
  const extras = (context: $.Context, given: $.JsonObject | undefined, patterns?: $.PatternEncoders<unknown>): unknown =>
    $.encodeExtras<object, unknown>({ a: 1 }, given, context, "more", isA, $.encodeNumber, patterns);
  check([
    ["begin a record", (c) => $.addExtra(undefined, { x: 1 }, "x", c, $.decodeNumber), { x: 1 }, [], { unknown: 0.5 }],
    ["go on with it", (c) => $.addExtra({ w: 0 }, { x: 1 }, "x", c, $.decodeNumber), { w: 0, x: 1 }, [], { unknown: 0.5 }],
    ["are none that are inherited", (c) => $.addExtra(undefined, inherited, "more", c, $.decodeNumber), undefined],
    [
      "are of their type",
      (c) => $.addExtra(undefined, { x: "1" }, "x", c, $.decodeNumber),
      { x: undefined },
      ["x type"],
      { unknown: 0.5 },
    ],
    [
      "are of the type of their pattern",
      (c) => $.addExtra<unknown>(undefined, { n: "1" }, "n", c, $.decodeNumber, [[pattern, $.decodeString]]),
      { n: "1" },
      [],
      { unknown: 0.5 },
    ],
    ["are written beside the others", (c) => extras(c, { x: 2 }), { a: 1, x: 2 }, [], { unknown: 0.5, spread: 1 }],
    ["may be missing", (c) => extras(c, undefined), { a: 1 }],
    ["may be none", (c) => extras(c, {}), { a: 1 }, [], { spread: 1 }],
    [
      "are checked where they are written",
      (c) => extras(c, { x: Number.NaN }),
      { a: 1, x: undefined },
      ["more/x type"],
      { unknown: 0.5, spread: 1 },
    ],
    ["must not have a name of the model", (c) => extras(c, { a: 2 }), { a: 1 }, ["more clash"], { unknown: 0.5, spread: 1 }],
    [
      "are written by their pattern",
      (c) => extras(c, { n: "x", o: 1 }, [[pattern, $.encodeString]]),
      { a: 1, n: "x", o: 1 },
      [],
      { unknown: 1, spread: 1 },
    ],
    [
      "must be an object",
      (c) => $.encodeExtras({ a: 1 }, [] as unknown as $.JsonObject, c, "more", isA, $.encodeNumber),
      { a: 1 },
      ["more type"],
      { spread: 1 },
    ], // what the types rule out
  ]);
});

describe("a map", () => {
  const decode = (input: unknown, patterns?: $.PatternDecoders<unknown>) => (context: $.Context) =>
    $.decodeMap<unknown>(input, context, "at", $.decodeNumber, patterns);
  const encode = (value: unknown) => (context: $.Context) =>
    $.encodePatternMap<unknown>(value as $.JsonObject, context, "at", $.encodeNumber, [[pattern, $.encodeString]]); // also what it is not
  check([
    ["is read", decode({ a: 1, b: 2 }), { a: 1, b: 2 }, [], { unknown: 1 }],
    ["may be empty", decode({}), {}],
    ["is none of a list", decode([]), undefined, ["at type"]],
    ["is none of nothing", decode(undefined), undefined, ["at required"]],
    ["has own names alone", decode(inherited), {}],
    [
      "may have the name of a prototype",
      (c) => JSON.stringify($.decodeMap(PROTO, c, "at", $.decodeString)),
      '{"__proto__":"p"}',
      [],
      { unknown: 0.5 },
    ],
    ["tells where it is wrong", decode({ a: 1, b: "x" }), { a: 1, b: undefined }, ["at/b type"], { unknown: 1 }],
    ["has a type for some names", decode({ n: "x", o: 1 }, [[pattern, $.decodeString]]), { n: "x", o: 1 }, [], { unknown: 1 }],
    [
      "has names of which both patterns hold",
      decode({ n: "x" }, [
        [pattern, $.decodeString],
        [/./, $.decodeNumber],
      ]),
      { n: "x" },
      ["at/n type"],
      { unknown: 0.5 },
    ],
    [
      "has names of which the first pattern decodes",
      decode({ n: 1.5 }, [
        [pattern, $.decodeNumber],
        [/./, $.decodeUnknown],
      ]),
      { n: 1.5 },
      [],
      { unknown: 0.5 },
    ],
    [
      "is written",
      (c) => $.encodeMap({ a: 1, b: undefined as unknown as number }, c, "at", $.encodeNumber),
      { a: 1 },
      [],
      { unknown: 0.5 },
    ], // an absent entry
    ["is written without what it inherits", encode(inherited), {}],
    ["is written by its patterns", encode({ n: "x", o: 1 }), { n: "x", o: 1 }, [], { unknown: 1 }],
    [
      "is written with the name of a prototype",
      (c) => JSON.stringify($.encodePatternMap(PROTO, c, "at", $.encodeString, [])),
      '{"__proto__":"p"}',
      [],
      { unknown: 0.5 },
    ],
    ["tells where what is written is wrong", encode({ n: 1 }), { n: undefined }, ["at/n type"], { unknown: 0.5 }],
    ["is not written of anything else", encode([]), undefined, ["at type"]],
  ]);
});

describe("a list", () => {
  check([
    ["is read", (c) => $.decodeArray([1, 2], c, "at", $.decodeNumber), [1, 2]],
    ["is none of an object", (c) => $.decodeArray({ length: 0 }, c, "at", $.decodeNumber), undefined, ["at type"]],
    [
      "tells where it is wrong",
      (c) => $.decodeArray([1, "x", null], c, "at", $.decodeNumber),
      [1, undefined, undefined],
      ["at/1 type", "at/2 type"],
    ],
    ["has no holes", (c) => $.decodeArray(new Array(1), c, "at", $.decodeNumber), [undefined], ["at/0 required"]],
    ["of texts is read", (c) => $.decodeStrings(["a", "b"], c, "at"), ["a", "b"]],
    ["of texts tells where it is wrong", (c) => $.decodeStrings(["a", 1], c, "at"), ["a", undefined], ["at/1 type"]],
    ["of texts is none of text", (c) => $.decodeStrings("ab", c, "at"), undefined, ["at type"]],
    ["of texts is written", (c) => $.encodeStrings(["a"], c, "at"), ["a"]],
    ["is written", (c) => $.encodeArray([1], c, "at", $.encodeNumber), [1]],
    [
      "is not written of anything else",
      (c) => $.encodeArray("x" as unknown as number[], c, "at", $.encodeNumber),
      undefined,
      ["at type"],
    ], // what the types rule out
    ["of positions is read", (c) => $.decodeTuple(["a", 1, 2], c, "at", [$.decodeString], $.decodeNumber), ["a", 1, 2]],
    [
      "of positions tells where it is wrong",
      (c) => $.decodeTuple([1, 1, "x"], c, "at", [$.decodeString], $.decodeNumber),
      [undefined, 1, undefined],
      ["at/0 type", "at/2 type"],
    ],
    ["of positions is written", (c) => $.encodeTuple(["a", 1], c, "at", [$.encodeString], $.encodeNumber), ["a", 1]],
    [
      "of positions is not written of anything else",
      (c) => $.encodeTuple({} as unknown as [], c, "at", [], $.encodeNever),
      undefined,
      ["at type"],
    ], // as above
    [
      "is a new one",
      (c) => {
        const given = ["a"];
        return [$.decodeStrings(given, c), $.decodeArray(given, c, undefined, $.decodeString)].includes(given);
      },
      false,
    ],
  ]);

  it.each<readonly [what: string, act: (context: $.Context) => unknown, value: unknown]>([
    [
      "a list",
      (c) => $.decodeArray([[1]], c, "at", (inner, around, key) => $.decodeArray(inner, around, key, $.decodeNumber)),
      [[]],
    ],
    ["a list of texts", (c) => $.decodeArray([["a"]], c, "at", $.decodeStrings), [[]]],
    [
      "a map",
      (c) => $.decodeArray([{ a: 1 }], c, "at", (inner, around, key) => $.decodeMap(inner, around, key, $.decodeNumber)),
      [{}],
    ],
    [
      "a tuple",
      (c) => $.decodeArray([[1]], c, "at", (inner, around, key) => $.decodeTuple(inner, around, key, [], $.decodeNumber)),
      [[]],
    ],
  ])("is no deeper than it may be: %s in it", (_, act, value) => {
    expect(run(act, 1)).toEqual({ value, issues: ["at/0 depth"], counts: {} });
  });
});

describe("an object whose tag nobody lists, where all variants extend one schema", () => {
  const base = (input: unknown, context: $.Context, key?: $.Key) => $.decodeMap(input, context, key, $.decodeString);
  const decode = (input: unknown) => (context: $.Context) =>
    $.decodeBaseVariant<object>(input, context, "at", "the_kind", ["cat"], base);
  const encode = (value: unknown) => (context: $.Context) =>
    $.encodeBaseVariant<object>(value, context, "at", "theKind", ["cat"], (inner, around, key) => base(inner, around, key));
  check([
    ["is read as that schema says", decode({ the_kind: "cow" }), { the_kind: "cow" }, [], { unknown: 0.5, unrecognized: 1 }],
    [
      "fits that schema",
      decode({ the_kind: "cow", age: 1 }),
      { the_kind: "cow", age: undefined },
      ["at/age type"],
      { unknown: 1, unrecognized: 1 },
    ],
    ["has a tag", decode({ age: 1 }), undefined, ["at/the_kind required"]],
    ["has a text for a tag", decode({ the_kind: 7 }), undefined, ["at/the_kind discriminator"]],
    ["is an object", decode("cow"), undefined, ["at type"]],
    ["is written as that schema says", encode({ theKind: "cow" }), { theKind: "cow" }, [], { unknown: 0.5, unrecognized: 1 }],
    ["is not written without a tag", encode({}), undefined, ["at/theKind required"]],
  ]);
});

describe("an object whose tag nobody lists", () => {
  const decode = (input: unknown, outer?: readonly $.OuterTag[]) => (context: $.Context) =>
    $.decodeOpenVariant<object>(input, context, "at", "the_kind", "theKind", ["cat"], outer);
  const encode = (value: unknown, outer?: readonly $.OuterTag[]) => (context: $.Context) =>
    $.encodeOpenVariant<object>(value, context, "at", "the_kind", "theKind", ["cat"], outer);
  const outer: readonly $.OuterTag[] = [["a_b", "aB", ["x", "y"]]];
  check([
    [
      "is read, and all else of it kept",
      (c) => {
        const value = decode({ the_kind: "cow", x: 1 })(c);
        return [Object.entries(value), unknownOf(value)];
      },
      [[["theKind", "cow"]], { x: 1 }],
      [],
      { unknown: 1, unrecognized: 1 },
    ],
    ["has a tag", decode({ x: 1 }), undefined, ["at/the_kind required"]],
    ["has a text for a tag", decode({ the_kind: 7 }), undefined, ["at/the_kind discriminator"]],
    ["has a tag of its own", decode(Object.create({ the_kind: "cow" })), undefined, ["at/the_kind required"]],
    ["is an object", decode("cow"), undefined, ["at type"]],
    [
      "has the tags of unions around",
      decode({ the_kind: "cow", a_b: "y" }, outer),
      { theKind: "cow", aB: "y" },
      [],
      { unrecognized: 1 },
    ],
    [
      "has one of their tags",
      decode({ the_kind: "cow", a_b: "z" }, outer),
      undefined,
      ["at/a_b discriminator"],
      { unrecognized: 1 },
    ],
    [
      "is written",
      encode($.withUnknownProperties({ theKind: "cow" }, { x: 1 })),
      { the_kind: "cow", x: 1 },
      [],
      { unknown: 1, unrecognized: 1 },
    ],
    ["is written with a tag", encode({ the_kind: "cow" }), undefined, ["at/theKind required"]],
    ["is written with a text for a tag", encode({ theKind: 7 }), undefined, ["at/theKind discriminator"]],
    [
      "is written with the tags of unions around",
      encode({ theKind: "cow", aB: "x" }, outer),
      { the_kind: "cow", a_b: "x" },
      [],
      { unrecognized: 1 },
    ],
    [
      "is written with one of their tags",
      encode({ theKind: "cow", aB: "z" }, outer),
      undefined,
      ["at/aB discriminator"],
      { unrecognized: 1 },
    ],
    [
      "is written without another tag",
      encode($.withUnknownProperties({ theKind: "cow" }, { the_kind: "x" })),
      { the_kind: "cow" },
      ["at/the_kind clash"].map((issue) => issue.slice(3)),
      { unknown: 0.5, unrecognized: 1 },
    ],
  ]);

  it("is told by its tag, which is its own", () => {
    expect([
      $.tagOf({ a: 1 }, "a"),
      $.tagOf({}, "toString"),
      $.tagOf("a", "length"),
      $.tagOf(["a"], "0"),
      $.tagOf(null, "a"),
    ]).toEqual([1, undefined, undefined, undefined, undefined]);
    expect([$.fieldsOf({ a: 1 }), $.fieldsOf(null), $.fieldsOf("a"), $.fieldsOf(undefined)]).toEqual([{ a: 1 }, {}, {}, {}]);
  });
});
