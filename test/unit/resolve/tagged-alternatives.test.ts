import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { unfoldInheritance } from "../../../generator/resolve/inheritance.js";
import { childNode } from "../../../generator/resolve/node.js";
import { buildSchemas, showType, sourceOf } from "../model/model-kit.js";

type Schemas = { readonly [name: string]: JsonValue };

const to = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: JsonObject, required: readonly string[] = ["kind"]): JsonObject => ({
  type: "object",
  required,
  properties,
});
const TEXT: JsonObject = { type: "string" };
const Cat = object({ kind: TEXT, lives: { type: "integer" } });
const Dog = object({ kind: TEXT, tricks: { type: "integer" } });
const oneOf = (names: readonly string[], mapping: JsonObject | undefined, more: JsonObject = {}): JsonObject => ({
  oneOf: names.map(to),
  discriminator: { propertyName: "kind", ...(mapping === undefined ? {} : { mapping }) },
  ...more,
});
const PETS = { cat: "#/components/schemas/Cat", dog: "Dog" };
const Pet = oneOf(["Cat", "Dog"], PETS);

/** The tags that each component has been given, by property. */
function tagsOf(schemas: Schemas, paths: JsonObject = {}, is30 = false): Readonly<Record<string, string>> {
  const before = JSON.stringify(schemas);
  const root = sourceOf({ openapi: "3.1.0", paths, components: { schemas } });
  const { root: unfolded } = unfoldInheritance({ root, documents: new Map([[root.uri, root]]) }, is30);
  expect(JSON.stringify(schemas)).toBe(before); // what was read stays as it was
  const found = Object.keys(schemas).flatMap((name) => {
    const given = childNode({ document: unfolded, pointer: "", value: unfolded.value }, "components", "schemas", name, "allOf");
    const list = (Array.isArray(given?.value) ? given.value : []) as readonly JsonObject[]; // as it was made
    const taggings = list.filter(({ properties }) => properties !== undefined).map(({ properties }) => properties as JsonObject); // as it was made
    const told = taggings.flatMap((properties) =>
      Object.entries(properties).map(([property, schema]) => {
        const { const: tag, enum: tags } = schema as JsonObject; // as it was made
        return `${property}: ${JSON.stringify(tag ?? tags)}`;
      }),
    );
    return told.length === 0 ? [] : [[name, told.join("; ")] as const];
  });
  return Object.fromEntries(found);
}

const BOTH = { Cat: 'kind: "cat"', Dog: 'kind: "dog"' };

