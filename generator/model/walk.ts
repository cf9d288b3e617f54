import { type Checks, type Evaluation, type Model, type ModelId, NO_CHECKS, type TypeNode, type UnionNode } from "./types.js";

const NONE: readonly TypeNode[] = [];

/** Calls `visit` for a type and every type inside it, checks included; does not follow references to models. */
export function walkType(type: TypeNode, visit: (type: TypeNode) => void): void {
  visit(type);
  for (const inner of childTypes(type)) walkType(inner, visit);
  for (const inner of checkedTypes(type.checks)) walkType(inner, visit);
}

/** The types directly inside a type's shape. */
export function childTypes(type: TypeNode): readonly TypeNode[] {
  switch (type.kind) {
    case "array":
      return [type.items];
    case "tuple":
      return [...type.prefix, type.rest];
    case "map":
      return [type.values, ...type.patterns.map((entry) => entry.type)];
    case "object":
      return [
        ...type.properties.map((property) => property.type),
        ...(type.additional.kind === "typed"
          ? [type.additional.values, ...type.additional.patterns.map((entry) => entry.type)]
          : []),
      ];
    case "union":
      return [...type.variants.map((variant) => variant.type), ...(type.base === undefined ? [] : [type.base])];
    default:
      return NONE;
  }
}

/** The types that checks hold a value against. */
export function checkedTypes(checks: Checks): readonly TypeNode[] {
  if (checks === NO_CHECKS) return NONE; // as of nearly every type
  return [
    ...(checks.contains ?? []).map((entry) => entry.type),
    ...(checks.propertyNames ?? []),
    ...(checks.dependentSchemas ?? []).map((entry) => entry.type),
    ...(checks.not ?? []),
    ...(checks.allOf ?? []),
    ...(checks.anyOf ?? []).flat(),
    ...(checks.oneOf ?? []).flat(),
    ...(checks.conditions ?? []).flatMap((entry) => [
      entry.test,
      ...[entry.consequent, entry.alternative].filter((type) => type !== undefined),
    ]),
    ...[...(checks.unevaluatedProperties ?? []), ...(checks.unevaluatedItems ?? [])].flatMap((entry) => [
      entry.type,
      ...evaluatingTypes(entry.evaluation),
    ]),
  ];
}

function evaluatingTypes(evaluation: Evaluation): readonly TypeNode[] {
  const branches = evaluation.branches.flatMap(({ test, met, unmet }) => [
    ...(typeof test === "string" ? [] : [test]),
    ...evaluatingTypes(met),
    ...evaluatingTypes(unmet),
  ]);
  return [...evaluation.contains, ...branches];
}

/** Ids of all models that a type refers to, checks included; each once, in order. */
export function referencesOf(type: TypeNode): ReadonlySet<ModelId> {
  const ids = new Set<ModelId>();
  walkType(type, (inner) => {
    if (inner.kind === "ref") ids.add(inner.target);
  });
  return ids;
}

/** Ids of the models that a union chooses between, those of unions and references among them included; each once. */
export function variantModels(union: UnionNode, models: ReadonlyMap<ModelId, Model>): ReadonlySet<ModelId> {
  const found = new Set<ModelId>();
  const add = (type: TypeNode): void => {
    if (type.kind !== "ref" || found.has(type.target)) return;
    found.add(type.target);
    const inner = models.get(type.target)?.type;
    if (inner?.kind === "ref") add(inner);
    if (inner?.kind === "union") for (const variant of inner.variants) add(variant.type);
  };
  for (const variant of union.variants) add(variant.type);
  return found;
}
