/** Exit codes of every command. */
export const exitCodes = {
  /** Done; for `check`: no drift. */
  done: 0,
  /** Drift, hand edits, or a `--fail-on…` that fired. */
  drift: 1,
  /** Something is wrong with the input, the usage or the output folder. */
  input: 2,
  /** A bug in modelmint. */
  bug: 3,
  /** Another run holds the output. */
  locked: 4,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Each code in the words of `--help` and of the README, in the order of the numbers. */
export const exitCodeMeanings: readonly (readonly [code: ExitCode, meaning: string])[] = [
  [exitCodes.done, "done"],
  [exitCodes.drift, "drift, hand edits, or a --fail-on… that fired"],
  [exitCodes.input, "something is wrong with the input, the usage or the output folder"],
  [exitCodes.bug, "a bug of modelmint"],
  [exitCodes.locked, "locked by another run"],
  [exitCodes.interrupted, "interrupted"],
];
