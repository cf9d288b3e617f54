import { describe, expect, it } from "vitest";
import { type CompareRule, compareRules, type RuleId } from "../../../generator/compare/rules.js";
import { compareSchemas, type Settings, showChange } from "./compare-kit.js";

/** What happened, the schema before and after, and what is said where it is sent and where it is read. */
interface Row {
  readonly change: string;
  readonly before: string;
  readonly after: string;
  readonly request: readonly string[];
  readonly response: readonly string[];
  readonly settings?: readonly [Settings?, Settings?];
  readonly appliesDefaults?: boolean;
}

const object = (properties: string, more = ""): string => `{ type: object, properties: { ${properties} }${more} }`;
const a = (schema: string): string => object(`a: ${schema}`);

const rows: readonly Row[] = [
  {
    change: "model removed",
    before: "{ Root: { type: object }, Pet: { type: object, properties: { a: { type: string } } } }",
    after: "{ Root: { type: object } }",
    request: ["model-removed breaking major /components/schemas/Pet"],
    response: ["model-removed breaking major /components/schemas/Pet"],
  },
  {
    change: "model added",
    before: "{ Root: { type: object } }",
    after: "{ Root: { type: object }, Pet: { type: object, properties: { a: { type: string } } } }",
    request: ["model-added info minor /components/schemas/Pet"],
    response: ["model-added info minor /components/schemas/Pet"],
  },
  {
    change: "property added, optional",
    before: object("a: { type: string }"),
    after: object("a: { type: string }, b: { type: string }"),
    request: ["property-added info minor /properties/b"],
    response: ["property-added info minor /properties/b"],
  },
  {
    change: "property added, optional, to a closed object",
    before: object("a: { type: string }", ", additionalProperties: false"),
    after: object("a: { type: string }, b: { type: string }", ", additionalProperties: false"),
    request: ["property-added-to-closed info minor /properties/b"],
    response: ["property-added-to-closed breaking major /properties/b"],
  },
  {
    change: "property added, optional, where the option rejects unknown ones",
    before: object("a: { type: string }"),
    after: object("a: { type: string }, b: { type: string }"),
    request: ["property-added-to-closed info minor /properties/b"],
    response: ["property-added-to-closed breaking major /properties/b"],
    settings: [{ models: { unknownProperties: "reject" } }, { models: { unknownProperties: "reject" } }],
  },
  {
    change: "property added, optional, out of free extras",
    before: object("a: { type: string }", ", additionalProperties: true"),
    after: object("a: { type: string }, b: { type: string }", ", additionalProperties: true"),
    request: ["property-named warning minor /properties/b"],
    response: ["property-named warning minor /properties/b"],
  },
  {
    change: "property added, optional, out of extras of another type",
    before: object("a: { type: string }", ", additionalProperties: { type: string }"),
    after: object("a: { type: string }, b: { type: integer }", ", additionalProperties: { type: string }"),
    request: ["property-named warning minor /properties/b", "type-changed breaking major /properties/b"],
    response: ["property-named warning minor /properties/b", "type-changed breaking major /properties/b"],
  },
  {
    change: "property added, required",
    before: object("a: { type: string }"),
    after: object("a: { type: string }, b: { type: string }", ", required: [b]"),
    request: ["required-property-added breaking major /properties/b"],
    response: ["required-property-added info major /properties/b"],
  },
  {
    change: "property added, required, with a default",
    before: object("a: { type: string }"),
    after: object("a: { type: string }, b: { type: string, default: x }", ", required: [b]"),
    request: ["required-property-added breaking major /properties/b"],
    response: ["required-property-added info major /properties/b"],
  },
  {
    change: "property removed, required",
    before: object("a: { type: string }, b: { type: string }", ", required: [b]"),
    after: object("a: { type: string }"),
    request: ["property-removed warning major /properties/b"],
    response: ["property-removed breaking major /properties/b"],
  },
  {
    change: "property removed, optional",
    before: object("a: { type: string }, b: { type: string }"),
    after: object("a: { type: string }"),
    request: ["optional-property-removed warning major /properties/b"],
    response: ["optional-property-removed warning major /properties/b"],
  },
  {
    change: "property removed from a closed object",
    before: object("a: { type: string }, b: { type: string }", ", additionalProperties: false"),
    after: object("a: { type: string }", ", additionalProperties: false"),
    request: ["property-forbidden breaking major /properties/b"],
    response: ["property-forbidden warning major /properties/b"],
  },
  {
    change: "optional -> required",
    before: a("{ type: string }"),
    after: object("a: { type: string }", ", required: [a]"),
    request: ["property-became-required breaking major /properties/a"],
    response: ["property-became-required info minor /properties/a"],
  },
  {
    change: "optional -> required, with a default",
    before: a("{ type: string, default: x }"),
    after: object("a: { type: string, default: x }", ", required: [a]"),
    request: ["property-became-required breaking major /properties/a"],
    response: ["property-became-required info minor /properties/a"],
  },
  {
    change: "required -> optional",
    before: object("a: { type: string }", ", required: [a]"),
    after: a("{ type: string }"),
    request: ["property-became-optional info minor /properties/a"],
    response: ["property-became-optional breaking major /properties/a"],
  },
  {
    change: "nullable added",
    before: a("{ type: string }"),
    after: a("{ type: [string, 'null'] }"),
    request: ["null-added info minor /properties/a"],
    response: ["null-added breaking major /properties/a"],
  },
  {
    change: "nullable removed",
    before: a("{ type: [string, 'null'] }"),
    after: a("{ type: string }"),
    request: ["null-removed breaking major /properties/a"],
    response: ["null-removed info minor /properties/a"],
  },
  {
    change: "type changed",
    before: a("{ type: string }"),
    after: a("{ type: boolean }"),
    request: ["type-changed breaking major /properties/a"],
    response: ["type-changed breaking major /properties/a"],
  },
  {
    change: "type generalised",
    before: a("{ type: string }"),
    after: a("{}"),
    request: ["null-added info minor /properties/a", "type-widened info minor /properties/a"],
    response: ["null-added breaking major /properties/a", "type-widened breaking major /properties/a"],
  },
  {
    change: "type list widened",
    before: a("{ type: string }"),
    after: a("{ type: [string, boolean] }"),
    request: ["variant-added info minor /properties/a", "model-added info minor /properties/a"],
    response: ["variant-added breaking major /properties/a", "model-added info minor /properties/a"],
  },
  {
    change: "type list narrowed",
    before: a("{ type: [string, boolean] }"),
    after: a("{ type: string }"),
    request: ["variant-removed breaking major /properties/a", "model-removed breaking major /properties/a"],
    response: ["variant-removed info major /properties/a", "model-removed breaking major /properties/a"],
  },
  {
    change: "integer -> number",
    before: a("{ type: integer }"),
    after: a("{ type: number }"),
    request: ["type-widened info minor /properties/a"],
    response: ["type-widened breaking major /properties/a"],
  },
  {
    change: "number -> integer",
    before: a("{ type: number }"),
    after: a("{ type: integer }"),
    request: ["type-narrowed breaking major /properties/a"],
    response: ["type-narrowed info minor /properties/a"],
  },
  {
    change: "format int32 -> int64",
    before: a("{ type: integer, format: int32 }"),
    after: a("{ type: integer, format: int64 }"),
    request: ["type-widened info minor /properties/a"],
    response: ["type-widened breaking major /properties/a"],
  },
  {
    change: "format int64 -> int32",
    before: a("{ type: integer, format: int64 }"),
    after: a("{ type: integer, format: int32 }"),
    request: ["type-narrowed breaking major /properties/a"],
    response: ["type-narrowed info minor /properties/a"],
  },
  {
    change: "format int32 -> int64, which is another type in TypeScript",
    before: a("{ type: integer, format: int32 }"),
    after: a("{ type: integer, format: int64 }"),
    request: ["type-widened info minor /properties/a", "representation-changed breaking major /properties/a"],
    response: ["type-widened breaking major /properties/a", "representation-changed breaking major /properties/a"],
    settings: [{ models: { int64: "bigint" } }, { models: { int64: "bigint" } }],
  },
  {
    change: "format none -> date-time",
    before: a("{ type: string }"),
    after: a("{ type: string, format: date-time }"),
    request: ["representation-changed breaking major /properties/a", "format-added breaking major /properties/a"],
    response: ["representation-changed breaking major /properties/a", "format-added info minor /properties/a"],
  },
  {
    change: "format none -> date-time as text",
    before: a("{ type: string }"),
    after: a("{ type: string, format: date-time }"),
    request: ["format-added breaking major /properties/a"],
    response: ["format-added info minor /properties/a"],
    settings: [{ models: { dates: "string" } }, { models: { dates: "string" } }],
  },
  {
    change: "format removed",
    before: a("{ type: string, format: uuid }"),
    after: a("{ type: string }"),
    request: ["format-removed info minor /properties/a"],
    response: ["format-removed breaking major /properties/a"],
  },
  {
    change: "format that nobody checks changed",
    before: a("{ type: string, format: colour }"),
    after: a("{ type: string, format: shade }"),
    request: ["format-changed info patch /properties/a"],
    response: ["format-changed info patch /properties/a"],
  },
  {
    change: "enum value added",
    before: a("{ type: string, enum: [x, y] }"),
    after: a("{ type: string, enum: [x, y, z] }"),
    request: ["enum-value-added-to-closed info minor /properties/a"],
    response: ["enum-value-added warning minor /properties/a"],
  },
  {
    change: "enum value added, where decode does not keep unknown values",
    before: a("{ type: string, enum: [x, y] }"),
    after: a("{ type: string, enum: [x, y, z] }"),
    request: ["enum-value-added-to-closed info minor /properties/a"],
    response: ["enum-value-added-to-closed breaking major /properties/a"],
    settings: [{ models: { enums: "closed" } }, { models: { enums: "closed" } }],
  },
  {
    change: "enum value of another JSON type added: an open enum does not keep it",
    before: a("{ enum: [x, y] }"),
    after: a("{ enum: [x, y, 1] }"),
    request: ["enum-value-added-to-closed info minor /properties/a"],
    response: ["enum-value-added-to-closed breaking major /properties/a"],
  },
  {
    change: "enum value removed",
    before: a("{ type: string, enum: [x, y, z] }"),
    after: a("{ type: string, enum: [x, y] }"),
    request: ["enum-value-removed breaking major /properties/a"],
    response: ["enum-value-removed info major /properties/a"],
  },
  {
    change: "enum reordered",
    before: a("{ type: string, enum: [x, y] }"),
    after: a("{ type: string, enum: [y, x] }"),
    request: [],
    response: [],
  },
  {
    change: "became enum",
    before: a("{ type: string }"),
    after: a("{ type: string, enum: [x, y] }"),
    request: ["became-enum breaking major /properties/a", "model-added info minor /properties/a"],
    response: ["became-enum info major /properties/a", "model-added info minor /properties/a"],
  },
  {
    change: "enum dropped",
    before: a("{ type: string, enum: [x, y] }"),
    after: a("{ type: string }"),
    request: ["enum-dropped info major /properties/a", "model-removed breaking major /properties/a"],
    response: ["enum-dropped breaking major /properties/a", "model-removed breaking major /properties/a"],
  },
  {
    change: "const added",
    before: a("{ type: string }"),
    after: a("{ type: string, const: x }"),
    request: ["became-enum breaking major /properties/a"],
    response: ["became-enum info major /properties/a"],
  },
  {
    change: "const changed",
    before: a("{ const: x }"),
    after: a("{ const: y }"),
    request: ["const-changed breaking major /properties/a"],
    response: ["const-changed breaking major /properties/a"],
  },
  ...[
    ["minimum", "integer"],
    ["exclusiveMinimum", "integer"],
    ["minLength", "string"],
    ["minItems", "array"],
    ["minProperties", "object"],
  ].flatMap(([keyword, type]) => boundRows(`${keyword}`, `${type}`, 2, 3)),
  ...[
    ["maximum", "integer"],
    ["exclusiveMaximum", "integer"],
    ["maxLength", "string"],
    ["maxItems", "array"],
    ["maxProperties", "object"],
    ["multipleOf", "integer"],
  ].flatMap(([keyword, type]) =>
    keyword === "multipleOf" ? boundRows(keyword, `${type}`, 2, 4) : boundRows(`${keyword}`, `${type}`, 3, 2),
  ),
  {
    change: "minimum became exclusive",
    before: a("{ type: number, minimum: 1 }"),
    after: a("{ type: number, exclusiveMinimum: 1 }"),
    request: ["bound-tightened breaking major /properties/a"],
    response: ["bound-tightened info minor /properties/a"],
  },
  {
    change: "multipleOf changed to no multiple of it",
    before: a("{ type: integer, multipleOf: 2 }"),
    after: a("{ type: integer, multipleOf: 3 }"),
    request: ["bound-tightened breaking major /properties/a", "bound-loosened info minor /properties/a"],
    response: ["bound-tightened info minor /properties/a", "bound-loosened breaking major /properties/a"],
  },
  {
    change: "pattern added",
    before: a("{ type: string }"),
    after: a("{ type: string, pattern: ^x }"),
    request: ["pattern-added breaking major /properties/a"],
    response: ["pattern-added info minor /properties/a"],
  },
  {
    change: "pattern changed",
    before: a("{ type: string, pattern: ^x }"),
    after: a("{ type: string, pattern: ^xy }"),
    request: ["pattern-changed breaking major /properties/a"],
    response: ["pattern-changed breaking major /properties/a"],
  },
  {
    change: "pattern removed",
    before: a("{ type: string, pattern: ^x }"),
    after: a("{ type: string }"),
    request: ["pattern-removed info minor /properties/a"],
    response: ["pattern-removed breaking major /properties/a"],
  },
  {
    change: "uniqueItems switched on",
    before: a("{ type: array, items: { type: string } }"),
    after: a("{ type: array, items: { type: string }, uniqueItems: true }"),
    request: ["unique-items-added breaking major /properties/a"],
    response: ["unique-items-added info minor /properties/a"],
  },
  {
    change: "uniqueItems switched off",
    before: a("{ type: array, items: { type: string }, uniqueItems: true }"),
    after: a("{ type: array, items: { type: string } }"),
    request: ["unique-items-removed info minor /properties/a"],
    response: ["unique-items-removed breaking major /properties/a"],
  },
  {
    change: "anyOf branch added",
    before: a("{ anyOf: [{ type: string }, { type: boolean }] }"),
    after: a("{ anyOf: [{ type: boolean }, { type: string }, { type: array, items: {} }] }"),
    request: ["variant-added info minor /properties/a"],
    response: ["variant-added breaking major /properties/a"],
  },
  {
    change: "oneOf branch removed",
    before: a("{ oneOf: [{ type: string }, { type: boolean }, { type: integer }] }"),
    after: a("{ oneOf: [{ type: boolean }, { type: string }] }"),
    request: ["variant-removed breaking major /properties/a"],
    response: ["variant-removed info major /properties/a"],
  },
  {
    change: "oneOf branch added that nothing tells from another",
    before: a("{ oneOf: [{ type: integer }, { type: string }] }"),
    after: a("{ oneOf: [{ type: integer }, { type: string }, { type: number }] }"),
    request: ["variant-added info minor /properties/a", "variants-overlap breaking major /properties/a"],
    response: ["variant-added breaking major /properties/a", "variants-overlap breaking major /properties/a"],
  },
  {
    change: "allOf branch added",
    before: object("a: { type: string }"),
    after:
      "{ allOf: [{ type: object, properties: { a: { type: string } } }, { type: object, required: [b], properties: { b: { type: string } } }] }",
    request: ["required-property-added breaking major /allOf/1/properties/b"],
    response: ["required-property-added info major /allOf/1/properties/b"],
  },
  {
    change: "allOf branch removed",
    before:
      "{ allOf: [{ type: object, properties: { a: { type: string } } }, { type: object, required: [b], properties: { b: { type: string } } }] }",
    after: object("a: { type: string }"),
    request: ["property-removed warning major /allOf/1/properties/b"],
    response: ["property-removed breaking major /allOf/1/properties/b"],
  },
  {
    change: "additionalProperties true -> false",
    before: object("a: { type: string }"),
    after: object("a: { type: string }", ", additionalProperties: false"),
    request: ["extras-forbidden breaking major /"],
    response: ["extras-forbidden info minor /"],
  },
  {
    change: "additionalProperties false -> true",
    before: object("a: { type: string }", ", additionalProperties: false"),
    after: object("a: { type: string }"),
    request: ["extras-allowed info minor /"],
    response: ["extras-allowed breaking major /"],
  },
  {
    change: "additionalProperties declared",
    before: object("a: { type: string }"),
    after: object("a: { type: string }", ", additionalProperties: { type: string }"),
    request: ["representation-changed breaking major /", "extras-restricted breaking major /"],
    response: ["representation-changed breaking major /", "extras-restricted info minor /"],
  },
  {
    change: "prefixItems added",
    before: a("{ type: array, items: { type: string } }"),
    after: a("{ type: array, prefixItems: [{ type: string }], items: { type: string } }"),
    request: ["representation-changed breaking major /properties/a"],
    response: ["representation-changed breaking major /properties/a"],
  },
  {
    change: "patternProperties added",
    before: a("{ type: object, additionalProperties: { type: string } }"),
    after: a("{ type: object, additionalProperties: { type: string }, patternProperties: { ^x: { type: string } } }"),
    request: ["name-patterns-changed breaking major /properties/a"],
    response: ["name-patterns-changed breaking major /properties/a"],
  },
  ...[
    ["not", "{ type: object, not: { required: [c] } }"],
    ["if", "{ type: object, if: { required: [c] }, then: { required: [d] } }"],
    ["propertyNames", "{ type: object, propertyNames: { maxLength: 3 } }"],
    ["dependentRequired", "{ type: object, dependentRequired: { c: [d] } }"],
    ["dependentSchemas", "{ type: object, dependentSchemas: { c: { required: [d] } } }"],
    ["contains", "{ type: array, contains: { type: string } }"],
  ].flatMap(([keyword = "", schema = ""]) => restrictionRows(keyword, schema)),
  {
    change: "the schema of a not changed",
    before: a("{ type: object, not: { required: [c] } }"),
    after: a("{ type: object, not: { required: [d] } }"),
    request: ["restriction-changed breaking major /properties/a"],
    response: ["restriction-changed breaking major /properties/a"],
  },
  {
    change: "readOnly switched on",
    before: a("{ type: string }"),
    after: a("{ type: string, readOnly: true }"),
    request: ["read-only-added warning major /properties/a"],
    response: ["read-only-added info patch /properties/a"],
  },
  {
    change: "writeOnly switched on, required",
    before: object("a: { type: string }", ", required: [a]"),
    after: object("a: { type: string, writeOnly: true }", ", required: [a]"),
    request: ["required-write-only-added info patch /properties/a"],
    response: ["required-write-only-added breaking major /properties/a"],
  },
  {
    change: "writeOnly switched on, optional",
    before: a("{ type: string }"),
    after: a("{ type: string, writeOnly: true }"),
    request: ["write-only-added info patch /properties/a"],
    response: ["write-only-added warning major /properties/a"],
  },
  {
    change: "readOnly and writeOnly switched off",
    before: object("a: { type: string, readOnly: true }, b: { type: string, writeOnly: true }"),
    after: object("a: { type: string }, b: { type: string }"),
    request: ["read-only-removed info minor /properties/a", "write-only-removed info patch /properties/b"],
    response: ["read-only-removed info patch /properties/a", "write-only-removed info minor /properties/b"],
  },
  {
    change: "default changed",
    before: a("{ type: string, default: x }"),
    after: a("{ type: string, default: y }"),
    request: ["default-changed info minor /properties/a"],
    response: ["default-changed info minor /properties/a"],
  },
  {
    change: "default changed that decoding fills in",
    before: a("{ type: string }"),
    after: a("{ type: string, default: y }"),
    request: ["applied-default-changed breaking major /properties/a"],
    response: ["applied-default-changed breaking major /properties/a"],
    appliesDefaults: true,
  },
  {
    change: "wire name changed",
    before: a("{ type: string }"),
    after: object("b: { type: string }"),
    request: ["optional-property-removed warning major /properties/a", "property-added info minor /properties/b"],
    response: ["optional-property-removed warning major /properties/a", "property-added info minor /properties/b"],
  },
  {
    change: "deprecated set",
    before: a("{ type: string }"),
    after: a("{ type: string, deprecated: true }"),
    request: ["deprecated info minor /properties/a"],
    response: ["deprecated info minor /properties/a"],
  },
  {
    change: "deprecated unset",
    before: a("{ type: string, deprecated: true }"),
    after: a("{ type: string }"),
    request: ["undeprecated info minor /properties/a"],
    response: ["undeprecated info minor /properties/a"],
  },
  {
    change: "description, title and example changed",
    before: a("{ type: string, description: x, title: x, examples: [x] }"),
    after: a("{ type: string, description: y, title: y, examples: [y] }"),
    request: Array(3).fill("text-changed info patch /properties/a"),
    response: Array(3).fill("text-changed info patch /properties/a"),
  },
  {
    change: "wire name kept, TypeScript name changed",
    before: object("user_id: { type: string }"),
    after: object("user_id: { type: string }, userId: { type: string }"),
    request: ["property-added info minor /properties/userId", "property-renamed breaking major /"],
    response: ["property-added info minor /properties/userId", "property-renamed breaking major /"],
  },
  {
    change: "TypeScript name of a model changed",
    before: a("{ type: string }"),
    after: a("{ type: string }"),
    request: ["model-renamed breaking major /"],
    response: ["model-renamed breaking major /"],
    settings: [{}, { fixed: { "/components/schemas/Root": "Another" } }],
  },
  {
    change: "option makes a Date of a text",
    before: a("{ type: string, format: date-time }"),
    after: a("{ type: string, format: date-time }"),
    request: ["representation-changed breaking major /properties/a"],
    response: ["representation-changed breaking major /properties/a"],
    settings: [{ models: { dates: "string" } }, {}],
  },
  {
    change: "option closes an enum",
    before: a("{ type: string, enum: [x, y] }"),
    after: a("{ type: string, enum: [x, y] }"),
    request: [],
    response: ["enum-closed breaking major /properties/a"],
    settings: [{}, { models: { enums: "closed" } }],
  },
  {
    change: "option opens an enum",
    before: a("{ type: string, enum: [x, y] }"),
    after: a("{ type: string, enum: [x, y] }"),
    request: ["enum-opened info minor /properties/a"],
    response: ["enum-opened breaking major /properties/a"],
    settings: [{ models: { enums: "closed" } }, { models: { enums: "open" } }],
  },
  {
    change: "option treats unknown properties differently",
    before: a("{ type: string }"),
    after: a("{ type: string }"),
    request: ["unknown-properties-changed breaking major /"],
    response: ["unknown-properties-changed breaking major /"],
    settings: [{}, { models: { unknownProperties: "strip" } }],
  },
  {
    change: "nothing",
    before: a("{ type: string }"),
    after: a("{ type: string }"),
    request: [],
    response: [],
  },
];

