import type { JsonObject, JsonValue } from "../model/types.js";
import { appendPointer } from "../resolve/pointer.js";
import { isJsonObject } from "./describe-json.js";
import { DATA_FIELDS, MAP_FIELDS } from "./fields.js";

/** @param named keys are names that the API's author chose (`properties`), and no fields */
export type ChangeObject = (object: JsonObject, pointer: string, named: boolean) => JsonObject;

/**
 * A document with each object changed that models may be made from, the inner ones first; what is not changed is the same value. Data,
 * extensions and what says nothing of models (`info`, `security` …) are not looked into.
 */
export function changeObjects(value: JsonValue, change: ChangeObject): JsonValue {
  return changeInside(value, "", false, change);
}

/** Whether there is such an object among those that {@link changeObjects} would change; most documents have none, and are left as they are. */
export function hasObject(value: JsonValue, test: (object: JsonObject, named: boolean) => boolean): boolean {
  return hasInside(value, false, test);
}

/** Visits these objects, the outer ones first; maps from names are none of them. */
export function eachObject(value: JsonValue, visit: (object: JsonObject) => void): void {
  hasObject(value, (object, named) => {
    if (!named) visit(object);
    return false;
  });
}

function hasInside(value: JsonValue, named: boolean, test: (object: JsonObject, named: boolean) => boolean): boolean {
  if (Array.isArray(value)) return value.some((item: JsonValue) => typeof item === "object" && hasInside(item, false, test));
  if (!isJsonObject(value)) return false;
  if (test(value, named)) return true;
  for (const name in value) {
    const member = value[name];
    if (typeof member !== "object" || member === null || isClosed(name, named)) continue;
    if (hasInside(member, !named && MAP_FIELDS.has(name), test)) return true;
  }
  return false;
}

/** Fields of which models take nothing. */
export const UNREAD_FIELDS: ReadonlySet<string> = new Set([
  ...["info", "tags", "servers", "security", "securitySchemes", "securityDefinitions", "externalDocs", "xml"],
]);

function changeInside(value: JsonValue, pointer: string, named: boolean, change: ChangeObject): JsonValue {
  if (Array.isArray(value)) return changeItems(value, pointer, change);
  if (!isJsonObject(value)) return value;
  let changed = false;
  const members = Object.entries(value).map(([name, member]): [string, JsonValue] => {
    if (typeof member !== "object" || member === null || isClosed(name, named)) return [name, member];
    const inner = changeInside(member, appendPointer(pointer, name), !named && MAP_FIELDS.has(name), change);
    changed ||= inner !== member;
    return [name, inner];
  });
  return change(changed ? Object.fromEntries(members) : value, pointer, named);
}

/** Whether a member is not looked into. */
function isClosed(name: string, named: boolean): boolean {
  return !named && (name.startsWith("x-") || DATA_FIELDS.has(name) || UNREAD_FIELDS.has(name));
}

function changeItems(items: readonly JsonValue[], pointer: string, change: ChangeObject): readonly JsonValue[] {
  const changed = items.map((item, index) => changeInside(item, appendPointer(pointer, index), false, change));
  return changed.every((item, index) => item === items[index]) ? items : changed;
}
