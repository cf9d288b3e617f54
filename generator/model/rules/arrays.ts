import type { Node } from "../../resolve/node.js";
import { appendPointer } from "../../resolve/pointer.js";
import type { Facts, Part } from "../facts.js";
import { NO_CHECKS, type TypeNode } from "../types.js";
import type { Rule, RuleContext } from "./rule.js";
import { inferredFamilies } from "./scalars.js";

/** Any JSON value, demanded by nothing. */
export const ANYTHING: TypeNode = { kind: "unknown", nullable: false, checks: NO_CHECKS, inferred: false };

/** No value at all. */
const NOTHING: TypeNode = { kind: "never", nullable: false, checks: NO_CHECKS, inferred: false };

function isArray(facts: Facts): boolean {
  if (facts.types !== undefined) return facts.types.size === 1 && facts.types.has("array");
  return inferredFamilies(facts).join() === "array";
}

function base(facts: Facts, at: Node, context: RuleContext): Pick<TypeNode, "nullable" | "checks" | "inferred"> {
  const inferred = facts.types === undefined;
  if (inferred) context.reportInferred("array", facts, at);
  return { nullable: facts.nullable, inferred, checks: context.checksOf(facts, ["array", "any", "unevaluated"]) };
}

/**
 * The type of schemas that all apply to one place; anything where there is none.
 * @param owner the schema whose keyword it is, and `tokens` the way from it: several schemas together are a
 * schema that stands nowhere in the document, and get the pointer that they would have there
 */
export function typeOfNodes(
  nodes: readonly Node[],
  owner: Node,
  tokens: readonly (string | number)[],
  context: RuleContext,
): TypeNode {
  const last = nodes.at(-1);
  if (last === undefined) return ANYTHING;
  const at = nodes.length === 1 ? last : { ...owner, pointer: appendPointer(owner.pointer, ...tokens), value: last.value };
  return context.typeOf(
    nodes.map((node): Part => ({ node })),
    at,
  );
}

/** `prefixItems`, with or without `items` behind it. */
export const tupleRule: Rule = {
  name: "tuple",
  named: false,
  matches: (facts) => isArray(facts) && facts.prefixItems.length > 0,
  isNullable: (facts) => facts.nullable,
  convert(facts, at, context): TypeNode {
    const common = base(facts, at, context);
    const { maxItems = Number.POSITIVE_INFINITY } = common.checks;
    const prefix = facts.prefixItems.slice(0, maxItems);
    return {
      kind: "tuple",
      ...common,
      prefix: prefix.map((nodes, index) => typeOfNodes(nodes, at, ["prefixItems", index], context)),
      // What may be no longer than its prefix has nothing behind it.
      rest: prefix.length < maxItems ? typeOfNodes(facts.items, at, ["items"], context) : NOTHING,
    };
  },
};

/** An array of one type of items. */
export const arrayRule: Rule = {
  name: "array",
  named: false,
  matches: isArray,
  isNullable: (facts) => facts.nullable,
  convert: (facts, at, context) => ({
    kind: "array",
    ...base(facts, at, context),
    items: typeOfNodes(facts.items, at, ["items"], context),
  }),
};
