import type { Checks, Evaluation, JsonObject, JsonValue, Unevaluated } from "../../model/types.js";
import { acceptsInner, acceptsNode, type Question } from "./accepts.js";

/** Whether all properties that nothing evaluates are of the type that the checks demand of those. */
export function acceptsUnevaluatedProperties(question: Question, checks: Checks, value: JsonObject): boolean {
  return (checks.unevaluatedProperties ?? []).every(({ type, evaluation }: Unevaluated) => {
    const applying = follow(question, evaluation, value, (name) => Object.hasOwn(value, name));
    const isEvaluated = (name: string): boolean => applying.some((each) => evaluatesName(question, each, name));
    return Object.entries(value).every(([name, member]) => isEvaluated(name) || acceptsInner(question, type, member));
  });
}

/** The same for items. */
export function acceptsUnevaluatedItems(question: Question, checks: Checks, items: readonly JsonValue[]): boolean {
  return (checks.unevaluatedItems ?? []).every(({ type, evaluation }: Unevaluated) => {
    const applying = follow(question, evaluation, items, () => false);
    const isEvaluated = (item: JsonValue, index: number): boolean =>
      applying.some((each) => evaluatesItem(question, each, item, index));
    return items.every((item, index) => isEvaluated(item, index) || acceptsInner(question, type, item));
  });
}

/** The evaluation and the branches of it that apply to a value. */
function follow(
  question: Question,
  evaluation: Evaluation,
  value: JsonValue,
  has: (name: string) => boolean,
): readonly Evaluation[] {
  const branches = evaluation.branches.flatMap(({ test, met, unmet }) => {
    const isMet = typeof test === "string" ? has(test) : acceptsNode(question, test, value);
    return follow(question, isMet ? met : unmet, value, has);
  });
  return [evaluation, ...branches];
}

function evaluatesName(question: Question, { all, names, patterns }: Evaluation, name: string): boolean {
  return all || names.includes(name) || patterns.some((source) => question.facts.pattern(source)?.test(name) === true);
}

function evaluatesItem(question: Question, { all, prefix, contains }: Evaluation, item: JsonValue, index: number): boolean {
  return all || index < prefix || contains.some((type) => acceptsInner(question, type, item));
}
