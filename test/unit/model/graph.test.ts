import { describe, expect, test } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import { buildModelGraph } from "../../../generator/model/build.js";
import { limitsFor } from "../../../generator/model/limits.js";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { resolveSpec } from "../../../generator/resolve/spec.js";
import { buildDocument, buildSchemas, DEFAULTS, showType, sourceOf, typeOfRoot } from "./model-kit.js";

const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });

function operation(parts: JsonObject, schemas: JsonObject = {}): JsonObject {
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    components: { schemas },
    paths: { "/a": { post: { operationId: "doIt", ...parts } } },
  };
}

describe("which schemas become models", () => {
  test("components of any kind, and inline objects, enums and unions", () => {
    const { graph } = buildSchemas({
      Id: { type: "string" },
      Pet: {
        type: "object",
        properties: {
          tag: { type: "object", properties: { a: true } },
          size: { enum: ["s", "m"] },
          either: { anyOf: [{ type: "string" }, { type: "number" }] },
          names: { type: "array", items: { type: "string" } },
        },
      },
    });
    expect([...graph.models.keys()]).toEqual([
      "/components/schemas/Id",
      "/components/schemas/Pet",
      "/components/schemas/Pet/properties/tag",
      "/components/schemas/Pet/properties/size",
      "/components/schemas/Pet/properties/either",
    ]);
  });

  test("a body that is an array has a name; one that is a reference is what it refers to", () => {
    const { graph } = buildDocument(
      operation(
        {
          requestBody: json({ $ref: "#/components/schemas/Pet" }),
          responses: { 200: json({ type: "array", items: { $ref: "#/components/schemas/Pet" } }) },
        },
        { Pet: { type: "object", properties: { a: true } } },
      ),
    );
    expect([...graph.models.keys()]).toEqual([
      "/components/schemas/Pet",
      "/paths/~1a/post/responses/200/content/application~1json/schema",
    ]);
  });

  test("a reference into another schema makes a model where it points", () => {
    const { graph } = buildSchemas({
      A: { type: "object", properties: { b: { type: ["object", "null"], properties: { c: true } } } },
      D: { type: "object", properties: { e: { $ref: "#/components/schemas/A/properties/b" } } },
    });
    const type = graph.models.get("/components/schemas/D")?.type;
    expect(type && showType(type, graph)).toBe("{ e?: { c?: unknown } | null }");
  });

  test("a reference to a place whose model was merged with others is to the schema there alone", () => {
    const { graph } = buildSchemas({
      A: {
        type: "object",
        properties: { b: { type: "object", properties: { c: { type: "object", properties: { d: { type: "string" } } } } } },
      },
      Merged: { $ref: "#/components/schemas/A", properties: { b: { properties: { c: {} } } } },
      Refers: { type: "array", items: { $ref: "#/components/schemas/Merged/properties/b/properties/c" } },
    });
    const type = graph.models.get("/components/schemas/Refers")?.type;
    expect(type && showType(type, graph)).toBe("unknown[]");
  });

  test.each([
    [true, ["x"]],
    [{}, ["x"]],
    [{ description: "Anything.", "x-more": 1 }, ["x"]],
    [{ minLength: 1 }, ["x", "merged"]],
  ])("extras of a member that are %o make no other model of what is named beside them", (additionalProperties, expected) => {
    const { graph } = buildSchemas({
      A: {
        allOf: [
          { type: "object", properties: { p: { enum: ["x"] } } },
          { type: "object", additionalProperties },
        ],
      },
    });
    const model =
      graph.models.get("/components/schemas/A/properties/p") ?? graph.models.get("/components/schemas/A/allOf/0/properties/p");
    const values = model?.type.kind === "enum" ? model.type.members.map((member) => member.value) : [];
    expect([...values, ...(model?.merged === undefined ? [] : ["merged"])]).toEqual(expected);
  });

  test("what no value can be tells which schemas exclude each other", () => {
    const { graph } = buildSchemas({
      A: { allOf: [{ type: "object", properties: { p: { enum: ["x"] }, q: false } }, { additionalProperties: { enum: ["y"] } }] },
    });
    const type = graph.models.get("/components/schemas/A")?.type;
    const parts = type?.kind === "object" ? type.properties.map((property) => property.type) : [];
    expect(parts[0]).toMatchObject({
      kind: "never",
      merged: {
        parts: [
          { id: "/components/schemas/A/allOf/0/properties/p" },
          { id: "/components/schemas/A/allOf/1/additionalProperties" },
        ],
      },
    });
  });

  test("what only restricts is internal", () => {
    const { graph } = buildSchemas({
      A: {
        type: "object",
        properties: { a: { type: "string" } },
        not: { properties: { a: { enum: ["x", "y"] } }, required: ["a"] },
      },
    });
    expect([...graph.models.values()].filter((model) => model.internal).map((model) => model.id)).toEqual([
      "/components/schemas/A/not",
      "/components/schemas/A/not/properties/a",
    ]);
  });
});

