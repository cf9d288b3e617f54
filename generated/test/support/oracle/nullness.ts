import { isWireObject } from "../wire.js";

/** Whether null is among the values of a schema by its own keywords; references are not followed. */
export function allowsNull(schema: unknown, is30: boolean): boolean {
  if (!isWireObject(schema)) return false;
  const { nullable, enum: members, anyOf, oneOf, allOf } = schema;
  const type = Array.isArray(schema["type"]) ? schema["type"] : schema["type"] === undefined ? undefined : [schema["type"]];
  if ((is30 && nullable === true) || schema["const"] === null) return true;
  if (Array.isArray(members)) return members.includes(null) && (type === undefined || type.includes("null"));
  if (type?.includes("null") === false) return false;
  // Null has to be one of the alternatives too.
  if (type === undefined && Array.isArray(allOf)) {
    // Some member names null, and none rules it out.
    return allOf.some((member) => allowsNull(member, is30)) && !allOf.some((member) => excludesNull(member, is30));
  }
  const groups = [anyOf, oneOf].filter((variants) => Array.isArray(variants));
  const isAllowed = (variants: readonly unknown[]): boolean => variants.some((variant) => allowsNull(variant, is30));
  return groups.length === 0 ? type !== undefined : groups.every(isAllowed);
}

function excludesNull(schema: unknown, is30: boolean): boolean {
  if (!isWireObject(schema)) return schema === false;
  const saysMore = ["type", "enum", "const", "$ref", "anyOf", "oneOf", "allOf"].some((keyword) => keyword in schema);
  return saysMore && !allowsNull(schema, is30);
}

/** Whether a schema is that of null alone. */
export function isNullAlone(schema: unknown): boolean {
  if (!isWireObject(schema) || ["$ref", "allOf", "anyOf", "oneOf", "not", "if"].some((keyword) => keyword in schema))
    return false;
  const { type, const: only, enum: members } = schema;
  return only === null || type === "null" || (Array.isArray(members) && members.every((member) => member === null));
}
