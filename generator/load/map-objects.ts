import type { JsonObject, JsonValue } from "../model/types.js";
import { isJsonObject } from "./describe-json.js";
import { DATA_FIELDS, MAP_FIELDS } from "./fields.js";

type Change = (object: JsonObject) => JsonObject;

/** An object and all in it, each object changed, the inner ones first. Maps from names, data and extensions are none of them. */
export function mapObjects(object: JsonObject, change: Change): JsonObject {
  return change(mapMembers(object, (member, name) => mapField(name, member, change)));
}

/** A value with its references changed; those in data mean nothing. */
export function mapReferences(value: JsonValue, change: (reference: string) => string): JsonValue {
  return mapInside(value, (object) => {
    const { $ref } = object;
    return typeof $ref === "string" ? { ...object, $ref: change($ref) } : object;
  });
}

export function mapMembers(object: JsonObject, change: (member: JsonValue, name: string) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, change(member, name)]));
}

/** An own member of an object; undefined of anything else. */
export function memberOf(object: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

function mapField(name: string, value: JsonValue, change: Change): JsonValue {
  if (DATA_FIELDS.has(name) || name.startsWith("x-")) return value;
  return MAP_FIELDS.has(name) && isJsonObject(value)
    ? mapMembers(value, (member) => mapInside(member, change))
    : mapInside(value, change);
}

function mapInside(value: JsonValue, change: Change): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => mapInside(item, change));
  return isJsonObject(value) ? mapObjects(value, change) : value;
}
