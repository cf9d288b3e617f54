import { upgrade as upgradeByLibrary } from "@scalar/openapi-upgrader";
import { describe, expect, it } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import { DEFAULT_LIMITS, loadDocument } from "../../../generator/load/load-document.js";
import { upgradeDocument } from "../../../generator/load/upgrade.js";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { isJsonArray, isJsonObject } from "../../../generator/resolve/node.js";

/** A Swagger 2.0 document without its version, its title and the descriptions of its responses, which have nothing to do with schemas. */
interface Case {
  readonly what: string;
  readonly document: JsonObject;
}

const PET: JsonObject = { type: "object", properties: { name: { type: "string" } } };
const to = ($ref: string): JsonObject => ({ $ref });

function operation(parameters: readonly JsonValue[], more: JsonObject = {}): JsonObject {
  return { "/a": { post: { parameters, responses: {}, ...more } } };
}

function responding(response: JsonObject, more: JsonObject = {}): JsonObject {
  return { "/a": { get: { responses: { 200: response }, ...more } } };
}

/** Documents in whose schemas both agree. */
const CASES: readonly Case[] = [
  {
    what: "definitions that refer to each other",
    document: { definitions: { Pet: PET, Pets: { type: "array", items: to("#/definitions/Pet") } } },
  },
  {
    what: "a reference into a definition",
    document: { definitions: { Pet: PET, Name: to("#/definitions/Pet/properties/name") } },
  },
  {
    what: "an allOf with a reference",
    document: { definitions: { Pet: PET, Cat: { allOf: [to("#/definitions/Pet"), { required: ["name"] }] } } },
  },
  {
    what: "additional properties",
    document: { definitions: { Map: { type: "object", additionalProperties: to("#/definitions/Pet") }, Pet: PET } },
  },
  { what: "exclusive bounds", document: { definitions: { N: { type: "number", minimum: 1, exclusiveMinimum: true } } } },
  { what: "an example of a definition", document: { definitions: { Pet: { ...PET, example: { name: "Tom" } } } } },
  {
    what: "a property called $ref",
    document: { definitions: { Odd: { type: "object", properties: { $ref: { type: "string" } } } } },
  },
  { what: "a body", document: { paths: operation([{ in: "body", name: "b", schema: PET }]) } },
  {
    what: "a body by reference",
    document: { definitions: { Pet: PET }, paths: operation([{ in: "body", name: "b", schema: to("#/definitions/Pet") }]) },
  },
  {
    what: "a body with a media type of its own",
    document: {
      consumes: ["application/json"],
      paths: operation([{ in: "body", name: "b", schema: PET }], { consumes: ["application/xml"] }),
    },
  },
  {
    what: "a body with the media type of the document",
    document: { consumes: ["application/xml"], paths: operation([{ in: "body", name: "b", schema: PET }]) },
  },
  {
    what: "a body of several media types",
    document: {
      paths: operation([{ in: "body", name: "b", schema: PET }], { consumes: ["application/xml", "application/json"] }),
    },
  },
  {
    what: "a body beside other parameters",
    document: {
      paths: operation([
        { in: "query", name: "q", type: "string" },
        { in: "body", name: "b", schema: PET },
      ]),
    },
  },
  {
    what: "text and numbers in a query",
    document: {
      paths: operation([
        { in: "query", name: "q", type: "string", maxLength: 3, pattern: "^a" },
        { in: "query", name: "n", type: "integer", format: "int64", minimum: 1, default: 2 },
      ]),
    },
  },
  {
    what: "an enum in a path",
    document: { paths: operation([{ in: "path", name: "p", required: true, type: "string", enum: ["a", "b"] }]) },
  },
  { what: "a boolean in a header", document: { paths: operation([{ in: "header", name: "X-H", type: "boolean" }]) } },
  ...["csv", "ssv", "tsv", "pipes", "multi"].map((collectionFormat) => ({
    what: `an array in a query, as ${collectionFormat}`,
    document: {
      paths: operation([
        {
          in: "query",
          name: "q",
          type: "array",
          items: { type: "string", enum: ["a"] },
          collectionFormat,
          minItems: 1,
          uniqueItems: true,
        },
      ]),
    },
  })),
  {
    what: "arrays in an array of a query",
    document: {
      paths: operation([{ in: "query", name: "q", type: "array", items: { type: "array", items: { type: "integer" } } }]),
    },
  },
  {
    what: "a shared parameter",
    document: {
      parameters: { Q: { in: "query", name: "q", type: "string", format: "uuid" } },
      paths: operation([to("#/parameters/Q")]),
    },
  },
  {
    what: "a shared parameter that refers to another",
    document: { parameters: { Q: { in: "query", name: "q", type: "string" }, R: to("#/parameters/Q") }, paths: {} },
  },
  {
    what: "a shared body that nobody refers to",
    document: {
      parameters: { B: { in: "body", name: "b", schema: to("#/definitions/Pet") } },
      definitions: { Pet: PET },
      paths: {},
    },
  },
  {
    what: "a parameter of a path",
    document: { paths: { "/a": { parameters: [{ in: "query", name: "q", type: "string" }], get: { responses: {} } } } },
  },
  {
    what: "a body of a path",
    document: { paths: { "/a": { parameters: [{ in: "body", name: "b", schema: PET }], put: { responses: {} } } } },
  },
  { what: "a response", document: { paths: responding({ schema: PET }) } },
  { what: "a response without a schema", document: { paths: responding({}) } },
  {
    what: "a response with media types of its own",
    document: { paths: responding({ schema: PET }, { produces: ["application/xml"] }) },
  },
  {
    what: "a response with the media types of the document",
    document: { produces: ["text/plain", "application/hal+json"], paths: responding({ schema: PET }) },
  },
  {
    what: "a response that is a file",
    document: { paths: responding({ schema: { type: "file" } }, { produces: ["application/pdf"] }) },
  },
  {
    what: "a shared response",
    document: {
      responses: { NotFound: { schema: to("#/definitions/Pet") } },
      definitions: { Pet: PET },
      paths: responding(to("#/responses/NotFound")),
    },
  },
  {
    what: "a header of a response",
    document: {
      paths: responding({
        headers: {
          "X-Rate": { type: "integer", minimum: 0 },
          "X-Tags": { type: "array", items: { type: "string" }, collectionFormat: "csv" },
        },
      }),
    },
  },
  {
    what: "a header of a shared response",
    document: { responses: { R: { headers: { "X-Rate": { type: "integer" } } } }, paths: responding(to("#/responses/R")) },
  },
  {
    what: "a field of a form",
    document: { paths: operation([{ in: "formData", name: "f", type: "string", description: "d", required: true }]) },
  },
  {
    what: "a file of a form",
    document: {
      paths: operation([{ in: "formData", name: "f", type: "file", description: "d", required: true }], {
        consumes: ["multipart/form-data"],
      }),
    },
  },
  {
    what: "a form that is encoded like a URL",
    document: {
      paths: operation([{ in: "formData", name: "f", type: "integer", format: "int32", description: "d", required: true }], {
        consumes: ["application/x-www-form-urlencoded"],
      }),
    },
  },
];

