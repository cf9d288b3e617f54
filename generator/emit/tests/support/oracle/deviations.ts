import { isBinary } from "../schema/formats.js";
import { isWireObject } from "../wire.js";
import type { Schema, SchemaObject } from "./model-table.js";

/** A schema pattern whose type openapi-typescript gets wrong, or cannot say. Models that hold it are compared in neither direction. */
export interface Deviation {
  readonly name: string;
  /** On one schema of the hoisted document, not on those inside of it. */
  readonly matches: (schema: SchemaObject) => boolean;
}

/** Marks a schema that openapi-typescript was handed without one of its properties. */
export const INCOMPLETE = "x-incomplete";

/** Names of properties that it breaks down at: it looks them up in an object of its own, and calls what that inherits. Two of them can take it. */
export const BREAKING: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== "constructor" && name !== "toString"),
);

export const DEVIATIONS: readonly Deviation[] = [
  {
    // It takes every item of the prefix as present and allows none after it.
    name: "tuple",
    matches: (schema) => "prefixItems" in schema,
  },
  {
    // It knows nothing of them, and which items those are hangs on what stands beside.
    name: "unevaluated items beside what may evaluate them",
    matches: (schema) => "unevaluatedItems" in schema,
  },
  {
    // It knows no type for bytes outside of JSON.
    name: "binary data",
    matches: (schema) => isBinary(schema) || schema["contentEncoding"] === "binary",
  },
  {
    // It takes one for an array of any length that has no items.
    name: "empty array in a constant",
    matches: (schema) => hasEmptyArray(schema["const"]) || (Array.isArray(schema["enum"]) && schema["enum"].some(hasEmptyArray)),
  },
  {
    // It takes the constant for the array.
    name: "array of constant arrays",
    matches: ({ items }) => isWireObject(items) && Array.isArray(items["const"]),
  },
  {
    // The index signature that it adds contradicts the named properties, so that no value has the type.
    name: "typed additional properties beside named ones",
    matches: (schema) =>
      hasMembers(schema["properties"]) && (hasMembers(schema["patternProperties"]) || hasMembers(schema["additionalProperties"])),
  },
  {
    name: "property with a name that it breaks down at",
    matches: (schema) => schema[INCOMPLETE] === true,
  },
  {
    // It does not see that they hold for the arrays among the alternatives.
    name: "items without a type beside other keywords",
    matches: (schema) => "items" in schema && !("type" in schema),
  },
  {
    // It takes that for any value at all.
    name: "properties of which there are none",
    matches: (schema) => !("type" in schema) && isWireObject(schema["properties"]) && !hasMembers(schema["properties"]),
  },
  {
    // It prints any object without properties as one with any properties, as it is asked to.
    name: "object that may have no property at all",
    matches: (schema) =>
      schema["additionalProperties"] === false && !hasMembers(schema["properties"]) && !hasMembers(schema["patternProperties"]),
  },
];

function hasEmptyArray(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0 || value.some(hasEmptyArray);
  return isWireObject(value) && Object.values(value).some(hasEmptyArray);
}

function hasMembers(value: unknown): boolean {
  return isWireObject(value) && Object.keys(value).length > 0;
}

/**
 * Whether several members of an `allOf` state the same property, or one requires, forbids or types as an additional one what another states; or state
 * what items or additional properties are. The model of such a property is made of all of them, so that no schema of the document alone has its type, and there is nothing to compare
 * with. References are followed.
 */
export function sharesProperties(schema: Schema, schemas: Readonly<Record<string, Schema>>): boolean {
  if (typeof schema === "boolean" || !Array.isArray(schema["allOf"])) return false;
  const parts: readonly unknown[] = [{ ...schema, allOf: [], required: [] }, ...schema["allOf"]];
  const stated = parts.map((part) => new Set(statedNames(part, schemas, 0)));
  const names = stated.flatMap((each) => [...each]);
  if (new Set(names).size < names.length || parts.filter((part) => typesParts(part, schemas, 0)).length > 1) return true;
  return parts.some((part, index) => (stated[index]?.size ?? 0) < names.length && limitsAdditional(part, schemas, 0));
}

function typesParts(part: unknown, schemas: Readonly<Record<string, Schema>>, hops: number): boolean {
  if (!isWireObject(part) || hops > MAX_HOPS) return false;
  if (hasMembers(part["items"]) || hasMembers(part["additionalProperties"])) return true;
  return extendedBy(part, schemas).some((other) => typesParts(other, schemas, hops + 1));
}

