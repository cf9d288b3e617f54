import { describe, expect, test } from "vitest";
import { placeSchema } from "../../../generator/model/place.js";
import type { JsonObject } from "../../../generator/model/types.js";
import { buildDocument, sourceOf } from "./model-kit.js";

const DOCUMENT: JsonObject = {
  openapi: "3.1.0",
  components: { schemas: { Pet: { oneOf: [{ title: "Big cat" }, {}] } } },
  paths: {
    "/pets": {
      post: {
        parameters: [{ name: "X-Trace", in: "header", schema: {} }],
        requestBody: { content: { "application/json": {}, "application/xml": {} } },
        responses: { "200": { content: { "application/json": {} } } },
      },
    },
  },
};

describe("where a schema stands", () => {
  test.each([
    ["/components/schemas/Pet", "/components/schemas/Pet", []],
    ["/components/schemas/Pet/properties/tag", "/components/schemas/Pet", [{ kind: "property", name: "tag" }]],
    [
      "/components/schemas/Pet/properties/properties/properties/items",
      "/components/schemas/Pet",
      [
        { kind: "property", name: "properties" },
        { kind: "property", name: "items" },
      ],
    ],
    [
      "/components/schemas/Pet/allOf/1/properties/a/items",
      "/components/schemas/Pet",
      [{ kind: "property", name: "a" }, { kind: "items" }],
    ],
    ["/components/schemas/Pet/oneOf/0", "/components/schemas/Pet", [{ kind: "variant", index: 0, title: "Big cat" }]],
    ["/components/schemas/Pet/oneOf/1", "/components/schemas/Pet", [{ kind: "variant", index: 1, title: undefined }]],
    [
      "/components/responses/Gone/content/application~1json/schema",
      "/components/responses/Gone",
      [{ kind: "response", status: "Gone", mediaType: "application/json", only: false }],
    ],
    [
      "/paths/~1pets/post/requestBody/content/application~1json/schema",
      "/paths/~1pets/post",
      [{ kind: "requestBody", mediaType: "application/json", only: false }],
    ],
    [
      "/paths/~1pets/post/responses/200/content/application~1json/schema/properties/data/items",
      "/paths/~1pets/post",
      [
        { kind: "response", status: "200", mediaType: "application/json", only: true },
        { kind: "property", name: "data" },
        { kind: "items" },
      ],
    ],
    [
      "/paths/~1pets/post/parameters/0/schema",
      "/paths/~1pets/post",
      [{ kind: "parameter", name: "X-Trace", location: "header" }],
    ],
    [
      "/paths/~1pets/post/callbacks/done/{$request.body}/put/requestBody/content/a/schema",
      "/paths/~1pets/post/callbacks/done/{$request.body}/put",
      [{ kind: "requestBody", mediaType: "a", only: false }],
    ],
    ["/paths/~1pets/parameters/0/schema", "/paths/~1pets", [{ kind: "parameter", name: "parameter", location: "" }]],
    [
      "/webhooks/new/post/requestBody/content/a/schema",
      "/webhooks/new/post",
      [{ kind: "requestBody", mediaType: "a", only: false }],
    ],
  ])("%s", (pointer, scope, path) => {
    const place = placeSchema({ document: sourceOf(DOCUMENT), pointer });
    expect(place.scope).toBe(scope);
    expect(place.path).toEqual(path);
  });

  test.each([
    ["/components/schemas/Pet/not", true],
    ["/components/schemas/Pet/if/properties/a", true],
    ["/components/schemas/Pet/properties/if", false],
    ["/components/schemas/Pet/properties/not/properties/contains", false],
  ])("%s only restricts another schema: %s", (pointer, internal) => {
    expect(placeSchema({ document: sourceOf(DOCUMENT), pointer }).internal).toBe(internal);
  });
});

