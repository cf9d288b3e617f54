import { Context, type ContextOptions, type Decode, type Key } from "../../../generator/runtime/index.js";

/** What a decoder or encoder gave and reported. */
export interface Outcome<T> {
  readonly value: T;
  readonly issues: readonly { readonly code: string; readonly path: readonly Key[] }[];
}

/** Runs a decoder at the root, constraints on. */
export function decodeWith<T>(decode: Decode<T>, input: unknown, options?: ContextOptions): Outcome<T> {
  const context = new Context(true, options);
  const value = decode(input, context);
  return { value, issues: context.issues.map(({ code, path }) => ({ code, path })) };
}

/** Codes that a check reports about a value. */
export function codesOf(check: (wire: unknown, context: Context) => unknown, wire: unknown): readonly string[] {
  const context = new Context(true, undefined);
  check(wire, context);
  return context.issues.map((issue) => issue.code);
}