describe("directions", () => {
  const schemas: JsonObject = {
    In: { type: "object", properties: { e: { $ref: "#/components/schemas/Shared" } } },
    Out: { type: "object", properties: { e: { $ref: "#/components/schemas/Shared" }, o: { enum: ["a", "b"] } } },
    Shared: { enum: ["x", "y"] },
    Unused: { enum: ["u"] },
  };
  const document = operation(
    { requestBody: json({ $ref: "#/components/schemas/In" }), responses: { 200: json({ $ref: "#/components/schemas/Out" }) } },
    schemas,
  );

  test("follow the references from bodies; what nothing uses travels both ways", () => {
    const { graph } = buildDocument(document);
    const directions = Object.fromEntries(
      [...graph.models.values()].map((model) => [model.id.replace("/components/schemas/", ""), model.direction]),
    );
    expect(directions).toEqual({
      In: { request: true, response: false },
      Out: { request: false, response: true },
      "Out/properties/o": { request: false, response: true },
      Shared: { request: true, response: true },
      Unused: { request: true, response: true },
    });
  });

  const shared = json({ $ref: "#/components/schemas/X" });
  const inItem = (name: string, item: JsonObject): JsonObject => ({ [name]: { "/x": item } });
  const sharedBody = { requestBody: { $ref: "#/components/requestBodies/B" } };
  const sharedResponse = { responses: { 200: { $ref: "#/components/responses/R" } } };
  const sharedItem = { $ref: "#/components/pathItems/P" };
  test.each<[string, JsonObject, { request: boolean; response: boolean }]>([
    ["a shared body of an operation", inItem("paths", { post: sharedBody }), { request: true, response: false }],
    ["a shared body of a webhook", inItem("webhooks", { post: sharedBody }), { request: false, response: true }],
    ["a shared response of an operation", inItem("paths", { get: sharedResponse }), { request: false, response: true }],
    ["a shared response of a webhook", inItem("webhooks", { post: sharedResponse }), { request: true, response: false }],
    ["a shared path item of a webhook", inItem("webhooks", sharedItem), { request: false, response: true }],
    [
      "a shared path item of both",
      { ...inItem("paths", sharedItem), ...inItem("webhooks", sharedItem) },
      { request: true, response: true },
    ],
    [
      "a callback of an operation",
      inItem("paths", { post: { callbacks: { c: { "{$url}": { post: { requestBody: shared } } } } } }),
      { request: false, response: true },
    ],
    [
      "a callback of a webhook",
      inItem("webhooks", { post: { callbacks: { c: { "{$url}": { post: { requestBody: shared } } } } } }),
      { request: true, response: false },
    ],
  ])("follow who sends: %s", (_title, fields, wanted) => {
    const inUse = JSON.stringify(fields);
    const components = {
      schemas: { X: { type: "object", properties: { a: { type: "string" } } } },
      ...(inUse.includes("requestBodies") ? { requestBodies: { B: shared } } : {}),
      ...(inUse.includes("components/responses") ? { responses: { R: shared } } : {}),
      ...(inUse.includes("pathItems") ? { pathItems: { P: { post: { requestBody: shared } } } } : {}),
    };
    const { graph, diagnostics } = buildDocument({ openapi: "3.1.0", info: { title: "t", version: "1" }, ...fields, components });
    expect(diagnostics).toEqual([]);
    expect(graph.models.get("/components/schemas/X")?.direction).toEqual(wanted);
  });

  const user: JsonObject = {
    type: "object",
    required: ["id", "name", "password"],
    properties: {
      id: { type: "string", readOnly: true },
      name: { type: "string" },
      password: { type: "string", writeOnly: true },
    },
  };
  const typesOf = (document: JsonObject): readonly string[] => {
    const { graph } = buildDocument(document);
    return [...graph.models.values()].map((model) => showType(model.type, graph));
  };

  test("in 3.0, what is only read or only written is required that way alone", () => {
    const bothWays = operation({ requestBody: json(user), responses: { 200: json(user) } });
    expect(typesOf({ ...bothWays, openapi: "3.0.3" })).toEqual([
      "{ id?: string, name: string, password: string }",
      "{ id: string, name: string, password?: string }",
    ]);
    expect(typesOf(bothWays)).toEqual(Array(2).fill("{ id: string, name: string, password: string }"));
  });

  test("a model that travels both ways requires what its schema says", () => {
    const User = { $ref: "#/components/schemas/User" };
    const document = operation({ requestBody: json(User), responses: { 200: json(User) } }, { User: user });
    expect(typesOf({ ...document, openapi: "3.0.3" })).toEqual(["{ id: string, name: string, password: string }"]);
  });

  test("a tag is required whoever reads it", () => {
    const variant = (tag: string): JsonObject => ({
      type: "object",
      required: ["t"],
      properties: { t: { type: "string", enum: [tag], readOnly: true } },
    });
    const document = operation({ requestBody: json({ oneOf: [variant("a"), variant("b")] }) });
    expect(typesOf({ ...document, openapi: "3.0.3" })[0]).toBe('({ t: "a" } ⊕ { t: "b" } by t)');
  });

  test("auto opens enums that a response can carry, and only those", () => {
    const { graph } = buildDocument(
      operation({
        requestBody: json({ type: "object", properties: { e: { enum: ["a", "b"] } } }),
        responses: { 200: json({ enum: ["c", "d"] }) },
      }),
      { enums: "auto" },
    );
    expect([...graph.models.values()].map((model) => showType(model.type, graph))).toEqual([
      '{ e?: "a" | "b" }',
      '"a" | "b"',
      '"c" | "d" | …',
    ]);
  });

  test("enums that tell variants apart stay closed where a variant is extended", () => {
    const tag = (value: string): JsonObject => ({
      type: "object",
      required: ["t"],
      properties: { t: { type: "string", enum: [value] } },
    });
    const { graph } = buildSchemas(
      {
        Pet: { type: "object", properties: { t: { type: "string" }, size: { enum: ["s", "m"] } } },
        Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, tag("cat")] },
        Dog: tag("dog"),
        Both: { oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }] },
        Kitten: { allOf: [{ $ref: "#/components/schemas/Cat" }], properties: { t: { minLength: 1 } } },
        Puppy: { allOf: [{ $ref: "#/components/schemas/Dog" }], minProperties: 1 },
        Horse: { allOf: [{ $ref: "#/components/schemas/Pet" }, tag("horse")] },
      },
      { enums: "open" },
    );
    const show = (name: string): string => {
      const type = graph.models.get(`/components/schemas/${name}`)?.type;
      return type === undefined ? "" : showType(type, graph);
    };
    expect(show("Kitten")).toBe('{ t: "cat"[minLength: 1], size?: "s" | "m" | … }');
    expect(show("Puppy")).toBe('{ t: "dog" }[minProperties: 1]');
    expect(show("Horse")).toBe('{ t: "horse" | …, size?: "s" | "m" | … }');
  });

  test("enums that tell the variants of a union apart stay closed", () => {
    const { graph } = buildSchemas(
      {
        U: {
          oneOf: [
            { type: "object", required: ["t"], properties: { t: { enum: ["a", "b"] } } },
            { type: "object", required: ["t"], properties: { t: { enum: ["c", "d"] } } },
          ],
        },
      },
      { enums: "open" },
    );
    const type = graph.models.get("/components/schemas/U")?.type;
    expect(type && showType(type, graph)).toBe('({ t: "a" | "b" } ⊕ { t: "c" | "d" } by t)');
  });
});

