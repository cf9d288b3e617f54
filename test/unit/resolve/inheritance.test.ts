import { describe, expect, it, test } from "vitest";
import { locationOf } from "../../../generator/load/location.js";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { unfoldInheritance } from "../../../generator/resolve/inheritance.js";
import { childNode } from "../../../generator/resolve/node.js";
import { buildDocument, buildSchemas, showType, sourceOf } from "../model/model-kit.js";

type Schemas = { readonly [name: string]: JsonValue };

const to = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const tagged = (mapping: JsonObject, propertyName = "kind"): JsonObject => ({ discriminator: { propertyName, mapping } });
const PET: JsonObject = {
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string" }, name: { type: "string" } },
};
const extend = (parent: string, more: JsonObject = { type: "object" }): JsonObject => ({ allOf: [to(parent), more] });
const tag = (...tags: readonly string[]): JsonObject => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string", ...(tags.length === 1 ? { const: tags[0] ?? "" } : { enum: tags }) } },
});

function unfold(schemas: Schemas, is30 = false): Schemas {
  const root = sourceOf({ openapi: "3.1.0", components: { schemas } });
  const { root: unfolded } = unfoldInheritance({ root, documents: new Map([[root.uri, root]]) }, is30);
  return childNode({ document: unfolded, pointer: "", value: unfolded.value }, "components", "schemas")?.value as Schemas; // as it was given
}

