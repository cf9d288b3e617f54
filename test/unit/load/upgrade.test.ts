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

  test.each([
    ["paths", null],
    ["paths", { "/a": null }],
    ["paths", { "/a": { get: null, parameters: null } }],
    ["paths", { "/a": { get: { parameters: [null, 1, {}], responses: [] } } }],
    ["paths", { "/a": { get: { responses: { 200: null, 404: { headers: { A: null }, schema: null } } } } }],
    ["parameters", []],
    ["parameters", { A: null, B: { $ref: "#/parameters/B" }, C: { in: "formData" } }],
    ["responses", 1],
    ["definitions", null],
    ["produces", [1, null]],
  ])("of the wrong kind under %s (%j) is left to be told", async (field, value) => {
    const { after, diagnostics } = await upgrade(JSON.stringify({ swagger: "2.0", [field]: value }));
    expect(after?.root.value).toMatchObject({ openapi: "3.0.4" });
    expect(diagnostics.all()).toEqual([]);
  });

  test("keeps members of any name", async () => {
    const names = ["__proto__", "constructor", "toString"];
    const map = (value: string): string => `{${names.map((name) => `"${name}":${value}`).join()}}`;
    const text = `{"swagger":"2.0","definitions":${map(`{"properties":${map("{}")}}`)},"responses":${map('{"description":"d"}')},
      "parameters":${map('{"in":"query","name":"q","type":"string"}')}}`;
    const { after } = await upgrade(text);
    const root = after && JSON.parse(JSON.stringify(after.root.value));
    for (const section of ["schemas", "responses", "parameters"]) expect(Object.keys(root.components[section])).toEqual(names);
    for (const schema of Object.values(root.components.schemas)) expect(Object.keys(Object(schema).properties)).toEqual(names);
  });

  test("whose form fields would be repeated without end is refused", async () => {
    const parameters = {
      F: { in: "formData", name: "f", type: "string", enum: Array.from({ length: 1_000 }, (_, index) => `${index}`) },
    };
    const paths = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`/${index}`, { post: { parameters: [{ $ref: "#/parameters/F" }] } }]),
      );
    const few = await upgrade(JSON.stringify({ swagger: "2.0", parameters, paths: paths(90) }));
    expect(few.diagnostics.all()).toEqual([]);
    const many = await upgrade(JSON.stringify({ swagger: "2.0", parameters, paths: paths(200) }));
    expect(many.after).toBeUndefined();
    expect(many.diagnostics.all().map(({ code }) => code)).toEqual(["MM2024"]);
  });
});

