import { accessRules } from "./rules/access.js";
import { checkRules } from "./rules/checks.js";
import { extrasRules } from "./rules/extras.js";
import { modelRules } from "./rules/models.js";
import { nameRules } from "./rules/names.js";
import { propertyRules } from "./rules/properties.js";
import type { CompareRule } from "./rules/rule.js";
import { textRules } from "./rules/texts.js";
import { typeRules } from "./rules/types.js";
import { unionRules } from "./rules/unions.js";
import { valueRules } from "./rules/values.js";

export type { ChangeDetails, CompareRule, Judgement } from "./rules/rule.js";

/**
 * Every kind of change that is told apart, in the order in which they are listed. A rule's effect is
 * a promise that is tested with random documents: what is not `wider` decodes with the old package,
 * and what is not `narrower` may still be sent by it.
 */
export const compareRules = {
  ...modelRules,
  ...propertyRules,
  ...typeRules,
  ...valueRules,
  ...checkRules,
  ...unionRules,
  ...extrasRules,
  ...accessRules,
  ...nameRules,
  ...textRules,
} as const satisfies Readonly<Record<string, CompareRule>>;

/** Stable name of a rule: it never changes its meaning. */
export type RuleId = keyof typeof compareRules;

/** A rule by its id. */
export function ruleOf(id: RuleId): CompareRule {
  return compareRules[id];
}