describe("a schema that others extend, told apart by its discriminator", () => {
  const family: Schemas = {
    Pet: { description: "Any pet.", ...PET, ...tagged({ cat: "#/components/schemas/Cat", d: "Dog", dog: "Dog" }) },
    Cat: extend("Pet", { type: "object", properties: { lives: { type: "integer" } } }),
    Dog: { allOf: [to("Pet")] },
    Owner: {
      properties: {
        pet: to("Pet"),
        wrapped: { allOf: [to("Pet")], description: "One.", nullable: true },
        more: { allOf: [to("Pet"), { required: ["name"] }] },
        name: to("Pet/properties/name"),
      },
    },
  };
  const unfolded = unfold(family);
  const telling = {
    discriminator: {
      propertyName: "kind",
      mapping: { cat: "#/components/schemas/Cat", d: "Dog", dog: "Dog" },
      "x-modelmint-base": "#/components/schemas/Pet/$defs/Base",
    },
  };

  test("is the union of those", () => {
    expect(unfolded["Pet"]).toEqual({
      description: "Any pet.",
      oneOf: [to("Cat"), to("Dog")],
      ...telling,
      $defs: { Base: { ...PET, ...telling } },
    });
  });

  test("is extended by each with its own tags, also where that says nothing more", () => {
    expect(unfolded["Cat"]).toEqual({
      allOf: [to("Pet/$defs/Base"), { type: "object", properties: { lives: { type: "integer" } } }, tag("cat")],
    });
    expect(unfolded["Dog"]).toEqual({ allOf: [to("Pet/$defs/Base"), tag("d", "dog")] });
  });

  test("is what references mean, but for those of an allOf that says more", () => {
    expect(unfolded["Owner"]).toEqual({
      properties: {
        pet: to("Pet"),
        wrapped: { allOf: [to("Pet")], description: "One.", nullable: true },
        more: { allOf: [to("Pet/$defs/Base"), { required: ["name"] }] },
        name: to("Pet/$defs/Base/properties/name"),
      },
    });
  });

  test("has values of its own where it has a tag, or something between it and others has", () => {
    const { Pet, Cat, Tom } = unfold({
      Pet: { ...PET, ...tagged({ pet: "Pet", cat: "Cat", tom: "Tom" }) },
      Cat: extend("Pet"),
      Tom: extend("Cat"),
    });
    expect(Pet).toMatchObject({ oneOf: [to("Pet/$defs/Itself"), to("Cat")] });
    expect(Pet).toMatchObject({ $defs: { Itself: { allOf: [to("Pet/$defs/Base"), tag("pet")] } } });
    expect(Cat).toEqual({
      oneOf: [to("Cat/$defs/Itself"), to("Tom")],
      discriminator: { propertyName: "kind", "x-modelmint-base": "#/components/schemas/Cat/$defs/Base" },
      $defs: {
        Base: { allOf: [to("Pet/$defs/Base"), { type: "object" }] },
        Itself: { allOf: [to("Cat/$defs/Base"), tag("cat")] },
      },
    });
    expect(Tom).toEqual({ allOf: [to("Cat/$defs/Base"), { type: "object" }, tag("tom")] });
  });

  test("leads by what has no tag, and what extends a tagged one has its tag", () => {
    const { Pet, Feline, Kitten } = unfold({
      Pet: { ...PET, ...tagged({ cat: "Cat" }) },
      Feline: extend("Pet"),
      Cat: extend("Feline"),
      Kitten: extend("Cat"),
      Stray: extend("Pet"),
    });
    expect(Pet).toMatchObject({ oneOf: [to("Feline")] });
    expect(Feline).toMatchObject({ oneOf: [to("Cat")] });
    expect(Kitten).toEqual(extend("Cat"));
  });

  test("may extend one of another family", () => {
    const shapes = buildSchemas({
      Root: to("Pet"),
      Pet: { ...PET, ...tagged({ bird: "Bird" }) },
      Bird: extend("Pet", {
        type: "object",
        required: ["size"],
        properties: { size: { type: "string" } },
      }),
      Fish: {
        allOf: [to("Pet")],
        type: "object",
        required: ["water"],
        properties: { water: { type: "string" } },
        ...tagged({ salt: "Shark" }, "water"),
      },
      Shark: extend("Fish"),
    }).graph;
    expect(showType(shapes.models.get("/components/schemas/Fish")?.type ?? fail(), shapes)).toBe("(Shark by water)");
  });

  test("counts where it is referred to with more beside the reference, since OpenAPI 3.1", () => {
    const schemas = { Pet: { ...PET, ...tagged({ cat: "Cat" }) }, Cat: { ...to("Pet"), properties: { lives: {} } } };
    expect(unfold(schemas)["Cat"]).toEqual({ ...to("Pet/$defs/Base"), properties: { lives: {} }, allOf: [tag("cat")] });
    expect(unfold(schemas, true)).toEqual(schemas);
  });

  test("takes the tags of AutoRest for those that no mapping gives", () => {
    const { Pet, Cat } = unfold({
      Pet: { ...PET, discriminator: { propertyName: "kind" } },
      Cat: { ...extend("Pet"), "x-ms-discriminator-value": "#Cat" },
    });
    expect(Pet).toMatchObject({ oneOf: [to("Cat")] });
    expect(Cat).toMatchObject({ allOf: [to("Pet/$defs/Base"), { type: "object" }, tag("#Cat")] });
  });

  test("has the names of schemas for tags where none is given, as far as the property may have them", () => {
    const PLAIN = { ...PET, discriminator: { propertyName: "kind" } };
    const { Pet, Cat, Tom, Fish } = unfold({
      Pet: PLAIN,
      Cat: extend("Pet"),
      Tom: extend("Cat"),
      Fish: extend("Pet", { properties: { kind: { enum: ["fish"] } } }),
    });
    expect(Pet).toMatchObject({ oneOf: [to("Cat"), to("Fish")] });
    expect(Cat).toMatchObject({ oneOf: [to("Cat/$defs/Itself"), to("Tom")] });
    expect(Tom).toMatchObject({ allOf: [to("Cat/$defs/Base"), { type: "object" }, tag("Tom")] });
    const stated = { properties: { kind: { enum: ["fish"] } } };
    expect(Fish).toEqual({ allOf: [to("Pet/$defs/Base"), stated, tag("fish")] });
    expect(unfold({ Pet: PLAIN, Ref: to("Kitty"), Kitty: extend("Pet") })["Kitty"]).toMatchObject({
      allOf: [to("Pet/$defs/Base"), { type: "object" }, tag("Kitty")],
    });
  });

  test.each<readonly [string, JsonObject, readonly string[]]>([
    ["its only value", { const: "fish" }, ["Cat", "Fish"]],
    ["a list of it", { type: "string", enum: ["fish"] }, ["Cat", "Fish"]],
    ["a reference to it", to("FishKind"), ["Cat", "Fish"]],
    ["several values", { enum: ["fish", "eel"] }, ["Cat"]],
    ["what another has for a tag", { const: "cat" }, ["Cat"]],
    ["a number", { const: 1 }, ["Cat"]],
  ])("has what the mapping leaves out, if it states %s", (_what, kind, alternatives) => {
    const { Pet } = unfold({
      Pet: { ...PET, ...tagged({ cat: "Cat" }) },
      Cat: extend("Pet"),
      Fish: extend("Pet", { properties: { kind } }),
      FishKind: { enum: ["fish"] },
    });
    expect(Pet).toMatchObject({ oneOf: alternatives.map(to) });
  });

  test("is shown where it was written", () => {
    const text = JSON.stringify({ openapi: "3.1.0", components: { schemas: family } });
    const root = {
      ...sourceOf(JSON.parse(text) as JsonValue),
      locate: (pointer: string) => ({ line: 1, column: pointer.length }),
    };
    const { root: now } = unfoldInheritance({ root, documents: new Map([[root.uri, root]]) }, false);
    const places = ["/$defs/Base/properties/kind", "/$defs/Itself", "/oneOf/0", "/description"];
    expect(places.map((place) => locationOf(now, `/components/schemas/Pet${place}`).pointer)).toEqual([
      "/components/schemas/Pet/properties/kind",
      "/components/schemas/Pet",
      "/components/schemas/Pet/oneOf/0",
      "/components/schemas/Pet/description",
    ]);
  });

  test("is one wherever its files are", () => {
    const root = sourceOf(
      { components: { schemas: { Pet: { $ref: "pet.yaml" }, Cat: { $ref: "cats/cat.yaml#/Cat" } } } },
      "api.yaml",
    );
    const pet = sourceOf({ ...PET, ...tagged({ cat: "cats/cat.yaml#/Cat" }) }, "pet.yaml");
    const cat = sourceOf({ Cat: { allOf: [{ $ref: "../pet.yaml" }] } }, "cats/cat.yaml");
    const documents = new Map([root, pet, cat].map((each) => [each.uri, each]));
    const { documents: unfolded } = unfoldInheritance({ root, documents }, false);
    const { discriminator } = tagged({ cat: "cats/cat.yaml#/Cat" });
    const telling = { discriminator: { ...(discriminator as JsonObject), "x-modelmint-base": "#/$defs/Base" } }; // which it is
    expect(unfolded.get("pet.yaml")?.value).toEqual({
      oneOf: [{ $ref: "cats/cat.yaml#/Cat" }],
      ...telling,
      $defs: { Base: { ...PET, ...telling } },
    });
    expect(unfolded.get("cats/cat.yaml")?.value).toEqual({ Cat: { allOf: [{ $ref: "../pet.yaml#/$defs/Base" }, tag("cat")] } });
  });
});

