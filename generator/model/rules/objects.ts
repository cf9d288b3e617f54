import { isJsonArray, isJsonObject, type Node } from "../../resolve/node.js";
import { appendPointer } from "../../resolve/pointer.js";
import { type Facts, saysAny } from "../facts.js";
import { DESCRIPTIVE } from "../keywords.js";
import { isNothing } from "../schema.js";
import type { Additional, JsonValue, PatternProperty, Property, TypeNode } from "../types.js";
import { typeOfNodes } from "./arrays.js";
import type { Rule, RuleContext, ValueKind } from "./rule.js";
import { inferredFamilies } from "./scalars.js";

function isObject(facts: Facts): boolean {
  if (facts.types !== undefined) return facts.types.size === 1 && facts.types.has("object");
  return inferredFamilies(facts)[0] !== undefined && inferredFamilies(facts).includes("object");
}

function base(facts: Facts, at: Node, context: RuleContext): Pick<TypeNode, "nullable" | "checks" | "inferred"> {
  const inferred = facts.types === undefined;
  if (inferred) context.reportInferred("object", facts, at);
  const checks = context.checksOf(facts, ["object", "any", "unevaluated"]);
  const others = inferred ? otherFamilies(facts, at, context) : [];
  return {
    nullable: facts.nullable,
    inferred,
    checks: others.length === 0 ? checks : { ...checks, allOf: [...(checks.allOf ?? []), ...others] },
  };
}

/** An untyped schema may speak of objects and of other kinds too; those parts are checked beside the object. */
function otherFamilies(facts: Facts, at: Node, context: RuleContext): readonly TypeNode[] {
  return inferredFamilies(facts)
    .filter((family) => family !== "object")
    .map((family) => inferredFamily(family, facts, at, context));
}

/** What an untyped schema says about one kind of values, as a type that lets all others pass. */
export function inferredFamily(family: Exclude<ValueKind, "object">, facts: Facts, at: Node, context: RuleContext): TypeNode {
  const node = { nullable: false, inferred: true, checks: context.checksOf(facts, [family]) };
  if (family !== "array") return { ...node, kind: "scalar", type: family, format: undefined, representation: "plain" };
  const rest = typeOfNodes(facts.items, at, ["items"], context);
  if (facts.prefixItems.length === 0) return { ...node, kind: "array", items: rest };
  const prefix = facts.prefixItems.map((nodes, index) => typeOfNodes(nodes, at, ["prefixItems", index], context));
  return { ...node, kind: "tuple", prefix, rest };
}

/**
 * `type: object` and not a word about its properties: a record of anything. It is a model, because the
 * document meant some object, which has a place and perhaps a description of its own.
 */
export const freeFormRule: Rule = {
  name: "free-form object",
  named: true,
  matches: (facts) =>
    isObject(facts) &&
    facts.types !== undefined &&
    facts.properties.size === 0 &&
    facts.patterns.size === 0 &&
    facts.closers.length === 0 &&
    !saysAny(facts, ["unevaluatedProperties"]),
  isNullable: (facts) => facts.nullable,
  convert: (facts, at, context) => mapRule.convert(facts, at, context),
};

/** An object without named properties: a record. */
export const mapRule: Rule = {
  name: "map",
  named: false,
  matches: (facts) => isObject(facts) && facts.properties.size === 0 && !forbidsAll(facts),
  isNullable: (facts) => facts.nullable,
  convert: (facts, at, context) => {
    const patterns = readPatterns(facts, at, context);
    const [only, ...others] = patterns;
    const isOfAll = only !== undefined && others.length === 0 && ALL_NAMES.has(only.pattern);
    const values = isOfAll ? { values: only.type, patterns: [] } : { values: extrasType(facts, at, context), patterns };
    return { kind: "map", ...base(facts, at, context), ...values };
  },
};

/**
 * Patterns of every name, the first as TypeBox writes records. By the letter the first two leave out names with a line break, which
 * nobody has: for their sake the values would be unknown.
 */
const ALL_NAMES: ReadonlySet<string> = new Set(["^(.*)$", "^.*$", ".*", "^.*", ".*$", "^", ""]);

/** An object with named properties. */
export const objectRule: Rule = {
  name: "object",
  named: true,
  matches: isObject,
  isNullable: (facts) => facts.nullable,
  convert: (facts, at, context) => ({
    kind: "object",
    ...base(facts, at, context),
    properties: [...facts.properties.keys()].map((name) => readProperty(name, facts, at, context)),
    additional: readAdditional(facts, at, context),
  }),
};

function forbidsAll(facts: Facts): boolean {
  return facts.patterns.size === 0 && extrasNodes(facts).some((node) => isNothing(node.value));
}

