import { checkInside } from "./check-any.js";
import type { Context, Decode } from "./context.js";
import type { Key } from "./issue.js";
import { isArray, isObject, type JsonObject } from "./kind.js";
import { accepts } from "./trial.js";

/** Which properties or items of a value some schema has looked at; what is left out is none. */
export interface Evaluation {
  readonly names?: readonly string[];
  readonly patterns?: readonly RegExp[];
  /** How many items from the start. */
  readonly prefix?: number;
  /** Items that one of these accepts. */
  readonly contains?: readonly Decode<unknown>[];
  /** Every property, or every item. */
  readonly all?: true;
  /** What is evaluated too if a type accepts the value, or if a property is present; and what otherwise. */
  readonly branches?: readonly (readonly [Decode<unknown> | string, Evaluation, Evaluation?])[];
}

/** Properties that nothing else evaluates are of a type (JSON Schema 2020-12, core §11.3). */
export function checkUnevaluatedProperties(
  wire: unknown,
  evaluation: Evaluation,
  type: Decode<unknown>,
  context: Context,
  key?: Key,
): void {
  if (!isObject(wire)) return;
  const applying = follow(evaluation, wire, context);
  for (const name of Object.keys(wire)) {
    if (!applying.some((each) => evaluatesName(each, name))) checkInside(wire[name], type, context, key, name);
  }
}

/** Items that nothing else evaluates are of a type (JSON Schema 2020-12, core §11.2). */
export function checkUnevaluatedItems(
  wire: unknown,
  evaluation: Evaluation,
  type: Decode<unknown>,
  context: Context,
  key?: Key,
): void {
  if (!isArray(wire)) return;
  const applying = follow(evaluation, wire, context);
  for (const [index, item] of wire.entries()) {
    if (item === undefined) break; // no JSON, and of holes there may be thousands of millions
    if (!applying.some((each) => evaluatesItem(each, index, item, context))) checkInside(item, type, context, key, index);
  }
}

/** The evaluation and the branches of it that apply to a value. */
function follow(evaluation: Evaluation, wire: JsonObject | readonly unknown[], context: Context): readonly Evaluation[] {
  const branches = (evaluation.branches ?? []).map(([test, met, unmet]) => {
    const isMet = typeof test === "string" ? Object.hasOwn(wire, test) : accepts(test, wire, context);
    return isMet ? met : unmet;
  });
  return [evaluation, ...branches.flatMap((branch) => (branch === undefined ? [] : follow(branch, wire, context)))];
}

function evaluatesName({ all, names, patterns }: Evaluation, name: string): boolean {
  return all === true || names?.includes(name) === true || patterns?.some((pattern) => pattern.test(name)) === true;
}

function evaluatesItem({ all, prefix, contains }: Evaluation, index: number, item: unknown, context: Context): boolean {
  return all === true || index < (prefix ?? 0) || contains?.some((type) => accepts(type, item, context)) === true;
}
