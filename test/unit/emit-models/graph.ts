import {
  type ArrayNode,
  type EnumNode,
  type JsonValue,
  type LiteralNode,
  type MapNode,
  type Model,
  type ModelGraph,
  type ModelId,
  NO_CHECKS,
  type ObjectNode,
  type Property,
  type RefNode,
  type ScalarNode,
  type Scope,
  type TupleNode,
  type TypeNode,
  type UnionNode,
  type UnknownNode,
} from "../../../generator/model/types.js";
import type { Identifier, NamePlan, RelativePath } from "../../../generator/name/types.js";

// A few words to say a model graph by hand.

const base = { nullable: false, checks: NO_CHECKS, inferred: false };

type Options<T extends TypeNode> = Partial<Omit<T, "kind">>;

export const string = (options: Options<ScalarNode> = {}): ScalarNode => scalar("string", options);
export const number = (options: Options<ScalarNode> = {}): ScalarNode => scalar("number", options);
export const integer = (options: Options<ScalarNode> = {}): ScalarNode => scalar("integer", options);
export const boolean = (options: Options<ScalarNode> = {}): ScalarNode => scalar("boolean", options);
export const date = (options: Options<ScalarNode> = {}): ScalarNode =>
  string({ format: "date-time", representation: "Date", ...options });

export function scalar(type: ScalarNode["type"], options: Options<ScalarNode> = {}): ScalarNode {
  return { kind: "scalar", ...base, type, format: undefined, representation: "plain", ...options };
}

export const literal = (value: JsonValue, options: Options<LiteralNode> = {}): LiteralNode => ({
  kind: "literal",
  ...base,
  value,
  ...options,
});
export const unknown = (options: Options<UnknownNode> = {}): UnknownNode => ({ kind: "unknown", ...base, ...options });
export const never: TypeNode = { kind: "never", ...base };
export const ref = (name: string, options: Options<RefNode> = {}): RefNode => ({
  kind: "ref",
  ...base,
  target: idOf(name),
  ...options,
});
export const array = (items: TypeNode, options: Options<ArrayNode> = {}): ArrayNode => ({
  kind: "array",
  ...base,
  items,
  ...options,
});

export function tuple(prefix: readonly TypeNode[], rest: TypeNode, options: Options<TupleNode> = {}): TupleNode {
  return { kind: "tuple", ...base, prefix, rest, ...options };
}

export function map(values: TypeNode, options: Options<MapNode> = {}): MapNode {
  return { kind: "map", ...base, values, patterns: [], ...options };
}

export function enumeration(values: readonly JsonValue[], options: Options<EnumNode> = {}): EnumNode {
  return {
    kind: "enum",
    ...base,
    members: values.map((value) => ({ value, name: undefined, description: undefined })),
    open: false,
    ...options,
  };
}

export function union(variants: readonly TypeNode[], options: Options<UnionNode> = {}): UnionNode {
  return {
    kind: "union",
    ...base,
    variants: variants.map((type) => ({ type, title: undefined })),
    exclusive: false,
    discriminator: undefined,
    open: false,
    ...options,
  };
}

/** Names that end in `?` are optional. */
export function object(properties: Readonly<Record<string, TypeNode>>, options: Options<ObjectNode> = {}): ObjectNode {
  return {
    kind: "object",
    ...base,
    properties: Object.entries(properties).map(([name, type]) => property(name.replace(/\?$/, ""), type, !name.endsWith("?"))),
    additional: { kind: "unknown", policy: "keep" },
    ...options,
  };
}

export function property(wireName: string, type: TypeNode, required: boolean, options: Partial<Property> = {}): Property {
  return {
    wireName,
    type,
    required,
    readOnly: false,
    writeOnly: false,
    default: undefined,
    doc: { title: undefined, description: undefined, deprecated: false },
    examples: [],
    pointer: "",
    nameHint: undefined,
    ...options,
  };
}

export const idOf = (name: string): ModelId => (name.startsWith("/") ? name : `/components/schemas/${name}`);

/** A graph of component schemas, each in a scope of its own. */
export function graphOf(types: Readonly<Record<string, TypeNode>>, internal: readonly string[] = []): ModelGraph {
  const models = new Map<ModelId, Model>();
  const scopes: Scope[] = [];
  for (const [name, type] of Object.entries(types)) {
    const id = idOf(name);
    const doc = { title: undefined, description: undefined, deprecated: false };
    models.set(id, {
      id,
      scope: id,
      path: [],
      type,
      doc,
      direction: { request: true, response: true },
      examples: [],
      pointer: id,
      internal: internal.includes(name),
    });
    scopes.push({ id, kind: name.startsWith("/") ? "operation" : "component", name, group: undefined, models: [id] });
  }
  return {
    info: { title: "T", version: "1", description: undefined },
    models,
    scopes,
    cycles: [],
    coverage: { schemaNodes: 0, unknown: [] },
  };
}

/** Names as short as they can be: the last word of the pointer, camelCase for properties. */
export function planOf(graph: ModelGraph): NamePlan {
  const word = (id: ModelId): string => id.slice(id.lastIndexOf("/") + 1);
  return {
    model: (id) => {
      const folder = id.startsWith("/components") ? "components" : "operations";
      return {
        identifier: word(id) as Identifier,
        folder,
        module: `src/models/${folder}/${word(id).toLowerCase()}` as RelativePath,
        page: `docs/models/${folder}/${word(id).toLowerCase()}.md` as RelativePath,
      };
    },
    property: (_, wireName) => camelCase(wireName) as Identifier,
    extras: () => "additionalProperties" as Identifier,
    members: (id) => {
      const type = graph.models.get(id)?.type;
      return type?.kind === "enum"
        ? type.members.map((member, index) => pascalCase(String(member.value), index) as Identifier)
        : [];
    },
  };
}

function camelCase(name: string): string {
  const camel = name.replace(/[_-]+(.)/g, (_, letter: string) => letter.toUpperCase()).replace(/[^\w$]/g, "");
  return name === "__proto__" ? name : camel;
}

function pascalCase(name: string, index: number): string {
  const camel = camelCase(name);
  return /^[A-Za-z]/.test(camel) ? camel.charAt(0).toUpperCase() + camel.slice(1) : `Member${index}`;
}
