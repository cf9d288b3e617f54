import { type Facts, saysAny } from "../facts.js";
import { DESCRIPTIVE } from "../keywords.js";
import { NO_CHECKS } from "../types.js";
import { inferredFamily } from "./objects.js";
import type { Rule } from "./rule.js";
import { inferredFamilies } from "./scalars.js";

const RESTRICTING = ["not", "if"] as const;

/**
 * `x-speakeasy-type-override: any`: the author of the document wants no type here, whatever the schema
 * says. Nothing else of the schema is checked.
 */
export const overriddenRule: Rule = {
  name: "type override",
  named: false,
  matches: (facts) => facts.schemas.some((schema) => schema.keywords["x-speakeasy-type-override"] === "any"),
  isNullable: () => false,
  convert: () => ({ kind: "unknown", nullable: false, checks: NO_CHECKS, inferred: false }),
};

/** A schema that says nothing about the value: any JSON value. */
export const anythingRule: Rule = {
  name: "anything",
  named: false,
  matches: (facts) => facts.restrictions.length === 0 && !saysAny(facts, RESTRICTING) && !saysOther(facts),
  isNullable: () => false,
  convert: () => ({ kind: "unknown", nullable: false, checks: NO_CHECKS, inferred: false }),
};

/** Whatever no other rule could give a type to: any JSON value that passes the checks, and it is counted. */
export const unknownRule: Rule = {
  name: "restrictions without a type",
  named: false,
  matches: () => true,
  isNullable: () => false,
  convert(facts, at, context) {
    context.countUnknown(unknownRule.name, at);
    const checks = context.checksOf(facts, ["number", "string", "array", "object", "any", "unevaluated"]);
    const shaped = saysAny(facts, ["items", "prefixItems"]) || facts.items.length > 0;
    const items = shaped ? [inferredFamily("array", facts, at, context)] : [];
    return {
      kind: "unknown",
      nullable: false,
      inferred: false,
      checks: items.length === 0 ? checks : { ...checks, allOf: [...(checks.allOf ?? []), ...items] },
    };
  },
};

function saysOther(facts: Facts): boolean {
  return facts.schemas.some((schema) =>
    Object.keys(schema.keywords).some(
      (keyword) =>
        !DESCRIPTIVE.has(keyword) && !keyword.startsWith("x-") && !(keyword === "format" && inferredFamilies(facts).length === 0), // of a format that nobody knows nothing follows
    ),
  );
}
