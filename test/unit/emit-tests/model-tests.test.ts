import { describe, expect, it } from "vitest";
import { printModelTests } from "../../../generator/emit/tests/print-tests.js";
import type { Additional, JsonValue, Model, ModelGraph, ObjectNode, TypeNode } from "../../../generator/model/types.js";
import { discriminated, extrasOf } from "./shapes.js";
import {
  anything,
  array,
  date,
  enumeration,
  graphOf,
  literal,
  number,
  object,
  plainNames,
  ref,
  text,
  union,
} from "./small-graph.js";

interface Given {
  readonly examples?: readonly JsonValue[];
  readonly others?: Readonly<Record<string, TypeNode>>;
  readonly used?: readonly JsonValue[];
  readonly level?: "full" | "basic";
}

/** What the tests of model `A` are called with. */
function testsOf(type: TypeNode, { examples = [], others = {}, used, level = "full" }: Given = {}): readonly string[] {
  const graph: ModelGraph = graphOf({ A: type, ...others }, { A: examples });
  const [model] = graph.models.values();
  if (model === undefined) throw new Error("no model");
  const whole: Model = used === undefined ? model : { ...model, usedExamples: used };
  return printModelTests(graph, plainNames(), whole, level)
    .replace('$.testModel(vitest, "A", A, {\n  pointer: "/components/schemas/A",\n', "")
    .replace(/\n\}\);$/, "")
    .split("\n")
    .map((line) => line.replace(/^ {2}/, ""));
}

const blob = { ...text, format: "binary", representation: "Blob" } as const;
const integer = { ...number, type: "integer" } as const;
const long = "x".repeat(100);

