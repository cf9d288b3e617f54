import { collectFileReferences } from "../load/collect-references.js";
import type { SourceDocument } from "../load/types.js";
import { childNode, isJsonObject, memberNodes, type Node, nodeId } from "./node.js";
import { parsePointer } from "./pointer.js";
import type { ReferenceResolver } from "./reference.js";

/** Schemas that only say where they stand: `Pet: { $ref: "./pet.yaml" }`, among the components or in the index of a folder. */
export interface Aliases {
  /** What the schema with an id stands for. */
  targetOf(id: string): Node | undefined;
  /** Id of the schema that stands for a place in a document that is not the root. */
  standInFor(node: Pick<Node, "document" | "pointer">): string | undefined;
}

/**
 * A schema kept in a file of its own and the component that refers to it, by whatever references stand between, are one thing: it has
 * one identity, the component's. Of two components that refer to one place, the nearer is it, or else the first. What no component
 * refers to has that of the entry in an index by which others refer to it, where that is called as it is or it has no name but its file's.
 *
 * @param isComponent whether a place in another document holds what can be a component
 */
export function findAliases(
  rootNode: Node,
  documents: Iterable<SourceDocument>,
  resolver: ReferenceResolver,
  isComponent: (node: Node) => boolean,
): Aliases {
  const targets = new Map<string, Node>();
  const standIns = new Map<SourceDocument, Map<string, string>>();
  const note = (id: string, target: Node): boolean => {
    const known = standIns.get(target.document) ?? new Map<string, string>();
    if (known.has(target.pointer)) return false;
    standIns.set(target.document, known.set(target.pointer, id));
    targets.set(id, target);
    return true;
  };
  const schemas = childNode(rootNode, "components", "schemas");
  let ends = (schemas === undefined ? [] : memberNodes(schemas)).map(([, end]) => ({ component: end.pointer, end }));
  while (ends.length > 0)
    ends = ends.flatMap(({ component, end }) => {
      const target = soleTarget(end, resolver);
      const isFile = target !== undefined && target.document !== rootNode.document && isComponent(target);
      return isFile && note(component, target) ? [{ component, end: target }] : [];
    });
  for (const entry of listEntries(rootNode, documents, resolver)) {
    // An entry that a component stands for has been gone through.
    if (standIns.get(entry.document)?.has(entry.pointer) === true) continue;
    const target = soleTarget(entry, resolver);
    const isFile = target !== undefined && target.document !== rootNode.document && target.document !== entry.document;
    if (isFile && isComponent(target) && isCalledAlike(entry, target)) note(nodeId(rootNode.document, entry), target);
  }
  return {
    targetOf: (id) => targets.get(id),
    standInFor: ({ document, pointer }) => standIns.get(document)?.get(pointer),
  };
}

/** What references from other files lead to, in their order, where that stands in no root. */
function listEntries(rootNode: Node, documents: Iterable<SourceDocument>, resolver: ReferenceResolver): readonly Node[] {
  return [...documents].flatMap((document) =>
    collectFileReferences(document.value, document.uri).flatMap(({ reference }): readonly Node[] => {
      const resolution = resolver.resolve(reference, { document, pointer: "", value: document.value });
      return resolution.kind === "found" && resolution.node.document !== rootNode.document ? [resolution.node] : [];
    }),
  );
}

/** Whether the target is called as the entry is, or by its file alone. */
function isCalledAlike(entry: Node, target: Node): boolean {
  const name = parsePointer(entry.pointer).at(-1);
  return name !== undefined && (target.pointer === "" || parsePointer(target.pointer).at(-1) === name);
}

/** The target of a reference that nothing stands beside. */
function soleTarget(component: Node, resolver: ReferenceResolver): Node | undefined {
  const { value } = component;
  if (!isJsonObject(value) || Object.keys(value).length !== 1 || typeof value["$ref"] !== "string") return undefined;
  const resolution = resolver.resolve(value["$ref"], component);
  return resolution.kind === "found" ? resolution.node : undefined;
}
