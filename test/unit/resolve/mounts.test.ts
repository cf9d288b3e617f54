import { describe, expect, test } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import { buildModelGraph } from "../../../generator/model/build.js";
import type { JsonObject, JsonValue, ModelGraph } from "../../../generator/model/types.js";
import { resolveSpec } from "../../../generator/resolve/spec.js";
import { DEFAULTS, sourceOf } from "../model/model-kit.js";

type Files = Readonly<Record<string, JsonValue>>;

function graphOf(root: JsonObject, files: Files): ModelGraph {
  const api = sourceOf({ openapi: "3.1.0", info: { title: "t", version: "1" }, ...root }, "api.yaml");
  const others = Object.entries(files).map(([uri, value]) => sourceOf(value, uri));
  const documents = new Map([api, ...others].map((document) => [document.uri, document]));
  return buildModelGraph(resolveSpec({ root: api, documents }, "3.1", createDiagnostics()), DEFAULTS);
}

/** Scope by scope: its kind and name, and the first step to each of its models. */
function show({ scopes, models }: ModelGraph): readonly string[] {
  return scopes.map(({ kind, name, group, models: ids }) => {
    const steps = ids.map(
      (id) =>
        models
          .get(id)
          ?.path.map((step) => step.kind)
          .join(".") ?? "",
    );
    return `${kind} ${name}${group === undefined ? "" : ` of ${group}`}: ${steps.join(", ")}`;
  });
}

const schema: JsonObject = { type: "object", properties: { a: { type: "string" } } };
const content: JsonObject = { "application/json": { schema } };
const responses: JsonObject = { "200": { description: "ok", content } };
const listing: JsonObject = { operationId: "listPets", tags: ["pets"], responses };

describe("parts of operations in files of their own", () => {
  test.each<[string, JsonObject, Files, readonly string[]]>([
    [
      "a path item belongs to its path",
      { paths: { "/pets": { $ref: "pets.yaml" } } },
      { "pets.yaml": { get: listing, post: { requestBody: { content } } } },
      ["operation listPets of pets: response", "operation post /pets: requestBody"],
    ],
    [
      "also one by name, with a parameter that its operations share",
      { paths: { "/pets/{id}": { $ref: "all.yaml#/pet" } } },
      { "all.yaml": { pet: { parameters: [{ name: "f", in: "query", schema }], get: { responses } } } },
      ["operation /pets/{id}: parameter", "operation get /pets/{id}: response"],
    ],
    [
      "what stands beside a reference to a path item belongs to the same path",
      { paths: { "/x": { $ref: "x.yaml", parameters: [{ name: "f", in: "query", schema }], put: { responses } } } },
      { "x.yaml": { $ref: "deeper.yaml", post: { requestBody: { content } } }, "deeper.yaml": { get: { responses } } },
      ["operation /x: parameter", "operation get /x: response", "operation put /x: response", "operation post /x: requestBody"],
    ],
    [
      "of a field on both sides the one beside the reference counts; another path has the other",
      { paths: { "/x": { $ref: "x.yaml", get: listing }, "/y": { $ref: "x.yaml" } } },
      { "x.yaml": { get: { responses }, post: { requestBody: { content } } } },
      ["operation listPets of pets: response", "operation post /x: requestBody", "operation get /y: response"],
    ],
    [
      "a path item of two paths belongs to the first",
      { paths: { "/a": { $ref: "pets.yaml" }, "/b": { $ref: "pets.yaml" } } },
      { "pets.yaml": { get: { responses } } },
      ["operation get /a: response"],
    ],
    [
      "an operation belongs to its method, schemas beside it to nobody",
      { paths: { "/pets": { get: { $ref: "ops.yaml#/list" } } } },
      {
        "ops.yaml": {
          list: { operationId: "list", requestBody: { content: { a: { schema: { $ref: "#/Pet" } } } }, responses },
          Pet: schema,
        },
      },
      ["component Pet: ", "operation list: response"],
    ],
    [
      "so do operations of other methods, and what a reference leads on to",
      { paths: { "/pets": { additionalOperations: { LINK: { $ref: "one.yaml" } } } } },
      { "one.yaml": { $ref: "two.yaml#/link" }, "two.yaml": { link: { requestBody: { content } } } },
      ["operation LINK /pets: requestBody"],
    ],
    [
      "a webhook belongs to its name, a callback to its operation",
      {
        paths: {
          "/pets": { post: { operationId: "add", callbacks: { done: { $ref: "done.yaml" } }, requestBody: { content } } },
        },
        webhooks: { born: { $ref: "born.yaml" } },
      },
      { "done.yaml": { "{$url}": { post: { requestBody: { content } } } }, "born.yaml": { post: { requestBody: { content } } } },
      ["operation add: requestBody", "operation post /pets done: requestBody", "operation post born: requestBody"],
    ],
    [
      "path items and callbacks of components belong to those",
      {
        components: {
          pathItems: { Shared: { $ref: "shared.yaml" } },
          callbacks: { Done: { "{$url}": { $ref: "shared.yaml#/done" } } },
        },
      },
      { "shared.yaml": { get: { responses }, done: { post: { requestBody: { content } } } } },
      ["operation get Shared: response", "operation post Done {$url}: requestBody"],
    ],
    [
      "bodies and parameters are components: by the name that one gives them",
      {
        paths: { "/a": { get: { responses: { 404: { $ref: "gone.yaml" } } } } },
        components: { responses: { Missing: { $ref: "gone.yaml" } } },
      },
      { "gone.yaml": { description: "x", content } },
      ["component Missing: response"],
    ],
    [
      "or else by their file, or by their name in it",
      {
        paths: {
          "/a": {
            parameters: [{ $ref: "params.yaml#/Filter" }],
            post: { requestBody: { $ref: "bodies/new-pet.yaml" }, responses: { default: { $ref: "gone.yaml" } } },
          },
        },
      },
      {
        "gone.yaml": { description: "x", content },
        "bodies/new-pet.yaml": { content },
        "params.yaml": { Filter: { name: "f", in: "query", schema } },
      },
      ["component Filter: parameter", "component new-pet: requestBody", "component gone: response"],
    ],
    [
      "or they belong to the operation, where that name is taken",
      {
        paths: {
          "/a": { get: { operationId: "a", responses: { 404: { $ref: "one/gone.yaml" }, 410: { $ref: "two/gone.yaml" } } } },
        },
      },
      { "one/gone.yaml": { description: "x", content }, "two/gone.yaml": { description: "y", content } },
      ["component gone: response", "operation a: response"],
    ],
    [
      "what has a place among the components stays there, and circles end",
      {
        paths: { "/a": { $ref: "#/components/pathItems/A" } },
        components: { pathItems: { A: { get: { responses, callbacks: { again: { "{$url}": { $ref: "#/paths/~1a" } } } } } } },
      },
      {},
      ["operation get A: response"],
    ],
    [
      "files that refer to each other end too",
      { paths: { "/a": { $ref: "a.yaml" }, "/b": { $ref: "b.yaml" } } },
      {
        "a.yaml": { $ref: "b.yaml" },
        "b.yaml": { get: { responses, callbacks: { again: { "{$url}": { $ref: "a.yaml" } } } } },
      },
      ["operation get /a: response"],
    ],
  ])("%s", (_, root, files, want) => {
    expect(show(graphOf(root, files))).toEqual(want);
  });
});
