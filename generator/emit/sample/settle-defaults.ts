import { isExactlyOne } from "../../model/exactly-one.js";
import type { Checks, Model, ModelGraph, ModelId, ObjectNode, Property } from "../../model/types.js";
import { variantModels } from "../../model/walk.js";
import { acceptsWire } from "./accepts.js";
import { EndlessDefault, fillDefaults } from "./fill-defaults.js";

/** Why a default is not filled in: the end of a sentence. */
export type ReportUnfilled = (property: Property, model: Model, reason: string) => void;

/**
 * The graph with the properties marked whose default decoding fills in (`models.defaults: "apply"`). A default
 * is left alone where filling it in would not give a value of its schema, or could make the object another
 * than it was; each of these is reported.
 */
export function settleDefaults(graph: ModelGraph, report: ReportUnfilled): ModelGraph {
  const alternatives = untaggedAlternatives(graph);
  let settled = replaceProperties(graph, (property, model) => {
    if (property.required || property.default === undefined || model.internal) return property;
    const reason = whyNot(property, model, graph, alternatives);
    if (reason === undefined) return { ...property, filled: true };
    report(property, model, reason);
    return property;
  });
  for (let endless = findEndless(settled); endless !== undefined; endless = findEndless(settled)) {
    const { property, model } = endless;
    report(property, model, "it contains itself");
    settled = replaceProperties(settled, ({ filled, ...others }) => ({
      ...others,
      ...(filled === true && others.pointer !== property.pointer ? { filled } : {}),
    }));
  }
  return settled;
}

function whyNot(property: Property, model: Model, graph: ModelGraph, alternatives: ReadonlySet<ModelId>): string | undefined {
  if (property.default === undefined || !acceptsWire(graph, property.type, property.default, { closed: true }))
    return "it is no value that its schema surely allows";
  if (looksAtPresence(model.type.checks)) return "other keywords of the object hang on which properties are there";
  return alternatives.has(model.id) ? "the object is told from others by which properties are there" : undefined;
}

function looksAtPresence(checks: Checks): boolean {
  const { minProperties: _, required: __, propertyNames: ___, ...others } = checks;
  return Object.keys(others).length > 0;
}

/** Objects that `oneOf` tells from others by their properties alone. */
function untaggedAlternatives({ models }: ModelGraph): ReadonlySet<ModelId> {
  const found = new Set<ModelId>();
  for (const { type } of models.values()) {
    if (type.kind !== "union" || !isExactlyOne(type) || type.discriminator?.enforced === true || type.variants.length < 2)
      continue;
    for (const id of variantModels(type, models)) found.add(id);
  }
  return found;
}

function findEndless(graph: ModelGraph): { readonly property: Property; readonly model: Model } | undefined {
  for (const model of graph.models.values()) {
    if (model.type.kind !== "object" || !model.type.properties.some(({ filled }) => filled === true)) continue;
    try {
      fillDefaults(graph, model.type, {});
    } catch (error) {
      if (error instanceof EndlessDefault) return { property: error.property, model };
      throw error;
    }
  }
  return undefined;
}

function replaceProperties(graph: ModelGraph, replace: (property: Property, model: Model) => Property): ModelGraph {
  const models = new Map(
    Array.from(graph.models.values(), (model) => {
      if (model.type.kind !== "object") return [model.id, model] as const;
      const type: ObjectNode = { ...model.type, properties: model.type.properties.map((property) => replace(property, model)) };
      return [model.id, { ...model, type }] as const;
    }),
  );
  return { ...graph, models };
}