function boundRows(keyword: string, type: string, loose: number, tight: number): readonly Row[] {
  const schema = (value?: number): string =>
    a(value === undefined ? `{ type: ${type} }` : `{ type: ${type}, ${keyword}: ${value} }`);
  const row = (
    change: string,
    [before, after]: readonly [string, string],
    rule: string,
    [request, response]: readonly [string, string],
  ): Row => ({
    change: `${keyword} ${change}`,
    before,
    after,
    request: [`${rule} ${request} /properties/a`],
    response: [`${rule} ${response} /properties/a`],
  });
  return [
    row("tightened", [schema(loose), schema(tight)], "bound-tightened", ["breaking major", "info minor"]),
    row("newly set", [schema(), schema(loose)], "bound-added", ["warning major", "info minor"]),
    row("loosened", [schema(tight), schema(loose)], "bound-loosened", ["info minor", "breaking major"]),
    row("unset", [schema(tight), schema()], "bound-loosened", ["info minor", "breaking major"]),
  ];
}

function restrictionRows(keyword: string, schema: string): readonly Row[] {
  const plain = a(schema.replace(/, .*/, " }"));
  return [
    {
      change: `${keyword} added`,
      before: plain,
      after: a(schema),
      request: ["restriction-added breaking major /properties/a"],
      response: ["restriction-added info minor /properties/a"],
    },
    {
      change: `${keyword} removed`,
      before: a(schema),
      after: plain,
      request: ["restriction-removed info minor /properties/a"],
      response: ["restriction-removed breaking major /properties/a"],
    },
  ];
}

