import { resolveConfig } from "../../../generator/config/resolve-config.js";
import type { EmitOptions } from "../../../generator/emit/types.js";
import type { JsonValue, Model, ModelGraph, ObjectNode, Property, ScalarNode, TypeNode } from "../../../generator/model/types.js";
import { NO_CHECKS } from "../../../generator/model/types.js";
import type { Identifier, NamePlan, RelativePath } from "../../../generator/name/types.js";

const PLAIN = { nullable: false, checks: NO_CHECKS, inferred: false } as const;
const NO_DOC = { title: undefined, description: undefined, deprecated: false } as const;

/** Nodes with nothing but their shape; spread to change one. */
export const text: ScalarNode = { kind: "scalar", type: "string", format: undefined, representation: "plain", ...PLAIN };
export const number: ScalarNode = { ...text, type: "number" };
export const date: ScalarNode = { ...text, format: "date-time", representation: "Date" };
export const anything: TypeNode = { kind: "unknown", ...PLAIN };

export function array(items: TypeNode): TypeNode {
  return { kind: "array", items, ...PLAIN };
}

export function literal(value: JsonValue): TypeNode {
  return { kind: "literal", value, ...PLAIN };
}

export function enumeration(values: readonly JsonValue[], open = false): TypeNode {
  return { kind: "enum", members: values.map((value) => ({ value, name: undefined, description: undefined })), open, ...PLAIN };
}

export function union(...variants: readonly TypeNode[]): TypeNode {
  return {
    kind: "union",
    variants: variants.map((type) => ({ type, title: undefined })),
    exclusive: false,
    discriminator: undefined,
    open: false,
    ...PLAIN,
  };
}

export function ref(target: string): TypeNode {
  return { kind: "ref", target: `/components/schemas/${target}`, ...PLAIN };
}

/** An object; names that end in `?` are optional. */
export function object(
  properties: Readonly<Record<string, TypeNode>>,
  additional: ObjectNode["additional"] = { kind: "unknown", policy: "keep" },
): ObjectNode {
  return {
    kind: "object",
    properties: Object.entries(properties).map(([name, type]) => property(name, type)),
    additional,
    ...PLAIN,
  };
}

function property(name: string, type: TypeNode): Property {
  return {
    wireName: name.replace(/\?$/, ""),
    type,
    required: !name.endsWith("?"),
    readOnly: false,
    writeOnly: false,
    default: undefined,
    doc: NO_DOC,
    examples: [],
    pointer: "",
    nameHint: undefined,
  };
}

/** A graph of component schemas. */
export function graphOf(
  types: Readonly<Record<string, TypeNode>>,
  examples: Readonly<Record<string, readonly JsonValue[]>> = {},
): ModelGraph {
  const models = Object.entries(types).map(([name, type]): Model => {
    const id = `/components/schemas/${name}`;
    return {
      id,
      scope: id,
      path: [],
      type,
      doc: NO_DOC,
      direction: { request: true, response: true },
      examples: examples[name] ?? [],
      pointer: id,
      internal: false,
    };
  });
  return {
    info: { title: "Small things", version: "1.0.0", description: undefined },
    models: new Map(models.map((model) => [model.id, model])),
    scopes: models.map((model) => ({
      id: model.id,
      kind: "component",
      name: nameOf(model.id),
      group: undefined,
      models: [model.id],
    })),
    cycles: [],
    coverage: { schemaNodes: models.length, unknown: [] },
  };
}

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

/** Names as plain as can be: all models in one module `all`, properties in camelCase. */
export function plainNames(): NamePlan {
  return {
    model: (id) => ({
      identifier: nameOf(id) as Identifier, // the tests use valid ones only
      folder: "components",
      module: "src/models/components/all" as RelativePath, // as above
      page: `docs/models/components/${nameOf(id).toLowerCase()}.md` as RelativePath, // as above
    }),
    property: (_id, wireName) => wireName.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) as Identifier, // as above
    extras: () => "additionalProperties" as Identifier, // as above
    members: () => [],
  };
}

export const OPTIONS: EmitOptions = {
  package: { name: "@small/things", version: "1.2.3" },
  docs: { markdown: "text" },
  tests: resolveConfig({}).tests,
  models: resolveConfig({}).models,
  runtime: new Map(),
  testSupport: new Map(),
  bundledDocument: "{}",
};