describe("recursion", () => {
  test("models that refer to each other are a cycle", () => {
    const { graph } = buildSchemas({
      A: { type: "object", properties: { b: { $ref: "#/components/schemas/B" } } },
      B: { type: "array", items: { $ref: "#/components/schemas/A" } },
      C: { type: "object", properties: { a: { $ref: "#/components/schemas/A" } } },
    });
    expect(graph.cycles).toEqual([["/components/schemas/A", "/components/schemas/B"]]);
  });

  const chain = (length: number, members: (next: JsonObject) => JsonObject[]): JsonObject =>
    Object.fromEntries([
      ...Array.from({ length }, (_, index) => {
        const next = { $ref: `#/components/schemas/S${index + 1}` };
        return [`S${index}`, { allOf: members(next), properties: { [`p${index}`]: {} } }] as const;
      }),
      [`S${length}`, { type: "object" }] as const,
    ]);

  test("what an allOf shares with its members is looked at once, not twice with every level", () => {
    const { graph } = buildSchemas(chain(60, (next) => [next, next, { allOf: [next] }]));
    const type = graph.models.get("/components/schemas/S0")?.type;
    expect(type?.kind === "object" && type.properties.length).toBe(60);
  });

  test.each([
    ["too many schemas in a row", 1_100, "more than 1000 schemas in a row"],
    ["too many properties in all", 50, "more than 2000 schemas and properties"],
  ])("an allOf chain of %s is refused", (_what, length, message) => {
    const diagnostics = createDiagnostics();
    const document = {
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      components: { schemas: chain(length, (next) => [next]) },
    };
    const root = sourceOf(document);
    const limits = { merged: 2_000, matching: 0 };
    buildModelGraph(resolveSpec({ root, documents: new Map([[root.uri, root]]) }, "3.1", diagnostics), DEFAULTS, limits);
    const errors = diagnostics.all().filter(({ code }) => code === "MM2031");
    expect(errors.map((error) => error.message)).toContainEqual(expect.stringContaining(message));
  });

  test.each<[matching: number, told: number]>([
    [10_000, 0],
    [60, 1],
  ])("names that take more than %d steps to hold against patterns are refused %d times", (matching, told) => {
    const schemas = {
      Large: {
        type: "object",
        properties: { aaaa: { type: "string" }, aab: { type: "string" }, abb: { type: "string" } },
        patternProperties: {
          "^a*b{0,3}c": { type: "string" },
          "^(?:[^c]{0,9}[^b]{0,9})c": { type: "string" },
          "^a": { type: "string" },
        },
      },
    };
    const diagnostics = createDiagnostics();
    const root = sourceOf({ openapi: "3.1.0", info: { title: "t", version: "1" }, components: { schemas } });
    const spec = resolveSpec({ root, documents: new Map([[root.uri, root]]) }, "3.1", diagnostics);
    buildModelGraph(spec, DEFAULTS, { merged: 2_000, matching });
    const found = diagnostics.all().map(({ code, location, message }) => [code, location?.pointer, message]);
    expect(found).toEqual(Array(told).fill(["MM2040", "/components/schemas/Large", expect.stringContaining("60")]));
  });

  test.each<[nodes: readonly number[], merged: number]>([
    [[1], 100_000],
    [[4_999], 100_000],
    [[5_000], 110_000],
    [[2_000, 3_000], 110_000],
    [[9_999], 110_000],
    [[150_000], 400_000],
    [[500_000], 400_000],
  ])("documents of %j values may merge %d schemas and properties", (nodes, merged) => {
    const documents = nodes.map((count) => ({ value: Array<null>(count - 1).fill(null) }));
    expect(limitsFor(documents)).toEqual({ merged, matching: 50_000_000 });
  });

  test("a chain of 5,000 schemas does not overflow", () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [
        `S${index}`,
        { type: "object", properties: { next: { $ref: `#/components/schemas/S${(index + 1) % 5000}` } } },
      ]),
    );
    const { graph } = buildSchemas(schemas);
    expect(graph.models.size).toBe(5000);
    expect(graph.cycles[0]).toHaveLength(5000);
  });
});