describe("where a schema of another file stands", () => {
  const PETS: JsonObject = { Pet: { oneOf: [{ title: "  " }, { title: 7 }, true, { title: "Dog" }] }, constructor: {} };
  test.each<[string, string, readonly unknown[]]>([
    ["", "", []],
    ["/Pet", "/Pet", []],
    ["/Pet/properties/tag", "/Pet", [{ kind: "property", name: "tag" }]],
    ["/Pet/oneOf/0", "/Pet", [{ kind: "variant", index: 0, title: undefined }]],
    ["/Pet/oneOf/1", "/Pet", [{ kind: "variant", index: 1, title: undefined }]],
    ["/Pet/oneOf/2", "/Pet", [{ kind: "variant", index: 2, title: undefined }]],
    ["/Pet/anyOf/3", "/Pet", [{ kind: "variant", index: 3, title: undefined }]],
    ["/Pet/oneOf/3", "/Pet", [{ kind: "variant", index: 3, title: "Dog" }]],
    ["/toString/items", "/toString", [{ kind: "items" }]],
    ["/definitions/Pet/items", "/definitions/Pet", [{ kind: "items" }]],
    ["/$defs/Pet/items", "/$defs/Pet", [{ kind: "items" }]],
    ["/components/schemas/Pet/items", "/components/schemas/Pet", [{ kind: "items" }]],
    ["/properties/a", "", [{ kind: "property", name: "a" }]],
    ["/items", "", [{ kind: "items" }]],
    ["/prefixItems/1", "", [{ kind: "tuple", index: 1 }]],
    ["/additionalProperties", "", [{ kind: "values" }]],
    ["/patternProperties/^x", "", [{ kind: "values" }]],
    ["/unevaluatedProperties", "", [{ kind: "values" }]],
    ["/allOf/0", "", []],
    ["/oneOf/0", "", [{ kind: "variant", index: 0, title: undefined }]],
    ["/anyOf/0", "", [{ kind: "variant", index: 0, title: undefined }]],
    ["/not", "", [{ kind: "definition", name: "not" }]],
    ["/if", "", [{ kind: "definition", name: "if" }]],
    ["/then", "", [{ kind: "definition", name: "then" }]],
    ["/else", "", [{ kind: "definition", name: "else" }]],
    ["/contains", "", [{ kind: "definition", name: "contains" }]],
    ["/propertyNames", "", [{ kind: "definition", name: "propertyNames" }]],
    ["/dependentSchemas/a", "", [{ kind: "definition", name: "a" }]],
  ])("%s", (pointer, scope, path) => {
    const place = placeSchema({ document: sourceOf(PETS, "pets.yaml"), pointer });
    expect(place).toMatchObject({ scope, path, kind: "component" });
  });

  test.each([
    ["/get", "component"],
    ["/get/properties/a", "component"],
    ["/Pet/responses", "component"],
    ["/get/parameters/0/schema", "operation"],
    ["/post/requestBody/content/a/schema", "operation"],
    ["/put/responses/200/content/a/schema", "operation"],
    ["/query/callbacks/done/{$url}/post/requestBody/content/a/schema", "operation"],
  ])("%s belongs to a %s: a file may be a path item, and a schema may be called as a method is", (pointer, kind) => {
    expect(placeSchema({ document: sourceOf({}, "pets.yaml"), pointer }).kind).toBe(kind);
  });

  test("is read from the document itself where that is one of Swagger", () => {
    const place = placeSchema({ document: sourceOf({ swagger: "2.0" }), pointer: "/definitions/Pet/items" });
    expect(place).toMatchObject({ scope: "/definitions/Pet", path: [{ kind: "items" }] });
    expect(placeSchema({ document: sourceOf({ swagger: "2.0" }), pointer: "/Pet/items" }).scope).toBe("");
  });
});

