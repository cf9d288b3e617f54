import type { Checks, JsonValue, ScalarNode } from "../../model/types.js";
import { isMultipleOf } from "./decimal.js";
import { integerRange } from "./formats.js";
import { isUsable, type Place, type Session } from "./place.js";
import { derive, fraction } from "./random.js";
import { proposeTexts } from "./text.js";

// Of a scalar that nothing is known about, not even a name: the same on every page.
const UNNAMED_NUMBER = 1284.03;
const UNNAMED_INTEGER = 128403;

/** A scalar within its checks and those that others add; `undefined` where none was found. */
export function sampleScalar(session: Session, node: ScalarNode, added: readonly Checks[], place: Place): JsonValue | undefined {
  const checks = mergeChecks([node.checks, ...added]);
  const merged: ScalarNode = { ...node, checks };
  const accepted = (value: JsonValue): boolean => isUsable(session, merged, value);
  switch (node.type) {
    case "null":
      return null;
    case "boolean": {
      const value = place.name === undefined || fraction(place.seed) < 0.5;
      return [value, !value].find(accepted);
    }
    case "string":
      return sampleText(session, merged, place, accepted);
    case "number":
    case "integer":
      return find(proposeNumbers(merged, place), accepted);
  }
}

// What failed once in a run fails in every other place of it: contradictory checks are not tried again and again.
function sampleText(
  session: Session,
  node: ScalarNode,
  place: Place,
  accepted: (value: JsonValue) => boolean,
): JsonValue | undefined {
  const key = JSON.stringify([node.checks, node.format, node.representation]);
  if (session.hopeless.has(key)) return undefined;
  const text = find(proposeTexts(session, node, node.checks, place), accepted);
  if (text === undefined) session.hopeless.add(key);
  else session.effort.steps += Math.floor(String(text).length / CHARACTERS_A_STEP);
  return text;
}

/** A sample of many long texts would be longer than anything else that is printed. */
const CHARACTERS_A_STEP = 10;

function find(proposals: Iterable<JsonValue>, accepted: (value: JsonValue) => boolean): JsonValue | undefined {
  for (const proposal of proposals) if (accepted(proposal)) return proposal;
  return undefined;
}

function* proposeNumbers(node: ScalarNode, place: Place): Generator<number> {
  const { checks } = node;
  const whole = node.type === "integer";
  const round = (value: number): number => (whole ? Math.round(value) : Math.round(value * 100) / 100);
  if (place.name === undefined) yield whole ? UNNAMED_INTEGER : UNNAMED_NUMBER;
  yield round(fraction(place.seed) * (whole ? 999_999 : 9_999));
  const [low, high] = rangeOf(node);
  for (const attempt of [0, 1, 2, 3]) {
    const value = low + fraction(derive(place.seed, attempt)) * (high - low);
    for (const divisor of checks.multipleOf ?? []) yield snap(value, divisor);
    yield* [round(value), Math.floor(value), Math.ceil(value), value];
  }
  for (const divisor of checks.multipleOf ?? [])
    yield* [0, divisor, -divisor, snap(low, divisor), snap(low, divisor) + divisor, snap(high, divisor)];
  yield* [low, high, (low + high) / 2, Math.ceil(low), Math.floor(high), low + 1, high - 1, 0, 1, -1];
  const product = (checks.multipleOf ?? []).reduce((all, divisor) => all * divisor, 1);
  yield* [product, snap(low, product) + product];
}

// The span to draw from: as told, else a thousand next to the one bound that there is.
function rangeOf(node: ScalarNode): readonly [number, number] {
  const { checks } = node;
  const formats = [...(checks.formats ?? []), node.format].map(integerRange).filter((range) => range !== undefined);
  const lows = [checks.minimum, checks.exclusiveMinimum, ...formats.map(([low]) => low)].filter((bound) => bound !== undefined);
  const highs = [checks.maximum, checks.exclusiveMaximum, ...formats.map(([, high]) => high)].filter(
    (bound) => bound !== undefined,
  );
  const low = lows.length > 0 ? Math.max(...lows) : undefined;
  const high = highs.length > 0 ? Math.min(...highs) : undefined;
  if (low !== undefined) return [low, high ?? low + 1000];
  return high === undefined ? [0, 1000] : [high - 1000, high];
}

function snap(value: number, divisor: number): number {
  const snapped = Math.round(value / divisor) * divisor;
  return isMultipleOf(snapped, divisor) ? snapped : Number(snapped.toPrecision(12));
}

/** All checks of several nodes as those of one: a value has to keep every one of them. */
export function mergeChecks(all: readonly Checks[]): Checks {
  if (all.length === 1) return all[0] ?? {};
  const most = (bounds: readonly (number | undefined)[]): number => Math.max(...bounds.map((bound) => bound ?? -Infinity));
  const least = (bounds: readonly (number | undefined)[]): number => Math.min(...bounds.map((bound) => bound ?? Infinity));
  const bounds: Record<string, number> = {
    minimum: most(all.map((each) => each.minimum)),
    exclusiveMinimum: most(all.map((each) => each.exclusiveMinimum)),
    minLength: most(all.map((each) => each.minLength)),
    maximum: least(all.map((each) => each.maximum)),
    exclusiveMaximum: least(all.map((each) => each.exclusiveMaximum)),
    maxLength: least(all.map((each) => each.maxLength)),
  };
  return {
    ...Object.fromEntries(Object.entries(bounds).filter(([, bound]) => Number.isFinite(bound))),
    ...list(
      "patterns",
      all.flatMap((each) => each.patterns ?? []),
    ),
    ...list(
      "formats",
      all.flatMap((each) => each.formats ?? []),
    ),
    ...list(
      "multipleOf",
      all.flatMap((each) => each.multipleOf ?? []),
    ),
  };
}

function list<T>(name: "patterns" | "formats" | "multipleOf", items: readonly T[]): { readonly [key: string]: readonly T[] } {
  return items.length === 0 ? {} : { [name]: items };
}
