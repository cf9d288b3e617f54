import { isExactlyOne } from "../../model/exactly-one.js";
import type { Discriminator, TypeNode, UnionNode } from "../../model/types.js";
import { type Code, code, joinCode } from "../print/code.js";
import { INHERITED } from "../print/key.js";
import { numberLiteral, stringLiteral } from "../print/literal.js";
import { pick } from "./call.js";
import { fieldOfTag, isDispatched } from "./discriminator.js";
import { printFits } from "./fits.js";
import { callNode, functionOf, subjectOf } from "./functions.js";
import { KINDS, type Kind, kindsOf } from "./kinds.js";
import type { ModuleScope, Way } from "./scope.js";
import { nameType } from "./type.js";

/** The statements that find the variant of a value. */
export function printUnionBody(node: UnionNode, way: Way, base: Code, scope: ModuleScope): Code[] {
  const { discriminator } = node;
  const place: Place = { node, way, base, scope };
  if (discriminator === undefined || discriminator.tags.length === 0) return printByKind(place);
  // Where the tag only hints, encoding finds the variant by trying; an open union has to see whether the tag is listed.
  const looksAtTag = way === "decode" || node.open || isDispatched(node, scope.naming.graph);
  return looksAtTag ? printTagged(discriminator, place) : printByKind(place);
}

interface Place {
  readonly node: UnionNode;
  readonly way: Way;
  readonly base: Code;
  readonly scope: ModuleScope;
}

function printTagged(discriminator: Discriminator, place: Place): Code[] {
  const { node, way, scope } = place;
  const name =
    way === "decode" ? stringLiteral(discriminator.wireName) : quoteField(fieldOfTag(node, discriminator, scope.naming));
  const cases = discriminator.tags.map(
    ({ tag, variant }) => code`case ${stringLiteral(tag)}:\n  return ${callVariant(variant, place)};`,
  );
  const isInherited = INHERITED_TAGS.has(name);
  const subject = subjectOf(way);
  const fallback = code`default:\n  return ${otherTag(discriminator, name, place)};`;
  const choice = code`switch (${isInherited ? code`$.tagOf(${subject}, ${name})` : code`fields[${name}]`}) {\n  ${[...cases, fallback]}\n}`;
  // In each function by itself the engine knows the few shapes that it meets.
  const fields = isInherited ? [] : [code`const fields = $.fieldsOf(${subject});`];
  if (isDispatched(node, scope.naming.graph)) return [...fields, choice];
  // Once, for each tag asks them all.
  return [code`const ${VARIANTS} = ${listFunctions(allIndexes(node), place)};`, ...fields, choice];
}

/** The functions of all variants, where a tag only hints at one of them. */
const VARIANTS = code`variants`;

const INHERITED_TAGS: ReadonlySet<Code> = new Set([...INHERITED].map(stringLiteral));

function quoteField(field: Code): Code {
  return field.startsWith('"') ? field : stringLiteral(field);
}

function callVariant(index: number, place: Place): Code {
  const { node, way, base, scope } = place;
  const variant = variantAt(node, index);
  if (!isDispatched(node, scope.naming.graph)) {
    return way === "encode" ? callBest(VARIANTS, place, []) : decodePreferred(index, place);
  }
  const suggestion = code`${base}$${numberLiteral(index)}`;
  if (way === "decode") return callNode(variant, way, code`input`, code`key`, suggestion, scope);
  return code`${functionOf(variant, way, suggestion, scope)}($.variant(value), context, key)`;
}

function decodePreferred(index: number, { node, scope }: Place): Code {
  return code`$.decodePreferred<${nameType(node, "value", scope)}>(input, context, key, ${VARIANTS}, ${numberLiteral(index)})`;
}

function otherTag(discriminator: Discriminator, name: Code, place: Place): Code {
  const { node, way, scope } = place;
  const tags = code`[${joinCode(
    discriminator.tags.map(({ tag }) => stringLiteral(tag)),
    ", ",
  )}]`;
  const type = nameType(node, way === "decode" ? "value" : "wire", scope);
  if (node.open) {
    const wireName = stringLiteral(discriminator.wireName);
    const field = quoteField(fieldOfTag(node, discriminator, scope.naming));
    if (node.base !== undefined) {
      const tagged = way === "decode" ? wireName : field;
      const base = functionOf(node.base, way, code`${place.base}$base`, scope);
      return code`${pick(way, code`$.decodeBaseVariant`, code`$.encodeBaseVariant`)}<${type}>(${subjectOf(way)}, context, key, ${tagged}, ${tags}, ${base})`;
    }
    return code`${pick(way, code`$.decodeOpenVariant`, code`$.encodeOpenVariant`)}<${type}>(${joinCode([code`${subjectOf(way)}, context, key`, wireName, field, tags, ...outerTags(node, scope)], ", ")})`;
  }
  if (isDispatched(node, scope.naming.graph)) return code`$.wrongTag(${subjectOf(way)}, ${name}, ${tags}, context, key)`;
  if (discriminator.fallback !== undefined) return decodePreferred(discriminator.fallback, place);
  return callBest(VARIANTS, place, []);
}

