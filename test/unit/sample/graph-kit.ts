import type {
  Additional,
  ArrayNode,
  Checks,
  Doc,
  EnumNode,
  JsonValue,
  LiteralNode,
  MapNode,
  Model,
  ModelGraph,
  NeverNode,
  ObjectNode,
  Property,
  RefNode,
  ScalarNode,
  Scope,
  TupleNode,
  TypeNode,
  UnionNode,
  UnknownNode,
} from "../../../generator/model/types.js";
import { NO_CHECKS } from "../../../generator/model/types.js";
import type { Identifier, NamePlan, RelativePath } from "../../../generator/name/types.js";

// Nodes of a graph as a test would say them. What is not said is as it mostly is.

const base = { nullable: false, checks: NO_CHECKS, inferred: false };

export const string = (checks: Checks = {}, more: Partial<ScalarNode> = {}): ScalarNode => ({
  ...scalar("string", checks),
  ...more,
});
export const number = (checks: Checks = {}, more: Partial<ScalarNode> = {}): ScalarNode => ({
  ...scalar("number", checks),
  ...more,
});
export const integer = (checks: Checks = {}, more: Partial<ScalarNode> = {}): ScalarNode => ({
  ...scalar("integer", checks),
  ...more,
});
export const boolean = (): ScalarNode => scalar("boolean", {});
export const date = (): ScalarNode => string({ formats: ["date-time"] }, { format: "date-time", representation: "Date" });
export const unknown = (checks: Checks = {}): UnknownNode => ({ ...base, checks, kind: "unknown" });
export const never = (): NeverNode => ({ ...base, kind: "never" });
export const literal = (value: JsonValue): LiteralNode => ({ ...base, kind: "literal", value });
export const ref = (target: string, more: Partial<RefNode> = {}): RefNode => ({ ...base, kind: "ref", target, ...more });
export const array = (items: TypeNode, checks: Checks = {}): ArrayNode => ({ ...base, checks, kind: "array", items });
export const tuple = (prefix: readonly TypeNode[], rest: TypeNode, checks: Checks = {}): TupleNode => ({
  ...base,
  checks,
  kind: "tuple",
  prefix,
  rest,
});

function scalar(type: ScalarNode["type"], checks: Checks): ScalarNode {
  return { ...base, kind: "scalar", type, format: undefined, representation: "plain", checks };
}

export function map(values: TypeNode, checks: Checks = {}, patterns: MapNode["patterns"] = []): MapNode {
  return { ...base, checks, kind: "map", values, patterns };
}

export function enumeration(values: readonly JsonValue[], open = false): EnumNode {
  return { ...base, kind: "enum", open, members: values.map((value) => ({ value, name: undefined, description: undefined })) };
}

export function union(types: readonly TypeNode[], more: Partial<UnionNode> = {}): UnionNode {
  const variants = types.map((type) => ({ type, title: undefined }));
  return { ...base, kind: "union", variants, exclusive: false, discriminator: undefined, open: false, ...more };
}

export function object(
  properties: readonly Property[],
  checks: Checks = {},
  additional: Additional = { kind: "unknown", policy: "keep" },
): ObjectNode {
  return { ...base, checks, kind: "object", properties, additional };
}

export const doc = (description?: string, deprecated = false): Doc => ({ title: undefined, description, deprecated });

/** A property: required, unless its name ends with `?`. */
export function property(name: string, type: TypeNode, more: Partial<Property> = {}): Property {
  const wireName = name.replace(/\?$/, "");
  return {
    wireName,
    type,
    required: wireName === name,
    readOnly: false,
    writeOnly: false,
    default: undefined,
    doc: doc(),
    examples: [],
    pointer: `/${wireName}`,
    nameHint: undefined,
    ...more,
  };
}

/** A graph of models by name; each its own component. */
export function graphOf(
  types: Readonly<Record<string, TypeNode>>,
  more: Readonly<Record<string, Partial<Model>>> = {},
): ModelGraph {
  const models = new Map<string, Model>();
  const scopes: Scope[] = [];
  for (const [name, type] of Object.entries(types)) {
    models.set(name, {
      id: name,
      scope: name,
      path: [],
      type,
      doc: doc(),
      direction: { request: true, response: true },
      examples: [],
      pointer: name,
      internal: false,
      ...more[name],
    });
    scopes.push({ id: name, kind: "component", name, group: undefined, models: [name] });
  }
  return {
    info: { title: "Test", version: "1", description: undefined },
    models,
    scopes,
    cycles: [],
    coverage: { schemaNodes: 0, unknown: [] },
  };
}

/** The plainest plan of names: as they are, properties in camelCase. */
export function namesFor(folder: "components" | "operations" = "components"): NamePlan {
  return {
    model: (id) => ({
      identifier: id as Identifier, // ids of the tests are identifiers
      folder,
      module: `src/models/${folder}/${id.toLowerCase()}` as RelativePath, // as above
      page: `docs/models/${folder}/${id.toLowerCase()}.md` as RelativePath, // as above
    }),
    property: (_, wireName) =>
      wireName.replace(/(?<=[a-zA-Z\d])[_-]([a-z])/g, (_all, letter: string) => letter.toUpperCase()) as Identifier, // as above
    extras: () => "additionalProperties" as Identifier, // an identifier
    members: () => [],
  };
}
