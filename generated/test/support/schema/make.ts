import { isWireObject } from "../wire.js";
import type { Adapter } from "./adapter.js";
import { formattedTexts } from "./edges.js";

const MAX_DEPTH = 6;

/**
 * A value that a schema may well accept: what it requires and little more. Whether it does, ajv has to say;
 * undefined where nothing comes to mind.
 */
export function makeValue(adapter: Adapter, schema: unknown, depth = 0): unknown {
  if (schema === true || schema === undefined) return "anything";
  if (!isWireObject(schema) || depth > MAX_DEPTH) return undefined;
  const { $ref, anyOf, oneOf, allOf } = schema;
  const parts = Array.isArray(allOf) ? allOf.map((member: unknown) => makeValue(adapter, member, depth + 1)) : [];
  if (typeof $ref === "string") parts.push(makeValue(adapter, adapter.schemaOf($ref), depth + 1));
  for (const arms of [anyOf, oneOf]) if (Array.isArray(arms)) parts.push(firstOf(adapter, arms, depth));
  const own = makeOwn(adapter, schema, depth);
  return join([...parts, own].filter((part) => part !== undefined));
}

function firstOf(adapter: Adapter, arms: readonly unknown[], depth: number): unknown {
  const isNull = (arm: unknown): boolean => isWireObject(arm) && arm["type"] === "null";
  for (const arm of arms) {
    const value = isNull(arm) ? undefined : makeValue(adapter, arm, depth + 1);
    if (value !== undefined) return value;
  }
  return undefined;
}

function join(parts: readonly unknown[]): unknown {
  const objects = parts.filter(isWireObject);
  return objects.length > 1 && objects.length === parts.length ? Object.assign({}, ...objects) : parts.at(-1);
}

function makeOwn(adapter: Adapter, schema: Readonly<Record<string, unknown>>, depth: number): unknown {
  if ("const" in schema) return schema["const"];
  if (Array.isArray(schema["enum"])) return schema["enum"].find((member) => member !== null) ?? null;
  const types: unknown[] = Array.isArray(schema["type"]) ? schema["type"] : [schema["type"]];
  switch (types.find((type) => type !== "null") ?? types[0]) {
    case "object":
      return makeObject(adapter, schema, depth);
    case "array":
      return makeArray(adapter, schema, depth);
    case "string":
      return makeText(schema);
    case "number":
    case "integer":
      return makeNumber(schema);
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return "properties" in schema || "required" in schema ? makeObject(adapter, schema, depth) : undefined;
  }
}

function makeObject(adapter: Adapter, schema: Readonly<Record<string, unknown>>, depth: number): unknown {
  const properties = isWireObject(schema["properties"]) ? schema["properties"] : {};
  const required: unknown[] = Array.isArray(schema["required"]) ? schema["required"] : [];
  const entries = required
    .filter((name) => typeof name === "string")
    .map((name) => [name, makeValue(adapter, Object.hasOwn(properties, name) ? properties[name] : true, depth + 1)] as const);
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
}

function makeArray(adapter: Adapter, schema: Readonly<Record<string, unknown>>, depth: number): unknown {
  const { minItems, prefixItems, items } = schema;
  const length = typeof minItems === "number" ? Math.min(minItems, 50) : 0;
  const prefix: unknown[] = Array.isArray(prefixItems) ? prefixItems : [];
  const made = Array.from({ length }, (_, index) => makeValue(adapter, index < prefix.length ? prefix[index] : items, depth + 1));
  return made.includes(undefined) ? undefined : made;
}

function makeText(schema: Readonly<Record<string, unknown>>): unknown {
  const least = typeof schema["minLength"] === "number" ? schema["minLength"] : 0;
  const [formatted] = formattedTexts(schema);
  return formatted ?? "text".padEnd(Math.min(least, 10_000), "x");
}

function makeNumber({
  minimum,
  exclusiveMinimum,
  maximum,
  exclusiveMaximum,
  multipleOf,
}: Readonly<Record<string, unknown>>): unknown {
  if (typeof multipleOf === "number") return multipleOf;
  if (typeof minimum === "number") return minimum;
  if (typeof exclusiveMinimum === "number") return exclusiveMinimum + 1;
  if (typeof maximum === "number") return maximum;
  return typeof exclusiveMaximum === "number" ? exclusiveMaximum - 1 : 1;
}
