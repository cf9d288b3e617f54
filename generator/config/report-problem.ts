import type { Diagnostics } from "../diagnostics/collector.js";
import type { ConfigLocator } from "./config-text.js";
import type { ConfigProblem } from "./validate.js";

/** Where a config came from: a file, or a command line. */
export interface ConfigOrigin {
  readonly locate?: ConfigLocator;
  /** Keys that lead to the entry inside the file. */
  readonly prefix?: readonly string[];
  /** The flag as typed, which is what a person knows the key by. */
  readonly flag?: string | undefined;
}

/** Reports a problem of a config, at its line where that can be told. */
export function reportProblem(
  problem: ConfigProblem,
  { locate, prefix = [], flag }: ConfigOrigin,
  diagnostics: Diagnostics,
): void {
  const location = locate?.([...prefix, ...problem.path]);
  if (problem.kind === "unknown-key") {
    diagnostics.report("MM4001", { key: problem.key, known: problem.known, suggestion: problem.nearest }, location);
  } else {
    const { expected, found, nearest: suggestion } = problem;
    diagnostics.report("MM4002", { key: flag ?? problem.key, expected, found, suggestion }, location);
  }
}
