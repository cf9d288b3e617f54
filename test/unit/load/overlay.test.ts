import { describe, expect, it } from "vitest";
import { locationOf } from "../../../generator/load/location.js";
import type { JsonValue } from "../../../generator/model/types.js";
import { type LoadOutcome, load, readerOf } from "./load-kit.js";

const HEAD = "overlay: 1.0.0\ninfo: { title: Fixes, version: 1.0.0 }\n";

/** Loads `api.yaml` with overlays `0.yaml`, `1.yaml` … beside it. */
function overlay(document: unknown, ...overlays: readonly string[]): Promise<LoadOutcome> {
  const files = Object.fromEntries(overlays.map((text, index) => [`${index}.yaml`, text]));
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const reader = readerOf({ "api.yaml": text, ...files });
  return load({ kind: "path", path: "api.yaml" }, { reader, overlays: Object.keys(files) });
}

function actions(...list: readonly unknown[]): string {
  return `${HEAD}actions: ${JSON.stringify(list)}`;
}

const update = (target: string, value: JsonValue) => ({ target, update: value });
const remove = (target: string) => ({ target, remove: true });

const pets = {
  info: { title: "Pets", "x-tags": ["a"] },
  servers: [{ url: "https://a" }, { url: "https://b" }, { url: "https://c" }],
  paths: { "/a": { get: { parameters: [{ name: "x" }, { name: "y" }] } }, "/b": { get: { parameters: [{ name: "x" }] } } },
};

