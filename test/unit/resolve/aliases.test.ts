import { describe, expect, test } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { SourceDocument } from "../../../generator/load/types.js";
import { buildModelGraph } from "../../../generator/model/build.js";
import type { JsonObject, ModelGraph } from "../../../generator/model/types.js";
import { resolveSpec } from "../../../generator/resolve/spec.js";
import { DEFAULTS } from "../model/model-kit.js";

function documentAt(uri: string, value: JsonObject): SourceDocument {
  return { uri, shownAs: uri, text: JSON.stringify(value), value, locate: () => ({ line: 1, column: 1 }) };
}

/** The graph of components whose schemas may stand in files of their own. */
function graphOf(schemas: JsonObject, files: Readonly<Record<string, JsonObject>>): ModelGraph {
  const root = documentAt("api.yaml", { openapi: "3.1.0", info: { title: "t", version: "1" }, components: { schemas } });
  const others = Object.entries(files).map(([uri, value]) => documentAt(uri, value));
  const documents = new Map([root, ...others].map((document) => [document.uri, document]));
  return buildModelGraph(resolveSpec({ root, documents }, "3.1", createDiagnostics()), DEFAULTS);
}

const kinds = ({ models }: ModelGraph): Record<string, string> =>
  Object.fromEntries([...models.values()].map(({ id, type }) => [id, type.kind === "ref" ? `ref ${type.target}` : type.kind]));

const pet: JsonObject = { type: "object", properties: { owner: { type: "object" }, parent: { $ref: "#" } } };

describe("a component that only refers to a file", () => {
  test.each<[string, JsonObject, Readonly<Record<string, JsonObject>>, Record<string, string>]>([
    [
      "is what the file holds, whoever refers to it and however",
      {
        Pet: { $ref: "pet.yaml" },
        Pets: { type: "array", items: { $ref: "pet.yaml" } },
        Best: { $ref: "#/components/schemas/Pet" },
      },
      { "pet.yaml": pet },
      {
        "/components/schemas/Pet": "object",
        "pet.yaml#/properties/owner": "map",
        "/components/schemas/Pets": "array",
        "/components/schemas/Best": "ref /components/schemas/Pet",
      },
    ],
    [
      "leaves a second one to refer to the first",
      { Pet: { $ref: "defs.yaml#/$defs/Pet" }, Animal: { $ref: "defs.yaml#/$defs/Pet" } },
      { "defs.yaml": { $defs: { Pet: { type: "object", properties: { a: { type: "string" } } } } } },
      { "/components/schemas/Pet": "object", "/components/schemas/Animal": "ref /components/schemas/Pet" },
    ],
    [
      "is what stands at the end of references from file to file, unless another component is nearer to it",
      {
        Best: { $ref: "index.yaml#/Pet" },
        Pet: { $ref: "pet.yaml" },
        Cat: { $ref: "index.yaml#/Cat" },
        Cats: { $ref: "index.yaml#/Cats" },
      },
      {
        "index.yaml": { Pet: { $ref: "pet.yaml" }, Cat: { $ref: "cat.yaml" }, Cats: { type: "array", items: { $ref: "#/Cat" } } },
        "pet.yaml": pet,
        "cat.yaml": { type: "object", properties: { next: { $ref: "index.yaml#/Cat" } } },
      },
      {
        "/components/schemas/Best": "ref /components/schemas/Pet",
        "/components/schemas/Pet": "object",
        "pet.yaml#/properties/owner": "map",
        "/components/schemas/Cat": "object",
        "/components/schemas/Cats": "array",
      },
    ],
    [
      "is what stands inside of another schema, too; one that has a say of its own is a schema like any other",
      { Owner: { $ref: "pet.yaml#/properties/owner" }, Pet: { $ref: "pet.yaml", minProperties: 1 } },
      { "pet.yaml": { type: "object", properties: { owner: { type: "object", properties: { a: { type: "string" } } } } } },
      { "/components/schemas/Owner": "object", "/components/schemas/Pet": "object" },
    ],
  ])("%s", (_, schemas, files, want) => {
    expect(kinds(graphOf(schemas, files))).toEqual(want);
  });

  test.each<[string, Readonly<Record<string, JsonObject>>, Record<string, string>]>([
    [
      "is called as the entry, whoever refers to the file and however",
      { "index.yaml": { Pet: { $ref: "pets/cat.yaml" } }, "pets/cat.yaml": { ...pet, required: ["a"] } },
      { "index.yaml#/Pet": "object", "pets/cat.yaml#/properties/owner": "map" },
    ],
    [
      "is one that is called alike in the other file",
      {
        "index.yaml": { Pet: { $ref: "pets/cat.yaml#/Pet" } },
        "pets/cat.yaml": { Pet: { type: "object", properties: { a: {} } } },
      },
      { "index.yaml#/Pet": "object" },
    ],
    [
      "refers to one that is called otherwise",
      {
        "index.yaml": { Pet: { $ref: "pets/cat.yaml#/Cat" } },
        "pets/cat.yaml": { Cat: { type: "object", properties: { a: {} } } },
      },
      { "index.yaml#/Pet": "ref pets/cat.yaml#/Cat", "pets/cat.yaml#/Cat": "object" },
    ],
    [
      "has a say of its own",
      {
        "index.yaml": { Pet: { $ref: "pets/cat.yaml", minProperties: 1 } },
        "pets/cat.yaml": { type: "object", properties: { a: {} } },
      },
      { "index.yaml#/Pet": "object" },
    ],
  ])("an entry of an index that is no component %s", (_, files, want) => {
    const kindsOfAll = kinds(graphOf({ List: { type: "array", items: { $ref: "index.yaml#/Pet" } } }, files));
    expect(kindsOfAll).toEqual({ "/components/schemas/List": "array", ...want });
  });

  test("names the scope of what stands inside of the file", () => {
    const { scopes, models } = graphOf({ Pet: { $ref: "animals/dog.yaml" } }, { "animals/dog.yaml": pet });
    expect(scopes.map(({ id, name }) => [id, name])).toEqual([["/components/schemas/Pet", "Pet"]]);
    expect(models.get("animals/dog.yaml#/properties/owner")?.scope).toBe("/components/schemas/Pet");
  });
});
