import { wrap } from "../diagnostics/wrap.js";
import type { Judgement } from "./rules/rule.js";
import { compareRules, type RuleId, ruleOf } from "./rules.js";

/** All rules, in their order. */
export function listRules(): readonly string[] {
  return Object.keys(compareRules);
}

/** What a rule of the comparison means; undefined where there is none of that name. Markdown that reads well as it is. */
export function explainRule(id: string): string | undefined {
  if (!isRule(id)) return undefined;
  const { title, explanation, request, response } = ruleOf(id);
  return [
    `${id}: ${title}`,
    wrap(explanation),
    `Where values are sent (request): ${describe(request)}.\nWhere values are read (response): ${describe(response)}.`,
  ].join("\n\n");
}

function isRule(id: string): id is RuleId {
  return Object.hasOwn(compareRules, id);
}

function describe({ verdict, bump }: Judgement): string {
  return `${verdict}, a ${bump} version`;
}
