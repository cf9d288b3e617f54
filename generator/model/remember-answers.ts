import type { ModelGraph, TypeNode } from "./types.js";

/**
 * A question about the nodes of a graph, which nobody changes, that is worked out once for each of them: unions of unions of the
 * same models would double the work with every level.
 *
 * @param inside what a node is told that asks about itself on the way down; whatever lies in between is made of that
 */
export function rememberAnswers<Answer>(
  inside: Answer,
  workOut: (graph: ModelGraph, node: TypeNode) => Answer,
): (graph: ModelGraph, node: TypeNode) => Answer {
  const known = new WeakMap<ModelGraph, WeakMap<TypeNode, Answer>>();
  return (graph, node) => {
    const answers = known.get(graph) ?? new WeakMap<TypeNode, Answer>();
    known.set(graph, answers);
    const before = answers.get(node);
    if (before !== undefined) return before;
    answers.set(node, inside);
    const answer = workOut(graph, node);
    answers.set(node, answer);
    return answer;
  };
}
