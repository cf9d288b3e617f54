import { isJsonArray, isJsonObject, type Node } from "../../resolve/node.js";
import { appendPointer } from "../../resolve/pointer.js";
import { type Facts, rawKeyword, saysAny } from "../facts.js";
import { type JsonType, MEMBER_DESCRIPTIONS, MEMBER_NAMES } from "../keywords.js";
import { type Checks, type EnumMember, type JsonValue, NO_CHECKS, type TypeNode } from "../types.js";
import { KEYWORDS_OF_KIND } from "./checks.js";
import type { Rule, RuleContext } from "./rule.js";

/** The values that the facts list and that their own types allow. */
export function allowedValues(facts: Facts): readonly JsonValue[] {
  const { types } = facts;
  return (facts.values ?? []).filter((value) => types === undefined || [...types].some((type) => isOfType(value, type)));
}

function isOfType(value: JsonValue, type: JsonType): boolean {
  switch (type) {
    case "integer":
      return Number.isInteger(value);
    case "object":
      return isJsonObject(value);
    case "array":
      return isJsonArray(value);
    case "null":
      return value === null;
    default:
      return typeof value === type;
  }
}

/** `const` (and `enum` beside it), or an `enum` that leaves `true` or `false`: one value, inline. */
export const literalRule: Rule = {
  name: "const",
  named: false,
  matches: (facts) => facts.values !== undefined && (facts.constant || isOneBoolean(facts.values)),
  isNullable: (facts) => facts.nullable,
  convert(facts, at, context): TypeNode {
    const value = allowedValues(facts)[0];
    const base = { nullable: facts.nullable, checks: checksOfValues(facts, at, context), inferred: false };
    if (value !== undefined) return { ...base, kind: "literal", value };
    if (facts.nullable) return { ...base, kind: "scalar", type: "null", format: undefined, representation: "plain" };
    return contradiction("no value of `const` has the type that the schema states", facts, at, context);
  },
};

/** What the schema says besides listing values; of objects and arrays also the shape, as a schema that only checks. */
function checksOfValues(facts: Facts, at: Node, context: RuleContext): Checks {
  const shaped = (facts.values ?? []).some((value) => typeof value === "object") && saysAny(facts, SHAPE);
  if (!shaped) return context.checksOf(facts, ["number", "string", "array", "object", "any", "unevaluated"]);
  const parts = facts.parts.map(({ node, without }) => ({ node, without: new Set([...(without ?? []), "const", "enum"]) }));
  return { allOf: [context.typeOf(parts, { ...at, pointer: appendPointer(at.pointer, "if") })] };
}

const SHAPE: readonly string[] = [...KEYWORDS_OF_KIND.object, ...KEYWORDS_OF_KIND.array];

// A boolean that can only be one of the two has no other members to name.
function isOneBoolean(values: readonly JsonValue[]): boolean {
  return values.length === 1 && typeof values[0] === "boolean";
}

/** `enum` of any JSON values. */
export const enumRule: Rule = {
  name: "enum",
  named: true,
  matches: (facts) => allowedValues(facts).length > 0,
  isNullable: (facts) => facts.nullable,
  convert(facts, at, context): TypeNode {
    const listed = allowedValues(facts);
    const names = memberTexts(facts, MEMBER_NAMES, "name");
    const texts = memberTexts(facts, MEMBER_DESCRIPTIONS, "description");
    return {
      kind: "enum",
      nullable: facts.nullable,
      inferred: false,
      checks: checksOfValues(facts, at, context),
      open: false,
      members: listed.map((value): EnumMember => ({ value, name: names(value), description: texts(value) })),
    };
  },
};

/** `enum` whose values are all excluded by `type`, or are null alone. */
export const emptyEnumRule: Rule = {
  name: "enum without a possible value",
  named: false,
  matches: (facts) => facts.values !== undefined && allowedValues(facts).length === 0,
  isNullable: (facts) => facts.nullable,
  convert(facts, at, context): TypeNode {
    const onlyNull = facts.nullable;
    if (onlyNull)
      return {
        kind: "scalar",
        type: "null",
        format: undefined,
        representation: "plain",
        nullable: true,
        checks: context.checksOf(facts, ["any"]),
        inferred: false,
      };
    return contradiction("no value of `enum` has the type that the schema states", facts, at, context);
  },
};

/** What `x-ms-enum` of AutoRest says of each value, beside what the enum is called. */
function azureTexts(facts: Facts, field: "name" | "description"): (value: JsonValue) => string | undefined {
  const extension = rawKeyword(facts, "x-ms-enum");
  const stated = isJsonObject(extension) ? extension["values"] : undefined;
  const entries = isJsonArray(stated) ? stated.filter(isJsonObject) : [];
  // Values are texts there, of numbers too.
  const texts = new Map(entries.map((entry) => [String(entry["value"]), textOrNothing(entry[field])]));
  return (value) => (typeof value === "object" ? undefined : texts.get(String(value)));
}

/** Names or descriptions of members: an array beside `enum`, or an object by value; anything else is ignored. */
function memberTexts(
  facts: Facts,
  keywords: readonly string[],
  field: "name" | "description",
): (value: JsonValue) => string | undefined {
  const listed = facts.schemas.map((schema) => schema.keywords["enum"]).find(isJsonArray) ?? [];
  for (const keyword of keywords) {
    const texts = rawKeyword(facts, keyword);
    if (isJsonArray(texts) && texts.length === listed.length) {
      return (value) => textOrNothing(texts[listed.indexOf(value)]);
    }
    if (isJsonObject(texts))
      return (value) => (typeof value === "object" ? undefined : textOrNothing(ownMember(texts, String(value))));
  }
  return azureTexts(facts, field);
}

function ownMember(object: Readonly<Record<string, JsonValue>>, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function textOrNothing(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** A `never`, with a diagnostic that says why. */
export function contradiction(reason: string, facts: Facts, at: Parameters<Rule["convert"]>[1], context: RuleContext): TypeNode {
  context.report({ kind: "contradiction", reason }, at);
  const checks = facts.nullable ? context.checksOf(facts, ["any"]) : NO_CHECKS;
  return { kind: "never", nullable: facts.nullable, checks, inferred: false };
}
