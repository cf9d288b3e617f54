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
    comparison?: { readonly actual: unknown; readonly expected: unknown },
  ) {
    super(
      [
        `${subject.model} breaks the law: ${law}`,
        `  schema: #${subject.pointer}`,
        `  wire:   ${show(wire)}`,
        ...(comparison === undefined ? [] : [`  got:    ${show(comparison.actual)}`, `  wanted: ${show(comparison.expected)}`]),
      ].join("\n"),
    );
    this.actual = comparison?.actual;
    this.expected = comparison?.expected;
  }
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
