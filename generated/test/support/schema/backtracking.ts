/** Nobody waits longer than a moment for an engine that tries every way to cut a text of so many characters. */
export const MOST_WITH_BACKTRACKING = 16;

/** Nor for one that needs the cube of so many; lengths that are asked for are mostly shorter. */
const MOST_IF_CUBIC = 300;

/** Beyond this, no text is made to be one too long. */
const LONGEST = 100_000;

/**
 * How long texts may be that are tried with a pattern, for nothing can stop an engine.
 *
 * @param cubic patterns of which the generator is certain that they need no more than the cube of a text's length
 */
export function longestFor(pattern: unknown, cubic: ReadonlySet<string>): number {
  if (typeof pattern !== "string" || !mayBacktrack(pattern)) return LONGEST;
  return cubic.has(pattern) ? MOST_IF_CUBIC : MOST_WITH_BACKTRACKING;
}

/**
 * Whether a backtracking engine might need exponential time for a pattern: something in it is repeated that itself repeats or
 * chooses (`(a+)*`, `(a|b)*`). Most of these are harmless, which takes more to see.
 */
export function mayBacktrack(pattern: string): boolean {
  const groups: boolean[] = [];
  let closed = false;
  for (const [token] of pattern.matchAll(TOKENS)) {
    const repeats = /^(?:[*+]|\{\d+,)/.test(token);
    if (repeats && closed) return true;
    closed = false;
    if (token === "(") groups.push(false);
    else if (token === ")") {
      closed = groups.pop() ?? false;
      if (closed && groups.length > 0) groups[groups.length - 1] = true;
    } else if ((repeats || token === "|") && groups.length > 0) groups[groups.length - 1] = true;
  }
  return false;
}

/** Escapes and classes, each as one; what groups, chooses and repeats; anything else. */
const TOKENS = /\\.|\[(?:\\.|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[\s\S]/g;
