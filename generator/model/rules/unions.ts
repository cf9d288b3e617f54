import { isSameNode, type Node } from "../../resolve/node.js";
import { appendPointer } from "../../resolve/pointer.js";
import { type Facts, type Group, type Part, saysAny } from "../facts.js";
import { DESCRIPTIVE, type JsonType } from "../keywords.js";
import { type EnumMember, type JsonValue, NO_CHECKS, type TypeNode, type Variant } from "../types.js";
import type { Rule, RuleContext } from "./rule.js";
import { allowedValues } from "./values.js";

/** One alternative besides null, and `null`: just nullable. One alone that is a reference: what it refers to. */
export const onlyAlternativeRule: Rule = {
  name: "only alternative",
  named: false,
  matches(facts, context) {
    const group = onlyGroup(facts, context);
    if (group === undefined || facts.excludesNull || saysAny(facts, ["not", "if"])) return false;
    if (arms(group, context).length !== 1 || !nullIsApart(group, facts, context)) return false;
    // With a discriminator others may be added to it one day; what is inline has the name of a union already.
    return (
      group.nodes.length > 1 || (!saysAny(facts, ["discriminator"]) && context.isReference(group.nodes.map((node) => ({ node }))))
    );
  },
  isNullable: groupIsNullable,
  convert(facts, _at, context): TypeNode {
    const group = onlyGroup(facts, context);
    const node = group === undefined ? undefined : arms(group, context)[0];
    if (node === undefined) throw new TypeError("matched without an alternative");
    const type = context.typeOf([{ node }], node);
    return groupIsNullable(facts, context) ? { ...type, nullable: true } : type;
  },
};

/** `oneOf` of constants, each perhaps with a title, or of `enum`s with one value: an enum with named members. */
export const constantsRule: Rule = {
  name: "oneOf of constants",
  named: true,
  matches: (facts, context) => constants(facts, context) !== undefined,
  isNullable: groupIsNullable,
  convert: (facts, _at, context) => ({
    kind: "enum",
    nullable: groupIsNullable(facts, context),
    inferred: false,
    checks: context.checksOf(withoutGroups(facts), ["any"]),
    open: false,
    members: constants(facts, context) ?? [],
  }),
};

/** `oneOf`, `anyOf`; what stands beside them is merged into each alternative. */
export const unionRule: Rule = {
  name: "union",
  named: true,
  matches: (facts) => facts.groups.length > 0,
  isNullable: groupIsNullable,
  convert(facts, at, context): TypeNode {
    const group = facts.groups[0];
    if (group === undefined) throw new TypeError("matched without a group");
    const plain = onlyGroup(facts, context) !== undefined;
    const nodes = nullIsApart(group, facts, context) ? arms(group, context) : group.nodes;
    // Of what is extended some alternatives may be meant; whoever lists one that cannot be is told.
    const possible = isSameNode(group.owner.node, at) ? nodes : nodes.filter((node) => !isRuledOut(node, group, facts, context));
    context.noteDiscriminator(facts, at, nodes);
    return {
      kind: "union",
      nullable: groupIsNullable(facts, context),
      inferred: false,
      checks: context.checksOf(withoutGroups(facts), plain ? ["any"] : ["unevaluated"]),
      exclusive: group.keyword === "oneOf",
      discriminator: undefined,
      open: false,
      variants: (possible.length > 0 ? possible : nodes).map(
        (node): Variant => ({
          type: plain ? context.typeOf([{ node }], node) : mergedType(node, group, facts, at, context),
          title: titleOf(node),
        }),
      ),
    };
  },
};

/** `type: ["string", "number"]`: a union of the types, each with the keywords that speak of it. */
export const typeListRule: Rule = {
  name: "list of types",
  named: true,
  matches: (facts) => (facts.types?.size ?? 0) > 1,
  isNullable: (facts) => facts.nullable && !restrictsNull(facts),
  convert: (facts, at, context) => ({
    kind: "union",
    nullable: facts.nullable && !restrictsNull(facts),
    inferred: false,
    checks: NO_CHECKS,
    exclusive: false,
    discriminator: undefined,
    open: false,
    variants: [
      ...[...(facts.types ?? [])].map((type, index): Variant => {
        const narrowed: Facts = { ...facts, types: new Set<JsonType>([type]), nullable: false };
        const place = { ...at, pointer: appendPointer(at.pointer, "type", index) };
        return { type: context.convertFacts(narrowed, place), title: undefined };
      }),
      ...(facts.nullable && restrictsNull(facts)
        ? [{ type: context.convertFacts({ ...facts, types: new Set() }, at), title: undefined }]
        : []),
    ],
  }),
};

/** Whether null has to pass checks like every other value. */
export function restrictsNull(facts: Facts): boolean {
  return facts.restrictions.length > 0 || saysAny(facts, ["not", "if"]);
}

/**
 * The type of an alternative together with what stands beside the group. If the group is another
 * schema's, or if the same alternative meets different company, the result has a place of its own
 * below `at`.
 */
