import type { EnumNode, JsonValue, LiteralNode, TypeNode } from "../model/types.js";
import { equalJson, membershipIn } from "../resolve/equal-json.js";
import { describeType, describeValue } from "./describe-type.js";
import { kindOf } from "./resolve-type.js";
import type { Place, Walk } from "./walk.js";

type ValueNode = EnumNode | LiteralNode;

/** Enums and constants, with each other and with a plain type. */
export function compareValues(before: TypeNode, after: TypeNode, place: Place, walk: Walk): boolean {
  if (isValue(before) && isValue(after)) compareMembers(before, after, place, walk);
  else if (isValue(before)) reportDropped(before, after, place, walk);
  else if (isValue(after)) reportRestricted(before, after, place, walk);
  else return false;
  return true;
}

function isValue(type: TypeNode): type is ValueNode {
  return type.kind === "enum" || type.kind === "literal";
}

function valuesOf(type: ValueNode): readonly JsonValue[] {
  return type.kind === "literal" ? [type.value] : type.members.map(({ value }) => value);
}

function compareMembers(before: ValueNode, after: ValueNode, place: Place, walk: Walk): void {
  const [old, present] = [valuesOf(before), valuesOf(after)];
  if (before.kind === "literal" && after.kind === "literal") {
    if (!equalJson(before.value, after.value))
      walk.report("const-changed", place, { before: describeValue(before.value), after: describeValue(after.value) });
    return;
  }
  const [wasListed, isListed] = [membershipIn(old), membershipIn(present)];
  for (const value of present.filter((member) => !wasListed(member)))
    walk.report(keeps(before, value) ? "enum-value-added" : "enum-value-added-to-closed", place, { after: describeValue(value) });
  for (const value of old.filter((member) => !isListed(member)))
    walk.report("enum-value-removed", place, { before: describeValue(value) });
  compareOpenness(before, after, place, walk);
}

function compareOpenness(before: ValueNode, after: ValueNode, place: Place, walk: Walk): void {
  const [was, is] = [isOpen(before), isOpen(after)];
  if (!was && is) walk.report("enum-opened", place);
  if (was && !is) walk.report("enum-closed", place);
}

function isOpen(type: ValueNode): boolean {
  return type.kind === "enum" && type.open;
}

/** Whether the old package keeps a value that it does not know: of a member's JSON type, if the enum is open. */
function keeps(type: ValueNode, value: JsonValue): boolean {
  return type.kind === "enum" && type.open && type.members.some((member) => kindOf(member.value) === kindOf(value));
}

function reportDropped(before: ValueNode, after: TypeNode, place: Place, walk: Walk): void {
  const details = { before: describeType(before, walk.names.before), after: describeType(after, walk.names.after) };
  walk.report(isPlainTypeOf(after, valuesOf(before)) ? "enum-dropped" : "type-changed", place, details);
}

function reportRestricted(before: TypeNode, after: ValueNode, place: Place, walk: Walk): void {
  const details = { before: describeType(before, walk.names.before), after: describeType(after, walk.names.after) };
  walk.report(isPlainTypeOf(before, valuesOf(after)) ? "became-enum" : "type-changed", place, details);
}

/** Whether a plain type allows all of the values; what it demands beyond the type is compared with the checks. */
function isPlainTypeOf(type: TypeNode, values: readonly JsonValue[]): boolean {
  if (type.kind !== "scalar") return false;
  const allows = (value: JsonValue): boolean => (type.type === "integer" ? Number.isInteger(value) : kindOf(value) === type.type);
  return values.every(allows);
}
