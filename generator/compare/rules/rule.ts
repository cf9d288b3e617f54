import { BOTH, type Effect, NARROWER, SHAPE, WIDER } from "../effect.js";
import type { Bump, Verdict } from "../types.js";

/** What a change means where values are encoded (request) or decoded (response). */
export interface Judgement {
  readonly verdict: Verdict;
  readonly bump: Bump;
}

/** One kind of change. */
export interface CompareRule {
  /** A few words without a full stop. */
  readonly title: string;
  /** What it means for those who use the package. */
  readonly explanation: string;
  readonly effect: Effect;
  readonly request: Judgement;
  readonly response: Judgement;
  /** What happened, to be read behind the name of the place; `before` and `after` say what stood there and stands there now. */
  readonly message: (details: ChangeDetails) => string;
}

/** What a message can tell beyond the rule. */
export interface ChangeDetails {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** What changed inside, where the change as a whole is told: each a sentence without a full stop. */
  readonly reasons?: readonly string[] | undefined;
}

export const breaks: Judgement = { verdict: "breaking", bump: "major" };
export const mayBreak: Judgement = { verdict: "warning", bump: "major" };
export const watch: Judgement = { verdict: "warning", bump: "minor" };
export const sourceOnly: Judgement = { verdict: "info", bump: "major" };
export const adds: Judgement = { verdict: "info", bump: "minor" };
export const tells: Judgement = { verdict: "info", bump: "patch" };

/** Judged by direction: what allows more breaks readers, what allows less breaks senders. */
export const wider = { effect: WIDER, request: adds, response: breaks };
export const narrower = { effect: NARROWER, request: breaks, response: adds };
export const both = { effect: BOTH, request: breaks, response: breaks };
export const source = { effect: SHAPE, request: breaks, response: breaks };

export function fromTo({ before, after }: ChangeDetails): string {
  return before === undefined || after === undefined ? "" : ` from ${before} to ${after}`;
}

// More than these nobody reads on one line.
const MOST_REASONS = 3;

/** `: it may no longer be null; \`size\` was removed; and 2 more`; nothing where no reasons are known. */
export function because({ reasons = [] }: ChangeDetails): string {
  if (reasons.length === 0) return "";
  const more = reasons.length - MOST_REASONS;
  return `: ${[...reasons.slice(0, MOST_REASONS), ...(more > 0 ? [`and ${more} more`] : [])].join("; ")}`;
}

export function named(name: string | undefined): string {
  return name === undefined ? "" : ` ${name}`;
}
