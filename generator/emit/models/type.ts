import type {
  Discriminator,
  EnumNode,
  JsonValue,
  ModelGraph,
  ModelId,
  ObjectNode,
  Property,
  ScalarNode,
  TupleNode,
  TypeNode,
  UnionNode,
} from "../../model/types.js";
import { type Code, code, joinCode } from "../print/code.js";
import { typeKey } from "../print/key.js";
import { literal, propertyKey, stringLiteral } from "../print/literal.js";
import { fieldOfTag } from "./discriminator.js";
import { propertyComment } from "./doc.js";
import { kindOfJson } from "./kinds.js";
import type { ModuleScope, Side } from "./scope.js";

/** The type of a node where it is used: the name of the model where it is one, else {@link printType}. */
export function nameType(node: TypeNode, side: Side, scope: ModuleScope): Code {
  const id = scope.modelOf(node);
  if (id === undefined) return printType(node, side, scope);
  return side === "value" ? scope.typeName(id) : code`${scope.typeName(id)}.Wire`;
}

/** The type of a node, spelled out. Objects are models always, as their fields have names of the plan. */
export function printType(node: TypeNode, side: Side, scope: ModuleScope): Code {
  const alternatives = listAlternatives(node, side, scope);
  return alternatives.length === 0 ? code`never` : joinCode(alternatives, " | ");
}

// What fits beside `export type Name = ` in the width that people read.
const WIDE = 100;

/** {@link printType} as a type of its own is declared: with an alternative a line where one line would be too long. */
export function printDeclaredType(node: TypeNode, side: Side, scope: ModuleScope): Code {
  const line = printType(node, side, scope);
  if (line.length <= WIDE) return line;
  const alternatives = listAlternatives(node, side, scope);
  return alternatives.length < 2 ? line : code`\n  ${alternatives.map((alternative) => code`| ${alternative}`)}`;
}

function listAlternatives(node: TypeNode, side: Side, scope: ModuleScope): readonly Code[] {
  const alternatives = printAlternatives(node, side, scope);
  if (node.nullable) alternatives.push(code`null`);
  return [...new Set(alternatives)];
}

function printAlternatives(node: TypeNode, side: Side, scope: ModuleScope): Code[] {
  switch (node.kind) {
    case "scalar":
      return [printScalar(node, side, scope)];
    case "literal":
      return [printLiteralType(node.value)];
    case "enum":
      return printMembers(node, side);
    case "array":
      return [code`${printItem(node.items, side, scope)}[]`];
    case "tuple":
      return [printTuple(node, side, scope)];
    case "map":
      return [printRecord([node.values, ...node.patterns.map((pattern) => pattern.type)], side, scope)];
    case "object":
      return [printObject(node, side, scope)];
    case "union":
      return printVariants(node, side, scope);
    case "ref":
      return [side === "value" ? scope.typeName(node.target) : code`${scope.typeName(node.target)}.Wire`];
    case "unknown":
      return [code`unknown`];
    case "never":
      return [];
  }
}

function printScalar(node: ScalarNode, side: Side, scope: ModuleScope): Code {
  if (node.representation === "Blob") return code`$.Blob`;
  if (side === "value" && node.representation === "Date") return scope.global(code`Date`);
  if (side === "value" && node.representation === "Uint8Array") return scope.global(code`Uint8Array`);
  if (side === "value" && node.representation === "bigint") return code`bigint`;
  if (side === "value" && node.representation === "decimal") return code`string`;
  return printPlain(node.type);
}

function printPlain(type: ScalarNode["type"]): Code {
  switch (type) {
    case "string":
      return code`string`;
    case "number":
    case "integer":
      return code`number`;
    case "boolean":
      return code`boolean`;
    case "null":
      return code`null`;
  }
}

/** The type that has one JSON value only. */
export function printLiteralType(value: JsonValue): Code {
  if (value === null || typeof value !== "object") return literal(value);
  if (isJsonArray(value)) return code`[${joinCode(value.map(printLiteralType), ", ")}]`;
  const members = Object.entries(value).map(([name, member]) => code`${propertyKey(name)}: ${printLiteralType(member)}`);
  return members.length === 0 ? code`{ [name: string]: never }` : code`{ ${joinCode(members, ", ")} }`;
}

// Array.isArray does not narrow readonly arrays.
function isJsonArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function printMembers(node: EnumNode, side: Side): Code[] {
  const members = node.members.map((member) => printLiteralType(member.value));
  if (!node.open) return members;
  const kinds = new Set(node.members.map((member) => kindOfJson(member.value)));
  if (kinds.has("string")) members.push(side === "value" ? code`$.Unrecognized<string>` : code`(string & {})`);
  if (kinds.has("number")) members.push(side === "value" ? code`$.Unrecognized<number>` : code`(number & {})`);
  return members;
}

function printItem(node: TypeNode, side: Side, scope: ModuleScope): Code {
  return parenthesize(printType(node, side, scope));
}

/** A type as it may stand before `[]`. */
export function parenthesize(type: Code): Code {
  return /[ &|]/.test(type) && !/^\{[^{}]*\}$/.test(type) ? code`(${type})` : type;
}

