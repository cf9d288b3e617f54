import type { SchemaObject } from "../oracle/model-table.js";
import { isWireObject } from "../wire.js";
import type { Adapter } from "./adapter.js";

/** Schemas that have a say about one place of a value, whichever of them applies in the end. */
export interface Relevant {
  readonly schemas: readonly SchemaObject[];
  /** Another model is among them: it has tests of its own. */
  readonly isModel: boolean;
}

const LISTS = ["allOf", "anyOf", "oneOf"];
const SINGLE = ["not", "if", "then", "else"];

/**
 * Follows references, compositions and conditions.
 *
 * @param own the place is the value's own root: a reference to a model only says what that is
 */
export function collectRelevant(adapter: Adapter, start: readonly unknown[], own: boolean): Relevant {
  const schemas = new Set<SchemaObject>();
  let isModel = false;
  const open: unknown[] = [...start];
  // The list grows while it is walked.
  for (const next of open) {
    if (!isWireObject(next) || schemas.has(next)) continue;
    schemas.add(next);
    const { $ref, dependentSchemas } = next;
    if (typeof $ref === "string") {
      if (!own && $ref.startsWith("m")) isModel = true;
      open.push(adapter.schemaOf($ref));
    }
    for (const keyword of LISTS) if (Array.isArray(next[keyword])) open.push(...(next[keyword] as unknown[]));
    for (const keyword of SINGLE) open.push(next[keyword]);
    if (isWireObject(dependentSchemas)) open.push(...Object.values(dependentSchemas));
  }
  return { schemas: [...schemas], isModel };
}

/** Schemas that speak of a property. */
export function schemasOfProperty(schemas: readonly SchemaObject[], name: string): readonly unknown[] {
  return schemas.flatMap((schema) => {
    const { properties, patternProperties, additionalProperties, unevaluatedProperties } = schema;
    const named = isWireObject(properties) && Object.hasOwn(properties, name) ? [properties[name]] : [];
    const matching = isWireObject(patternProperties)
      ? Object.entries(patternProperties).flatMap(([pattern, inner]) => (matches(pattern, name) ? [inner] : []))
      : [];
    const found = [...named, ...matching];
    return found.length > 0 ? found : [additionalProperties, unevaluatedProperties];
  });
}

/** Schemas that speak of an item. */
export function schemasOfItem(schemas: readonly SchemaObject[], index: number): readonly unknown[] {
  return schemas.flatMap(({ prefixItems, items, contains, unevaluatedItems }) => {
    const prefix: unknown[] = Array.isArray(prefixItems) ? prefixItems : [];
    return [index < prefix.length ? prefix[index] : items, contains, unevaluatedItems];
  });
}

/** Whether a pattern of the document matches; one that does not compile does not. */
export function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return false;
  }
}
