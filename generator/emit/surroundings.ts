import type { ModelGraph } from "../model/types.js";
import type { NamePlan } from "../name/types.js";
import { tagsOf } from "./docs/fields.js";
import { collectNaming } from "./models/scope.js";
import { factsOf } from "./sample/facts.js";

/**
 * All that emitters ask of the graph as a whole when they print the file of a model; everything else they know from
 * the model, from those that it refers to, and from their names. Plain JSON data.
 */
export function describeSurroundings(graph: ModelGraph, names: NamePlan): unknown {
  const { taken, shared } = collectNaming(graph, names);
  return { taken: [...taken], shared: [...shared], tags: [...tagsOf(graph)], fills: factsOf(graph).fills };
}
