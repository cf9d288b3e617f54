import { describe, expect, test } from "vitest";
import type { JsonObject, TypeNode } from "../../../generator/model/types.js";
import { buildSchemas } from "./model-kit.js";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const kinds = (...values: string[]): JsonObject => ({ type: "string", enum: values });
const object = (properties: JsonObject): JsonObject => ({ type: "object", required: Object.keys(properties), properties });

const PET = { Pet: { ...object({ kind: { type: "string" } }), discriminator: { propertyName: "kind" } } };
const Cat = { allOf: [ref("Pet"), object({ lives: { type: "integer" } })] };
const Dog = { allOf: [ref("Pet"), object({ tricks: { type: "integer" } })] };

function typeOf(schemas: JsonObject, name: string): TypeNode | undefined {
  return buildSchemas(schemas, { enums: "open", unions: "open" }).graph.models.get(`/components/schemas/${name}`)?.type;
}

function tagsOf(schemas: JsonObject): unknown {
  const type = typeOf(schemas, "Root");
  return type?.kind === "union" ? type.discriminator?.tags.map(({ tag, variant }) => [tag, variant]) : type?.kind;
}

describe("a union without a discriminator of its own", () => {
  const both = [
    ["Cat", 0],
    ["Dog", 1],
  ];
  test.each<[string, JsonObject, unknown]>([
    [
      "has that of the schema which all alternatives extend",
      { ...PET, Cat, Dog, Root: { oneOf: [ref("Cat"), ref("Dog")] } },
      both,
    ],
    [
      "has it by way of another schema too",
      {
        ...PET,
        Animal: { allOf: [ref("Pet")] },
        Cat: { allOf: [ref("Animal")] },
        Dog,
        Root: { oneOf: [ref("Cat"), ref("Dog")] },
      },
      both,
    ],
    [
      "has its mapping",
      {
        Pet: { ...PET.Pet, discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat", dog: "Dog" } } },
        Cat,
        Dog,
        Root: { oneOf: [ref("Cat"), ref("Dog")] },
      },
      [
        ["cat", 0],
        ["dog", 1],
      ],
    ],
    [
      "has none where one alternative extends something else",
      { ...PET, Cat, Dog: object({ tricks: { type: "integer" } }), Root: { oneOf: [ref("Cat"), ref("Dog")] } },
      undefined,
    ],
    [
      "has none where two extend different schemas that each have one, and need not have the property",
      {
        Pet: { ...PET.Pet, required: [] },
        Other: { ...PET.Pet, required: [] },
        Cat,
        Dog: { allOf: [ref("Other")] },
        Root: { oneOf: [ref("Cat"), ref("Dog")] },
      },
      undefined,
    ],
    [
      "has the tags that they have as what extends different schemas",
      {
        ...PET,
        Other: { ...object({ kind: { type: "string" } }), discriminator: { propertyName: "kind" } },
        Cat,
        Dog: { allOf: [ref("Other")] },
        Root: { oneOf: [ref("Cat"), ref("Dog")] },
      },
      both,
    ],
  ])("%s", (_what, schemas, want) => {
    expect(tagsOf(schemas)).toEqual(want);
  });
});

describe("an object that extends an alternative", () => {
  const schemas = {
    Root: { oneOf: [ref("A"), ref("B")], discriminator: { propertyName: "kind" } },
    A: object({ kind: kinds("a", "A"), color: kinds("red", "blue") }),
    B: object({ kind: kinds("b", "B") }),
    More: { allOf: [ref("A"), object({ kind: { description: "Of more." }, color: { description: "Of more." } })] },
  };
  const openness = (name: string, property: string): unknown => {
    const { graph } = buildSchemas(schemas, { enums: "open", unions: "open" });
    const type = graph.models.get(`/components/schemas/${name}`)?.type;
    const found = type?.kind === "object" ? type.properties.find(({ wireName }) => wireName === property)?.type : undefined;
    const enumeration = found?.kind === "ref" ? graph.models.get(found.target)?.type : found;
    return enumeration?.kind === "enum" ? enumeration.open : enumeration?.kind;
  };
  test.each([
    ["A", "kind", false],
    ["A", "color", true],
    ["More", "kind", false],
    ["More", "color", true],
  ])("has its tag closed, and other enums as they are: %s.%s", (name, property, open) => {
    expect(openness(name, property)).toBe(open);
  });
});

test("A tag of a schema that others extend is one enum for all of them", () => {
  const { graph } = buildSchemas({
    Root: { oneOf: [ref("Track"), ref("Episode")], discriminator: { propertyName: "kind" } },
    Track: object({ kind: kinds("track") }),
    EpisodeBase: object({ kind: kinds("episode") }),
    Episode: { allOf: [ref("EpisodeBase"), object({ show: { type: "string" } })] },
    List: object({ first: ref("EpisodeBase") }),
  });
  const tagOf = (name: string): TypeNode | undefined => {
    const type = graph.models.get(`/components/schemas/${name}`)?.type;
    return type?.kind === "object" ? type.properties.find(({ wireName }) => wireName === "kind")?.type : undefined;
  };
  expect(tagOf("Track")).toMatchObject({ kind: "literal", value: "track" });
  expect(tagOf("Episode")).toMatchObject({ kind: "ref", target: "/components/schemas/EpisodeBase/properties/kind" });
  expect(tagOf("EpisodeBase")).toEqual(tagOf("Episode"));
});
