import { KNOWN_FORMATS } from "../schema/formats.js";
import { isWireObject } from "../wire.js";
import type { OuterTag, SchemaObject } from "./model-table.js";

/** A schema pattern that openapi-typescript reads as another type than the schema says, and an equivalent schema that it reads well. */
export interface Rewrite {
  readonly name: string;
  readonly matches: (schema: SchemaObject) => boolean;
  readonly rewrite: (schema: SchemaObject) => SchemaObject;
}

// Keywords that say something about the type.
const TYPED = [
  "type",
  "const",
  "enum",
  "properties",
  "additionalProperties",
  "patternProperties",
  "allOf",
  "anyOf",
  "oneOf",
  "nullable",
  "required",
  "items",
  "prefixItems",
];

/** What looks at the same value, and may evaluate some of its items. */
const EVALUATING = ["$ref", "allOf", "anyOf", "oneOf", "if", "dependentSchemas"];

/** In the order in which they are tried, each until it no longer matches. */
export const REWRITES: readonly Rewrite[] = [
  {
    // The models do as the document's author asks; it knows nothing of such wishes.
    name: "type overridden by the author",
    matches: (schema) => schema["x-speakeasy-type-override"] === "any" && !("$ref" in schema),
    rewrite: () => ({}),
  },
  {
    // It knows nothing of them. Where nothing else evaluates places, they are the additional ones.
    name: "unevaluated properties",
    matches: (schema) => "unevaluatedProperties" in schema,
    rewrite: (schema) => additional(schema, "unevaluatedProperties", "additionalProperties"),
  },
  {
    name: "unevaluated items",
    matches: (schema) => "unevaluatedItems" in schema && !EVALUATING.some((keyword) => keyword in schema),
    rewrite: (schema) => additional(schema, "unevaluatedItems", "items"),
  },
  {
    // It takes that for the absence of the keyword.
    name: "no items at all",
    matches: (schema) => schema["items"] === false && !("prefixItems" in schema),
    rewrite: (schema) => ({ ...schema, items: { enum: [] } }),
  },
  {
    // It takes the types that names of a pattern have for those of all names.
    name: "patterns of names beside which there are others",
    matches: (schema) => isWireObject(schema["patternProperties"]) && !("additionalProperties" in schema),
    rewrite: (schema) => ({ ...schema, additionalProperties: true }),
  },
  {
    // It takes the reference and ignores what stands beside it (allowed since OAS 3.1, JSON Schema 2020-12 core §8.2.3.1).
    name: "reference with siblings",
    matches: (schema) => "$ref" in schema && TYPED.some((keyword) => keyword in schema),
    rewrite: ({ $ref, ...others }) => ({ allOf: [{ $ref }, others] }),
  },
  {
    // Without a type it takes them for anything; the models have the type that their keywords speak of.
    name: "items without a type",
    matches: (schema) => "items" in schema && !TYPED.some((keyword) => keyword !== "items" && keyword in schema),
    rewrite: (schema) => ({ ...schema, type: "array" }),
  },
  {
    // It takes it for a demand that the value is an object; what is free says nothing, and least of all of other values.
    name: "free additional properties beside alternatives",
    matches: ({ type, additionalProperties: extras, anyOf, oneOf }) =>
      type === undefined && (extras === true || isEmptyObject(extras)) && (anyOf !== undefined || oneOf !== undefined),
    rewrite: ({ additionalProperties: _, ...others }) => others,
  },
  {
    // It lists members that the type rules out.
    name: "members of another type",
    matches: ({ type, enum: members }) => Array.isArray(members) && members.some((member) => isOfOtherType(member, type)),
    rewrite: ({ type, enum: members, ...others }) => ({ ...others, type, enum: withoutOtherTypes(members, type) }),
  },
  {
    // It takes them for schemas.
    name: "members that are objects",
    matches: ({ type, enum: members }) => type === "object" && Array.isArray(members) && members.length > 0,
    rewrite: ({ type: _, ...others }) => others,
  },
  {
    // It takes the constant whatever the type says.
    name: "constant of another type",
    matches: (schema) => "const" in schema && "type" in schema && isOfOtherType(schema["const"], schema["type"]),
    rewrite: ({ const: _, ...others }) => ({ ...others, enum: [] }),
  },
  {
    // It takes null as the absence of the keyword.
    name: "null as the only value",
    matches: (schema) => schema["const"] === null,
    rewrite: () => ({ type: "null" }),
  },
  {
    // It adds null to the members, or takes null for one, where only one of the two keywords allows it.
    name: "null in one of type and enum",
    matches: ({ type, enum: members }) =>
      type !== undefined && Array.isArray(members) && hasNull(type) !== members.includes(null),
    rewrite: ({ type, enum: members, ...others }) => ({ ...others, type: withoutNull(type), enum: withoutNull(members) }),
  },
  {
    // It takes the enum and ignores the members.
    name: "enum beside allOf",
    matches: (schema) => Array.isArray(schema["enum"]) && Array.isArray(schema["allOf"]),
    rewrite: ({ enum: members, type, allOf, ...others }) => ({
      ...others,
      allOf: [{ enum: members, ...(type === undefined ? {} : { type }) }, ...(Array.isArray(allOf) ? allOf : [])],
    }),
  },
  {
    // It adds the alternatives to what stands beside them, as if that were one more alternative.
    name: "anyOf beside other keywords",
    matches: (schema) => "anyOf" in schema && restrictsBeside(schema, "anyOf"),
    rewrite: ({ anyOf, ...others }) => both(others, { anyOf }),
  },
  {
    // The same for alternatives that are all primitive.
    name: "oneOf beside other keywords",
    matches: (schema) => "oneOf" in schema && restrictsBeside(schema, "oneOf"),
    rewrite: ({ oneOf, ...others }) => both(others, { oneOf }),
  },
];

