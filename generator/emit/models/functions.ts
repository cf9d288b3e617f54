import type { TypeNode } from "../../model/types.js";
import { type Code, code } from "../print/code.js";
import type { Definition } from "../print/print-module.js";
import { callShape, isTrivial, pick, shapeFunction } from "./call.js";
import { declareCheck, hasChecks, hasSimpleChecks } from "./checks.js";
import { printObjectBody } from "./object.js";
import type { ModuleScope, Way } from "./scope.js";
import { nameType } from "./type.js";
import { printUnionBody } from "./union.js";

/** The variable that a function works on. */
export function subjectOf(way: Way): Code {
  return way === "decode" ? code`input` : code`value`;
}

/** An expression that decodes or encodes `subject`, a variable or property, at `key`. */
export function callNode(node: TypeNode, way: Way, subject: Code, key: Code, base: Code, scope: ModuleScope): Code {
  if (needsFunction(node)) return code`${functionOf(node, way, base, scope)}(${subject}, context, ${key})`;
  return callUnchecked(node, way, subject, key, base, scope);
}

/** The same for a node that {@link isCheckedOutside}, without its checks. */
export function callUnchecked(node: TypeNode, way: Way, subject: Code, key: Code, base: Code, scope: ModuleScope): Code {
  const call = callShape(node, way, subject, key, base, scope);
  return node.nullable && node.kind !== "unknown" ? code`${subject} === null ? null : ${call}` : call;
}

/** Name of a function `(subject, context, key)` for a node; a private one is made where none exists. */
export function functionOf(node: TypeNode, way: Way, suggestion: Code, scope: ModuleScope): Code {
  if (isTrivial(node) && !needsFunction(node)) return shapeFunction(node, way, scope);
  const base = scope.baseOf(node, suggestion);
  const name = scope.privateName(pick(way, code`decode${base}`, code`encode${base}`));
  return scope.declareOnce(name, () => declareFunction(node, way, name, base, scope, false));
}

/** The declaration of a node's function, with the checks and the null of the node. */
export function declareFunction(
  node: TypeNode,
  way: Way,
  name: Code,
  base: Code,
  scope: ModuleScope,
  exported: boolean,
): Definition {
  const body = way === "decode" ? decodeBody(node, base, scope) : encodeBody(node, base, scope);
  return printFunction(node, way, name, body, scope, exported);
}

function printFunction(
  node: TypeNode,
  way: Way,
  name: Code,
  body: readonly Code[],
  scope: ModuleScope,
  exported: boolean,
): Definition {
  const value = nameType(node, "value", scope);
  return {
    kind: "function",
    name,
    parameters: [
      { name: subjectOf(way), type: way === "decode" ? code`unknown` : value, optional: false },
      { name: code`context`, type: code`$.Context`, optional: false },
      { name: code`key`, type: code`$.Key`, optional: true },
    ],
    returns: way === "decode" ? value : nameType(node, "wire", scope),
    body,
    exported,
  };
}

function decodeBody(node: TypeNode, base: Code, scope: ModuleScope): Code[] {
  const check = hasChecks(node)
    ? [code`if (context.constraints) ${declareCheck(node.checks, base, scope)}(input, context, key);`]
    : [];
  return [...check, ...plainBody(node, "decode", base, scope)];
}

// Checks look at the wire value, so that encoding has to make it first.
function encodeBody(node: TypeNode, base: Code, scope: ModuleScope): Code[] {
  if (!hasChecks(node)) return plainBody(node, "encode", base, scope);
  return [
    code`const wire = ${wireOf(node, base, scope)};`,
    code`if (context.constraints) ${declareCheck(node.checks, base, scope)}(wire, context, key);`,
    code`return wire;`,
  ];
}

/** The wire value of `value` before its checks, as one expression. */
function wireOf(node: TypeNode, base: Code, scope: ModuleScope): Code {
  if (node.kind !== "object" && node.kind !== "union" && !node.inferred) {
    const call = callShape(node, "encode", code`value`, code`key`, base, scope);
    return node.nullable && node.kind !== "unknown" ? code`value === null ? null : ${call}` : call;
  }
  const name = scope.privateName(code`encode${base}$shape`);
  scope.declareOnce(name, () => printFunction(node, "encode", name, plainBody(node, "encode", base, scope), scope, false));
  return code`${name}(value, context, key)`;
}

function plainBody(node: TypeNode, way: Way, base: Code, scope: ModuleScope): Code[] {
  const subject = subjectOf(way);
  const body: Code[] = [];
  if (node.nullable && node.kind !== "unknown") body.push(code`if (${subject} === null) return null;`);
  if (node.inferred) body.push(...passOthers(node, way));
  if (node.kind === "object") return [...body, ...printObjectBody(node, way, base, scope)];
  if (node.kind === "union") return [...body, ...printUnionBody(node, way, base, scope)];
  return [...body, code`return ${callShape(node, way, subject, code`key`, base, scope)};`];
}

// Values of kinds that the schema does not speak of.
function passOthers(node: TypeNode, way: Way): Code[] {
  const subject = subjectOf(way);
  const test = kindTest(node, way, subject);
  return test === undefined ? [] : [code`if (!${test}) return $.passOther(${subject}, context, key);`];
}

function kindTest(node: TypeNode, way: Way, subject: Code): Code | undefined {
  switch (node.kind) {
    case "object":
    case "map":
      return code`$.isObject(${subject})`;
    case "array":
    case "tuple":
      return code`$.isArray(${subject})`;
    case "scalar":
      return scalarTest(node.type, way === "encode" ? node.representation : "plain", subject);
    default:
      return undefined;
  }
}

function scalarTest(type: string, representation: string, subject: Code): Code | undefined {
  if (representation === "Date") return code`$.isDate(${subject})`;
  if (representation === "Uint8Array") return code`$.isBytes(${subject})`;
  if (representation === "Blob") return code`$.isBlob(${subject})`;
  if (representation === "bigint") return code`(typeof ${subject} === "bigint")`;
  if (representation === "decimal" || type === "string") return code`(typeof ${subject} === "string")`;
  if (type === "number" || type === "integer") return code`(typeof ${subject} === "number")`;
  return type === "boolean" ? code`(typeof ${subject} === "boolean")` : undefined;
}

function needsFunction(node: TypeNode): boolean {
  return hasChecks(node) || isWide(node);
}

/** Takes more than one expression, whatever is checked. */
function isWide(node: TypeNode): boolean {
  return node.inferred || node.kind === "object" || node.kind === "union";
}

/** Whether a node needs no function of its own where the object that holds it makes its checks. */
export function isCheckedOutside(node: TypeNode): boolean {
  return hasSimpleChecks(node) && !isWide(node);
}
