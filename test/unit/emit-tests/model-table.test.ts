import { describe, expect, it } from "vitest";
import { printModelTable } from "../../../generator/emit/tests/model-table.js";
import type { Model, TypeNode } from "../../../generator/model/types.js";
import {
  array,
  enumeration,
  graphOf,
  literal,
  namesFor,
  never,
  object,
  property,
  ref,
  string,
  union,
} from "../sample/graph-kit.js";

// Models of the graph kit are called as if they stood in other documents, which are bundled.
const pointer = (id: string): string => `/x-modelmint-documents/${id}`;
const SHARED = { module: "src/models/components/a", name: "A", pointer: pointer("A") };

/** What the table says of a model beyond its name and place. */
function entryOf(type: TypeNode, more: Partial<Model> = {}): unknown {
  const graph = graphOf({ A: type }, { A: more });
  return JSON.parse(printModelTable(graph, namesFor(), [...graph.models.values()]))[0];
}

const discriminator = { wireName: "kind", enforced: true, tags: [{ tag: "cat", variant: 0 }] };
const tagged = { tag: "kind", tags: ["cat"], owners: [pointer("A")] };
const merged = { parts: [{ id: "B", without: ["x"] }] };

describe("the table of models for the comparison with the document", () => {
  it.each<[what: string, type: TypeNode, more: Partial<Model>, want: object]>([
    ["nothing more of text", string(), {}, {}],
    ["that null is a value", { ...string(), nullable: true }, {}, { nullable: true }],
    ["that null passes", { ...object([]), inferred: true }, {}, { passesNull: true }],
    [
      "that an enum is open, and for which kinds",
      enumeration(["a", "b", 1], true),
      {},
      { open: true, kinds: ["string", "number"] },
    ],
    ["nothing more of a closed enum", enumeration(["a"]), {}, {}],
    ["the tags of a union, and whose each is", union([ref("A")], { discriminator }), {}, tagged],
    [
      "that a tag only hints",
      union([ref("A")], { discriminator: { ...discriminator, enforced: false } }),
      {},
      { tag: "kind", tags: ["cat"], hinted: true },
    ],
    ["that a union is open", union([ref("A")], { discriminator, open: true }), {}, { open: true, ...tagged }],
    ["nothing more of a union without tags", union([string(), array(string())]), {}, {}],
    ["that an option rejects others", object([], {}, { kind: "unknown", policy: "reject" }), {}, { closed: true }],
    ["nothing more of an object that forbids others", object([], {}, { kind: "forbidden" }), {}, {}],
    ["nothing more of an object that strips others", object([], {}, { kind: "unknown", policy: "strip" }), {}, {}],
    [
      "what is required elsewhere alone",
      object([property("a?", string(), { requiredElsewhere: true }), property("b?", string())]),
      {},
      { optional: ["a"] },
    ],
    ["what it was merged of", string(), { merged }, { merged: { parts: [{ pointer: pointer("B"), without: ["x"] }] } }],
    [
      "what it was merged of, and to which types",
      string(),
      { merged: { ...merged, types: ["string"] } },
      { merged: { types: ["string"], parts: [{ pointer: pointer("B"), without: ["x"] }] } },
    ],
    [
      "of what properties without a choice were merged",
      object([
        property("a", { ...never(), merged }),
        property("b", never()),
        property("c", { ...literal(1), merged }),
        property("d", literal(1)),
      ]),
      {},
      {
        asWritten: ["a", "c"].map((name) => ({ property: name, parts: [{ pointer: pointer("B"), without: ["x"] }] })),
      },
    ],
  ])("says %s", (_what, type, more, want) => {
    expect(entryOf(type, more)).toEqual({ ...SHARED, ...want });
  });

  const closed = object([], {}, { kind: "unknown", policy: "reject" });
  it.each<readonly [what: string, type: TypeNode, want: object]>([
    ["alternatives that an option closes", union([ref("M"), ref("P")]), { alternatives: [pointer("M"), pointer("P")] }],
    [
      "of which one may hold",
      union([ref("M"), ref("P")], { exclusive: true }),
      { alternatives: [pointer("M"), pointer("P")], exclusive: true },
    ],
    ["none that are closed alone", union([ref("P"), ref("P")]), {}],
    ["none of which one is no model", union([ref("M"), string()]), {}],
    ["items that it closes", array(array(ref("M"))), { closesItems: true }],
    ["no items that are closed alone", array(ref("P")), {}],
    ["no items of alternatives", union([array(ref("M"))]), { closesItems: true }],
  ])("says of what several schemas make up: %s", (_, type, want) => {
    const graph = graphOf({ A: type, M: closed, P: closed }, { M: { merged } });
    expect(JSON.parse(printModelTable(graph, namesFor(), [...graph.models.values()]))[0]).toEqual({ ...SHARED, ...want });
  });

  it("has a line for each, with those that are not tested", () => {
    const graph = graphOf({ A: string(), B: string(), C: string() }, { B: { internal: true } });
    expect(printModelTable(graph, namesFor(), [...graph.models.values()].slice(0, 1))).toBe(
      `[\n{"name":"A","module":"src/models/components/a","pointer":"${pointer("A")}"},\n` +
        `{"name":"C","module":"src/models/components/c","pointer":"${pointer("C")}","untested":true}\n]\n`,
    );
    expect(printModelTable(graphOf({}), namesFor(), [])).toBe("[]\n");
  });

  const strict = (tag: string): TypeNode => object([property("kind", literal(tag))]);
  const lenient = object([property("kind", enumeration(["dog"], true))]);
  const elsewhere = object([property("kind", string()), property("sort", literal("dog"))]);
  it.each<readonly [what: string, variants: readonly TypeNode[], enforced: boolean, want: readonly string[] | undefined]>([
    ["every alternative states its tag", [ref("C"), ref("D")], true, undefined],
    ["one tolerates others", [ref("C"), ref("L")], true, ["C", "L", "C"]],
    ["one states another property", [ref("C"), ref("E")], true, ["C", "E", "C"]],
    ["the tag is only a hint", [ref("C"), ref("L")], false, undefined],
  ])("says whose each tag is where an alternative does not state it itself: %s", (_, variants, enforced, want) => {
    const tags = [0, 1, 0].map((variant, index) => ({ tag: `t${index}`, variant }));
    const graph = graphOf({
      Any: union(variants, { discriminator: { wireName: "kind", tags, enforced } }),
      C: strict("cat"),
      D: strict("dog"),
      L: lenient,
      E: elsewhere,
    });
    const [entry] = JSON.parse(printModelTable(graph, namesFor(), [...graph.models.values()])) as { owners?: unknown }[];
    expect(entry?.owners).toEqual(want?.map(pointer));
  });
});
