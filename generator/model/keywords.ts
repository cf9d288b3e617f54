import { isJsonArray, isJsonObject } from "../resolve/node.js";
import type { JsonValue } from "./types.js";

/** What the value of a keyword has to be. */
export interface KeywordRule {
  /** For the message: "a number", "an array of schemas" … */
  readonly expected: string;
  readonly accepts: (value: JsonValue) => boolean;
}

const schema: KeywordRule = {
  expected: "a schema (an object or a boolean)",
  accepts: (value) => isJsonObject(value) || typeof value === "boolean",
};
const schemaList: KeywordRule = {
  expected: "an array of schemas, at least one",
  accepts: (value) => isJsonArray(value) && value.length > 0 && value.every(schema.accepts),
};
const schemaMap: KeywordRule = {
  expected: "an object whose members are schemas",
  accepts: (value) => isJsonObject(value) && Object.values(value).every(schema.accepts),
};
const number: KeywordRule = {
  expected: "a finite number",
  accepts: (value) => typeof value === "number" && Number.isFinite(value),
};
const count: KeywordRule = {
  expected: "a whole number, zero or more",
  accepts: (value) => typeof value === "number" && Number.isInteger(value) && value >= 0,
};
const boolean: KeywordRule = { expected: "true or false", accepts: (value) => typeof value === "boolean" };
const string: KeywordRule = { expected: "a string", accepts: (value) => typeof value === "string" };
const names: KeywordRule = {
  expected: "an array of strings",
  accepts: (value) => isJsonArray(value) && value.every((name) => typeof name === "string"),
};

/** The JSON types of JSON Schema 2020-12 §6.1.1. */
export const JSON_TYPES = ["string", "number", "integer", "boolean", "object", "array", "null"] as const;
/** One of {@link JSON_TYPES}. */
export type JsonType = (typeof JSON_TYPES)[number];

/** Whether a value is the name of a JSON type. */
export function isJsonType(value: JsonValue): value is JsonType {
  return typeof value === "string" && (JSON_TYPES as readonly string[]).includes(value); // widened only to ask
}

/**
 * Every keyword that has a meaning for the graph, and what its value must be (JSON Schema 2020-12,
 * OAS 3.1 §4.8.24). `type`, `required` and `enum` have messages of their own.
 */
export const KEYWORDS: ReadonlyMap<string, KeywordRule> = new Map<string, KeywordRule>([
  ["$ref", string],
  ["allOf", schemaList],
  ["anyOf", schemaList],
  ["oneOf", schemaList],
  ["not", schema],
  ["if", schema],
  ["then", schema],
  ["else", schema],
  ["properties", schemaMap],
  ["patternProperties", schemaMap],
  ["additionalProperties", schema],
  ["propertyNames", schema],
  ["dependentSchemas", schemaMap],
  [
    "dependentRequired",
    {
      expected: "an object whose members are arrays of names",
      accepts: (value) => isJsonObject(value) && Object.values(value).every(names.accepts),
    },
  ],
  ["minProperties", count],
  ["maxProperties", count],
  ["items", schema],
  ["prefixItems", schemaList],
  ["contains", schema],
  ["minContains", count],
  ["maxContains", count],
  ["minItems", count],
  ["maxItems", count],
  ["uniqueItems", boolean],
  ["minLength", count],
  ["maxLength", count],
  ["pattern", string],
  ["format", string],
  ["minimum", number],
  ["maximum", number],
  ["exclusiveMinimum", number],
  ["exclusiveMaximum", number],
  ["multipleOf", { expected: "a number greater than zero", accepts: (value) => number.accepts(value) && Number(value) > 0 }],
  ["unevaluatedProperties", schema],
  ["unevaluatedItems", schema],
  ["contentEncoding", string],
  ["contentMediaType", string],
  ["title", string],
  ["description", string],
  ["deprecated", boolean],
  ["readOnly", boolean],
  ["writeOnly", boolean],
  ["discriminator", { expected: "a discriminator object", accepts: isJsonObject }],
]);

/** Keywords that are known but say nothing about values, besides `x-…`. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  "type",
  "required",
  "enum",
  "const",
  "default",
  "example",
  "examples",
  "$schema",
  "$id",
  "$anchor",
  "$comment",
  "$defs",
  "$vocabulary",
  "definitions",
  "id",
  "xml",
  "externalDocs",
  "contentSchema",
  "nullable",
]);

/** Extensions that name the members of an `enum`: a list beside it, or an object by value. */
export const MEMBER_NAMES: readonly string[] = ["x-enum-varnames", "x-enumNames", "x-enum-names"];

/** Extensions that describe the members of an `enum`, in the same forms. */
export const MEMBER_DESCRIPTIONS: readonly string[] = ["x-enum-descriptions", "x-enumDescriptions"];

/** Keywords that only describe: beside a `$ref` they do not change what is valid. */
export const DESCRIPTIVE: ReadonlySet<string> = new Set([
  "title",
  "description",
  "deprecated",
  "readOnly",
  "writeOnly",
  "default",
  "example",
  "examples",
  "$schema",
  "$id",
  "$anchor",
  "$comment",
  "$defs",
  "definitions",
  "xml",
  "externalDocs",
  "discriminator",
  "contentEncoding",
  "contentMediaType",
  "contentSchema",
  "nullable",
]);
