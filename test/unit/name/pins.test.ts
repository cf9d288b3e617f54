import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { JsonObject, ModelGraph } from "../../../generator/model/types.js";
import { readFixedNames } from "../../../generator/name/fixed-names.js";
import { applyPins } from "../../../generator/name/pins/apply.js";
import { collectPins } from "../../../generator/name/pins/collect.js";
import { listPinKeys } from "../../../generator/name/pins/keys.js";
import type { PinnedNames } from "../../../generator/name/pins/types.js";
import { planNames } from "../../../generator/name/plan.js";
import { findStrategy } from "../../../generator/name/strategies/index.js";
import { buildDocument } from "../model/model-kit.js";
import { documentOf, name, object, operations, reversed, schemas } from "./random-documents.js";

type Naming = Parameters<typeof findStrategy>[0];

interface Settings {
  readonly pins?: PinnedNames;
  readonly naming?: Naming;
  readonly names?: Readonly<Record<string, string>>;
}

function nameAll(document: JsonObject, { pins, naming = "stable", names = {} }: Settings = {}) {
  const diagnostics = createDiagnostics();
  const { graph } = buildDocument(document);
  const applied = pins && applyPins(pins, graph, diagnostics, (keys) => ({ uri: "names.json", pointer: keys.join(" ") }));
  const fixed = readFixedNames(names, graph, diagnostics);
  const plan = planNames(graph, { strategy: findStrategy(naming), fixed, pins: applied }, diagnostics);
  return { graph, plan, published: collectPins(graph, plan, pins), diagnostics: diagnostics.all() };
}

/** Everything that users see, by what pins call it. */
function listPublished({ models, modules }: PinnedNames): ReadonlyMap<string, string> {
  const found = new Map(Object.entries(modules).map(([id, file]) => [`module ${id}`, file]));
  for (const [key, { name: own, folder, properties = {}, members = {}, extras }] of Object.entries(models)) {
    found.set(key, `${folder}.${own}`);
    if (extras !== undefined) found.set(`${key} extras`, extras);
    for (const [inner, member] of [...Object.entries(properties), ...Object.entries(members)])
      found.set(`${key} ${inner}`, member);
  }
  return found;
}

function renamed(before: PinnedNames, after: PinnedNames): readonly string[] {
  const now = listPublished(after);
  return [...listPublished(before)].flatMap(([key, old]) => {
    const given = now.get(key);
    return given === undefined || given === old ? [] : [`${key}: ${old} → ${given}`];
  });
}

function schemasOf(components: JsonObject): JsonObject {
  return { openapi: "3.1.0", info: { title: "t", version: "1" }, components: { schemas: components } };
}

const text: JsonObject = { type: "string" };
const namings = fc.constantFrom<Naming>("stable", "speakeasy-2023");

