import type { Model, ScalarNode, TypeNode } from "../model/types.js";
import { compareArrays } from "./compare-array.js";
import { compareCheckLists, compareChecks } from "./compare-checks.js";
import { compareMaps, compareObjects } from "./compare-object.js";
import { compareUnions } from "./compare-union.js";
import { compareValues } from "./compare-values.js";
import { describeType } from "./describe-type.js";
import type { Effect } from "./effect.js";
import { allowsNull, checksOf, resolveType } from "./resolve-type.js";
import type { RuleId } from "./rules.js";
import type { Place, Walk } from "./walk.js";

/** Compares what two types allow and what they are in TypeScript; every difference is reported. */
export function compareTypes(before: TypeNode, after: TypeNode, place: Place, walk: Walk): void {
  if (before.kind === "ref" || after.kind === "ref") return compareReferences(before, after, place, walk);
  compareNull(allowsNull(walk.before, before), allowsNull(walk.after, after), place, walk);
  compareChecks(checksOf(before), checksOf(after), place, walk);
  compareShapes(before, after, place, walk);
}

function compareNull(before: boolean, after: boolean, place: Place, walk: Walk): void {
  if (!before && after) walk.report("null-added", place);
  if (before && !after) walk.report("null-removed", place);
}

/** References to models that are compared themselves differ in what stands beside them only. */
function compareReferences(before: TypeNode, after: TypeNode, place: Place, walk: Walk): void {
  const course = walk.follow(before, after);
  if (course === "taken") return;
  if (course === "elsewhere") {
    compareNull(before.nullable, after.nullable, place, walk);
    compareChecks(before.checks, after.checks, place, walk);
    return;
  }
  if (isModelOfThePlace(before, after, walk)) return compareResolved(before, after, place, walk);
  const details = { before: describeType(before, walk.names.before), after: describeType(after, walk.names.after) };
  const effect = walk.effectOf(before, after);
  const rule = ruleForEffect(effect);
  const isOther = !(before.kind === "ref" && after.kind === "ref" && walk.pairs.afterOf(before.target) === after.target);
  if (rule !== undefined) walk.report(rule, place, { ...details, reasons: walk.reasonsOf(before, after) });
  else if (isOther && effect.shape) walk.report("representation-changed", place, details);
  else if (isOther) walk.report("type-replaced", place, details);
}

/** One side is an inline model that has no counterpart, the other no model: what changed can be told in detail. */
function isModelOfThePlace(before: TypeNode, after: TypeNode, walk: Walk): boolean {
  if (before.kind === "ref" && after.kind === "ref") return false;
  const isInline = (model: Model | undefined): boolean => model !== undefined && model.path.length > 0;
  if (before.kind === "ref") return isInline(walk.before.models.get(before.target)) && !walk.pairs.afterOf(before.target);
  return after.kind === "ref" && isInline(walk.after.models.get(after.target)) && !walk.pairs.beforeOf(after.target);
}

/** How a change is called of which only the effect is known. */
function ruleForEffect({ wider, narrower }: Effect): RuleId | undefined {
  if (wider) return narrower ? "type-changed" : "type-widened";
  return narrower ? "type-narrowed" : undefined;
}

/** Compares two types with all that their references lead to. Used where only the effect counts. */
export function compareResolved(before: TypeNode, after: TypeNode, place: Place, walk: Walk): void {
  const [one, other] = [resolveType(walk.before, before), resolveType(walk.after, after)];
  compareNull(allowsNull(walk.before, before), allowsNull(walk.after, after), place, walk);
  compareCheckLists(one.checks, other.checks, place, walk);
  compareShapes(one.type, other.type, place, walk);
}

/** Compares a shape; says whether that was its business. */
type ShapeRule = (before: TypeNode, after: TypeNode, place: Place, walk: Walk) => boolean;

/** In order: the first that answers has compared the shapes. Nullability and checks have been compared before. */
const shapeRules: readonly ShapeRule[] = [
  compareEmpty,
  compareInferred,
  compareUnions,
  compareValues,
  compareScalars,
  compareArrays,
  compareObjects,
  compareMaps,
];

function compareShapes(before: TypeNode, after: TypeNode, place: Place, walk: Walk): void {
  if (!shapeRules.some((compare) => compare(before, after, place, walk))) reportType("type-changed", before, after, place, walk);
}

function reportType(rule: RuleId, before: TypeNode, after: TypeNode, place: Place, walk: Walk): void {
  walk.report(rule, place, { before: describeType(before, walk.names.before), after: describeType(after, walk.names.after) });
}

/** Types that allow everything or nothing. */
function compareEmpty(before: TypeNode, after: TypeNode, place: Place, walk: Walk): boolean {
  if (before.kind !== "unknown" && before.kind !== "never" && after.kind !== "unknown" && after.kind !== "never") return false;
  if (before.kind === after.kind) return true;
  const widens = after.kind === "unknown" || before.kind === "never";
  reportType(widens ? "type-widened" : "type-narrowed", before, after, place, walk);
  return true;
}

/** A schema without `type` lets values of other kinds pass, which a stated type does not. */
function compareInferred(before: TypeNode, after: TypeNode, place: Place, walk: Walk): boolean {
  if (!before.inferred && !after.inferred) return false;
  if (before.kind !== after.kind) {
    reportType("type-changed", before, after, place, walk);
    return true;
  }
  if (before.inferred !== after.inferred) {
    const rule = after.inferred ? "type-widened" : "type-narrowed";
    const label = (type: TypeNode): string => (type.inferred ? "a type that is not stated" : type.kind);
    walk.report(rule, place, { before: label(before), after: label(after) });
  }
  return false; // what they say of values of their kind is compared by the rule of the kind
}

function compareScalars(before: TypeNode, after: TypeNode, place: Place, walk: Walk): boolean {
  if (before.kind !== "scalar" || after.kind !== "scalar") return false;
  if (before.type !== after.type) reportType(ruleForScalars(before, after), before, after, place, walk);
  if (before.representation !== after.representation) {
    walk.report("representation-changed", place, {
      before: describeRepresentation(before),
      after: describeRepresentation(after),
    });
  }
  compareFormats(before, after, place, walk);
  return true;
}

function ruleForScalars(before: ScalarNode, after: ScalarNode): RuleId {
  if (before.type === "integer" && after.type === "number") return "type-widened";
  return before.type === "number" && after.type === "integer" ? "type-narrowed" : "type-changed";
}

/** Formats that are checked are compared with the checks; what is left is told where it changes nothing else. */
function compareFormats(before: ScalarNode, after: ScalarNode, place: Place, walk: Walk): void {
  const isChecked = (type: ScalarNode): boolean =>
    type.format !== undefined && checksOf(type).formats?.includes(type.format) === true;
  if (before.format === after.format || isChecked(before) || isChecked(after)) return;
  walk.report("format-changed", place, { before: before.format ?? "none", after: after.format ?? "none" });
}

function describeRepresentation({ representation, type }: ScalarNode): string {
  return representation === "plain" ? type : representation;
}
