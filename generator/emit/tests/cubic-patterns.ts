import { isCubicAtMost } from "../../model/pattern/effort.js";
import type { ModelGraph } from "../../model/types.js";
import { walkType } from "../../model/walk.js";
import { factsOf } from "../sample/facts.js";
import { mayBacktrack } from "./support/schema/backtracking.js";

/**
 * Patterns of a graph that repeat what itself repeats, of which it is certain all the same that long texts can be tried with them. The
 * generated tests cannot see that themselves; they take all others of the kind for slow. Sorted.
 */
export function findCubicPatterns(graph: ModelGraph): readonly string[] {
  const doubtful = new Set<string>();
  for (const { type } of graph.models.values()) {
    walkType(type, ({ checks }) => {
      for (const source of checks.patterns ?? []) if (mayBacktrack(source)) doubtful.add(source);
    });
  }
  const { pattern } = factsOf(graph);
  const isCertain = (source: string): boolean => {
    const tree = pattern(source)?.tree;
    return tree !== undefined && isCubicAtMost(tree);
  };
  return [...doubtful].filter(isCertain).sort();
}