/** A parent and its child, with changes. */
function couple(parent: JsonObject = {}, child: JsonObject = {}, others: Schemas = {}): Schemas {
  return { Pet: { ...PET, ...tagged({ cat: "Cat" }), ...parent }, Cat: { ...extend("Pet"), ...child }, ...others };
}

describe("a schema that others extend is left alone", () => {
  it.each<readonly [string, Schemas]>([
    [
      "where no tag is mapped, and names cannot be tags",
      couple({ discriminator: { propertyName: "kind" }, properties: { kind: { enum: ["cat"] } } }),
    ],
    ["where the mapping leads nowhere", couple(tagged({ cat: "Cot" }))],
    ["where the mapping leads to what does not extend it", couple({}, { allOf: [{ type: "object" }] })],
    ["where the property need not be there", couple({ required: ["name"] })],
    ["where it has alternatives", couple({ oneOf: [{ required: ["name"] }, { required: ["age"] }] })],
    ["where it may be something else than an object", couple({ type: ["object", "null"] })],
    ["where its property has other values", couple({ properties: { kind: { type: "string", enum: ["CAT"] } } })],
    ["where its property is no text", couple({ properties: { kind: { type: "integer" } } })],
    ["where its property refers to other values", couple({ properties: { kind: to("Kind") } }, {}, { Kind: { enum: ["CAT"] } })],
    ["where a child has another tag", couple({}, { properties: { kind: { const: "kitty" } } })],
    ["where a child may be null", couple({}, { nullable: true })],
    [
      "where one extends it by two ways",
      couple(tagged({ cat: "Cat" }), {}, { A: extend("Cat"), B: extend("Cat"), C: { allOf: [to("A"), to("B")] } }),
    ],
    ["where it has a definition of that name", couple({ $defs: { Base: {} } })],
    ["where it extends itself", couple({ allOf: [to("Cat")] })],
  ])("%s", (_, schemas) => {
    expect(unfold(schemas)).toEqual(schemas);
  });
});

