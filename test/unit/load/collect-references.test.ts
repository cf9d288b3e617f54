import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { collectFileReferences } from "../../../generator/load/collect-references.js";
import type { JsonValue } from "../../../generator/model/types.js";

function collect(text: string): readonly string[] {
  // YAML in these tests holds JSON only.
  return collectFileReferences(parseYaml(text) as JsonValue, "openapi.yaml").map(
    ({ reference, pointer }) => `${reference} at ${pointer}`,
  );
}

describe("references to other documents", () => {
  it.each<[what: string, text: string, found: readonly string[]]>([
    ["in schemas", "components: {schemas: {A: {$ref: a.yaml}}}", ["a.yaml at /components/schemas/A/$ref"]],
    ["with a fragment", "components: {schemas: {A: {$ref: 'a.yaml#/A'}}}", ["a.yaml#/A at /components/schemas/A/$ref"]],
    ["of path items", "paths: {/a: {$ref: a.yaml}}", ["a.yaml at /paths/~1a/$ref"]],
    ["in arrays", "paths: {/a: {get: {parameters: [{$ref: p.yaml}]}}}", ["p.yaml at /paths/~1a/get/parameters/0/$ref"]],
    [
      "beside other keywords",
      "components: {schemas: {A: {$ref: a.yaml, properties: {b: {$ref: b.yaml}}}}}",
      ["a.yaml at /components/schemas/A/$ref", "b.yaml at /components/schemas/A/properties/b/$ref"],
    ],
    [
      "in document order",
      "a: {b: [{$ref: 1.yaml}, {$ref: 2.yaml}], c: {$ref: 3.yaml}}\nd: {$ref: 4.yaml}",
      ["1.yaml at /a/b/0/$ref", "2.yaml at /a/b/1/$ref", "3.yaml at /a/c/$ref", "4.yaml at /d/$ref"],
    ],
    ["at the root of a fragment", "$ref: a.yaml", ["a.yaml at /$ref"]],
    [
      "of a default response, which is a name",
      "paths: {/a: {get: {responses: {default: {$ref: r.yaml}}}}}",
      ["r.yaml at /paths/~1a/get/responses/default/$ref"],
    ],
    [
      "of properties that are called like keywords of data",
      "properties: {example: {$ref: a.yaml}, enum: {$ref: b.yaml}, x-c: {$ref: c.yaml}}",
      ["a.yaml at /properties/example/$ref", "b.yaml at /properties/enum/$ref", "c.yaml at /properties/x-c/$ref"],
    ],
    [
      "of examples, and of all of them",
      "a: {examples: {one: {$ref: 1.yaml}, two: {value: {$ref: data}}, 'application/json': {$ref: data}}}\nb: {examples: {$ref: all.yaml}}",
      ["1.yaml at /a/examples/one/$ref", "all.yaml at /b/examples/$ref"],
    ],
    [
      "in place of a map of components or paths",
      "paths: {$ref: paths.yaml}\ncomponents: {schemas: {$ref: schemas.yaml, A: {$ref: a.yaml}}}",
      ["paths.yaml at /paths/$ref", "schemas.yaml at /components/schemas/$ref", "a.yaml at /components/schemas/A/$ref"],
    ],
    [
      "in a property that is called properties",
      "properties: {properties: {properties: {const: {$ref: a.yaml}}}}",
      ["a.yaml at /properties/properties/properties/const/$ref"],
    ],
  ])("are found %s", (_, text, found) => {
    expect(collect(text)).toEqual(found);
  });

  it.each([
    ["in the same document", "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#'}}}"],
    ["in an example", "example: {$ref: a.yaml}"],
    ["in examples", "examples: {a: {value: {$ref: a.yaml}}}"],
    ["in a list of examples", "examples: [{$ref: a.yaml}]"],
    ["in a default", "properties: {a: {default: {b: {$ref: a.yaml}}}}"],
    ["in an enum", "properties: {a: {enum: [{$ref: a.yaml}]}}"],
    ["in a const", "properties: {a: {const: {$ref: a.yaml}}}"],
    ["in an extension", "x-samples: [{$ref: sample.js}]"],
    ["as the name of a property", "properties: {$ref: {type: string}}"],
    ["as the name of a property, wrongly described", "properties: {$ref: a.yaml}"],
    ["that are no text", "a: {$ref: 1}\nb: {$ref: {c: d}}\ne: {$ref: [f.yaml]}\ng: {$ref: null}"],
    ["that are empty", "a: {$ref: ''}"],
    ["to a $id in the same document", "a: {$id: 'https://example.com/a', type: string}\nb: {$ref: 'https://example.com/a#/x'}"],
    [
      "to a $id that is relative to another",
      "a: {$id: 'https://example.com/a/', b: {$id: b, type: string}, c: {$ref: b}}\nd: {$ref: 'https://example.com/a/b'}",
    ],
    ["to the document by its $self", "$self: 'https://example.com/api'\na: {$ref: 'https://example.com/api#/x'}"],
  ])("are not references %s", (_, text) => {
    expect(collect(text)).toEqual([]);
  });

  it("are read from own members only", () => {
    const inherited = Object.create({ $ref: "a.yaml" }) as JsonValue; // an object is one, whatever its prototype
    expect(collectFileReferences({ a: inherited }, "a.yaml")).toEqual([]);
  });

  it("are found in wide and in deep documents without using up the stack", () => {
    const wide = { a: Array.from({ length: 300_000 }, () => ({ $ref: "a.yaml" })) };
    expect(collectFileReferences(wide, "a.yaml")).toHaveLength(300_000);
    let deep: JsonValue = { $ref: "a.yaml" };
    for (let level = 0; level < 50_000; level++) deep = { a: deep };
    expect(collectFileReferences(deep, "a.yaml")[0]?.pointer).toHaveLength(100_005);
  });

  it.each([null, 1, "a.yaml", true])("do not occur in %j", (value) => {
    expect(collectFileReferences(value, "a.yaml")).toEqual([]);
  });
});