const ROWS: readonly (readonly [what: string, type: TypeNode, given: Given, want: readonly string[]])[] = [
  ["a text", text, {}, ["samples: [", '  { name: "minimal", wire: "<value>", value: "<value>" },', "],", "rejected: [7, null],"]],
  [
    "an integer",
    integer,
    {},
    ["samples: [", '  { name: "minimal", wire: 128403, value: 128403 },', "],", 'rejected: ["7", null, 0.5],'],
  ],
  ["anything", anything, {}, ["samples: [", '  { name: "minimal", wire: "<value>", value: "<value>" },', "],"]],
  [
    "a date",
    date,
    { examples: ["2024-01-02T03:04:05Z", "soon"] },
    [
      "samples: [",
      '  { name: "example 1", wire: "2024-01-02T03:04:05Z", value: new Date("2024-01-02T03:04:05Z") },',
      "],",
      'refused: ["soon"],',
      "rejected: [7, null],",
    ],
  ],
  [
    "a list",
    array(text),
    {},
    [
      "samples: [",
      '  { name: "minimal", wire: [], value: [] },',
      '  { name: "full", wire: ["<value>"], value: ["<value>"] },',
      "],",
      'rejected: ["7", null],',
    ],
  ],
  [
    "a list that may be null",
    { ...array(text), nullable: true },
    {},
    [
      "samples: [",
      '  { name: "minimal", wire: [], value: [] },',
      '  { name: "full", wire: ["<value>"], value: ["<value>"] },',
      '  { name: "null", wire: null, value: null },',
      "],",
      'rejected: ["7"],',
    ],
  ],
  [
    "a constant",
    literal("a"),
    {},
    ["samples: [", '  { name: "minimal", wire: "a", value: "a" },', "],", 'rejected: [7, null, "anot-in-the-document"],'],
  ],
  ["an enum", enumeration(["a", 1]), {}, ["samples: [],", 'members: ["a", 1],', 'rejected: [{}, null, "not-in-the-document"],']],
  [
    "an open enum",
    enumeration(["a"], true),
    {},
    [
      "samples: [",
      '  { name: "a member that is not in the document", wire: "not-in-the-document" },',
      "],",
      'members: ["a"],',
      "rejected: [7, null],",
    ],
  ],
  [
    "an enum with a stranger among its examples",
    enumeration(["a"]),
    { examples: ["b"] },
    ["samples: [],", 'members: ["a"],', 'refused: ["b"],', 'rejected: [7, null, "not-in-the-document"],'],
  ],
  [
    "a union",
    union(text, object({ a: text })),
    {},
    [
      "samples: [",
      '  { name: "minimal", wire: "<value>", value: "<value>" },',
      '  { name: "variant 2", wire: { "a": "<a>" }, value: { "a": "<a>" } },',
      "],",
      "rejected: [7, null],",
    ],
  ],
  [
    "a union with a tag",
    discriminated(false, "Cat", "Dog"),
    { others: { Cat: object({ kind: literal("cat") }), Dog: object({ kind: literal("dog") }) } },
    [
      "samples: [",
      '  { name: "minimal", wire: { "kind": "cat" }, value: { kind: "cat" } },',
      '  { name: "variant 2", wire: { "kind": "dog" }, value: { kind: "dog" } },',
      "],",
      'rejected: ["7", null],',
    ],
  ],
  [
    "an open union with a tag",
    discriminated(true, "Cat"),
    { others: { Cat: object({ kind: literal("cat") }) } },
    [
      "samples: [",
      '  { name: "minimal", wire: { "kind": "cat" }, value: { kind: "cat" } },',
      '  { name: "a variant that is not in the document", wire: { "kind": "not-in-the-document", "x-more": [1, null] } },',
      "],",
      'rejected: ["7", null],',
    ],
  ],
  [
    "an object",
    object({ a: text, "b?": integer }),
    {},
    [
      "samples: [",
      '  { name: "minimal", wire: { "a": "<a>" }, value: { a: "<a>" } },',
      '  { name: "full", wire: { "a": "<a>", "b": 324567 }, value: { a: "<a>", b: 324567 } },',
      "],",
      'unknownProperties: "keep",',
      'required: ["a"],',
      'wrong: { "a": [7, null], "b": ["7", null, 0.5] },',
      'rejected: ["7", null],',
    ],
  ],
  [
    "an object with a long example",
    object({ "a?": text }),
    { examples: [{ a: long }] },
    [
      "samples: [",
      "  {",
      '    name: "example 1",',
      "    wire: {",
      '      "a": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",',
      "    },",
      "    value: {",
      '      a: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",',
      "    },",
      "  },",
      '  { name: "minimal", wire: {}, value: {} },',
      '  { name: "full", wire: { "a": "<a>" }, value: { a: "<a>" } },',
      "],",
      'unknownProperties: "keep",',
      'wrong: { "a": [7, null] },',
      'rejected: ["7", null],',
    ],
  ],
  [
    "an object with a long example that has more than it names",
    object({ "a?": text }),
    { examples: [{ a: long, b: 1 }] },
    [
      "samples: [",
      "  {",
      '    name: "example 1",',
      "    wire: {",
      '      "a": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",',
      '      "b": 1,',
      "    },",
      "  },",
      '  { name: "minimal", wire: {}, value: {} },',
      '  { name: "full", wire: { "a": "<a>" }, value: { a: "<a>" } },',
      "],",
      'unknownProperties: "keep",',
      'wrong: { "a": [7, null] },',
      'rejected: ["7", null],',
    ],
  ],
  [
    "an object with the example of an operation",
    object({ "a?": text }),
    { used: [{ a: "x" }, { a: 7 }] },
    [
      "samples: [",
      '  { name: "example 1 of an operation", wire: { "a": "x" }, value: { a: "x" } },',
      '  { name: "minimal", wire: {}, value: {} },',
      '  { name: "full", wire: { "a": "<a>" }, value: { a: "<a>" } },',
      "],",
      'refused: [{ "a": 7 }],',
      'unknownProperties: "keep",',
      'wrong: { "a": [7, null] },',
      'rejected: ["7", null],',
    ],
  ],
  [
    "an object with a value of two forms of some length",
    object({ "a_property_of_some_length?": text }),
    { examples: [{ a_property_of_some_length: "a text of some length" }] },
    [
      "samples: [",
      "  {",
      '    name: "example 1",',
      '    wire: { "a_property_of_some_length": "a text of some length" },',
      '    value: { aPropertyOfSomeLength: "a text of some length" },',
      "  },",
      '  { name: "minimal", wire: {}, value: {} },',
      "  {",
      '    name: "full",',
      '    wire: { "a_property_of_some_length": "<a_property_of_some_length>" },',
      '    value: { aPropertyOfSomeLength: "<a_property_of_some_length>" },',
      "  },",
      "],",
      'unknownProperties: "keep",',
      'wrong: { "a_property_of_some_length": [7, null] },',
      'rejected: ["7", null],',
    ],
  ],
  [
    "an object that is closed",
    object({ "a?": text }, { kind: "forbidden" }),
    {},
    [
      "samples: [",
      '  { name: "minimal", wire: {}, value: {} },',
      '  { name: "full", wire: { "a": "<a>" }, value: { a: "<a>" } },',
      "],",
      'unknownProperties: "reject",',
      'wrong: { "a": [7, null] },',
      'rejected: ["7", null],',
    ],
  ],
  [
    "an object that rejects others",
    object({ "a?": text }, { kind: "unknown", policy: "reject" }),
    {},
    [
      "samples: [",
      '  { name: "minimal", wire: {}, value: {} },',
      '  { name: "full", wire: { "a": "<a>" }, value: { a: "<a>" } },',
      "],",
      'unknownProperties: "reject",',
      'wrong: { "a": [7, null] },',
      'rejected: ["7", null],',
    ],
  ],
  [
    "an object that strips others",
    object({ "a?": text }, { kind: "unknown", policy: "strip" }),
    { examples: [{ b: 1 }, { a: "x" }] },
    [
      "samples: [",
      '  { name: "example 2", wire: { "a": "x" }, value: { a: "x" } },',
      '  { name: "minimal", wire: {}, value: {} },',
      '  { name: "full", wire: { "a": "<a>" }, value: { a: "<a>" } },',
      "],",
      'skipped: ["example 1: whether its schema allows it is not certain, or it does not come back as it was"],',
      'unknownProperties: "strip",',
      'wrong: { "a": [7, null] },',
      'rejected: ["7", null],',
    ],
  ],
  [
    "an object with extras",
    object({ "a?": text }, extrasOf(integer)),
    {},
    [
      "samples: [",
      '  { name: "minimal", wire: {}, value: {} },',
      '  { name: "full", wire: { "a": "<a>", "key": 128403 }, value: { a: "<a>", additionalProperties: { "key": 128403 } } },',
      "],",
      "extra: 128403,",
      'wrong: { "a": [7, null] },',
      'rejected: ["7", null],',
    ],
  ],
  [
    "an object with names of the probe",
    object({ "constructor?": text, "toString?": text }),
    {},
    [
      "samples: [",
      '  { name: "minimal", wire: {}, value: {} },',
      "  {",
      '    name: "full",',
      '    wire: { "constructor": "<constructor>", "toString": "<toString>" },',
      '    value: { constructor: "<constructor>", toString: "<toString>" },',
      "  },",
      "],",
      'unknownProperties: "keep",',
      'named: ["constructor"],',
      'wrong: { "constructor": [7, null], "toString": [7, null] },',
      'rejected: ["7", null],',
    ],
  ],
  [
    "an object with many properties",
    object(Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`property${index}?`, index % 2 === 0 ? text : number]))),
    {},
    [
      "samples: [",
      '  { name: "minimal", wire: {}, value: {} },',
      "  {",
      '    name: "full",',
      "    wire: {",
      '      "property0": "<property0>",',
      '      "property1": 3209.7,',
      '      "property2": "<property2>",',
      '      "property3": 6708.59,',
      '      "property4": "<property4>",',
      '      "property5": 6440.05,',
      '      "property6": "<property6>",',
      '      "property7": 5077.73,',
      '      "property8": "<property8>",',
      '      "property9": 2297.31,',
      '      "property10": "<property10>",',
      '      "property11": 9597.81,',
      "    },",
      "    value: {",
      '      property0: "<property0>",',
      "      property1: 3209.7,",
      '      property2: "<property2>",',
      "      property3: 6708.59,",
      '      property4: "<property4>",',
      "      property5: 6440.05,",
      '      property6: "<property6>",',
      "      property7: 5077.73,",
      '      property8: "<property8>",',
      "      property9: 2297.31,",
      '      property10: "<property10>",',
      "      property11: 9597.81,",
      "    },",
      "  },",
      "],",
      'unknownProperties: "keep",',
      "wrong: {",
      '  "property0": [7, null],',
      '  "property1": ["7", null],',
      '  "property2": [7, null],',
      '  "property3": ["7", null],',
      '  "property4": [7, null],',
      '  "property5": ["7", null],',
      '  "property6": [7, null],',
      '  "property7": ["7", null],',
      '  "property8": [7, null],',
      '  "property9": ["7", null],',
      '  "property10": [7, null],',
      '  "property11": ["7", null],',
      "},",
      'rejected: ["7", null],',
    ],
  ],
  [
    "an object that may have two properties only",
    { ...object({ "a?": text, "b?": text }), checks: { maxProperties: 2 } },
    {},
    [
      "samples: [",
      '  { name: "minimal", wire: {}, value: {} },',
      '  { name: "full", wire: { "a": "<a>", "b": "<b>" }, value: { a: "<a>", b: "<b>" } },',
      "],",
      'wrong: { "a": [7, null], "b": [7, null] },',
      'rejected: ["7", null],',
    ],
  ],
  [
    "an object without a type",
    { ...object({ a: text }), inferred: true },
    {},
    [
      "samples: [",
      '  { name: "minimal", wire: { "a": "<a>" }, value: { a: "<a>" } },',
      "],",
      'unknownProperties: "keep",',
      'required: ["a"],',
      'wrong: { "a": [7, null] },',
    ],
  ],
  [
    "files",
    object({ file: blob, "more?": { ...blob, nullable: true }, note: text }),
    {},
    [
      "samples: [],",
      'skipped: ["a sample: none could be made, because the schema holds binary data or constraints that are hard to meet"],',
      'wrong: { "note": [7, null] },',
      'rejected: ["7", null],',
      'files: { beside: { "note": "<note>" }, fields: { "file": "file", "more": "more" }, required: ["file"], nullable: ["more"], keepsUnknown: true },',
    ],
  ],
  [
    "files of an object that is closed",
    object({ "file?": blob }, { kind: "forbidden" }),
    {},
    [
      "samples: [",
      '  { name: "minimal", wire: {}, value: {} },',
      "],",
      'unknownProperties: "reject",',
      'rejected: ["7", null],',
      'files: { beside: {}, fields: { "file": "file" } },',
    ],
  ],
  [
    "files beside what has no value",
    object({ file: blob, bad: { ...text, checks: { patterns: ["(?<=a)b"] } } }),
    {},
    [
      "samples: [],",
      'skipped: ["a sample: none could be made, because the schema holds binary data or constraints that are hard to meet"],',
      'wrong: { "bad": [7, null] },',
      'rejected: ["7", null],',
    ],
  ],
  [
    "a model without a value",
    object({ a: ref("A") }),
    {},
    [
      "samples: [],",
      'skipped: ["a sample: no finite value satisfies the schema"],',
      'wrong: { "a": ["7", null] },',
      'rejected: ["7", null],',
    ],
  ],
  [
    "a pattern that cannot be met",
    { ...text, checks: { patterns: ["(?<=a)b"] } },
    { examples: ["ab"] },
    [
      "samples: [],",
      'skipped: ["example 1: whether its schema allows it is not certain, or it does not come back as it was", "a sample: none could be made, because the schema holds binary data or constraints that are hard to meet"],',
      "rejected: [7, null],",
    ],
  ],
  [
    "a reference",
    ref("B"),
    { others: { B: object({ a_b: text }) } },
    ["samples: [", '  { name: "minimal", wire: { "a_b": "<a_b>" }, value: { aB: "<a_b>" } },', "],", 'rejected: ["7", null],'],
  ],
];

