import type { EnumNode, JsonValue, MapNode, PatternProperty, ScalarNode, TupleNode, TypeNode } from "../../model/types.js";
import { type Code, code, joinCode } from "../print/code.js";
import { literal, numberLiteral } from "../print/literal.js";
import { hasChecks } from "./checks.js";
import { functionOf } from "./functions.js";
import { isPrimitive } from "./kinds.js";
import { declarePattern } from "./patterns.js";
import type { ModuleScope, Way } from "./scope.js";
import { isPlainText, nameType, parenthesize, printType, printUnion } from "./type.js";

/** Whether a function for the node exists without further arguments. */
export function isTrivial(node: TypeNode): boolean {
  if (node.nullable && node.kind !== "unknown") return false;
  if (node.kind === "array") return isString(node.items);
  return node.kind === "scalar" || node.kind === "ref" || node.kind === "unknown" || node.kind === "never";
}

/** The function of a trivial node. */
export function shapeFunction(node: TypeNode, way: Way, scope: ModuleScope): Code {
  switch (node.kind) {
    case "scalar":
      return scalarFunction(node, way);
    case "ref":
      return scope.functionName(node.target, way);
    case "unknown":
      return way === "decode" ? code`$.decodeUnknown` : code`$.encodeJson`;
    case "never":
      return way === "decode" ? code`$.decodeNever` : code`$.encodeNever`;
    case "array":
      return pick(way, code`$.decodeStrings`, code`$.encodeStrings`);
    default:
      throw new Error(`bug: a node of kind ${node.kind} has no function of its own`);
  }
}

/** A call that decodes or encodes what is neither null nor of another kind; nothing for objects and unions. */
export function callShape(node: TypeNode, way: Way, subject: Code, key: Code, base: Code, scope: ModuleScope): Code {
  const place = code`${subject}, context, ${key}`;
  switch (node.kind) {
    case "literal":
      return callLiteral(node.value, way, place, scope, node);
    case "enum":
      return callEnum(node, way, place, base, scope);
    case "array":
      if (isString(node.items)) return code`${shapeFunction(node, way, scope)}(${place})`;
      return code`${pick(way, code`$.decodeArray`, code`$.encodeArray`)}(${place}, ${functionOf(node.items, way, code`${base}$item`, scope)})`;
    case "tuple":
      return callTuple(node, way, place, base, scope);
    case "map":
      return callMap(node, way, place, base, scope);
    default:
      return code`${shapeFunction(node, way, scope)}(${place})`;
  }
}

/** Any text, of which most arrays are made. */
function isString(node: TypeNode): boolean {
  return isPlainText(node) && !node.inferred && !hasChecks(node);
}

/** One of two by the way. */
export function pick(way: Way, decode: Code, encode: Code): Code {
  return way === "decode" ? decode : encode;
}

function scalarFunction(node: ScalarNode, way: Way): Code {
  switch (node.representation) {
    case "Date":
      return pick(way, code`$.decodeDate`, code`$.encodeDate`);
    case "Uint8Array":
      return pick(way, code`$.decodeBytes`, code`$.encodeBytes`);
    case "Blob":
      return pick(way, code`$.decodeBlob`, code`$.encodeBlob`);
    case "bigint":
      if (node.type === "string") return pick(way, code`$.decodeBigIntString`, code`$.encodeBigIntString`);
      return pick(way, code`$.decodeBigInt`, code`$.encodeBigInt`);
    case "decimal":
      return pick(way, code`$.decodeDecimal`, code`$.encodeDecimal`);
    case "plain":
      return plainFunction(node.type, way);
  }
}

function plainFunction(type: ScalarNode["type"], way: Way): Code {
  switch (type) {
    case "string":
      return pick(way, code`$.decodeString`, code`$.encodeString`);
    case "number":
      return pick(way, code`$.decodeNumber`, code`$.encodeNumber`);
    case "integer":
      return pick(way, code`$.decodeInteger`, code`$.encodeInteger`);
    case "boolean":
      return pick(way, code`$.decodeBoolean`, code`$.encodeBoolean`);
    case "null":
      return pick(way, code`$.decodeNull`, code`$.encodeNull`);
  }
}