function printTuple(node: TupleNode, side: Side, scope: ModuleScope): Code {
  const required = node.checks.minItems ?? 0;
  const items = node.prefix.map((item, index) => {
    const type = printItem(item, side, scope);
    return index < required ? type : code`${type}?`;
  });
  const rest = node.rest.kind === "never" && !node.rest.nullable ? [] : [code`...${printItem(node.rest, side, scope)}[]`];
  return code`[${joinCode([...items, ...rest], ", ")}]`;
}

/** The type of an object with any names: an index signature, which may refer to itself where `Record` may not. */
export function printRecord(values: readonly TypeNode[], side: Side, scope: ModuleScope): Code {
  return code`{ [name: string]: ${printUnion(values, side, scope)} }`;
}

/** The type of a value of any of the nodes. */
export function printUnion(nodes: readonly TypeNode[], side: Side, scope: ModuleScope): Code {
  const types = [...new Set(nodes.map((node) => printType(node, side, scope)))].filter((type) => type !== "never");
  return types.length === 0 ? code`never` : joinCode(types, " | ");
}

function printObject(node: ObjectNode, side: Side, scope: ModuleScope): Code {
  if (node.additional.kind !== "typed") return printMembersOf(node, side, [], scope);
  const extras = printRecord(extraTypes(node), side, scope);
  if (side === "wire") return node.properties.length === 0 ? extras : code`${printNamed(node, scope)} & ${extras}`;
  const field = scope.naming.names.extras(objectId(node, scope));
  return printMembersOf(node, side, [code`/** Properties beyond the named ones. */\n${field}?: ${extras} | undefined;`], scope);
}

/** The wire type of the named properties of an object with declared extras. */
export function printNamed(node: ObjectNode, scope: ModuleScope): Code {
  return printMembersOf(node, "wire", [], scope);
}

function printMembersOf(node: ObjectNode, side: Side, more: readonly Code[], scope: ModuleScope): Code {
  const id = objectId(node, scope);
  const members = [...node.properties.map((property) => printProperty(property, id, side, scope)), ...more];
  return members.length === 0 ? code`{ [name: string]: never }` : code`{\n  ${members}\n}`;
}

/** The types that a declared extra may have. */
export function extraTypes(node: ObjectNode): readonly TypeNode[] {
  return node.additional.kind === "typed"
    ? [node.additional.values, ...node.additional.patterns.map((pattern) => pattern.type)]
    : [];
}

/** The model that an object is the whole of. */
export function objectId(node: ObjectNode, scope: ModuleScope): ModelId {
  const id = scope.modelOf(node);
  if (id === undefined) throw new Error("bug: an inline object is not a model");
  return id;
}

/** Whether every value has the property, because the wire must or because its default is filled in. */
export function isPresent(property: Property): boolean {
  return property.required || property.filled === true;
}

function printProperty(property: Property, id: ModelId, side: Side, scope: ModuleScope): Code {
  const type = printType(property.type, side, scope);
  if (side === "wire") return code`${typeKey(property.wireName)}${property.required ? code`` : code`?`}: ${type};`;
  const field = typeKey(scope.naming.names.property(id, property.wireName));
  const member = isPresent(property) ? code`${field}: ${type};` : code`${field}?: ${type} | undefined;`;
  const doc = propertyComment(property);
  return doc === undefined ? member : code`${doc}\n${member}`;
}

function listsText(type: TypeNode, graph: ModelGraph): boolean {
  const shape = type.kind === "ref" ? graph.models.get(type.target)?.type : type;
  if (shape?.kind === "literal") return typeof shape.value === "string";
  return shape?.kind === "enum" && shape.members.some(({ value }) => typeof value === "string");
}

/** Whether all values of a type are texts, in TypeScript as on the wire; checks may leave few of them. */
export function isPlainText(type: TypeNode): boolean {
  return type.kind === "scalar" && type.type === "string" && type.representation === "plain" && !type.nullable;
}

function printVariants(node: UnionNode, side: Side, scope: ModuleScope): Code[] {
  // Beside values of an enum, `string` would swallow them, and editors would not offer any.
  const listsTexts = side === "value" && node.variants.some(({ type }) => listsText(type, scope.naming.graph));
  const variants = node.variants.map(({ type }) =>
    listsTexts && isPlainText(type) ? code`(string & {})` : printType(type, side, scope),
  );
  const { discriminator } = node;
  if (!node.open || discriminator === undefined) return variants;
  const nameOf = (tag: Pick<Discriminator, "wireName">): Code =>
    side === "value" ? fieldOfTag(node, tag, scope.naming) : typeKey(tag.wireName);
  const tag = side === "value" ? code`$.UnrecognizedTag` : code`string & {}`;
  if (node.base !== undefined) {
    const base = printType(node.base, side, scope);
    return [...variants, code`(${base} & { ${nameOf(discriminator)}: ${side === "value" ? tag : code`string`} })`];
  }
  const outer = (node.outer ?? []).map((each) => code`; ${nameOf(each)}: ${joinCode(each.tags.map(stringLiteral), " | ")}`);
  return [...variants, code`{ ${nameOf(discriminator)}: ${tag}${joinCode(outer, "")} }`];
}
