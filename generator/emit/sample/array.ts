import type { ArrayNode, JsonValue, TupleNode, TypeNode } from "../../model/types.js";
import { canonicalJson } from "../../resolve/equal-json.js";
import { holdsExample } from "./exemplified.js";
import { below, isLeaf, type Place, reenters, type Session } from "./place.js";
import { below as choose, derive } from "./random.js";
import { sampleNode } from "./sample.js";

const MAX_ITEMS = 1_000;
/** Models inside models, below which an array on a page has one item: with every level there may be twice as many. */
const DEEP = 6;
const DISTINCT_ATTEMPTS = 40;

/** An array of as many items as the policy and the checks want; `undefined` where too few can be made. */
export function sampleArray(session: Session, node: ArrayNode, place: Place): readonly JsonValue[] | undefined {
  const min = node.checks.minItems ?? 0;
  const contained = (node.checks.contains ?? []).flatMap((each) =>
    new Array<TypeNode>(Math.min(each.min, MAX_ITEMS)).fill(each.type),
  );
  const liked = Math.min(likedLength(session, node, place), node.checks.maxItems ?? Infinity);
  const length = Math.max(min, liked, contained.length);
  if (length > MAX_ITEMS) return undefined;
  const items: JsonValue[] = [];
  const seen = new Set<string>();
  for (let index = 0; index < length; index++) {
    const there = { ...below(place, index, length), position: length > 1 ? index + 1 : undefined };
    const item = sampleDistinct(
      session,
      contained[index] ?? node.items,
      there,
      node.checks.uniqueItems === true ? seen : undefined,
    );
    if (item !== undefined) items.push(item);
    else if (index < min) return undefined;
  }
  return items;
}

// Pages show up to three scalars or two objects, and at least one where the document has an example.
function likedLength(session: Session, node: ArrayNode, place: Place): number {
  if (place.policy === "minimal" || reenters(node.items, place)) return 0;
  if (place.policy === "full" || place.inside.length > DEEP) return 1;
  const exemplified = holdsExample(session.facts.exemplified, node.items) ? 1 : 0;
  return Math.max(exemplified, choose(derive(place.seed, "length"), isLeaf(session, node.items) ? 4 : 3));
}

function sampleDistinct(session: Session, node: TypeNode, place: Place, seen: Set<string> | undefined): JsonValue | undefined {
  for (let attempt = 0; attempt < (seen === undefined ? 1 : DISTINCT_ATTEMPTS); attempt++) {
    const item = sampleNode(
      session,
      node,
      attempt === 0 ? place : { ...place, seed: derive(place.seed, attempt), position: (place.position ?? 1) + attempt },
    );
    if (item === undefined) return undefined;
    const text = seen === undefined ? "" : canonicalJson(item);
    if (seen?.has(text) === true) continue;
    seen?.add(text);
    return item;
  }
  return undefined;
}

/** A tuple: its whole prefix, or in a minimal sample only what must be there. */
export function sampleTuple(session: Session, node: TupleNode, place: Place): readonly JsonValue[] | undefined {
  const min = node.checks.minItems ?? 0;
  const contained = (node.checks.contains ?? []).reduce((sum, each) => sum + each.min, 0);
  const liked = place.policy === "minimal" ? 0 : node.prefix.length;
  const length = Math.min(Math.max(min, liked, contained), node.checks.maxItems ?? Infinity, MAX_ITEMS);
  const items: JsonValue[] = [];
  for (let index = 0; index < length; index++) {
    const item = sampleNode(session, node.prefix[index] ?? node.rest, { ...below(place, index, length), position: index + 1 });
    if (item === undefined) return index < min ? undefined : items;
    items.push(item);
  }
  return items;
}