/** Schemas that names without a property or pattern of their own must satisfy. */
function extrasNodes(facts: Facts): readonly Node[] {
  return facts.closers.map((closer) => closer.node);
}

function extrasType(facts: Facts, at: Node, context: RuleContext): TypeNode {
  const nodes = extrasNodes(facts).filter((node) => node.value !== true);
  return typeOfNodes(nodes, at, ["additionalProperties"], context);
}

function readPatterns(facts: Facts, at: Node, context: RuleContext): readonly PatternProperty[] {
  return [...facts.patterns].map(([pattern, nodes]) => {
    const closers = facts.closers.filter((closer) => !closer.patterns.includes(pattern)).map((closer) => closer.node);
    return { pattern, type: typeOfNodes([...nodes, ...closers], at, ["patternProperties", pattern], context) };
  });
}

/** Where the schema itself rules out what nothing evaluates, that need not be named: a condition may describe it. */
function policyOf(facts: Facts, { options }: RuleContext): "keep" | "strip" | "reject" {
  const isRuledOut = facts.unevaluated.some(({ family }) => family === "properties");
  return options.unknownProperties === "reject" && isRuledOut ? "keep" : options.unknownProperties;
}

function readAdditional(facts: Facts, at: Node, context: RuleContext): Additional {
  const nodes = extrasNodes(facts);
  const patterns = readPatterns(facts, at, context);
  if (nodes.length === 0 && patterns.length === 0) return { kind: "unknown", policy: policyOf(facts, context) };
  if (nodes.some((node) => isNothing(node.value)) && patterns.length === 0) return { kind: "forbidden" };
  return { kind: "typed", values: extrasType(facts, at, context), patterns };
}

function readProperty(name: string, facts: Facts, owner: Node, context: RuleContext): Property {
  const own = facts.properties.get(name) ?? [];
  const beside = nodesBeside(name, facts, owner, context);
  if (facts.required.has(name) && beside.some((node) => isNothing(node.value)))
    context.report({ kind: "contradiction", reason: `it requires ${JSON.stringify(name)}, which a part of it forbids` }, owner);
  const nodes = [...own, ...beside];
  // Where several members of an `allOf` speak of the property, the last one knows best.
  const keyword = (key: string): JsonValue | undefined =>
    own.map((node) => ownKeyword(node, key)).findLast((value) => value !== undefined);
  const text = (key: string): string | undefined => {
    const value = keyword(key);
    return typeof value === "string" ? value : undefined;
  };
  return {
    wireName: name,
    type: typeOfNodes(nodes, owner, ["properties", name], context),
    required: facts.required.has(name),
    readOnly: keyword("readOnly") === true,
    writeOnly: keyword("writeOnly") === true,
    default: keyword("default"),
    doc: {
      title: text("title"),
      description: own.map((node) => context.describe(node)).findLast((description) => description !== undefined),
      deprecated: keyword("deprecated") === true,
    },
    examples: readExamples(keyword("example"), keyword("examples")),
    ...(own.length > 0 && own.every((node) => ownKeyword(node, "$ref") !== undefined) ? { reference: true as const } : {}),
    pointer: own[0]?.pointer ?? appendPointer(owner.pointer, "properties", name),
    nameHint: text("x-speakeasy-name-override"),
  };
}

function ownKeyword(node: Node, keyword: string): JsonValue | undefined {
  return isJsonObject(node.value) && Object.hasOwn(node.value, keyword) ? node.value[keyword] : undefined;
}

/** Examples of a schema: `example` (OAS 3.0) before `examples` (JSON Schema 2020-12 §9.5). */
export function readExamples(example: JsonValue | undefined, examples: JsonValue | undefined): readonly JsonValue[] {
  return [...(example === undefined ? [] : [example]), ...(isJsonArray(examples) ? examples : [])];
}

/** Schemas that apply to a named property besides its own: patterns that match it, and extras of other `allOf` members. */
function nodesBeside(name: string, facts: Facts, owner: Node, context: RuleContext): readonly Node[] {
  const matches = (pattern: string): boolean => context.matches(pattern, name, owner);
  const nodes: Node[] = [];
  for (const [pattern, schemas] of facts.patterns) if (matches(pattern)) nodes.push(...schemas);
  for (const { names, patterns, node } of facts.closers) {
    if (!names.has(name) && !patterns.some(matches)) nodes.push(node);
  }
  return nodes.filter(restricts);
}

// What lets anything pass would only turn a property into one that is made of several schemas.
function restricts({ value }: Node): boolean {
  if (!isJsonObject(value)) return value !== true;
  return Object.keys(value).some((keyword) => !DESCRIPTIVE.has(keyword) && !keyword.startsWith("x-"));
}
