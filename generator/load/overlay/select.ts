import { JSONPathEnvironment, JSONPathError, JSONPathNode } from "json-p3";
import type { JsonValue } from "../../model/types.js";
import { DEEPEST } from "../limits.js";
import { createMatchers } from "./linear-functions.js";
import { countSteps, OutOfSteps, type Steps } from "./steps.js";

type Place = readonly (string | number)[];

/** The places that a query selects, as tokens from the root; or why it cannot be asked. */
export type Selection =
  | { readonly kind: "places"; readonly places: readonly Place[] }
  | { readonly kind: "invalid"; readonly reason: string }
  | { readonly kind: "out of steps" };

const environment = new JSONPathEnvironment({ maxRecursionDepth: 2 * DEEPEST });
for (const [name, matcher] of createMatchers()) environment.functionRegister.set(name, matcher);

/** What nests in a query, or is read as if it did; both the library and its stack have to bear it. */
const NESTING = /[(!]|\[\?|&&|\|\|/g;
const MOST_NESTING = 500;

/**
 * Asks a JSONPath query (RFC 9535) of a value; each place once, in the order in which they are found. Repeated places
 * are dropped segment by segment: with each `..*` a place would come once for every way in which its depth can be cut.
 */
export function selectPlaces(query: string, value: JsonValue, steps: Steps): Selection {
  if ((query.match(NESTING)?.length ?? 0) > MOST_NESTING)
    return { kind: "invalid", reason: `it has more than ${MOST_NESTING} filters, brackets and operators` };
  try {
    // The library takes plain JSON and does not change it.
    const root = value as never;
    let nodes = [new JSONPathNode(root, [], root)];
    const compiled = environment.compile(query);
    countSteps(compiled, steps);
    for (const segment of compiled.segments) nodes = keepFirst(segment.resolve(nodes));
    return { kind: "places", places: nodes.map(({ location }) => location) };
  } catch (error) {
    if (error instanceof OutOfSteps) return { kind: "out of steps" };
    if (!(error instanceof JSONPathError)) throw error;
    return { kind: "invalid", reason: error.message.split("\n")[0] ?? error.name };
  }
}

function keepFirst(nodes: readonly JSONPathNode[]): JSONPathNode[] {
  const seen = new Map<string, JSONPathNode>();
  for (const node of nodes) {
    const place = JSON.stringify(node.location);
    if (!seen.has(place)) seen.set(place, node);
  }
  return [...seen.values()];
}
