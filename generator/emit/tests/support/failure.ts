import type { TestedIssue } from "./types.js";

/** What a failing test is about. */
export interface Subject {
  readonly model: string;
  /** JSON pointer of the schema in the document. */
  readonly pointer: string;
}

const MAX_LENGTH = 2_000;

/**
 * A broken law: the message names the model, its schema, the law and the wire value; the runner
 * shows the difference between `actual` and `expected`.
 */
export class BrokenLaw extends Error {
  override readonly name = "BrokenLaw";
  readonly actual: unknown;
  readonly expected: unknown;

  constructor(
    subject: Subject,
    law: string,
    wire: unknown,
    more: { readonly actual: unknown; readonly expected: unknown } | { readonly cause: unknown } | undefined = undefined,
  ) {
    const comparison = more !== undefined && "actual" in more ? more : undefined;
    super(
      [
        `${subject.model} breaks the law: ${law}`,
        `  schema: #${subject.pointer}`,
        `  wire:   ${show(wire)}`,
        ...(comparison === undefined ? [] : [`  got:    ${show(comparison.actual)}`, `  wanted: ${show(comparison.expected)}`]),
      ].join("\n"),
      more !== undefined && "cause" in more ? { cause: more.cause } : {},
    );
    this.actual = comparison?.actual;
    this.expected = comparison?.expected;
  }
}

/** What was thrown, on one line: issues where the error has them, as those of codecs do. */
export function showError(error: unknown): string {
  if (!(error instanceof Error)) return show(error);
  const issues = "issues" in error && Array.isArray(error.issues) ? error.issues.filter(isIssue) : [];
  return issues.length > 0 ? `${error.name}: ${showIssues(issues)}` : `${error.name}: ${error.message.split("\n")[0]}`;
}

function isIssue(value: unknown): value is TestedIssue {
  return typeof value === "object" && value !== null && "path" in value && Array.isArray(value.path) && "code" in value;
}

/** A value on one line, cut where it gets long. */
export function show(value: unknown): string {
  const text =
    JSON.stringify(value, (_key, inner: unknown) => (typeof inner === "bigint" ? `${inner}n` : inner)) ?? String(value);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}… (${text.length} characters)` : text;
}

/** Issues on one line: `total_tokens: missing; data.0.url: wrong_type`. */
export function showIssues(issues: readonly TestedIssue[]): string {
  return issues.length === 0 ? "none" : issues.map((issue) => `${issue.path.join(".") || "(root)"}: ${issue.code}`).join("; ");
}
