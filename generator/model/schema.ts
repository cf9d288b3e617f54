import { BASE_OF_UNION } from "../resolve/inheritance.js";
import { isJsonArray, isJsonObject, type Node } from "../resolve/node.js";
import { findForeignDialect } from "./dialect.js";
import { isNullable30, readAs31 } from "./dialect-30.js";
import { ANNOTATIONS, DESCRIPTIVE, isJsonType, type JsonType, KEYWORDS, MEMBER_DESCRIPTIONS, MEMBER_NAMES } from "./keywords.js";
import type { JsonObject, JsonValue } from "./types.js";

/** A schema object with the keywords whose values are valid, in the shape of OpenAPI 3.1. */
export interface Schema {
  readonly node: Node;
  /** Empty for the boolean schema `true`. */
  readonly keywords: JsonObject;
  /** The boolean schema `false`: nothing is valid. */
  readonly never: boolean;
  /** OpenAPI 3.0 `nullable: true`: null is valid whatever else the schema says. */
  readonly orNull: boolean;
}

/** What can be wrong with a schema; the builder turns it into a diagnostic. */
export type SchemaProblem =
  | { readonly kind: "not-a-schema"; readonly found: JsonValue }
  | { readonly kind: "keyword"; readonly keyword: string; readonly expected: string; readonly found: JsonValue }
  | { readonly kind: "type"; readonly found: JsonValue }
  | { readonly kind: "required"; readonly found: JsonValue }
  | { readonly kind: "enum"; readonly found: JsonValue }
  | { readonly kind: "unsupported"; readonly keyword: string }
  | { readonly kind: "ignored"; readonly keyword: string; readonly reason: string; readonly instead: string }
  | { readonly kind: "hint"; readonly keyword: string; readonly reason: string };

/** Reads one schema; each wrong keyword is reported and then left out. */
export function readSchema(node: Node, dialect: "3.0" | "3.1", report: (problem: SchemaProblem) => void): Schema {
  if (node.value === true) return { node, keywords: {}, never: false, orNull: false };
  if (node.value === false) return { node, keywords: {}, never: true, orNull: false };
  if (!isJsonObject(node.value)) {
    report({ kind: "not-a-schema", found: node.value });
    return { node, keywords: {}, never: false, orNull: false };
  }
  const raw = dialect === "3.0" ? readAs31(node.value) : node.value;
  const keywords = keepValid(raw, report);
  for (const problem of findIgnored(node.value, dialect)) report(problem);
  return { node, keywords, never: isNothing(node.value), orNull: dialect === "3.0" && isNullable30(node.value) };
}

/** Whether a schema allows no value at all: `false`, or `not: {}` as OpenAPI 3.0 and many frameworks have it. */
export function isNothing(value: JsonValue): boolean {
  if (!isJsonObject(value)) return value === false;
  const { not } = value;
  return not === true || (isJsonObject(not) && Object.keys(not).length === 0);
}

function keepValid(raw: JsonObject, report: (problem: SchemaProblem) => void): JsonObject {
  let invalid: Set<string> | undefined;
  const drop = (keyword: string, problem: SchemaProblem): void => {
    report(problem);
    invalid ??= new Set();
    invalid.add(keyword);
  };
  for (const keyword of Object.keys(raw)) {
    const value = raw[keyword] ?? null;
    const rule = KEYWORDS.get(keyword);
    if (rule !== undefined) {
      if (!rule.accepts(value)) drop(keyword, { kind: "keyword", keyword, expected: rule.expected, found: value });
    } else if (keyword === "type") {
      if (!isTypeKeyword(value)) drop(keyword, { kind: "type", found: value });
    } else if (keyword === "required") {
      if (!isNameList(value)) drop(keyword, { kind: "required", found: value });
    } else if (keyword === "enum") {
      if (!isJsonArray(value)) drop(keyword, { kind: "enum", found: value });
    } else if (!ANNOTATIONS.has(keyword) && !keyword.startsWith("x-")) {
      report({ kind: "unsupported", keyword });
    }
  }
  const dropped = invalid;
  return dropped === undefined ? raw : Object.fromEntries(Object.entries(raw).filter(([keyword]) => !dropped.has(keyword)));
}

/** What has a meaning in another place or another version, but none here. */
function findIgnored(schema: JsonObject, dialect: "3.0" | "3.1"): readonly SchemaProblem[] {
  const ofVersion = dialect === "3.0" ? findIgnored30(schema) : findIgnored31(schema);
  const ignored = [...ofVersion, ...findUnfitTexts(schema)];
  const alternatives = ["oneOf", "anyOf", "allOf", "$ref"].some((keyword) => keyword in schema);
  const { discriminator } = schema;
  const isUnfolded = isJsonObject(discriminator) && BASE_OF_UNION in discriminator;
  if (discriminator === undefined || alternatives || isUnfolded) return ignored;
  const reason = "the schema has no alternatives; what schemas that extend it add are unknown properties here";
  return [...ignored, { kind: "hint", keyword: "discriminator", reason }];
}

