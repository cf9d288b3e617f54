import { BrokenLaw, type Subject, showError, showIssues } from "./failure.js";
import type { DecodeOptions, TestedCodec, TestedIssue } from "./types.js";
import { overTheWire } from "./wire.js";

/** What a codec says of a wire value. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly TestedIssue[] };

/** What the codec says of an input. Exceptions are no answer, but a broken law. */
export function ask<T>(subject: Subject, codec: TestedCodec<T>, input: unknown, options?: DecodeOptions): Answer<T> {
  return attempt(subject, "safeDecode never throws", input, () => codec.safeDecode(input, options));
}

/** The value that a valid input means. */
export function decodeValid<T>(subject: Subject, codec: TestedCodec<T>, input: unknown, law: string, options?: DecodeOptions): T {
  const answer = ask(subject, codec, input, options);
  if (answer.ok) return answer.value;
  throw new BrokenLaw(subject, `${law} (issues: ${showIssues(answer.issues)})`, input);
}

/**
 * What a value encodes to, as it arrives elsewhere.
 *
 * @param wire what the value comes from, for the message
 */
export function encodeValid<T>(
  subject: Subject,
  codec: TestedCodec<T>,
  value: T,
  wire: unknown,
  options?: { readonly validate?: boolean },
): unknown {
  const law = options?.validate === true ? "encode with validation takes a valid value" : "encode takes a valid value";
  return attempt(subject, law, wire, () => overTheWire(codec.encode(value, options)));
}

/** Whether encoding takes no such value. */
export function refuses<T>(codec: TestedCodec<T>, value: T, options?: { readonly validate?: boolean }): boolean {
  try {
    codec.encode(value, options);
    return false;
  } catch {
    return true;
  }
}

/** Whatever is thrown on the way breaks the law. */
export function attempt<Result>(subject: Subject, law: string, wire: unknown, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw new BrokenLaw(subject, `${law} (it throws ${showError(error)})`, wire, { cause: error });
  }
}
