import { describe, expect, test } from "vitest";
import { settleDiscriminators } from "../../../generator/model/discriminators.js";
import type { StatedDiscriminator } from "../../../generator/model/stated-discriminator.js";
import type { JsonObject, JsonValue, Model, ModelGraph, TypeNode } from "../../../generator/model/types.js";
import * as node from "../sample/graph-kit.js";
import { buildSchemas } from "./model-kit.js";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: JsonObject, required = Object.keys(properties)): JsonObject => ({
  type: "object",
  required,
  properties,
});
const kind = (...values: JsonValue[]): JsonObject => object({ kind: { enum: values } });
const oneOf = (...names: string[]): JsonObject => ({ oneOf: names.map(ref) });

function rootOf(schemas: JsonObject): TypeNode | undefined {
  return buildSchemas(schemas).graph.models.get("/components/schemas/Root")?.type;
}

/** The discriminator of Root on one line: `kind: cat 0, dog 1`, with a `?` where tags only tell what to try first. */
function tagsOfRoot(schemas: JsonObject): string | undefined {
  const root = rootOf(schemas);
  if (root?.kind !== "union") throw new Error("Root is no union");
  const { discriminator } = root;
  if (discriminator === undefined) return undefined;
  const { wireName, tags, enforced, fallback } = discriminator;
  const ways = tags.map(({ tag, variant }) => `${tag} ${variant}`);
  return `${wireName}${enforced ? "" : "?"}: ${[...ways, ...(fallback === undefined ? [] : [`else ${fallback}`])].join(", ")}`;
}

const BOTH = { Cat: kind("cat"), Dog: kind("dog") };

describe("alternatives that no discriminator is stated for are told apart by a property", () => {
  test.each<[what: string, schemas: JsonObject, want: string | undefined]>([
    ["with one value in each", { Root: oneOf("Cat", "Dog"), ...BOTH }, "kind: cat 0, dog 1"],
    ["with several", { Root: oneOf("Cat", "Dog"), Cat: kind("cat", "lion"), Dog: kind("dog") }, "kind: cat 0, lion 0, dog 1"],
    ["in anyOf, too", { Root: { anyOf: [ref("Cat"), ref("Dog")] }, ...BOTH }, "kind: cat 0, dog 1"],
    [
      "whose enum is a component",
      { Root: oneOf("Cat", "Dog"), Cat: object({ kind: ref("Own") }), Dog: kind("dog"), Own: { enum: ["c", "d"] } },
      "kind: c 0, d 0, dog 1",
    ],
    [
      "but not if that enum may be null",
      { Root: oneOf("Cat", "Dog"), Cat: object({ kind: ref("Own") }), Dog: kind("dog"), Own: { enum: ["c", "d", null] } },
      undefined,
    ],
    ["but not if it may be null itself", { Root: oneOf("Cat", "Dog"), Cat: kind("cat", null), Dog: kind("dog") }, undefined],
    [
      "but not if it is a constant and null",
      {
        Root: oneOf("Cat", "Dog"),
        Cat: object({ kind: { anyOf: [{ const: "cat" }, { type: "null" }] } }),
        Dog: object({ kind: { anyOf: [{ const: "dog" }, { type: "null" }] } }),
      },
      undefined,
    ],
    ["but not if a value is a number", { Root: oneOf("Cat", "Dog"), Cat: kind("cat", 1), Dog: kind("dog") }, undefined],
    [
      "but not if a constant is",
      { Root: oneOf("Cat", "Dog"), Cat: object({ kind: { const: 1 } }), Dog: object({ kind: { const: 2 } }) },
      undefined,
    ],
    ["but not if two share a value", { Root: oneOf("Cat", "Dog"), Cat: kind("cat", "pet"), Dog: kind("dog", "pet") }, undefined],
    [
      "but not if the first need not have it",
      { Root: oneOf("Cat", "Dog"), Cat: object({ kind: { enum: ["cat"] } }, []), Dog: kind("dog") },
      undefined,
    ],
    [
      "but not if another need not",
      { Root: oneOf("Cat", "Dog"), Cat: kind("cat"), Dog: object({ kind: { enum: ["dog"] } }, []) },
      undefined,
    ],
    [
      "but not if another lacks it",
      { Root: oneOf("Cat", "Dog"), Cat: kind("cat"), Dog: object({ sort: { enum: ["dog"] } }) },
      undefined,
    ],
    [
      "but not if one has any text",
      { Root: oneOf("Cat", "Dog"), Cat: kind("cat"), Dog: object({ kind: { type: "string" } }) },
      undefined,
    ],
    ["but not if one is no object", { Root: oneOf("Cat", "Dog"), Cat: kind("cat"), Dog: { type: "string" } }, undefined],
    [
      "but not if one need not be an object",
      { Root: oneOf("Cat", "Dog"), Cat: kind("cat"), Dog: { required: ["kind"], properties: { kind: { enum: ["dog"] } } } },
      undefined,
    ],
    [
      "but not if one may be null",
      { Root: oneOf("Cat", "Dog"), Cat: kind("cat"), Dog: { ...kind("dog"), type: ["object", "null"] } },
      undefined,
    ],
    [
      "the first that does",
      {
        Root: oneOf("Cat", "Dog"),
        Cat: object({ home: { enum: ["house"] }, kind: { enum: ["cat"] }, sort: { enum: ["c"] } }),
        Dog: object({ sort: { enum: ["d"] }, kind: { enum: ["dog"] }, home: { enum: ["house"] } }),
      },
      "kind: cat 0, dog 1",
    ],
    [
      "also of unions of unions",
      { Root: oneOf("Pets", "Fish"), Pets: oneOf("Cat", "Dog"), Fish: kind("fish"), ...BOTH },
      "kind: cat 0, dog 0, fish 1",
    ],
    [
      "also where one of these has a value twice",
      { Root: oneOf("Pets", "Fish"), Pets: oneOf("Cat", "Dog"), Fish: kind("fish"), Cat: kind("pet"), Dog: kind("pet") },
      "kind: pet 0, fish 1",
    ],
    [
      "but not if an alternative of these is no object",
      { Root: oneOf("Fish", "Pets"), Pets: { oneOf: [ref("Cat"), { type: "string" }] }, Fish: kind("fish"), ...BOTH },
      undefined,
    ],
    ["also by way of an alias", { Root: oneOf("Alias", "Dog"), Alias: ref("Cat"), ...BOTH }, "kind: cat 0, dog 1"],
  ])("%s", (_, schemas, want) => {
    expect(tagsOfRoot(schemas)).toBe(want);
  });
});

