import { splitNodeId } from "../resolve/node.js";
import type { ModelOptions } from "./options.js";
import type { Direction, Merged, Model, ModelId, Property, TypeNode } from "./types.js";
import { referencesOf, variantModels } from "./walk.js";

/** Where values enter the graph. */
export interface Roots {
  /** Everything that the document publishes or uses directly. */
  readonly ids: ModelId[];
  readonly requests: ModelId[];
  readonly responses: ModelId[];
}

/**
 * Marks how each model travels, by following references from bodies and parameters, and opens the
 * enums and tagged unions that the options want open. A model that nothing uses counts as both.
 *
 * @param is30 the document is one of OpenAPI 3.0, where `required` takes effect one way for some properties
 */
export function settleDirections(
  models: ReadonlyMap<ModelId, Model>,
  roots: Roots,
  options: ModelOptions,
  is30: boolean,
): ReadonlyMap<ModelId, Model> {
  const edges = new Map([...models.values()].map((model) => [model.id, referencesOf(model.type)]));
  const requests = reach(roots.requests, edges);
  const responses = reach(roots.responses, edges);
  const unused = roots.ids.filter((id) => !requests.has(id) && !responses.has(id));
  for (const id of reach(unused, edges)) {
    requests.add(id);
    responses.add(id);
  }
  const telling = withExtended(tellingEnums(models), models);
  const tags = is30 ? tagProperties(models) : new Map<ModelId, string>();
  return new Map(
    [...models.values()].map((model) => {
      const direction = { request: requests.has(model.id), response: responses.has(model.id) };
      const opened = model.internal || telling.has(model.id) ? model.type : open(model.type, direction.response, options);
      const type = is30 && !model.internal ? requireOneWay(opened, direction, tags.get(model.id)) : opened;
      return [model.id, { ...model, direction, type }];
    }),
  );
}

function open(type: TypeNode, inResponse: boolean, options: ModelOptions): TypeNode {
  const isOpen = (mode: "auto" | "open" | "closed"): boolean => mode === "open" || (mode === "auto" && inResponse);
  if (type.kind === "enum")
    return { ...type, open: isOpen(options.enums) && type.members.every((member) => isOpenable(member.value)) };
  if (type.kind === "union")
    return { ...type, open: (type.base !== undefined || isOpen(options.unions)) && type.discriminator?.enforced === true };
  return type;
}

/**
 * OAS 3.0.3 §4.7.24.2: of a property that is `readOnly`, "the required will take effect on the response only", and of one that is
 * `writeOnly` on the request only. What travels both ways has one type, which keeps what the schema says. Since 3.1 both are annotations.
 */
function requireOneWay(type: TypeNode, direction: Direction, tag: string | undefined): TypeNode {
  const isElsewhere = ({ required, readOnly, writeOnly, wireName }: Property): boolean =>
    required && wireName !== tag && ((readOnly && !direction.response) || (writeOnly && !direction.request));
  if (type.kind !== "object" || !type.properties.some(isElsewhere)) return type;
  const properties = type.properties.map((property) =>
    isElsewhere(property) ? { ...property, required: false, requiredElsewhere: true as const } : property,
  );
  return { ...type, properties };
}

/** The property of each object by which a union tells it from others: it has to be there. */
function tagProperties(models: ReadonlyMap<ModelId, Model>): ReadonlyMap<ModelId, string> {
  const tags = new Map<ModelId, string>();
  for (const { type } of models.values()) {
    if (type.kind !== "union" || type.discriminator?.enforced !== true) continue;
    for (const id of variantModels(type, models)) if (!tags.has(id)) tags.set(id, type.discriminator.wireName);
  }
  return tags;
}

/**
 * Enums by which the variants of a union are told apart, as variants themselves or as properties of
 * objects: they stay closed, or values of one variant would be taken for values of another.
 */
