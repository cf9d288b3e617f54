import { describe, expect, test } from "vitest";
import { settleDirections } from "../../../generator/model/directions.js";
import type { ModelOptions } from "../../../generator/model/options.js";
import type { Direction, EnumNode, Model, Property, TypeNode, UnionNode } from "../../../generator/model/types.js";
import { array, enumeration, graphOf, literal, object, property, ref, string, union } from "../sample/graph-kit.js";
import { DEFAULTS } from "./model-kit.js";

interface Setting {
  readonly requests?: readonly string[];
  readonly responses?: readonly string[];
  readonly options?: Partial<ModelOptions>;
  readonly is30?: boolean;
  readonly more?: Readonly<Record<string, Partial<Model>>>;
}

function settle(types: Readonly<Record<string, TypeNode>>, setting: Setting = {}): ReadonlyMap<string, Model> {
  const { requests = [], responses = [], options, is30 = false, more } = setting;
  const roots = { ids: Object.keys(types), requests: [...requests], responses: [...responses] };
  return settleDirections(graphOf(types, more).models, roots, { ...DEFAULTS, ...options }, is30);
}

/** The models that came out open. */
function openOf(types: Readonly<Record<string, TypeNode>>, setting: Setting = {}): readonly string[] {
  const models = [...settle(types, { options: { enums: "open", unions: "open" }, ...setting }).values()];
  return models.filter(({ type }) => (type.kind === "enum" || type.kind === "union") && type.open).map(({ id }) => id);
}

const values = (...members: readonly (string | number | boolean)[]): EnumNode => enumeration(members);
const tagged = (names: readonly string[], more: Partial<UnionNode> = {}): UnionNode =>
  union(
    names.map((name) => ref(name)),
    { discriminator: { wireName: "kind", tags: [], enforced: true }, ...more },
  );

describe("the ways that a model travels", () => {
  const types = {
    Body: object([property("shared", ref("Shared"))]),
    Answer: array(ref("Item")),
    Item: object([property("shared", ref("Shared")), property("self", ref("Item"))]),
    Shared: string(),
    Unused: object([property("body", ref("Body")), property("own", ref("Own"))]),
    Own: string(),
  };
  test.each<[what: string, setting: Setting, want: Readonly<Record<string, string>>]>([
    ["are both where nothing uses it", {}, { Body: "both", Item: "both", Shared: "both", Unused: "both", Own: "both" }],
    [
      "are those of whatever leads to it",
      { requests: ["Body"], responses: ["Answer"] },
      { Body: "both", Answer: "response", Item: "response", Shared: "both", Unused: "both", Own: "both" },
    ],
    [
      "are one where everything leads there that way",
      { requests: ["Unused"] },
      { Unused: "request", Body: "request", Shared: "both", Own: "request", Answer: "both", Item: "both" },
    ],
  ])("%s", (_, setting, want) => {
    const show = ({ request, response }: Direction): string =>
      request && response ? "both" : request ? "request" : response ? "response" : "none";
    const settled = settle(types, setting);
    const found = Object.keys(want).map((name) => [
      name,
      show(settled.get(name)?.direction ?? { request: false, response: false }),
    ]);
    expect(Object.fromEntries(found)).toEqual(want);
  });
});

describe("what takes further values", () => {
  const types = { Sent: values("a", "b"), Got: values("a", "b") };
  const ways = { requests: ["Sent"], responses: ["Got"] };
  test.each<[what: string, types: Readonly<Record<string, TypeNode>>, setting: Setting, open: readonly string[]]>([
    ["is no enum where they are closed", types, { options: { enums: "closed" } }, []],
    ["is every enum where they are open", types, { ...ways, options: { enums: "open" } }, ["Sent", "Got"]],
    ["is an enum of a response where that decides", types, { ...ways, options: { enums: "auto" } }, ["Got"]],
    ["is an enum of both", types, { options: { enums: "auto" } }, ["Sent", "Got"]],
    ["is an enum of numbers", { A: values(1, 2) }, {}, ["A"]],
    ["is none of booleans", { A: values(true), B: values("a", false) }, {}, []],
    ["is none of objects or lists", { A: enumeration([{ a: 1 }]), B: enumeration(["a", [1]]) }, {}, []],
    ["is none that only restricts", types, { more: { Sent: { internal: true } } }, ["Got"]],
    ["is a union with tags of its own", { A: tagged(["B", "C"]), B: object([]), C: object([]) }, {}, ["A"]],
    ["is none without tags", { A: union([ref("B")]), B: object([]) }, {}, []],
    [
      "is none whose tags are only tried first",
      { A: tagged(["B"], { discriminator: { wireName: "kind", tags: [], enforced: false } }), B: object([]) },
      {},
      [],
    ],
    ["is no union where they are closed", { A: tagged(["B"]), B: object([]) }, { options: { unions: "closed" } }, []],
    [
      "is a union of a response where that decides",
      { A: tagged(["C"]), B: tagged(["C"]), C: object([]) },
      { requests: ["A"], responses: ["B"], options: { unions: "auto" } },
      ["B"],
    ],
    [
      "is a union of what extends one schema, which further values are",
      { A: tagged(["B"], { base: ref("B") }), B: object([]) },
      { options: { unions: "closed" } },
      ["A"],
    ],
    [
      "is none of these where tags do not tell",
      { A: union([ref("B")], { base: ref("B") }), B: object([]) },
      { options: { unions: "closed" } },
      [],
    ],
  ])("%s", (_, types, setting, open) => {
    expect(openOf(types, setting)).toEqual(open);
  });
});

