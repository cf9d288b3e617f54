import type { ModelId, ObjectNode, Property } from "../../model/types.js";
import { type Code, code, joinCode } from "../print/code.js";
import { INHERITED, memberAccess, objectKey } from "../print/key.js";
import { literal, stringLiteral } from "../print/literal.js";
import { listPatterns } from "./call.js";
import { printChecks } from "./checks.js";
import { callNode, callUnchecked, functionOf, isCheckedOutside } from "./functions.js";
import type { ModuleScope, Way } from "./scope.js";
import { extraTypes, isPresent, nameType, objectId, printNamed, printRecord, printUnion } from "./type.js";

/** The statements that decode or encode an object, one line a property. */
export function printObjectBody(node: ObjectNode, way: Way, base: Code, scope: ModuleScope): Code[] {
  return way === "decode" ? printDecoding(node, base, scope) : printEncoding(node, base, scope);
}

function printDecoding(node: ObjectNode, base: Code, scope: ModuleScope): Code[] {
  const place: Place = { node, base, scope, id: objectId(node, scope) };
  return [
    code`if (!$.enterObject(input, $.isAnyObject(input) && input.constructor, context, key)) return $.nothing;`,
    code`const mark = context.issues.length;`,
    declareResult(code`value`, nameType(node, "value", scope), "decode", place),
    ...node.properties.filter((property) => !isPresent(property)).map((property) => decodeOptional(property, place)),
    ...checkProperties("decode", code`input`, place),
    ...decodeOthers(place),
    code`$.leave(context, mark, key);`,
    code`return value;`,
  ];
}

function printEncoding(node: ObjectNode, base: Code, scope: ModuleScope): Code[] {
  const place: Place = { node, base, scope, id: objectId(node, scope) };
  const typed = node.additional.kind === "typed";
  const target = typed ? code`named` : code`wire`;
  const type = typed ? printNamed(node, scope) : nameType(node, "wire", scope);
  return [
    code`if (!$.enterValue(value, context, key)) return $.nothing;`,
    code`const mark = context.issues.length;`,
    declareResult(target, type, "encode", place),
    ...node.properties.filter((property) => !isPresent(property)).map((property) => encodeOptional(property, place, target)),
    ...checkProperties("encode", target, place),
    ...encodeOthers(place),
    code`$.leave(context, mark, key);`,
    code`return wire;`,
  ];
}

function encodeOthers(place: Place): Code[] {
  if (place.node.additional.kind === "typed") return [encodeExtras(place)];
  return keepsUnknown(place.node) ? [code`$.encodeUnknown(wire, value, context, ${declareNames(place)});`] : [];
}

interface Place {
  readonly node: ObjectNode;
  readonly base: Code;
  readonly scope: ModuleScope;
  readonly id: ModelId;
}

function declareResult(name: Code, type: Code, way: Way, place: Place): Code {
  const { properties } = place.node;
  const entries = properties
    .filter(isPresent)
    .map((property) => (way === "decode" ? decodeEntry(property, place) : encodeEntry(property, place)));
  const fields = entries.length === 0 ? code`{}` : code`{\n  ${entries}\n}`;
  const named = (property: Property): string => (way === "decode" ? fieldOf(property, place) : property.wireName);
  const hidden = properties.some((property) => !isPresent(property) && INHERITED.has(named(property)));
  return hidden ? code`const ${name} = $.shaped<${type}>(${fields});` : code`const ${name}: ${type} = ${fields};`;
}

function fieldOf(property: Property, { scope, id }: Place): string {
  return scope.naming.names.property(id, property.wireName);
}

function readInput({ wireName }: Property): Code {
  return INHERITED.has(wireName) ? code`$.own(input, ${stringLiteral(wireName)})` : code`input[${stringLiteral(wireName)}]`;
}

function readField(property: Property, place: Place): Code {
  const field = fieldOf(property, place);
  return INHERITED.has(field) ? code`$.ownField(value, ${stringLiteral(field)})` : code`value${memberAccess(field)}`;
}

function nodeBase(property: Property, { base, scope, id }: Place): Code {
  return code`${base}$${scope.naming.names.property(id, property.wireName)}`;
}

// A call gives a new value each time it is asked, which the type checker cannot narrow.
function run(property: Property, way: Way, subject: Code, key: Code, place: Place): Code {
  const base = nodeBase(property, place);
  const inherited = INHERITED.has(way === "decode" ? property.wireName : fieldOf(property, place));
  if (isCheckedHere(property, place)) return callUnchecked(property.type, way, subject, key, base, place.scope);
  if (!inherited) return callNode(property.type, way, subject, key, base, place.scope);
  return code`${functionOf(property.type, way, base, place.scope)}(${subject}, context, ${key})`;
}

/** Whether the checks of a property stand in the functions of its object; one that may be filled is checked when it is. */
function isCheckedHere(property: Property, place: Place): boolean {
  if (property.filled === true || INHERITED.has(property.wireName) || INHERITED.has(fieldOf(property, place))) return false;
  return isCheckedOutside(property.type);
}

/** The checks of properties, on the wire: what is absent or null passes them, as does all that has been reported. */
function checkProperties(way: Way, subject: Code, place: Place): Code[] {
  const statements = place.node.properties
    .filter((property) => isCheckedHere(property, place))
    .flatMap((property) => {
      const { wireName, type } = property;
      const wire = way === "decode" ? readInput(property) : code`${subject}${memberAccess(wireName)}`;
      const key = stringLiteral(way === "decode" ? wireName : fieldOf(property, place));
      return printChecks(type.checks, wire, key, nodeBase(property, place), place.scope);
    });
  return statements.length === 0 ? [] : [code`if (context.constraints) {\n  ${statements}\n}`];
}

