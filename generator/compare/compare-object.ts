import type { Additional, Doc, JsonValue, ObjectNode, PatternProperty, Property, TypeNode } from "../model/types.js";
import { equalJson } from "../resolve/equal-json.js";
import { compareTypes } from "./compare-type.js";
import { describeType, describeValue } from "./describe-type.js";
import { changesValues } from "./effect.js";
import type { RuleId } from "./rules.js";
import { joinPath, type Place, stepInto, type Walk } from "./walk.js";

/** Objects: properties by wire name, and what the others may be. */
export function compareObjects(before: TypeNode, after: TypeNode, place: Place, walk: Walk): boolean {
  if (before.kind !== "object" || after.kind !== "object") return false;
  const present = new Map(after.properties.map((property) => [property.wireName, property] as const));
  for (const property of before.properties) {
    const other = present.get(property.wireName);
    if (other === undefined) reportRemoved(property, after, place, walk);
    else compareProperties(property, other, placeOf(place, property, other), walk);
  }
  const known = new Set(before.properties.map(({ wireName }) => wireName));
  for (const property of after.properties) if (!known.has(property.wireName)) reportAdded(property, before, place, walk);
  compareExtras(before.additional, after.additional, place, walk);
  compareNamedByPattern(before, after, place, walk);
  return true;
}

function placeOf({ path }: Place, before: Property | undefined, after: Property | undefined): Place {
  const step = after?.wireName ?? before?.wireName ?? "";
  return { path: joinPath(path, step), before: before?.pointer, after: after?.pointer };
}

function compareProperties(before: Property, after: Property, place: Place, walk: Walk): void {
  if (!before.required && after.required) walk.report("property-became-required", place);
  if (before.required && !after.required) walk.report("property-became-optional", place);
  compareTypes(before.type, after.type, place, walk);
  compareAccess(before, after, place, walk);
  compareDefaults(before.default, after.default, place, walk);
  compareDocs(before.doc, after.doc, place, walk);
  if (!equalJson(before.examples, after.examples)) walk.report("text-changed", place, { after: "example" });
}

function compareAccess(before: Property, after: Property, place: Place, walk: Walk): void {
  if (!before.readOnly && after.readOnly) walk.report("read-only-added", place);
  if (before.readOnly && !after.readOnly) walk.report("read-only-removed", place);
  if (!before.writeOnly && after.writeOnly)
    walk.report(before.required ? "required-write-only-added" : "write-only-added", place);
  if (before.writeOnly && !after.writeOnly) walk.report("write-only-removed", place);
}

function compareDefaults(before: JsonValue | undefined, after: JsonValue | undefined, place: Place, walk: Walk): void {
  if (before === after || (before !== undefined && after !== undefined && equalJson(before, after))) return;
  const rule = walk.options.appliesDefaults ? "applied-default-changed" : "default-changed";
  walk.report(rule, place, { before: describeValue(before), after: describeValue(after) });
}

/** What the document says about a schema in words. */
export function compareDocs(before: Doc, after: Doc, place: Place, walk: Walk): void {
  if (!before.deprecated && after.deprecated) walk.report("deprecated", place);
  if (before.deprecated && !after.deprecated) walk.report("undeprecated", place);
  if (before.title !== after.title) walk.report("text-changed", place, { after: "title" });
  if (before.description !== after.description) walk.report("text-changed", place, { after: "description" });
}

/** What may stand under the name from now on decides what the removal means. */
function reportRemoved(property: Property, after: ObjectNode, place: Place, walk: Walk): void {
  const at = placeOf(place, property, undefined);
  const { additional } = after;
  if (additional.kind === "forbidden") walk.report("property-forbidden", at);
  if (additional.kind !== "forbidden" || property.required)
    walk.report(property.required ? "property-removed" : "optional-property-removed", at);
  if (additional.kind === "typed") compareTypes(property.type, additional.values, at, walk);
}

