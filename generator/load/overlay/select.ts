import { JSONPathEnvironment, JSONPathError } from "json-p3";
import type { JsonValue } from "../../model/types.js";
import { DEEPEST } from "../limits.js";

/** The places that a query selects, as tokens from the root; or why it cannot be asked. */
export type Selection =
  | { readonly kind: "places"; readonly places: readonly (readonly (string | number)[])[] }
  | { readonly kind: "invalid"; readonly reason: string };

const environment = new JSONPathEnvironment({ maxRecursionDepth: 2 * DEEPEST });

/** Asks a JSONPath query (RFC 9535) of a value; each place once, in the order in which they are found. */
export function selectPlaces(query: string, value: JsonValue): Selection {
  try {
    // The library takes plain JSON and does not change it.
    const nodes = environment.query(query, value as never).nodes;
    const places = new Map(nodes.map(({ location }) => [JSON.stringify(location), location]));
    return { kind: "places", places: [...places.values()] };
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error;
    return { kind: "invalid", reason: error.message.split("\n")[0] ?? error.name };
  }
}
