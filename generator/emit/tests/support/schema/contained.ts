import type { Schema } from "../oracle/model-table.js";
import { append, nodeAt, pointerOf } from "../oracle/pointer.js";
import { isWireObject } from "../wire.js";

/** The schema at a pointer, as ajv gets it. */
type Place = (schema: unknown, pointer: string) => Schema;

/** What `contains` says in a schema, in the members of its `allOf` and in what they refer to: whatever else holds, that has to. */
export function containedIn(pointer: string, document: unknown, place: Place, seen: Set<string> = new Set()): readonly Schema[] {
  const schema = nodeAt(document, pointer);
  if (!isWireObject(schema) || seen.has(pointer)) return [];
  seen.add(pointer);
  const { $ref, allOf, contains } = schema;
  if (IN_BRANCHES.some((keyword) => keyword in schema && holdsContains(schema[keyword])))
    throw new Error("ajv cannot be told what `contains` evaluates in one of several alternatives");
  const own = contains === undefined ? [] : [place(contains, append(pointer, "contains"))];
  const members: readonly unknown[] = Array.isArray(allOf) ? allOf : [];
  const inner = members.flatMap((_, index) => containedIn(append(append(pointer, "allOf"), index), document, place, seen));
  const target = typeof $ref === "string" ? pointerOf($ref) : undefined;
  return [...own, ...inner, ...(target === undefined ? [] : containedIn(target, document, place, seen))];
}

/** Keywords whose schemas hold for some values only. */
const IN_BRANCHES = ["anyOf", "oneOf", "if", "then", "else", "dependentSchemas"];

/** Whether `contains` stands in a schema or a list of such that look at the same value. */
function holdsContains(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(holdsContains);
  if (!isWireObject(node)) return false;
  return "contains" in node || "$ref" in node || [...IN_BRANCHES, "allOf"].some((keyword) => holdsContains(node[keyword]));
}
