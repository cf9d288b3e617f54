import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../generator/diagnostics/types.js";
import type { LoadedDocument } from "../../../generator/load/load-document.js";
import { locationOf } from "../../../generator/load/location.js";
import { upgradeDocument } from "../../../generator/load/upgrade.js";
import { load, readerOf } from "./load-kit.js";

const FILES: Readonly<Record<string, string>> = {
  "api/paths/pets.yaml": `
list:
  parameters: [{ $ref: ../shared.yaml#/Limit }]
  get:
    parameters: [{ $ref: ../shared.yaml#/Tags }]
    responses:
      200: { description: ok, schema: { type: array, items: { $ref: ../models/pet.yaml } } }
      404: { $ref: ../shared.yaml#/Gone }
      409: { $ref: "#/Conflict" }
  post:
    parameters: [{ $ref: ../shared.yaml#/Body }]
    responses: { 204: { description: none } }
Conflict: { description: no, schema: { $ref: ../swagger.yaml#/definitions/Problem } }
`,
  "api/shared.yaml": `
Limit: { in: query, name: limit, type: integer, maximum: 9 }
Tags: { $ref: tags.yaml }
Body: { in: body, name: pet, schema: { $ref: models/pet.yaml } }
Gone: { description: gone, schema: { type: object, example: { $ref: "#/data" }, properties: { example: { $ref: models/pet.yaml } } } }
Circle: { $ref: "#/Circle" }
`,
  "api/tags.yaml": "{ in: query, name: tags, type: array, items: { type: string } }\n",
  "api/models/pet.yaml": `
type: object
discriminator: kind
required: [kind]
properties:
  kind: { type: string }
  nick: { type: string, x-nullable: true }
  discriminator: { type: string }
  problem: { $ref: ../swagger.yaml#/definitions/Problem }
`,
};

async function upgradeWith(root: string): Promise<LoadedDocument & { readonly found: readonly Diagnostic[] }> {
  const reader = readerOf({ "api/swagger.yaml": `swagger: "2.0"\ninfo: { title: t, version: "1" }\n${root}`, ...FILES });
  const { loaded, diagnostics } = await load({ kind: "path", path: "api/swagger.yaml" }, { reader });
  const upgraded = loaded && (await upgradeDocument(loaded, diagnostics));
  if (upgraded === undefined) throw new Error("it was not upgraded");
  return { ...upgraded, found: diagnostics.all() };
}

async function upgrade(root: string): Promise<LoadedDocument> {
  const { found, ...upgraded } = await upgradeWith(root);
  expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
  return upgraded;
}

const ROOT = `
paths:
  /pets: { $ref: paths/pets.yaml#/list }
responses:
  Missing: { $ref: shared.yaml#/Gone }
definitions:
  Pet: { $ref: models/pet.yaml }
  Problem: { type: object, properties: { title: { type: string } } }
`;

const json = (schema: unknown): unknown => ({ "application/json": { schema } });
const pet = { $ref: "models/pet.yaml#" };

describe("a Swagger 2.0 document in many files", () => {
  test("is upgraded as a whole: path items, parameters and responses stand where they were referred to", async () => {
    const { root } = await upgrade(ROOT);
    const problem = { $ref: "#/components/schemas/Problem" };
    expect(root.value).toMatchObject({
      paths: {
        "/pets": {
          parameters: [{ in: "query", name: "limit", schema: { type: "integer", maximum: 9 } }],
          get: {
            parameters: [{ in: "query", name: "tags", schema: { type: "array", items: { type: "string" } } }],
            responses: {
              200: { content: json({ type: "array", items: pet }) },
              404: { content: json({ type: "object", example: { $ref: "#/data" }, properties: { example: pet } }) },
              409: { content: json(problem) },
            },
          },
          post: { requestBody: { content: json(pet) } },
        },
      },
      components: { responses: { Missing: { content: json({ type: "object" }) } } },
    });
  });

  test("keeps schemas in their files, in the words of OpenAPI 3.0", async () => {
    const { documents } = await upgrade(ROOT);
    expect(documents.get("models/pet.yaml")?.value).toEqual({
      type: "object",
      discriminator: { propertyName: "kind" },
      required: ["kind"],
      properties: {
        kind: { type: "string" },
        nick: { type: "string", nullable: true, "x-nullable": true },
        discriminator: { type: "string" },
        problem: { $ref: "../swagger.yaml#/components/schemas/Problem" },
      },
    });
  });

  test.each([
    ["/paths/~1pets/get/responses/404/content/application~1json/schema/properties/example", "api/shared.yaml", 5],
    ["/paths/~1pets/get/responses/200/content/application~1json/schema/items", "api/paths/pets.yaml", 7],
    ["/paths/~1pets/get/parameters/0/schema/items", "api/tags.yaml", 1],
    ["/paths/~1pets/parameters/0/schema/maximum", "api/shared.yaml", 2],
    ["/components/schemas/Problem/properties/title", "api/swagger.yaml", 10],
  ])("%s is shown in %s", async (pointer, uri, line) => {
    const { root } = await upgrade(ROOT);
    expect(locationOf(root, pointer)).toMatchObject({ uri, line });
  });

  test("has what stands beside a reference to a path item; of the same field on both sides its own", async () => {
    const { root, found } = await upgradeWith(`paths:
  /pets:
    $ref: paths/pets.yaml#/list
    get: { operationId: own, responses: { 200: { description: ok } } }
    put: { parameters: [{ $ref: shared.yaml#/Body }], responses: { 204: { description: none } } }
`);
    expect(root.value).toMatchObject({
      paths: {
        "/pets": {
          parameters: [{ name: "limit" }],
          get: { operationId: "own" },
          put: { requestBody: { content: json(pet) } },
          post: { requestBody: { content: json(pet) } },
        },
      },
    });
    expect(locationOf(root, "/paths/~1pets/put/responses/204")).toMatchObject({ uri: "api/swagger.yaml", line: 7 });
    expect(locationOf(root, "/paths/~1pets/post/responses/204")).toMatchObject({ uri: "api/paths/pets.yaml", line: 12 });
    expect(found.map(({ code, location }) => [code, location?.line])).toEqual([["MM2033", 6]]);
  });

  test("ends where files refer to themselves or lead nowhere, and leaves that to be told", async () => {
    const { root } = await upgrade(
      "paths: { /a: { parameters: [{ $ref: shared.yaml#/Circle }, { $ref: shared.yaml#/None }] } }\n",
    );
    expect(root.value).toMatchObject({
      paths: { "/a": { parameters: [{ $ref: "shared.yaml#/Circle" }, { $ref: "shared.yaml#/None" }] } },
    });
  });
});
