import { describe, expect, it } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import { markFileParts } from "../../../generator/load/file-parts.js";
import { DEFAULT_LIMITS, loadDocument } from "../../../generator/load/load-document.js";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";

async function mark(document: JsonObject) {
  const input = { kind: "text", text: JSON.stringify(document), uri: "api.json" } as const;
  const loaded = await loadDocument(input, DEFAULT_LIMITS, createDiagnostics());
  if (loaded === undefined) throw new Error("it parses");
  return { before: loaded, after: markFileParts(loaded) };
}

interface Form {
  readonly schema: JsonObject;
  readonly encoding: JsonObject;
  readonly mediaType?: string;
}

function body({ schema, encoding, mediaType = "multipart/form-data" }: Form): JsonObject {
  return { content: { [mediaType]: { schema, encoding } } };
}

/** What becomes of property `file` of a form. */
async function partOf(file: JsonValue, contentType: string, mediaType?: string): Promise<JsonValue> {
  const requestBody = body({
    schema: { type: "object", properties: { file } },
    encoding: { file: { contentType } },
    ...(mediaType === undefined ? {} : { mediaType }),
  });
  const { after } = await mark({ openapi: "3.1.0", paths: { "/a": { post: { requestBody } } } });
  return JSON.parse(JSON.stringify(after.root.value)).paths["/a"].post.requestBody.content[mediaType ?? "multipart/form-data"]
    .schema.properties.file;
}

const FILE = { type: "string", format: "binary" };

describe("a part of a multipart body is a file", () => {
  it.each<readonly [what: string, contentType: string]>([
    ["an image", "image/png"],
    ["one of several types", "application/pdf, image/*"],
    ["any type", "*/*"],
    ["bytes", "application/octet-stream"],
    ["a type with parameters", "audio/ogg; codecs=opus"],
  ])("where its encoding says %s", async (_, contentType) => {
    expect(await partOf({}, contentType)).toEqual(FILE);
  });

  it.each<readonly [what: string, schema: JsonObject, want: JsonValue]>([
    ["that is described", { description: "Yours.", "x-order": 1 }, { description: "Yours.", "x-order": 1, ...FILE }],
    ["of which there are several", { type: "array", items: {} }, { type: "array", items: FILE }],
  ])("%s", async (_, schema, want) => {
    expect(await partOf(schema, "image/png")).toEqual(want);
  });

  it("of a component, of a shared body, of a callback, in every way to send one", async () => {
    const form = (schema: JsonObject): JsonObject => ({
      requestBody: body({ schema, encoding: { file: { contentType: "image/png" } } }),
    });
    const inline = { properties: { file: {} } };
    const { after } = await mark({
      openapi: "3.2.0",
      paths: {
        "/a~b": {
          post: { ...form({ $ref: "#/components/schemas/A~1B" }), callbacks: { done: { "{$url}": { put: form(inline) } } } },
          additionalOperations: { COPY: form(inline) },
        },
      },
      webhooks: { sent: { post: form(inline) } },
      components: {
        schemas: { "A/B": inline },
        requestBodies: { Shared: body({ schema: inline, encoding: { file: { contentType: "image/png" } } }) },
        pathItems: { Item: { patch: form(inline) } },
      },
    });
    expect(JSON.stringify(after.root.value).split(`"file":${JSON.stringify(FILE)}`)).toHaveLength(7);
  });
});

describe("a part stays as it is", () => {
  it.each<readonly [what: string, schema: JsonValue, contentType: string]>([
    ["where it is text", {}, "text/plain"],
    ["where it is JSON", {}, "application/json; charset=utf-8"],
    ["where it is JSON of some kind", {}, "application/problem+json"],
    ["where it is XML", {}, "application/xml"],
    ["where it may be text", {}, "image/png, text/plain"],
    ["where that is no media type", {}, "png"],
    ["with a schema of its own", { type: "string" }, "image/png"],
    ["that refers to one", { $ref: "#/components/schemas/X" }, "image/png"],
    ["that is anything by the letter", true, "image/png"],
  ])("%s", async (_, schema, contentType) => {
    expect(await partOf(schema, contentType)).toEqual(schema);
  });

  it("of a form that is one text", async () => {
    expect(await partOf({}, "image/png", "application/x-www-form-urlencoded")).toEqual({});
  });

  it.each<readonly [what: string, used: JsonValue]>([
    ["travels as JSON too", { content: { "application/json": { schema: { $ref: "#/components/schemas/Form" } } } }],
    ["is part of another", { content: { "text/plain": { schema: { items: { $ref: "#/components/schemas/Form" } } } } }],
  ])("where the component that it is of %s", async (_, used) => {
    const form = body({ schema: { $ref: "#/components/schemas/Form" }, encoding: { file: { contentType: "image/png" } } });
    const { before, after } = await mark({
      openapi: "3.1.0",
      paths: { "/a": { post: { requestBody: form }, put: { requestBody: used } } },
      components: { schemas: { Form: { properties: { file: {} } } } },
    });
    expect(after).toBe(before);
  });

  it("where names are those that every object inherits", async () => {
    const { before, after } = await mark({
      openapi: "3.1.0",
      paths: {
        "/a": {
          post: { requestBody: body({ schema: { properties: {} }, encoding: { constructor: { contentType: "image/png" } } }) },
        },
      },
    });
    expect(after).toBe(before);
  });
});

it("Marking leaves the document that was read alone, in time that grows with it", async () => {
  const form = body({ schema: { properties: { file: {} } }, encoding: { file: { contentType: "image/png" } } });
  const paths = Object.fromEntries(Array.from({ length: 4_000 }, (_, index) => [`/p${index}`, { post: { requestBody: form } }]));
  const { before, after } = await mark({ openapi: "3.1.0", paths });
  expect(JSON.stringify(before.root.value)).not.toContain("binary");
  expect(JSON.stringify(after.root.value).split('"binary"')).toHaveLength(4_001);
});
