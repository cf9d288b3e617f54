import { describe, expect, it } from "vitest";
import { fillDefaults, settleDefaults } from "../../../generator/emit/sample/index.js";
import type { JsonValue, ModelGraph, Property, TypeNode } from "../../../generator/model/types.js";
import {
  array,
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
} from "./graph-kit.js";

const filled = (value: JsonValue): Partial<Property> => ({ default: value, filled: true });
const item = object([property("a?", string(), filled("x"))]);
const other = object([property("a?", string(), filled("y"))]);
const tags = [
  { tag: "one", variant: 0 },
  { tag: "two", variant: 1 },
];
const tagged = (enforced: boolean, open = false): TypeNode =>
  union([ref("Item"), ref("Other")], { open, discriminator: { wireName: "kind", tags, enforced } });

const graph = graphOf({
  Item: item,
  Other: other,
  Deep: object([property("item?", ref("Item"), filled({})), property("list?", array(ref("Item")), { default: [{}] })]),
  Null: object([property("a?", { ...string(), nullable: true }, filled(null))]),
});

describe("what comes back where defaults are filled in", () => {
  it.each<readonly [what: string, type: TypeNode, given: JsonValue, want: JsonValue | undefined]>([
    ["a default", ref("Item"), {}, { a: "x" }],
    ["a value instead of it", ref("Item"), { a: "z" }, { a: "z" }],
    ["what nobody names, before it", ref("Item"), { b: 1 }, { b: 1, a: "x" }],
    ["null", ref("Null"), {}, { a: null }],
    ["a default with a default inside", ref("Deep"), {}, { item: { a: "x" } }],
    [
      "a value with a default inside",
      ref("Deep"),
      { item: { b: 1 }, list: [{}, { a: "z" }] },
      { item: { b: 1, a: "x" }, list: [{ a: "x" }, { a: "z" }] },
    ],
    ["the items of a list", array(ref("Item")), [{}, { a: "z" }], [{ a: "x" }, { a: "z" }]],
    ["the items of a tuple", tuple([ref("Item"), string()], ref("Other")), [{}, "b", {}], [{ a: "x" }, "b", { a: "y" }]],
    ["the values of a map", map(ref("Item")), { k: {} }, { k: { a: "x" } }],
    [
      "the values of a pattern",
      map(ref("Item"), {}, [{ pattern: "^o", type: ref("Other") }]),
      { k: {}, o: {} },
      { k: { a: "x" }, o: { a: "y" } },
    ],
    [
      "extras",
      object(
        [property("b?", string())],
        {},
        { kind: "typed", values: ref("Item"), patterns: [{ pattern: "^o", type: ref("Other") }] },
      ),
      { b: "c", k: {}, o: {} },
      { b: "c", k: { a: "x" }, o: { a: "y" } },
    ],
    ["the variant of a tag", tagged(true), { kind: "two" }, { kind: "two", a: "y" }],
    ["nothing of a tag that nobody lists", tagged(true, true), { kind: "three" }, { kind: "three" }],
    ["nothing, where two variants would fill in different ones", tagged(false), { kind: "two" }, undefined],
    ["what two variants agree about", union([ref("Item"), ref("Item")]), {}, { a: "x" }],
    ["the variant that accepts it", union([array(ref("Item")), ref("Other")]), {}, { a: "y" }],
    ["what no variant accepts", union([string(), number()]), {}, {}],
    ["nothing, where a part cannot be told", array(tagged(false)), [{}], undefined],
    ["nothing, where an entry cannot be told", map(tagged(false)), { k: {} }, undefined],
    ["nothing, where a property cannot be told", object([property("p", tagged(false))]), { p: {} }, undefined],
    ["nothing, where a default cannot be told", object([property("p?", tagged(false), filled({}))]), {}, undefined],
    ["what is not of a list's kind", array(ref("Item")), { k: {} }, { k: {} }],
    ["what is not of a tuple's kind", tuple([ref("Item")], never()), {}, {}],
    ["what is not of a map's kind", map(ref("Item")), [{}], [{}]],
    ["what is not of an object's kind", ref("Item"), [{}], [{}]],
    ["a scalar", string(), "x", "x"],
    ["what is not there", ref("Missing"), {}, {}],
  ])("is %s", (_, type, given, want) => {
    expect(fillDefaults(graph, type, given)).toEqual(want);
    if (want !== undefined) expect(JSON.stringify(fillDefaults(graph, type, given))).toBe(JSON.stringify(want));
  });

  it("is the value itself where the document has no default", () => {
    const value = { a: [{}] };
    expect(fillDefaults(graphOf({ A: object([]) }), ref("A"), value)).toBe(value);
  });
});

