import { describe, expect, test } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { bundleDocuments, unbundleDocuments } from "../../../generator/resolve/bundle.js";
import { resolveSpec } from "../../../generator/resolve/spec.js";
import { sourceOf } from "../model/model-kit.js";

const FILES: Readonly<Record<string, JsonValue>> = {
  "paths/a b.yaml": {
    get: { responses: { 200: { content: { "x/y": { schema: { $ref: "../schemas/pet.yaml#/properties/a~1b" } } } } } },
  },
  "schemas/pet.yaml": {
    properties: {
      "a/b": { $ref: "#/$defs/é" },
      root: { $ref: "../api.yaml#/components/schemas/Pet" },
      far: { $ref: "https://x.org/s.json#/A" },
    },
    $defs: { é: { $ref: "toy.yaml" }, $ref: { type: "string" } },
  },
  "schemas/toy.yaml": { type: "string" },
  "https://x.org/s.json": { A: { $ref: "#/B" }, B: {} },
};
const ROOT: JsonObject = {
  openapi: "3.1.0",
  paths: { "/a": { $ref: "paths/a%20b.yaml" } },
  components: { schemas: { Pet: { $ref: "schemas/pet.yaml" }, Same: { $ref: "#/components/schemas/Pet" } } },
};

function bundleOf(root: JsonObject, files: Readonly<Record<string, JsonValue>>): JsonObject {
  const api = sourceOf(root, "api.yaml");
  const others = Object.entries(files).map(([uri, value]) => sourceOf(value, uri));
  const documents = new Map([api, ...others].map((document) => [document.uri, document]));
  return JSON.parse(bundleDocuments(resolveSpec({ root: api, documents }, "3.1", createDiagnostics()))) as JsonObject; // of an object
}

function restore(bundle: JsonValue, uri = "bundle.json"): ReadonlyMap<string, JsonValue> {
  const root = sourceOf(bundle, uri);
  const { documents } = unbundleDocuments({ root, documents: new Map([[uri, root]]) });
  return new Map([...documents].map(([name, { value }]) => [name, value]));
}

describe("a bundle", () => {
  test("is one document, every reference of which leads to a place in it", () => {
    const bundle = bundleOf(ROOT, FILES);
    const references = JSON.stringify(bundle).match(/"\$ref":"[^"]*"/g) ?? [];
    expect(references.length).toBe(9);
    expect(references.filter((reference) => !reference.startsWith('"$ref":"#'))).toEqual([]);
  });

  test("gives back the documents that it was made of, by the names that they had", () => {
    const restored = restore(bundleOf(ROOT, FILES), "api.yaml");
    expect([...restored.keys()]).toEqual(["api.yaml", ...Object.keys(FILES)]);
    expect(
      JSON.parse(JSON.stringify(bundleOf(restored.get("api.yaml") as JsonObject, Object.fromEntries([...restored].slice(1))))),
    ).toEqual(bundleOf(ROOT, FILES));
    expect(restored.get("https://x.org/s.json")).toEqual(FILES["https://x.org/s.json"]);
    expect(restored.get("schemas/toy.yaml")).toEqual({ type: "string" });
  });

  test("refers to its root by the name that it has now", () => {
    expect(restore(bundleOf(ROOT, FILES)).get("schemas/pet.yaml")).toMatchObject({
      properties: {
        root: { $ref: "../bundle.json#/components/schemas/Pet" },
        "a/b": { $ref: expect.stringMatching(/^#\/\$defs/) },
      },
    });
  });

  test("is itself where nothing is in it, and where it cannot be told apart", () => {
    expect([...restore(ROOT).entries()]).toEqual([["bundle.json", ROOT]]);
    const clash = { ...ROOT, "x-modelmint-documents": { "bundle.json": {} } };
    expect([...restore(clash).entries()]).toEqual([["bundle.json", clash]]);
    const odd = { ...ROOT, "x-modelmint-documents": [1] };
    expect([...restore(odd).entries()]).toEqual([["bundle.json", odd]]);
  });
});