test.each<[string, JsonObject]>([
  ["itself", { Loop: { $ref: "#/components/schemas/Loop" } }],
  ["one that refers back", { Loop: { $ref: "#/components/schemas/Other" }, Other: { $ref: "#/components/schemas/Loop" } }],
])("an alternative that is nothing but a reference to %s is told", (_, schemas) => {
  const cat = { type: "object", required: ["kind"], properties: { kind: { type: "string" } } };
  const alternatives = [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Loop" }];
  for (const pet of [{ anyOf: alternatives }, { oneOf: alternatives, discriminator: { propertyName: "kind" } }]) {
    const { diagnostics } = buildSchemas({ Pet: pet, Cat: cat, ...schemas });
    expect(diagnostics.map(({ code }) => code)).toContain("MM2006");
  }
});

describe("recursion of schemas that are merged", () => {
  const both = { allOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }] };

  test("two objects that contain themselves contain their conjunction, which is one model", () => {
    const { graph } = buildSchemas({
      A: { type: "object", properties: { next: { $ref: "#/components/schemas/A" } } },
      B: { type: "object", properties: { next: { $ref: "#/components/schemas/B" } } },
      Root: both,
    });
    const id = "/components/schemas/Root/properties/next";
    expect([...graph.models.keys()].filter((model) => model.startsWith("/components/schemas/Root"))).toEqual([
      "/components/schemas/Root",
      id,
    ]);
    expect(graph.models.get(id)?.type).toMatchObject({ properties: [{ wireName: "next", type: { kind: "ref", target: id } }] });
  });

  test.each([
    ["arrays", { type: "array", items: { $ref: "#/components/schemas/A" } }, { type: "array", items: both }],
    [
      "maps",
      { type: "object", additionalProperties: { $ref: "#/components/schemas/A" } },
      { type: "object", additionalProperties: both },
    ],
    [
      "conjunctions that hold each other",
      { type: "object", properties: { p: both, q: { $ref: "#/components/schemas/B" } } },
      { type: "object", properties: { p: { $ref: "#/components/schemas/A" }, q: both } },
    ],
    [
      "extras of one that apply to properties of the other",
      { type: "object", properties: { p: both } },
      { type: "object", additionalProperties: { $ref: "#/components/schemas/A" } },
    ],
    [
      "alternatives",
      { oneOf: [{ type: "object", properties: { p: both } }, { type: "string" }] },
      { type: "object", properties: { p: { $ref: "#/components/schemas/A" } } },
    ],
  ])("%s that contain themselves, merged, come to an end", (_, a, b) => {
    const { graph } = buildSchemas({ A: a, B: b, Root: both });
    expect(graph.models.size).toBeLessThan(20);
  });

  test("a property that several members of an allOf repeat as the same reference is that reference", () => {
    const part = { type: "object", properties: { a: { $ref: "#/components/schemas/A" } } };
    const others = { A: { type: "object", properties: { x: { type: "string" } } }, B: part };
    expect(typeOfRoot({ allOf: [{ $ref: "#/components/schemas/B" }, part] }, {}, others)).toBe("{ a?: A }");
  });
});

