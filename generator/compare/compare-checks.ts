import type { Checks, TypeNode } from "../model/types.js";
import { NO_CHECKS } from "../model/types.js";
import { type BoundChecks, compareBounds } from "./compare-bounds.js";
import { changesValues } from "./effect.js";
import type { RuleId } from "./rules.js";
import type { Place, Walk } from "./walk.js";

/** Compares what must hold beyond the shape. All checks must hold, so one more allows less, one less allows more. */
export function compareChecks(before: Checks, after: Checks, place: Place, walk: Walk): void {
  if (before === after) return;
  compareBounds(before, after, place, walk);
  comparePatterns(before.patterns ?? [], after.patterns ?? [], place, walk);
  compareFormats(before.formats ?? [], after.formats ?? [], place, walk);
  if (before.uniqueItems !== after.uniqueItems)
    walk.report(after.uniqueItems === true ? "unique-items-added" : "unique-items-removed", place);
  for (const [key, label] of Object.entries(restrictions)) {
    const read = (checks: Checks): readonly unknown[] => checks[key as keyof typeof restrictions] ?? []; // a key of that table
    compareRestrictions(read(before), read(after), label, place, walk);
  }
}

/** Compares the checks of two chains of references, from what they lead to outwards. */
export function compareCheckLists(before: readonly Checks[], after: readonly Checks[], place: Place, walk: Walk): void {
  for (let index = 0; index < Math.max(before.length, after.length); index++)
    compareChecks(before[index] ?? NO_CHECKS, after[index] ?? NO_CHECKS, place, walk);
}

/** Checks by schemas, which nobody can compare but for equality, and what they are called. */
const restrictions: Readonly<Record<RestrictionKey, string>> = {
  required: "names that must be present",
  contains: "`contains`",
  propertyNames: "`propertyNames`",
  dependentRequired: "`dependentRequired`",
  dependentSchemas: "`dependentSchemas`",
  not: "`not`",
  allOf: "`allOf`",
  anyOf: "`anyOf`",
  oneOf: "`oneOf`",
  conditions: "`if`",
  unevaluatedProperties: "`unevaluatedProperties`",
  unevaluatedItems: "`unevaluatedItems`",
};

// A new field of Checks is a restriction until it is compared as something else: without an entry it does not compile.
type RestrictionKey = Exclude<keyof Checks, keyof BoundChecks | "patterns" | "formats" | "uniqueItems">;

function compareRestrictions(
  before: readonly unknown[],
  after: readonly unknown[],
  label: string,
  place: Place,
  walk: Walk,
): void {
  const rest = [...after];
  const gone = before.filter((one) => {
    const index = rest.findIndex((other) => isSame(one, other, walk));
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
  const rule = ruleForLists(gone.length, rest.length, "restriction");
  if (rule !== undefined) walk.report(rule, place, { before: label, after: label });
}

function ruleForLists<Name extends "restriction" | "pattern">(gone: number, come: number, name: Name): RuleId | undefined {
  if (gone === 0 && come === 0) return undefined;
  return gone === 0 ? `${name}-added` : come === 0 ? `${name}-removed` : `${name}-changed`;
}

/** Whether two restrictions accept the same values: equal data, types by what they allow. */
function isSame(before: unknown, after: unknown, walk: Walk): boolean {
  if (isType(before) && isType(after)) return !changesValues(walk.effectOf(before, after));
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === after.length && before.every((item, index) => isSame(item, after[index], walk));
  if (!isRecord(before) || !isRecord(after)) return before === after;
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].every((key) => isSame(before[key], after[key], walk));
}

function isType(value: unknown): value is TypeNode {
  return isRecord(value) && "kind" in value && "checks" in value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function comparePatterns(before: readonly string[], after: readonly string[], place: Place, walk: Walk): void {
  const gone = before.filter((pattern) => !after.includes(pattern));
  const come = after.filter((pattern) => !before.includes(pattern));
  const rule = ruleForLists(gone.length, come.length, "pattern");
  if (rule !== undefined) walk.report(rule, place, { before: showPatterns(gone), after: showPatterns(come) });
}

function showPatterns(patterns: readonly string[]): string {
  return patterns.map((pattern) => `/${pattern}/`).join(" and ");
}

function compareFormats(before: readonly string[], after: readonly string[], place: Place, walk: Walk): void {
  const gone = before.filter((format) => !after.includes(format));
  const come = after.filter((format) => !before.includes(format));
  const [old, present] = [gone.join(", "), come.join(", ")];
  if (old === "int32" && present === "int64") walk.report("type-widened", place, { before: old, after: present });
  else if (old === "int64" && present === "int32") walk.report("type-narrowed", place, { before: old, after: present });
  else {
    if (gone.length > 0) walk.report("format-removed", place, { before: old });
    if (come.length > 0) walk.report("format-added", place, { after: present });
  }
}
