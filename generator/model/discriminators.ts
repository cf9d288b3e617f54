import { splitNodeId } from "../resolve/node.js";
import { parsePointer } from "../resolve/pointer.js";
import type { StatedDiscriminator } from "./stated-discriminator.js";
import type {
  Discriminator,
  LiteralNode,
  Model,
  ModelId,
  ObjectNode,
  Property,
  RefNode,
  TypeNode,
  UnionNode,
  Variant,
} from "./types.js";
import { NO_CHECKS } from "./types.js";
import { referencesOf } from "./walk.js";

type Models = ReadonlyMap<ModelId, Model>;

/** What the document says of unions, by their model. */
interface StatedUnions {
  readonly stated: ReadonlyMap<ModelId, StatedDiscriminator>;
  /** What values with other tags are all the same. */
  readonly bases: ReadonlyMap<ModelId, ModelId>;
}

/**
 * Finds how each union of objects can be told apart: by the document's discriminator, else by a
 * property that every variant requires with values of its own. One-value enums that serve as tags
 * become literals; models that nothing refers to any more are dropped.
 */
export function settleDiscriminators(models: Models, { stated, bases }: StatedUnions, roots: readonly ModelId[]): Models {
  const result = new Map(models);
  for (const model of models.values()) {
    if (model.type.kind !== "union") continue;
    const discriminator = findDiscriminator(model.type, stated.get(model.id), models);
    const base = bases.get(model.id);
    if (base !== undefined) result.set(model.id, { ...model, type: withBase({ ...model.type, discriminator }, referTo(base)) });
    else if (discriminator !== undefined) result.set(model.id, { ...model, type: { ...model.type, discriminator } });
  }
  const tagged = [...result.values()].filter((model) => model.type.kind === "union" && model.type.discriminator !== undefined);
  for (const model of tagged) makeTagsLiteral(model.type, models, result);
  return dropUnreachable(result, roots);
}

/** Where a tag does not decide, what all variants extend is one of them. */
function withBase(union: UnionNode, base: RefNode): UnionNode {
  const { discriminator, variants } = union;
  if (discriminator?.enforced === true) return { ...union, base };
  const all = [...variants, { type: base, title: undefined }];
  return {
    ...union,
    variants: all,
    exclusive: false,
    discriminator: discriminator && { ...discriminator, fallback: variants.length },
  };
}

function referTo(target: ModelId): RefNode {
  return { kind: "ref", target, nullable: false, checks: NO_CHECKS, inferred: false };
}

function findDiscriminator(union: UnionNode, stated: StatedDiscriminator | undefined, models: Models): Discriminator | undefined {
  if (union.variants.length < 2 && stated === undefined) return undefined;
  if (stated !== undefined) return readStated(union, stated, models);
  for (const wireName of sharedNames(union, models)) {
    const tags = tagsOf(union, wireName, models);
    if (tags !== undefined) return { wireName, tags, enforced: true };
  }
  return undefined;
}

function readStated(union: UnionNode, stated: StatedDiscriminator, models: Models): Discriminator | undefined {
  const own = tagsOf(union, stated.wireName, models);
  if (own !== undefined) return { wireName: stated.wireName, tags: inOrderOf(stated, own), enforced: true };
  const tags: { tag: string; variant: number }[] = [];
  const taken = new Set<string>();
  const add = (tag: string, variant: number): void => {
    if (variant < 0 || taken.has(tag)) return;
    taken.add(tag);
    tags.push({ tag, variant });
  };
  for (const { tag, target } of stated.mapping)
    add(
      tag,
      union.variants.findIndex((variant) => refersTo(variant, target)),
    );
  union.variants.forEach((variant, index) => {
    if (variant.type.kind !== "ref" || tags.some((entry) => entry.variant === index)) return;
    const implicit = implicitTag(variant.type.target);
    if (implicit !== undefined) add(implicit, index);
  });
  if (tags.length === 0) return undefined;
  const fallback = union.variants.findIndex((variant) => stated.fallback !== undefined && refersTo(variant, stated.fallback));
  return { wireName: stated.wireName, tags, enforced: false, ...(fallback < 0 ? {} : { fallback }) };
}

/** Tags in the order of the mapping; those that it leaves out come last. */
function inOrderOf(stated: StatedDiscriminator, tags: Discriminator["tags"]): Discriminator["tags"] {
  const position = new Map(stated.mapping.map(({ tag }, index) => [tag, index]));
  const at = (tag: string): number => position.get(tag) ?? position.size;
  return [...tags].sort((left, right) => at(left.tag) - at(right.tag));
}

/** A component is called by its name where the mapping does not say otherwise (OAS 3.1 §4.8.25.4). */
function implicitTag(id: ModelId): string | undefined {
  const tokens = parsePointer(splitNodeId(id).pointer);
  return tokens.length === 3 && tokens[1] === "schemas" ? tokens[2] : undefined;
}

