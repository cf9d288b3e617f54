/** An object as `JSON.parse` gives it; a type alias, so that every object type may be assigned to it. */
export type JsonObject = { readonly [name: string]: unknown };

/**
 * Kind of a value: JSON's six, and those that only JavaScript has. A class instance without a kind
 * of its own counts as `object`.
 */
export type Kind =
  | "null"
  | "boolean"
  | "number"
  | "string"
  | "array"
  | "object"
  | "undefined"
  | "bigint"
  | "date"
  | "bytes"
  | "blob"
  | "function"
  | "symbol";

/** The kind of a value. */
export function kindOf(value: unknown): Kind {
  if (typeof value !== "object") return typeof value;
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return value.constructor === Object ? "object" : kindOfInstance(value);
}

/** Kinds of class instances, by what they call themselves. */
const INSTANCES: { readonly [tag: string]: Kind } = {
  "[object Date]": "date",
  "[object Uint8Array]": "bytes",
  "[object Blob]": "blob",
  "[object File]": "blob",
};

function kindOfInstance(value: object): Kind {
  return INSTANCES[Object.prototype.toString.call(value)] ?? "object";
}

/** Whether a value can stand for a JSON object: neither an array, nor a `Date`, bytes or a `Blob`. */
export function isObject(value: unknown): value is JsonObject {
  return kindOf(value) === "object";
}

/** Whether a value is an object in JavaScript: arrays and dates are. */
export function isAnyObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Whether a value is an array. Unlike `Array.isArray` it does not give `any`. */
export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Whether a value is a `Date`, valid or not. */
export function isDate(value: unknown): value is Date {
  return value instanceof Date;
}

/** Whether a value is a `Uint8Array` (a Node `Buffer` is one). */
export function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

/** The platform's `Blob` where its types are there, else what we need of it: neither DOM nor Node types are required. */
export type Blob = typeof globalThis extends { Blob: { prototype: infer Instance } } ? Instance : BlobLike;

/** What every `Blob` has. */
export interface BlobLike {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
}

/** Whether a value is a `Blob` or a `File`, whichever realm or polyfill it comes from. */
export function isBlob(value: unknown): value is Blob {
  if (!isAnyObject(value)) return false;
  const tag: unknown = Reflect.get(value, Symbol.toStringTag);
  return (tag === "Blob" || tag === "File") && "size" in value && "arrayBuffer" in value;
}

/** A property of the object itself, for names that `Object.prototype` has too (`constructor`, `__proto__`). */
export function own(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
}

/** The same for a field of a typed object; `undefined` where it is absent, which no encoder takes. */
export function ownField<T extends object, Name extends keyof T>(object: T, name: Name): Exclude<T[Name], undefined> {
  return (Object.hasOwn(object, name) ? object[name] : undefined) as Exclude<T[Name], undefined>; // see above
}

/** Whether `for…in` has a name from the object itself. */
export function isOwnName(object: object, name: string): boolean {
  // biome-ignore lint/suspicious/noPrototypeBuiltins: engines know the answer within `for…in`, and look for it where Object.hasOwn asks.
  return Object.prototype.hasOwnProperty.call(object, name);
}

/** Sets an own property, whatever its name: an assignment to `__proto__` would set the prototype. */
export function setOwn(object: object, name: string, value: unknown): void {
  if (name === "__proto__") Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  else Reflect.set(object, name, value);
}
