import { describe, expect, test } from "vitest";
import { type Evaluation, evaluateBeside, evaluateTogether, type Family, isStatic } from "../../../generator/model/evaluation.js";
import type { SchemaSource } from "../../../generator/model/flatten.js";
import { readSchema, type Schema } from "../../../generator/model/schema.js";
import type { JsonObject } from "../../../generator/model/types.js";
import { childNode, type Node } from "../../../generator/resolve/node.js";
import { parsePointer } from "../../../generator/resolve/pointer.js";
import { buildSchemas, sourceOf } from "./model-kit.js";

/** Some schemas by name that refer to each other as `#/Name`. */
function schemasOf(value: JsonObject): { readonly named: (name: string) => Schema; readonly source: SchemaSource } {
  const root: Node = { document: sourceOf(value), pointer: "", value };
  const read = (node: Node): Schema => readSchema(node, "3.1", () => {});
  const follow = ({ keywords: { $ref } }: Schema): Node | undefined => childNode(root, ...parsePointer(String($ref).slice(1)));
  const never = (): never => {
    throw new Error("is not asked");
  };
  const source = { read, follow, rejectsUnknown: false, baseOf: never, reportCircle: never, reportLength: never };
  const named = (name: string): Schema => {
    const node = childNode(root, name);
    if (node === undefined) throw new Error(`no ${name}`);
    return read(node);
  };
  return { named, source };
}

/** On one line: names, `/patterns/`, `+n` for items from the start, `?pointer` for items that are sought, `all`, and `[test: met; unmet]`. */
function show({ names, patterns, prefix, contains, all, branches }: Evaluation): string {
  const said = [
    ...names,
    ...[...patterns].map((pattern) => `/${pattern}/`),
    ...(prefix === 0 ? [] : [`+${prefix}`]),
    ...contains.map(({ pointer }) => `?${pointer}`),
    ...(all ? ["all"] : []),
    ...branches.map(
      ({ test, met, unmet }) =>
        `[${typeof test === "string" ? JSON.stringify(test) : test.pointer}: ${show(met)}; ${show(unmet)}]`,
    ),
  ];
  return said.join(" ");
}

function evaluated(family: Family, Root: JsonObject, others: JsonObject = {}): Evaluation {
  const { named, source } = schemasOf({ Root, ...others });
  return evaluateBeside(named("Root"), family, source);
}

const a = { properties: { a: true } };
const b = { properties: { b: true } };
const OTHERS = { A: a, B: b, Loop: { ...b, allOf: [{ $ref: "#/Root" }] }, Closed: { ...a, unevaluatedProperties: false } };

describe("the properties that a schema evaluates are", () => {
  test.each<[what: string, schema: JsonObject, want: string]>([
    ["none where it names none", { type: "object", required: ["a"] }, ""],
    ["those that it names", { properties: { a: true, b: {} }, patternProperties: { "^x": {} } }, "a b /^x/"],
    ["all where it says what the others are", { ...a, additionalProperties: { type: "string" } }, "all"],
    ["not all for what it asks about itself", { ...a, unevaluatedProperties: false }, "a"],
    ["all where a part of it asks", { allOf: [{ ...a, unevaluatedProperties: false }] }, "all"],
    ["all where what it refers to asks", { $ref: "#/Closed", ...b }, "all"],
    ["those of what it extends and refers to, each once", { ...a, $ref: "#/B", allOf: [b, { $ref: "#/A" }] }, "a b"],
    ["none of what it refers to where that is not there", { ...a, $ref: "#/Gone" }, "a"],
    ["those of a circle once", { ...a, allOf: [{ $ref: "#/Loop" }] }, "a b"],
    [
      "those of alternatives where they hold",
      { ...a, anyOf: [b, { $ref: "#/A" }], oneOf: [b] },
      "a [/Root/anyOf/0: b; ] [/Root/anyOf/1: a; ] [/Root/oneOf/0: b; ]",
    ],
    ["none of alternatives that evaluate nothing", { ...a, anyOf: [{ required: ["a"] }, { not: b }], oneOf: [{}] }, "a"],
    ["those of a condition and of what follows", { if: a, then: b, else: { properties: { c: true } } }, "[/Root/if: a b; c]"],
    ["those of what follows alone", { if: { required: ["a"] }, then: b }, "[/Root/if: b; ]"],
    ["those of what follows else alone", { if: { required: ["a"] }, else: b }, "[/Root/if: ; b]"],
    ["none of what follows no condition", { then: a, else: b }, ""],
    ["those of what depends on a property", { dependentSchemas: { x: a, y: {} } }, '["x": a; ]'],
    [
      "all of an alternative that says what the others are",
      { anyOf: [{ additionalProperties: true }] },
      "[/Root/anyOf/0: all; ]",
    ],
    ["by pattern alone, too", { anyOf: [{ patternProperties: { x: {} } }] }, "[/Root/anyOf/0: /x/; ]"],
    ["those of alternatives of alternatives", { anyOf: [{ oneOf: [a] }] }, "[/Root/anyOf/0: [/Root/anyOf/0/oneOf/0: a; ]; ]"],
    ["no items", { prefixItems: [{}], contains: {} }, ""],
    ["not all for what it says of items", { items: {}, unevaluatedItems: {}, allOf: [{ unevaluatedItems: {} }] }, ""],
  ])("%s", (_, schema, want) => {
    expect(show(evaluated("properties", schema, OTHERS))).toBe(want);
  });

  test("those of the same alternative once, however often it is reached", () => {
    const any = { anyOf: [a] };
    const schema = { allOf: [{ $ref: "#/Any" }, { allOf: [{ $ref: "#/Any" }] }] };
    expect(show(evaluated("properties", schema, { Any: any }))).toBe("[/Any/anyOf/0: a; ]");
  });

  test("those of each property on which something depends, also where two are of one name", () => {
    const schema = { allOf: [{ dependentSchemas: { x: a } }, { dependentSchemas: { x: b } }] };
    expect(show(evaluated("properties", schema))).toBe('["x": a; ] ["x": b; ]');
  });

  test("those of all that hold together", () => {
    const { named, source } = schemasOf({ A: { ...a, anyOf: [b] }, B: { patternProperties: { x: {} } } });
    expect(show(evaluateTogether([named("A"), named("B")], source))).toBe("a /x/ [/A/anyOf/0: b; ]");
  });
});