interface Deviation extends Case {
  /** What the library makes of it. */
  readonly reason: string;
  /** What the specification asks for, where schemas stand; see {@link schemasOf}. */
  readonly want: Readonly<Record<string, JsonValue>>;
}

/** What the library does otherwise with a whole document, which is why it is given one object at a time; each with the least document that shows it. */
const DEVIATIONS: readonly Deviation[] = [
  {
    what: "constraints of form fields",
    reason: "it keeps type, format and description alone",
    document: {
      paths: operation([
        { in: "formData", name: "f", type: "array", items: { type: "string" }, maxItems: 2, description: "d", required: true },
      ]),
    },
    want: {
      "/a post body": {
        type: "object",
        properties: { f: { type: "array", items: { type: "string" }, maxItems: 2, description: "d" } },
        required: ["f"],
      },
    },
  },
  {
    what: "a form of which nothing is required",
    reason: "it requires an empty list",
    document: { paths: operation([{ in: "formData", name: "f", type: "string", description: "d" }]) },
    want: { "/a post body": { type: "object", properties: { f: { type: "string", description: "d" } } } },
  },
  {
    what: "a discriminator",
    reason: "it leaves the word of Swagger 2.0, which is an object since",
    document: { definitions: { Pet: { ...PET, discriminator: "name" } } },
    want: { "#/components/schemas/Pet": { ...PET, discriminator: { propertyName: "name" } } },
  },
  {
    what: "int-or-string",
    reason: "it knows no formats",
    document: { definitions: { Port: { type: "string", format: "int-or-string" } } },
    want: { "#/components/schemas/Port": { format: "int-or-string", oneOf: [{ type: "integer" }, { type: "string" }] } },
  },
  {
    what: "x-nullable",
    reason: "it knows no extensions",
    document: { definitions: { Name: { type: "string", "x-nullable": true } } },
    want: { "#/components/schemas/Name": { type: "string", "x-nullable": true, nullable: true } },
  },
  {
    what: "a shared body",
    reason: "it leaves the reference among the parameters, where no body is looked for",
    document: { parameters: { B: { in: "body", name: "b", schema: PET } }, paths: operation([to("#/parameters/B")]) },
    want: { "/a post body": to("#/components/requestBodies/B"), "#/components/requestBodies/B body": PET },
  },
  {
    what: "a body of a path below its operations",
    reason: "it takes the members of a path item in their order",
    document: { paths: { "/a": { put: { responses: {} }, parameters: [{ in: "body", name: "b", schema: PET }] } } },
    want: { "/a put body": PET },
  },
  {
    what: "fields of forms of a path and of its operation",
    reason: "it takes those of the operation alone",
    document: {
      paths: {
        "/a": {
          parameters: [{ in: "formData", name: "f", type: "string", description: "d", required: true }],
          get: { responses: {} },
          put: { parameters: [{ in: "formData", name: "g", type: "string", description: "d", required: true }], responses: {} },
        },
      },
    },
    want: {
      "/a get body": { type: "object", properties: { f: { type: "string", description: "d" } }, required: ["f"] },
      "/a put body": {
        type: "object",
        properties: { f: { type: "string", description: "d" }, g: { type: "string", description: "d" } },
        required: ["f", "g"],
      },
    },
  },
  {
    what: "a shared field of a form",
    reason: "it makes a body of each, and refers to it among the parameters",
    document: {
      parameters: { F: { in: "formData", name: "f", type: "string", description: "d", required: true } },
      paths: operation([to("#/parameters/F")]),
    },
    want: { "/a post body": { type: "object", properties: { f: { type: "string", description: "d" } }, required: ["f"] } },
  },
  {
    what: "names of members of an enum in a query",
    reason: "it leaves extensions at the parameter, where no schema is",
    document: { paths: operation([{ in: "query", name: "q", type: "integer", enum: [1], "x-enum-varnames": ["One"] }]) },
    want: { "/a post query q": { type: "integer", enum: [1], "x-enum-varnames": ["One"] } },
  },
];

