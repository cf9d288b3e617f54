import { type Context, type Decode, type Encode, report, wrongType } from "./context.js";
import type { Key } from "./issue.js";
import { hasToJson } from "./json.js";
import { isArray, isObject } from "./kind.js";
import { accepts, adopt, attempt, attemptStrictly, type Outcome } from "./trial.js";

/**
 * The variant that fits best. Of those that accept the input, the one wins that leaves the fewest
 * parts of it unknown; the first of equals. `exclusive` (`oneOf`): exactly one may accept.
 *
 * @param fits bit i is set where variant i can accept at all; -1 for all
 */
export function decodeBest<T>(
  input: unknown,
  context: Context,
  key: Key | undefined,
  variants: readonly Decode<T>[],
  exclusive: boolean,
  fits = -1,
): T {
  // Constraints tell variants apart also where values need not keep them: the same variant wins.
  if (!context.constraints) {
    const strict = attemptStrictly(
      (value, around) => decodeBest(value, around, undefined, variants, false, fits),
      input,
      context,
    );
    if (strict?.issues.length === 0) return adopt(strict, context, key);
  }
  const trials: Trial<T>[] = [];
  const counts = exclusive && context.constraints;
  for (let index = 0; index < variants.length; index++) {
    const variant = variants[index];
    if (variant === undefined || (index < 31 && (fits & (1 << index)) === 0)) continue;
    const outcome = attempt(variant, input, context);
    if (outcome === undefined) continue;
    // None can be better than one that leaves nothing unknown.
    if (!counts && isWhole(outcome)) return adopt(outcome, context, key);
    trials.push({ index, outcome });
  }
  return choose(input, context, key, trials, exclusive);
}

/** The same, but one variant is asked first, and wins wherever it accepts (a discriminator that only hints). */
export function decodePreferred<T>(
  input: unknown,
  context: Context,
  key: Key | undefined,
  variants: readonly Decode<T>[],
  preferred: number,
): T {
  const variant = variants[preferred];
  const outcome = variant === undefined ? undefined : attempt(variant, input, context);
  if (outcome === undefined) return decodeBest(input, context, key, variants, false);
  if (outcome.issues.length === 0) return adopt(outcome, context, key);
  const others = variants.filter((other) => other !== variant);
  const found = others.some((other) => accepts(other, input, context));
  return found ? decodeBest(input, context, key, others, false) : adopt(outcome, context, key);
}

function isWhole({ issues, unknown, unrecognized }: Outcome<unknown>): boolean {
  return issues.length === 0 && unknown === 0 && unrecognized === 0;
}

interface Trial<T> {
  readonly index: number;
  readonly outcome: Outcome<T>;
}

function choose<T>(input: unknown, context: Context, key: Key | undefined, trials: readonly Trial<T>[], exclusive: boolean): T {
  const only = trials[0];
  if (only !== undefined && trials.length === 1) return adopt(only.outcome, context, key);
  const accepted = trials.filter(({ outcome }) => outcome.issues.length === 0);
  // A value that an open enum merely tolerates is not what `oneOf` counts.
  const listed = accepted.filter(({ outcome }) => outcome.unrecognized === 0);
  const candidates = listed.length > 0 ? listed : accepted;
  const best = candidates.reduce<Trial<T> | undefined>(
    (left, right) => (left === undefined || right.outcome.unknown < left.outcome.unknown ? right : left),
    undefined,
  );
  if (best === undefined) return noVariant(input, context, key);
  if (exclusive && context.constraints && listed.length > 1) return report("oneOf", "exactly one variant", input, context, key);
  return adopt(best.outcome, context, key);
}

function noVariant(input: unknown, context: Context, key: Key | undefined): never {
  if (input === undefined) return wrongType("a value", input, context, key);
  return report("anyOf", "one of the variants", input, context, key);
}

/**
 * Encodes with the variant that accepts the value and keeps most of it; of equals, the one that describes most of it: another would
 * leave names as they are in TypeScript.
 * @param fits as for {@link decodeBest}
 */
export function encodeBest<Wire>(
  value: unknown,
  context: Context,
  key: Key | undefined,
  variants: readonly Encode<never, Wire>[],
  fits = -1,
): Wire {
  let best: Outcome<Wire> | undefined;
  let most = -1;
  for (let index = 0; index < variants.length; index++) {
    const variant = variants[index];
    if (variant === undefined || (index < 31 && (fits & (1 << index)) === 0)) continue;
    const outcome = attempt(variant as Encode<unknown, Wire>, value, context); // encoders check what they are given
    if (outcome === undefined || (outcome.issues.length > 0 && variants.length > 1)) continue;
    const size = sizeOf(outcome.value) + outcome.spread;
    if (size > most || (size === most && best !== undefined && outcome.unknown < best.unknown)) [best, most] = [outcome, size];
  }
  return best === undefined ? report("anyOf", "one of the variants", value, context, key) : adopt(best, context, key);
}

// Variants see the same value, so the one that writes most loses least. What is undefined will not be on the wire.
function sizeOf(wire: unknown): number {
  if (wire === undefined) return 0;
  if (isArray(wire)) return wire.reduce<number>((size, item) => size + sizeOf(item), 1);
  if (!isObject(wire) || hasToJson(wire)) return 1; // what it writes is its own, and it may contain itself
  let size = 1;
  for (const name of Object.keys(wire)) size += sizeOf(wire[name]);
  return size;
}
