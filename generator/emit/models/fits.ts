import type { JsonValue, ModelGraph, ModelId, ObjectNode, Property, TypeNode } from "../../model/types.js";
import { type Code, code, joinCode } from "../print/code.js";
import { INHERITED } from "../print/key.js";
import { literal, numberLiteral, stringLiteral } from "../print/literal.js";
import { objectBehind } from "./discriminator.js";
import { isPrimitive } from "./kinds.js";
import type { ModuleScope, Way } from "./scope.js";

// Bits of a number that is still small for the engine.
const MOST_BITS = 30;
// More conditions than this seldom decide anything, and each costs a look-up.
const MOST_CONDITIONS = 3;
// Enums beyond this are not worth comparing.
const MOST_VALUES = 3;

/**
 * Statements that find out cheaply which object variants can accept a value at all: by required
 * properties and by literals that the variants do not share. Nothing where that tells none apart.
 * Bit i of `fits` belongs to the i-th type.
 */
export function printFits(types: readonly TypeNode[], way: Way, scope: ModuleScope): Code[] | undefined {
  if (types.length > MOST_BITS) return undefined;
  const variants = types.map((type) => requirementsOf(type, scope.naming.graph));
  const common = (one: Requirement): boolean => variants.every((variant) => variant.some((other) => isSame(one, other)));
  const conditions = variants.map((variant) => {
    const telling = variant.filter((requirement) => !common(requirement)).sort((left, right) => rank(left) - rank(right));
    return telling.slice(0, MOST_CONDITIONS).map((requirement) => printCondition(requirement, way, scope));
  });
  if (conditions.every((condition) => condition.length === 0)) return undefined;
  const bits = conditions.map((condition, bit) => printBit(condition, numberLiteral(2 ** bit)));
  const fields = way === "decode" ? code`input` : code`value`;
  return [code`const fields = $.fieldsOf(${fields});`, code`const fits =\n  ${joinBits(bits)};`];
}

function joinBits(bits: readonly Code[]): Code[] {
  return bits.map((bit, index) => (index === bits.length - 1 ? bit : code`${bit} |`));
}

function printBit(condition: readonly Code[], bit: Code): Code {
  return condition.length === 0 ? bit : code`(${joinCode(condition, " && ")} ? ${bit} : 0)`;
}

interface Requirement {
  readonly owner: ModelId;
  readonly property: Property;
  /** The only values that the property may have; empty where there are too many to tell. */
  readonly values: readonly JsonValue[];
}

function requirementsOf(type: TypeNode, graph: ModelGraph): readonly Requirement[] {
  const object = objectBehind(type, graph);
  if (object === undefined) return [];
  return required(object.node).map((property) => ({ owner: object.id, property, values: valuesOf(property.type, graph) }));
}

function required(node: ObjectNode): readonly Property[] {
  return node.properties.filter((property) => property.required && !INHERITED.has(property.wireName));
}

// Values that a property is restricted to, if they are few and primitive.
function valuesOf(type: TypeNode, graph: ModelGraph): readonly JsonValue[] {
  const seen = new Set<TypeNode>();
  let current = type;
  while (current.kind === "ref" && !current.nullable && !seen.has(current)) {
    seen.add(current);
    const target = graph.models.get(current.target);
    if (target === undefined) return [];
    current = target.type;
  }
  if (current.nullable || current.inferred) return [];
  if (current.kind === "literal") return isPrimitive(current.value) ? [current.value] : [];
  if (current.kind !== "enum" || current.open || current.members.length > MOST_VALUES) return [];
  const values = current.members.map((member) => member.value);
  return values.every(isPrimitive) ? values : [];
}

function isSame(left: Requirement, right: Requirement): boolean {
  return (
    left.property.wireName === right.property.wireName &&
    left.values.length === right.values.length &&
    left.values.every((value) => right.values.includes(value))
  );
}

// Values tell more than presence.
function rank(requirement: Requirement): number {
  return requirement.values.length > 0 ? 0 : 1;
}

function printCondition({ owner, property, values }: Requirement, way: Way, scope: ModuleScope): Code {
  const name = way === "decode" ? property.wireName : scope.naming.names.property(owner, property.wireName);
  const field = code`fields[${stringLiteral(name)}]`;
  if (values.length === 0) return code`${field} !== undefined`;
  const tests = values.map((value) => code`${field} === ${literal(value)}`);
  return tests.length === 1 ? joinCode(tests, " || ") : code`(${joinCode(tests, " || ")})`;
}