describe("with pins nothing is renamed", () => {
  test("by adding, removing and reordering operations, components and properties", () => {
    let kept = 0;
    fc.assert(
      fc.property(operations, schemas, operations, schemas, namings, (bodies, components, moreBodies, more, naming) => {
        const before = nameAll(documentOf(bodies, components), { naming });
        // Bodies and components of the same name are replaced: properties come and go.
        const after = reversed(documentOf({ ...bodies, ...moreBodies }, { ...more, ...components }));
        const { published, diagnostics } = nameAll(after, { naming, pins: before.published });
        kept += diagnostics.filter(({ code }) => code === "MM3005").length;
        expect(renamed(before.published, published)).toEqual([]);
        const fewer = nameAll(documentOf(moreBodies, more), { naming, pins: before.published });
        expect(renamed(before.published, fewer.published)).toEqual([]);
        // What was gone comes back under its own name.
        const back = nameAll(documentOf(bodies, components), { naming, pins: fewer.published });
        expect(renamed(before.published, back.published)).toEqual([]);
      }),
      { numRuns: 60, seed: 4 },
    );
    expect(kept, "no document that pins had anything to do for").toBeGreaterThan(0);
  });

  test("and no two names of what is there are equal", () => {
    fc.assert(
      fc.property(operations, schemas, operations, schemas, (bodies, components, moreBodies, more) => {
        const { published } = nameAll(documentOf(bodies, components));
        const { graph, plan } = nameAll(documentOf({ ...moreBodies, ...bodies }, { ...components, ...more }), {
          pins: published,
        });
        const all = [...graph.models.keys()].map((id) => `${plan.model(id).folder}/${plan.model(id).identifier}`.toLowerCase());
        expect(new Set(all).size).toBe(all.length);
        expect(new Set(graph.scopes.flatMap(({ models: [id = ""] }) => plan.model(id).module)).size).toBe(graph.scopes.length);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  test("by another strategy", () => {
    fc.assert(
      fc.property(operations, schemas, (bodies, components) => {
        const document = documentOf(bodies, components);
        const before = nameAll(document);
        expect(
          renamed(before.published, nameAll(document, { naming: "speakeasy-2023", pins: before.published }).published),
        ).toEqual([]);
      }),
      { numRuns: 30, seed: 6 },
    );
  });

  test.each<[string, JsonObject, JsonObject, readonly string[]]>([
    [
      "a component that takes a name by its own right",
      { CreateImage: { type: "object", properties: { edit: { type: "object" } } } },
      { CreateImage: { type: "object", properties: { edit: { type: "object" } } }, CreateImageEdit: text },
      ["This model keeps its published name CreateImageEdit; by the document it would now be CreateImageEdit2."],
    ],
    [
      "a property that collides with two others",
      { A: { type: "object", properties: { "x-y": text, x_y: text } } },
      { A: { type: "object", properties: { "x y": text, "x-y": text, x_y: text } } },
      [
        'The property "x-y" keeps its published name xY; by the document it would now be xY2.',
        'The property "x_y" keeps its published name xY2; by the document it would now be xY3.',
      ],
    ],
    [
      "a member that collides with two others",
      { A: { enum: ["x-y", "x_y"] } },
      { A: { enum: ["x y", "x-y", "x_y"] } },
      [
        'The member "x-y" keeps its published name XY; by the document it would now be XY2.',
        'The member "x_y" keeps its published name XY2; by the document it would now be XY3.',
      ],
    ],
    [
      "a name that the document now asks for",
      { A: { type: "object", properties: { x: text } }, B: { enum: [1] } },
      {
        A: { type: "object", properties: { x: { ...text, "x-speakeasy-name-override": "better" } } },
        B: { enum: [1], "x-enum-varnames": ["One"] },
      },
      [
        "The member 1 keeps its published name _1; by the document it would now be One.",
        'The property "x" keeps its published name x; by the document it would now be better.',
      ],
    ],
    [
      "a property that is called like the field for extras",
      { A: { type: "object", properties: { x: text }, additionalProperties: text } },
      { A: { type: "object", properties: { x: text, additionalProperties: text }, additionalProperties: text } },
      [
        "The field for declared extras keeps its published name additionalProperties; by the document it would now be additionalProperties2.",
      ],
    ],
    [
      "a component that differs by case only, and comes first",
      { pet: { type: "object" } },
      { Pet: { type: "object" }, pet: { type: "object" } },
      ["This model keeps its published name Pet; by the document it would now be Pet2."],
    ],
  ])("by %s, and it is told", (_what, before, after, told) => {
    const { published } = nameAll(schemasOf(before));
    const then = nameAll(schemasOf(after), { pins: published });
    expect(renamed(published, then.published)).toEqual([]);
    const hints = then.diagnostics.filter(({ code }) => code === "MM3005");
    expect(hints.map(({ message, severity }) => [severity, message])).toEqual(told.map((message) => ["info", message]));
  });

  test("by a parameter or an alternative that comes before others", () => {
    const parameter = (own: string): JsonObject => ({ name: own, in: "query", schema: { enum: ["a", "b"] } });
    const variant = (title: string): JsonObject => ({ title, type: "object", properties: { x: text } });
    const document = (parameters: readonly string[], titles: readonly string[]): JsonObject => ({
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: { "/a": { get: { operationId: "a", parameters: parameters.map(parameter), responses: {} } } },
      components: { schemas: { U: { oneOf: titles.map(variant) } } },
    });
    const { published } = nameAll(document(["sort"], ["Cat", "Dog"]));
    const { graph, plan, diagnostics } = nameAll(document(["order", "sort"], ["Bird", "Cat", "Dog"]), { pins: published });
    expect(identifiersOf(graph, plan)).toEqual(["ASort", "AOrder", "U", "UBird", "UCat", "UDog"].sort());
    expect(diagnostics).toEqual([]);
  });
});

function identifiersOf(graph: ModelGraph, plan: ReturnType<typeof planNames>): readonly string[] {
  return [...graph.models.keys()].map((id) => String(plan.model(id).identifier)).sort();
}

function titled(title?: string): JsonObject {
  return { type: "object", properties: { x: { const: title ?? 1 } }, ...(title === undefined ? {} : { title }) };
}

describe("pins", () => {
  const components = { A: { type: "object", properties: { x: text } }, B: { enum: ["a", "1", 1] } };
  const document = schemasOf(components);
  const pinned: PinnedNames = {
    models: {
      "/components/schemas/A": { name: "A", folder: "components", properties: { x: "x" } },
      "/components/schemas/B": { name: "B", folder: "components", members: { a: "A", '"1"': "_1", "1": "_1_2" } },
    },
    modules: { "/components/schemas/A": "a", "/components/schemas/B": "b" },
  };

  test("hold models with their folders, properties, members and modules", () => {
    expect(nameAll(document).published).toEqual(pinned);
  });

  test("stay where their model is gone, unless another one has the name", () => {
    const old = { name: "Gone", folder: "components" } as const;
    const pins = {
      models: { ...pinned.models, "/x": old, "/y": { ...old, name: "a" } },
      modules: { ...pinned.modules, "/x": "gone", "/y": "a" },
    };
    expect(nameAll(document, { pins }).published).toEqual({
      models: { ...pinned.models, "/x": old },
      modules: { ...pinned.modules, "/x": "gone" },
    });
  });

  test("yield to names of the config", () => {
    const { plan, diagnostics } = nameAll(document, { pins: pinned, names: { "/components/schemas/A": "Other" } });
    expect([plan.model("/components/schemas/A").identifier, diagnostics]).toEqual(["Other", []]);
  });

  test("that clash with a name of the config are an error", () => {
    const { diagnostics } = nameAll(document, { pins: pinned, names: { "/components/schemas/A": "B" } });
    expect(diagnostics.map(({ code }) => code)).toEqual(["MM3001"]);
  });

  const A = { name: "A", folder: "components" } as const;
  test.each<[string, PinnedNames, string, string]>([
    ["no identifier", { models: { "/components/schemas/A": { ...A, name: "a b" } }, modules: {} }, "MM3003", "A name"],
    ["a reserved word", { models: { "/components/schemas/A": { ...A, name: "Date" } }, modules: {} }, "MM3003", "A name"],
    ["another folder", { models: { "/components/schemas/A": { ...A, folder: "errors" } }, modules: {} }, "MM3008", "A folder"],
    [
      "no property",
      { models: { "/components/schemas/A": { ...A, properties: { x: "x-y" } } }, modules: {} },
      "MM3008",
      "properties x",
    ],
    [
      "an inherited one",
      { models: { "/components/schemas/A": { ...A, properties: { x: "valueOf" } } }, modules: {} },
      "MM3008",
      "properties x",
    ],
    [
      "no member",
      { models: { "/components/schemas/B": { ...A, name: "B", members: { a: "a" } } }, modules: {} },
      "MM3008",
      "members a",
    ],
    [
      "two members",
      { models: { "/components/schemas/B": { ...A, name: "B", members: { a: "A", "1": "A" } } }, modules: {} },
      "MM3008",
      "members 1",
    ],
    [
      "no name of a field for extras",
      { models: { "/components/schemas/C": { ...A, name: "C", extras: "valueOf" } }, modules: {} },
      "MM3008",
      "C extras",
    ],
    [
      "a field for extras that is called like a property",
      { models: { "/components/schemas/C": { ...A, name: "C", properties: { x: "y" }, extras: "y" } }, modules: {} },
      "MM3008",
      "C extras",
    ],
    ["no file", { models: {}, modules: { "/components/schemas/A": "../a" } }, "MM3008", "schemas/A"],
    ["a device", { models: {}, modules: { "/components/schemas/A": "con" } }, "MM3008", "schemas/A"],
    ["two files", { models: {}, modules: { "/components/schemas/A": "a", "/components/schemas/B": "a" } }, "MM3008", "schemas/B"],
  ])("are refused, with their place, for %s", (_what, pins, code, place) => {
    const C = { type: "object", properties: { x: text }, additionalProperties: text };
    const { diagnostics } = nameAll(schemasOf({ ...components, C }), { pins });
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
    expect(diagnostics[0]?.location?.pointer).toContain(place);
  });

  test.each<[string, JsonObject, readonly string[]]>([
    [
      "alternatives by their titles, but where these are missing or numbers",
      { components: { schemas: { U: { oneOf: [titled("Cat"), titled(), titled("10"), titled("Dog")] } } } },
      ["/components/schemas/U", "…/oneOf/Cat", "…/oneOf/1", "…/oneOf/2", "…/oneOf/Dog"],
    ],
    [
      "alternatives beyond the tenth as well",
      { components: { schemas: { U: { anyOf: Array.from({ length: 12 }, (_, index) => titled(`T${index} x`)) } } } },
      ["/components/schemas/U", ...Array.from({ length: 12 }, (_, index) => `…/anyOf/T${index} x`)],
    ],
    [
      "properties whose names are numbers as they are",
      { components: { schemas: { U: { properties: { 10: { oneOf: [titled("Cat")], properties: {} } } } } } },
      ["/components/schemas/U", "…/properties/10", "…/properties/10/oneOf/Cat"],
    ],
    [
      "parameters by where they stand and their names, those of components as they are",
      {
        paths: { "/a": { get: { parameters: [{ name: "b", in: "query", schema: { enum: [1, 2] } }], responses: {} } } },
        components: { parameters: { C: { name: "c", in: "query", schema: { enum: [1, 2] } } } },
      },
      ["/components/parameters/C/schema", "/paths/~1a/get/parameters/query b/schema"],
    ],
  ])("call %s", (_what, parts, want) => {
    const { graph } = nameAll({ openapi: "3.1.0", info: { title: "t", version: "1" }, ...parts });
    const keys = [...listPinKeys(graph).values()];
    expect(keys.map((key, index) => (index > 0 ? key.replace("/components/schemas/U/", "…/") : key))).toEqual(want);
  });

  test("call members so that a text and a number do not meet", () => {
    const { graph } = nameAll(document);
    expect([...listPinKeys(graph).values()]).toEqual(["/components/schemas/A", "/components/schemas/B"]);
  });

  test("of a document are read as they were written", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.constant(text), { maxKeys: 5 }), name, object, (properties, other, body) => {
        const all = schemasOf({ A: { type: "object", properties }, [other]: body });
        const first = nameAll(all).published;
        const again = nameAll(all, { pins: JSON.parse(JSON.stringify(first)) as PinnedNames });
        expect(again.published).toEqual(first);
        expect(again.diagnostics.filter(({ code }) => code !== "MM3004")).toEqual([]);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});
