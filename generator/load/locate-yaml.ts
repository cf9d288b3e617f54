import { type Alias, isAlias, isMap, isSeq, type ParsedNode } from "yaml";
import { parsePointer } from "../resolve/pointer.js";
import { type AliasTargets, keyText, offsetOf } from "./yaml-value.js";

interface Child {
  /** Of the key of a member, of an item itself. */
  readonly offset: number;
  readonly node: ParsedNode | null;
}

/** Finds nodes by pointer in the tree that the parser made, so that nothing is parsed again. */
export function createYamlLocator(root: ParsedNode, targets: AliasTargets): (pointer: string) => number {
  const known = new WeakMap<ParsedNode, ReadonlyMap<string, Child>>();
  const childrenOf = (node: ParsedNode): ReadonlyMap<string, Child> => {
    let children = known.get(node);
    if (children === undefined) {
      children = listChildren(node, (alias) => targets.get(alias));
      known.set(node, children);
    }
    return children;
  };
  return (pointer) => {
    let child: Child = { offset: offsetOf(root), node: root };
    for (const token of parsePointer(pointer)) {
      const node = isAlias(child.node) ? targets.get(child.node) : child.node;
      const next = node ? childrenOf(node).get(token) : undefined;
      if (next === undefined) break;
      child = next;
    }
    return child.offset;
  };
}

function listChildren(node: ParsedNode, targetOf: (alias: Alias) => ParsedNode | undefined): ReadonlyMap<string, Child> {
  const children = new Map<string, Child>();
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const name = keyText(key, targetOf);
      if (name !== undefined) children.set(name, { offset: offsetOf(key), node: value });
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      // Pairs in flow sequences come wrapped in mappings, so an item is a node.
      children.set(String(index), { offset: offsetOf(item as ParsedNode), node: item as ParsedNode });
    }
  }
  return children;
}
