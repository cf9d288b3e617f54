import type { Diagnostics } from "../diagnostics/collector.js";
import { frame } from "../diagnostics/frame.js";
import type { SourceLocation } from "../diagnostics/types.js";
import { locateInJson } from "../load/locate-json.js";
import { formatPointer } from "../resolve/pointer.js";
import type { ConfigProblem } from "./validate.js";

/** Where a config came from: a file, with its text if that is JSON, or a flag. */
export interface ConfigOrigin {
  readonly uri?: string;
  readonly text?: string | undefined;
  /** Keys that lead to the entry inside the file. */
  readonly prefix?: readonly string[];
  /** The flag as typed, which is what a person knows the key by. */
  readonly flag?: string | undefined;
}

/** Reports a problem of a config, at its line where the config is JSON. */
export function reportProblem(problem: ConfigProblem, origin: ConfigOrigin, diagnostics: Diagnostics): void {
  const location = locate(problem, origin);
  if (problem.kind === "unknown-key") {
    diagnostics.report("MM4001", { key: problem.key, known: problem.known, suggestion: problem.nearest }, location);
  } else {
    const { expected, found, nearest: suggestion } = problem;
    diagnostics.report("MM4002", { key: origin.flag ?? problem.key, expected, found, suggestion }, location);
  }
}

function locate({ path }: ConfigProblem, { uri, text, prefix = [] }: ConfigOrigin): SourceLocation | undefined {
  if (uri === undefined) return undefined;
  const pointer = formatPointer([...prefix, ...path]);
  if (text === undefined) return { uri, pointer };
  const position = locateInJson(text, pointer);
  return { uri, pointer, ...position, frame: frame(text, position) };
}
