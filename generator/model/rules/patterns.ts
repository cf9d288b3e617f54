import { type Pattern, preparePattern } from "../pattern/match.js";
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

/** Holds the names of properties against patterns, as `patternProperties` asks while the graph is built. */
export class NameMatcher {
  private readonly patterns = new Map<string, Pattern | undefined>();
  private left: number;

  /** @param limit steps that all patterns of a document may take together */
  constructor(readonly limit: number) {
    this.left = limit;
  }

  /** Nothing has been matched since. */
  get isSpent(): boolean {
    return this.left < 0;
  }

  /** What only backtracking could decide, or what takes too long, counts as no match. */
  matches(source: string, name: string): boolean {
    if (this.isSpent) return false;
    const pattern = this.patterns.has(source) ? this.patterns.get(source) : preparePattern(source);
    this.patterns.set(source, pattern);
    const { found = false, steps = 0 } = pattern?.match(name) ?? {};
    this.left -= 1 + steps;
    return found;
  }
}

function compiles(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}
