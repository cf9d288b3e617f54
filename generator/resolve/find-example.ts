import type { JsonValue } from "../model/types.js";
import { childNode, itemNodes, type Node } from "./node.js";
import { listSchemaUses } from "./operations.js";
import type { ResolvedSpec } from "./spec.js";

/**
 * Tells where an example of a schema, given by its id, stands: in the schema, or in a media type or parameter that holds the schema
 * or refers to it; the first of equal numbers or texts. Undefined where it stands in neither.
 */
export function createExampleFinder(spec: ResolvedSpec): (id: string, example: JsonValue) => Node | undefined {
  let used: ReadonlyMap<string, readonly Node[]> | undefined;
  return (id, example) => {
    const schema = spec.nodeAt(id);
    if (schema === undefined) return undefined;
    const listed = childNode(schema, "examples");
    const own = [childNode(schema, "example"), ...(listed === undefined ? [] : itemNodes(listed))];
    const isIt = (node: Node | undefined): boolean => node?.value === example;
    const found = own.find(isIt);
    if (found !== undefined) return found;
    used ??= collectUsed(spec);
    return used.get(id)?.find(isIt);
  };
}

function collectUsed(spec: ResolvedSpec): ReadonlyMap<string, readonly Node[]> {
  const used = new Map<string, Node[]>();
  for (const { node, examples } of listSchemaUses(spec)) {
    if (examples.length === 0) continue;
    const target = spec.followSchema(node);
    for (const each of target === undefined ? [node] : [node, target]) {
      const id = spec.idOf(each);
      const known = used.get(id);
      if (known === undefined) used.set(id, [...examples]);
      else known.push(...examples);
    }
  }
  return used;
}
