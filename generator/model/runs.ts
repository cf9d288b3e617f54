import type { Checks, Model, ModelId, TypeNode } from "./types.js";

/**
 * So many models that look at the same value one after the other fit on the stack of whatever follows them, by far. Those that only
 * refer to another one do not count.
 */
export const LONGEST_RUN = 500;

/** The models from which more than {@link LONGEST_RUN} models follow each other without leaving the value, but for those behind them. */
export function findLongRuns(models: ReadonlyMap<ModelId, Model>): readonly Model[] {
  const lengths = new Map<ModelId, number>();
  const long: Model[] = [];
  const path: { readonly model: Model; readonly targets: readonly ModelId[]; next: number; longest: number }[] = [];
  const enter = (id: ModelId): void => {
    const model = models.get(id);
    if (model === undefined || lengths.has(id)) return;
    // Whoever comes back here while it is open is in a circle, which ends where it is entered.
    lengths.set(id, 0);
    path.push({ model, targets: targetsOf(model.type), next: 0, longest: 0 });
  };
  for (const start of models.keys()) {
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = top.targets[top.next];
      if (target === undefined) {
        const length = top.longest + (top.model.type.kind === "ref" ? 0 : 1);
        if (length > LONGEST_RUN) long.push(top.model);
        lengths.set(top.model.id, length > LONGEST_RUN ? 0 : length);
        path.pop();
      } else {
        const length = lengths.get(target);
        if (length === undefined) enter(target);
        if (length !== undefined || !models.has(target)) {
          top.longest = Math.max(top.longest, length ?? 0);
          top.next++;
        }
      }
    }
  }
  return long;
}

/** What a type refers to for the very value that it looks at itself. */
function targetsOf(type: TypeNode): readonly ModelId[] {
  const inner = [...(type.kind === "union" ? type.variants.map((variant) => variant.type) : []), ...heldAgainst(type.checks)];
  return [...(type.kind === "ref" ? [type.target] : []), ...inner.flatMap(targetsOf)];
}

function heldAgainst(checks: Checks): readonly TypeNode[] {
  return [
    ...(checks.dependentSchemas ?? []).map((entry) => entry.type),
    ...(checks.not ?? []),
    ...(checks.allOf ?? []),
    ...(checks.anyOf ?? []).flat(),
    ...(checks.oneOf ?? []).flat(),
    ...(checks.conditions ?? []).flatMap((entry) => [
      entry.test,
      ...[entry.consequent, entry.alternative].filter((branch) => branch !== undefined),
    ]),
  ];
}
