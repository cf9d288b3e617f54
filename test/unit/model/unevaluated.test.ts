import { describe, expect, it } from "vitest";
import type { Evaluation, JsonObject, JsonValue, TypeNode } from "../../../generator/model/types.js";
import { buildSchemas } from "./model-kit.js";

function rootOf(schema: JsonValue, others: JsonObject = {}): TypeNode {
  const { graph } = buildSchemas({ Root: schema, ...others });
  const type = graph.models.get("/components/schemas/Root")?.type;
  if (type === undefined) throw new Error("no Root");
  return type;
}

const A = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };
const B = { type: "object", properties: { b: { type: "string" } }, required: ["b"] };

describe("unevaluatedProperties that the schemas alone decide", () => {
  it.each<readonly [string, JsonObject, JsonObject, string]>([
    ["beside properties", { ...A, unevaluatedProperties: false }, {}, "forbidden"],
    [
      "over allOf and references",
      { allOf: [{ $ref: "#/components/schemas/Other" }, A], unevaluatedProperties: false },
      { Other: B },
      "forbidden",
    ],
    [
      "over alternatives that only restrict",
      { ...A, anyOf: [{ required: ["x"] }, { minProperties: 2 }], unevaluatedProperties: false },
      {},
      "forbidden",
    ],
    ["of a type", { ...A, unevaluatedProperties: { type: "number" } }, {}, "typed"],
    ["true", { ...A, unevaluatedProperties: true }, {}, "typed"],
    [
      "beside additionalProperties, which leave nothing",
      { ...A, additionalProperties: { type: "number" }, unevaluatedProperties: false },
      {},
      "typed",
    ],
  ])("are a part of the type: %s", (_, schema, others, additional) => {
    const root = rootOf(schema, others);
    expect(root).toMatchObject({ kind: "object", additional: { kind: additional } });
    expect(root.checks.unevaluatedProperties).toBeUndefined();
  });

  it("do not see what stands around or beside their own schema", () => {
    const root = rootOf({ allOf: [A, { type: "object", unevaluatedProperties: false }] });
    expect(root).toMatchObject({ kind: "object", additional: { kind: "forbidden" } });
    expect(root.kind === "object" && root.properties.map(({ type }) => type.kind)).toEqual(["never"]);
  });
});

describe("unevaluatedProperties that depend on the value", () => {
  it.each<readonly [string, JsonObject, Partial<Evaluation>]>([
    ["anyOf", { ...A, anyOf: [B, A], unevaluatedProperties: false }, { names: ["a"] }],
    ["if", { ...A, if: B, unevaluatedProperties: false }, { names: ["a"] }],
    ["dependentSchemas", { ...A, dependentSchemas: { x: B }, unevaluatedProperties: false }, { names: ["a"] }],
  ])("are a check: %s", (_, schema, evaluation) => {
    const [entry, ...more] = rootOf(schema).checks.unevaluatedProperties ?? [];
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ type: { kind: "never" }, evaluation });
    expect(entry?.evaluation.branches.length).toBeGreaterThan(0);
  });

  it("are asked of a union as a whole, not of its variants", () => {
    const { graph } = buildSchemas({ Root: { type: "object", oneOf: [A, B], unevaluatedProperties: false } });
    const withCheck = [...graph.models.values()].filter(({ type }) => type.checks.unevaluatedProperties !== undefined);
    expect(withCheck.map(({ id }) => id)).toEqual(["/components/schemas/Root"]);
    const variants = [...graph.models.values()].filter(({ internal, type }) => !internal && type.kind === "object");
    expect(variants.map(({ type }) => type.kind === "object" && type.additional.kind)).toEqual(["unknown", "unknown"]);
  });

  it("ask alternatives alone, by models that are neither exported nor documented", () => {
    const { graph } = buildSchemas({ Root: { ...B, anyOf: [A], unevaluatedProperties: false } });
    const [entry] = graph.models.get("/components/schemas/Root")?.type.checks.unevaluatedProperties ?? [];
    const test = entry?.evaluation.branches[0]?.test;
    if (typeof test !== "object" || test.kind !== "ref") throw new Error("no reference");
    expect(graph.models.get(test.target)).toMatchObject({ internal: true, type: { properties: [{ wireName: "a" }] } });
  });

  it("follow then and else", () => {
    const schema = {
      type: "object",
      if: A,
      then: { properties: { t: true } },
      else: { properties: { e: true } },
      unevaluatedProperties: false,
    };
    const [entry] = rootOf(schema).checks.unevaluatedProperties ?? [];
    expect(entry?.evaluation.branches).toMatchObject([{ met: { names: ["a", "t"] }, unmet: { names: ["e"] } }]);
  });

  it("end where schemas refer to each other in a circle", () => {
    const loop = { anyOf: [{ $ref: "#/components/schemas/Loop" }, A] };
    const root = rootOf(
      { type: "object", anyOf: [{ $ref: "#/components/schemas/Loop" }], unevaluatedProperties: false },
      { Loop: loop },
    );
    expect(root.checks.unevaluatedProperties).toHaveLength(1);
  });
});

