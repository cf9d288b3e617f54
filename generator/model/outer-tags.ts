import { tagsOfVariant } from "./discriminators.js";
import type { Model, ModelId, OuterTag, TypeNode } from "./types.js";

type Models = ReadonlyMap<ModelId, Model>;

/**
 * Finds the tags that open unions have because they are alternatives of other unions: what has an unrecognised tag of
 * the inner union still is a value of the outer one, so that it has one of the tags that lead there.
 */
export function settleOuterTags(models: Models): Models {
  const outer = new Map<ModelId, OuterTag[]>();
  for (const { type } of models.values()) {
    if (type.kind !== "union" || type.discriminator?.enforced !== true) continue;
    const { wireName } = type.discriminator;
    for (const inner of unionsBelow(type, models)) noteOuterTag(inner, wireName, models, outer);
  }
  if (outer.size === 0) return models;
  return new Map([...models].map(([id, model]) => [id, withOuterTags(model, outer.get(id))]));
}

function withOuterTags(model: Model, outer: readonly OuterTag[] | undefined): Model {
  return outer === undefined || model.type.kind !== "union" ? model : { ...model, type: { ...model.type, outer } };
}

/** The unions among the alternatives of a union, and among theirs. */
function unionsBelow(union: TypeNode, models: Models): ReadonlySet<Model> {
  const found = new Set<Model>();
  const seen = new Set<TypeNode>();
  const pending = [union];
  for (let type = pending.pop(); type !== undefined; type = pending.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    if (type.kind === "union") pending.push(...type.variants.map((variant) => variant.type));
    const target = type.kind === "ref" ? models.get(type.target) : undefined;
    if (target === undefined) continue;
    if (target.type.kind === "union") found.add(target);
    pending.push(target.type);
  }
  return found;
}

function noteOuterTag({ id, type }: Model, wireName: string, models: Models, outer: Map<ModelId, OuterTag[]>): void {
  if (type.kind !== "union" || !type.open || type.discriminator?.wireName === wireName) return;
  if (type.base !== undefined) return; // which has them, as all variants do
  const known = outer.get(id) ?? [];
  if (known.some((each) => each.wireName === wireName)) return;
  const tags = tagsOfVariant(type, wireName, models);
  if (tags !== undefined) outer.set(id, [...known, { wireName, tags: [...new Set(tags)] }]);
}