/** What stands in a place: a schema, or a reference to what has one; and the media types that it has, if any. */
interface Placed {
  readonly schema: JsonValue | undefined;
  readonly types: readonly string[];
}

type Places = ReadonlyMap<string, Placed>;

/** All places of an OpenAPI 3.0 document that carry schemas. Swagger 2.0 has one schema for all media types. */
function placesOf(document: JsonValue): Places {
  const found = new Map<string, Placed>();
  const components = membersOf(document, "components");
  for (const [name, schema] of Object.entries(membersOf(components, "schemas")))
    found.set(`#/components/schemas/${name}`, { schema, types: [] });
  for (const [name, parameter] of Object.entries(membersOf(components, "parameters")))
    found.set(`#/components/parameters/${name}`, placeOf(parameter));
  for (const [name, body] of Object.entries(membersOf(components, "requestBodies")))
    found.set(`#/components/requestBodies/${name} body`, placeOf(body));
  for (const [name, response] of Object.entries(membersOf(components, "responses")))
    addResponse(`#/components/responses/${name}`, response, found);
  for (const [path, item] of Object.entries(membersOf(document, "paths"))) {
    addParameters(path, item, found);
    for (const [method, operation] of Object.entries(isJsonObject(item) ? item : {})) {
      if (method === "parameters") continue;
      addParameters(`${path} ${method}`, operation, found);
      const body = isJsonObject(operation) ? operation["requestBody"] : undefined;
      if (body !== undefined) found.set(`${path} ${method} body`, placeOf(body));
      for (const [status, response] of Object.entries(membersOf(operation, "responses")))
        addResponse(`${path} ${method} ${status}`, response, found);
    }
  }
  return found;
}