/** What objects with an unrecognised tag have because unions around this one tell them by it. */
function outerTags(node: UnionNode, scope: ModuleScope): readonly Code[] {
  const tags = (node.outer ?? []).map((each) => {
    const values = joinCode(each.tags.map(stringLiteral), ", ");
    return code`[${stringLiteral(each.wireName)}, ${quoteField(fieldOfTag(node, each, scope.naming))}, [${values}]]`;
  });
  return tags.length === 0 ? [] : [code`[${joinCode(tags, ", ")}]`];
}

function printByKind(place: Place): Code[] {
  const groups = groupByKind(place);
  const kinds = groups.flatMap((group) => group.kinds);
  const subject = subjectOf(place.way);
  const [only] = groups;
  if (only !== undefined && groups.length === 1) return printChoice(only, place);
  if (groups.length === 0) return [code`return $.wrongType("nothing", ${subject}, context, key);`];
  const expected = stringLiteral(kinds.join(" | "));
  const cases = groups.map((group) => {
    const labels = group.kinds.map((kind) => code`case ${stringLiteral(kind)}:`);
    return code`${labels} {\n  ${printChoice(group, place)}\n}`;
  });
  return [
    code`switch ($.kindOf(${subject})) {\n  ${cases}\n  default:\n    return $.wrongType(${expected}, ${subject}, context, key);\n}`,
  ];
}

interface Group {
  readonly kinds: readonly Kind[];
  /** Variants that can accept values of these kinds. */
  readonly indexes: readonly number[];
}

function groupByKind({ node, way, scope }: Place): readonly Group[] {
  const accepted = node.variants.map(({ type }) => kindsOf(type, way, scope.naming.graph));
  const groups = new Map<string, { kinds: Kind[]; indexes: readonly number[] }>();
  for (const kind of KINDS) {
    const indexes = allIndexes(node).filter((index) => accepted[index]?.has(kind) === true);
    if (indexes.length === 0) continue;
    // Objects are told apart by their properties, so they keep to themselves.
    const id = kind === "object" && indexes.length > 1 && indexes.length < node.variants.length ? "object" : indexes.join();
    const group = groups.get(id) ?? { kinds: [], indexes };
    group.kinds.push(kind);
    groups.set(id, group);
  }
  return [...groups.values()];
}

// What to do with a value that only these variants can accept.
function printChoice(group: Group, place: Place): Code[] {
  const { node, way, base, scope } = place;
  const [first] = group.indexes;
  if (first !== undefined && group.indexes.length === 1) {
    const suggestion = code`${base}$${numberLiteral(first)}`;
    const variant = variantAt(node, first);
    if (way === "decode") return [code`return ${callNode(variant, way, code`input`, code`key`, suggestion, scope)};`];
    return [code`return ${functionOf(variant, way, suggestion, scope)}($.variant(value), context, key);`];
  }
  const types = group.indexes.map((index) => variantAt(node, index));
  const fits = group.kinds.length === 1 && group.kinds[0] === "object" ? printFits(types, way, base, scope) : undefined;
  const all = callBest(listFunctions(group.indexes, place), place, fits === undefined ? [] : [fits.bits]);
  if (fits === undefined) return [code`return ${all};`];
  const cases = group.indexes.flatMap((index, position) => {
    const bit = 2 ** position;
    if ((bit & fits.always) !== fits.always) return [];
    const only: Group = { kinds: ["object"], indexes: [index] };
    return [code`case ${numberLiteral(bit)}:\n  ${printChoice(only, place)}`];
  });
  if (cases.length === 0) return [...fits.statements, code`return ${all};`];
  return [...fits.statements, code`switch (fits) {\n  ${cases}\n  default:\n    return ${all};\n}`];
}

function callBest(functions: Code, { node, way, scope }: Place, fits: readonly Code[]): Code {
  const type = nameType(node, way === "decode" ? "value" : "wire", scope);
  if (way === "decode") {
    return code`$.decodeBest<${type}>(${joinCode([code`input, context, key`, functions, exclusive(node), ...fits], ", ")})`;
  }
  return code`$.encodeBest<${type}>(${joinCode([code`value, context, key`, functions, ...fits], ", ")})`;
}

function listFunctions(indexes: readonly number[], { node, way, base, scope }: Place): Code {
  const functions = indexes.map((index) => functionOf(variantAt(node, index), way, code`${base}$${numberLiteral(index)}`, scope));
  return code`[${joinCode(functions, ", ")}]`;
}

function allIndexes(node: UnionNode): readonly number[] {
  return node.variants.map((_, index) => index);
}

function variantAt(node: UnionNode, index: number): TypeNode {
  const variant = node.variants[index];
  if (variant === undefined) throw new Error(`bug: a union has no variant ${index}`);
  return variant.type;
}

function exclusive(node: UnionNode): Code {
  return isExactlyOne(node) ? code`true` : code`false`;
}
