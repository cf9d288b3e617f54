import type { Node } from "../../resolve/node.js";
import type { Facts } from "../facts.js";
import type { JsonType } from "../keywords.js";
import type { RuleContext } from "./rule.js";

/** What has to be known of other schemas. */
type Asked = Pick<RuleContext, "factsOf" | "isReference">;

/** Beyond this many variants several groups are checked instead of multiplied out. */
const MOST_MERGED_VARIANTS = 200;

/**
 * Alternatives that only restrict (`required`, bounds, formats) do not make a union: the base keeps
 * its type, and they are checked. They move from `groups` to `restrictions`.
 */
export function takeRestrictions(facts: Facts, context: Asked): Facts {
  if (facts.groups.length === 0 || !(onlyRestrict(facts, context) || tooMany(facts))) return facts;
  return { ...facts, groups: [], restrictions: facts.groups };
}

function onlyRestrict(facts: Facts, context: Asked): boolean {
  return facts.groups.every((group) => group.nodes.every((node) => restricts(node, facts.types, context)));
}

function restricts(node: Node, types: ReadonlySet<JsonType> | undefined, context: Asked): boolean {
  if (context.isReference([{ node }])) return false;
  const facts = context.factsOf([{ node }]);
  const sameType = facts.types === undefined || (types !== undefined && allowsAll(facts, types));
  const shapeless =
    facts.properties.size === 0 && facts.patterns.size === 0 && facts.closers.length === 0 && facts.prefixItems.length === 0;
  const noValues = facts.values === undefined && facts.items.length === 0 && !facts.never;
  return (
    sameType &&
    shapeless &&
    noValues &&
    facts.groups.every((group) => group.nodes.every((inner) => restricts(inner, types, context)))
  );
}

/** @param types besides null; null alone where there are none */
function allowsAll(facts: Facts, types: ReadonlySet<JsonType>): boolean {
  return types.size === 0 ? !facts.excludesNull : [...types].every((type) => facts.types?.has(type));
}

function tooMany(facts: Facts): boolean {
  return (
    facts.groups.length > 1 && facts.groups.reduce((product, group) => product * group.nodes.length, 1) > MOST_MERGED_VARIANTS
  );
}
