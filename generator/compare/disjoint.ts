import type { JsonValue, ModelGraph, ObjectNode, TypeNode, UnionNode } from "../model/types.js";
import { membershipIn } from "../resolve/equal-json.js";
import { kindsOf, resolveType } from "./resolve-type.js";

/** How deep properties of properties are looked at. */
const deepest = 4;

/** Whether it is certain that no value matches two variants: then each of them can be looked at alone. */
export function hasDisjointVariants(graph: ModelGraph, { variants, discriminator }: UnionNode): boolean {
  if (discriminator?.enforced === true) return true;
  return variants.every((variant, index) =>
    variants.slice(index + 1).every((other) => areDisjoint(graph, variant.type, other.type)),
  );
}

/** Whether it is certain that no value is of both types; checks are not looked at. */
export function areDisjoint(graph: ModelGraph, left: TypeNode, right: TypeNode, depth = 0): boolean {
  const leftKinds = kindsOf(graph, left);
  const shared = [...kindsOf(graph, right)].filter((kind) => leftKinds.has(kind));
  if (shared.length === 0) return true;
  if (depth >= deepest) return false;
  const [first, second] = [resolveType(graph, left), resolveType(graph, right)];
  if (first.nullable && second.nullable) return false;
  const [one, other] = [first.type, second.type];
  if (one.inferred || other.inferred) return false;
  if (one.kind === "union") return one.variants.every((variant) => areDisjoint(graph, variant.type, right, depth + 1));
  if (other.kind === "union") return other.variants.every((variant) => areDisjoint(graph, left, variant.type, depth + 1));
  const [oneValues, otherValues] = [valuesOf(one), valuesOf(other)];
  if (oneValues !== undefined && otherValues !== undefined) return !oneValues.some(membershipIn(otherValues));
  return one.kind === "object" && other.kind === "object" && shared.every((kind) => kind === "object")
    ? haveTellingProperty(graph, one, other, depth)
    : false;
}

function valuesOf(type: TypeNode): readonly JsonValue[] | undefined {
  if (type.kind === "literal") return [type.value];
  // What an open enum keeps besides its members could be anything.
  return type.kind === "enum" && !type.open ? type.members.map(({ value }) => value) : undefined;
}

/** A property that one of them demands and that cannot be the same in both. */
function haveTellingProperty(graph: ModelGraph, one: ObjectNode, other: ObjectNode, depth: number): boolean {
  return tells(graph, one, other, depth) || tells(graph, other, one, depth);
}

function tells(graph: ModelGraph, one: ObjectNode, other: ObjectNode, depth: number): boolean {
  return one.properties.some((property) => {
    if (!property.required) return false;
    const counterpart = other.properties.find(({ wireName }) => wireName === property.wireName);
    if (counterpart === undefined) return other.additional.kind === "forbidden";
    return areDisjoint(graph, property.type, counterpart.type, depth + 1);
  });
}
