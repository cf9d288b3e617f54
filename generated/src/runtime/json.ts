import { type Context, enter, isFull, leave, report, wrongType } from "./context.js";
import type { Key } from "./issue.js";
import { isAnyObject, isArray, isObject, kindOf } from "./kind.js";

/** Any JSON value, as it is. */
export function decodeUnknown(input: unknown, context: Context, key?: Key): unknown {
  if (input === undefined) return wrongType("a value", input, context, key);
  if (context.countParts !== undefined) context.unknown += 0.5 + context.countParts(input);
  return input;
}

/** Any value that `JSON.stringify` carries whole, as it is. */
export function encodeJson(value: unknown, context: Context, key?: Key): unknown {
  context.unknown += 0.5;
  switch (kindOf(value)) {
    case "null":
    case "boolean":
    case "string":
      return value;
    case "number":
      return Number.isFinite(value) ? value : report("unrepresentable", "a finite number", value, context, key);
    case "array":
    case "object":
      checkNested(value, context, key);
      return value;
    default:
      return hasToJson(value) ? value : wrongType("a JSON value", value, context, key);
  }
}

function checkNested(value: unknown, context: Context, key: Key | undefined): void {
  if (!enter(value, context, key)) return;
  const mark = context.issues.length;
  if (isArray(value)) {
    context.unknown += value.length / 2;
    for (let index = 0; index < value.length && !isFull(context); index++) encodeJson(value[index], context, index);
  } else if (isObject(value) && !hasToJson(value)) {
    const names = Object.keys(value).filter((name) => value[name] !== undefined);
    context.unknown += names.length / 2;
    for (const name of names) encodeJson(value[name], context, name);
  }
  leave(context, mark, key);
}

/** A `Date` in a field without a type, say: `JSON.stringify` writes what its `toJSON` gives. */
export function hasToJson(value: unknown): boolean {
  return isAnyObject(value) && "toJSON" in value && typeof value.toJSON === "function";
}

/** Whether two JSON values are equal (JSON Schema 2020-12, core §4.2.2): key order does not matter, `1` is `1.0`. The first has no holes. */
export function equalJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (isArray(left)) {
    return isArray(right) && left.length === right.length && left.every((item, index) => equalJson(item, right[index]));
  }
  if (!isObject(left) || !isObject(right) || isArray(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && equalJson(left[name], right[name]))
  );
}

/** What equal objects or arrays have in common, and no others. */
interface Identity {
  readonly number: number;
}

/**
 * Tells JSON values that are equal from those that are not, so that finding duplicates takes one pass. An object or array is looked at
 * once, however many arrays around it ask about the whole of which it is a part.
 */
export class Identities {
  readonly #ofValues = new Map<object, Identity>();
  readonly #ofTexts = new Map<string, Identity>();

  /** The same for equal values only, as `Map` and `Set` compare: scalars are their own. */
  of(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    let identity = this.#ofValues.get(value);
    if (identity === undefined) {
      const text = this.#describe(value);
      identity = this.#ofTexts.get(text) ?? { number: this.#ofTexts.size };
      this.#ofTexts.set(text, identity);
      this.#ofValues.set(value, identity);
    }
    return identity;
  }

  // Objects and arrays inside are told by their numbers, so that all texts together are no longer than the value.
  #describe(value: object): string {
    if (isArray(value)) {
      let text = `[${value.length}`;
      for (const item of value) {
        if (item === undefined) break; // no JSON, and of holes there may be thousands of millions
        text += `,${this.#refer(item)}`;
      }
      return text;
    }
    if (!isObject(value)) return JSON.stringify(value) ?? "";
    const names = Object.keys(value).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${this.#refer(value[name])}`).join(",")}}`;
  }

  #refer(value: unknown): string {
    if (typeof value === "object" && value !== null) return `#${(this.of(value) as Identity).number}`; // of objects there are no others
    return typeof value === "string" ? JSON.stringify(value) : String(value); // "0" for -0, too
  }
}