function refersTo(variant: Variant, target: ModelId): boolean {
  return variant.type.kind === "ref" && variant.type.target === target;
}

/** Names of properties that the first object of a union requires; only these can be shared by all. */
function sharedNames(union: UnionNode, models: Models): readonly string[] {
  const first = union.variants[0];
  const objects = first === undefined ? undefined : objectsOf(first.type, models, new Set());
  return objects?.[0]?.properties.filter((property) => property.required).map((property) => property.wireName) ?? [];
}

/** Tags of all variants, if each requires the property, restricts it to strings, and no two share one. */
function tagsOf(union: UnionNode, wireName: string, models: Models): Discriminator["tags"] | undefined {
  const tags: { tag: string; variant: number }[] = [];
  const owner = new Map<string, number>();
  for (const [index, variant] of union.variants.entries()) {
    const values = tagsOfVariant(variant.type, wireName, models);
    if (values === undefined) return undefined;
    for (const tag of values) {
      if ((owner.get(tag) ?? index) !== index) return undefined;
      if (!owner.has(tag)) tags.push({ tag, variant: index });
      owner.set(tag, index);
    }
  }
  return tags;
}

/** The values that a property has in all objects of a type, if each of them requires it and restricts it to strings; with repetitions. */
export function tagsOfVariant(type: TypeNode, wireName: string, models: Models): readonly string[] | undefined {
  const tags: string[] = [];
  const objects = objectsOf(type, models, new Set());
  if (objects === undefined) return undefined;
  for (const object of objects) {
    const property = object.properties.find((candidate) => candidate.wireName === wireName && candidate.required);
    const values = property === undefined ? undefined : tagValues(property, models);
    if (values === undefined) return undefined;
    tags.push(...values);
  }
  return tags;
}

/** The objects that a variant comes down to: itself, or those of a union that it refers to. */
function objectsOf(type: TypeNode, models: Models, seen: Set<ModelId>): readonly ObjectNode[] | undefined {
  if (type.nullable || type.inferred) return undefined;
  if (type.kind === "object") return [type];
  if (type.kind === "union") {
    const inner = type.variants.map((variant) => objectsOf(variant.type, models, seen));
    return inner.every((objects) => objects !== undefined) ? inner.flat() : undefined;
  }
  if (type.kind !== "ref" || seen.has(type.target)) return undefined;
  seen.add(type.target);
  const target = models.get(type.target);
  return target === undefined ? undefined : objectsOf(target.type, models, seen);
}

function tagValues(property: Property, models: Models): readonly string[] | undefined {
  const type = property.type.kind === "ref" && !property.type.nullable ? models.get(property.type.target)?.type : property.type;
  if (type === undefined || type.nullable) return undefined;
  if (type.kind === "literal") return typeof type.value === "string" ? [type.value] : undefined;
  if (type.kind !== "enum") return undefined;
  const values = type.members.map((member) => member.value).filter((value) => typeof value === "string");
  return values.length === type.members.length ? values : undefined;
}

/** A tag that has one value only is a literal of its object, not an enum with a name and a page. */
function makeTagsLiteral(union: TypeNode, models: Models, result: Map<ModelId, Model>): void {
  if (union.kind !== "union" || union.discriminator === undefined || union.variants.length < 2) return;
  const { wireName } = union.discriminator;
  const isObject = (type: TypeNode): boolean => type.kind === "ref" && models.get(type.target)?.type.kind === "object";
  if (!union.variants.every((variant) => isObject(variant.type))) return;
  for (const variant of union.variants) {
    if (variant.type.kind !== "ref") continue;
    const target = result.get(variant.type.target);
    if (target?.type.kind !== "object") continue;
    const properties = target.type.properties.map((property) =>
      property.wireName === wireName ? withLiteral(property, target, models) : property,
    );
    result.set(target.id, { ...target, type: { ...target.type, properties } });
  }
}

function withLiteral(property: Property, owner: Model, models: Models): Property {
  if (property.type.kind !== "ref") return property;
  const target = models.get(property.type.target);
  const isInline = target?.id.startsWith(`${owner.id}/`) === true && target.path.length > 0;
  if (target?.type.kind !== "enum" || !isInline || target.type.members.length !== 1) return property;
  const value = target.type.members[0]?.value;
  if (value === undefined) return property;
  const { merged } = target;
  const literal: LiteralNode = { kind: "literal", value, nullable: false, checks: NO_CHECKS, inferred: false };
  return { ...property, type: merged === undefined ? literal : { ...literal, merged } };
}

function dropUnreachable(models: Models, roots: readonly ModelId[]): Models {
  const reached = new Set<ModelId>();
  const pending = [...roots];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const model = models.get(id);
    if (model === undefined || reached.has(id)) continue;
    reached.add(id);
    pending.push(...referencesOf(model.type));
  }
  return new Map([...models].filter(([id]) => reached.has(id)));
}