describe("a discriminator that is stated", () => {
  const stated = (more: JsonObject, ...names: string[]): JsonObject => ({
    ...oneOf(...names),
    discriminator: { propertyName: "kind", ...more },
  });
  const texts = { Cat: object({ kind: { type: "string" } }), Dog: object({ kind: { type: "string" } }) };
  test.each<[what: string, schemas: JsonObject, want: string | undefined]>([
    ["decides where each alternative has values of its own", { Root: stated({}, "Cat", "Dog"), ...BOTH }, "kind: cat 0, dog 1"],
    ["does so for one alternative, too", { Root: stated({}, "Cat"), ...BOTH }, "kind: cat 0"],
    [
      "has its tags in the order of the mapping, and those that it leaves out after these",
      {
        Root: stated({ mapping: { dog: "Dog", lion: "Cat" } }, "Cat", "Dog"),
        Cat: kind("cat", "lion", "puma"),
        Dog: kind("dog"),
      },
      "kind: dog 1, lion 0, cat 0, puma 0",
    ],
    [
      "tells what to try where they have none: names of components",
      { Root: stated({}, "Cat", "Dog"), ...texts },
      "kind?: Cat 0, Dog 1",
    ],
    [
      "or what the mapping calls them",
      { Root: stated({ mapping: { d: "#/components/schemas/Dog", c: "Cat" } }, "Cat", "Dog"), ...texts },
      "kind: d 1, c 0",
    ],
    ["or both", { Root: stated({ mapping: { d: "Dog" } }, "Cat", "Dog"), ...texts }, "kind?: d 1, Cat 0"],
    [
      "has several tags for one",
      { Root: stated({ mapping: { a: "Dog", b: "Dog" } }, "Cat", "Dog"), ...texts },
      "kind?: a 1, b 1, Cat 0",
    ],
    [
      "has none for what is no alternative",
      { Root: stated({ mapping: { f: "Fish", c: "Cat" } }, "Cat", "Dog"), Fish: object({}), ...texts },
      "kind?: c 0, Dog 1",
    ],
    [
      "has no name that the mapping gives to another",
      { Root: stated({ mapping: { Cat: "Dog" } }, "Cat", "Dog"), ...texts },
      "kind?: Cat 1",
    ],
    [
      "has one for an alternative that is listed twice",
      { Root: stated({}, "Cat", "Cat", "Dog"), ...texts },
      "kind?: Cat 0, Dog 2",
    ],
    [
      "has no name of what is no component",
      {
        Root: {
          oneOf: [{ ...object({ kind: {} }) }, ref("Cat"), ref("Holder/properties/dog")],
          discriminator: { propertyName: "kind" },
        },
        Holder: object({ dog: object({ kind: {} }) }),
        ...texts,
      },
      "kind?: Cat 1",
    ],
    [
      "says nothing where nothing has a tag",
      { Root: { oneOf: [object({ kind: {} }), object({ kind: {}, more: {} })], discriminator: { propertyName: "kind" } } },
      undefined,
    ],
    [
      "says nothing without the name of a property",
      { Root: { ...oneOf("Cat", "Dog"), discriminator: { mapping: { c: "Cat" } } }, ...texts },
      undefined,
    ],
    [
      "counts, and no other property that would tell",
      { Root: stated({}, "Cat", "Dog"), Cat: object({ sort: { enum: ["c"] } }), Dog: object({ sort: { enum: ["d"] } }) },
      "kind?: Cat 0, Dog 1",
    ],
    [
      "may name what is to be tried else",
      { Root: stated({ defaultMapping: "Dog" }, "Cat", "Dog"), ...texts },
      "kind?: Cat 0, Dog 1, else 1",
    ],
    ["also the first", { Root: stated({ defaultMapping: "Cat" }, "Cat", "Dog"), ...texts }, "kind?: Cat 0, Dog 1, else 0"],
    [
      "and nothing else where that is no alternative",
      { Root: stated({ defaultMapping: "Fish" }, "Cat", "Dog"), Fish: object({}), ...texts },
      "kind?: Cat 0, Dog 1",
    ],
    [
      "and nothing where it is no text",
      { Root: stated({ defaultMapping: 1, mapping: { c: "Cat", d: 7 } }, "Cat", "Dog"), ...texts },
      "kind?: c 0, Dog 1",
    ],
    [
      "has no mapping where that is no object",
      { Root: stated({ mapping: ["Cat"] }, "Cat", "Dog"), ...texts },
      "kind?: Cat 0, Dog 1",
    ],
  ])("%s", (_, schemas, want) => {
    expect(tagsOfRoot(schemas)).toBe(want);
  });
});

