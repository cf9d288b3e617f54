import { isJsonArray, isJsonObject, type Node } from "../../resolve/node.js";
import { boundOf, type Facts, stringsOf } from "../facts.js";
import type { JsonType } from "../keywords.js";
import { type Schema, subschema, subschemaMap } from "../schema.js";
import { type Checks, type Condition, type Contains, NO_CHECKS, type TypeNode } from "../types.js";
import { NUMBER_FORMATS, STRING_FORMATS } from "./formats.js";
import type { CheckKind, RuleContext, ValueKind } from "./rule.js";
import { readUnevaluated } from "./unevaluated.js";

type Draft = { -readonly [Key in keyof Checks]: Checks[Key] };

/** What facts demand beyond the shape, for the given kinds of values. */
export function readChecks(facts: Facts, kinds: readonly CheckKind[], context: RuleContext): Checks {
  const draft: Draft = {};
  for (const kind of kinds) READERS[kind](facts, draft, context);
  return Object.keys(draft).length === 0 ? NO_CHECKS : draft;
}

type Reader = (facts: Facts, draft: Draft, context: RuleContext) => void;

const READERS: Readonly<Record<CheckKind, Reader>> = {
  number: readNumber,
  string: readString,
  array: readArray,
  object: readObject,
  any: readAny,
  unevaluated: readUnevaluated,
};

/** Keywords by the kind of value that they speak of, whatever their value (JSON Schema 2020-12 §6, §10). */
export const KEYWORDS_OF_KIND: Readonly<Record<ValueKind, readonly string[]>> = {
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  string: ["minLength", "maxLength", "pattern"],
  array: ["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems", "unevaluatedItems"],
  object: [
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedProperties",
  ],
};

function readNumber(facts: Facts, draft: Draft, context: RuleContext): void {
  setBound(draft, "minimum", boundOf(facts, "minimum", "max"));
  setBound(draft, "exclusiveMinimum", boundOf(facts, "exclusiveMinimum", "max"));
  setBound(draft, "maximum", boundOf(facts, "maximum", "min"));
  setBound(draft, "exclusiveMaximum", boundOf(facts, "exclusiveMaximum", "min"));
  const factors = facts.schemas.map((schema) => schema.keywords["multipleOf"]).filter((value) => typeof value === "number");
  if (factors.length > 0) draft.multipleOf = [...new Set(factors)];
  addFormats(facts, draft, NUMBER_FORMATS, context);
}

function readString(facts: Facts, draft: Draft, context: RuleContext): void {
  setBound(draft, "minLength", boundOf(facts, "minLength", "max"));
  setBound(draft, "maxLength", boundOf(facts, "maxLength", "min"));
  const patterns = stringsOf(facts, "pattern");
  if (patterns.length > 0) draft.patterns = patterns;
  addFormats(facts, draft, STRING_FORMATS, context);
}

function addFormats(facts: Facts, draft: Draft, known: ReadonlySet<string>, context: RuleContext): void {
  if (context.options.formats !== "assert") return;
  const formats = stringsOf(facts, "format").filter((format) => known.has(format));
  if (formats.length > 0) draft.formats = formats;
}

function readArray(facts: Facts, draft: Draft, context: RuleContext): void {
  setBound(draft, "minItems", boundOf(facts, "minItems", "max"));
  setBound(draft, "maxItems", boundOf(facts, "maxItems", "min"));
  if (facts.schemas.some((schema) => schema.keywords["uniqueItems"] === true)) draft.uniqueItems = true;
  const contains = facts.schemas.flatMap((schema) => readContains(schema, context));
  if (contains.length > 0) draft.contains = contains;
}

function readContains(schema: Schema, context: RuleContext): readonly Contains[] {
  const node = subschema(schema, "contains");
  if (node === undefined) return [];
  const { minContains, maxContains } = schema.keywords;
  return [
    {
      type: context.typeOf([{ node }], node),
      min: typeof minContains === "number" ? minContains : 1,
      max: typeof maxContains === "number" ? maxContains : undefined,
    },
  ];
}

