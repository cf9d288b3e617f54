import { distinctBy } from "../../resolve/equal-json.js";
import { type Facts, type Group, type Part, saysAny } from "../facts.js";
import { type Checks, type JsonValue, NO_CHECKS, type ScalarNode } from "../types.js";
import type { Rule, RuleContext } from "./rule.js";
import { arms, groupIsNullable } from "./unions.js";

/**
 * `anyOf` or `oneOf` of text and text, or of numbers and numbers: one scalar, with the alternatives as
 * checks. What stands beside them holds for each.
 */
export const scalarAlternativesRule: Rule = {
  name: "alternatives of one scalar type",
  named: false,
  matches: (facts, context) => readAlternatives(facts, context) !== undefined,
  isNullable: groupIsNullable,
  convert(facts, _at, context) {
    const found = readAlternatives(facts, context);
    if (found === undefined) throw new TypeError("matched without alternatives");
    const { scalars, group, first } = found;
    const [format, other] = [...new Set(scalars.map((scalar) => scalar.format))];
    const nullable = groupIsNullable(facts, context) || scalars.some((scalar) => scalar.nullable);
    if (scalars.length === 1) return { ...first, nullable };
    return { ...first, format: other === undefined ? format : undefined, nullable, checks: checksOf(group, scalars) };
  },
};

interface Alternatives {
  readonly group: Group;
  /** Different from each other; the same in type and representation. */
  readonly scalars: readonly ScalarNode[];
  readonly first: ScalarNode;
}

function readAlternatives(facts: Facts, context: RuleContext): Alternatives | undefined {
  const [group, second] = facts.groups;
  if (group === undefined || second !== undefined || facts.values !== undefined || saysAny(facts, ["not", "if"]))
    return undefined;
  const nodes = arms(group, context);
  if (nodes.length < 2 || !nodes.every((node) => isPlainScalar(context.factsOf([{ node }])))) return undefined;
  if (nodes.some((node) => context.isReference([{ node }]))) return undefined;
  const types = nodes
    .map((node) => context.typeOf([...partsBeside(group, facts), { node }], node))
    .filter((type) => type.kind === "scalar");
  const scalars = group.keyword === "anyOf" ? distinct(types) : types;
  const [first] = scalars;
  if (first === undefined || types.length < nodes.length || !types.every((scalar) => isLike(scalar, first))) return undefined;
  // Under `oneOf`, null in two alternatives would be invalid; that is the union's business.
  return group.keyword === "oneOf" && types.some((scalar) => scalar.nullable) ? undefined : { group, scalars, first };
}

/** What holds for each of the alternatives: everything but the group itself. */
function partsBeside(group: Group, facts: Facts): readonly Part[] {
  return facts.parts.map((part) =>
    part === group.owner ? { node: part.node, without: new Set([...(part.without ?? []), group.keyword]) } : part,
  );
}

function isPlainScalar(facts: Facts): boolean {
  const [type, ...others] = facts.types ?? [];
  if (type === undefined || others.length > 0 || type === "object" || type === "array" || type === "null") return false;
  return facts.values === undefined && facts.groups.length === 0 && !facts.never;
}

function isLike(left: ScalarNode, right: ScalarNode): boolean {
  return left.type === right.type && left.representation === right.representation && !left.inferred;
}

function distinct(scalars: readonly ScalarNode[]): readonly ScalarNode[] {
  // Checks are plain JSON data, read from the document; what is undefined there is not stated.
  return distinctBy(scalars, ({ nullable, checks }) => [nullable, JSON.parse(JSON.stringify(checks)) as JsonValue]);
}

/** Nothing is left to check where any value of the type is one of the alternatives. */
function checksOf(group: Group, scalars: readonly ScalarNode[]): Checks {
  if (group.keyword === "oneOf") return { oneOf: [scalars] };
  return scalars.some((scalar) => Object.keys(scalar.checks).length === 0) ? NO_CHECKS : { anyOf: [scalars] };
}