describe("the tests of a model", () => {
  it.each(ROWS)("of %s", (_, type, given, want) => {
    expect(testsOf(type, given)).toEqual(want);
  });

  it.each<readonly [what: string, type: TypeNode, given: Given, want: readonly string[]]>([
    [
      "an object",
      object({ a: text }),
      {},
      ["samples: [", '  { name: "minimal", wire: { "a": "<a>" }, value: { a: "<a>" } },', "],"],
    ],
    ["an enum", enumeration(["a"]), {}, ["samples: [],", 'members: ["a"],']],
    [
      "a wrong example",
      text,
      { examples: [7] },
      ["samples: [", '  { name: "minimal", wire: "<value>", value: "<value>" },', "],", "refused: [7],"],
    ],
    [
      "files",
      object({ file: blob }),
      {},
      [
        "samples: [],",
        'skipped: ["a sample: none could be made, because the schema holds binary data or constraints that are hard to meet"],',
      ],
    ],
  ])("are samples alone where they are to be basic: of %s", (_, type, given, want) => {
    expect(testsOf(type, { ...given, level: "basic" })).toEqual(want);
  });

  const filled = (wireName: string, value: JsonValue): TypeNode => {
    const node = object({ [`${wireName}?`]: text, b: date });
    return {
      ...node,
      properties: node.properties.map((each) => (each.wireName === wireName ? { ...each, default: value, filled: true } : each)),
    };
  };

  /** What is made of such a model beside its examples. */
  const MADE = [
    "  {",
    '    name: "minimal",',
    "    wire: {",
    '      "b": "2024-10-23T19:38:30.605Z",',
    "    },",
    "    encoded: {",
    '      "b": "2024-10-23T19:38:30.605Z",',
    '      "a_b": "x",',
    "    },",
    "    value: {",
    '      aB: "x",',
    '      b: new Date("2024-10-23T19:38:30.605Z"),',
    "    },",
    "  },",
    "  {",
    '    name: "full",',
    '    wire: { "a_b": "x", "b": "2024-10-23T19:38:30.605Z" },',
    '    value: { aB: "x", b: new Date("2024-10-23T19:38:30.605Z") },',
    "  },",
    "],",
    'unknownProperties: "keep",',
    'required: ["b"],',
    'wrong: { "a_b": [7, null], "b": [7, null] },',
    'rejected: ["7", null],',
  ];

  it("tell what comes back where a default is filled in", () => {
    expect(testsOf(filled("a_b", "x"))).toEqual(["samples: [", ...MADE]);
  });

  it("try no extras of which other ones would come back", () => {
    const extra = object({ "a?": text });
    const withDefault: ObjectNode = {
      ...extra,
      properties: extra.properties.map((each) => ({ ...each, default: "x", filled: true })),
    };
    const lines = testsOf(object({ "b?": text }, extrasOf(ref("Extra"))), { others: { Extra: withDefault } });
    expect(lines.filter((line) => /^(?:extra|unknownProperties)/.test(line))).toEqual([]);
    const plain = testsOf(object({ "b?": text }, extrasOf(ref("Extra"))), { others: { Extra: extra } });
    expect(plain.filter((line) => /^(?:extra|unknownProperties)/.test(line))).toEqual(["extra: {},"]);
  });

  it("try no extras whose names are not free", () => {
    const patterned: Additional = { ...extrasOf(number), patterns: [{ pattern: "^", type: text }] } as Additional; // extras with a pattern
    expect(testsOf(object({ "b?": text }, patterned)).filter((line) => line.startsWith("extra"))).toEqual([]);
  });

  it("tell what comes back, but no value, where an example has more than its type names", () => {
    expect(testsOf(filled("a_b", "x"), { examples: [{ b: "2024-01-01T00:00:00Z", more: 1 }] })).toEqual([
      "samples: [",
      "  {",
      '    name: "example 1",',
      "    wire: {",
      '      "b": "2024-01-01T00:00:00Z",',
      '      "more": 1,',
      "    },",
      "    encoded: {",
      '      "b": "2024-01-01T00:00:00Z",',
      '      "more": 1,',
      '      "a_b": "x",',
      "    },",
      "  },",
      ...MADE,
    ]);
  });
});