describe("a default that is to be filled in", () => {
  const settle = (
    types: Readonly<Record<string, TypeNode>>,
  ): { readonly graph: ModelGraph; readonly reports: readonly string[] } => {
    const reports: string[] = [];
    const settled = settleDefaults(graphOf(types), (one, model, reason) =>
      reports.push(`${model.id}.${one.wireName}: ${reason}`),
    );
    return { graph: settled, reports };
  };
  const filledIn = ({ graph: settled }: ReturnType<typeof settle>): readonly string[] =>
    [...settled.models.values()].flatMap(({ id, type }) =>
      type.kind === "object" ? type.properties.flatMap((one) => (one.filled === true ? [`${id}.${one.wireName}`] : [])) : [],
    );
  const DEPENDS = "other keywords of the object hang on which properties are there";
  const TOLD = "the object is told from others by which properties are there";
  const UNSURE = "it is no value that its schema surely allows";
  const one = property("a?", string(), { default: "x" });

  it.each<
    readonly [what: string, types: Readonly<Record<string, TypeNode>>, fills: readonly string[], reports: readonly string[]]
  >([
    ["is so", { A: object([one]) }, ["A.a"], []],
    ["is not where the property must be there", { A: object([property("a", string(), { default: "x" })]) }, [], []],
    ["is not where there is none", { A: object([property("a?", string())]) }, [], []],
    [
      "is not where its schema does not allow it",
      { A: object([property("a?", integer(), { default: "x" })]) },
      [],
      [`A.a: ${UNSURE}`],
    ],
    [
      "is not where an open enum merely keeps it",
      { A: object([property("a?", { ...literal("y") }, { default: "x" })]) },
      [],
      [`A.a: ${UNSURE}`],
    ],
    ["is so under a least number of properties", { A: object([one], { minProperties: 1 }) }, ["A.a"], []],
    ["is so beside names that must be there", { A: object([one], { required: ["b"] }) }, ["A.a"], []],
    ["is so beside a schema of names", { A: object([one], { propertyNames: [string()] }) }, ["A.a"], []],
    ["is not under a largest number of properties", { A: object([one], { maxProperties: 1 }) }, [], [`A.a: ${DEPENDS}`]],
    [
      "is not where others depend on it",
      { A: object([one], { dependentRequired: [{ name: "a", required: ["b"] }] }) },
      [],
      [`A.a: ${DEPENDS}`],
    ],
    ["is not under a condition", { A: object([one], { not: [object([property("a", string())])] }) }, [], [`A.a: ${DEPENDS}`]],
    [
      "is not in one of several without a tag",
      { A: object([one]), U: union([ref("A"), string()], { exclusive: true }) },
      [],
      [`A.a: ${TOLD}`],
    ],
    ["is so in at least one of several", { A: object([one]), U: union([ref("A"), string()]) }, ["A.a"], []],
    ["is so in the only alternative", { A: object([one]), U: union([ref("A")], { exclusive: true }) }, ["A.a"], []],
    [
      "is so in one of several with a tag",
      {
        A: object([one]),
        U: union([ref("A"), string()], { exclusive: true, discriminator: { wireName: "kind", tags, enforced: true } }),
      },
      ["A.a"],
      [],
    ],
    [
      "is so in one of several with a tag that is only a hint",
      {
        A: object([one]),
        U: union([ref("A"), string()], { exclusive: true, discriminator: { wireName: "kind", tags, enforced: false } }),
      },
      ["A.a"],
      [],
    ],
    [
      "is not where it contains itself, but others are",
      {
        A: object([
          property("a?", ref("A"), { default: {}, pointer: "/A/a" }),
          property("b?", string(), { default: "x", pointer: "/A/b" }),
        ]),
      },
      ["A.b"],
      ["A.a: it contains itself"],
    ],
    [
      "is not where two contain themselves",
      {
        A: object([property("a?", ref("A"), { default: {}, pointer: "/A/a" })]),
        B: object([property("b?", ref("B"), { default: {}, pointer: "/B/b" })]),
        C: object([property("c?", string(), { default: "x", pointer: "/C/c" })]),
      },
      ["C.c"],
      ["A.a: it contains itself", "B.b: it contains itself"],
    ],
  ])("%s", (_, types, fills, reports) => {
    const settled = settle(types);
    expect(filledIn(settled)).toEqual(fills);
    expect(settled.reports).toEqual(reports);
  });

  it("is none of a model that only checks others", () => {
    const types = { A: object([one]) };
    const reports: string[] = [];
    const settled = settleDefaults(graphOf(types, { A: { internal: true } }), (each) => reports.push(each.wireName));
    expect([filledIn({ graph: settled, reports }), reports]).toEqual([[], []]);
  });
});
