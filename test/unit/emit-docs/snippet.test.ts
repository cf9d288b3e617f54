import { describe, expect, it } from "vitest";
import { pageValues, unrecognized, variantsOnPage } from "../../../generator/emit/docs/snippet.js";
import type { EnumNode, JsonValue, ModelGraph, TypeNode } from "../../../generator/model/types.js";
import {
  array,
  doc,
  enumeration,
  graphOf,
  integer,
  literal,
  map,
  namesFor,
  object,
  property,
  ref,
  string,
  union,
  unknown,
} from "../sample/graph-kit.js";
import { pageOf } from "./docs-kit.js";

/** The code of the examples of a page. */
function examplesOf(graph: ModelGraph, id: string): readonly string[] {
  const page = pageOf(graph, id);
  return Array.from(page.matchAll(/```typescript\n([^]*?)\n```/g), ([, source = ""]) => source);
}

const IMPORT = 'import { A } from "@orq-ai/node/models/components";\n';
const exampleOf = (
  type: TypeNode,
  others: Readonly<Record<string, TypeNode>> = {},
  examples: readonly JsonValue[] = [],
): string => (examplesOf(graphOf({ A: type, ...others }, { A: { examples } }), "A")[0] ?? "").replace(IMPORT, "");

describe("the example of a model", () => {
  it.each<readonly [what: string, type: TypeNode, want: string]>([
    ["an object", object([property("a_b", string())]), '\nlet value: A = {\n  aB: "<value>",\n};'],
    ["an object without a property", object([]), "\nlet value: A = {};"],
    ["an enum", enumeration(["a"]), '\nlet value: A = "a";'],
    ["an enum of numbers", enumeration([7]), "\nlet value: A = 7;"],
    ["an enum whose line ends in the last column", enumeration(["x".repeat(61)]), `\nlet value: A = "${"x".repeat(61)}";`],
    ["an enum whose line would be longer", enumeration(["x".repeat(62)]), `\nlet value: A = "${"x".repeat(62)}";`],
    ["an enum whose line would be longer still", enumeration(["x".repeat(63)]), `\nlet value: A =\n  "${"x".repeat(63)}";`],
    [
      "an open enum",
      enumeration(["a"], true),
      '\nlet value: A = "a";\n\n// Open enum: unrecognized values are captured as Unrecognized<string>',
    ],
    ["a record of anything", map(unknown(), { minProperties: 1 }), '\nlet value: A = {\n  "key": "<value>",\n};'],
    [
      "what has no value",
      object([property("file", string({}, { representation: "Blob" }))]),
      "\n// No examples available for this model",
    ],
    [
      "an object with properties that no type names",
      object([property("a", string())], { required: ["b"] }),
      'import { withUnknownProperties } from "@orq-ai/node/runtime";\n\nlet value: A = {\n  a: "<value>",\n  ...withUnknownProperties({}, {\n    "b": "<value>",\n  }),\n};',
    ],
  ])("is a value: of %s", (_, type, want) => {
    expect(exampleOf(type)).toBe(want);
  });

  const lines = (count: number): TypeNode =>
    object([
      ...Array.from({ length: count }, (_, index) => property(`p${index}?`, integer(), { examples: [index] })),
      property("last", integer(), { examples: [7] }),
    ]);
  it.each<readonly [what: string, type: TypeNode, want: number]>([
    ["a hundred lines are shown", lines(97), 100],
    ["more lines are too many, and what is required is shown", lines(98), 3],
  ])("is no wall of text: %s", (_, type, want) => {
    expect(exampleOf(type).trim().split("\n")).toHaveLength(want);
  });

  it("is what is required where the document's own is thousands of parts", () => {
    const all = property("all?", array(integer()), { examples: [new Array(3_000).fill(1)] });
    expect(exampleOf(object([all, property("last", integer(), { examples: [7] })]))).toBe("\nlet value: A = {\n  last: 7,\n};");
  });

  it("is long where nothing shorter can be made", () => {
    const type = object(Array.from({ length: 120 }, (_, index) => property(`p${index}`, integer())));
    expect(exampleOf(type).trim().split("\n")).toHaveLength(122);
  });

  it("is the document's own", () => {
    expect(exampleOf(object([property("a", string()), property("b?", string())]), {}, [{ a: "x", b: "y" }])).toBe(
      '\nlet value: A = {\n  a: "x",\n  b: "y",\n};',
    );
  });
});