describe("of a Swagger 2.0 document nothing is lost:", () => {
  const object = { type: "object", properties: { a: { type: "string" } } };
  const field = { in: "formData", name: "n", type: "array", items: { type: "string", enum: ["a"] }, maxItems: 2, required: true };
  const form = {
    type: "object",
    properties: { n: { type: "array", items: { type: "string", enum: ["a"] }, maxItems: 2 } },
    required: ["n"],
  };
  const body = { in: "body", name: "b", schema: object };
  const ok = { "200": { description: "ok", schema: object } };
  test.each([
    [
      "a form field has its constraints",
      {},
      { parameters: [field] },
      { requestBody: { required: true, content: { "multipart/form-data": { schema: form } } } },
    ],
    [
      "a form is sent as the operation says",
      {},
      { parameters: [field], consumes: ["application/x-www-form-urlencoded"] },
      { requestBody: { required: true, content: { "application/x-www-form-urlencoded": { schema: form } } } },
    ],
    [
      "a shared form field stands with the operation's own",
      { parameters: { F: field } },
      { parameters: [{ $ref: "#/parameters/F" }, { in: "formData", name: "m", type: "file" }] },
      {
        requestBody: {
          required: true,
          content: {
            "multipart/form-data": {
              schema: { ...form, properties: { ...form.properties, m: { type: "string", format: "binary" } } },
            },
          },
        },
      },
    ],
    [
      "a shared body is the body of the operation",
      { parameters: { B: body } },
      { parameters: [{ $ref: "#/parameters/B" }] },
      { requestBody: { $ref: "#/components/requestBodies/B" } },
    ],
    [
      "a body has a media type where the list of them is empty",
      { consumes: ["application/xml"] },
      { parameters: [body], consumes: [] },
      { requestBody: { content: { "application/json": { schema: object } } } },
    ],
    [
      "a response has a media type where the document's list is empty",
      { produces: [] },
      { responses: ok },
      { responses: { "200": { description: "ok", content: { "application/json": { schema: object } } } } },
    ],
    [
      "a response is of the operation's media types",
      { produces: ["application/json"] },
      { responses: ok, produces: ["text/csv"] },
      { responses: { "200": { description: "ok", content: { "text/csv": { schema: object } } } } },
    ],
    [
      "a body of several media types is described once, as JSON if it can be had as that",
      { produces: ["application/xml", "application/json", "text/csv"] },
      { responses: ok, parameters: [body], consumes: ["application/xml", "text/csv"] },
      {
        requestBody: { content: { "text/csv": { schema: object } } },
        responses: { "200": { description: "ok", content: { "application/json": { schema: object } } } },
      },
    ],
    [
      "examples of bodies stay by their media type",
      { produces: ["application/json", "application/problem+json"] },
      {
        parameters: [{ ...body, "x-example": { "application/json": { a: "b" } } }],
        responses: { "200": { ...ok["200"], examples: { "application/problem+json": { a: "c" }, "text/csv": "a" } } },
      },
      {
        requestBody: { content: { "application/json": { schema: object, example: { a: "b" } } } },
        responses: {
          "200": { description: "ok", content: { "application/problem+json": { schema: object, example: { a: "c" } } } },
        },
      },
    ],
    [
      "a parameter and a header have schemas, with extensions that speak of values",
      {},
      {
        parameters: [
          { in: "query", name: "q", description: "d", type: "string", enum: ["a"], "x-enum-varnames": ["A"], "x-nullable": true },
        ],
        responses: { "200": { description: "ok", headers: { H: { description: "h", type: "integer", maximum: 3 } } } },
      },
      {
        parameters: [
          {
            in: "query",
            name: "q",
            description: "d",
            schema: { type: "string", enum: ["a"], "x-enum-varnames": ["A"], nullable: true, "x-nullable": true },
          },
        ],
        responses: {
          "200": { description: "ok", headers: { H: { description: "h", schema: { type: "integer", maximum: 3 } } } },
        },
      },
    ],
    [
      "what looks like a schema in an example is none",
      {},
      {
        parameters: [{ ...body, "x-example": { "application/json": { type: "file", $ref: "#/definitions/A" } } }],
        responses: { "200": { ...ok["200"], examples: { "application/json": { type: "file", in: "body" } } } },
      },
      {
        requestBody: { content: { "application/json": { schema: object, example: { type: "file", $ref: "#/definitions/A" } } } },
        responses: {
          "200": {
            description: "ok",
            content: { "application/json": { schema: object, example: { type: "file", in: "body" } } },
          },
        },
      },
    ],
    [
      "named examples of a parameter stay examples",
      {},
      { parameters: [{ in: "query", name: "q", type: "string", "x-examples": { one: "a", two: { summary: "s", value: "b" } } }] },
      {
        parameters: [
          {
            in: "query",
            name: "q",
            schema: { type: "string" },
            examples: { one: { value: "a" }, two: { summary: "s", value: "b" } },
          },
        ],
      },
    ],
    [
      "a list in a query is joined as it was",
      {},
      { parameters: [{ in: "query", name: "q", type: "array", items: { type: "string" }, collectionFormat: "pipes" }] },
      {
        parameters: [
          {
            in: "query",
            name: "q",
            style: "pipeDelimited",
            explode: false,
            schema: { type: "array", items: { type: "string" } },
          },
        ],
      },
    ],
    [
      "x-nullable is nullable, but in data",
      {},
      { parameters: [{ ...body, schema: { type: "string", "x-nullable": true, example: { "x-nullable": true } } }] },
      {
        requestBody: {
          content: {
            "application/json": {
              schema: { type: "string", nullable: true, "x-nullable": true, example: { "x-nullable": true } },
            },
          },
        },
      },
    ],
    [
      "what Kubernetes calls int-or-string is one of the two",
      {},
      { parameters: [{ ...body, schema: { type: "string", format: "int-or-string", description: "A port." } }] },
      {
        requestBody: {
          content: {
            "application/json": {
              schema: { format: "int-or-string", description: "A port.", oneOf: [{ type: "integer" }, { type: "string" }] },
            },
          },
        },
      },
    ],
    [
      "a discriminator is an object, but a property of that name",
      {},
      { parameters: [{ ...body, schema: { ...object, discriminator: "a", properties: { discriminator: { type: "string" } } } }] },
      {
        requestBody: {
          content: {
            "application/json": {
              schema: { type: "object", discriminator: { propertyName: "a" }, properties: { discriminator: { type: "string" } } },
            },
          },
        },
      },
    ],
  ])("%s", async (_title, document, operation, wanted) => {
    const swagger = { swagger: "2.0", info: { title: "t", version: "1" }, ...document, paths: { "/a": { post: operation } } };
    const { after, diagnostics } = await upgrade(JSON.stringify(swagger));
    expect(diagnostics.all()).toEqual([]);
    expect(after?.root.value).toHaveProperty(["paths", "/a", "post"], expect.objectContaining(wanted));
  });

  test("a body that a path item states is that of each operation without one of its own", async () => {
    const paths = { "/a": { parameters: [body], put: {}, post: { parameters: [{ ...body, schema: { type: "string" } }] } } };
    const { after } = await upgrade(JSON.stringify({ swagger: "2.0", paths }));
    expect(after?.root.value).toMatchObject({
      paths: {
        "/a": {
          parameters: [],
          put: { requestBody: { content: { "application/json": { schema: object } } } },
          post: { requestBody: { content: { "application/json": { schema: { type: "string" } } } } },
        },
      },
    });
  });
});

describe("pointers lead back", () => {
  test.each([
    ["/components/schemas/Pet/properties/a", "/definitions/Pet/properties/a"],
    ["/components/responses/Gone/content/a~1b/schema", "/responses/Gone/schema"],
    ["/components/requestBodies/Pet", "/parameters/Pet"],
    ["/paths/~1pets/post/requestBody/content/a/schema", "/paths/~1pets/post/parameters"],
    ["/paths/~1pets/get/responses/200/content/a/schema/items", "/paths/~1pets/get/responses/200/schema/items"],
    ["/components/parameters/P/schema/items", "/parameters/P/items"],
    ["/components/requestBodies/B/content/a~1b/schema/items", "/parameters/B/schema/items"],
    ["/components/responses/R/headers/H/schema/enum", "/responses/R/headers/H/enum"],
    ["/info/title", "/info/title"],
  ])("%s to %s", (upgraded, original) => {
    expect(pointerIn20(upgraded)).toBe(original);
  });
});
