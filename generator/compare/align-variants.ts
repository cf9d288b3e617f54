import type { ModelGraph, TypeNode, UnionNode, Variant } from "../model/types.js";
import { equalJson } from "../resolve/equal-json.js";
import type { ModelPairs } from "./align-models.js";
import { kindsOf, resolveType } from "./resolve-type.js";

/** Alternatives of two unions by index; what has no counterpart stands alone. */
export interface VariantPairs {
  readonly paired: readonly (readonly [before: number, after: number])[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

/** Two documents and what is known of their models' identities. */
export interface Aligned {
  readonly before: ModelGraph;
  readonly after: ModelGraph;
  readonly pairs: ModelPairs;
}

type Likeness = (before: Variant, after: Variant) => number;

/**
 * Pairs alternatives by meaning, not by place: first those of one model, then those of one tag, of one
 * title, and at last those that are most alike. A wrong pair would only be judged too strictly.
 */
export function alignVariants(before: UnionNode, after: UnionNode, aligned: Aligned): VariantPairs {
  const open = {
    before: new Set(before.variants.keys()),
    after: new Set(after.variants.keys()),
  };
  const paired: (readonly [number, number])[] = [];
  const tags = { before: tagsOf(before), after: tagsOf(after) };
  const sameTag = (left: number, right: number): boolean =>
    [...(tags.before.get(left) ?? [])].some((tag) => tags.after.get(right)?.has(tag) === true);
  const measures: readonly Likeness[] = [
    (left, right) => Number(isSameModel(left.type, right.type, aligned)),
    (left, right) => Number(sameTag(before.variants.indexOf(left), after.variants.indexOf(right))),
    (left, right) => Number(left.title !== undefined && left.title === right.title),
    (left, right) => likeness(left.type, right.type, aligned),
  ];
  for (const measure of measures) {
    const rated = [...open.before].flatMap((left) =>
      [...open.after].map((right) => ({ left, right, score: rate(before.variants[left], after.variants[right], measure) })),
    );
    const likely = rated.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
    for (const { left, right } of likely) {
      if (!open.before.has(left) || !open.after.has(right)) continue;
      open.before.delete(left);
      open.after.delete(right);
      paired.push([left, right]);
    }
  }
  return { paired: paired.sort(([, a], [, b]) => a - b), removed: [...open.before], added: [...open.after] };
}

function rate(left: Variant | undefined, right: Variant | undefined, measure: Likeness): number {
  return left === undefined || right === undefined ? 0 : measure(left, right);
}

function tagsOf({ discriminator }: UnionNode): ReadonlyMap<number, ReadonlySet<string>> {
  const tags = new Map<number, Set<string>>();
  for (const { tag, variant } of discriminator?.tags ?? []) tags.set(variant, (tags.get(variant) ?? new Set()).add(tag));
  return tags;
}

function isSameModel(left: TypeNode, right: TypeNode, { pairs }: Aligned): boolean {
  return left.kind === "ref" && right.kind === "ref" && pairs.afterOf(left.target) === right.target;
}

/** 0 where they have nothing in common; for objects the share of names that both have. */
function likeness(left: TypeNode, right: TypeNode, { before, after, pairs }: Aligned): number {
  // A model that has its counterpart elsewhere is not this one.
  if (left.kind === "ref" && pairs.afterOf(left.target) !== undefined) return 0;
  if (right.kind === "ref" && pairs.beforeOf(right.target) !== undefined) return 0;
  const [one, other] = [resolveType(before, left).type, resolveType(after, right).type];
  if (one.kind === "object" && other.kind === "object") {
    const names = new Set(one.properties.map(({ wireName }) => wireName));
    const shared = other.properties.filter(({ wireName }) => names.has(wireName)).length;
    return (shared + 0.1) / (names.size + other.properties.length + 1);
  }
  if (one.kind === "literal" && other.kind === "literal") return equalJson(one.value, other.value) ? 1 : 0;
  if (one.kind === "scalar" && other.kind === "scalar" && one.type === other.type) return one.format === other.format ? 1 : 0.9;
  const kinds = kindsOf(before, left);
  const common = [...kindsOf(after, right)].filter((kind) => kinds.has(kind)).length;
  return common > 0 && one.kind === other.kind ? 0.5 : common > 0 && kinds.size === 1 ? 0.2 : 0;
}