describe("an enum that tells alternatives apart takes no further values", () => {
  const [One, Two, Other] = [values("a"), values("b"), values("x")];
  test.each<[what: string, types: Readonly<Record<string, TypeNode>>, open: readonly string[], more?: Setting["more"]]>([
    ["as an alternative", { Root: union([ref("One"), ref("Two")]), One, Two, Other }, ["Other"]],
    ["by way of an alias", { Root: union([ref("Alias"), ref("Two")]), Alias: ref("One"), One, Two, Other }, ["Other"]],
    [
      "as an alternative of an alternative",
      { Root: union([ref("Inner"), string()]), Inner: union([ref("One")]), One, Other },
      ["Other"],
    ],
    ["and ends where aliases refer to each other", { Root: union([ref("Loop"), ref("One")]), Loop: ref("Loop"), One }, []],
    ["and ends where unions do", { Root: union([ref("Root"), ref("One")]), One }, []],
    [
      "as any property of an object where no tag decides",
      { Root: union([ref("A"), string()]), A: object([property("p", ref("One")), property("q", ref("Two"))]), One, Two, Other },
      ["Other"],
    ],
    [
      "but not further inside of it",
      {
        Root: union([ref("A"), string()]),
        A: object([property("p", array(ref("One"))), property("q", ref("B"))]),
        B: object([property("r", ref("Two"))]),
        One,
        Two,
      },
      ["One", "Two"],
    ],
    ["but not as an item", { Root: union([array(ref("One")), string()]), One }, ["One"]],
    [
      "as the tag alone where a tag decides",
      { Root: tagged(["A"]), A: object([property("kind", ref("One")), property("q", ref("Two"))]), One, Two },
      ["Root", "Two"],
    ],
    [
      "as any property where the tag is only tried first",
      {
        Root: { ...tagged(["A"]), discriminator: { wireName: "kind", tags: [], enforced: false } },
        A: object([property("kind", ref("One")), property("q", ref("Two"))]),
        One,
        Two,
      },
      [],
    ],
  ])("%s", (_, types, open, more) => {
    expect(openOf(types, more === undefined ? {} : { more })).toEqual(open);
  });

  const merged = (...ids: readonly string[]): Partial<Model> => ({ merged: { parts: ids.map((id) => ({ id, without: [] })) } });
  const extended = (more: Setting["more"]): readonly string[] =>
    openOf(
      {
        Root: union([ref("One"), string()]),
        One: values("a", "b"),
        More: values("a"),
      },
      { more: more ?? {} },
    );
  test.each<[what: string, more: Setting["more"], open: readonly string[]]>([
    ["also one that is made of it and of more", { More: merged("One", "Own") }, []],
    ["wherever it stands among these", { More: merged("Own", "One", "Third") }, []],
    ["also one that is made of all that it is made of", { One: merged("P", "Q"), More: merged("Q", "Own", "P") }, []],
    ["but none that is made of one part of it", { One: merged("P", "Q"), More: merged("Q", "Own") }, ["More"]],
    ["nor of the other", { One: merged("P", "Q"), More: merged("P") }, ["More"]],
    ["and none that has nothing in common", { More: merged("P") }, ["More"]],
  ])("%s", (_, more, open) => {
    expect(extended(more)).toEqual(open);
  });

  test("also one that is made of a tag which became a literal and of more, but of no other property or union", () => {
    const cat = object([property("kind", literal("cat")), property("size", literal("s"))]);
    const types = (root: UnionNode): Readonly<Record<string, TypeNode>> => ({
      Root: root,
      "/Cat": cat,
      Kind: values("cat"),
      Size: values("s"),
    });
    const more = { Kind: merged("/kind", "Own"), Size: merged("/size", "Own") };
    expect(openOf(types(tagged(["/Cat"])), { more })).toEqual(["Root", "Size"]);
    expect(
      openOf(types(union([ref("/Cat")], { discriminator: { wireName: "kind", tags: [], enforced: false } })), { more }),
    ).toEqual(["Kind", "Size"]);
  });

  test("also where the literal itself is made of several schemas, or stands in another file", () => {
    const parts = { parts: ["P", "Q"].map((id) => ({ id, without: [] })) };
    const cat = object([property("kind", { ...literal("cat"), merged: parts })]);
    const types = { Root: tagged(["/Cat"]), "/Cat": cat, Kind: values("cat"), Half: values("cat") };
    expect(openOf(types, { more: { Kind: merged("Q", "P", "Own"), Half: merged("P") } })).toEqual(["Root", "Half"]);
    const elsewhere = "pets.yaml#/Cat";
    const others = {
      Root: tagged([elsewhere]),
      [elsewhere]: object([property("kind", literal("cat"))]),
      Kind: values("cat"),
      Same: values("cat"),
    };
    expect(openOf(others, { more: { Kind: merged("pets.yaml#/kind"), Same: merged("/kind") } })).toEqual(["Root", "Same"]);
  });
});

