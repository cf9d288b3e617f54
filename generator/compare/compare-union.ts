import { isExactlyOne } from "../model/exactly-one.js";
import { NO_CHECKS, type TypeNode, type UnionNode } from "../model/types.js";
import { alignVariants, type VariantPairs } from "./align-variants.js";
import { compareTypes } from "./compare-type.js";
import { describeType } from "./describe-type.js";
import { hasDisjointVariants } from "./disjoint.js";
import { changesValues } from "./effect.js";
import type { Place, Walk } from "./walk.js";

/** Unions, with each other or with a type that counts as a union of one. */
export function compareUnions(before: TypeNode, after: TypeNode, place: Place, walk: Walk): boolean {
  if (before.kind !== "union" && after.kind !== "union") return false;
  const [old, present] = [asUnion(before), asUnion(after)];
  const aligned = alignVariants(old, present, walk);
  for (const [from, to] of aligned.paired) compareTypes(variant(old, from), variant(present, to), place, walk);
  for (const index of aligned.added) {
    const after = describeType(variant(present, index), walk.names.after);
    walk.report(keepsTag(old, present, index) ? "variant-added-to-open" : "variant-added", place, { after });
  }
  for (const index of aligned.removed)
    walk.report("variant-removed", place, { before: describeType(variant(old, index), walk.names.before) });
  compareExclusivity(old, present, aligned, place, walk);
  compareDiscriminators(old, present, aligned, place, walk);
  if (!old.open && present.open) walk.report("union-opened", place);
  if (old.open && !present.open) walk.report("union-closed", place);
  return true;
}

/** Checks and null of a type that is no union have been compared beside the union's. */
function asUnion(type: TypeNode): UnionNode {
  if (type.kind === "union") return type;
  const alone: TypeNode = { ...type, checks: NO_CHECKS, nullable: false };
  const variants = [{ type: alone, title: undefined }];
  return {
    kind: "union",
    variants,
    exclusive: false,
    discriminator: undefined,
    open: false,
    nullable: false,
    checks: NO_CHECKS,
    inferred: false,
  };
}

function variant(union: UnionNode, index: number): TypeNode {
  const found = union.variants[index];
  if (found === undefined) throw new TypeError(`a union of ${union.variants.length} has no variant ${index}`);
  return found.type;
}

/** Whether the old package keeps an alternative that it does not know: all its tags are new ones of the same property. */
function keepsTag(before: UnionNode, after: UnionNode, index: number): boolean {
  if (!before.open || before.discriminator?.wireName !== after.discriminator?.wireName) return false;
  const tags = after.discriminator?.tags.filter((entry) => entry.variant === index) ?? [];
  const known = new Set(before.discriminator?.tags.map(({ tag }) => tag));
  return after.discriminator?.enforced === true && tags.length > 0 && tags.every(({ tag }) => !known.has(tag));
}

function compareExclusivity(
  before: UnionNode,
  after: UnionNode,
  { paired, added, removed }: VariantPairs,
  place: Place,
  walk: Walk,
): void {
  const [old, present] = [isUncertain(before, walk.before), isUncertain(after, walk.after)];
  if (!old && !present) return;
  const changed =
    added.length > 0 ||
    removed.length > 0 ||
    paired.some(([from, to]) => changesValues(walk.effectOf(variant(before, from), variant(after, to))));
  if (changed) walk.report("variants-overlap", place);
  else if (!isExactlyOne(before) && isExactlyOne(after)) walk.report("union-became-exclusive", place);
  else if (isExactlyOne(before) && !isExactlyOne(after)) walk.report("union-became-inclusive", place);
}

/** Whether a change of one alternative can change what another one means for a value. */
function isUncertain(union: UnionNode, graph: Walk["before"]): boolean {
  if (union.discriminator?.enforced === false) return true;
  return isExactlyOne(union) && !hasDisjointVariants(graph, union);
}

function compareDiscriminators(before: UnionNode, after: UnionNode, { paired }: VariantPairs, place: Place, walk: Walk): void {
  const [old, present] = [before.discriminator, after.discriminator];
  // One that the alternatives enforce themselves adds nothing to them.
  if ((old?.enforced ?? true) && (present?.enforced ?? true) && (old === undefined || present === undefined)) return;
  const describe = (discriminator: UnionNode["discriminator"]): string => discriminator?.wireName ?? "none";
  if (old?.wireName !== present?.wireName) {
    walk.report("discriminator-changed", place, { before: describe(old), after: describe(present) });
    return;
  }
  const counterpart = new Map(paired);
  const moved = old?.tags.find(({ tag, variant }) => {
    const now = present?.tags.find((entry) => entry.tag === tag)?.variant;
    return now !== undefined && counterpart.get(variant) !== now;
  });
  const isStated = old?.enforced === false || present?.enforced === false;
  const tags = (discriminator: UnionNode["discriminator"]): string =>
    JSON.stringify(discriminator?.tags.map(({ tag }) => tag).sort());
  if (moved !== undefined)
    walk.report("discriminator-changed", place, { before: moved.tag, after: `${moved.tag} for another alternative` });
  else if (isStated && tags(old) !== tags(present))
    walk.report("discriminator-changed", place, { before: "other tags", after: "other tags" });
}