describe("unevaluatedItems", () => {
  it.each<readonly [string, JsonObject]>([
    ["beside a prefix", { type: "array", prefixItems: [{ type: "string" }], unevaluatedItems: false }],
    ["over allOf", { type: "array", allOf: [{ prefixItems: [{ type: "string" }] }], unevaluatedItems: false }],
  ])("close a tuple %s", (_, schema) => {
    expect(rootOf(schema)).toMatchObject({ kind: "tuple", prefix: [{ type: "string" }], rest: { kind: "never" }, checks: {} });
  });

  it("have nothing to say beside items", () => {
    const root = rootOf({ type: "array", items: { type: "string" }, unevaluatedItems: false });
    expect(root).toMatchObject({ kind: "array", items: { type: "string" }, checks: {} });
  });

  it("are a check beside contains", () => {
    const root = rootOf({ type: "array", contains: { const: 1 }, unevaluatedItems: { type: "string" } });
    expect(root.checks.unevaluatedItems).toMatchObject([{ type: { type: "string" }, evaluation: { contains: [{ value: 1 }] } }]);
  });
});

describe("one schema in different company", () => {
  it("becomes as many models, each with a place of its own", () => {
    const C = { properties: { c: { type: "string" } }, required: ["c"] };
    const { graph } = buildSchemas({
      Root: { type: "object", anyOf: [A, B], oneOf: [C, { required: ["d"], properties: { d: true } }] },
    });
    const objects = [...graph.models.values()].map(({ type }) => type).filter((type) => type.kind === "object");
    const names = objects
      .map(({ properties }) =>
        properties
          .map(({ wireName }) => wireName)
          .sort()
          .join(""),
      )
      .sort();
    expect(names).toEqual(["ac", "ad", "bc", "bd"]);
  });

  it("leaves the alternatives of a base alone where another schema extends it", () => {
    const { graph } = buildSchemas({
      Extended: { allOf: [{ $ref: "#/components/schemas/Base" }, { type: "object", properties: { x: { type: "number" } } }] },
      Base: { oneOf: [A, B] },
    });
    const names = (id: string): unknown => {
      const type = graph.models.get(id)?.type;
      return type?.kind === "object" ? type.properties.map(({ wireName }) => wireName).sort() : undefined;
    };
    expect(names("/components/schemas/Base/oneOf/0")).toEqual(["a"]);
    expect(names("/components/schemas/Extended/oneOf/0")).toEqual(["a", "x"]);
  });
});

describe("null among alternatives", () => {
  const text = { type: "string" };
  it.each<readonly [string, JsonObject, boolean]>([
    ["one of two", { oneOf: [text, { type: "null" }] }, true],
    ["twice in anyOf", { anyOf: [{ type: ["string", "null"] }, { type: "null" }] }, true],
    ["twice in oneOf", { oneOf: [{ type: ["string", "null"] }, { type: "null" }] }, false],
    ["ruled out beside the group", { const: "a", anyOf: [text, { type: "null" }] }, false],
  ])("%s", (_, schema, nullable) => {
    const { graph } = buildSchemas({ Root: { type: "object", properties: { p: schema } } });
    const root = graph.models.get("/components/schemas/Root")?.type;
    expect(root?.kind === "object" && root.properties[0]?.type.nullable).toBe(nullable);
  });
});

describe("properties that an option rejects", () => {
  const condition = { if: { properties: { k: { const: 1 } } }, then: { properties: { p: { type: "string" } } } };
  it.each<[what: string, schema: JsonObject, policies: readonly string[]]>([
    [
      "are those that an object does not name, not those of schemas that restrict it",
      { if: condition.if, then: { required: ["k"] } },
      ["reject", "keep"],
    ],
    ["hang on the value where a condition names more", condition, ["keep", "keep", "keep", "keep"]],
    [
      "are not those of which the schema itself decides",
      { ...condition, unevaluatedProperties: false },
      ["keep", "keep", "keep", "keep"],
    ],
  ])("%s", (_what, more, policies) => {
    const schema = { type: "object", properties: { k: { type: "integer" } }, ...more };
    const { graph } = buildSchemas({ Root: schema }, { unknownProperties: "reject" });
    const objects = [...graph.models.values()].flatMap(({ type }) => (type.kind === "object" ? [type.additional] : []));
    expect(objects.map((additional) => (additional.kind === "unknown" ? additional.policy : additional.kind))).toEqual(policies);
  });
});
