import { rememberAnswers } from "../../model/remember-answers.js";
import type { JsonValue, ModelGraph, ScalarNode, TypeNode, UnionNode } from "../../model/types.js";
import type { Way } from "./scope.js";

/** Kinds of values as the runtime's `kindOf` names them. */
export type Kind = "null" | "boolean" | "number" | "string" | "array" | "object" | "bigint" | "date" | "bytes" | "blob";

/** In the order in which they are emitted. */
export const KINDS: readonly Kind[] = [
  "string",
  "number",
  "boolean",
  "object",
  "array",
  "null",
  "date",
  "bigint",
  "bytes",
  "blob",
];

const ALL: ReadonlySet<Kind> = new Set(KINDS);

const known = { decode: rememberKinds("decode"), encode: rememberKinds("encode") };

function rememberKinds(way: Way): (graph: ModelGraph, node: TypeNode) => ReadonlySet<Kind> {
  return rememberAnswers(ALL, (graph, node) => {
    const kinds = new Set(kindsOfShape(node, way, graph));
    if (node.nullable) kinds.add("null");
    return kinds;
  });
}

/** The kinds of values that a node can accept at all; all where it is an alternative of itself. */
export function kindsOf(node: TypeNode, way: Way, graph: ModelGraph): ReadonlySet<Kind> {
  return node.inferred ? ALL : known[way](graph, node);
}

function kindsOfShape(node: TypeNode, way: Way, graph: ModelGraph): Iterable<Kind> {
  switch (node.kind) {
    case "scalar":
      return kindsOfScalar(node, way);
    case "literal":
      return [kindOfJson(node.value)];
    case "enum":
      return node.members.map((member) => kindOfJson(member.value));
    case "array":
    case "tuple":
      return ["array"];
    case "map":
    case "object":
      return ["object"];
    case "union":
      return kindsOfUnion(node, way, graph);
    case "ref": {
      const target = graph.models.get(node.target);
      return target === undefined ? KINDS : kindsOf(target.type, way, graph);
    }
    case "unknown":
      return KINDS;
    case "never":
      return [];
  }
}

function kindsOfUnion(node: UnionNode, way: Way, graph: ModelGraph): Iterable<Kind> {
  return [
    ...node.variants.flatMap((variant) => [...kindsOf(variant.type, way, graph)]),
    ...(node.open ? ["object" as const] : []),
  ];
}

function kindsOfScalar(node: ScalarNode, way: Way): readonly Kind[] {
  switch (node.representation) {
    case "Date":
      return [way === "decode" ? "string" : "date"];
    case "Uint8Array":
      return [way === "decode" ? "string" : "bytes"];
    case "Blob":
      return ["blob"];
    case "bigint":
      if (way === "encode") return ["bigint"];
      return node.type === "string" ? ["string"] : ["number", "bigint"];
    case "decimal":
      return [way === "decode" ? "number" : "string"];
    case "plain":
      return [node.type === "integer" ? "number" : node.type];
  }
}

/** Whether a JSON value has no parts, so that `===` compares it. */
export function isPrimitive(value: JsonValue): boolean {
  const kind = kindOfJson(value);
  return kind !== "array" && kind !== "object";
}

/** Kind of a JSON value. */
export function kindOfJson(value: unknown): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  switch (typeof value) {
    case "boolean":
    case "number":
    case "string":
      return typeof value as "boolean" | "number" | "string"; // the cases say so, the operator does not
    default:
      return "object";
  }
}
