import { jsonpath } from "json-p3";
import type { JsonValue } from "../../model/types.js";
import { countNodes } from "../count-nodes.js";

/** More steps than there were left. */
export class OutOfSteps extends Error {
  override name = "OutOfSteps";
}

/** How many steps queries may still take: places that are looked at or found, and values that are compared. */
export class Steps {
  constructor(private left: number) {}

  /** @throws OutOfSteps */
  take(count: number): void {
    this.left -= count;
    if (this.left < 0) throw new OutOfSteps();
  }
}

/**
 * Has a query take its steps from these. A filter asks queries of its own for every place, and those may have filters again: a line of text
 * can ask for any power of a document's size. That depends on query and document alone, as time would not.
 */
export function countSteps(query: jsonpath.JSONPathQuery, steps: Steps): void {
  for (const { selectors } of query.segments) for (const selector of selectors) countSelector(selector, steps);
}

function countSelector(selector: jsonpath.JSONPathSelector, steps: Steps): void {
  const resolve = selector.resolve.bind(selector);
  selector.resolve = (node) => {
    const found = resolve(node);
    steps.take(1 + found.length);
    return found;
  };
  if (selector instanceof jsonpath.selectors.FilterSelector) countExpression(selector.expression, steps);
}

function countExpression(expression: jsonpath.expressions.FilterExpression, steps: Steps): void {
  const { FilterQuery, FunctionExtension, InfixExpression, LogicalExpression, PrefixExpression } = jsonpath.expressions;
  if (expression instanceof FilterQuery) countSteps(expression.path, steps);
  else if (expression instanceof LogicalExpression) countExpression(expression.expression, steps);
  else if (expression instanceof PrefixExpression) countExpression(expression.right, steps);
  else if (expression instanceof FunctionExtension) for (const arg of expression.args) countExpression(arg, steps);
  else if (expression instanceof InfixExpression) {
    countExpression(expression.left, steps);
    countExpression(expression.right, steps);
    if (!expression.logical) countCompared(expression.left, steps);
  }
}

// Comparing goes no further than the smaller of two values.
function countCompared(side: jsonpath.expressions.FilterExpression, steps: Steps): void {
  const evaluate = side.evaluate.bind(side);
  side.evaluate = (context) => {
    const found = evaluate(context);
    if (found instanceof jsonpath.JSONPathNodeList)
      for (const { value } of found.nodes) steps.take(countNodes(value as JsonValue)); // what it was given is JSON
    return found;
  };
}
