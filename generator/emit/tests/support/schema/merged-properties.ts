import type { OracleModel, Schema, SchemaObject } from "../oracle/model-table.js";
import { unescapeToken } from "../oracle/pointer.js";
import { isWireObject } from "../wire.js";

/** Indices of models by the name of the property that they are for. */
export type MergedProperties = ReadonlyMap<string, number>;

export const NO_PROPERTIES: MergedProperties = new Map();

/** By the pointer of an object: which of its properties are made of several schemas, and are models. */
export function findMergedProperties(models: readonly OracleModel[]): ReadonlyMap<string, MergedProperties> {
  const found = new Map<string, Map<string, number>>();
  models.forEach(({ pointer, merged }, index) => {
    const [, object, token] = merged === undefined ? [] : (/^(.*)\/properties\/([^/]*)$/.exec(pointer) ?? []);
    if (object === undefined || token === undefined) return;
    const properties = found.get(object) ?? new Map<string, number>();
    found.set(object, properties.set(unescapeToken(token), index));
  });
  return found;
}

/** The models of properties beside what else is said: each may be closed or open where the schemas that it is made of are not. */
export function withMerged(schema: Schema, merged: MergedProperties): Schema {
  if (merged.size === 0) return schema;
  return { allOf: [schema, describing([...merged].map(([name, index]) => [name, { $ref: `m${index}` }] as const))] };
}

/** A schema that speaks of properties alone. */
export function describing(properties: readonly (readonly [name: string, schema: SchemaObject])[]): SchemaObject {
  return withInheritedName({ properties: Object.fromEntries(properties) });
}

const PROTOTYPE = "__proto__";

/** Ajv passes over a property that is called as the prototype, but not over a pattern that it matches. */
export function withInheritedName(schema: SchemaObject): SchemaObject {
  const { properties, patternProperties } = schema;
  if (!isWireObject(properties) || !Object.hasOwn(properties, PROTOTYPE)) return schema;
  const patterns = isWireObject(patternProperties) ? patternProperties : {};
  return {
    ...schema,
    properties: withoutKeywords(properties, new Set([PROTOTYPE])),
    patternProperties: { ...patterns, [`^${PROTOTYPE}$`]: properties[PROTOTYPE] },
  };
}

/** A schema without some of its keywords. */
export function withoutKeywords(schema: SchemaObject, keywords: ReadonlySet<string>): SchemaObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.has(keyword)));
}