function addParameters(holder: string, node: JsonValue, found: Map<string, Placed>): void {
  const parameters = isJsonObject(node) ? node["parameters"] : undefined;
  for (const parameter of isJsonArray(parameters) ? parameters : []) {
    const { in: location, name, $ref } = isJsonObject(parameter) ? parameter : {};
    found.set(`${holder} ${$ref ?? `${location} ${name}`}`, placeOf(parameter));
  }
}

function addResponse(holder: string, response: JsonValue, found: Map<string, Placed>): void {
  const isEmpty = isJsonObject(response) && !("content" in response) && !("$ref" in response);
  if (!isEmpty) found.set(holder, placeOf(response));
  for (const [name, header] of Object.entries(membersOf(response, "headers")))
    found.set(`${holder} header ${name}`, placeOf(header));
}

function placeOf(node: JsonValue): Placed {
  if (!isJsonObject(node)) return { schema: undefined, types: [] };
  if ("$ref" in node) return { schema: node, types: [] };
  const contents = Object.entries(membersOf(node, "content"));
  if (contents.length === 0) return { schema: node["schema"], types: [] };
  const schemas = contents.map(([, content]) => (isJsonObject(content) ? content["schema"] : undefined));
  expect(new Set(schemas.map((schema) => JSON.stringify(schema))).size).toBe(1);
  return { schema: schemas[0], types: contents.map(([type]) => type) };
}

function membersOf(node: JsonValue, field: string): JsonObject {
  const members = isJsonObject(node) ? node[field] : undefined;
  return isJsonObject(members) ? members : {};
}

function textOf(document: JsonObject): string {
  return JSON.stringify({ swagger: "2.0", info: { title: "t", version: "1" }, ...document });
}

async function upgradeByUs(document: JsonObject): Promise<Places> {
  const diagnostics = createDiagnostics();
  const loaded = await loadDocument({ kind: "text", text: textOf(document), uri: "swagger.json" }, DEFAULT_LIMITS, diagnostics);
  const upgraded = loaded && (await upgradeDocument(loaded, diagnostics));
  expect(diagnostics.all()).toEqual([]);
  return placesOf(upgraded?.root.value ?? null);
}

function upgradeByThem(document: JsonObject): Places {
  // It changes what it is given.
  return placesOf(JSON.parse(JSON.stringify(upgradeByLibrary(JSON.parse(textOf(document)), "3.0"))) as JsonValue); // as JSON.parse gives it
}

function schemasOf(places: Places): JsonValue {
  return JSON.parse(JSON.stringify(Object.fromEntries([...places].map(([place, { schema }]) => [place, schema])))) as JsonValue; // as JSON.parse gives it
}

describe("a Swagger 2.0 document has the schemas that @scalar/openapi-upgrader gives it", () => {
  it.each(CASES.map((each) => [each.what, each.document] as const))("%s", async (_, document) => {
    const [ours, theirs] = [await upgradeByUs(document), upgradeByThem(document)];
    expect(schemasOf(ours)).toEqual(schemasOf(theirs));
    for (const [place, { types }] of ours) {
      const known = theirs.get(place)?.types ?? [];
      expect(types.length > 0 || known.length === 0).toBe(true);
      expect(known).toEqual(expect.arrayContaining([...types]));
    }
  });
});

describe("a Swagger 2.0 document has other schemas than @scalar/openapi-upgrader gives it", () => {
  it.each(DEVIATIONS.map((each) => [`${each.what}: ${each.reason}`, each] as const))("%s", async (_, { document, want }) => {
    expect(schemasOf(await upgradeByUs(document))).toEqual(want);
    expect(schemasOf(upgradeByThem(document))).not.toEqual(want);
  });
});
