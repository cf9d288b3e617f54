import type { Issue, IssueCode, Key } from "./issue.js";
import type { Identities } from "./json.js";
import { kindOf } from "./kind.js";
import type { Trials } from "./trial.js";

/** One run of a codec: what it was asked for, and what it found so far. */
export class Context {
  /** Paths begin at the innermost value in work; {@link leave} prefixes them on the way out. */
  issues: Issue[] = [];
  /** How many objects, arrays and trials surround the place in work. */
  depth = 0;
  /** Parts of the value so far without a name, and those without a type, each by half; by this, unions tell a better variant. */
  unknown = 0;
  /** Counts the parts of a value of any type, while somebody asks for them; see `attempt`. */
  countParts: ((wire: unknown) => number) | undefined = undefined;
  /** Enum values and tags so far that are kept although the document does not list them. */
  unrecognized = 0;
  /** Objects of declared extras so far, which on the wire stand among the named properties. */
  spread = 0;
  /** Whether what goes beyond the shape is checked. */
  constraints: boolean;
  /** Of the parts of the value, once somebody has asked whether two of them are equal. */
  identities: Identities | undefined = undefined;
  /** How many trials surround the place in work; see `attempt`. */
  trying = 0;
  /** What trials inside a trial gave. */
  trials: Trials | undefined = undefined;
  readonly maxDepth: number;
  readonly maxIssues: number;
  readonly values: boolean;

  constructor(constraints: boolean, options: ContextOptions | undefined) {
    this.constraints = constraints;
    this.maxDepth = options?.maxDepth ?? 256;
    const most = options?.maxIssues ?? 100;
    this.maxIssues = most >= 1 ? most : 1; // by the first one is told that there are any
    this.values = options?.values === true;
  }
}

/** Options of decoding and encoding alike. */
export interface ContextOptions {
  /** How deep objects and arrays may nest (256). The call stack of most engines holds a few times that. */
  readonly maxDepth?: number;
  /** How many issues are collected (100), one at least; further ones are not noted. */
  readonly maxIssues?: number;
  /** Issues carry the offending values. Off, so that secrets do not reach logs. */
  readonly values?: boolean;
}

/** Decodes what stands at `key`; reports what is wrong there and goes on. The result counts only if no issue was added. */
export type Decode<T> = (input: unknown, context: Context, key?: Key) => T;

/** The mirror image of {@link Decode}. */
export type Encode<T, Wire> = (value: T, context: Context, key?: Key) => Wire;

/** Checks a wire value beyond its shape. Values of kinds that it does not speak of pass. */
export type Check = (wire: unknown, context: Context, key?: Key) => void;

/** What is returned where an issue was reported: the whole result is thrown away, so that it may have any type. */
export const nothing: never = undefined as never; // see above

/** Reports an issue at `key`. */
export function report(code: IssueCode, expected: string | undefined, input: unknown, context: Context, key?: Key): never {
  if (!isFull(context)) {
    context.issues.push({
      path: key === undefined ? [] : [key],
      code,
      ...(expected === undefined ? undefined : { expected }),
      received: kindOf(input),
      ...(context.values ? { value: input } : undefined),
    });
  }
  return nothing;
}

/** Whether nothing more would be noted: what is left of a list need not be looked at. */
export function isFull({ issues, maxIssues }: Context): boolean {
  return issues.length >= maxIssues;
}

/** Reports that a value is of the wrong kind, or is missing. */
export function wrongType(expected: string, input: unknown, context: Context, key?: Key): never {
  return report(input === undefined ? "required" : "type", expected, input, context, key);
}

/** Begins a nested value; false, with an issue, where it is nested too deeply. */
export function enter(input: unknown, context: Context, key: Key | undefined): boolean {
  if (context.depth < context.maxDepth) {
    context.depth++;
    return true;
  }
  report("depth", `at most ${context.maxDepth} levels`, input, context, key);
  return false;
}

/** Ends what {@link enter} began: issues since `mark` get `key` before their path. */
export function leave(context: Context, mark: number, key: Key | undefined): void {
  context.depth--;
  if (key !== undefined && context.issues.length > mark) prefixPaths(context.issues, mark, key);
}

function prefixPaths(issues: readonly Issue[], mark: number, key: Key): void {
  for (let index = mark; index < issues.length; index++) issues[index]?.path.unshift(key);
}

/** A value of a kind that the schema does not speak of: it passes unchanged. */
export function passOther(input: unknown, context: Context, key?: Key): never {
  if (input === undefined) return wrongType("a value", input, context, key);
  return input as never; // the type tells what the schema is about; see `inferred` in the documentation
}
