import { isWireObject } from "../wire.js";
import type { OracleModel, Schema, SchemaObject } from "./model-table.js";
import { append, nodeAt, pointerOf } from "./pointer.js";

/** Keywords whose value is a schema. */
export const SCHEMAS: ReadonlySet<string> = new Set([
  ...["items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "contains", "propertyNames"],
  ...["not", "if", "then", "else"],
]);
/** Keywords whose value is a list of schemas. */
export const LISTS: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
/** Keywords whose value holds schemas by name. */
export const RECORDS: ReadonlySet<string> = new Set(["properties", "patternProperties", "dependentSchemas"]);
/** Other keywords that say something about values. */
export const PLAIN: ReadonlySet<string> = new Set([
  ...["type", "const", "enum", "required", "format", "pattern", "minLength", "maxLength", "multipleOf"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems", "uniqueItems"],
  ...["minContains", "maxContains", "minProperties", "maxProperties", "dependentRequired"],
  ...["contentEncoding", "contentMediaType", "x-speakeasy-type-override"],
]);

/** Where a reference leads that nothing stands beside. */
export function soleReference(schema: unknown): string | undefined {
  if (!isWireObject(schema) || Object.keys(schema).length !== 1 || typeof schema["$ref"] !== "string") return undefined;
  return pointerOf(schema["$ref"]);
}

/** Which model stands for which place of a document. */
export interface PlacedModels {
  /** Pointer of the schema of each model: what its own place refers to, where nothing else is said there. */
  readonly places: readonly string[];
  /** Index of each model, by its pointer and by those of all that it only refers to. */
  readonly byPointer: ReadonlyMap<string, number>;
}

/** A schema that is kept elsewhere and the place that only refers to it are one model; of two such places, the nearer has it, or the first. */
export function placeModels(document: unknown, models: readonly OracleModel[]): PlacedModels {
  const places = models.map(({ pointer }) => pointer);
  const byPointer = new Map(places.map((pointer, index) => [pointer, index]));
  let ends = [...byPointer.values()];
  while (ends.length > 0)
    ends = ends.filter((index) => {
      const target = soleReference(nodeAt(document, places[index] ?? ""));
      if (target === undefined || byPointer.has(target)) return false;
      byPointer.set(target, index);
      places[index] = target;
      return true;
    });
  return { places, byPointer };
}

/**
 * Whether the `allOf` of a schema extends nothing: it holds one reference, and nothing else there or beside it restricts the
 * value, but perhaps to the type that it has. Then the value is what is referred to.
 */
export function isWrappedReference(schema: SchemaObject, document: unknown): boolean {
  const { allOf, ...others } = schema;
  if (!Array.isArray(allOf) || keywordsOf(others).length > 0) return false;
  const members: readonly unknown[] = allOf;
  const saying = members.filter((member) => !isWireObject(member) || keywordsOf(member).length > 0);
  const targets = saying.map((member) => (isWireObject(member) && keywordsOf(member).length === 1 ? member["$ref"] : undefined));
  const [reference] = targets;
  if (typeof reference !== "string" || !targets.every((target) => target === reference)) return false;
  return [others, ...members].every((each) => saysType(each, reference, others["nullable"] === true, document));
}

/** Whether the type that a schema states, if it does, is what a reference leads to anyway. */
function saysType(schema: unknown, reference: string, orNull: boolean, document: unknown): boolean {
  if (!isWireObject(schema) || !("type" in schema)) return true;
  const target = nodeAt(document, pointerOf(reference) ?? "");
  if (!isWireObject(target)) return false;
  const { type, nullable, discriminator } = target;
  const isUnion = isWireObject(discriminator) && "x-modelmint-base" in discriminator;
  const [own, allowed] = [isUnion ? ["object"] : listOf(type), listOf(schema["type"])];
  const isNullAllowed = allowed.includes("null") || schema["nullable"] === true;
  return own.length > 0 && own.every((each) => allowed.includes(each)) && (isNullAllowed || !(orNull || nullable === true));
}

function listOf(type: unknown): readonly unknown[] {
  if (Array.isArray(type)) return type;
  return type === undefined ? [] : [type];
}

function keywordsOf(schema: SchemaObject): readonly string[] {
  return Object.keys(schema).filter(
    (keyword) =>
      keyword !== "type" && (keyword === "$ref" || [SCHEMAS, LISTS, RECORDS, PLAIN].some((keywords) => keywords.has(keyword))),
  );
}

/** Places of the schemas that stand in the one at a pointer, and where it refers to. */
export function innerPointers(document: unknown, pointer: string): readonly string[] {
  const schema = nodeAt(document, pointer);
  if (!isWireObject(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const place = append(pointer, keyword);
    if (keyword === "$ref" && typeof value === "string") return pointerOf(value) ?? [];
    if (SCHEMAS.has(keyword)) return [place];
    if (LISTS.has(keyword) && Array.isArray(value)) return value.map((_, index) => append(place, index));
    return RECORDS.has(keyword) && isWireObject(value) ? Object.keys(value).map((name) => append(place, name)) : [];
  });
}

/** A schema that refers to others in place of those that it refers to. */
export function withReferences(schema: Schema, rename: (name: string) => string): Schema {
  if (!isWireObject(schema)) return schema;
  const inner = (value: unknown): unknown => withReferences(value as Schema, rename); // as the keyword says
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (keyword === "$ref") return [keyword, rename(String(value))];
      if (SCHEMAS.has(keyword)) return [keyword, inner(value)];
      if (LISTS.has(keyword) && Array.isArray(value)) return [keyword, value.map(inner)];
      if (!RECORDS.has(keyword) || !isWireObject(value)) return [keyword, value];
      return [keyword, Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inner(each)]))];
    }),
  );
}