describe("a schema that is no component and contains itself, by way of what only restricts it, comes to an end", () => {
  const self = { $ref: "#/components/schemas/Root/properties/p" };
  test.each([
    ["not", { not: self }],
    ["if", { type: "string", if: self, then: { minLength: 1 } }],
    ["then", { if: { type: "string" }, then: self }],
    ["anyOf beside a type", { type: "integer", anyOf: [{ minimum: 1 }, self] }],
    ["oneOf without types", { oneOf: [{ not: self }, { minimum: 3 }] }],
    ["contains", { contains: self }],
    ["propertyNames", { propertyNames: self, minProperties: 1 }],
    ["dependentSchemas", { dependentSchemas: { a: self } }],
    ["a union", { oneOf: [{ type: "string" }, self] }],
    ["a tuple", { type: "array", prefixItems: [self] }],
  ])("%s", (_, schema) => {
    const { graph } = buildSchemas({ Root: { type: "object", properties: { p: schema } } });
    expect(graph.models.size).toBeLessThan(20);
  });
});

describe("where tags are missing or unknown", () => {
  test("the default of the mapping is asked first, but not where tags are enforced", () => {
    const pets = (Fish: JsonObject): JsonObject => ({
      Cat: { type: "object", required: ["kind"], properties: { kind: { const: "cat" } } },
      Fish,
      Root: {
        oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Fish" }],
        discriminator: { propertyName: "kind", mapping: { cat: "Cat" }, defaultMapping: "Fish" },
      },
    });
    const fallbackOf = (schemas: JsonObject) => {
      const type = buildSchemas(schemas).graph.models.get("/components/schemas/Root")?.type;
      return type?.kind === "union" ? type.discriminator : undefined;
    };
    expect(fallbackOf(pets({ type: "object" }))).toMatchObject({ enforced: false, fallback: 1 });
    expect(fallbackOf(pets({ type: "object", required: ["kind"], properties: { kind: { const: "fish" } } }))).toEqual({
      wireName: "kind",
      enforced: true,
      tags: [
        { tag: "cat", variant: 0 },
        { tag: "fish", variant: 1 },
      ],
    });
  });

  test("a mapping that leads nowhere is told, and stops nothing", () => {
    const discriminator = {
      propertyName: "kind",
      mapping: { cat: "#/components/schemas/Cat", bird: "bird.yaml" },
      defaultMapping: "Bird",
    };
    const { diagnostics } = buildSchemas({
      Cat: { type: "object" },
      Root: { oneOf: [{ $ref: "#/components/schemas/Cat" }], discriminator },
    });
    expect(diagnostics.map(({ code, location }) => [code, location?.pointer])).toEqual([
      ["MM2029", "/components/schemas/Root/discriminator/defaultMapping"],
      ["MM2029", "/components/schemas/Root/discriminator/mapping/bird"],
    ]);
  });
});