function decodeEntry(property: Property, place: Place): Code {
  const key = stringLiteral(property.wireName);
  if (property.filled === true && property.default !== undefined) {
    const decode = functionOf(property.type, "decode", nodeBase(property, place), place.scope);
    const filled = code`$.orDefault(${readInput(property)}, ${literal(property.default)})`;
    return code`${objectKey(fieldOf(property, place))}: ${decode}(${filled}, context, ${key}),`;
  }
  const decoded = run(property, "decode", readInput(property), key, place);
  return code`${objectKey(fieldOf(property, place))}: ${decoded},`;
}

function decodeOptional(property: Property, place: Place): Code {
  const subject = readInput(property);
  const decoded = run(property, "decode", subject, stringLiteral(property.wireName), place);
  return code`if (${subject} !== undefined) ${assign(code`value`, fieldOf(property, place), decoded)}`;
}

function encodeEntry(property: Property, place: Place): Code {
  const field = fieldOf(property, place);
  return code`${objectKey(property.wireName)}: ${run(property, "encode", readField(property, place), stringLiteral(field), place)},`;
}

function encodeOptional(property: Property, place: Place, target: Code): Code {
  const subject = readField(property, place);
  const encoded = run(property, "encode", subject, stringLiteral(fieldOf(property, place)), place);
  return code`if (${subject} !== undefined) ${assign(target, property.wireName, encoded)}`;
}

function assign(target: Code, name: string, value: Code): Code {
  if (name === "__proto__") return code`$.setOwn(${target}, ${stringLiteral(name)}, ${value});`;
  return code`${target}${memberAccess(name)} = ${value};`;
}

// Beyond this a set of names beats a chain of comparisons.
const MANY = 64;

/** Declares the function that knows the wire names of an object; decoding and encoding share it. */
function declareNames({ node, base, scope }: Place): Code {
  const name = scope.privateName(code`isNameOf${base}`);
  const names = node.properties.map((property) => stringLiteral(property.wireName));
  return scope.declareOnce(name, () => ({
    kind: "function",
    name,
    parameters: [{ name: code`name`, type: code`string`, optional: false }],
    returns: code`boolean`,
    body: names.length > MANY ? [code`return ${declareNameSet(names, base, scope)}.has(name);`] : nameSwitch(names),
    exported: false,
  }));
}

function nameSwitch(names: readonly Code[]): Code[] {
  if (names.length === 0) return [code`return false;`];
  const cases = names.map((name) => code`case ${name}:`);
  return [code`switch (name) {\n  ${cases}\n    return true;\n  default:\n    return false;\n}`];
}

function declareNameSet(names: readonly Code[], base: Code, scope: ModuleScope): Code {
  const name = scope.privateName(code`namesOf${base}`);
  return scope.declareOnce(name, () => ({
    kind: "const",
    name,
    type: undefined,
    value: code`/* @__PURE__ */ $.nameSet([${joinCode(names, ", ")}])`,
    exported: false,
  }));
}

function keepsUnknown(node: ObjectNode): boolean {
  return node.additional.kind === "unknown" && node.additional.policy === "keep";
}

function decodeOthers(place: Place): Code[] {
  const { node } = place;
  const loop = code`for (const name in input) if (!${declareNames(place)}(name))`;
  const { additional } = node;
  if (additional.kind === "forbidden") return [code`${loop} $.rejectUnknown(input, name, context);`];
  if (additional.kind === "typed") return decodeExtras(place, loop);
  switch (additional.policy) {
    case "keep":
      return [code`${loop} $.keepUnknown(value, input, name, context);`];
    case "strip":
      return [code`${loop} $.stripUnknown(input, name, context);`];
    case "reject":
      return [code`${loop} $.rejectUnknown(input, name, context);`];
  }
}

function decodeExtras(place: Place, loop: Code): Code[] {
  const { node, scope, id } = place;
  const types = extraTypes(node);
  const type = printRecord(types, "value", scope);
  const functions = extraFunctions(place, "decode");
  return [
    code`let extras: ${type} | undefined;`,
    code`${loop} extras = $.addExtra<${printUnion(types, "value", scope)}>(extras, input, name, context, ${functions});`,
    code`if (extras !== undefined) value.${scope.naming.names.extras(id)} = extras;`,
  ];
}

function encodeExtras(place: Place): Code {
  const { node, scope, id } = place;
  const field = scope.naming.names.extras(id);
  const type = printUnion(extraTypes(node), "wire", scope);
  const names = declareNames(place);
  const call = code`$.encodeExtras<${printNamed(node, scope)}, ${type}>`;
  return code`const wire = ${call}(named, value.${field}, context, ${stringLiteral(field)}, ${names}, ${extraFunctions(place, "encode")});`;
}

function extraFunctions({ node, base, scope }: Place, way: Way): Code {
  if (node.additional.kind !== "typed") throw new Error("bug: only declared extras have types");
  const values = functionOf(node.additional.values, way, code`${base}$value`, scope);
  const { patterns } = node.additional;
  return patterns.length === 0 ? values : code`${values}, ${listPatterns(patterns, way, base, scope)}`;
}
