import { isWireObject } from "../wire.js";
import type { SchemaObject } from "./model-table.js";
import { pointerOf } from "./pointer.js";

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
  ...["contentEncoding", "x-speakeasy-type-override"],
]);

/** Where a reference leads that nothing stands beside. */
export function soleReference(schema: unknown): string | undefined {
  if (!isWireObject(schema) || Object.keys(schema).length !== 1 || typeof schema["$ref"] !== "string") return undefined;
  return pointerOf(schema["$ref"]);
}

/**
 * Whether the `allOf` of a schema extends nothing: it holds one reference, and nothing else there or beside it restricts the
 * value. Then the value is what is referred to.
 */
export function isWrappedReference(schema: SchemaObject): boolean {
  const { allOf, ...others } = schema;
  if (!Array.isArray(allOf) || keywordsOf(others).length > 0) return false;
  const members: readonly unknown[] = allOf;
  const saying = members.filter((member) => !isWireObject(member) || keywordsOf(member).length > 0);
  const targets = saying.map((member) => (isWireObject(member) && keywordsOf(member).length === 1 ? member["$ref"] : undefined));
  return typeof targets[0] === "string" && targets.every((target) => target === targets[0]);
}

function keywordsOf(schema: SchemaObject): readonly string[] {
  return Object.keys(schema).filter(
    (keyword) => keyword === "$ref" || [SCHEMAS, LISTS, RECORDS, PLAIN].some((keywords) => keywords.has(keyword)),
  );
}
