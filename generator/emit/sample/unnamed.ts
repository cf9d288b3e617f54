import type { JsonObject, JsonValue, ModelGraph, ObjectNode, TypeNode } from "../../model/types.js";
import { acceptsWire } from "./accepts.js";
import { factsOf } from "./facts.js";
import { isJsonArray, isJsonObject, ownValue } from "./json.js";

/**
 * Of the types that accept a value, the one that leaves the fewest of its parts undescribed; the first of equals. One that
 * merely tolerates an enum value or a tag comes after those that list it. Decoding chooses among untagged alternatives in
 * the same way.
 */
export function findClosest(graph: ModelGraph, types: readonly TypeNode[], value: JsonValue): TypeNode | undefined {
  const tolerant = types.filter((type) => acceptsWire(graph, type, value));
  const listing = tolerant.length < 2 ? [] : tolerant.filter((type) => acceptsWire(graph, type, value, { closed: true }));
  const accepting = listing.length > 0 ? listing : tolerant;
  if (accepting.length < 2) return accepting[0];
  const counts = accepting.map((type) => countUnnamed(graph, type, value));
  return accepting[counts.indexOf(Math.min(...counts))];
}

/**
 * Parts of an accepted value without a name, and those without a type, each by half. Found out once for
 * each part of a value: unions of unions of the same variants would double the work with every level.
 */
function countUnnamed(graph: ModelGraph, type: TypeNode, value: JsonValue): number {
  if (typeof value !== "object" || value === null) return isUntyped(graph, type) ? 0.5 : 0;
  const { unnamed } = factsOf(graph);
  const counts = unnamed.get(value) ?? new Map<TypeNode, number>();
  unnamed.set(value, counts);
  let count = counts.get(type);
  if (count === undefined) {
    counts.set(type, Infinity); // where it is a variant of itself, any other is closer
    count = countIn(graph, type, value);
    counts.set(type, count);
  }
  return count;
}

function countIn(graph: ModelGraph, type: TypeNode, value: JsonValue): number {
  switch (type.kind) {
    case "ref":
      return countUnnamed(graph, graph.models.get(type.target)?.type ?? type, value);
    case "object":
      return isJsonObject(value) ? countInObject(graph, type, value) : 0;
    case "map":
      return isJsonObject(value) ? sum(Object.entries(value), ([name, inner]) => 0.5 + countExtra(graph, type, name, inner)) : 0;
    case "array":
      return isJsonArray(value) ? sum(value, (item) => countUnnamed(graph, type.items, item)) : 0;
    case "tuple":
      return isJsonArray(value)
        ? sum([...value.entries()], ([index, item]) => countUnnamed(graph, type.prefix[index] ?? type.rest, item))
        : 0;
    case "union": {
      const variant = findClosest(
        graph,
        type.variants.map((each) => each.type),
        value,
      );
      return variant === undefined ? 0 : countUnnamed(graph, variant, value);
    }
    case "unknown":
      return 0.5 + countParts(value);
    default:
      return 0;
  }
}

function isUntyped(graph: ModelGraph, start: TypeNode): boolean {
  const passed = new Set<TypeNode>();
  let type: TypeNode | undefined = start;
  while (type?.kind === "ref" && !passed.has(type)) {
    passed.add(type);
    type = graph.models.get(type.target)?.type;
  }
  return type?.kind === "unknown";
}

/** Where decoding stops to count. */
const MOST_PARTS = 1_000;

/** Properties and items in a value, at any depth. */
function countParts(value: JsonValue): number {
  if (typeof value !== "object" || value === null) return 0;
  return Math.min(
    MOST_PARTS,
    sum(Object.values(value), (inner) => 1 + countParts(inner)),
  );
}

function countInObject(graph: ModelGraph, type: ObjectNode, value: JsonObject): number {
  const { additional } = type;
  const types = new Map(type.properties.map((property) => [property.wireName, property.type]));
  return sum(Object.keys(value), (name) => {
    const inner = ownValue(value, name) ?? null;
    const named = types.get(name);
    if (named !== undefined) return countUnnamed(graph, named, inner);
    return additional.kind === "typed" ? 0.5 + countExtra(graph, additional, name, inner) : 1 + countParts(inner);
  });
}

type Extras = Pick<TypeNode & { readonly kind: "map" }, "values" | "patterns">;

function countExtra(graph: ModelGraph, { values, patterns }: Extras, name: string, value: JsonValue): number {
  const facts = factsOf(graph);
  const pattern = patterns.find((each) => facts.pattern(each.pattern)?.test(name) === true);
  return countUnnamed(graph, pattern?.type ?? values, value);
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
