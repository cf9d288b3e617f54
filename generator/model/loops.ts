import { findCyclesIn } from "./cycles.js";
import { type Model, type ModelId, NO_CHECKS, type TypeNode, type UnionNode, type Variant } from "./types.js";

/**
 * Unions whose alternatives lead back to them without anything between, by references alone: following them would never end, and adds no
 * value. Such alternatives are left out, and what the others of the circle list besides is put in their place (JSON Schema 2020-12 §9.4.1
 * leaves open what they mean; this is the least that satisfies all of them). So all unions of a circle come to the same, and refer to the
 * first one of their kind, unless they say more.
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
    const left = new Map(unions.flatMap(({ type }) => leave(type.variants)).map((each) => [identityOf(each), each] as const));
    if (left.size === 0) return [];
    const nullable = unions.some(({ type }) => type.nullable || type.variants.some((variant) => variant.type.nullable));
    const firsts = new Map<boolean, ModelId>();
    return unions.map((model): Model => {
      const first = isPlain(model.type) ? firsts.get(model.type.exclusive) : undefined;
      if (first !== undefined) return { ...model, type: referTo(first) };
      if (isPlain(model.type)) firsts.set(model.type.exclusive, model.id);
      const own = leave(model.type.variants);
      const known = new Set(own.map(identityOf));
      const others = [...left].flatMap(([identity, each]) => (known.has(identity) ? [] : [each]));
      return { ...model, type: { ...model.type, variants: [...own, ...others], nullable } };
    });
  });
}

/** Says nothing but what its alternatives say. */
function isPlain({ checks, discriminator }: UnionNode): boolean {
  return checks === NO_CHECKS && discriminator === undefined;
}

function referTo(target: ModelId): TypeNode {
  return { kind: "ref", target, nullable: false, checks: NO_CHECKS, inferred: false };
}

/** Equal for alternatives that are the same model. */
function identityOf(variant: Variant): ModelId | Variant {
  return variant.type.kind === "ref" ? variant.type.target : variant;
}

function ledTo(type: TypeNode): readonly ModelId[] {
  if (type.kind === "ref") return [type.target];
  return type.kind === "union" ? type.variants.flatMap((variant) => ledTo(variant.type)) : [];
}

function leadsInto(type: TypeNode, members: ReadonlySet<ModelId>): boolean {
  return ledTo(type).some((target) => members.has(target));
}