describe("applied", () => {
  it.each<readonly [string, JsonValue, readonly unknown[], JsonValue]>([
    ["an object is merged", { a: { b: 1, c: 2 } }, [update("$.a", { c: 3, d: 4 })], { a: { b: 1, c: 3, d: 4 } }],
    [
      "an object is merged recursively",
      { a: { b: { c: 1 } } },
      [update("$", { a: { b: { d: 2 } } })],
      { a: { b: { c: 1, d: 2 } } },
    ],
    ["a scalar gives way to an object", { a: 1 }, [update("$", { a: { b: 2 } })], { a: { b: 2 } }],
    ["an object gives way to a scalar", { a: { b: 2 } }, [update("$", { a: null })], { a: null }],
    ["an entry is added to an array", { a: [{ n: 1 }] }, [update("$.a", { n: 2 })], { a: [{ n: 1 }, { n: 2 }] }],
    ["a scalar is added to an array", { a: ["x"] }, [update("$.a", "y")], { a: ["x", "y"] }],
    ["arrays are concatenated in a merge", { a: { b: [1] } }, [update("$.a", { b: [2, 3] })], { a: { b: [1, 2, 3] } }],
    ["entries are added to an array", { a: [1] }, [update("$.a", [2, 3])], { a: [1, 2, 3] }],
    [
      "all places are updated",
      { a: { p: {} }, b: { p: {} } },
      [update("$.*.p", { x: 1 })],
      { a: { p: { x: 1 } }, b: { p: { x: 1 } } },
    ],
    ["a member is removed", { a: { b: {} }, c: 1 }, [remove("$.a")], { c: 1 }],
    ["an item is removed", { a: [{ n: 1 }, { n: 2 }] }, [remove("$.a[0]")], { a: [{ n: 2 }] }],
    ["items are removed whatever their order", { a: [[0], [1], [2]] }, [remove("$.a[0,2]")], { a: [[1]] }],
    ["a place that is selected twice is removed once", { a: [[0], [1]] }, [remove("$.a[0,0]")], { a: [[1]] }],
    ["the inner goes with the outer", { a: [{ b: [{ c: {} }] }], d: 1 }, [remove("$.a[0]"), update("$.a", 5)], { a: [5], d: 1 }],
    ["descendants are removed at every level", { a: { x: { x: {} } }, x: [] }, [remove("$..x")], { a: {} }],
    ["remove wins over update", { a: {} }, [{ target: "$.a", remove: true, update: { b: 1 } }], {}],
    ["remove: false removes nothing", { a: {} }, [{ target: "$.a", remove: false, update: { b: 1 } }], { a: { b: 1 } }],
    [
      "actions see what came before",
      { a: {} },
      [update("$", { b: {} }), update("$.b", { c: 1 }), remove("$.a")],
      { b: { c: 1 } },
    ],
    ["what was removed can be made anew", { a: [1] }, [remove("$.a"), update("$", { a: [2] })], { a: [2] }],
    [
      "an update is no part of two places",
      { a: {}, b: {} },
      [update("$.*", { c: {} }), update("$.a.c", { d: 1 })],
      { a: { c: { d: 1 } }, b: { c: {} } },
    ],
    [
      "filters",
      pets.paths,
      [remove("$[*].get.parameters[?@.name == 'x']")],
      { "/a": { get: { parameters: [{ name: "y" }] } }, "/b": { get: { parameters: [] } } },
    ],
  ])("%s", async (_, document, list, want) => {
    const { loaded, found } = await overlay(document, actions(...list));
    expect([loaded?.root.value, found]).toEqual([want, []]);
  });

  it("overlays in order, each to what the one before it gave", async () => {
    const { loaded } = await overlay({ a: {} }, actions(update("$.a", { n: 1 })), actions(update("$.a", { n: 2, m: 1 })));
    expect(loaded?.root.value).toEqual({ a: { n: 2, m: 1 } });
    expect(loaded?.overlays.map(({ uri }) => uri)).toEqual(["#/overlays/0/0.yaml", "#/overlays/1/1.yaml"]);
  });

  it("before references are followed", async () => {
    const files = { "api.yaml": "a: {}", "o.yaml": actions(update("$.a", { $ref: "other.yaml" })), "other.yaml": "b: 1" };
    const { loaded } = await load({ kind: "path", path: "api.yaml" }, { reader: readerOf(files), overlays: ["o.yaml"] });
    expect([...(loaded?.documents.keys() ?? [])]).toEqual(["api.yaml", "other.yaml"]);
  });

  it("without a trace in prototypes", async () => {
    const { loaded } = await overlay({ a: {} }, `${HEAD}actions: [{ target: $.a, update: { __proto__: { polluted: true } } }]`);
    expect(JSON.stringify(loaded?.root.value)).toBe('{"a":{"__proto__":{"polluted":true}}}');
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

describe("reported", () => {
  it.each<readonly [string, string, readonly string[]]>([
    ["another version", "overlay: 2.0.0\ninfo: { title: a, version: b }", ["MM6001 1:1"]],
    ["no overlay at all", "openapi: 3.1.0", ["MM6001 1:1"]],
    ["no actions", `${HEAD}actions: []`, ["MM2003 3:1"]],
    ["actions that are no list", `${HEAD}actions: { target: $ }`, ["MM2003 3:1"]],
    ["no info", "overlay: 1.0.0\nactions: [{ target: $, update: {} }]", ["MM2003 1:1"]],
    ["info without a version", "overlay: 1.0.0\ninfo: { title: a }\nactions: [{ target: $, update: {} }]", ["MM2003 2:1"]],
    ["a field that does not exist", `${HEAD}action: []\nactions: [{ target: $, update: {} }]`, ["MM6002 3:1"]],
    ["a misspelt field of an action", `${HEAD}actions:\n- targt: $\n  remove: true`, ["MM2003 4:3", "MM6002 4:3"]],
    ["a target that is no text", `${HEAD}actions:\n- target: 1\n  remove: true`, ["MM2003 4:3"]],
    ["remove that is no boolean", `${HEAD}actions:\n- target: $.info\n  remove: "true"`, ["MM2003 5:3"]],
    ["a query that does not parse", `${HEAD}actions:\n- target: $.paths[\n  remove: true`, ["MM6003 4:3"]],
    ["a target that selects nothing", `${HEAD}actions:\n- target: $.nowhere\n  remove: true`, ["MM6004 4:3"]],
    ["a scalar target", `${HEAD}actions:\n- target: $.info.title\n  update: Cats`, ["MM6005 4:3"]],
    ["a scalar that is to be removed", `${HEAD}actions:\n- target: $.info.x-tags[0]\n  remove: true`, ["MM6005 4:3"]],
    ["an action that does nothing", `${HEAD}actions:\n- target: $.info`, ["MM6006 4:3"]],
    ["the root removed", `${HEAD}actions:\n- target: $\n  remove: true`, ["MM6007 4:3"]],
    ["an object updated by a text", `${HEAD}actions:\n- target: $.info\n  update: Cats`, ["MM2003 5:3"]],
    ["YAML that does not parse", `${HEAD}actions: [`, ["MM1008 3:11"]],
  ])("%s", async (_, text, want) => {
    expect((await overlay(pets, text)).found).toEqual(want);
  });

  it("a file that is not there, by its name", async () => {
    const outcome = await load(
      { kind: "path", path: "api.yaml" },
      { reader: readerOf({ "api.yaml": "a: 1" }), overlays: ["fix.yaml"] },
    );
    expect([outcome.loaded, outcome.messages]).toEqual([undefined, ["There is no file fix.yaml."]]);
  });

  it("growth without end", async () => {
    const doubling = Array.from({ length: 40 }, () => update("$..*", { a: {}, b: {} }));
    const { found } = await overlay({ a: {} }, actions(...doubling));
    expect(found.map((one) => one.split(" ")[0])).toEqual(["MM6008"]);
  });

  it.each([
    ["./api.yaml", []],
    ["../api.yaml", ["MM6009 3:1"]],
    ["other.yaml", ["MM6009 3:1"]],
    ["https://example.com/api.yaml", []],
  ])("extends: %s", async (target, want) => {
    const text = `${HEAD}extends: ${target}\nactions: [{ target: $, update: {} }]`;
    expect((await overlay(pets, text)).found).toEqual(want);
  });
});

describe("messages lead to", () => {
  const document = "a:\n  one: 1\n  list:\n  - x: 0\n  - x: 1\nb: 2\n";
  const fix = `${HEAD}actions:\n- target: $.a\n  update:\n    two: 2\n    list:\n    - x: 2\n      y: { z: 3 }\n- target: $.a.list[0]\n  remove: true\n`;

  it.each([
    ["/a/one", "api.yaml", 2],
    ["/a/two", "0.yaml", 6],
    ["/a/list/0/x", "api.yaml", 5],
    ["/a/list/1", "0.yaml", 8],
    ["/a/list/1/y/z", "0.yaml", 9],
    ["/b", "api.yaml", 6],
  ])("what has written %s", async (pointer, uri, line) => {
    const { loaded } = await overlay(document, fix);
    if (loaded === undefined) throw new Error("the document has to load");
    const location = locationOf(loaded.root, pointer);
    expect([location.uri, location.line]).toEqual([uri, line]);
  });
});