describe("the examples of alternatives", () => {
  const cat = object([property("kind", literal("cat"))]);
  const long = object(Array.from({ length: 40 }, (_, index) => property(`p${index}?`, integer(), { examples: [index] })));

  it("are one of each type, which is told in full", () => {
    const graph = graphOf({ A: union([ref("Cat"), array(ref("Cat"), { minItems: 1, maxItems: 1 }), string()]), Cat: cat });
    expect(examplesOf(graph, "A")).toEqual([
      'const value: components.Cat = {\n  kind: "cat",\n};',
      'const value: components.Cat[] = [\n  {\n    kind: "cat",\n  },\n];',
      'const value: string = "<value>";',
    ]);
  });

  it("go to the next line where a text is long", () => {
    const text = (length: number): readonly string[] =>
      examplesOf(graphOf({ A: string({ minLength: length, maxLength: length }) }), "A");
    expect(text(55)).toEqual([`const value: string = "<value>${"x".repeat(48)}";`]);
    expect(text(56)).toEqual([`const value: string =\n  "<value>${"x".repeat(49)}";`]);
  });

  it("are shorter than those of one model", () => {
    expect(examplesOf(graphOf({ A: union([ref("Long"), string()]), Long: long }), "A")[0]).toBe(
      "const value: components.Long = {};",
    );
    expect(examplesOf(graphOf({ Long: long }), "Long")[0]?.split("\n")).toHaveLength(44);
  });

  it("are all there is where only that tells one type from the others", () => {
    const narrow = object([property("a?", string()), property("b?", string())], {}, { kind: "forbidden" });
    const wide = object([property("a?", string()), property("c?", string())], {}, { kind: "forbidden" });
    const graph = graphOf({ A: union([ref("Narrow"), ref("Wide")], { exclusive: true }), Narrow: narrow, Wide: wide });
    expect(examplesOf(graph, "A")).toEqual([
      'const value: components.Narrow = {\n  a: "<value>",\n  b: "<value>",\n};',
      'const value: components.Wide = {\n  a: "<value>",\n  c: "<value>",\n};',
    ]);
  });

  it("of a record of anything are none that another alternative describes", () => {
    const named = object([property("a?", string())]);
    const shown = Array.from({ length: 12 }, (_, index) => {
      const id = `A${index}`;
      const graph = graphOf({ [id]: union([ref("Named"), ref("Any")]), Named: named, Any: map(unknown()) });
      return examplesOf(graph, id)[1] ?? "";
    });
    expect(new Set(shown)).toEqual(new Set(["const value: components.Any = {};"]));
  });

  it("are left out where the whole takes none", () => {
    const graph = graphOf({ A: union([integer(), integer()], { exclusive: true }) });
    expect(examplesOf(graph, "A")).toEqual([]);
    expect(pageOf(graph, "A")).toContain("### `number`\n\n### `number`\n\n");
  });
});

describe("the types that a page lists", () => {
  const shown = (type: TypeNode): readonly string[] | undefined => variantsOnPage(type)?.map(({ kind }) => kind);
  const tags = (...variants: readonly number[]) => ({
    wireName: "k",
    enforced: true,
    tags: variants.map((variant, index) => ({ tag: `t${index}`, variant })),
  });
  const three = [string(), array(string()), object([])];

  it.each<readonly [what: string, type: TypeNode, want: readonly string[] | undefined]>([
    ["are none of an object", object([]), undefined],
    ["are none of an enum", enumeration(["a"]), undefined],
    ["are none of a record of anything", map(unknown()), undefined],
    ["are one of a record of something", map(string()), ["map"]],
    ["are one of a record of patterns", map(unknown(), {}, [{ pattern: "a", type: string() }]), ["map"]],
    ["are one of a scalar", string(), ["scalar"]],
    ["are one of a list", array(string()), ["array"]],
    ["are all of a union", union(three), ["scalar", "array", "object"]],
    ["are in the order of the tags", union(three, { discriminator: tags(2, 0, 2) }), ["object", "scalar", "array"]],
  ])("%s", (_, type, want) => {
    expect(shown(type)).toEqual(want);
  });

  it("have one value for each, which is made once", () => {
    const graph = graphOf({ A: union([string(), integer()]) });
    const [model] = graph.models.values();
    if (model === undefined) throw new Error("no model");
    const names = namesFor();
    const values = pageValues({ graph, names }, model);
    expect(values.map((value) => value?.text)).toEqual(['"<value>"', "128403"]);
    expect(pageValues({ graph, names }, model)).toBe(values);
  });
});

describe("the type of what an open enum does not know", () => {
  it.each<readonly [values: readonly JsonValue[], want: string]>([
    [["a", "b"], "Unrecognized<string>"],
    [[1, 2], "Unrecognized<number>"],
    [["a", 1], "Unrecognized<unknown>"],
    [[true], "Unrecognized<unknown>"],
    [[null], "Unrecognized<unknown>"],
  ])("is, for %j, %s", (values, want) => {
    expect(unrecognized(enumeration(values, true) as EnumNode)).toBe(want);
  });
});

describe("the page of alternatives", () => {
  const event = object([property("event_type", literal("made"))]);
  const discriminator = { wireName: "event_type", tags: [{ tag: "made", variant: 0 }], enforced: true };

  it.each<readonly [what: string, more: Parameters<typeof union>[1], want: boolean]>([
    ["an open union with a tag", { open: true, discriminator }, true],
    ["a closed union with a tag", { discriminator }, false],
    ["an open union without a tag", { open: true }, false],
  ])("tells of tags that nobody lists: %s", (_, more, want) => {
    const graph = graphOf({ A: union([ref("Made")], more), Made: event });
    expect(pageOf(graph, "A").includes("UnrecognizedTag")).toBe(want);
  });

  it("tells that last, and what becomes of them", () => {
    const graph = graphOf(
      { A: union([ref("Made")], { open: true, discriminator }), Made: event },
      { A: { doc: doc("Any event.") } },
    );
    expect(pageOf(graph, "A")).toBe(
      [
        "# A",
        "",
        "Any event.",
        "",
        "",
        "## Supported Types",
        "",
        "### `components.Made`",
        "",
        "```typescript",
        "const value: components.Made = {",
        '  eventType: "made",',
        "};",
        "```",
        "",
        "### `UnrecognizedTag`",
        "",
        "Objects with any other `eventType` are accepted too, as a newer server may send them: their `eventType` is an `UnrecognizedTag`, and",
        "all else is kept as unknown properties, which encoding gives back.",
        "",
        "",
      ].join("\n"),
    );
  });
});
