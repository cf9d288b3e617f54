/** What is known about a `pattern` without running it on anything. */
export interface PatternReport {
  /** It compiles as ECMA-262 with the `u` flag (JSON Schema 2020-12 §6.4). */
  readonly valid: boolean;
  /** A group that is repeated contains a repetition or alternatives: on some input it may take exponential time. */
  readonly risky: boolean;
}

/** Compiles a pattern and looks for repetitions inside repeated groups. */
export function inspectPattern(source: string): PatternReport {
  return { valid: compiles(source), risky: hasNestedRepetition(source) };
}

// Spec-chosen patterns are run on spec-chosen names here: names this short cannot make even a risky pattern run away.
const LONGEST_NAME = 64;
const LONGEST_NAME_FOR_RISKY = 16;

/** Whether a property name matches a pattern, as `patternProperties` asks while the graph is built. */
export function matchesPattern(source: string, name: string): boolean {
  if (!compiles(source)) return false; // reported where patterns are checked
  if (name.length > (hasNestedRepetition(source) ? LONGEST_NAME_FOR_RISKY : LONGEST_NAME)) return false;
  return new RegExp(source, "u").test(name);
}

function compiles(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}

function hasNestedRepetition(source: string): boolean {
  const groups: { repeats: boolean }[] = [{ repeats: false }];
  for (let index = 0; index < source.length; index++) {
    const character = source[index];
    if (character === "\\") index++;
    else if (character === "[") index = endOfClass(source, index);
    else if (character === "(") groups.push({ repeats: false });
    else if (character === ")") {
      const closed = groups.length > 1 ? groups.pop() : undefined;
      const repeated = isRepetition(source, index + 1);
      if (closed?.repeats === true && repeated) return true;
      const outer = groups.at(-1);
      if (outer !== undefined && (repeated || closed?.repeats === true)) outer.repeats = true;
    } else if (character === "|" || (isRepetition(source, index) && source[index - 1] !== "(")) {
      const group = groups.at(-1);
      if (group !== undefined) group.repeats = true;
    }
  }
  return false;
}

function endOfClass(source: string, start: number): number {
  for (let index = start + 1; index < source.length; index++) {
    if (source[index] === "\\") index++;
    else if (source[index] === "]") return index;
  }
  return source.length;
}

function isRepetition(source: string, index: number): boolean {
  return /^(?:[*+]|\{\d+(?:,\d*)?\})/.test(source.slice(index, index + 12));
}
