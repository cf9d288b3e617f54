import type { Checks } from "../model/types.js";
import type { Place, Walk } from "./walk.js";

/** The checks that are numbers. */
export type BoundChecks = Pick<
  Checks,
  | "minimum"
  | "exclusiveMinimum"
  | "maximum"
  | "exclusiveMaximum"
  | "multipleOf"
  | "minLength"
  | "maxLength"
  | "minItems"
  | "maxItems"
  | "minProperties"
  | "maxProperties"
>;

/** Compares lower and upper bounds, each kind as one, whatever keyword says it, and divisors. */
export function compareBounds(before: BoundChecks, after: BoundChecks, place: Place, walk: Walk): void {
  compareBound(lowest(before), lowest(after), place, walk);
  compareBound(highest(before), highest(after), place, walk);
  for (const key of sizes) compareBound(sizeBound(before, key), sizeBound(after, key), place, walk);
  compareDivisors(before.multipleOf ?? [], after.multipleOf ?? [], place, walk);
}

/** A bound as a number that is raised when it gets tighter. */
interface Bound {
  readonly tightness: number;
  /** The bound itself is outside. */
  readonly exclusive: boolean;
  /** `maxLength 5` */
  readonly label: string;
}

const sizes = ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"] as const;

function sizeBound(checks: BoundChecks, key: (typeof sizes)[number]): Bound | undefined {
  const value = checks[key];
  // At least none says nothing.
  if (value === undefined || (value === 0 && key.startsWith("min"))) return undefined;
  return { tightness: key.startsWith("min") ? value : -value, exclusive: false, label: `${key} ${value}` };
}

function lowest({ minimum, exclusiveMinimum }: BoundChecks): Bound | undefined {
  return tighter(numberBound("minimum", minimum, 1, false), numberBound("exclusiveMinimum", exclusiveMinimum, 1, true));
}

function highest({ maximum, exclusiveMaximum }: BoundChecks): Bound | undefined {
  return tighter(numberBound("maximum", maximum, -1, false), numberBound("exclusiveMaximum", exclusiveMaximum, -1, true));
}

function numberBound(key: string, value: number | undefined, sign: 1 | -1, exclusive: boolean): Bound | undefined {
  return value === undefined ? undefined : { tightness: value * sign, exclusive, label: `${key} ${value}` };
}

function tighter(left: Bound | undefined, right: Bound | undefined): Bound | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return compareTightness(left, right) >= 0 ? left : right;
}

function compareTightness(left: Bound, right: Bound): number {
  return left.tightness - right.tightness || Number(left.exclusive) - Number(right.exclusive);
}

function compareBound(before: Bound | undefined, after: Bound | undefined, place: Place, walk: Walk): void {
  const details = { before: before?.label, after: after?.label };
  if (before === undefined && after !== undefined) walk.report("bound-added", place, details);
  if (before !== undefined && after === undefined) walk.report("bound-loosened", place, details);
  if (before === undefined || after === undefined) return;
  const order = compareTightness(before, after);
  if (order < 0) walk.report("bound-tightened", place, details);
  if (order > 0) walk.report("bound-loosened", place, details);
}

function compareDivisors(before: readonly number[], after: readonly number[], place: Place, walk: Walk): void {
  const gone = before.filter((divisor) => !after.includes(divisor));
  const come = after.filter((divisor) => !before.includes(divisor));
  const show = (divisors: readonly number[]): string | undefined =>
    divisors.length === 0 ? undefined : `multipleOf ${divisors.join(" and ")}`;
  const details = { before: show(gone), after: show(come) };
  // Multiples of 4 are multiples of 2; where the division is not exact, nothing is certain.
  const tightens = come.length > 0 && gone.every((old) => come.some((divisor) => Number.isInteger(divisor / old)));
  const loosens = gone.length > 0 && come.every((divisor) => gone.some((old) => Number.isInteger(old / divisor)));
  if (come.length > 0 && !loosens) walk.report(gone.length === 0 ? "bound-added" : "bound-tightened", place, details);
  if (gone.length > 0 && !tightens) walk.report("bound-loosened", place, details);
}