describe("a change is judged by the direction in which it travels", () => {
  it.each(rows)("$change", ({ before, after, request, response, settings, appliesDefaults = false }) => {
    const compare = (way: "request" | "response") => compareSchemas(before, after, way, settings, { appliesDefaults }).changes;
    const found = { request: compare("request"), response: compare("response") };
    const show = (way: "request" | "response") =>
      found[way].filter(({ rule }) => settings !== undefined || !/^(?:enum-opened|enum-closed)$/.test(rule)).map(showChange);
    expect({ request: show("request"), response: show("response") }).toEqual({ request, response });
    for (const way of ["request", "response"] as const) {
      // A component that nothing uses any more travels both ways.
      for (const change of found[way]) if (!/^model-(?:added|removed)$/.test(change.rule)) expect(change.direction).toBe(way);
    }
  });

  it("and by the graver of both where it travels both ways", () => {
    const { changes, verdict, bump } = compareSchemas(
      a("{ type: string }"),
      object("a: { type: string }", ", required: [a]"),
      "both",
    );
    expect(changes.map((change) => [change.direction, showChange(change)])).toEqual([
      ["both", "property-became-required breaking major /properties/a"],
    ]);
    expect([verdict, bump]).toEqual(["breaking", "major"]);
  });
});

describe("the table of rules", () => {
  const entries: readonly (readonly [string, CompareRule])[] = Object.entries(compareRules);

  it.each(entries)("documents %s", (id, { title, explanation }) => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(title).toMatch(/^\S.*[^.]$/);
    expect(explanation).toMatch(/^[A-Z`].*\.$/);
  });

  it.each(entries)(
    "asks for a major version where %s loses values, and wherever it breaks",
    (_id, { effect, request, response }) => {
      if (effect.narrower) expect(request.bump).toBe("major");
      if (effect.wider) expect(response.bump).toBe("major");
      for (const { verdict, bump } of [request, response]) if (verdict === "breaking") expect(bump).toBe("major");
    },
  );

  it("is tried row by row", () => {
    const tried = new Set([
      ...rows.flatMap(({ request, response }) => [...request, ...response]).map((text) => text.split(" ")[0]),
    ]);
    const elsewhere: readonly RuleId[] = [
      "model-moved",
      "type-replaced",
      "variant-added-to-open",
      "union-opened",
      "union-closed",
      "union-became-exclusive",
      "union-became-inclusive",
      "discriminator-changed",
      "extras-freed",
      "extras-renamed",
      "member-renamed",
    ];
    expect(Object.keys(compareRules).filter((id) => !tried.has(id))).toEqual(
      [...elsewhere].sort((x, y) => Object.keys(compareRules).indexOf(x) - Object.keys(compareRules).indexOf(y)),
    );
  });
});
