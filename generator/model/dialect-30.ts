import type { JsonObject, JsonValue } from "./types.js";

/**
 * A schema object of OpenAPI 3.0 (or of an upgraded 2.0) in the shape of 3.1: boolean exclusive
 * bounds become numeric ones, and siblings of a `$ref` are dropped (OAS 3.0.3 §4.7.23: "any
 * properties added SHALL be ignored"), but for the description: it changes no value, and who wrote it meant it for this place.
 * `nullable` is left for {@link isNullable30}. The input is left alone.
 */
export function readAs31(schema: JsonObject): JsonObject {
  const reference = schema["$ref"];
  const { description } = schema;
  if (typeof reference === "string") return description === undefined ? { $ref: reference } : { $ref: reference, description };
  if (typeof schema["exclusiveMinimum"] !== "boolean" && typeof schema["exclusiveMaximum"] !== "boolean") return schema;
  const result: Record<string, JsonValue> = { ...schema };
  readExclusive(result, "exclusiveMinimum", "minimum");
  readExclusive(result, "exclusiveMaximum", "maximum");
  return result;
}

/**
 * Whether a 3.0 schema allows null. By the letter `nullable` needs a `type` beside it, and an `enum`
 * without null excludes null (OAS 3.0.3, "Clarify Nullable"); documents that say `nullable: true`
 * beside an enum or a composition mean that null is allowed, so it is.
 */
export function isNullable30(schema: JsonObject): boolean {
  return schema["nullable"] === true && !("$ref" in schema);
}

function readExclusive(schema: Record<string, JsonValue>, exclusive: string, inclusive: string): void {
  const flag = schema[exclusive];
  if (typeof flag !== "boolean") return;
  delete schema[exclusive];
  const bound = schema[inclusive];
  if (!flag || bound === undefined) return;
  delete schema[inclusive];
  schema[exclusive] = bound;
}