describe("alternatives that list a parent and what extends it", () => {
  const family: Schemas = {
    Pet: { ...PET, ...tagged({ cat: "Cat", tom: "Tom", dog: "Dog" }) },
    Cat: extend("Pet"),
    Tom: extend("Cat"),
    Dog: extend("Pet"),
    Car: { type: "object" },
    Alias: to("Dog"),
  };
  const mapping = {
    tom: "#/components/schemas/Tom",
    d: "Dog",
    car: "Car",
    pet: "Pet",
    far: "https://example.com/far.json",
    odd: 1,
  };
  const pet = "#/components/schemas/Pet";

  it.each<[string, given: JsonObject, want: JsonObject]>([
    ["are the parent", { oneOf: [to("Pet"), to("Cat"), to("Tom"), to("Dog")] }, { oneOf: [to("Pet")] }],
    [
      "wherever it stands among them",
      { anyOf: [to("Tom"), to("Pet")], description: "One." },
      { anyOf: [to("Pet")], description: "One." },
    ],
    ["also by another name", { oneOf: [to("Alias"), to("Pet")] }, { oneOf: [to("Pet")] }],
    ["are the nearest that all extend", { oneOf: [to("Tom"), to("Cat"), to("Dog")] }, { oneOf: [to("Cat"), to("Dog")] }],
    ["tell themselves apart", { oneOf: [to("Pet"), to("Cat")], discriminator: { propertyName: "kind" } }, { oneOf: [to("Pet")] }],
    [
      "are told apart from others",
      { oneOf: [to("Tom"), to("Pet"), to("Car")], discriminator: { propertyName: "kind", mapping } },
      {
        oneOf: [to("Pet"), to("Car")],
        discriminator: { propertyName: "kind", mapping: { ...mapping, tom: pet, d: pet } },
      },
    ],
    ["stay as they are without a parent", { oneOf: [to("Cat"), to("Dog")] }, { oneOf: [to("Cat"), to("Dog")] }],
    [
      "stay where they say more",
      { oneOf: [to("Pet"), { ...to("Car"), title: "C" }] },
      { oneOf: [to("Pet"), { ...to("Car"), title: "C" }] },
    ],
    [
      "stay where one extends the parent in place",
      { oneOf: [to("Pet"), { ...to("Tom"), required: ["name"] }] },
      { oneOf: [to("Pet"), { ...to("Tom"), required: ["name"] }] },
    ],
    [
      "stay where nothing extends them",
      { oneOf: [to("Car"), to("Car"), { type: "null" }, true] },
      { oneOf: [to("Car"), to("Car"), { type: "null" }, true] },
    ],
  ])("%s", (_, given, want) => {
    expect(unfold({ ...family, Any: given })["Any"]).toEqual(want);
  });

  test("give what extends the parent its tags, where the parent has no mapping", () => {
    const { Cat, Pet } = unfold({
      Pet: { ...PET, discriminator: { propertyName: "kind" } },
      Cat: extend("Pet"),
      Any: { oneOf: [to("Cat"), to("Pet")], discriminator: { propertyName: "kind", mapping: { c: "Cat", p: "Pet" } } },
      Other: { oneOf: [to("Cat")], discriminator: { propertyName: "sort", mapping: { s: "Cat" } } },
    });
    expect(Cat).toMatchObject({ allOf: [to("Pet/$defs/Base"), { type: "object" }, tag("c")] });
    expect(Pet).toMatchObject({ $defs: { Itself: { allOf: [to("Pet/$defs/Base"), tag("p")] } } });
  });
});

describe("values of a schema that others extend", () => {
  const schemas = couple({}, {}, { Dog: extend("Pet", { properties: { age: {} } }) });

  it.each([
    ["auto", "(Cat ∪ … by kind)"],
    ["open", "(Cat ∪ … by kind)"],
    ["closed", "(Cat by kind)"],
  ] as const)("may have other tags, unless unions are closed: %s", (unions, want) => {
    const { graph, diagnostics } = buildSchemas(schemas, { unions });
    expect(showType(graph.models.get("/components/schemas/Pet")?.type ?? fail(), graph)).toBe(want);
    expect(graph.models.has("/components/schemas/Pet/$defs/Base")).toBe(unions !== "closed");
    expect(diagnostics).toEqual([]);
  });

  test("may have other tags in requests, too", () => {
    const content = { "application/json": { schema: to("Pet") } };
    const paths = { "/pets": { post: { operationId: "add", requestBody: { content }, responses: {} } } };
    const { graph } = buildDocument(
      { openapi: "3.0.0", info: { title: "t", version: "1" }, paths, components: { schemas } },
      { unions: "auto" },
    );
    expect(graph.models.get("/components/schemas/Pet")).toMatchObject({
      direction: { request: true, response: false },
      type: { open: true, base: { target: "/components/schemas/Pet/$defs/Base" } },
    });
  });

  test("are what the parent says where more is said of them than that", () => {
    const { graph } = buildSchemas({
      ...schemas,
      Owner: { type: "object", properties: { pet: to("Pet") } },
      CatLady: extend("Owner", { type: "object", properties: { pet: to("Cat") } }),
      Typed: { type: "object", properties: { pet: { type: "object", allOf: [to("Pet")] } } },
    });
    const typeOf = (name: string) => showType(graph.models.get(`/components/schemas/${name}`)?.type ?? fail(), graph);
    expect(["Owner", "CatLady", "Typed"].map(typeOf)).toEqual([
      "{ pet?: Pet }",
      '{ pet?: { kind: "cat", name?: string } }',
      "{ pet?: Pet }",
    ]);
  });

  test("are the parent's alone where the option says so", () => {
    const { graph, diagnostics } = buildSchemas(schemas, { inheritance: "parent" });
    expect(showType(graph.models.get("/components/schemas/Pet")?.type ?? fail(), graph)).toBe("{ kind: string, name?: string }");
    expect(diagnostics.map(({ code }) => code)).toEqual(["MM2027"]);
  });
});

function fail(): never {
  throw new Error("no such model");
}
