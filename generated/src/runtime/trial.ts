import { type Context, type Decode, enter, isFull } from "./context.js";
import type { Issue, Key } from "./issue.js";
import { isArray, isObject } from "./kind.js";

/** What trying a decoder or encoder gave. */
export interface Outcome<T> {
  readonly value: T;
  readonly issues: readonly Issue[];
  readonly unknown: number;
  readonly unrecognized: number;
  readonly spread: number;
}

/** Outcomes by input and function. */
export type Trials = Map<unknown, Map<unknown, Outcome<unknown> | undefined>>;

type Run<In, Out> = (input: In, context: Context, key?: Key) => Out;

/** Trials in trials of a scalar are not remembered up to here: most end at once. */
const FEW = 4;

/**
 * Runs something on the side: issues and counts of the context stay as they were. Undefined where
 * the nesting is too deep.
 *
 * Inside a trial, each function sees each value once. Without that, a union in a union in a union …
 * of the same variants would double the work with every level.
 */
export function attempt<In, Out>(run: Run<In, Out>, input: In, context: Context): Outcome<Out> | undefined {
  const around = context.trying;
  const isScalar = typeof input !== "object" || input === null;
  const known = around === 0 || (isScalar && around < FEW) ? undefined : trialsOf(input, context);
  if (known?.has(run) === true) return known.get(run) as Outcome<Out> | undefined; // stored below, by the same function
  context.trying = around + 1;
  context.countParts = countParts;
  const outcome = runAside(run, input, context);
  context.trying = around;
  known?.set(run, outcome);
  if (around === 0) context.trials = context.countParts = undefined;
  return outcome;
}

/** The same with constraints, of a context without; what was tried without them is forgotten meanwhile. */
export function attemptStrictly<In, Out>(run: Run<In, Out>, input: In, context: Context): Outcome<Out> | undefined {
  const { trials } = context;
  context.trials = undefined;
  context.constraints = true;
  const outcome = attempt(run, input, context);
  context.constraints = false;
  context.trials = trials;
  return outcome;
}

/** Enough to tell any variant from one that describes such a value. Values that are no JSON may contain themselves. */
const MOST_PARTS = 1_000;

/** Properties and items in a value, at any depth. */
function countParts(wire: unknown): number {
  const pending = [wire];
  let count = -1;
  while (pending.length > 0 && count < MOST_PARTS) {
    const value = pending.pop();
    count++;
    if (isArray(value)) pending.push(...value.slice(0, MOST_PARTS));
    else if (isObject(value)) for (const name of Object.keys(value)) pending.push(value[name]);
  }
  return count;
}

function trialsOf(input: unknown, context: Context): Map<unknown, Outcome<unknown> | undefined> {
  context.trials ??= new Map();
  let known = context.trials.get(input);
  if (known === undefined) {
    known = new Map();
    context.trials.set(input, known);
  }
  return known;
}

function runAside<In, Out>(run: Run<In, Out>, input: In, context: Context): Outcome<Out> | undefined {
  const { issues, unknown, unrecognized, spread } = context;
  if (!enter(input, context, undefined)) return undefined;
  context.issues = [];
  context.unknown = 0;
  context.unrecognized = 0;
  context.spread = 0;
  const value = run(input, context);
  const outcome = {
    value,
    issues: context.issues,
    unknown: context.unknown,
    unrecognized: context.unrecognized,
    spread: context.spread,
  };
  context.issues = issues;
  context.unknown = unknown;
  context.unrecognized = unrecognized;
  context.spread = spread;
  context.depth--;
  return outcome;
}

/** Takes the result of a trial for good: its issues and counts become the context's. */
export function adopt<T>(outcome: Outcome<T>, context: Context, key: Key | undefined): T {
  adoptIssues(outcome, context, key);
  context.unknown += outcome.unknown;
  context.unrecognized += outcome.unrecognized;
  context.spread += outcome.spread;
  return outcome.value;
}

/** Takes over the issues alone; copies, as the outcome may be asked for again. */
export function adoptIssues(outcome: Outcome<unknown>, context: Context, key: Key | undefined): void {
  for (const issue of outcome.issues) {
    const path = key === undefined ? [...issue.path] : [key, ...issue.path];
    if (!isFull(context)) context.issues.push({ ...issue, path });
  }
}

/** Whether a value passes a decoder. */
export function accepts(decode: Decode<unknown>, input: unknown, context: Context): boolean {
  return attempt(decode, input, context)?.issues.length === 0;
}