/** What the old package makes of the name decides what the addition means. */
function reportAdded(property: Property, before: ObjectNode, place: Place, walk: Walk): void {
  const at = placeOf(place, undefined, property);
  const { additional } = before;
  const closed = additional.kind === "forbidden" || (additional.kind === "unknown" && additional.policy === "reject");
  if (property.required) walk.report("required-property-added", at);
  if (closed) walk.report("property-added-to-closed", at);
  if (additional.kind === "typed") {
    walk.report("property-named", at);
    if (!isUnconstrained(additional.values)) compareTypes(additional.values, property.type, at, walk);
  } else if (!closed && !property.required) walk.report("property-added", at);
}

function isUnconstrained(type: TypeNode): boolean {
  return type.kind === "unknown" && Object.keys(type.checks).length === 0;
}

function compareExtras(before: Additional, after: Additional, place: Place, walk: Walk): void {
  if (before.kind === "typed" && after.kind === "typed") {
    comparePatterns(before.patterns, after.patterns, place, walk);
    compareTypes(before.values, after.values, stepInto(place, "*"), walk);
    return;
  }
  if (before.kind === "unknown" && after.kind === "unknown") {
    if (before.policy !== after.policy)
      walk.report("unknown-properties-changed", place, { before: before.policy, after: after.policy });
    return;
  }
  if (before.kind === after.kind) return;
  const rule = ruleForExtras(before, after);
  if (rule !== undefined) walk.report(rule, place, { after: describeExtras(after, walk) });
  // The field for declared extras comes or goes.
  if (before.kind === "typed" || after.kind === "typed")
    walk.report("representation-changed", place, { before: describeField(before), after: describeField(after) });
}

function ruleForExtras(before: Additional, after: Additional): RuleId | undefined {
  if (after.kind === "forbidden") return "extras-forbidden";
  if (before.kind === "forbidden") return "extras-allowed";
  if (before.kind === "unknown" && after.kind === "typed") return saysNothing(after) ? undefined : "extras-restricted";
  return before.kind === "typed" && saysNothing(before) ? undefined : "extras-freed";
}

function saysNothing({ values, patterns }: Extract<Additional, { kind: "typed" }>): boolean {
  return patterns.length === 0 && isUnconstrained(values);
}

function describeExtras(after: Additional, walk: Walk): string | undefined {
  return after.kind === "typed" ? describeType(after.values, walk.names.after) : undefined;
}

function describeField({ kind }: Additional): string {
  return kind === "typed" ? "with a field for further properties" : "without a field for further properties";
}

/** A pattern speaks of named properties too; so where names and patterns both change, nothing is certain. */
function compareNamedByPattern(before: ObjectNode, after: ObjectNode, place: Place, walk: Walk): void {
  const hasPatterns = [before, after].some(({ additional }) => additional.kind === "typed" && additional.patterns.length > 0);
  if (!hasPatterns) return;
  const names = ({ properties }: ObjectNode): string =>
    properties
      .map(({ wireName }) => JSON.stringify(wireName))
      .sort()
      .join();
  if (names(before) !== names(after))
    walk.report("name-patterns-changed", place, { before: "other names", after: "other names" });
}

/** Objects of extras alone. */
export function compareMaps(before: TypeNode, after: TypeNode, place: Place, walk: Walk): boolean {
  if (before.kind !== "map" || after.kind !== "map") return false;
  comparePatterns(before.patterns, after.patterns, place, walk);
  compareTypes(before.values, after.values, stepInto(place, "*"), walk);
  return true;
}

/** The same patterns may have other types; other patterns may match anything. */
function comparePatterns(before: readonly PatternProperty[], after: readonly PatternProperty[], place: Place, walk: Walk): void {
  const list = (patterns: readonly PatternProperty[]): string =>
    patterns
      .map(({ pattern }) => `/${pattern}/`)
      .sort()
      .join(" ") || "none";
  if (list(before) !== list(after)) {
    walk.report("name-patterns-changed", place, { before: list(before), after: list(after) });
    return;
  }
  for (const { pattern, type } of before) {
    const other = after.find((candidate) => candidate.pattern === pattern);
    if (other === undefined) continue;
    compareTypes(type, other.type, stepInto(place, `/${pattern}/`), walk);
    // A name can match two patterns, so that widening one of them need not widen the whole; that is still too strict, never too lax.
    if (before.length > 1 && changesValues(walk.effectOf(type, other.type)))
      walk.report("name-patterns-changed", place, { before: list(before), after: list(after) });
  }
}