function readObject(facts: Facts, draft: Draft, context: RuleContext): void {
  setBound(draft, "minProperties", boundOf(facts, "minProperties", "max"));
  setBound(draft, "maxProperties", boundOf(facts, "maxProperties", "min"));
  const required = [...facts.required].filter((name) => !facts.properties.has(name));
  if (required.length > 0) draft.required = required;
  setList(draft, "propertyNames", typesOfKeyword(facts, "propertyNames", NAMES, context));
  const dependentRequired = facts.schemas.flatMap((schema) => readDependentRequired(schema));
  if (dependentRequired.length > 0) draft.dependentRequired = dependentRequired;
  const dependentSchemas = facts.schemas.flatMap((schema) =>
    subschemaMap(schema, "dependentSchemas").map(([name, node]) => ({ name, type: context.typeAmong(OBJECTS, node) })),
  );
  if (dependentSchemas.length > 0) draft.dependentSchemas = dependentSchemas;
}

/** The types of names, and of what has names. */
const NAMES: ReadonlySet<JsonType> = new Set(["string"]);
const OBJECTS: ReadonlySet<JsonType> = new Set(["object"]);

function readDependentRequired(schema: Schema): readonly { name: string; required: readonly string[] }[] {
  const value = schema.keywords["dependentRequired"];
  if (!isJsonObject(value)) return [];
  return Object.entries(value).map(([name, names]) => ({
    name,
    required: isJsonArray(names) ? names.filter((entry) => typeof entry === "string") : [],
  }));
}

function readAny(facts: Facts, draft: Draft, context: RuleContext): void {
  const types = context.typesOf(facts);
  setList(draft, "not", typesOfKeyword(facts, "not", types, context));
  const conditions = facts.schemas.flatMap((schema) => readCondition(schema, types, context));
  if (conditions.length > 0) draft.conditions = conditions;
  const groups = (keyword: "anyOf" | "oneOf"): readonly (readonly TypeNode[])[] =>
    facts.restrictions
      .filter((group) => group.keyword === keyword)
      .map((group) => group.nodes.map((node) => context.typeAmong(types, node)));
  if (facts.restrictions.some((group) => group.keyword === "anyOf")) draft.anyOf = groups("anyOf");
  if (facts.restrictions.some((group) => group.keyword === "oneOf")) draft.oneOf = groups("oneOf");
}

function readCondition(schema: Schema, types: ReadonlySet<JsonType>, context: RuleContext): readonly Condition[] {
  const test = subschema(schema, "if");
  const consequent = subschema(schema, "then");
  const alternative = subschema(schema, "else");
  if (test === undefined || (consequent === undefined && alternative === undefined)) return [];
  const type = (node: Node | undefined): TypeNode | undefined =>
    node === undefined ? undefined : context.typeAmong(types, node);
  return [{ test: context.typeAmong(types, test), consequent: type(consequent), alternative: type(alternative) }];
}

function typesOfKeyword(facts: Facts, keyword: string, types: ReadonlySet<JsonType>, context: RuleContext): readonly TypeNode[] {
  return facts.schemas
    .map((schema) => subschema(schema, keyword))
    .filter((node) => node !== undefined)
    .map((node) => context.typeAmong(types, node));
}

function setBound(draft: Draft, keyword: BoundKeyword, value: number | undefined): void {
  if (value !== undefined) draft[keyword] = value === 0 ? 0 : value; // a bound of -0 is the same one
}

type BoundKeyword =
  | "minimum"
  | "exclusiveMinimum"
  | "maximum"
  | "exclusiveMaximum"
  | "minLength"
  | "maxLength"
  | "minItems"
  | "maxItems"
  | "minProperties"
  | "maxProperties";

function setList(draft: Draft, keyword: "propertyNames" | "not", types: readonly TypeNode[]): void {
  if (types.length > 0) draft[keyword] = types;
}
