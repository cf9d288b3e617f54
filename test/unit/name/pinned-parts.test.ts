import { describe, expect, test } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { JsonValue, Model, ModelGraph, PathStep, TypeNode } from "../../../generator/model/types.js";
import { applyPins } from "../../../generator/name/pins/apply.js";
import { collectPins } from "../../../generator/name/pins/collect.js";
import { listPinKeys, memberKey } from "../../../generator/name/pins/keys.js";
import type { PinnedModel, PinnedNames } from "../../../generator/name/pins/types.js";
import { planNames } from "../../../generator/name/plan.js";
import { stableStrategy } from "../../../generator/name/strategies/stable.js";
import { enumeration, graphOf, object, property, string, unknown } from "../sample/graph-kit.js";

test.each<[value: JsonValue, key: string]>([
  ["a", "a"],
  ["", ""],
  ["1", '"1"'],
  ["-1", '"-1"'],
  ["1a", "1a"],
  ["-", "-"],
  ["true", '"true"'],
  ["truely", "truely"],
  ["false ", '"false "'],
  ["null", '"null"'],
  ["nil", "nil"],
  ['"a"', '"\\"a\\""'],
  ['"a', '"a'],
  ["[1]", '"[1]"'],
  ["[1", "[1"],
  ["{}", '"{}"'],
  [" 1", '" 1"'],
  [1, "1"],
  [true, "true"],
  [{ a: 1 }, '{"a":1}'],
])("the member %j is called %s by pins", (value, key) => {
  expect(memberKey(value)).toBe(key);
});

describe("pins call models", () => {
  const keysOf = (paths: Readonly<Record<string, readonly PathStep[]>>, more: Partial<Model> = {}): readonly string[] => {
    const types = Object.fromEntries(Object.keys(paths).map((id) => [id, string()]));
    const models = Object.fromEntries(Object.entries(paths).map(([id, path]) => [id, { path, ...more }]));
    return [...listPinKeys(graphOf(types, models)).values()];
  };
  const variant = (index: number, title?: string, label?: string): PathStep => ({
    kind: "variant",
    index,
    title,
    ...(label === undefined ? {} : { label }),
  });
  const parameter = (name: string, location = "query"): PathStep => ({ kind: "parameter", name, location });
  test.each<[what: string, paths: Readonly<Record<string, readonly PathStep[]>>, keys: readonly string[]]>([
    ["as they stand", { "/a/properties/0": [{ kind: "property", name: "0" }] }, ["/a/properties/0"]],
    ["in another file, too", { "b.yaml#/a/oneOf/0": [variant(0, "Cat")] }, ["b.yaml#/a/oneOf/Cat"]],
    [
      "by title, then by label, then by number",
      { "/a/oneOf/0": [variant(0, "Cat", "x")], "/a/anyOf/1": [variant(1, undefined, "dog")], "/a/oneOf/2": [variant(2)] },
      ["/a/oneOf/Cat", "/a/anyOf/dog", "/a/oneOf/2"],
    ],
    [
      "by number where the title is one, or empty",
      { "/a/oneOf/0": [variant(0, "7")], "/a/oneOf/1": [variant(1, undefined, "")] },
      ["/a/oneOf/0", "/a/oneOf/1"],
    ],
    [
      "by number where two would be the same",
      { "/a/oneOf/0": [variant(0, "Cat")], "/a/oneOf/1": [variant(1, "Cat")] },
      ["/a/oneOf/0", "/a/oneOf/1"],
    ],
    [
      "with each alternative on the way",
      { "/a/oneOf/0/anyOf/1": [variant(0, "Cat"), variant(1, "Big")] },
      ["/a/oneOf/Cat/anyOf/Big"],
    ],
    [
      "without those of allOf and tuples",
      { "/a/allOf/0/prefixItems/1/oneOf/2": [{ kind: "tuple", index: 1 }, variant(2, "Cat")] },
      ["/a/allOf/0/prefixItems/1/oneOf/Cat"],
    ],
    ["by the parameter", { "/p/get/parameters/3/schema": [parameter("id")] }, ["/p/get/parameters/query id/schema"]],
    [
      "but by its name alone in the components",
      { "/components/parameters/page/schema/oneOf/0": [parameter("page", "component"), variant(0, "Cat")] },
      ["/components/parameters/page/schema/oneOf/Cat"],
    ],
    ["with what stands in names kept apart", { "/a/oneOf/0": [variant(0, "x/y~z")] }, ["/a/oneOf/x~1y~0z"]],
  ])("%s", (_, paths, keys) => {
    expect(keysOf(paths)).toEqual(keys);
  });

  test("but none that only restrict", () => {
    expect(keysOf({ "/a": [] }, { internal: true })).toEqual([]);
  });
});

