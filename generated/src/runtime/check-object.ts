import { checkAllOf } from "./check-any.js";
import { type Context, type Decode, leave, report } from "./context.js";
import type { Key } from "./issue.js";
import { isObject } from "./kind.js";
import { accepts } from "./trial.js";

/** JSON Schema 2020-12 §6.5.2; every own name counts, known or not. */
export function checkMinProperties(wire: unknown, bound: number, context: Context, key?: Key): void {
  if (isObject(wire) && Object.keys(wire).length < bound) {
    report("minProperties", `at least ${bound} properties`, wire, context, key);
  }
}

/** JSON Schema 2020-12 §6.5.1; every own name counts, known or not. */
export function checkMaxProperties(wire: unknown, bound: number, context: Context, key?: Key): void {
  if (isObject(wire) && Object.keys(wire).length > bound) {
    report("maxProperties", `at most ${bound} properties`, wire, context, key);
  }
}

/** Every name, as a string, is of a type. */
export function checkPropertyNames(wire: unknown, type: Decode<unknown>, context: Context, key?: Key): void {
  if (!isObject(wire)) return;
  for (const name of Object.keys(wire)) {
    if (!accepts(type, name, context)) reportInside("propertyNames", "an allowed name", wire[name], context, key, name);
  }
}

/** These names are present as own properties. */
export function checkRequired(wire: unknown, names: readonly string[], context: Context, key?: Key): void {
  if (!isObject(wire)) return;
  for (const name of names) {
    if (!Object.hasOwn(wire, name)) reportInside("required", "a value", undefined, context, key, name);
  }
}

/** Where one name is present, the others are too. */
export function checkDependentRequired(wire: unknown, name: string, names: readonly string[], context: Context, key?: Key): void {
  if (!isObject(wire) || !Object.hasOwn(wire, name)) return;
  for (const other of names) {
    if (!Object.hasOwn(wire, other))
      reportInside("dependentRequired", `a value, as ${JSON.stringify(name)} is there`, undefined, context, key, other);
  }
}

/** Where a name is present, the whole object is of a type. */
export function checkDependentSchema(wire: unknown, name: string, type: Decode<unknown>, context: Context, key?: Key): void {
  if (isObject(wire) && Object.hasOwn(wire, name)) checkAllOf(wire, type, context, key);
}

function reportInside(
  code: "propertyNames" | "required" | "dependentRequired",
  expected: string,
  input: unknown,
  context: Context,
  key: Key | undefined,
  name: string,
): void {
  const mark = context.issues.length;
  context.depth++;
  report(code, expected, input, context, name);
  leave(context, mark, key);
}
