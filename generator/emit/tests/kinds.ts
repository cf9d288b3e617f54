import type { JsonValue, LiteralNode, ModelGraph, ModelId, TypeNode } from "../../model/types.js";
import { type JsonKind, kindOf } from "../sample/index.js";

const ALL: readonly JsonKind[] = ["null", "boolean", "number", "string", "array", "object"];

/** A value of each kind that is easily mistaken for one of another: text that reads as a number, an empty list. */
const WRONG: readonly (readonly [kind: JsonKind, value: JsonValue])[] = [
  ["string", "7"],
  ["number", 7],
  ["object", {}],
  ["array", []],
  ["boolean", true],
];

/** Text that no document has as a value. */
export const STRANGER = "not-in-the-document";

/** The JSON kinds that values of a type can have; all where the graph leaves it open. */
export function kindsOf(graph: ModelGraph, type: TypeNode): ReadonlySet<JsonKind> {
  return new Set(listKinds(graph, type, new Set()));
}

/** @param seen models that are told already: unions of unions of the same ones would double the work with every level */
function listKinds(graph: ModelGraph, type: TypeNode, seen: Set<ModelId>): readonly JsonKind[] {
  if (type.inferred) return ALL;
  const kinds = ownKinds(graph, type, seen);
  return type.nullable ? [...kinds, "null"] : kinds;
}

function ownKinds(graph: ModelGraph, type: TypeNode, seen: Set<ModelId>): readonly JsonKind[] {
  switch (type.kind) {
    case "unknown":
      return ALL;
    case "never":
      return [];
    case "scalar":
      if (type.representation === "Blob") return ALL;
      if (type.representation === "bigint") return ["number", "string"];
      return [type.type === "integer" ? "number" : type.type];
    case "literal":
      return [kindOf(type.value)];
    case "enum":
      return type.members.map((member) => kindOf(member.value));
    case "array":
    case "tuple":
      return ["array"];
    case "object":
    case "map":
      return ["object"];
    case "union":
      return [
        ...new Set(type.variants.flatMap((variant) => listKinds(graph, variant.type, seen))),
        ...(type.open ? (["object"] as const) : []),
      ];
    case "ref": {
      const model = graph.models.get(type.target);
      if (model === undefined || seen.has(type.target)) return [];
      seen.add(type.target);
      return listKinds(graph, model.type, seen);
    }
  }
}

/** Values that are none of the type's by their JSON kind alone: one that could be mistaken for it, and null. */
export function wrongValues(graph: ModelGraph, type: TypeNode): readonly JsonValue[] {
  const kinds = kindsOf(graph, type);
  const mistaken = WRONG.find(([kind]) => !kinds.has(kind));
  const others = type.inferred ? [] : nearlyRight(type);
  return [...(mistaken === undefined ? [] : [mistaken[1]]), ...(kinds.has("null") ? [] : [null]), ...others];
}

// Of the right kind, and wrong all the same.
function nearlyRight(type: TypeNode): readonly JsonValue[] {
  if (type.kind === "literal") return [otherThan(type)];
  return type.kind === "scalar" && type.type === "integer" && type.representation === "plain" ? [0.5] : [];
}

// A value of the literal's own kind.
function otherThan(type: LiteralNode): JsonValue {
  switch (typeof type.value) {
    case "string":
      return `${type.value}${STRANGER}`;
    case "number":
      return type.value === 0 ? 1 : -type.value;
    case "boolean":
      return !type.value;
    default:
      return STRANGER;
  }
}
