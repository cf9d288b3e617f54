import type { Checks, JsonObject, JsonValue, TypeNode } from "../../model/types.js";
import { canonicalJson } from "../../resolve/equal-json.js";
import { acceptsInner, acceptsNode, countUpTo, doubt, type Question } from "./accepts.js";
import { isMultipleOf } from "./decimal.js";
import { integerRange, TEXT_FORMATS } from "./formats.js";
import { codePointLength, isJsonArray, isJsonObject } from "./json.js";
import { acceptsUnevaluatedItems, acceptsUnevaluatedProperties } from "./unevaluated.js";

/** Whether a value keeps all checks of a node; those for other kinds of values demand nothing of it. */
export function acceptsChecks(question: Question, checks: Checks, value: JsonValue): boolean {
  if (typeof value === "number" && !acceptsNumber(checks, value)) return false;
  if (typeof value === "string" && !acceptsString(question, checks, value)) return false;
  if (isJsonArray(value) && !(acceptsArray(question, checks, value) && acceptsUnevaluatedItems(question, checks, value)))
    return false;
  if (isJsonObject(value) && !(acceptsMembers(question, checks, value) && acceptsUnevaluatedProperties(question, checks, value)))
    return false;
  return acceptsCombinations(question, checks, value);
}

function acceptsNumber(checks: Checks, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (checks.minimum !== undefined && value < checks.minimum) return false;
  if (checks.maximum !== undefined && value > checks.maximum) return false;
  if (checks.exclusiveMinimum !== undefined && value <= checks.exclusiveMinimum) return false;
  if (checks.exclusiveMaximum !== undefined && value >= checks.exclusiveMaximum) return false;
  if (checks.multipleOf?.some((divisor) => !isMultipleOf(value, divisor)) === true) return false;
  return (checks.formats ?? []).every((format) => {
    const range = integerRange(format);
    return range === undefined || (Number.isInteger(value) && value >= range[0] && value <= range[1]);
  });
}

// Formats of which nobody says yes where we say no.
const CERTAIN_FORMATS: ReadonlySet<string> = new Set(["date", "uuid", "ipv4"]);

function acceptsString(question: Question, checks: Checks, text: string): boolean {
  if (checks.minLength !== undefined || checks.maxLength !== undefined) {
    const length = codePointLength(text);
    if (length < (checks.minLength ?? 0) || length > (checks.maxLength ?? Infinity)) return false;
  }
  const broken = checks.formats?.filter((format) => TEXT_FORMATS.get(format)?.accepts(text) === false) ?? [];
  if (broken.length > 0) return broken.some((format) => CERTAIN_FORMATS.has(format)) ? false : doubt(question);
  return (checks.patterns ?? []).every((source) => question.facts.pattern(source)?.test(text) ?? doubt(question));
}

function acceptsArray(question: Question, checks: Checks, items: readonly JsonValue[]): boolean {
  if (items.length < (checks.minItems ?? 0) || items.length > (checks.maxItems ?? Infinity)) return false;
  if (checks.uniqueItems === true && new Set(items.map(canonicalJson)).size < items.length) return false;
  return (checks.contains ?? []).every((each) => {
    const count = countUpTo(Infinity, items, (item) => acceptsInner(question, each.type, item));
    return count >= each.min && count <= (each.max ?? Infinity);
  });
}

function acceptsMembers(question: Question, checks: Checks, value: JsonObject): boolean {
  const names = Object.keys(value);
  if (names.length < (checks.minProperties ?? 0) || names.length > (checks.maxProperties ?? Infinity)) return false;
  if (checks.propertyNames?.some((type) => !names.every((name) => acceptsInner(question, type, name))) === true) return false;
  const hasAll = (required: readonly string[]): boolean => required.every((name) => Object.hasOwn(value, name));
  if (!hasAll(checks.required ?? [])) return false;
  if (checks.dependentRequired?.some((each) => Object.hasOwn(value, each.name) && !hasAll(each.required)) === true) return false;
  return (checks.dependentSchemas ?? []).every(
    (each) => !Object.hasOwn(value, each.name) || acceptsNode(question, each.type, value),
  );
}

function acceptsCombinations(question: Question, checks: Checks, value: JsonValue): boolean {
  const accepts = (type: TypeNode): boolean => acceptsNode(question, type, value);
  if (checks.not?.some(accepts) === true) return false;
  if (checks.allOf?.every(accepts) === false) return false;
  if (checks.anyOf?.some((group) => !group.some(accepts)) === true) return false;
  if (checks.oneOf?.some((group) => countUpTo(2, group, accepts) !== 1) === true) return false;
  return (checks.conditions ?? []).every((condition) => {
    const branch = accepts(condition.test) ? condition.consequent : condition.alternative;
    return branch === undefined || accepts(branch);
  });
}
