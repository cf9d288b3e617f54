import type { JsonValue, ModelGraph, ModelId, ObjectNode, Property, TypeNode } from "../../model/types.js";
import { type Code, code, joinCode } from "../print/code.js";
import { INHERITED } from "../print/key.js";
import { literal, numberLiteral, stringLiteral } from "../print/literal.js";
import { objectBehind } from "./discriminator.js";
import { subjectOf } from "./functions.js";
import { isPrimitive } from "./kinds.js";
import type { ModuleScope, Way } from "./scope.js";

// Bits of a number that is still small for the engine.
const MOST_BITS = 30;
// More conditions than this seldom decide anything, and each costs a look-up.
const MOST_CONDITIONS = 3;
// Enums beyond this are not worth comparing.
const MOST_VALUES = 3;

// Each name of a value is held against as many at most; in a value of many names, look-ups cost less than more.
const MOST_NAMES = 8;

/** How the variants that can accept a value at all are found. */
export interface Fits {
  /** They end with `fits`: bit i of it belongs to the i-th type. */
  readonly statements: readonly Code[];
  /** The bits as {@link decodeBest} wants them. */
  readonly bits: Code;
  /** Bits that are always set: nothing is required of their types. */
  readonly always: number;
}

/**
 * Finds out cheaply which object variants can accept a value at all: by required properties and by literals that the
 * variants do not share. Undefined where that tells none apart.
 * @param base name to make the names of functions from
 */
export function printFits(types: readonly TypeNode[], way: Way, base: Code, scope: ModuleScope): Fits | undefined {
  if (types.length > MOST_BITS) return undefined;
  const variants = types.map((type) => requirementsOf(type, scope.naming.graph));
  const common = (one: Requirement): boolean => variants.every((variant) => variant.some((other) => isSame(one, other)));
  const telling = variants.map((variant) =>
    variant.filter((requirement) => !common(requirement)).sort((left, right) => rank(left) - rank(right)),
  );
  if (telling.every((requirements) => requirements.length === 0)) return undefined;
  const names = way === "decode" ? findOwnNames(telling, knownNames(types, scope.naming.graph)) : undefined;
  return names === undefined ? printLookUps(telling, way, scope) : printLoop(names, base, scope);
}

/** A name for each variant that has to have it and alone knows it; undefined where one has none, or where values tell more. */
function findOwnNames(
  telling: readonly (readonly Requirement[])[],
  known: readonly ReadonlySet<string>[],
): readonly (string | undefined)[] | undefined {
  if (telling.length > MOST_NAMES || telling.flat().some(({ values }) => values.length > 0)) return undefined;
  const isOwn = (name: string): boolean => known.filter((names) => names.has(name)).length === 1;
  const names = telling.map((requirements) => requirements.map(({ property }) => property.wireName).find(isOwn));
  return names.every((name, index) => name !== undefined || telling[index]?.length === 0) ? names : undefined;
}

/** The names of a value say which variants it can be of: most values have few. */
function printLoop(names: readonly (string | undefined)[], base: Code, scope: ModuleScope): Fits {
  const always = sumBits(names.map((name) => name === undefined));
  const fit = declareFit(names, base, scope);
  const statements = [
    code`let fits = ${numberLiteral(always)};`,
    code`for (const name in $.fieldsOf(input)) fits = fits | ${fit}(name);`,
  ];
  // Names that a class defines for its instances are not met in the loop.
  return { statements, always, bits: always === 0 ? code`fits || -1` : code`fits` };
}

function sumBits(isSet: readonly boolean[]): number {
  return isSet.reduce((bits, each, index) => (each ? bits + 2 ** index : bits), 0);
}

/** Declares the function that knows which variant a name belongs to. */
function declareFit(names: readonly (string | undefined)[], base: Code, scope: ModuleScope): Code {
  const name = scope.privateName(code`fitOf${base}`);
  const cases = names.flatMap((own, index) =>
    own === undefined ? [] : [code`case ${stringLiteral(own)}:\n  return ${numberLiteral(2 ** index)};`],
  );
  return scope.declareOnce(name, () => ({
    kind: "function",
    name,
    parameters: [{ name: code`name`, type: code`string`, optional: false }],
    returns: code`number`,
    body: [code`switch (name) {\n  ${[...cases, code`default:\n  return 0;`]}\n}`],
    exported: false,
  }));
}

/** Each variant's requirements are looked up. */
function printLookUps(variants: readonly (readonly Requirement[])[], way: Way, scope: ModuleScope): Fits {
  const bits = variants.map((variant, bit) => {
    const conditions = variant.slice(0, MOST_CONDITIONS).map((requirement) => printCondition(requirement, way, scope));
    return printBit(conditions, numberLiteral(2 ** bit));
  });
  const statements = [code`const fields = $.fieldsOf(${subjectOf(way)});`, code`const fits =\n  ${joinBits(bits)};`];
  return { statements, always: sumBits(variants.map((variant) => variant.length === 0)), bits: code`fits` };
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

function knownNames(types: readonly TypeNode[], graph: ModelGraph): readonly ReadonlySet<string>[] {
  return types.map((type) => new Set(objectBehind(type, graph)?.node.properties.map(({ wireName }) => wireName)));
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
