import { isExactlyOne } from "../../model/exactly-one.js";
import type { JsonValue, UnionNode, Variant } from "../../model/types.js";
import { heightOf } from "./facts.js";
import { isJsonObject } from "./json.js";
import { isUsable, type Place, reenters, type SamplePolicy, type Session } from "./place.js";
import { below as choose, derive } from "./random.js";
import { FALL, sampleNode } from "./sample.js";

const MAX_VARIANTS = 24;
/** Unions of unions: with every level there may be twice as many ways down. */
const MAX_UNIONS = 6;

/** A value of one variant that the whole union takes: which one is chance on a page, else the first that can be. */
export function sampleUnion(session: Session, node: UnionNode, place: Place): JsonValue | undefined {
  if (place.unions >= MAX_UNIONS) {
    session.effort.steps += FALL;
    return undefined;
  }
  const order = orderVariants(session, node, place);
  const policies: readonly SamplePolicy[] = [place.policy, "full", "minimal"];
  for (const policy of isExactlyOne(node) ? policies : policies.slice(0, 1)) {
    for (const index of order) {
      const value = sampleVariant(session, node, index, {
        ...place,
        policy,
        seed: derive(place.seed, index),
        unions: place.unions + 1,
      });
      if (value !== undefined && (isSettled(node) || isUsable(session, node, value))) return value;
    }
  }
  return undefined;
}

// Whether what one variant takes, the whole union takes.
function isSettled(node: UnionNode): boolean {
  return node.discriminator?.enforced ?? !node.exclusive;
}

function orderVariants(session: Session, node: UnionNode, place: Place): readonly number[] {
  const height = (variant: Variant | undefined): number =>
    variant === undefined ? Infinity : heightOf(variant.type, session.facts.heights);
  const indexes = node.variants.map((_, index) => index).filter((index) => height(node.variants[index]) < Infinity);
  const cut = node.variants.some((variant) => reenters(variant.type, place));
  if (place.policy === "minimal" || cut)
    indexes.sort((left, right) => height(node.variants[left]) - height(node.variants[right]) || left - right);
  const start = place.policy === "page" && !cut ? choose(derive(place.seed, "variant"), Math.max(1, indexes.length)) : 0;
  return [...indexes.slice(start), ...indexes.slice(0, start)].slice(0, MAX_VARIANTS);
}

// A variant may leave its tag open (the mapping of the union alone says it): then the tag is put in.
function sampleVariant(session: Session, node: UnionNode, index: number, place: Place): JsonValue | undefined {
  const variant = node.variants[index];
  if (variant === undefined) return undefined;
  const value = sampleNode(session, variant.type, place);
  const tags = node.discriminator?.tags.filter((each) => each.variant === index).map((each) => each.tag) ?? [];
  const [tag] = tags;
  if (value === undefined || tag === undefined || node.discriminator === undefined || !isJsonObject(value)) return value;
  const { wireName } = node.discriminator;
  const present = Object.hasOwn(value, wireName) ? value[wireName] : undefined;
  if (typeof present === "string" && tags.includes(present)) return value;
  const tagged = Object.fromEntries([...Object.entries(value), [wireName, tag]]);
  // A mapping has texts alone, but the property may be a number.
  return isUsable(session, variant.type, tagged) ? tagged : value;
}
