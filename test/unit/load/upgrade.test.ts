import { describe, expect, test } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import { DEFAULT_LIMITS, loadDocument } from "../../../generator/load/load-document.js";
import { pointerIn20, upgradeDocument } from "../../../generator/load/upgrade.js";

const PETSTORE = `swagger: "2.0"
info: { title: Pets, version: "1" }
produces: [application/json]
paths:
  /pets:
    post:
      parameters:
        - { in: body, name: pet, schema: { $ref: "#/definitions/Pet" } }
      responses:
        "200": { description: ok, schema: { type: array, items: { $ref: "#/definitions/Pet" } } }
definitions:
  Pet:
    type: object
    properties:
      name: { type: string }
`;

async function upgrade(text: string) {
  const diagnostics = createDiagnostics();
  const loaded = await loadDocument({ kind: "text", text, uri: "swagger.yaml" }, DEFAULT_LIMITS, diagnostics);
  if (loaded === undefined) throw new Error("it parses");
  return { before: loaded, after: await upgradeDocument(loaded, diagnostics), diagnostics };
}

describe("a Swagger 2.0 document", () => {
  test("has its definitions, bodies and responses where OpenAPI 3.0 has them", async () => {
    const { after } = await upgrade(PETSTORE);
    expect(after?.root.value).toMatchObject({
      components: { schemas: { Pet: { type: "object" } } },
      paths: {
        "/pets": {
          post: {
            requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } } },
            responses: {
              "200": { content: { "application/json": { schema: { items: { $ref: "#/components/schemas/Pet" } } } } },
            },
          },
        },
      },
    });
  });

  test("is not changed itself, and positions lead to its own text", async () => {
    const { before, after } = await upgrade(PETSTORE);
    expect(before.root.value).toHaveProperty("definitions");
    expect(after?.root.locate("/components/schemas/Pet/properties/name").line).toBe(15);
    expect(after?.documents.get("swagger.yaml")).toBe(after?.root);
  });

  test("that is broken is refused with a diagnostic", async () => {
    const { after, diagnostics } = await upgrade('swagger: "2.0"\npaths: { /a: { get: null } }\n');
    expect(after).toBeUndefined();
    expect(diagnostics.all().map((diagnostic) => diagnostic.code)).toEqual(["MM2024"]);
  });
});

describe("pointers lead back", () => {
  test.each([
    ["/components/schemas/Pet/properties/a", "/definitions/Pet/properties/a"],
    ["/components/responses/Gone/content/a~1b/schema", "/responses/Gone/schema"],
    ["/components/requestBodies/Pet", "/parameters/Pet"],
    ["/paths/~1pets/post/requestBody/content/a/schema", "/paths/~1pets/post/parameters"],
    ["/paths/~1pets/get/responses/200/content/a/schema/items", "/paths/~1pets/get/responses/200/schema/items"],
    ["/info/title", "/info/title"],
  ])("%s to %s", (upgraded, original) => {
    expect(pointerIn20(upgraded)).toBe(original);
  });
});
