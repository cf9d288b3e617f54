import { formatIssue, type Issue } from "./issue.js";

const SHOWN = 5;

/** What {@link DecodeError} and {@link EncodeError} have in common. */
export abstract class CodecError extends Error {
  /** Everything that is wrong, at most `maxIssues`. */
  readonly issues: readonly Issue[];

  constructor(verb: "decode" | "encode", model: string, issues: readonly Issue[]) {
    const lines = issues.slice(0, SHOWN).map((issue) => `\n  ${formatIssue(issue)}`);
    const more = issues.length > SHOWN ? `\n  and ${issues.length - SHOWN} more` : "";
    super(`cannot ${verb} ${model}:${lines.join("")}${more}`);
    this.issues = issues;
  }
}

/** The input is not what the model describes. */
export class DecodeError extends CodecError {
  override readonly name: string = "DecodeError";

  constructor(model: string, issues: readonly Issue[]) {
    super("decode", model, issues);
  }
}

/** The value cannot be put on the wire. */
export class EncodeError extends CodecError {
  override readonly name: string = "EncodeError";

  constructor(model: string, issues: readonly Issue[]) {
    super("encode", model, issues);
  }
}
