import { isJsonArray, isJsonObject, type Node } from "../resolve/node.js";
import { isNullable30, readAs31 } from "./dialect-30.js";
import { ANNOTATIONS, isJsonType, type JsonType, KEYWORDS } from "./keywords.js";
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
  | { readonly kind: "unsupported"; readonly keyword: string };

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
  return { node, keywords, never: false, orNull: dialect === "3.0" && isNullable30(node.value) };
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
