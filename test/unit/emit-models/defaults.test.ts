import { beforeAll, describe, expect, it, vi } from "vitest";
import { fillDefaults, settleDefaults } from "../../../generator/emit/sample/index.js";
import type { JsonObject, JsonValue, ModelGraph } from "../../../generator/model/types.js";
import { isInstrumented } from "../../instrumented.js";
import { buildSchemas } from "../model/model-kit.js";
import { emit, type Loaded, load, typeCheck } from "./compile.js";

// Type-checking takes a while where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

const text = (value: JsonValue) => ({ type: "string", default: value });
const object = (properties: JsonObject, others: JsonObject = {}) => ({ type: "object", properties, ...others });
const refer = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function settle(schemas: JsonObject): { readonly graph: ModelGraph; readonly unfilled: readonly string[] } {
  const unfilled: string[] = [];
  const { graph } = buildSchemas(schemas, { defaults: "apply" });
  const settled = settleDefaults(graph, (property, _, reason) => unfilled.push(`${property.wireName}: ${reason}`));
  return { graph: settled, unfilled };
}

const { graph } = settle({
  Plain: object(
    { size: text("m"), count: { type: "integer", default: 0 }, required: text("unused"), note: { type: "string" } },
    { required: ["required"] },
  ),
  Nullable: object({ a: { type: ["string", "null"], default: null }, b: { type: ["string", "null"], default: "b" } }),
  Dated: object({ at: { type: "string", format: "date-time", default: "2020-01-01T00:00:00.000001+01:00" } }),
  Nested: object({
    plain: { ...refer("Plain"), default: { required: "r" } },
    list: { type: "array", items: refer("Nullable"), default: [{}] },
  }),
  Inherited: object({ constructor: text("c"), ["__proto__"]: text("p") }),
  Extras: object({ a: text("a") }, { additionalProperties: refer("Nullable") }),
  Tagged: { oneOf: [refer("Cat"), refer("Dog")], discriminator: { propertyName: "kind" } },
  Cat: object({ kind: { const: "cat" }, name: text("Tom") }, { required: ["kind"] }),
  Dog: object({ kind: { const: "dog" }, name: text("Rex") }, { required: ["kind"] }),
  Kind: { type: "string", enum: ["x", "y"] },
  Checked: object({ size: { type: "integer", minimum: 1, default: 2 } }),
  WithEnum: object({ kind: { allOf: [refer("Kind")], default: "y" } }),
});
let models: Loaded;
beforeAll(async () => {
  models = await load(emit(graph));
});

describe("a default that is filled in", () => {
  it.each<readonly [string, JsonValue, JsonValue]>([
    ["Plain", { required: "r" }, { required: "r", size: "m", count: 0 }],
    [
      "Plain",
      { required: "r", size: "l", count: 1, note: "n", more: 1 },
      { required: "r", size: "l", count: 1, note: "n", more: 1 },
    ],
    ["Nullable", {}, { a: null, b: "b" }],
    ["Nullable", { a: "a", b: null }, { a: "a", b: null }],
    ["Dated", {}, { at: "2020-01-01T00:00:00.000001+01:00" }],
    ["Nested", {}, { plain: { required: "r", size: "m", count: 0 }, list: [{ a: null, b: "b" }] }],
    ["Nested", { list: [] }, { plain: { required: "r", size: "m", count: 0 }, list: [] }],
    ["Inherited", {}, JSON.parse('{ "constructor": "c", "__proto__": "p" }')],
    ["Extras", { x: {} }, { a: "a", x: { a: null, b: "b" } }],
    ["Tagged", { kind: "dog" }, { kind: "dog", name: "Rex" }],
    ["WithEnum", {}, { kind: "y" }],
  ])("is part of the value, and comes back: %s of %j", (name, wire, full) => {
    const codec = models.codec(name);
    const type = graph.models.get(`/components/schemas/${name}`)?.type;
    expect(type && fillDefaults(graph, type, wire)).toEqual(full);
    const value = codec.decode(wire);
    expect(codec.encode(value)).toEqual(full);
    expect(codec.decode(codec.encode(value))).toEqual(value);
  });

  it("is checked like what was sent", () => {
    const { safeDecode } = models.codec("Checked");
    expect(safeDecode({})).toEqual({ ok: true, value: { size: 2 } });
    expect(safeDecode({ size: 0 })).toMatchObject({ ok: false, issues: [{ path: ["size"], code: "minimum" }] });
  });

  it("is another object each time", () => {
    const { decode } = models.codec("Nested");
    const [first, second] = [decode({}), decode({})] as { list: unknown[] }[];
    first?.list.push("changed");
    expect(second?.list).toHaveLength(1);
  });

  it("does not make up for what is required", () => {
    expect(models.codec("Plain").safeDecode({}).ok).toBe(false);
  });

  it.skipIf(isInstrumented)("is always there by its type; on the wire it may be missing", () => {
    const files = emit(graph);
    const uses = `import type { Plain } from "./src/models/components/plain.js";
      declare const plain: Plain;
      export const size: string = plain.size;
      export const wire: Plain.Wire = { required: "r" };
      export const note: string | undefined = plain.note;`;
    expect(typeCheck(files, uses)).toEqual([]);
    expect(typeCheck(files, `${uses}\nexport const short: Plain = { required: "r" };`)).toHaveLength(1);
  });
});

describe("a default that is left alone", () => {
  it.each<readonly [string, JsonObject, readonly string[]]>([
    ["because its schema does not allow it", { A: object({ a: text(1) }) }, ["a: it is no value that its schema surely allows"]],
    ["because it contains itself", { A: object({ a: { ...refer("A"), default: {} } }) }, ["a: it contains itself"]],
    [
      "because it contains itself further down",
      { A: object({ b: { ...refer("B"), default: {} } }), B: object({ a: { ...refer("A"), default: {} } }) },
      ["b: it contains itself"],
    ],
    [
      "because the object has a limit",
      { A: object({ a: text("a") }, { maxProperties: 1 }) },
      ["a: other keywords of the object hang on which properties are there"],
    ],
    [
      "because the object would be another's",
      {
        A: { oneOf: [refer("B"), refer("C")] },
        B: object({ b: text("b") }),
        C: object({ b: text("b"), c: { type: "number" } }, { required: ["c"] }),
      },
      [
        "b: the object is told from others by which properties are there",
        "b: the object is told from others by which properties are there",
      ],
    ],
  ])("%s", (_, schemas, want) => {
    expect(settle(schemas).unfilled).toEqual(want);
  });
});
