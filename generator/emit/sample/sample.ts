import type { Checks, JsonValue, ModelGraph, RefNode, TypeNode } from "../../model/types.js";
import { sampleArray, sampleTuple } from "./array.js";
import { combine, demandsOf } from "./combine.js";
import { factsOf, heightOf } from "./facts.js";
import { isJsonObject } from "./json.js";
import { sampleMap, sampleObject } from "./object.js";
import { isUsable, type Place, type SamplePolicy, type Session, sampleWithExamples } from "./place.js";
import { derive, pick, seedOf } from "./random.js";
import { sampleScalar } from "./scalar.js";
import { sampleUnion } from "./union.js";

const ATTEMPTS = 6;
const MAX_STEPS = 20_000;
const MAX_DEPTH = 60; // models inside models; each counts twice in a height
/** Steps that reaching the depth costs: variants of variants would lead there again and again. */
export const FALL = 200;
const BUDGET = 300;
/** Failures after which a model is given up; each was of another seed, and of several attempts. */
const FAILURES = 2;

/**
 * A value on the wire that is one of the type, shape and checks both.
 *
 * Values that the document gives (`example`, `examples`, `default`, `const`, `enum`) come first where
 * their own schema accepts them; all else is made up from the seed, each place from its own, so that
 * the same graph and seed always give the same value and a new property changes no other.
 *
 * @param type a node of the graph; a model's own type stands for the model, its examples included
 * @param seed any text; the model's name or pointer, usually
 * @param texts `likely` ones for readers, or for tests such as differ from property to property
 * @returns `undefined` where no finite value exists or none could be constructed
 */
export function sampleWire(
  graph: ModelGraph,
  type: TypeNode,
  policy: SamplePolicy,
  seed: string,
  texts: Session["texts"] = "likely",
): JsonValue | undefined {
  const session: Session = {
    graph,
    facts: factsOf(graph),
    effort: { steps: 0 },
    hopeless: new Set(),
    failures: new Map(),
    texts,
  };
  const owner = session.facts.owner.get(type);
  const node: TypeNode = owner === undefined ? type : reference(owner.id);
  if (heightOf(node, session.facts.heights) > 2 * MAX_DEPTH) return undefined;
  for (let attempt = 0; attempt < 3; attempt++) {
    const start = attempt === 0 ? seedOf(seed) : derive(seedOf(seed), attempt);
    const value = sampleNode(session, node, {
      policy,
      seed: start,
      name: undefined,
      position: undefined,
      inside: [],
      unions: 0,
      demands: 0,
      budget: BUDGET,
    });
    if (value === undefined) return undefined;
    if (isUsable(session, node, value)) return value;
  }
  return undefined;
}

function reference(target: string): RefNode {
  return { kind: "ref", target, nullable: false, checks: {}, inferred: false };
}

/** {@link sampleWire} on the way down. */
export function sampleNode(session: Session, node: TypeNode, place: Place): JsonValue | undefined {
  const depth = place.inside.length + place.demands;
  if (depth > MAX_DEPTH) session.effort.steps += FALL;
  // Where every level has two of the next, most of a value lies deep down: there it gets dear soon, while a flat one may be large.
  session.effort.steps += 1 + depth;
  if (session.effort.steps > MAX_STEPS || depth > MAX_DEPTH) return undefined;
  const plain = Object.keys(node.checks).length === 0;
  let unlikely: JsonValue | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const there = attempt === 0 ? place : { ...place, seed: derive(place.seed, `attempt ${attempt}`) };
    // From the seed of the place itself, so that each alternative has its turn.
    const demands = demandsOf(session, node.checks, attempt, place);
    const value = sampleOnce(session, node, demands, attempt, there);
    if (value === undefined) break;
    if (!plain && !isUsable(session, node, value)) continue;
    if (!(place.policy === "page" && choosesUnnamed(node, value))) return value;
    unlikely ??= value;
  }
  if (unlikely !== undefined) return unlikely;
  return node.nullable && isUsable(session, node, null) ? null : undefined;
}

/** Whether an object has properties without a name, of which another alternative might have none. */
function choosesUnnamed(node: TypeNode, value: JsonValue): boolean {
  if (node.kind !== "object" || node.additional.kind !== "unknown" || !isJsonObject(value)) return false;
  const { anyOf, oneOf, conditions } = node.checks;
  if (anyOf === undefined && oneOf === undefined && conditions === undefined) return false;
  return Object.keys(value).some((name) => !node.properties.some((property) => property.wireName === name));
}

function sampleOnce(
  session: Session,
  node: TypeNode,
  demands: readonly TypeNode[],
  attempt: number,
  place: Place,
): JsonValue | undefined {
  if (demands.length === 0) return sampleShape(session, node, [], attempt, place);
  const scalars = demands.flatMap((demand): readonly Checks[] => (demand.kind === "scalar" ? [demand.checks] : []));
  const base = node.kind === "unknown" ? undefined : sampleShape(session, node, scalars, attempt, place);
  if (base === undefined && node.kind !== "unknown") return undefined;
  return combine(session, base, demands, attempt, place);
}

function sampleShape(
  session: Session,
  node: TypeNode,
  added: readonly Checks[],
  attempt: number,
  place: Place,
): JsonValue | undefined {
  switch (node.kind) {
    case "scalar":
      return sampleScalar(session, node, added, place);
    case "literal":
      return node.value;
    case "enum": {
      const members = node.members.map((member) => member.value);
      const turn = attempt + (place.position ?? 1) - 1; // several items take turns
      return place.policy === "page" && place.position === undefined ? pick(place.seed, members) : members[turn % members.length];
    }
    case "array":
      return sampleArray(session, node, place);
    case "tuple":
      return sampleTuple(session, node, place);
    case "map":
      return sampleMap(session, node, place);
    case "object":
      return sampleObject(session, node, place);
    case "union":
      return sampleUnion(session, node, place);
    case "ref":
      return sampleReference(session, node, place);
    case "unknown":
      return (["<value>", 1284.03, true, {}, [], null] as const)[attempt];
    case "never":
      return undefined;
  }
}

function sampleReference(session: Session, node: RefNode, place: Place): JsonValue | undefined {
  const model = session.graph.models.get(node.target);
  if (model === undefined || heightOf(model.type, session.facts.heights) === Infinity) return undefined;
  const again = place.inside.includes(model.id);
  if (again && node.nullable) return null;
  const inside = [...place.inside, model.id];
  const there: Place = { ...place, inside, policy: again ? "minimal" : place.policy };
  const key = `${there.policy} ${model.id}`;
  const failures = session.failures.get(key) ?? 0;
  if (failures >= FAILURES) return undefined;
  const value = sampleWithExamples(session, model.type, model.examples, place, () => sampleNode(session, model.type, there));
  if (value === undefined) session.failures.set(key, failures + 1);
  return value;
}
