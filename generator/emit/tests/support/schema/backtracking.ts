/** Nobody waits longer than a moment for an engine that tries every way to cut a text of so many characters. */
export const MOST_WITH_BACKTRACKING = 16;

/**
 * Whether a backtracking engine might need exponential time for a pattern: something in it is repeated that itself repeats or
 * chooses (`(a+)*`, `(a|b)*`). Most of these are harmless; they are tried with short texts all the same, for nothing can stop an engine.
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
