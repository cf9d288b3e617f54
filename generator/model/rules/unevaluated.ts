import type { Node } from "../../resolve/node.js";
import { appendPointer } from "../../resolve/pointer.js";
import type { Evaluation as EvaluatedNodes } from "../evaluation.js";
import type { Facts, Unevaluated as UnevaluatedNodes } from "../facts.js";
import type { Checks, Evaluation, Unevaluated } from "../types.js";
import type { RuleContext } from "./rule.js";

type Draft = { -readonly [Key in keyof Checks]: Checks[Key] };

/** `unevaluatedProperties` and `unevaluatedItems` whose reach depends on the value. */
export function readUnevaluated(facts: Facts, draft: Draft, context: RuleContext): void {
  const of = (family: UnevaluatedNodes["family"]): readonly Unevaluated[] =>
    facts.unevaluated.filter((entry) => entry.family === family).map((entry) => toUnevaluated(entry, context));
  const properties = of("properties");
  const items = of("items");
  if (properties.length > 0) draft.unevaluatedProperties = properties;
  if (items.length > 0) draft.unevaluatedItems = items;
}

function toUnevaluated({ node, evaluation, byOption }: UnevaluatedNodes, context: RuleContext): Unevaluated {
  const read: Unevaluated = { type: context.typeOf([{ node }], node), evaluation: toEvaluation(evaluation, node, context) };
  return byOption === true ? { ...read, byOption } : read;
}

/**
 * An alternative that is a type of its own may have been merged with what stands beside it already.
 * Here it is asked alone, as a schema below the keyword, which only checks.
 */
function toEvaluation(nodes: EvaluatedNodes, keyword: Node, context: RuleContext): Evaluation {
  return {
    names: [...nodes.names],
    patterns: [...nodes.patterns],
    prefix: nodes.prefix,
    contains: nodes.contains.map((node) => context.typeOf([{ node }], node)),
    all: nodes.all,
    branches: nodes.branches.map(({ test, met, unmet }, index) => {
      const inner = { ...keyword, pointer: appendPointer(keyword.pointer, index) };
      return {
        test: typeof test === "string" ? test : context.typeOf([{ node: test }], { ...inner, value: test.value }),
        met: toEvaluation(met, { ...inner, pointer: appendPointer(inner.pointer, "then") }, context),
        unmet: toEvaluation(unmet, { ...inner, pointer: appendPointer(inner.pointer, "else") }, context),
      };
    }),
  };
}