describe("the items that a schema evaluates are", () => {
  test.each<[what: string, schema: JsonObject, want: string]>([
    ["none", { type: "array", minItems: 1 }, ""],
    ["the first ones", { prefixItems: [{}, {}] }, "+2"],
    [
      "those of the longest prefix",
      { prefixItems: [{}], allOf: [{ prefixItems: [{}, {}, {}] }, { prefixItems: [{}, {}] }] },
      "+3",
    ],
    ["all where it says what the others are", { prefixItems: [{}], items: {} }, "all"],
    ["not all for what it asks about itself", { prefixItems: [{}], unevaluatedItems: {} }, "+1"],
    ["all where a part of it asks", { allOf: [{ unevaluatedItems: {} }] }, "all"],
    ["those that are sought", { contains: {}, allOf: [{ contains: {} }] }, "?/Root/contains ?/Root/allOf/0/contains"],
    [
      "those of alternatives",
      { anyOf: [{ prefixItems: [{}] }, { contains: {} }, {}] },
      "[/Root/anyOf/0: +1; ] [/Root/anyOf/1: ?/Root/anyOf/1/contains; ]",
    ],
    ["no properties", { ...a, additionalProperties: false }, ""],
  ])("%s", (_, schema, want) => {
    expect(show(evaluated("items", schema))).toBe(want);
  });

  test("those that are sought once, however often that is said", () => {
    const schema = { allOf: [{ $ref: "#/Any" }, { $ref: "#/Any" }] };
    expect(show(evaluated("items", schema, { Any: { contains: {} } }))).toBe("?/Any/contains");
  });
});

test.each<[what: string, family: Family, schema: JsonObject, want: boolean]>([
  ["where it says so", "properties", a, true],
  ["where they are all", "properties", { additionalProperties: true, anyOf: [a] }, true],
  ["but not where alternatives name some", "properties", { anyOf: [a] }, false],
  ["but not where some are sought", "items", { contains: {} }, false],
])("a schema alone tells what is evaluated %s", (_, family, schema, want) => {
  expect(isStatic(evaluated(family, schema))).toBe(want);
});