function tellingEnums(models: ReadonlyMap<ModelId, Model>): ReadonlySet<ModelId> {
  const telling = new Set<ModelId>();
  const seen = new Set<ModelId>();
  const addVariant = (type: TypeNode): void => {
    if (type.kind === "ref") addModel(type.target);
    else if (type.kind === "object") for (const property of type.properties) addEnum(property.type);
    else if (type.kind === "union") for (const variant of type.variants) addVariant(variant.type);
  };
  const addModel = (id: ModelId): void => {
    const type = models.get(id)?.type;
    if (type === undefined || seen.has(id)) return; // also where models only refer to each other
    seen.add(id);
    if (type.kind === "enum") telling.add(id);
    else addVariant(type);
  };
  const addEnum = (type: TypeNode): void => {
    if (type.kind === "ref" && models.get(type.target)?.type.kind === "enum") telling.add(type.target);
  };
  for (const model of models.values()) {
    if (model.type.kind !== "union") continue;
    const wireName = model.type.discriminator?.enforced === true ? model.type.discriminator.wireName : undefined;
    for (const variant of model.type.variants) {
      if (wireName === undefined) addVariant(variant.type);
      else addTag(variant.type, wireName, models, addEnum);
    }
  }
  return telling;
}

/**
 * With those that are made of a telling enum, or of a tag that became a literal, and of more: an object that extends a variant has
 * the values of that variant, whatever it adds.
 */
function withExtended(telling: ReadonlySet<ModelId>, models: ReadonlyMap<ModelId, Model>): ReadonlySet<ModelId> {
  const byLastPart = new Map<ModelId, (readonly ModelId[])[]>();
  const note = (parts: readonly ModelId[]): void => {
    const last = parts.at(-1);
    if (last === undefined) return;
    const known = byLastPart.get(last);
    if (known === undefined) byLastPart.set(last, [parts]);
    else known.push(parts);
  };
  for (const id of telling) note(partsOf(id, models.get(id)?.merged));
  for (const parts of literalTags(models)) note(parts);
  const isExtended = ({ id, type, merged }: Model): boolean => {
    if (type.kind !== "enum") return false;
    const parts = new Set(partsOf(id, merged));
    return [...parts].some((part) => byLastPart.get(part)?.some((each) => each.every((own) => parts.has(own))));
  };
  return new Set([...telling, ...[...models.values()].filter(isExtended).map(({ id }) => id)]);
}

function partsOf(id: ModelId, merged: Merged | undefined): readonly ModelId[] {
  return merged?.parts.map((part) => part.id) ?? [id];
}

/** What the tags of variants were made of that are literals. */
function literalTags(models: ReadonlyMap<ModelId, Model>): readonly (readonly ModelId[])[] {
  return [...models.values()].flatMap(({ type }) => {
    if (type.kind !== "union" || type.discriminator?.enforced !== true) return [];
    const { wireName } = type.discriminator;
    return [...variantModels(type, models)].flatMap((variant) => {
      const object = models.get(variant)?.type;
      const tag = object?.kind === "object" ? object.properties.find((property) => property.wireName === wireName) : undefined;
      if (tag?.type.kind !== "literal") return [];
      const { uri } = splitNodeId(variant);
      return [partsOf(uri === undefined ? tag.pointer : `${uri}#${tag.pointer}`, tag.type.merged)];
    });
  });
}

function addTag(type: TypeNode, wireName: string, models: ReadonlyMap<ModelId, Model>, addEnum: (type: TypeNode) => void): void {
  const shape = type.kind === "ref" ? models.get(type.target)?.type : type;
  if (shape?.kind === "object") {
    for (const property of shape.properties) if (property.wireName === wireName) addEnum(property.type);
  }
}

// true and false leave no third value to be open for; objects and arrays are compared as a whole
function isOpenable(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}

function reach(roots: readonly ModelId[], edges: ReadonlyMap<ModelId, ReadonlySet<ModelId>>): Set<ModelId> {
  const reached = new Set<ModelId>();
  const pending = [...roots];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    pending.push(...(edges.get(id) ?? []));
  }
  return reached;
}