const COMPOSITIONS = ["$ref", "allOf", "anyOf", "oneOf"];

// Of what others evaluate `false` says nothing, unless names are told apart by patterns here.
function additional(schema: SchemaObject, unevaluated: string, keyword: string): SchemaObject {
  const { [unevaluated]: rest, ...others } = schema;
  const saysNothing = rest === false && !("patternProperties" in others) && COMPOSITIONS.some((each) => each in others);
  return saysNothing || keyword in others ? others : { ...others, [keyword]: rest };
}

function isOfOtherType(member: unknown, type: unknown): boolean {
  if (member === null) return false; // of null there is a rule of its own
  if (Array.isArray(type)) return type.every((each) => isOfOtherType(member, each));
  return typeof type === "string" && typeNameOf(member) !== type && !(type === "integer" && Number.isInteger(member));
}

function typeNameOf(member: unknown): string {
  return Array.isArray(member) ? "array" : typeof member;
}

function withoutOtherTypes(members: unknown, type: unknown): unknown {
  return Array.isArray(members) ? members.filter((member) => !isOfOtherType(member, type)) : members;
}

function hasNull(type: unknown): boolean {
  return Array.isArray(type) ? type.includes("null") : type === "null";
}

function withoutNull(list: unknown): unknown {
  return Array.isArray(list) ? list.filter((each) => each !== null && each !== "null") : list;
}

function restrictsBeside(schema: SchemaObject, keyword: string): boolean {
  return TYPED.some(
    (other) => other !== keyword && other !== "required" && other in schema && !(other === "type" && schema["type"] === "object"),
  );
}

function both(schema: SchemaObject, composition: SchemaObject): SchemaObject {
  const { nullable, ...others } = schema;
  const composed = { allOf: [others, composition] };
  return nullable === true ? { ...composed, nullable } : composed;
}

const OF_NUMBERS: ReadonlySet<string> = new Set([
  ...["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"],
  ...["float", "double", "double-int"],
]);

/** Keywords and formats by the type of which they speak. */
const SPEAKING_OF: Readonly<Record<string, { readonly keywords: readonly string[]; readonly formats?: ReadonlySet<string> }>> = {
  number: {
    keywords: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
    formats: OF_NUMBERS,
  },
  string: {
    keywords: ["minLength", "maxLength", "pattern"],
    formats: new Set([
      ...[...KNOWN_FORMATS].filter((format) => !OF_NUMBERS.has(format)),
      ...["date-time-local", "time-local", "http-date", "base64url", "binary", "char", "commonmark", "html", "media-range"],
      ...["password"],
    ]),
  },
  array: {
    keywords: ["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems", "unevaluatedItems"],
  },
  object: {
    keywords: [
      ...["properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties"],
      ...["maxProperties", "dependentRequired", "dependentSchemas", "unevaluatedProperties"],
    ],
  },
};

const OTHERWISE_TYPED = ["$ref", "type", "const", "enum", "allOf", "anyOf", "oneOf", "x-speakeasy-type-override"];

/**
 * openapi-typescript takes a schema without a type for anything; the models have the only type that its keywords speak of, or that of
 * objects where they are among them.
 */
export function inferType(schema: SchemaObject): SchemaObject {
  if (OTHERWISE_TYPED.some((keyword) => keyword in schema)) return schema;
  const { format } = schema;
  const types = Object.entries(SPEAKING_OF).flatMap(([name, { keywords, formats }]) =>
    keywords.some((keyword) => keyword in schema) || (typeof format === "string" && formats?.has(format) === true) ? [name] : [],
  );
  const [type] = types.includes("object") ? ["object"] : types.length === 1 ? types : [];
  return type === undefined ? schema : { ...schema, type };
}

function isEmptyObject(value: unknown): boolean {
  return isWireObject(value) && Object.keys(value).length === 0;
}

/** Applies all rewrites to one schema; not to those inside of it. */
export function rewriteSchema(schema: SchemaObject): SchemaObject {
  const rewrite = REWRITES.find((each) => each.matches(schema));
  return rewrite === undefined ? schema : rewriteSchema(rewrite.rewrite(schema));
}

/**
 * An open enum or union as the models read it: what the document does not list is kept too.
 *
 * @param tag the discriminating property of a union
 * @param outer the same of unions around it
 */
export function openSchema(
  schema: SchemaObject,
  tag: string | undefined,
  outer: readonly OuterTag[] = [],
  base?: SchemaObject,
): SchemaObject {
  const { enum: members, ...others } = schema;
  if (Array.isArray(members)) return { ...others, type: schema["type"] ?? typesOf(members) };
  if (tag === undefined) return schema;
  const around = outer.map(({ wireName, tags }) => [wireName, { type: "string", enum: tags }] as const);
  const properties = { [tag]: { type: "string" }, ...Object.fromEntries(around) };
  const object = { type: "object", required: Object.keys(properties), properties };
  return { anyOf: [schema, base === undefined ? object : { allOf: [base, object] }] };
}

function typesOf(members: readonly unknown[]): readonly string[] {
  return [...new Set(members.map((member) => (member === null ? "null" : typeof member)))];
}
