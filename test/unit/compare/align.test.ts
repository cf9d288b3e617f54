import { describe, expect, it } from "vitest";
import { compareGraphs } from "../../../generator/compare/compare-graphs.js";
import type { JsonObject } from "../../../generator/model/types.js";
import { compareSchemas, showChange, sideOf } from "./compare-kit.js";

/** The `200` response of an operation; the path and what the body holds. */
function respond(path: string, schema: object, operationId = "createImage"): JsonObject {
  const responses = { 200: { description: "", content: { "application/json": { schema } } } };
  const operation = { operationId, responses } as unknown as JsonObject; // plain data
  return { openapi: "3.1.0", info: { title: "t", version: "1" }, paths: { [path]: { post: operation } } };
}

const usage = (required: readonly string[]): object => ({
  type: "object",
  properties: { usage: { type: "object", required, properties: { total_tokens: { type: "number" } } } },
});

describe("a change is told at its place", () => {
  it("in wire names, from the operation on", () => {
    const [before, after] = [sideOf(respond("/i", usage(["total_tokens"]))), sideOf(respond("/i", usage([])))];
    const { changes } = compareGraphs(before, after);
    expect(changes).toMatchObject([
      {
        rule: "property-became-optional",
        model: "CreateImageUsage",
        path: "usage.total_tokens",
        message: "became optional",
        direction: "response",
        side: "after",
        pointer: "/paths/~1i/post/responses/200/content/application~1json/schema/properties/usage/properties/total_tokens",
      },
    ]);
    expect(changes).toHaveLength(1);
  });

  it("through arrays and records", () => {
    const list = (type: string): string =>
      `{ type: object, properties: { data: { type: array, items: { type: object, properties: { by: { type: object, additionalProperties: { type: object, properties: { x: { type: ${type} } } } } } } } } }`;
    expect(compareSchemas(list("string"), list("boolean"), "both").changes.map(({ path }) => path)).toEqual(["data[].by.*.x"]);
  });

  it("in the old document where it is gone", () => {
    const [change] = compareSchemas(
      "{ type: object, properties: { a: { type: string }, b: { type: string } } }",
      "{ type: object, properties: { a: { type: string } } }",
      "both",
    ).changes;
    expect(change).toMatchObject({ side: "before", pointer: "/components/schemas/Root/properties/b", path: "b" });
  });
});

describe("models are the same", () => {
  it("in an operation that moved and kept its name", () => {
    const [before, after] = [sideOf(respond("/v1/i", usage([]))), sideOf(respond("/v2/i", usage([])))];
    expect(compareGraphs(before, after).changes).toEqual([]);
  });

  it("in an operation that was renamed, though their names are not", () => {
    const after = sideOf(respond("/i", usage([]), "makeImage"));
    const rules = compareGraphs(sideOf(respond("/i", usage([]))), after).changes.map(({ rule }) => rule);
    expect(rules).toEqual(["model-renamed", "model-renamed"]);
  });

  it("under the name that they were published with, wherever they stand now", () => {
    const inline =
      "{ type: object, properties: { a: { $ref: '#/components/schemas/Root/$defs/Pet' } }, $defs: { Pet: { type: object, properties: { x: { type: string } } } } }";
    const other = "{ type: object, properties: { a: { $ref: '#/components/schemas/RootPet' } } }";
    const { changes } = compareSchemas(
      `{ Root: ${inline} }`,
      `{ Root: ${other}, RootPet: { type: object, properties: { x: { type: string } } } }`,
      "both",
    );
    expect(changes.filter(({ bump }) => bump === "major")).toEqual([]);
  });
});

const shapes = (...variants: readonly string[]): string => `{ oneOf: [${variants.join(", ")}] }`;
const shape = (tag: string, more = ""): string =>
  `{ type: object, required: [kind], properties: { kind: { const: ${tag} }, ${tag}: { type: string }${more} } }`;