describe("alternatives that leave the property of a discriminator open", () => {
  test.each<readonly [what: string, schemas: Schemas, want: Readonly<Record<string, string>>]>([
    ["have the tags of the mapping", { Pet, Cat, Dog }, BOTH],
    [
      "have them by anyOf too",
      { Pet: { anyOf: [to("Cat"), to("Dog")], discriminator: Pet["discriminator"] ?? {} }, Cat, Dog },
      BOTH,
    ],
    ["have them beside null", { Pet: { ...Pet, oneOf: [to("Cat"), to("Dog"), { type: "null" }] }, Cat, Dog }, BOTH],
    ["have them behind references", { Pet: oneOf(["Tom", "Dog"], { cat: "Tom", dog: "Dog" }), Tom: to("Cat"), Cat, Dog }, BOTH],
    [
      "have several",
      { Pet: oneOf(["Cat", "Dog"], { cat: "Cat", lion: "Cat", dog: "Dog" }), Cat, Dog },
      { ...BOTH, Cat: 'kind: ["cat","lion"]' },
    ],
    [
      "have those that an enum lists among others",
      { Pet, Cat, Dog: object({ kind: { type: "string", enum: ["cat", "dog"] } }) },
      BOTH,
    ],
    [
      "need none where they state them",
      { Pet, Cat: object({ kind: { const: "cat" } }), Dog: object({ kind: { enum: ["dog"] } }) },
      {},
    ],
    [
      "have them although the property is what they extend",
      { Pet, Base: object({ kind: TEXT }), Cat: { allOf: [to("Base"), { type: "object" }] }, Dog: { allOf: [to("Base")] } },
      BOTH,
    ],
    [
      "have the same of two unions",
      { Pet, Cat, Dog, Bird: object({ kind: TEXT }), All: oneOf(["Cat", "Dog", "Bird"], { ...PETS, bird: "Bird" }) },
      { ...BOTH, Bird: 'kind: "bird"' },
    ],
    [
      "have one for each property",
      {
        Pet,
        Cat: object({ kind: TEXT, type: TEXT }, ["kind", "type"]),
        Dog: object({ kind: TEXT, type: TEXT }, ["kind", "type"]),
        Thing: { oneOf: [to("Dog"), to("Cat")], discriminator: { propertyName: "type", mapping: { c: "Cat", d: "Dog" } } },
      },
      { Cat: 'kind: "cat"; type: "c"', Dog: 'kind: "dog"; type: "d"' },
    ],
    [
      "have them where a reference only describes them",
      { Pet, Cat, Dog, Owner: { properties: { cat: { allOf: [to("Cat")], description: "One." } } } },
      BOTH,
    ],
    [
      "have none where something extends one, as it may have another",
      { Pet, Cat, Dog, Puppy: { allOf: [to("Dog"), { properties: { kind: { const: "puppy" } } }] } },
      { Puppy: 'kind: "puppy"' }, // which it states itself
    ],
    [
      "have none where one extends another",
      {
        Pet: oneOf(["Dog", "Puppy"], { dog: "Dog", puppy: "Puppy" }),
        Dog,
        Puppy: { allOf: [to("Dog"), { required: ["tricks"] }] },
      },
      {},
    ],
    ["have none without a mapping", { Pet: oneOf(["Cat", "Dog"], undefined), Cat, Dog }, {}],
    ["have none where it leaves one out", { Pet: oneOf(["Cat", "Dog"], { cat: "Cat" }), Cat, Dog }, {}],
    ["have none where one is alone", { Pet: oneOf(["Cat"], { cat: "Cat" }), Cat }, {}],
    ["have none where one stands in its place", { Pet: { ...Pet, oneOf: [to("Cat"), to("Dog"), Dog] }, Cat, Dog }, {}],
    ["have none where one is there twice", { Pet: oneOf(["Cat", "Dog", "Cat"], PETS), Cat, Dog }, {}],
    ["have none where the property is not required", { Pet, Cat, Dog: object({ kind: TEXT }, []) }, {}],
    ["have none where one does not describe the property", { Pet, Cat, Dog: object({}) }, {}],
    ["have none where one has other values", { Pet, Cat, Dog: object({ kind: { enum: ["wolf"] } }) }, {}],
    [
      "have none where one lists tags that nobody maps",
      { Pet, Cat: object({ kind: { enum: ["cat", "lion"] } }), Dog: object({ kind: { enum: ["cat", "dog"] } }) },
      {},
    ],
    [
      "have none where one takes all other tags",
      { Pet: { ...Pet, discriminator: { propertyName: "kind", mapping: PETS, defaultMapping: "Dog" } }, Cat, Dog },
      {},
    ],
    ["have none where one may be something else", { Pet, Cat, Dog: { ...Dog, type: ["object", "null"] } }, {}],
    ["have none where one is a union itself", { Pet, Cat, Dog: { ...Dog, oneOf: [{}, false] } }, {}],
    ["have none where both kinds of unions are stated", { Pet: { ...Pet, anyOf: [to("Cat"), to("Dog")] }, Cat, Dog }, {}],
    [
      "have none where another union gives them others",
      { Pet, Cat, Dog, Other: oneOf(["Cat", "Dog"], { kitty: "Cat", dog: "Dog" }) },
      { Dog: 'kind: "dog"' },
    ],
    ["have none where another union goes by their names", { Pet, Cat, Dog, Other: oneOf(["Dog", "Cat"], undefined) }, {}],
    ["have none that lead nowhere", { Pet: oneOf(["Cat", "Dog"], { ...PETS, bird: "#/nowhere" }), Cat, Dog }, BOTH],
  ])("%s", (_what, schemas, want) => {
    expect(tagsOf(schemas)).toEqual(want);
  });

  test("have them of unions that are no components", () => {
    const content = { "application/json": { schema: { type: "array", items: Pet } } };
    expect(tagsOf({ Cat, Dog }, { "/pets": { get: { responses: { 200: { description: "ok", content } } } } })).toEqual(BOTH);
  });

  test("have none of what only looks like a union in an example", () => {
    expect(tagsOf({ Cat, Dog, Other: { example: Pet } })).toEqual({});
  });

  test("are told apart by their types then", () => {
    const { graph } = buildSchemas({ Pet, Cat, Dog }, { inheritance: "union", unions: "closed" });
    const pet = graph.models.get("/components/schemas/Pet");
    expect(pet && showType(pet.type, graph)).toBe("(Cat ⊕ Dog by kind)");
    expect(pet?.type.kind === "union" && pet.type.discriminator?.enforced).toBe(true);
  });
});
