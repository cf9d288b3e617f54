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
  return new Set(listKinds({ graph, inferred: ALL, seen: new Set() }, type));
}

/** The JSON kinds that a type names: a schema without a type has that of which its keywords speak, though values of others pass. */
export function kindsNamedBy(graph: ModelGraph, type: TypeNode): ReadonlySet<JsonKind> {
  return new Set(listKinds({ graph, inferred: undefined, seen: new Set() }, type));
}

interface KindWalk {
  readonly graph: ModelGraph;
  /** The kinds of a type that no schema states; undefined where it counts like one that is stated. */
  readonly inferred: readonly JsonKind[] | undefined;
  /** Models that are told already: unions of unions of the same ones would double the work with every level. */
  readonly seen: Set<ModelId>;
}

function listKinds(walk: KindWalk, type: TypeNode): readonly JsonKind[] {
  if (type.inferred && walk.inferred !== undefined) return walk.inferred;
  const kinds = ownKinds(walk, type);
  return type.nullable ? [...kinds, "null"] : kinds;
}

function ownKinds(walk: KindWalk, type: TypeNode): readonly JsonKind[] {
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
        ...new Set(type.variants.flatMap((variant) => listKinds(walk, variant.type))),
        ...(type.open ? (["object"] as const) : []),
      ];
    case "ref": {
      const model = walk.graph.models.get(type.target);
      if (model === undefined || walk.seen.has(type.target)) return [];
      walk.seen.add(type.target);
      return listKinds(walk, model.type);
    }
  }
}

/** Values that are none of the type's, on the wire and in code, by their JSON kind alone: one that could be mistaken for it, and null. */
export function wrongValues(graph: ModelGraph, type: TypeNode): readonly JsonValue[] {
  const kinds = kindsOf(graph, type);
  const [mistaken, value] = WRONG.find(([kind]) => !kinds.has(kind)) ?? [];
  const others = type.inferred ? [] : nearlyRight(type);
  // In code a number that is kept as its digits is such a text.
  const wrong = mistaken === "string" && isDigits(graph, type) ? STRANGER : value;
  return [...(wrong === undefined ? [] : [wrong]), ...(kinds.has("null") ? [] : [null]), ...others];
}

function isDigits(graph: ModelGraph, start: TypeNode): boolean {
  // Grows while it is walked, however long the way is.
  const types = new Set([start]);
  for (const type of types) {
    if (type.kind === "scalar" && type.representation === "decimal") return true;
    const model = type.kind === "ref" ? graph.models.get(type.target) : undefined;
    if (model !== undefined) types.add(model.type);
    if (type.kind === "union") for (const variant of type.variants) types.add(variant.type);
  }
  return false;
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
