import type { Model, ModelGraph, ModelId, Property, TypeNode } from "../../model/types.js";
import { equalJson } from "../../resolve/equal-json.js";

/**
 * The models that the document gives an example of, or of anything inside them that is not
 * deprecated: through properties, items, values of maps and variants of unions.
 */
export function findExemplified(graph: ModelGraph): ReadonlySet<ModelId> {
  const users = new Map<ModelId, ModelId[]>();
  const found = new Set<ModelId>();
  for (const model of graph.models.values()) {
    if (model.doc.deprecated) continue;
    const parts = shownParts(model.type);
    if (hasOwnExample(model, parts)) found.add(model.id);
    for (const part of parts) {
      if (part.kind !== "ref") continue;
      const known = users.get(part.target);
      if (known === undefined) users.set(part.target, [model.id]);
      else known.push(model.id);
    }
  }
  for (const id of found) for (const user of users.get(id) ?? []) found.add(user); // grows while it is walked
  return found;
}

function hasOwnExample(model: Model, parts: readonly TypeNode[]): boolean {
  const objects = [model.type, ...parts].filter((part) => part.kind === "object");
  return (
    model.examples.length > 0 ||
    objects.some((part) => part.properties.some((each) => !each.doc.deprecated && each.examples.length > 0))
  );
}

// A node and all that stands inside it, up to and including references; deprecated properties apart.
function shownParts(node: TypeNode): readonly TypeNode[] {
  return [node, ...innerNodes(node).flatMap(shownParts)];
}

function innerNodes(node: TypeNode): readonly TypeNode[] {
  switch (node.kind) {
    case "object": {
      const named = node.properties.filter((each) => !each.doc.deprecated).map((each) => each.type);
      return node.additional.kind === "typed" ? [...named, node.additional.values] : named;
    }
    case "array":
      return [node.items];
    case "tuple":
      return [...node.prefix, node.rest];
    case "map":
      return [node.values, ...node.patterns.map((each) => each.type)];
    case "union":
      return node.variants.map((variant) => variant.type);
    default:
      return [];
  }
}

const answered = new WeakMap<ReadonlySet<ModelId>, WeakMap<TypeNode, boolean>>();

/**
 * Whether anything that stands in a node is among the models with examples.
 * @param exemplified complete, since answers are remembered with it
 */
export function holdsExample(exemplified: ReadonlySet<ModelId>, node: TypeNode): boolean {
  const answers = answered.get(exemplified) ?? new WeakMap<TypeNode, boolean>();
  answered.set(exemplified, answers);
  let answer = answers.get(node);
  if (answer === undefined) {
    answer = shownParts(node).some((part) => part.kind === "ref" && exemplified.has(part.target));
    answers.set(node, answer);
  }
  return answer;
}

/**
 * Whether a page shows an optional property: not if it is deprecated, else if the document gives an
 * example of it that differs from its default, or of anything inside it.
 */
export function isShownOnPage(exemplified: ReadonlySet<ModelId>, property: Property): boolean {
  if (property.doc.deprecated) return false;
  const { default: fallback } = property;
  const telling = property.examples.some((example) => fallback === undefined || !equalJson(example, fallback));
  return telling || holdsExample(exemplified, property.type);
}