function callLiteral(value: JsonValue, way: Way, place: Code, scope: ModuleScope, node: TypeNode): Code {
  if (isPrimitive(value)) return code`${pick(way, code`$.decodeLiteral`, code`$.encodeLiteral`)}(${place}, ${literal(value)})`;
  const type = printType({ ...node, nullable: false }, "value", scope);
  return code`${pick(way, code`$.decodeDeepLiteral`, code`$.encodeDeepLiteral`)}<${type}>(${place}, ${literal(value)})`;
}

// Beyond this a set is made of the members.
const LONG = 32;

function callEnum(node: EnumNode, way: Way, place: Code, base: Code, scope: ModuleScope): Code {
  const type = nameType(node, "value", scope);
  const deep = !node.members.every((member) => isPrimitive(member.value));
  const members = declareMembers(node, type, !deep && node.members.length > LONG, base, scope);
  if (deep) return code`${pick(way, code`$.decodeDeepMember`, code`$.encodeDeepMember`)}<${type}>(${place}, ${members})`;
  if (node.open) return code`${pick(way, code`$.decodeOpenMember`, code`$.encodeOpenMember`)}<${type}>(${place}, ${members})`;
  return code`${pick(way, code`$.decodeMember`, code`$.encodeMember`)}<${type}>(${place}, ${members})`;
}

function declareMembers(node: EnumNode, type: Code, long: boolean, base: Code, scope: ModuleScope): Code {
  const name = scope.privateName(code`members${scope.baseOf(node, base)}`);
  const values = printList(node.members.map((member) => literal(member.value)));
  return scope.declareOnce(name, () => ({
    kind: "const",
    name,
    type: long ? code`$.Members<${type}>` : code`readonly ${parenthesize(type)}[]`,
    value: long ? code`/* @__PURE__ */ $.members<${type}>(${values})` : values,
    exported: false,
  }));
}

// On one line where that can be read, else a value a line.
function printList(values: readonly Code[]): Code {
  const line = joinCode(values, ", ");
  return line.length <= 100 ? code`[${line}]` : code`[\n  ${values.map((value) => code`${value},`)}\n]`;
}

function callTuple(node: TupleNode, way: Way, place: Code, base: Code, scope: ModuleScope): Code {
  const type = nameType({ ...node, nullable: false }, way === "decode" ? "value" : "wire", scope);
  const items = node.prefix.map((item, index) => functionOf(item, way, code`${base}$${numberLiteral(index)}`, scope));
  const rest = endsByCheck(node)
    ? pick(way, code`$.decodeSurplus`, code`$.encodeSurplus`)
    : functionOf(node.rest, way, code`${base}$rest`, scope);
  return code`${pick(way, code`$.decodeTuple`, code`$.encodeTuple`)}<${type}>(${place}, [${joinCode(items, ", ")}], ${rest})`;
}

// Its length is checked as well: of one mistake there is one issue.
function endsByCheck({ prefix, rest, checks }: TupleNode): boolean {
  return rest.kind === "never" && checks.maxItems === prefix.length;
}

function callMap(node: MapNode, way: Way, place: Code, base: Code, scope: ModuleScope): Code {
  const values = functionOf(node.values, way, code`${base}$value`, scope);
  if (node.patterns.length === 0) return code`${pick(way, code`$.decodeMap`, code`$.encodeMap`)}(${place}, ${values})`;
  const types = printUnion([node.values, ...node.patterns.map(({ type }) => type)], way === "decode" ? "value" : "wire", scope);
  const patterns = listPatterns(node.patterns, way, base, scope);
  return code`${pick(way, code`$.decodeMap`, code`$.encodePatternMap`)}<${types}>(${place}, ${values}, ${patterns})`;
}

/** Patterns with their functions, as an argument. */
export function listPatterns(patterns: readonly PatternProperty[], way: Way, base: Code, scope: ModuleScope): Code {
  const entries = patterns.map(({ pattern, type }, index) => {
    const item = code`${base}$${numberLiteral(index)}`;
    return code`[${declarePattern(pattern, scope)}, ${functionOf(type, way, item, scope)}]`;
  });
  return code`[${joinCode(entries, ", ")}]`;
}