describe("a pin", () => {
  const graph: ModelGraph = graphOf({
    A: object([property("x", string()), property("y?", string())], {}, { kind: "typed", values: unknown(), patterns: [] }),
    E: enumeration(["a", 1]),
  });
  const pinsOf = (models: Readonly<Record<string, PinnedModel>>, modules: PinnedNames["modules"] = {}): readonly string[] => {
    const diagnostics = createDiagnostics();
    applyPins({ models, modules }, graph, diagnostics);
    return diagnostics.all().map(({ code, message }) => `${code} ${message}`);
  };
  const A = { name: "A", folder: "components" } as const;
  const told = (flaw: string): readonly unknown[] => [expect.stringContaining(flaw)];
  test.each<[what: string, models: Readonly<Record<string, PinnedModel>>, want: readonly unknown[]]>([
    ["may have a long property", { A: { ...A, properties: { x: "x".repeat(200) } } }, []],
    ["may not have a longer one", { A: { ...A, properties: { x: "x".repeat(201) } } }, told("no usable name")],
    ["may begin a property with a sign", { A: { ...A, properties: { x: "$x", y: "_y" } } }, []],
    ["may not begin it with a digit", { A: { ...A, properties: { x: "1x" } } }, told("no usable name")],
    ["may have a long member", { E: { ...A, name: "E", members: { a: `A${"x".repeat(199)}`, "1": "_1" } } }, []],
    ["may not have a longer one ", { E: { ...A, name: "E", members: { a: `A${"x".repeat(200)}` } } }, told("no usable name")],
    ["may not begin a member with an underscore alone", { E: { ...A, name: "E", members: { a: "_a" } } }, told("no usable name")],
    ["may not end a member with a space", { E: { ...A, name: "E", members: { a: "A " } } }, told("no usable name")],
    ["may not give a property twice", { A: { ...A, properties: { x: "x", y: "x" } } }, told("is pinned twice in this model")],
    ["may have what is not there any more", { A: { ...A, properties: { z: "1 z" } }, Z: { ...A, name: "1 Z" } }, []],
    [
      "may give a property and a member of two models one name",
      { A: { ...A, properties: { x: "A" } }, E: { ...A, name: "E", members: { a: "A" } } },
      [],
    ],
    ["stands in the folder of its scope", { A: { ...A, folder: "operations" } }, told("is no folder for this model")],
    ["has a name of its own", { A: { ...A, name: "Date" } }, [expect.stringMatching(/^MM3003 /)]],
    ["has parts only where the model has", { E: { ...A, name: "E", extras: "1", properties: { a: "1" } } }, []],
  ])("%s", (_, models, want) => {
    expect(pinsOf(models)).toEqual(want);
  });

  test.each<[file: string, want: readonly unknown[]]>([
    ["a", []],
    ["_a-9", []],
    ["a".repeat(120), []],
    ["a".repeat(121), told("is no usable file name in lower case")],
    ["A", told("is no usable file name in lower case")],
    ["-a", told("is no usable file name in lower case")],
    ["index", told("is no usable file name in lower case")],
    ["", told("is no usable file name in lower case")],
  ])("may call a module %s", (file, want) => {
    expect(pinsOf({}, { A: file })).toEqual(want);
  });

  test("may not call two modules alike", () => {
    expect(pinsOf({}, { A: "same", E: "same" })).toEqual(told("is pinned for another module of the folder too"));
  });
});

describe("what was pinned before", () => {
  const collect = (types: Readonly<Record<string, TypeNode>>, before?: PinnedNames): PinnedNames => {
    const graph = graphOf(types);
    const plan = planNames(graph, { strategy: stableStrategy, fixed: new Map() }, createDiagnostics());
    return collectPins(graph, plan, before);
  };
  const A = { name: "A", folder: "components" } as const;
  const old: PinnedNames = {
    models: {
      A: { ...A, properties: { x: "x", gone: "other", lost: "y" } },
      E: { ...A, name: "E", members: { a: "A", b: "B", c: "One" } },
      Gone: { ...A, name: "gone" },
      Lost: { ...A, name: "a" },
      Elsewhere: { name: "a", folder: "operations" },
    },
    modules: { A: "a", Gone: "gone", Lost: "a" },
  };
  test("stays where it is gone, but for what another one has now", () => {
    const { models, modules } = collect(
      { E: enumeration(["a", 1]), A: object([property("y", string()), property("x", string())]), N: string() },
      old,
    );
    expect(models).toEqual({
      A: { ...A, properties: { x: "x", y: "y", gone: "other" } },
      E: { ...A, name: "E", members: { "1": "_1", a: "A", b: "B", c: "One" } },
      Elsewhere: { name: "a", folder: "operations" },
      Gone: { ...A, name: "gone" },
      N: { ...A, name: "N" },
    });
    expect(Object.keys(models)).toEqual(["A", "E", "Elsewhere", "Gone", "N"]);
    expect(Object.keys(models["A"]?.properties ?? {})).toEqual(["gone", "x", "y"]);
    expect(modules).toEqual({ A: "a", E: "e", Gone: "gone", N: "n" });
  });

  test("is told of an object without properties only where it had some", () => {
    const types = { A: object([]), N: string() };
    expect(collect(types).models["A"]).toEqual(A);
    expect(collect(types, old).models["A"]).toEqual({ ...A, properties: { gone: "other", lost: "y", x: "x" } });
  });
});

describe("a plan of names", () => {
  const graph = graphOf({ A: object([property("x", string())]), E: enumeration(["a"]) });
  const plan = planNames(graph, { strategy: stableStrategy, fixed: new Map() }, createDiagnostics());
  test("gives the same list each time", () => {
    expect(plan.members("E")).toEqual(["A"]);
    expect(plan.members("E")).toBe(plan.members("E"));
  });

  test.each<[what: string, ask: () => unknown, message: string]>([
    ["a model that there is not", () => plan.model("B"), "no name was planned for B"],
    ["a property that there is not", () => plan.property("A", "z"), "no name was planned for z"],
    ["properties of what has none", () => plan.property("E", "x"), "E has no properties"],
    ["extras of what has none", () => plan.extras("E"), "E has no properties"],
    ["members of what has none", () => plan.members("A"), "A has no members"],
  ])("has none for %s, which is a bug", (_, ask, message) => {
    expect(ask).toThrow(message);
  });
});
