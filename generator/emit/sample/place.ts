import type { JsonValue, ModelGraph, ModelId, TypeNode } from "../../model/types.js";
import { acceptsWire } from "./accepts.js";
import type { GraphFacts } from "./facts.js";
import { heightOf } from "./facts.js";
import { hasExactNumbers } from "./json.js";
import { derive, type Seed } from "./random.js";

/**
 * How much of a type a sample shows: `minimal` what is required; `full` every optional part once;
 * `page` what a reader of the documentation wants to see, examples of the document first.
 */
export type SamplePolicy = "page" | "minimal" | "full";

/** One run of the sampler. */
export interface Session {
  readonly graph: ModelGraph;
  readonly facts: GraphFacts;
  /** Nodes visited so far, each as often as it is deep; at the limit everything fails, so that no document makes it run for ever. */
  readonly effort: { steps: number };
  /** Strings, by what they have to keep, that nothing was found for. */
  readonly hopeless: Set<string>;
  /** How often no value was found for a model by a policy: variants of variants lead to the same one again and again. */
  readonly failures: Map<string, number>;
  /** Texts that a reader would expect, or ones that differ from property to property. */
  readonly texts: "likely" | "distinct";
}

/** Where in the value the sampler stands. */
export interface Place {
  readonly policy: SamplePolicy;
  readonly seed: Seed;
  /** Wire name of the nearest property: what a string is about. */
  readonly name: string | undefined;
  /** 1-based position among several items, for text that numbers itself. */
  readonly position: number | undefined;
  /** Models that this place is inside of, outermost first. */
  readonly inside: readonly ModelId[];
  /** How many unions this place is a variant of, one straight inside another. */
  readonly unions: number;
  /** How many demands of checks, which need no model to lead back to themselves, this place is inside of. */
  readonly demands: number;
  /** How many more nodes of a `full` sample may stand below here. */
  readonly budget: number;
}

/** The place of a property or item below another, its share of the budget among so many. */
export function below(place: Place, key: string | number, shares: number): Place {
  const budget = Math.floor((place.budget - 1) / Math.max(1, shares));
  const policy = place.policy === "full" && budget < 1 ? "minimal" : place.policy;
  // Spelled out: this is done for every node of every sample, and a spread takes four times as long.
  const { name, inside, demands } = place;
  return { policy, budget, seed: derive(place.seed, key), name, position: undefined, inside, unions: 0, demands };
}

/** Whether a node leads straight back into a model that the place is already inside of. */
export function reenters(node: TypeNode, place: Place): boolean {
  switch (node.kind) {
    case "ref":
      return place.inside.includes(node.target);
    case "array":
      return reenters(node.items, place);
    case "map":
      return reenters(node.values, place);
    case "union":
      return node.variants.every((variant) => reenters(variant.type, place));
    default:
      return false;
  }
}

/** Whether any finite value of a node exists. */
export function hasFiniteValue(session: Session, node: TypeNode): boolean {
  return heightOf(node, session.facts.heights) < Infinity;
}

/** Whether a node may be given this value: one of the document's own may well break its schema. */
export function isUsable(session: Session, node: TypeNode, value: JsonValue): boolean {
  return acceptsWire(session.graph, node, value, { closed: true }) && hasExactNumbers(value);
}

/**
 * A value that the document itself gives, where its own schema accepts it. Whole objects and arrays
 * are shown on pages only; elsewhere they are the last resort, since they say more than the policy wants.
 */
export function sampleWithExamples(
  session: Session,
  node: TypeNode,
  examples: readonly JsonValue[],
  place: Place,
  make: () => JsonValue | undefined,
): JsonValue | undefined {
  const find = (): JsonValue | undefined => examples.find((value) => isUsable(session, node, value));
  const first = place.policy === "page" || isLeaf(session, node);
  const given = first ? find() : undefined;
  if (given !== undefined) return given;
  const made = make();
  return made !== undefined || first ? made : find();
}

/** The node that a chain of references ends at. */
export function targetOf(session: Session, node: TypeNode): TypeNode {
  let target = node;
  for (let hops = 0; target.kind === "ref" && hops < 100; hops++)
    target = session.graph.models.get(target.target)?.type ?? target;
  return target;
}

/** Whether a value has no parts, so that an example of it is never too much. */
export function isLeaf(session: Session, node: TypeNode): boolean {
  return ["scalar", "enum", "literal", "unknown"].includes(targetOf(session, node).kind);
}