describe("findings", () => {
  test.each([
    ["a reference that leads nowhere", { $ref: "#/components/schemas/Rot" }, "MM2004"],
    ["references in a circle", { $ref: "#/components/schemas/Root" }, "MM2006"],
    ["allOf in a circle", { allOf: [{ $ref: "#/components/schemas/Root" }, { type: "object" }] }, "MM2006"],
    ["an unknown type", { type: "int" }, "MM2007"],
    ["required as a boolean", { type: "string", required: true }, "MM2008"],
    ["enum as a string", { enum: "a" }, "MM2009"],
    ["a bound that is text", { type: "number", minimum: "1" }, "MM2010"],
    ["a negative length", { type: "string", minLength: -1 }, "MM2010"],
    ["multipleOf zero", { type: "number", multipleOf: 0 }, "MM2010"],
    ["a keyword that nobody knows", { type: "string", minLenght: 1 }, "MM2013"],
    [
      "a required property that a part forbids",
      {
        allOf: [
          { type: "object", properties: { a: {} }, required: ["a"] },
          { type: "object", additionalProperties: false },
        ],
      },
      "MM2014",
    ],
    ["types that exclude each other", { allOf: [{ type: "string" }, { type: "object" }] }, "MM2014"],
    ["an inferred type", { properties: {} }, "MM2016"],
    ["a pattern that does not compile", { type: "string", pattern: "(" }, "MM2019"],
    ["a number that is at once greater and smaller", { type: "number", minimum: 2, maximum: 1 }, "MM2038"],
    ["a number that is at once equal and smaller", { type: "number", minimum: 2, exclusiveMaximum: 2 }, "MM2038"],
    ["a number that is at once greater and equal", { type: "number", exclusiveMinimum: 2, maximum: 2 }, "MM2038"],
    ["a number between a number and itself", { type: "number", exclusiveMinimum: 2, exclusiveMaximum: 2 }, "MM2038"],
    ["a text at once longer and shorter", { type: "string", minLength: 2, maxLength: 1 }, "MM2038"],
    ["a list at once longer and shorter", { type: "array", minItems: 2, maxItems: 1 }, "MM2038"],
    ["an object with at once more and fewer properties", { type: "object", minProperties: 2, maxProperties: 1 }, "MM2038"],
    ["a pattern that may run away", { type: "string", pattern: "^(a+)+$" }, "MM2020"],
  ] as const)("%s is reported", (_, schema, code) => {
    const { diagnostics } = buildSchemas({ Root: schema });
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  });

  test.each<readonly [what: string, found: JsonValue, shown: string]>([
    ["a list of few", [1, 2, 3, 4, 5], "[1,2,3,4,5]"],
    ["a list of many", [1, 2, 3, 4, 5, 6], "an array of 6"],
    ["a short text", "a", '"a"'],
    ["a long text", "a".repeat(200), `"${"a".repeat(79)}`],
  ])("a message shows %s that it is about in short", (_, found, shown) => {
    const { diagnostics } = buildSchemas({ Root: { type: "string", minLength: found } });
    const message = diagnostics.find(({ code }) => code === "MM2010")?.message ?? "";
    expect(message).toContain(shown);
    expect(message).not.toContain("a".repeat(80));
  });

  test.each<readonly [what: string, schema: JsonObject]>([
    ["one number", { type: "number", minimum: 2, maximum: 2 }],
    ["numbers above one that is excluded", { type: "number", exclusiveMinimum: 2, maximum: 2.5 }],
    ["numbers below one that is excluded", { type: "number", minimum: 1.5, exclusiveMaximum: 2 }],
    ["one length of texts", { type: "string", minLength: 2, maxLength: 2 }],
    ["one length of lists", { type: "array", items: {}, minItems: 2, maxItems: 2 }],
    ["one number of properties", { type: "object", minProperties: 2, maxProperties: 2 }],
  ])("bounds that leave %s are no contradiction", (_, schema) => {
    expect(buildSchemas({ Root: schema }).diagnostics).toEqual([]);
  });

  test.each<readonly [what: string, schema: JsonObject, pointers: readonly string[]]>([
    ["no type at all", { required: ["a"] }, [""]],
    ["alternatives of an object", { type: "object", anyOf: [{ required: ["a"] }, { required: ["b"] }] }, []],
    ["alternatives of an object or null", { type: ["object", "null"], anyOf: [{ required: ["a"] }, { required: ["b"] }] }, []],
    ["alternatives of one that has no type either", { properties: {}, anyOf: [{ required: ["a"] }] }, [""]],
    ["alternatives of objects and texts", { type: ["object", "string"], not: { required: ["a"] } }, ["/not"]],
    ["alternatives that speak of others", { type: "object", anyOf: [{ minLength: 1 }] }, ["/anyOf/0"]],
    ["a condition", { type: "object", if: { properties: { a: {} } }, then: { required: ["b"] }, else: { required: ["c"] } }, []],
    ["what is excluded", { type: "object", not: { required: ["a"] } }, []],
    ["alternatives that are excluded", { type: "object", not: { anyOf: [{ required: ["a"] }, { required: ["b"] }] } }, []],
    ["bounds of an integer", { type: "integer", anyOf: [{ maximum: 1 }, { minimum: 9 }] }, []],
    ["names", { type: "object", propertyNames: { maxLength: 9 } }, []],
    ["what depends on a property", { type: "object", dependentSchemas: { a: { required: ["b"] } } }, []],
    ["a member of allOf", { allOf: [{ type: "object" }, { required: ["a"] }, { not: { required: ["b"] } }] }, []],
    [
      "a property of such an alternative",
      { type: "object", not: { properties: { a: { minLength: 1 } } } },
      ["/not/properties/a"],
    ],
    ["items that are sought", { type: "array", contains: { minLength: 1 } }, ["/contains"]],
  ])("MM2016 is told where values of other types get: %s", (_, schema, pointers) => {
    const { diagnostics } = buildSchemas({ Root: schema });
    const told = diagnostics.filter(({ code }) => code === "MM2016").map(({ location }) => location?.pointer);
    expect(told).toEqual(pointers.map((pointer) => `/components/schemas/Root${pointer}`));
  });

  const ref = { $ref: "#/components/schemas/Pet" };
  test.each<readonly [what: string, version: string, schema: JsonObject, found: readonly string[]]>([
    ["nullable in 3.1", "3.1.0", { type: "string", nullable: true }, ['MM2026 Write type: [string, "null"].']],
    ["nullable in 3.1 without a type", "3.1.0", { ...ref, nullable: true }, ["MM2026 Write anyOf"]],
    ["nullable in 3.1 beside a type that says so", "3.1.0", { type: ["string", "null"], nullable: true }, []],
    ["nullable in 3.1 beside an alternative that says so", "3.1.0", { oneOf: [ref, { type: "null" }], nullable: true }, []],
    ["nullable in 3.1 that allows nothing", "3.1.0", { type: "string", nullable: false }, []],
    ["nullable in 3.0", "3.0.3", { type: "string", nullable: true }, []],
    ["nullable in 3.0 as text", "3.0.3", { type: "string", nullable: "true" }, ["MM2010"]],
    ["nullable beside a reference in 3.0", "3.0.3", { ...ref, nullable: true }, ["MM2026 Write allOf"]],
    ["keywords beside a reference in 3.0", "3.0.3", { ...ref, required: ["a"], maxProperties: 1 }, ["MM2026", "MM2026"]],
    ["what describes, and a type, beside a reference in 3.0", "3.0.3", { ...ref, description: "x", type: "object" }, []],
    ["keywords beside a reference in 3.1", "3.1.0", { ...ref, required: ["a"] }, []],
    ["another dialect", "3.1.0", { $schema: "http://json-schema.org/draft-07/schema#", type: "string" }, ["MM2026"]],
    ["its own dialect", "3.1.0", { $schema: "https://json-schema.org/draft/2020-12/schema", type: "string" }, []],
    ["a name for each member", "3.1.0", { enum: ["a", "b"], "x-enum-varnames": ["A", "B"] }, []],
    ["names for some members by value", "3.1.0", { enum: ["a", "b"], "x-enumNames": { a: "A" } }, []],
    [
      "fewer names than members",
      "3.1.0",
      { enum: ["a", "b"], "x-enum-varnames": ["A"] },
      ["MM2026 Write one text for each value"],
    ],
    [
      "more descriptions than members",
      "3.1.0",
      { enum: ["a"], "x-enum-descriptions": ["A", "B"] },
      ["MM2026 Write one text for each value"],
    ],
    ["names that are no list", "3.1.0", { enum: ["a"], "x-enum-varnames": "A" }, ["MM2026 Write one text for each value"]],
    ["names without members of their own", "3.1.0", { type: "string", "x-enum-varnames": ["A"] }, []],
    ["a discriminator of a parent", "3.0.3", { type: "object", discriminator: { propertyName: "kind" } }, ["MM2027"]],
  ])("%s", (_, version, schema, found) => {
    const { diagnostics } = buildSchemas({ Root: schema, Pet: { type: "object" } }, {}, version);
    const told = diagnostics.map(({ code, help }) => `${code} ${help}`);
    expect(told).toEqual(found.map((start) => expect.stringContaining(start)));
  });

  test.each<[string, JsonValue, readonly string[]]>([
    ["3.1.0", "http://json-schema.org/draft-07/schema#", ["MM2026 /jsonSchemaDialect"]],
    ["3.1.0", "https://spec.openapis.org/oas/3.1/dialect/base", []],
    ["3.1.0", "https://json-schema.org/draft/2020-12/schema", []],
    ["3.0.3", "http://json-schema.org/draft-07/schema#", []],
  ])("in %s, the dialect %s of a whole document", (openapi, jsonSchemaDialect, want) => {
    const info = { title: "t", version: "1" };
    const { diagnostics } = buildDocument({ openapi, info, jsonSchemaDialect, paths: {} });
    expect(diagnostics.map(({ code, location }) => `${code} ${location?.pointer}`)).toEqual(want);
  });

  test.each<[what: string, mediaTypes: readonly string[], told: readonly string[]]>([
    ["XML alone", ["application/xml"], ["MM2032 application/xml"]],
    [
      "XML in all its forms",
      ["text/xml; charset=utf-8", "Application/Atom+XML"],
      ["MM2032 Application/Atom+XML", "MM2032 text/xml; charset=utf-8"],
    ],
    ["XML and JSON", ["application/xml", "application/json"], []],
    ["what only sounds like it", ["application/xmlish", "text/x-xml"], []],
    ["nothing", [], []],
  ])("bodies of %s", (_, mediaTypes, want) => {
    const content = Object.fromEntries(mediaTypes.map((name) => [name, { schema: { type: "object" } }]));
    const paths = { "/a": { post: { requestBody: { content }, responses: {} } } };
    const { diagnostics } = buildDocument({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths });
    const told = diagnostics.filter(({ code }) => code === "MM2032");
    expect(told.map(({ code, message }) => `${code} ${/"(.*?)"/.exec(message)?.[1]}`).sort()).toEqual(want);
  });

  test("examples of media types and parameters that refer to a model are kept beside its own, equal ones once", () => {
    const schema = { $ref: "#/components/schemas/A" };
    const content = {
      "application/json": { schema, examples: { a: { value: { x: 1 } }, b: { value: { x: 2 } }, c: { value: null } } },
    };
    const document = {
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: {
        "/a": {
          get: {
            parameters: [{ name: "a", in: "query", content: { "application/json": { schema, example: { x: 3 } } } }],
            requestBody: { content },
            responses: { 200: { description: "x", content: { "application/json": { schema, example: { x: 2 } } } } },
          },
        },
      },
      components: { schemas: { A: { type: "object", example: { x: 0 } } } },
    };
    const model = buildDocument(document).graph.models.get("/components/schemas/A");
    expect(model).toMatchObject({ examples: [{ x: 0 }], usedExamples: [{ x: 3 }, { x: 1 }, { x: 2 }] });
  });

  test("a missing reference names the nearest existing one", () => {
    const { diagnostics } = buildSchemas({ Root: { $ref: "#/components/schemas/Rooot" } });
    expect(diagnostics[0]?.help).toBe('Did you mean "#/components/schemas/Root"?');
  });

  test("a sound schema gives none", () => {
    expect(
      buildSchemas({ Root: { type: "object", properties: { a: { type: "string", description: "x", "x-y": 1 } } } }).diagnostics,
    ).toEqual([]);
  });
});