export function mergedType(node: Node, group: Group, facts: Facts, at: Node, context: RuleContext): TypeNode {
  const isOwn = node.document === at.document && (node === at || node.pointer.startsWith(`${at.pointer}/`));
  const pointer = appendPointer(at.pointer, group.keyword, group.nodes.indexOf(node));
  const place: Node = isOwn ? node : { document: at.document, pointer, value: node.value };
  return context.typeOf([...baseParts(group, facts), { node }], place);
}

/** Whether an alternative that has values has none beside what stands with the group: a list of values that names none of them, or another type. */
function isRuledOut(node: Node, group: Group, facts: Facts, context: RuleContext): boolean {
  return !isEmpty(context.factsOf([{ node }])) && isEmpty(context.factsOf([...baseParts(group, facts), { node }]));
}

function isEmpty(facts: Facts): boolean {
  return !facts.nullable && (facts.never || (facts.values !== undefined && allowedValues(facts).length === 0));
}

/**
 * Everything but the group itself, which its owner loses, and but what depends on which alternative
 * accepts: the union as a whole is held against that.
 */
function baseParts(group: Group, facts: Facts): readonly Part[] {
  return facts.parts.map((part) => {
    const dealtWith = facts.unevaluated.filter((entry) => entry.part === part).map((entry) => entry.keyword);
    const without = [...(part.without ?? []), ...(part === group.owner ? [group.keyword] : []), ...dealtWith];
    return without.length === 0 ? part : { node: part.node, without: new Set(without) };
  });
}

/** The one group of the facts, where nothing else restricts the value more than its alternatives do. */
export function onlyGroup(facts: Facts, context: RuleContext, beside: ReadonlySet<string> = BESIDE_GROUP): Group | undefined {
  const group = facts.groups[0];
  if (group === undefined || facts.groups.length > 1 || facts.values !== undefined || facts.never) return undefined;
  const saying = facts.schemas.flatMap((schema) =>
    Object.keys(schema.keywords).filter(
      (keyword) => !DESCRIPTIVE.has(keyword) && !keyword.startsWith("x-") && !beside.has(keyword),
    ),
  );
  if (saying.some((keyword) => keyword !== "required" && keyword !== "properties")) return undefined;
  if (saying.length > 0 && !arms(group, context).every((node) => saysAll(context.factsOf([{ node }]), facts, context)))
    return undefined;
  const { types } = facts;
  if (types === undefined) return group;
  return arms(group, context).every((node) => isWithin(context.factsOf([{ node }]), types, context)) ? group : undefined;
}

/** Whether objects alone are described, which have all the properties that stand beside the alternatives, and of the types there. */
function saysAll(arm: Facts, beside: Facts, context: RuleContext): boolean {
  const { types, required, groups } = arm;
  if (types?.size !== 1 || !types.has("object") || groups.length > 0) return false;
  const properties = [...beside.properties].every(([name, nodes]) => {
    const own = arm.properties.get(name) ?? [];
    return own.length > 0 && nodes.every((node) => isRepeated(node, own, context));
  });
  return properties && [...beside.required].every((name) => required.has(name));
}

/** Whether a property says no more than a type, which the schemas of it in an alternative say as well. */
function isRepeated(node: Node, own: readonly Node[], context: RuleContext): boolean {
  const outer = context.factsOf([{ node }]);
  const inner = context.factsOf(own.map((each) => ({ node: each })));
  const [schema, ...others] = outer.schemas;
  if (schema === undefined || others.length > 0 || context.isReference([{ node }])) return false;
  const isTold = own.some((each) => context.describe(each) !== undefined);
  const saysMore = Object.keys(schema.keywords).some((keyword) => keyword !== "type" && !(keyword === "description" && isTold));
  const { types } = outer;
  if (saysMore || types === undefined || (inner.nullable && !outer.nullable)) return false;
  if (inner.types !== undefined && inner.types.size > 0) return isWithin(inner, types, context);
  const values = allowedValues(inner);
  return values.length > 0 && values.every((value) => typeof value === "string") && types.has("string");
}

const BESIDE_GROUP: ReadonlySet<string> = new Set(["oneOf", "anyOf", "type", "not", "if", "then", "else"]);
const BESIDE_CONSTANTS: ReadonlySet<string> = new Set([...BESIDE_GROUP, "enum", "const"]);

/** @param answers those so far: alternatives of alternatives may be the same ones, or lead back to themselves, which is none */
function isWithin(
  facts: Facts,
  types: ReadonlySet<JsonType>,
  context: RuleContext,
  answers = new Map<Facts, boolean>(),
): boolean {
  if (facts.types !== undefined && facts.types.size > 0) {
    return [...facts.types].every((type) => types.has(type) || (type === "integer" && types.has("number")));
  }
  if (facts.values !== undefined) return !facts.nullable && allowedValues({ ...facts, types }).length === facts.values.length;
  const inner = facts.groups[0];
  const known = answers.get(facts);
  if (inner === undefined || known !== undefined) return known ?? false;
  answers.set(facts, false);
  const answer = arms(inner, context).every((node) => isWithin(context.factsOf([{ node }]), types, context, answers));
  answers.set(facts, answer);
  return answer;
}

