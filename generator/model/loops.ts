import { findCyclesIn } from "./cycles.js";
import type { Model, ModelId, TypeNode, UnionNode, Variant } from "./types.js";

/**
 * Unions whose alternatives lead back to them without anything between, by references alone: following them would never end, and adds no
 * value. Such alternatives are left out, and what the others of the circle list besides is put in their place (JSON Schema 2020-12 §9.4.1
 * leaves open what they mean; this is the least that satisfies all of them).
 *
 * @returns the unions that were changed
 */
export function openLoops(models: ReadonlyMap<ModelId, Model>): readonly Model[] {
  const edges = new Map([...models.values()].map(({ id, type }) => [id, ledTo(type)] as const));
  return findCyclesIn(edges).flatMap((circle) => {
    const members = new Set(circle);
    const unions = circle.flatMap((id) => {
      const model = models.get(id);
      return model?.type.kind === "union" ? [{ ...model, type: model.type }] : [];
    });
    const leave = (variants: readonly Variant[]): readonly Variant[] => variants.filter(({ type }) => !leadsInto(type, members));
    const others = unions.flatMap(({ type }) => leave(type.variants));
    const orNull = unions.some(({ type }) => type.nullable || type.variants.some((variant) => variant.type.nullable));
    if (others.length === 0) return [];
    return unions
      .filter(({ type }) => type.variants.some((variant) => leadsInto(variant.type, members)))
      .map(
        (model): Model => ({
          ...model,
          type: { ...model.type, ...replaced(model.type, [...new Set(others)], leave), nullable: orNull },
        }),
      );
  });
}

function replaced(
  { variants }: UnionNode,
  others: readonly Variant[],
  leave: (variants: readonly Variant[]) => readonly Variant[],
): Pick<UnionNode, "variants"> {
  const own = leave(variants);
  return {
    variants: [...own, ...others.filter((each) => !own.includes(each) && !own.some((kept) => isSame(kept.type, each.type)))],
  };
}

function isSame(left: TypeNode, right: TypeNode): boolean {
  return left.kind === "ref" && right.kind === "ref" ? left.target === right.target : false;
}

function ledTo(type: TypeNode): readonly ModelId[] {
  if (type.kind === "ref") return [type.target];
  return type.kind === "union" ? type.variants.flatMap((variant) => ledTo(variant.type)) : [];
}

function leadsInto(type: TypeNode, members: ReadonlySet<ModelId>): boolean {
  return ledTo(type).some((target) => members.has(target));
}
