import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { Diagnostic } from "../../../generator/diagnostics/types.js";
import type { SourceDocument } from "../../../generator/load/types.js";
import { buildModelGraph } from "../../../generator/model/build.js";
import type { ModelOptions } from "../../../generator/model/options.js";
import type { JsonObject, JsonValue, ModelGraph, TypeNode } from "../../../generator/model/types.js";
import { resolveSpec } from "../../../generator/resolve/spec.js";

export const DEFAULTS: ModelOptions = {
  enums: "closed",
  unions: "closed",
  inheritance: "union",
  dates: "Date",
  int64: "number",
  bytes: "string",
  formats: "assert",
  unknownProperties: "keep",
  defaults: "document",
};

export interface Built {
  readonly graph: ModelGraph;
  readonly diagnostics: readonly Diagnostic[];
}

/** A document in memory; positions are all at the start. */
export function sourceOf(value: JsonValue, uri = "openapi.yaml"): SourceDocument {
  return { uri, text: JSON.stringify(value), value, locate: () => ({ line: 1, column: 1 }) };
}

/** The graph of a whole document. */
export function buildDocument(document: JsonObject, options: Partial<ModelOptions> = {}): Built {
  const diagnostics = createDiagnostics();
  const root = sourceOf(document);
  const version = String(document["openapi"]).slice(0, 3);
  const spec = resolveSpec({ root, documents: new Map([[root.uri, root]]) }, version, diagnostics, {
    ...DEFAULTS,
    ...options,
  });
  const graph = buildModelGraph(spec, { ...DEFAULTS, ...options });
  return { graph, diagnostics: diagnostics.all() };
}

/** The graph of a document that has component schemas only. */
export function buildSchemas(schemas: JsonObject, options: Partial<ModelOptions> = {}, version = "3.1.0"): Built {
  return buildDocument({ openapi: version, info: { title: "t", version: "1" }, components: { schemas } }, options);
}

/** The type of component `Root`, as text (see {@link showType}). */
export function typeOfRoot(
  schema: JsonValue,
  options: Partial<ModelOptions> = {},
  others: JsonObject = {},
  version = "3.1.0",
): string {
  const { graph } = buildSchemas({ Root: schema, ...others }, options, version);
  const root = graph.models.get("/components/schemas/Root");
  if (root === undefined) throw new Error("no model was made of Root");
  return showType(root.type, graph);
}

/**
 * A type on one line: `{ a: string, b?: integer | null }`, `string[]`, `Record<number>`,
 * `"a" | "b"` for enums, `A ⊕ B` for exactly one, `A ∪ B` for at least one. Inline models are
 * written out, components are named. A `~` marks inferred kinds, checks follow in brackets.
 */
export function showType(type: TypeNode, graph: ModelGraph, depth = 0): string {
  if (depth > 8) return "…";
  const checks = Object.keys(type.checks).length === 0 ? "" : `[${showChecks(type, graph, depth)}]`;
  return `${type.inferred ? "~" : ""}${showShape(type, graph, depth)}${checks}${type.nullable ? " | null" : ""}`;
}

function showChecks(type: TypeNode, graph: ModelGraph, depth: number): string {
  return Object.entries(type.checks)
    .map(
      ([name, value]) =>
        `${name}: ${JSON.stringify(value, (_, inner: unknown) => (isType(inner) ? showType(inner, graph, depth + 1) : inner))}`,
    )
    .join(", ");
}

function isType(value: unknown): value is TypeNode {
  return typeof value === "object" && value !== null && "kind" in value && "checks" in value;
}

function showShape(type: TypeNode, graph: ModelGraph, depth: number): string {
  const show = (inner: TypeNode): string => showType(inner, graph, depth + 1);
  switch (type.kind) {
    case "scalar":
      return type.representation === "plain" ? type.type : type.representation;
    case "literal":
      return JSON.stringify(type.value);
    case "enum":
      return type.members.map((member) => JSON.stringify(member.value)).join(" | ") + (type.open ? " | …" : "");
    case "array":
      return `${show(type.items)}[]`;
    case "tuple":
      return `[${[...type.prefix.map(show), `...${show(type.rest)}`].join(", ")}]`;
    case "map":
      return `Record<${[...type.patterns.map((entry) => `/${entry.pattern}/: ${show(entry.type)}`), show(type.values)].join(", ")}>`;
    case "object": {
      const { additional } = type;
      const extras =
        additional.kind === "typed" ? [`...${show(additional.values)}`] : additional.kind === "forbidden" ? ["closed"] : [];
      const properties = type.properties.map(
        (property) => `${property.wireName}${property.required ? "" : "?"}: ${show(property.type)}`,
      );
      return `{ ${[...properties, ...extras].join(", ")} }`;
    }
    case "union": {
      const tag =
        type.discriminator === undefined ? "" : ` by ${type.discriminator.wireName}${type.discriminator.enforced ? "" : "?"}`;
      return `(${type.variants.map((variant) => show(variant.type)).join(type.exclusive ? " ⊕ " : " ∪ ")}${type.open ? " ∪ …" : ""}${tag})`;
    }
    case "ref": {
      const target = graph.models.get(type.target);
      if (target === undefined) return "dangling!";
      return target.path.length === 0 ? (type.target.split("/").at(-1) ?? "") : show(target.type);
    }
    default:
      return type.kind;
  }
}