describe("in 3.0, what has to be there only one way", () => {
  const user = (more: readonly Property[] = []): TypeNode =>
    object([
      property("id", string(), { readOnly: true }),
      property("password", string(), { writeOnly: true }),
      property("note?", string(), { readOnly: true, writeOnly: true }),
      property("name", string()),
      ...more,
    ]);
  const required = (types: Readonly<Record<string, TypeNode>>, setting: Setting): readonly string[] => {
    const type = settle(types, { is30: true, ...setting }).get("User")?.type;
    if (type?.kind !== "object") throw new Error("User is no object");
    return type.properties.map(
      ({ wireName, required, requiredElsewhere }) =>
        `${wireName}${required ? "" : "?"}${requiredElsewhere === true ? " elsewhere" : ""}`,
    );
  };
  test.each<[what: string, types: Readonly<Record<string, TypeNode>>, setting: Setting, want: readonly string[]]>([
    ["is not asked of a request", { User: user() }, { requests: ["User"] }, ["id? elsewhere", "password", "note?", "name"]],
    ["nor of a response", { User: user() }, { responses: ["User"] }, ["id", "password? elsewhere", "note?", "name"]],
    ["is asked where both travel", { User: user() }, {}, ["id", "password", "note?", "name"]],
    ["is asked in 3.1", { User: user() }, { requests: ["User"], is30: false }, ["id", "password", "note?", "name"]],
    [
      "is asked of a schema that only restricts",
      { User: user() },
      { requests: ["User"], more: { User: { internal: true } } },
      ["id", "password", "note?", "name"],
    ],
    [
      "is asked of a tag",
      { User: user([property("kind", string(), { readOnly: true })]), Root: tagged(["User"]) },
      { requests: ["Root"] },
      ["id? elsewhere", "password", "note?", "name", "kind"],
    ],
    [
      "is asked of the tag of the first union that has one",
      {
        User: user([property("kind", string(), { readOnly: true }), property("sort", string(), { readOnly: true })]),
        Root: tagged(["User"]),
        Other: tagged(["User"], { discriminator: { wireName: "sort", tags: [], enforced: true } }),
      },
      { requests: ["Root", "Other"] },
      ["id? elsewhere", "password", "note?", "name", "kind", "sort? elsewhere"],
    ],
    [
      "is not asked of a tag that is only tried first",
      {
        User: user([property("kind", string(), { readOnly: true })]),
        Root: union([ref("User")], { discriminator: { wireName: "kind", tags: [], enforced: false } }),
      },
      { requests: ["Root"] },
      ["id? elsewhere", "password", "note?", "name", "kind? elsewhere"],
    ],
  ])("%s", (_, types, setting, want) => {
    expect(required(types, setting)).toEqual(want);
  });
});