describe("what is not evaluated", () => {
  const typeOf = (Root: JsonObject, options: Parameters<typeof buildSchemas>[1] = {}) =>
    buildSchemas({ Root }, options).graph.models.get("/components/schemas/Root")?.type;
  const object = { type: "object", ...a };

  test("is a check where a pattern of another schema may match it, too", () => {
    const closed = { patternProperties: { "^x": {} }, additionalProperties: false };
    const other = (pattern: string): JsonObject => ({ patternProperties: { [pattern]: { type: "string" } } });
    const apart = typeOf({ type: "object", allOf: [closed, other("^y")] });
    expect(apart?.checks.unevaluatedProperties).toMatchObject([
      { type: { kind: "never" }, evaluation: { names: [], patterns: ["^x"], prefix: 0, contains: [], all: false, branches: [] } },
    ]);
    expect(typeOf({ type: "object", allOf: [closed, other("^x")] })?.checks).toEqual({});
    expect(typeOf({ type: "object", allOf: [{ ...closed, additionalProperties: true }, other("^y")] })?.checks).toEqual({});
    expect(typeOf({ type: "object", allOf: [{ additionalProperties: false }, other("^y")] })?.checks).toEqual({});
  });

  test("is nothing more where everything is evaluated, or anything may be", () => {
    const any = { anyOf: [b] };
    expect(typeOf({ ...object, ...any, additionalProperties: true, unevaluatedProperties: false })).not.toHaveProperty(
      "checks.unevaluatedProperties",
    );
    for (const schema of [
      { type: "array", contains: {}, unevaluatedItems: true },
      { type: "array", contains: {}, items: {}, unevaluatedItems: false },
    ])
      expect(typeOf(schema)).not.toHaveProperty("checks.unevaluatedItems");
  });

  test("is an object with typed extras where anything may be, whatever alternatives name", () => {
    const type = typeOf({ ...object, if: b, then: b, unevaluatedProperties: true });
    expect(type).toMatchObject({ additional: { kind: "typed", values: { kind: "unknown" } } });
    expect(type?.checks.unevaluatedProperties).toBeUndefined();
  });

  test("follows the items that the whole schema has first", () => {
    const type = typeOf({
      type: "array",
      prefixItems: [{}],
      allOf: [{ prefixItems: [{}, {}] }],
      unevaluatedItems: { type: "string" },
    });
    expect(type).toMatchObject({ kind: "tuple", prefix: [{ kind: "unknown" }, { kind: "unknown" }], rest: { type: "string" } });
  });

  describe("by an option", () => {
    const policy = (schema: JsonObject): string => {
      const type = typeOf({ ...object, ...schema }, { unknownProperties: "reject" });
      if (type?.kind !== "object") return String(type?.kind);
      const { unevaluatedProperties = [] } = type.checks;
      const rejected = unevaluatedProperties.map(
        ({ byOption, type }) => `${byOption === true ? "by option" : "stated"} ${type.kind}`,
      );
      return [type.additional.kind === "unknown" ? type.additional.policy : type.additional.kind, ...rejected].join(", ");
    };
    test.each<[what: string, schema: JsonObject, want: string]>([
      ["is rejected by the object", {}, "reject"],
      ["is a check where a condition names more", { if: { required: ["a"] }, then: b }, "keep, by option never"],
      ["or else names more", { if: { required: ["a"] }, else: b }, "keep, by option never"],
      ["or more depends on a property", { dependentSchemas: { a: b } }, "keep, by option never"],
      ["or has a pattern", { dependentSchemas: { a: { patternProperties: { x: {} } } } }, "keep, by option never"],
      ["or has anything", { dependentSchemas: { a: { additionalProperties: true } } }, "keep, by option never"],
      ["or a condition inside does", { dependentSchemas: { a: { dependentSchemas: { c: b } } } }, "keep, by option never"],
      ["is none where no condition names more", { if: { required: ["a"] }, then: a, dependentSchemas: { a } }, "reject"],
      ["is none where something else decides", { dependentSchemas: { a: b }, additionalProperties: { type: "string" } }, "typed"],
      [
        "is what the schema says of it",
        { dependentSchemas: { a: b }, unevaluatedProperties: { type: "string" } },
        "keep, stated scalar",
      ],
    ])("%s", (_, schema, want) => {
      expect(policy(schema)).toBe(want);
    });

    test("is no matter where the option keeps it", () => {
      expect(typeOf({ ...object, dependentSchemas: { a: b } })?.checks.unevaluatedProperties).toBeUndefined();
    });

    test("is no matter of a schema that only restricts", () => {
      const { graph } = buildSchemas(
        { Root: { ...object, not: { ...object, dependentSchemas: { a: b } } } },
        { unknownProperties: "reject" },
      );
      expect(graph.models.get("/components/schemas/Root/not")?.type).toMatchObject({
        kind: "object",
        additional: { kind: "unknown", policy: "keep" },
      });
      expect(graph.models.get("/components/schemas/Root/not")?.type.checks.unevaluatedProperties).toBeUndefined();
    });
  });
});