describe("what a schema is a part of", () => {
  const body = { kind: "requestBody", mediaType: "a", only: false };
  test.each<[string, string, "component" | "operation", readonly unknown[]]>([
    ["/components/schemas/Pet/$defs/Tag", "/components/schemas/Pet", "component", [{ kind: "definition", name: "Tag" }]],
    ["/components/schemas/Pet/definitions/Tag", "/components/schemas/Pet", "component", [{ kind: "definition", name: "Tag" }]],
    ["/components/schemas/get", "/components/schemas/get", "component", []],
    ["/components/responses/post", "/components/responses/post", "component", []],
    [
      "/components/pathItems/P/parameters/0/schema",
      "/components/pathItems/P",
      "component",
      [{ kind: "parameter", name: "parameter", location: "" }],
    ],
    ["/components/requestBodies/New/content/a/schema", "/components/requestBodies/New", "component", [body]],
    [
      "/components/parameters/Page/schema",
      "/components/parameters/Page",
      "component",
      [{ kind: "parameter", name: "Page", location: "component" }],
    ],
    [
      "/components/parameters/Page/content/a/schema/items",
      "/components/parameters/Page",
      "component",
      [{ kind: "parameter", name: "Page", location: "component" }, { kind: "items" }],
    ],
    ["/components/headers/X-A/schema", "/components/headers/X-A", "component", [{ kind: "header", name: "X-A", status: "" }]],
    [
      "/components/responses/Gone/headers/X-A/schema",
      "/components/responses/Gone",
      "component",
      [{ kind: "header", name: "X-A", status: "Gone" }],
    ],
    ["/components/pathItems/P/get/requestBody/content/a/schema", "/components/pathItems/P/get", "operation", [body]],
    [
      "/components/pathItems/P/additionalOperations/LINK/requestBody/content/a/schema",
      "/components/pathItems/P/additionalOperations/LINK",
      "operation",
      [body],
    ],
    [
      "/components/callbacks/Done/{$url}/put/requestBody/content/a/schema",
      "/components/callbacks/Done/{$url}/put",
      "operation",
      [body],
    ],
    [
      "/paths/~1pets/additionalOperations/LINK/requestBody/content/a/schema",
      "/paths/~1pets/additionalOperations/LINK",
      "operation",
      [body],
    ],
    [
      "/paths/~1pets/post/responses/200/headers/X-A/content/a/schema",
      "/paths/~1pets/post",
      "operation",
      [{ kind: "header", name: "X-A", status: "200" }],
    ],
    [
      "/paths/~1pets/post/parameters/0/content/a/schema",
      "/paths/~1pets/post",
      "operation",
      [{ kind: "parameter", name: "X-Trace", location: "header" }],
    ],
    [
      "/paths/~1pets/post/requestBody/content/a/encoding/file/headers/X-A/schema",
      "/paths/~1pets/post",
      "operation",
      [body, { kind: "header", name: "X-A", status: "" }],
    ],
    [
      "/paths/~1pets/post/requestBody/content/a/prefixEncoding/0/headers/X-A/schema",
      "/paths/~1pets/post",
      "operation",
      [body, { kind: "header", name: "X-A", status: "" }],
    ],
    [
      "/paths/~1pets/post/requestBody/content/a/itemEncoding/headers/X-A/schema",
      "/paths/~1pets/post",
      "operation",
      [body, { kind: "header", name: "X-A", status: "" }],
    ],
    ["/paths/~1pets/post/requestBody/content/a/itemSchema", "/paths/~1pets/post", "operation", [body, { kind: "items" }]],
    [
      "/paths/~1pets/post/requestBody/content/a/schema/properties/get",
      "/paths/~1pets/post",
      "operation",
      [body, { kind: "property", name: "get" }],
    ],
    ["/webhooks/new/parameters/0/schema", "/webhooks/new", "operation", [{ kind: "parameter", name: "parameter", location: "" }]],
  ])("%s", (pointer, scope, kind, path) => {
    expect(placeSchema({ document: sourceOf(DOCUMENT), pointer })).toMatchObject({ scope, kind, path });
  });
});

describe("names and groups of scopes", () => {
  const body = { content: { "application/json": { schema: { type: "object", properties: { a: { type: "string" } } } } } };
  const document = (operation: JsonObject, more: JsonObject = {}): JsonObject => ({
    openapi: "3.2.0",
    info: { title: "t", version: "1" },
    paths: { "/pets/{id}": { post: { requestBody: body, ...operation }, ...more } },
  });
  const scopesOf = (value: JsonObject): readonly (readonly unknown[])[] =>
    buildDocument(value).graph.scopes.map(({ name, group, kind }) => [name, group, kind]);

  test.each<[JsonObject, string, string | undefined]>([
    [{}, "post /pets/{id}", undefined],
    [{ operationId: "addPet", tags: ["pets", "new"] }, "addPet", "pets"],
    [{ operationId: " ", tags: [] }, "post /pets/{id}", undefined],
    [{ operationId: 7, tags: [7] }, "post /pets/{id}", undefined],
    [{ tags: ["pets"], "x-speakeasy-group": "animals" }, "post /pets/{id}", "animals"],
    [{ tags: ["pets"], "x-speakeasy-group": "" }, "post /pets/{id}", "pets"],
    [{ tags: "pets" }, "post /pets/{id}", undefined],
  ])("%j is %s of %s", (operation, name, group) => {
    expect(scopesOf(document(operation))).toEqual([[name, group, "operation"]]);
  });

  test("a callback is called by the operation that it belongs to, another method by itself", () => {
    const callbacks = { done: { "{$request.body#/url}": { put: { requestBody: body } } } };
    expect(
      scopesOf(document({ operationId: "a", callbacks }, { additionalOperations: { LINK: { requestBody: body } } })),
    ).toEqual([
      ["a", undefined, "operation"],
      ["put /pets/{id} done", undefined, "operation"],
      ["LINK /pets/{id}", undefined, "operation"],
    ]);
  });

  test("a webhook is called by its name, what a path shares by the path", () => {
    const parameters = [{ name: "a", in: "query", schema: { type: "object", properties: { b: { type: "string" } } } }];
    const value = {
      ...document({ operationId: "a", requestBody: body }, { parameters }),
      webhooks: { born: { post: { requestBody: body } } },
    };
    expect(scopesOf(value).map(([name]) => name)).toEqual(expect.arrayContaining(["a", "/pets/{id}", "post born"]));
  });
});
