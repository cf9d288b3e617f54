import { preparePattern } from "../pattern/match.js";
import { parsePattern } from "../pattern/parse.js";
import { isRisky } from "../pattern/risk.js";

/** What is known about a `pattern` without running it on anything. */
export interface PatternReport {
  /** It compiles as ECMA-262 with the `u` flag (JSON Schema 2020-12 §6.4). */
  readonly valid: boolean;
  /** On some input a backtracking engine may need exponential time for it. */
  readonly risky: boolean;
}

/** Compiles a pattern, and looks for repetitions that can split one text in many ways. */
export function inspectPattern(source: string): PatternReport {
  const tree = parsePattern(source);
  return { valid: compiles(source), risky: tree !== undefined && isRisky(tree) };
}

/**
 * Whether a property name matches a pattern, as `patternProperties` asks while the graph is built.
 * In linear time: no document can stall the generator. What only backtracking could decide counts as no match.
 */
export function matchesPattern(source: string, name: string): boolean {
  return preparePattern(source)?.test(name) ?? false;
}

function compiles(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}