describe("alternatives are the same", () => {
  it.each([
    ["another order", shapes(shape("x"), shape("y")), shapes(shape("y"), shape("x"))],
    [
      "another order of plain types",
      "{ anyOf: [{ type: string }, { type: boolean }] }",
      "{ anyOf: [{ type: boolean }, { type: string }] }",
    ],
    [
      "another order of components",
      `{ Root: { anyOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }, A: ${shape("x")}, B: ${shape("y")} }`,
      `{ Root: { anyOf: [{ $ref: '#/components/schemas/B' }, { $ref: '#/components/schemas/A' }] }, A: ${shape("x")}, B: ${shape("y")} }`,
    ],
  ])("in %s", (_what, before, after) => {
    // Their names come from their places unless they are pinned.
    const changes = compareSchemas(before, after, "both").changes.filter(({ rule }) => rule !== "model-renamed");
    expect(changes).toEqual([]);
  });

  it.each<[string, string, string, "request" | "response", readonly string[]]>([
    [
      "a new tag of an open union",
      shapes(shape("x"), shape("y")),
      shapes(shape("z"), shape("x"), shape("y")),
      "response",
      ["variant-added-to-open warning minor /"],
    ],
    [
      "a new tag of a closed union",
      shapes(shape("x"), shape("y")),
      shapes(shape("z"), shape("x"), shape("y")),
      "request",
      ["variant-added info minor /"],
    ],
    [
      "a change inside a variant that a tag tells apart",
      shapes(shape("x"), shape("y")),
      shapes(shape("x", ", more: { type: string }"), shape("y")),
      "response",
      ["property-added info minor /oneOf/0/properties/more"],
    ],
    [
      "a change inside a variant that nothing tells apart",
      shapes("{ type: object, properties: { x: { type: string } } }", "{ type: object, properties: { y: { type: string } } }"),
      shapes(
        "{ type: object, properties: { x: { type: string } } }",
        "{ type: object, properties: { y: { type: string }, z: { type: string } } }",
      ),
      "response",
      ["variants-overlap breaking major /", "property-added info minor /oneOf/1/properties/z"],
    ],
    [
      "exactly one instead of some",
      "{ anyOf: [{ type: integer }, { type: number }] }",
      "{ oneOf: [{ type: integer }, { type: number }] }",
      "request",
      ["union-became-exclusive breaking major /"],
    ],
    [
      "some instead of exactly one",
      "{ oneOf: [{ type: integer }, { type: number }] }",
      "{ anyOf: [{ type: integer }, { type: number }] }",
      "response",
      ["union-became-inclusive breaking major /"],
    ],
    [
      "another property as discriminator",
      shapes(shape("x"), shape("y")).replaceAll("kind", "type"),
      shapes(shape("x"), shape("y")),
      "request",
      ["discriminator-changed breaking major /"],
    ],
  ])("so that a change is told as what it is: %s", (_what, before, after, way, want) => {
    const got = compareSchemas(before, after, way).changes.map(showChange);
    expect(got).toEqual(expect.arrayContaining([...want]));
    if (want.every((text) => !text.startsWith("discriminator")))
      expect(got.filter((text) => !/^(?:model-added|model-renamed)/.test(text))).toEqual(want);
  });
});

describe("other changes", () => {
  it.each<[string, string, string, string]>([
    [
      "a reference to another model of the same values",
      "{ Root: { type: object, properties: { a: { $ref: '#/components/schemas/A' } } }, A: { type: object, properties: { x: { type: string } } }, B: { type: object, properties: { x: { type: string } } } }",
      "{ Root: { type: object, properties: { a: { $ref: '#/components/schemas/B' } } }, A: { type: object, properties: { x: { type: string } } }, B: { type: object, properties: { x: { type: string } } } }",
      "type-replaced info minor /properties/a",
    ],
    [
      "a reference to a wider model",
      "{ Root: { type: object, properties: { a: { $ref: '#/components/schemas/A' } } }, A: { type: object, properties: { x: { type: integer } } }, B: { type: object, properties: { x: { type: number } } } }",
      "{ Root: { type: object, properties: { a: { $ref: '#/components/schemas/B' } } }, A: { type: object, properties: { x: { type: integer } } }, B: { type: object, properties: { x: { type: number } } } }",
      "type-widened breaking major /properties/a",
    ],
    [
      "extras that were declared and are free",
      "{ type: object, properties: { a: { type: string } }, additionalProperties: { type: string } }",
      "{ type: object, properties: { a: { type: string } } }",
      "extras-freed breaking major /",
    ],
    [
      "a property that takes the name of the field for extras",
      "{ type: object, properties: { a: { type: string } }, additionalProperties: { type: string } }",
      "{ type: object, properties: { a: { type: string }, additionalProperties: { type: string } }, additionalProperties: { type: string } }",
      "extras-renamed breaking major /",
    ],
    [
      "a name of a member",
      "{ type: object, properties: { a: { enum: [x, y], x-enum-varnames: [One, Two] } } }",
      "{ type: object, properties: { a: { enum: [x, y], x-enum-varnames: [One, Three] } } }",
      "member-renamed breaking major /properties/a",
    ],
  ])("are told: %s", (_what, before, after, want) => {
    expect(compareSchemas(before, after, "both").changes.map(showChange)).toContain(want);
  });

  it.each<[string, "open" | "closed", "open" | "closed", string]>([
    ["opens", "closed", "open", "union-opened breaking major /"],
    ["closes", "open", "closed", "union-closed breaking major /"],
  ])("are told: an option %s a union", (_what, before, after, want) => {
    const union = shapes(shape("x"), shape("y"));
    const { changes } = compareSchemas(union, union, "both", [{ models: { unions: before } }, { models: { unions: after } }]);
    expect(changes.map(showChange)).toEqual([want]);
  });

  it("are told: another entry point", () => {
    const document = respond("/i", usage([]));
    const failed = JSON.parse(JSON.stringify(document).replace('"200"', '"400"'));
    const { changes } = compareGraphs(sideOf(failed), sideOf(failed, { naming: "speakeasy-2023" }));
    expect(changes.map(({ rule }) => rule)).toContain("model-moved");
  });

  it("are found in models that contain themselves, and end", () => {
    const tree = (type: string): string =>
      `{ Root: { not: { $ref: '#/components/schemas/Tree' } }, Tree: { type: object, properties: { x: { type: ${type} }, next: { $ref: '#/components/schemas/Tree' } } } }`;
    expect(compareSchemas(tree("string"), tree("string"), "both").changes).toEqual([]);
    expect(compareSchemas(tree("string"), tree("boolean"), "request").changes.map(showChange)).toContain(
      "restriction-changed breaking major /",
    );
  });
});
