import { describe, expect, it } from "vitest";
import { tagsOf } from "../../../generator/emit/docs/fields.js";
import type { TextMode } from "../../../generator/emit/print/markdown.js";
import type { Model, ModelGraph, ObjectNode, Property, TypeNode } from "../../../generator/model/types.js";
import {
  array,
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
} from "../sample/graph-kit.js";
import { pageOf } from "./docs-kit.js";

const others = {
  Pet: object([property("name", string())]),
  Id: string({ maxLength: 9 }, { format: "uuid" }),
  Alias: ref("Id"),
  Free: map(unknown()),
  Patterned: map(unknown(), {}, [{ pattern: "^x", type: string() }]),
  Named: map(string()),
  Both: union([ref("Pet"), ref("Id")]),
};

/** The cells of the fields of a model, trimmed, a row each. */
function fieldsOf(
  node: ObjectNode,
  more: {
    readonly model?: Partial<Model>;
    readonly mode?: TextMode;
    readonly details?: "none" | "all";
    readonly graph?: ModelGraph;
  } = {},
): readonly (readonly string[])[] {
  const graph =
    more.graph ??
    graphOf(
      { Model: node, ...others },
      { Model: more.model ?? {}, Pet: { doc: doc("A pet.", true), examples: [{ name: "Rex" }] } },
    );
  const page = pageOf(graph, "Model", more.mode ?? "commonmark", more.details ?? "none");
  const lines = page
    .slice(page.indexOf("## Fields"))
    .split("\n")
    .filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const cellsOf = (one: Property, more: Parameters<typeof fieldsOf>[1] = {}): readonly string[] =>
  fieldsOf(object([one]), more)[0] ?? [];
const YES = ":heavy_check_mark:";
const NO = ":heavy_minus_sign:";

describe("a field's type", () => {
  it.each<readonly [what: string, node: TypeNode, want: string]>([
    ["digits", integer({}, { representation: "decimal" }), "*string*"],
    ["null", string({}, { type: "null" }), "*null*"],
    ["a constant list", literal(["a", 1]), '*["a",1]*'],
    ["an object in place", object([]), "*any*"],
    [
      "alternatives in place",
      union([string(), ref("Pet"), array(ref("Both"))]),
      "*string*, [components.Pet](../../models/components/pet.md), *components.Both*[]",
    ],
    ["an alias of an alias", ref("Alias"), "*string*"],
    ["a free form", ref("Free"), "[components.Free](../../models/components/free.md)"],
    ["a record of anything and a pattern", ref("Patterned"), "Record<string, *any*>"],
    ["a record of text", ref("Named"), "Record<string, *string*>"],
    ["a model that is not there", ref("Missing"), "[components.Missing](../../models/components/missing.md)"],
    ["a tuple without an end", tuple([], string()), "\\[...*string*[]]"],
    ["a tuple of nothing", tuple([], never()), "\\[]"],
    [
      "a record of several patterns",
      map(never(), {}, [
        { pattern: "a", type: string() },
        { pattern: "b", type: ref("Pet") },
      ]),
      "Record<string, *string*, [components.Pet](../../models/components/pet.md)>",
    ],
    ["a record of patterns and others", map(number(), {}, [{ pattern: "a", type: string() }]), "Record<string, *number*>"],
  ])("is shown: %s", (_, node, want) => {
    expect(cellsOf(property("a", node))[1]).toBe(want);
  });
});

describe("a field that is told as required", () => {
  const discriminator = { wireName: "kind", tags: [{ tag: "cat", variant: 0 }], enforced: true };
  const tagged = (one: Property, variant: TypeNode = ref("Model")): readonly string[] => {
    const graph = graphOf({
      Model: object([one]),
      Any: union([variant, string()], { discriminator }),
      Untagged: union([ref("Model")]),
    });
    return cellsOf(one, { graph });
  };

  // Asked in the test: what runs while tables are made is no test's.
  it.each<readonly [what: string, cells: () => readonly string[], want: string]>([
    ["it must be there", () => cellsOf(property("a", string())), YES],
    ["it may be left out", () => cellsOf(property("a?", string())), NO],
    ["it must be there and has a default", () => cellsOf(property("a", string(), { default: "x" })), NO],
    ["its default is filled in", () => cellsOf(property("a?", string(), { default: "x", filled: true })), YES],
    ["it is a tag with a default", () => tagged(property("kind", string(), { default: "cat" })), YES],
    ["it is a tag that may be left out", () => tagged(property("kind?", string())), NO],
    ["it is a tag of one value that may be left out", () => tagged(property("kind?", literal("cat"))), YES],
    ["another property is the tag", () => tagged(property("sort?", literal("cat"))), NO],
    ["it is the tag of others", () => tagged(property("kind?", literal("cat")), ref("Other")), NO],
  ])("where %s", (_, cells, want) => {
    expect(cells()[2]).toBe(want);
  });

  it("knows every tag of every union", () => {
    const graph = graphOf({
      Any: union([ref("A"), ref("B"), string()], { discriminator }),
      A: object([]),
      B: object([]),
      Plain: union([ref("A")]),
      Text: string(),
    });
    expect([...tagsOf(graph)]).toEqual(["A kind", "B kind"]);
    expect(tagsOf(graph)).toBe(tagsOf(graph));
  });
});

describe("a field that is told at all", () => {
  const readOnly = { ...property("id?", string()), readOnly: true };
  it.each<readonly [what: string, one: Property, request: boolean, response: boolean, want: number]>([
    ["sent only", readOnly, true, false, 0],
    ["sent and received", readOnly, true, true, 1],
    ["received only", readOnly, false, true, 1],
    ["neither", readOnly, false, false, 1],
    ["sent only, but must be there", { ...readOnly, required: true }, true, false, 1],
    ["sent only, but is not read-only", property("id?", string()), true, false, 1],
  ])("is so by where its model goes: %s", (_, one, request, response, want) => {
    expect(fieldsOf(object([one]), { model: { direction: { request, response } } })).toHaveLength(want);
  });
});

describe("what is said of a field", () => {
  it.each<readonly [what: string, one: Property, want: string]>([
    ["its own description", property("a", ref("Id"), { doc: doc("Mine.") }), "Mine."],
    ["its own description rather than its type's", property("a", ref("Pet"), { doc: doc("Mine.") }), "Mine."],
    ["nothing", property("a", ref("Id")), "N/A"],
  ])("is %s", (_, one, want) => {
    expect(cellsOf(one)[3]?.replace(/^:warning:.*<br\/><br\/>/, "")).toBe(want);
  });

  it("is that its type is deprecated", () => {
    const [field, , , description] = cellsOf(property("pet", ref("Pet")));
    expect(field).toBe("~~`pet`~~");
    expect(description).toMatch(/^:warning: \*\*DEPRECATED\*\*: .*<br\/><br\/>A pet\.$/);
  });

  it("is nothing of what its list is of", () => {
    expect(cellsOf(property("pets", array(ref("Pet"))))).toEqual([
      "`pets`",
      "[components.Pet](../../models/components/pet.md)[]",
      YES,
      "N/A",
    ]);
  });

  it.each<readonly [what: string, one: Property, want: string | undefined]>([
    ["its own example", property("a", ref("Pet"), { examples: [{ name: "Tom" }] }), '{<br/>"name": "Tom"<br/>}'],
    ["else the one of its type", property("a", ref("Pet")), '{<br/>"name": "Rex"<br/>}'],
    ["none of a type that has none", property("a", ref("Id")), undefined],
    ["none of a type that is not there", property("a", ref("Missing")), undefined],
    ["an empty list", property("a", unknown(), { examples: [[]] }), "[]"],
    ["null", property("a", unknown(), { examples: [null] }), "null"],
    [
      "three of them",
      property("a", unknown(), { examples: ["x", true, 0] }),
      "**Example 1:** x<br/>**Example 2:** true<br/>**Example 3:** 0",
    ],
    ["text as text", property("a", unknown(), { examples: ["a\n  b"] }), "a<br/>  b"],
  ])("is shown with %s", (_, one, want) => {
    expect(cellsOf(one)[4]).toBe(want);
  });

  it("of extras is their type alone", () => {
    const extras = (values: TypeNode, patterns: readonly { readonly pattern: string; readonly type: TypeNode }[]) =>
      object([property("a?", string(), { examples: ["x"] })], {}, { kind: "typed", values, patterns });
    expect(fieldsOf(extras(ref("Pet"), []))[1]).toEqual([
      "`additionalProperties`",
      "Record<string, [components.Pet](../../models/components/pet.md)>",
      NO,
      "N/A",
      "",
    ]);
    expect(
      fieldsOf(
        extras(never(), [
          { pattern: "a", type: number() },
          { pattern: "b", type: string() },
        ]),
      )[1]?.[1],
    ).toBe("Record<string, *number*, *string*>");
    expect(fieldsOf(extras(string(), [{ pattern: "a", type: number() }]))[1]?.[1]).toBe("Record<string, *string*>");
  });
});

describe("what is demanded of a field", () => {
  it.each<readonly [what: string, one: Property, want: string]>([
    ["a default", property("a", number(), { default: 0 }), "Default: `0`."],
    ["null by default", property("a", { ...string(), nullable: true }, { default: null }), "Default: `null`."],
    [
      "a default and bounds",
      property("a", number({ minimum: 0, exclusiveMaximum: 9 }), { default: 1 }),
      "Default: `1`. At least `0`. Less than `9`.",
    ],
    ["bounds of zero", property("a", number({ exclusiveMinimum: 0, maximum: 0 })), "More than `0`. At most `0`."],
    ["several multiples", property("a", number({ multipleOf: [2, 3] })), "A multiple of `2`. A multiple of `3`."],
    ["patterns", property("a", string({ patterns: ["^a", "b$"] })), "Pattern: `^a`. Pattern: `b$`."],
    ["no text at all", property("a", string({ minLength: 0, maxLength: 0 })), "Exactly `0` characters."],
    ["a format", property("a", string({}, { format: "uuid" })), "Format: `uuid`."],
    ["a format that its type tells", property("a", string({}, { format: "date-time", representation: "Date" })), "N/A"],
    ["a number of items", property("a", array(string(), { minItems: 2, maxItems: 2 })), "Exactly `2` items."],
    [
      "different items",
      property("a", array(string(), { maxItems: 3, uniqueItems: true })),
      "At most `3` items. No two items are equal.",
    ],
    [
      "a number of properties",
      property("a", map(string(), { minProperties: 1, maxProperties: 2 })),
      "At least `1` properties. At most `2` properties.",
    ],
    ["what an alias demands", property("a", ref("Id")), "Format: `uuid`. At most `9` characters."],
    [
      "what an alias of an alias demands",
      property("a", ref("Alias", { checks: { minLength: 2 } })),
      "At least `2` characters. Format: `uuid`. At most `9` characters.",
    ],
    [
      "nothing of what has a page of its own",
      property("a", ref("Free", { checks: { maxProperties: 1 } })),
      "At most `1` properties.",
    ],
    ["nothing of what is not there", property("a", ref("Missing")), "N/A"],
    ["nothing of an enum", property("a", enumeration(["a"])), "N/A"],
    [
      "a description and more",
      property("a", string({ minLength: 1 }), { doc: doc("Text.") }),
      "Text.<br/><br/>At least `1` characters.",
    ],
  ])("is told where that is asked for: %s", (_, one, want) => {
    expect(cellsOf(one, { details: "all" })[3]).toBe(want);
    if (one.doc.description === undefined) expect(cellsOf(one)[3]).toBe("N/A");
  });

  it("ends where aliases lead to each other", () => {
    const graph = graphOf({ Model: object([property("a", ref("A"))]), A: ref("B"), B: ref("A") });
    expect(cellsOf(property("a", ref("A")), { graph, details: "all" })[3]).toBe("N/A");
  });
});
