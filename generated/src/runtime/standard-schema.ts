import type { Key } from "./issue.js";

/** The part of Standard Schema (version 1, https://standardschema.dev) that a codec fulfils. */
export interface StandardSchema<Input, Output> {
  readonly "~standard": StandardProps<Input, Output>;
}

/** What stands under `~standard`. */
export interface StandardProps<Input, Output> {
  readonly version: 1;
  readonly vendor: string;
  readonly validate: (value: unknown) => StandardResult<Output>;
  readonly types?: { readonly input: Input; readonly output: Output } | undefined;
}

/** Success with a value, or failure with issues. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** One issue, with a message for people. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly Key[] | undefined;
}
