import type { ArrayNode, TupleNode, TypeNode } from "../model/types.js";
import { compareTypes } from "./compare-type.js";
import { type Place, stepInto, type Walk } from "./walk.js";

type ListNode = ArrayNode | TupleNode;

/** Arrays and tuples: item by item, as far as either has a type of its own for a place, and the rest. */
export function compareArrays(before: TypeNode, after: TypeNode, place: Place, walk: Walk): boolean {
  if (!isList(before) || !isList(after)) return false;
  const [old, present] = [prefixOf(before), prefixOf(after)];
  if (before.kind !== after.kind || old.length !== present.length) {
    const describe = (type: ListNode): string => (type.kind === "array" ? "an array" : `a tuple of ${type.prefix.length}`);
    walk.report("representation-changed", place, { before: describe(before), after: describe(after) });
  }
  for (let index = 0; index < Math.max(old.length, present.length); index++) {
    const [one, other] = [old[index] ?? restOf(before), present[index] ?? restOf(after)];
    compareTypes(one, other, stepInto(place, `[${index}]`), walk);
  }
  compareTypes(restOf(before), restOf(after), stepInto(place, "[]"), walk);
  return true;
}

function isList(type: TypeNode): type is ListNode {
  return type.kind === "array" || type.kind === "tuple";
}

function prefixOf(type: ListNode): readonly TypeNode[] {
  return type.kind === "tuple" ? type.prefix : [];
}

function restOf(type: ListNode): TypeNode {
  return type.kind === "tuple" ? type.rest : type.items;
}