describe("a tag with one value", () => {
  const modelsOf = (schemas: JsonObject): ReadonlyMap<string, Model> => buildSchemas(schemas).graph.models;
  const tagOf = (schemas: JsonObject, name: string, property = "kind"): string | undefined => {
    const type = modelsOf(schemas).get(`/components/schemas/${name}`)?.type;
    return type?.kind === "object" ? type.properties.find(({ wireName }) => wireName === property)?.type.kind : type?.kind;
  };
  const other = { other: { enum: ["x"] } };
  test.each<[what: string, schemas: JsonObject, kinds: readonly (string | undefined)[]]>([
    ["is a literal", { Root: oneOf("Cat", "Dog"), ...BOTH }, ["literal", "literal"]],
    ["is an enum where it is in no union", BOTH, ["ref", "ref"]],
    [
      "is an enum beside one that has several",
      { Root: oneOf("Cat", "Dog"), Cat: kind("cat", "lion"), Dog: kind("dog") },
      ["ref", "literal"],
    ],
    [
      "is an enum in the only alternative",
      { Root: { ...oneOf("Cat"), discriminator: { propertyName: "kind" } }, ...BOTH },
      ["ref", "ref"],
    ],
    [
      "is an enum where it is a component",
      { Root: oneOf("Cat", "Dog"), Cat: object({ kind: ref("Own") }), Dog: kind("dog"), Own: { enum: ["cat"] } },
      ["ref", "literal"],
    ],
    [
      "is an enum where it stands in another schema",
      {
        Root: oneOf("Cat", "Dog"),
        Cat: object({ kind: ref("Dog/properties/sort") }),
        Dog: object({ kind: { enum: ["dog"] }, sort: { enum: ["cat"] } }),
      },
      ["ref", "literal"],
    ],
    [
      "is an enum where an alternative is a union",
      {
        Root: oneOf("Cat", "Pets"),
        Pets: oneOf("Dog", "Fish"),
        Fish: kind("fish", "eel"),
        Cat: kind("cat"),
        Dog: kind("dog", "fox"),
      },
      ["ref", "ref"],
    ],
  ])("%s", (_, schemas, kinds) => {
    expect(["Cat", "Dog"].map((name) => tagOf(schemas, name))).toEqual(kinds);
  });

  test("is one, and other enums of the object are not", () => {
    const schemas = { Root: oneOf("Cat", "Dog"), Cat: object({ kind: { enum: ["cat"] }, ...other }), Dog: kind("dog") };
    expect([tagOf(schemas, "Cat"), tagOf(schemas, "Cat", "other")]).toEqual(["literal", "ref"]);
    expect([...modelsOf(schemas).keys()]).toEqual([
      "/components/schemas/Root",
      "/components/schemas/Cat",
      "/components/schemas/Cat/properties/other",
      "/components/schemas/Dog",
    ]);
  });

  test("is one in the way that its schemas say together", () => {
    const schemas = {
      Root: oneOf("Cat", "Dog"),
      Cat: { allOf: [object({ kind: { enum: ["cat", "dog"] } }), object({ kind: { enum: ["cat"] } })] },
      Dog: kind("dog"),
    };
    const type = modelsOf(schemas).get("/components/schemas/Cat")?.type;
    expect(type?.kind === "object" && type.properties[0]?.type).toMatchObject({
      kind: "literal",
      value: "cat",
      nullable: false,
      inferred: false,
      checks: {},
      merged: { parts: [{}, {}] },
    });
  });
});

