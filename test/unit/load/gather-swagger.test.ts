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

interface Tried {
  readonly upgraded: LoadedDocument | undefined;
  readonly found: readonly Diagnostic[];
}

async function tryToUpgrade(root: string, files: Readonly<Record<string, string>> = FILES): Promise<Tried> {
  const reader = readerOf({ "api/swagger.yaml": `swagger: "2.0"\ninfo: { title: t, version: "1" }\n${root}`, ...files });
  const { loaded, diagnostics } = await load({ kind: "path", path: "api/swagger.yaml" }, { reader });
  const upgraded = loaded && (await upgradeDocument(loaded, diagnostics));
  return { upgraded, found: diagnostics.all() };
}

async function upgradeWith(root: string): Promise<LoadedDocument & Pick<Tried, "found">> {
  const { upgraded, found } = await tryToUpgrade(root);
  if (upgraded === undefined) throw new Error("it was not upgraded");
  return { ...upgraded, found };
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
  test("is upgraded as a whole: path items stand where they were referred to, parameters and responses are shared", async () => {
    const { root } = await upgrade(ROOT);
    const problem = { $ref: "#/components/schemas/Problem" };
    expect(root.value).toMatchObject({
      paths: {
        "/pets": {
          parameters: [{ $ref: "#/components/parameters/Limit" }],
          get: {
            parameters: [{ $ref: "#/components/parameters/tags" }],
            responses: {
              200: { content: json({ type: "array", items: pet }) },
              404: { $ref: "#/components/responses/Missing" },
              409: { $ref: "#/components/responses/Conflict" },
            },
          },
          post: { requestBody: { $ref: "#/components/requestBodies/Body" } },
        },
      },
      components: {
        parameters: {
          Limit: { in: "query", name: "limit", schema: { type: "integer", maximum: 9 } },
          tags: { in: "query", name: "tags", schema: { type: "array", items: { type: "string" } } },
        },
        requestBodies: { Body: { content: json(pet) } },
        responses: {
          Missing: { content: json({ type: "object", example: { $ref: "#/data" }, properties: { example: pet } }) },
          Conflict: { content: json(problem) },
        },
      },
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
    ["/components/responses/Missing/content/application~1json/schema/properties/example", "api/shared.yaml", 5],
    ["/paths/~1pets/get/responses/200/content/application~1json/schema/items", "api/paths/pets.yaml", 7],
    ["/components/parameters/tags/schema/items", "api/tags.yaml", 1],
    ["/components/parameters/Limit/schema/maximum", "api/shared.yaml", 2],
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
          parameters: [{ $ref: "#/components/parameters/Limit" }],
          get: { operationId: "own" },
          put: { requestBody: { $ref: "#/components/requestBodies/Body" } },
          post: { requestBody: { $ref: "#/components/requestBodies/Body" } },
        },
      },
    });
    expect(locationOf(root, "/paths/~1pets/put/responses/204")).toMatchObject({ uri: "api/swagger.yaml", line: 7 });
    expect(locationOf(root, "/paths/~1pets/post/responses/204")).toMatchObject({ uri: "api/paths/pets.yaml", line: 12 });
    expect(found.map(({ code, location }) => [code, location?.line])).toEqual([["MM2033", 6]]);
  });

  test("shares what is written once under one name, however often and by whatever way it is referred to", async () => {
    const { root } = await upgrade(`
paths:
  /a: { get: { responses: { 200: { $ref: shared.yaml#/Gone }, 404: { $ref: "paths/../shared.yaml#/%47one" } } } }
  /b: { get: { responses: { 200: { $ref: "#/responses/Own" }, 404: { $ref: paths/pets.yaml#/Conflict } } } }
responses:
  Conflict: { description: of the root }
  Own: { $ref: shared.yaml#/Gone }
  Other: { $ref: shared.yaml#/Gone }
`);
    const own = { $ref: "#/components/responses/Own" };
    expect(root.value).toMatchObject({
      paths: {
        "/a": { get: { responses: { 200: own, 404: own } } },
        "/b": { get: { responses: { 200: own, 404: { $ref: "#/components/responses/pets_Conflict" } } } },
      },
      components: { responses: { Conflict: { description: "of the root" }, Own: { description: "gone" }, Other: own } },
    });
  });

  test("that would repeat path items without end is refused", async () => {
    const properties = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`p${index}`, { type: "string" }]));
    const item = { get: { responses: { 200: { description: "ok", schema: { type: "object", properties } } } } };
    const references = (count: number): string =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [`/${index}`, { $ref: "item.json" }])));
    const files = { "api/item.json": JSON.stringify(item) };
    expect(await tryToUpgrade(`paths: ${references(100)}\n`, files)).toMatchObject({ upgraded: {}, found: [] });
    expect(await tryToUpgrade(`paths: ${references(400)}\n`, files)).toMatchObject({
      upgraded: undefined,
      found: [{ code: "MM2024" }],
    });
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
