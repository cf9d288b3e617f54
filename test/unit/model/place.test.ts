import { describe, expect, test } from "vitest";
import { placeSchema } from "../../../generator/model/place.js";
import type { JsonObject } from "../../../generator/model/types.js";
import { sourceOf } from "./model-kit.js";

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