describe("what all alternatives extend", () => {
  const byKind = (kind: string): TypeNode => node.object([node.property("kind", node.literal(kind))]);
  const texts = node.object([node.property("kind", node.string())]);
  const pets = { Root: node.union([node.ref("Cat"), node.ref("Dog")], { exclusive: true }), Base: texts, Unused: node.string() };
  const stated = { wireName: "kind", mapping: [{ tag: "cat", target: "Cat" }] };
  const settle = (types: Readonly<Record<string, TypeNode>>, mapping?: StatedDiscriminator): ModelGraph => {
    const graph = node.graphOf(types);
    const unions = {
      stated: new Map(mapping === undefined ? [] : [["Root", mapping]]),
      bases: new Map([["Root", "Base"]]),
    };
    return { ...graph, models: settleDiscriminators(graph.models, unions, ["Root"]) };
  };
  const base = { kind: "ref", target: "Base", nullable: false, checks: {}, inferred: false };

  test("is what values with other tags are, where tags decide", () => {
    const { models } = settle({ ...pets, Cat: byKind("cat"), Dog: byKind("dog") }, stated);
    const tags = [
      { tag: "cat", variant: 0 },
      { tag: "dog", variant: 1 },
    ];
    const want = { exclusive: true, base, discriminator: { wireName: "kind", tags, enforced: true } };
    expect(models.get("Root")?.type).toMatchObject(want);
    expect(models.get("Root")?.type).toHaveProperty("variants.length", 2);
    expect([...models.keys()]).toEqual(["Root", "Base", "Cat", "Dog"]);
  });

  test("is one more alternative where they do not, which is tried where no tag is known", () => {
    const graph = settle({ ...pets, Cat: texts, Dog: texts }, stated);
    const root = graph.models.get("Root")?.type;
    expect(root).toMatchObject({
      exclusive: false,
      discriminator: { wireName: "kind", tags: [{ tag: "cat", variant: 0 }], enforced: false, fallback: 2 },
      variants: [{ type: { target: "Cat" } }, { type: { target: "Dog" } }, { type: base, title: undefined }],
    });
    expect(root).not.toHaveProperty("base");
  });

  test("is one more alternative also where there is no tag at all", () => {
    const root = settle({ ...pets, Cat: texts, Dog: texts }).models.get("Root")?.type;
    expect(root).toMatchObject({ exclusive: false, discriminator: undefined, variants: [{}, {}, { type: base }] });
  });
});

test("models that nothing leads to any more are dropped", () => {
  const { models } = node.graphOf({ A: node.ref("B"), B: node.array(node.ref("A")), C: node.ref("D"), D: node.string() });
  const none = { stated: new Map(), bases: new Map() };
  expect([...settleDiscriminators(models, none, ["A", "Gone"]).keys()]).toEqual(["A", "B"]);
});