function limitsAdditional(part: unknown, schemas: Readonly<Record<string, Schema>>, hops: number): boolean {
  if (!isWireObject(part) || hops > MAX_HOPS) return false;
  const { additionalProperties, patternProperties } = part;
  if (additionalProperties === false || hasMembers(additionalProperties) || hasMembers(patternProperties)) return true;
  return extendedBy(part, schemas).some((other) => limitsAdditional(other, schemas, hops + 1));
}

/** What a schema refers to, and the members of its compositions. */
function extendedBy({ $ref, allOf, anyOf, oneOf }: SchemaObject, schemas: Readonly<Record<string, Schema>>): readonly unknown[] {
  const inner = [allOf, anyOf, oneOf].flatMap((list): readonly unknown[] => (Array.isArray(list) ? list : []));
  return typeof $ref === "string" ? [...inner, schemas[$ref.slice($ref.lastIndexOf("/") + 1)]] : inner;
}

/**
 * Whether a schema, or one inside of it, has an `allOf` that requires a property of a referenced member which may be null, or which takes
 * the property from an `allOf` of its own: openapi-typescript makes those required alone that the member states itself, as an object.
 */
export function requiresBehindReference(schema: Schema, schemas: Readonly<Record<string, Schema>>): boolean {
  if (typeof schema === "boolean") return false;
  const members: readonly unknown[] = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  return (
    members.some((member) => isDemandedBehind(member, schema["required"], schemas)) ||
    innerSchemas(schema).some((inner) => requiresBehindReference(inner, schemas))
  );
}

function isDemandedBehind(member: unknown, required: unknown, schemas: Readonly<Record<string, Schema>>): boolean {
  const target = isWireObject(member) ? schemas[String(member["$ref"]).replace(/^.*\//, "")] : undefined;
  if (!isWireObject(target)) return false;
  const { type, nullable, properties, anyOf } = target;
  const mayBeNull = nullable === true || (Array.isArray(type) && type.includes("null")) || Array.isArray(anyOf);
  const own = isWireObject(properties) && !mayBeNull ? properties : {};
  const stated = statedNames(target, schemas, 0);
  const demanded: readonly unknown[] = Array.isArray(required) ? required : [];
  return demanded.some((name) => typeof name === "string" && stated.includes(name) && !Object.hasOwn(own, name));
}

/**
 * Whether a schema, or one inside of it, has a type without null beside members or alternatives that may be null: openapi-typescript passes
 * over the type.
 */
export function excludesNullBeside(schema: Schema, schemas: Readonly<Record<string, Schema>>): boolean {
  if (typeof schema === "boolean") return false;
  const excludes = "type" in schema && !mayBeNull(schema, schemas, 0);
  return (
    (excludes && extendedBy(schema, schemas).some((part) => mayBeNull(part, schemas, 0))) ||
    innerSchemas(schema).some((inner) => excludesNullBeside(inner, schemas))
  );
}

function mayBeNull(part: unknown, schemas: Readonly<Record<string, Schema>>, hops: number): boolean {
  if (!isWireObject(part) || hops > MAX_HOPS) return false;
  const { type, nullable } = part;
  if (type !== undefined) return nullable === true || type === "null" || (Array.isArray(type) && type.includes("null"));
  return extendedBy(part, schemas).some((other) => mayBeNull(other, schemas, hops + 1));
}

const MAX_HOPS = 20;

function statedNames(part: unknown, schemas: Readonly<Record<string, Schema>>, hops: number): readonly string[] {
  if (!isWireObject(part) || hops > MAX_HOPS) return [];
  const { properties, required } = part;
  const named = isWireObject(properties) ? Object.keys(properties) : [];
  const demanded: readonly unknown[] = Array.isArray(required) ? required : [];
  const own = [...named, ...demanded.filter((name) => typeof name === "string")];
  return [...own, ...extendedBy(part, schemas).flatMap((other) => statedNames(other, schemas, hops + 1))];
}

/** The first deviation that a schema or a schema inside of it shows; references are not followed. */
export function findDeviation(schema: Schema): Deviation | undefined {
  if (typeof schema === "boolean") return undefined;
  const own = DEVIATIONS.find((deviation) => deviation.matches(schema));
  if (own !== undefined) return own;
  for (const inner of innerSchemas(schema)) {
    const found = findDeviation(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function innerSchemas(schema: SchemaObject): readonly Schema[] {
  const single = [schema["items"], schema["additionalProperties"]];
  const lists = ["allOf", "anyOf", "oneOf", "prefixItems"].map((keyword) => schema[keyword]);
  const records = [schema["properties"], schema["patternProperties"]];
  const all = [
    ...single,
    ...lists.flatMap((list) => (Array.isArray(list) ? list : [])),
    ...records.flatMap((record) => (isWireObject(record) ? Object.values(record) : [])),
  ];
  return all.filter((inner): inner is Schema => typeof inner === "boolean" || isWireObject(inner));
}
