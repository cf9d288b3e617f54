import type { Discriminator, ModelGraph, ModelId, ObjectNode, TypeNode, UnionNode } from "../../model/types.js";
import type { NamePlan } from "../../name/types.js";
import { type Code, code } from "../print/code.js";
import { stringLiteral } from "../print/literal.js";
import { kindsOf } from "./kinds.js";

/** The object model that a node leads to through references, with its id. */
export function objectBehind(node: TypeNode, graph: ModelGraph): { readonly id: ModelId; readonly node: ObjectNode } | undefined {
  const seen = new Set<ModelId>();
  let current = node;
  let id: ModelId | undefined;
  while (current.kind === "ref" && !seen.has(current.target)) {
    id = current.target;
    seen.add(id);
    const target = graph.models.get(id);
    if (target === undefined) return undefined;
    current = target.type;
  }
  return current.kind === "object" && id !== undefined ? { id, node: current } : undefined;
}

/** What is asked for the name of a tag. */
interface TagNaming {
  readonly graph: ModelGraph;
  readonly names: NamePlan;
}

/**
 * What the discriminator is called in TypeScript: as in the first variant that has it. A union among
 * the variants is asked for its own variants.
 */
export function fieldOfTag(union: UnionNode, discriminator: Pick<Discriminator, "wireName">, naming: TagNaming): Code {
  const found = findTagField(union, discriminator.wireName, naming, new Set());
  return found ?? stringLiteral(discriminator.wireName);
}

function findTagField(node: TypeNode, wireName: string, naming: TagNaming, seen: Set<TypeNode>): Code | undefined {
  if (seen.has(node)) return undefined;
  seen.add(node);
  const { graph, names } = naming;
  const object = objectBehind(node, graph);
  if (object !== undefined) {
    const has = object.node.properties.some((property) => property.wireName === wireName);
    return has ? code`${names.property(object.id, wireName)}` : undefined;
  }
  const target = node.kind === "ref" ? graph.models.get(node.target)?.type : node;
  if (target?.kind !== "union") return undefined;
  for (const variant of target.variants) {
    const found = findTagField(variant.type, wireName, naming, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the tag alone decides: it is enforced, and every variant is an object. */
export function isDispatched(node: UnionNode, graph: ModelGraph): boolean {
  if (node.discriminator?.enforced !== true) return false;
  return node.variants.every((variant) => {
    const kinds = kindsOf(variant.type, "decode", graph);
    return kinds.size === 1 && kinds.has("object");
  });
}
