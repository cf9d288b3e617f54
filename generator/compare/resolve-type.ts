import { rememberAnswers } from "../model/remember-answers.js";
import type { Checks, ModelGraph, TypeNode } from "../model/types.js";

/** A type with its references followed. */
export interface ResolvedType {
  /** Never a `ref`; a `never` node where references lead in a circle. */
  readonly type: TypeNode;
  /** Some link of the chain allows null. */
  readonly nullable: boolean;
  /** Checks of every link that has some, the innermost first. */
  readonly checks: readonly Checks[];
}

/** Follows the references of a type to what it is. */
export function resolveType(graph: ModelGraph, start: TypeNode): ResolvedType {
  const checks: Checks[] = [];
  const seen = new Set<string>();
  let nullable = false;
  let type = start;
  for (;;) {
    nullable ||= type.nullable;
    const own = checksOf(type);
    if (Object.keys(own).length > 0) checks.unshift(own);
    if (type.kind !== "ref") return { type, nullable, checks };
    const target = graph.models.get(type.target)?.type;
    if (target === undefined || seen.has(type.target)) return { type: { ...type, kind: "never" }, nullable, checks };
    seen.add(type.target);
    type = target;
  }
}

/**
 * What must hold beyond the shape, whether it is checked apart or by what the value becomes: a text that
 * is a `Date` in TypeScript has to be of the format.
 */
export function checksOf(type: TypeNode): Checks {
  if (type.kind !== "scalar" || type.representation === "plain" || type.format === undefined) return type.checks;
  const { formats = [] } = type.checks;
  return formats.includes(type.format) ? type.checks : { ...type.checks, formats: [...formats, type.format] };
}

/** JSON types of values, as far as they tell schemas apart: every integer is a number. */
export type JsonKind = "null" | "boolean" | "number" | "string" | "array" | "object";

const everyKind: readonly JsonKind[] = ["null", "boolean", "number", "string", "array", "object"];

/** The JSON types that values of a type may have; never too few: where it is an alternative of itself, all. */
export const kindsOf: (graph: ModelGraph, type: TypeNode) => ReadonlySet<JsonKind> = rememberAnswers(
  new Set(everyKind),
  (graph, start) => {
    const { type, nullable } = resolveType(graph, start);
    if (type.inferred) return new Set(everyKind);
    return new Set<JsonKind>([...ownKinds(graph, type), ...(nullable ? (["null"] as const) : [])]);
  },
);

function ownKinds(graph: ModelGraph, type: TypeNode): Iterable<JsonKind> {
  switch (type.kind) {
    case "scalar":
      return [type.type === "integer" ? "number" : type.type];
    case "literal":
      return [kindOf(type.value)];
    case "enum":
      return type.members.map(({ value }) => kindOf(value));
    case "array":
    case "tuple":
      return ["array"];
    case "map":
    case "object":
      return ["object"];
    case "union":
      return type.variants.flatMap((variant) => [...kindsOf(graph, variant.type)]);
    case "never":
      return [];
    case "unknown":
    case "ref":
      return everyKind;
  }
}

/** The JSON type of a value. */
export function kindOf(value: unknown): JsonKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const kind = typeof value;
  return kind === "boolean" || kind === "number" || kind === "string" ? kind : "object";
}

/** Whether null is among the values, whatever checks say about it. */
export function allowsNull(graph: ModelGraph, type: TypeNode): boolean {
  return kindsOf(graph, type).has("null");
}