/** The alternatives of a group that are not null alone. */
export function arms(group: Group, context: RuleContext): readonly Node[] {
  return group.nodes.filter((node) => !isNullOnly(node, context));
}

function isNullOnly(node: Node, context: RuleContext): boolean {
  if (context.isReference([{ node }])) return false;
  const facts = context.factsOf([{ node }]);
  if (facts.groups.length + facts.restrictions.length > 0 || saysAny(facts, ["not", "if"])) return false;
  return facts.nullable && (facts.types?.size === 0 || facts.values?.length === 0);
}

/** Whether null is one of the alternatives, and can be told from them before they are asked. */
export function groupIsNullable(facts: Facts, context: RuleContext): boolean {
  const group = facts.groups[0];
  if (group === undefined) return facts.nullable;
  if (facts.excludesNull) return false;
  return group.orNull || (group.nodes.some((node) => isNullOnly(node, context)) && nullIsApart(group, facts, context));
}

/**
 * An alternative that is null alone just makes the others nullable, unless something else has a say:
 * keywords beside the group, or another alternative of a `oneOf` that names null too.
 */
function nullIsApart(group: Group, facts: Facts, context: RuleContext): boolean {
  const others = arms(group, context);
  if (group.keyword === "oneOf") {
    if (group.nodes.length - others.length > 1) return false;
    if (others.some((node) => namesNull(context.factsOf([{ node }]), context))) return false;
  }
  if (onlyGroup(facts, context) !== undefined) return true;
  return facts.groups.length === 1 && facts.values === undefined && !saysAny(facts, ["not", "if"]);
}

/** Whether a schema or one of its alternatives mentions null. One that says nothing of types is taken for what it speaks of. */
function namesNull(start: Facts, context: RuleContext): boolean {
  // Grows while it is walked, however long the way is.
  const asked = new Set([start]);
  for (const facts of asked) {
    if (facts.nullable || (!facts.excludesNull && facts.groups.some((group) => group.orNull))) return true;
    if (facts.excludesNull || withoutNull.has(facts)) continue;
    for (const node of facts.groups.flatMap((group) => group.nodes)) asked.add(context.factsOf([{ node }]));
  }
  for (const facts of asked) withoutNull.add(facts);
  return false;
}

/** What no way leads from to null: each of a row of unions asks all behind it. */
const withoutNull = new WeakSet<Facts>();

function constants(facts: Facts, context: RuleContext): readonly EnumMember[] | undefined {
  const { values } = facts;
  if (values !== undefined && !facts.excludesNull) return undefined;
  const unlisted = { ...facts, values: undefined };
  const group = onlyGroup(unlisted, context, BESIDE_CONSTANTS);
  if (group === undefined) return undefined;
  const nodes = nullIsApart(group, unlisted, context) ? arms(group, context) : group.nodes;
  const members = nodes.map((node) => constantOf(node, context));
  if (members.length < 2 || members.some((member) => member === undefined)) return undefined;
  const found = members.filter((member) => member !== undefined);
  const distinct = new Set(found.map((member) => member.value));
  if (distinct.size !== found.length) return undefined;
  const listed = values === undefined ? found : found.filter(({ value }) => values.includes(value));
  return listed.length === 0 ? undefined : listed;
}

function constantOf(node: Node, context: RuleContext): EnumMember | undefined {
  if (context.isReference([{ node }])) return undefined;
  const facts = context.factsOf([{ node }]);
  const [value, ...others]: readonly JsonValue[] = allowedValues(facts);
  // An enum with a title is a type of its own, if one with a single value.
  const isOne = facts.constant || (others.length === 0 && !facts.nullable && titleOf(node) === undefined);
  if (!isOne || value === undefined || typeof value === "object" || saysMoreThanValue(facts)) return undefined;
  return { value, name: titleOf(node), description: context.describe(node) };
}

function saysMoreThanValue(facts: Facts): boolean {
  const keywords = facts.schemas.flatMap((schema) => Object.keys(schema.keywords));
  return keywords.some((keyword) => !OF_CONSTANTS.has(keyword) && !DESCRIPTIVE.has(keyword) && !keyword.startsWith("x-"));
}

const OF_CONSTANTS: ReadonlySet<string> = new Set(["const", "enum", "type", "nullable"]);

function withoutGroups(facts: Facts): Facts {
  return { ...facts, groups: [] };
}

function titleOf(node: Node): string | undefined {
  const { value } = node;
  if (typeof value !== "object" || value === null || !("title" in value)) return undefined;
  const { title } = value;
  return typeof title === "string" && title.trim() !== "" ? title : undefined;
}