describe("several documents", () => {
  test("schemas of other files have their file as scope, or their name in it", () => {
    const root = sourceOf({
      openapi: "3.1.0",
      components: {
        schemas: {
          Root: { type: "object", properties: { pet: { $ref: "schemas/pet.yaml" }, tag: { $ref: "common.yaml#/Tag" } } },
        },
      },
    });
    const pet = sourceOf({ type: "object", properties: { size: { enum: ["s", "m"] } } }, "schemas/pet.yaml");
    const common = sourceOf({ Tag: { type: "object", properties: { name: { type: "string" } } } }, "common.yaml");
    const diagnostics = createDiagnostics();
    const documents = new Map([root, pet, common].map((document) => [document.uri, document]));
    const graph = buildModelGraph(resolveSpec({ root, documents }, "3.1", diagnostics), DEFAULTS);
    expect(diagnostics.all()).toEqual([]);
    expect(graph.scopes.map((scope) => [scope.id, scope.name, scope.models])).toEqual([
      ["/components/schemas/Root", "Root", ["/components/schemas/Root"]],
      ["schemas/pet.yaml#", "pet", ["schemas/pet.yaml#", "schemas/pet.yaml#/properties/size"]],
      ["common.yaml#/Tag", "Tag", ["common.yaml#/Tag"]],
    ]);
  });
});