// Names and descriptions of members: a list beside `enum`, or an object by value.
function findUnfitTexts(schema: JsonObject): readonly SchemaProblem[] {
  const { enum: members } = schema;
  if (!isJsonArray(members)) return [];
  return [...MEMBER_NAMES, ...MEMBER_DESCRIPTIONS].flatMap((keyword): readonly SchemaProblem[] => {
    const texts = schema[keyword];
    if (texts === undefined || isJsonObject(texts) || (isJsonArray(texts) && texts.length === members.length)) return [];
    const reason = isJsonArray(texts)
      ? `it has ${texts.length} texts for ${members.length} values`
      : "it is neither a list nor an object";
    return [{ kind: "ignored", keyword, reason, instead: "one text for each value of enum, in the same order" }];
  });
}

// OAS 3.0.3 §4.7.23: "any properties added SHALL be ignored". A type that is said again does no harm.
function findIgnored30(schema: JsonObject): readonly SchemaProblem[] {
  const { nullable } = schema;
  if (nullable !== undefined && typeof nullable !== "boolean")
    return [{ kind: "keyword", keyword: "nullable", expected: "true or false", found: nullable }];
  if (typeof schema["$ref"] !== "string") return [];
  return Object.keys(schema)
    .filter((keyword) => KEYWORDS.has(keyword) || keyword === "required" || keyword === "enum" || keyword === "nullable")
    .filter(
      (keyword) => keyword !== "$ref" && (!DESCRIPTIVE.has(keyword) || (keyword === "nullable" && schema[keyword] === true)),
    )
    .map((keyword) => ({
      kind: "ignored",
      keyword,
      reason: "OpenAPI 3.0 ignores what stands beside a $ref",
      instead: "allOf: [{ $ref: … }], with the keyword beside allOf",
    }));
}

function findIgnored31(schema: JsonObject): readonly SchemaProblem[] {
  const dialect = findForeignDialect("$schema", schema["$schema"]);
  return [...(dialect === undefined ? [] : [{ kind: "ignored", ...dialect } as const]), ...findNullable(schema)];
}

// Since OpenAPI 3.1 null is one of the types.
function findNullable({ nullable, type, enum: members, anyOf, oneOf }: JsonObject): readonly SchemaProblem[] {
  const saysNull =
    [type, members].some((list) => isJsonArray(list) && list.some((each) => each === "null" || each === null)) ||
    [anyOf, oneOf].some((list) => isJsonArray(list) && list.some((each) => isJsonObject(each) && each["type"] === "null"));
  if (nullable !== true || saysNull) return [];
  const instead = typeof type === "string" ? `type: [${type}, "null"]` : 'anyOf with { type: "null" } as one alternative';
  return [{ kind: "ignored", keyword: "nullable", reason: "it is a keyword of OpenAPI 3.0 alone", instead }];
}

function isTypeKeyword(value: JsonValue): boolean {
  if (isJsonArray(value)) return value.length > 0 && value.every(isJsonType);
  return isJsonType(value);
}

function isNameList(value: JsonValue): boolean {
  return isJsonArray(value) && value.every((name) => typeof name === "string");
}

/** The types that a schema allows, or `undefined` where it does not say. */
export function typesOf(schema: Schema): readonly JsonType[] | undefined {
  const type = schema.keywords["type"];
  if (type === undefined) return undefined;
  return isJsonArray(type) ? type.filter(isJsonType) : isJsonType(type) ? [type] : undefined;
}

/** The value of a keyword that {@link readSchema} has found to be a string. */
export function stringKeyword(schema: Schema, keyword: string): string | undefined {
  const value = schema.keywords[keyword];
  return typeof value === "string" ? value : undefined;
}

/** The value of a keyword that {@link readSchema} has found to be a number. */
export function numberKeyword(schema: Schema, keyword: string): number | undefined {
  const value = schema.keywords[keyword];
  return typeof value === "number" ? value : undefined;
}

/** The value of a keyword that is an array of strings; empty where it is absent. */
export function namesKeyword(schema: Schema, keyword: string): readonly string[] {
  const value = schema.keywords[keyword];
  return isJsonArray(value) ? value.filter((name) => typeof name === "string") : [];
}

/** A subschema of the schema, as a node of its own; `undefined` where there is none. */
export function subschema(schema: Schema, keyword: string): Node | undefined {
  return keyword in schema.keywords ? child(schema.node, keyword, schema.keywords[keyword] ?? null) : undefined;
}

/** Subschemas in an array (`allOf`) with their nodes; empty where the keyword is absent. */
export function subschemaList(schema: Schema, keyword: string): readonly Node[] {
  const value = schema.keywords[keyword];
  if (!isJsonArray(value)) return [];
  const list = child(schema.node, keyword, value);
  return value.map((item, index) => child(list, String(index), item));
}

/** Subschemas by name (`properties`) with their nodes; empty where the keyword is absent. */
export function subschemaMap(schema: Schema, keyword: string): readonly (readonly [string, Node])[] {
  const value = schema.keywords[keyword];
  if (!isJsonObject(value)) return [];
  const map = child(schema.node, keyword, value);
  return Object.entries(value).map(([name, member]) => [name, child(map, name, member)]);
}

function child(node: Node, token: string, value: JsonValue): Node {
  const escaped = /[~/]/.test(token) ? token.replaceAll("~", "~0").replaceAll("/", "~1") : token;
  return { document: node.document, pointer: `${node.pointer}/${escaped}`, value };
}
