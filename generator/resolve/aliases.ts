import type { SourceDocument } from "../load/types.js";
import { childNode, isJsonObject, memberNodes, type Node } from "./node.js";
import type { ReferenceResolver } from "./reference.js";

/** Components of the root document that only say where they stand: `Pet: { $ref: "./pet.yaml" }`. */
export interface Aliases {
  /** What a component of the root document stands for. */
  targetOf(pointer: string): Node | undefined;
  /** Pointer of the component that stands for a place in another document. */
  componentOf(node: Pick<Node, "document" | "pointer">): string | undefined;
}

/**
 * A schema kept in a file of its own and the component that refers to it, by whatever references stand between, are one thing: it has
 * one identity, the component's. Of two components that refer to one place, the nearer is it, or else the first.
 *
 * @param isComponent whether a place in another document holds what can be a component
 */
export function findAliases(rootNode: Node, resolver: ReferenceResolver, isComponent: (node: Node) => boolean): Aliases {
  const targets = new Map<string, Node>();
  const components = new Map<SourceDocument, Map<string, string>>();
  const schemas = childNode(rootNode, "components", "schemas");
  let ends = (schemas === undefined ? [] : memberNodes(schemas)).map(([, end]) => ({ component: end.pointer, end }));
  while (ends.length > 0)
    ends = ends.flatMap(({ component, end }) => {
      const target = soleTarget(end, resolver);
      if (target === undefined || target.document === rootNode.document || !isComponent(target)) return [];
      const known = components.get(target.document) ?? new Map<string, string>();
      if (known.has(target.pointer)) return [];
      components.set(target.document, known.set(target.pointer, component));
      targets.set(component, target);
      return [{ component, end: target }];
    });
  return {
    targetOf: (pointer) => targets.get(pointer),
    componentOf: ({ document, pointer }) => components.get(document)?.get(pointer),
  };
}

/** The target of a reference that nothing stands beside. */
function soleTarget(component: Node, resolver: ReferenceResolver): Node | undefined {
  const { value } = component;
  if (!isJsonObject(value) || Object.keys(value).length !== 1 || typeof value["$ref"] !== "string") return undefined;
  const resolution = resolver.resolve(value["$ref"], component);
  return resolution.kind === "found" ? resolution.node : undefined;
}
