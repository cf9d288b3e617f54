import type { Direction } from "../model/types.js";
import type { CompareRule } from "./rules.js";
import type { Bump, Travel, Verdict } from "./types.js";

/** From the mildest to the gravest. */
export const verdicts: readonly Verdict[] = ["info", "warning", "breaking"];
/** From the least to the most. */
export const bumps: readonly Bump[] = ["patch", "minor", "major"];

/** Both ways that a model travelled before and travels now. */
export function travelOf(...directions: readonly Direction[]): Travel {
  const request = directions.some((direction) => direction.request);
  const response = directions.some((direction) => direction.response);
  return request === response ? "both" : request ? "request" : "response";
}

/** What a rule says of a change, where a model travels both ways the graver of both. */
export function judge(rule: CompareRule, direction: Travel): { readonly verdict: Verdict; readonly bump: Bump } {
  if (direction !== "both") return rule[direction];
  return {
    verdict: gravest([rule.request.verdict, rule.response.verdict], verdicts) ?? "info",
    bump: gravest([rule.request.bump, rule.response.bump], bumps) ?? "patch",
  };
}

/** The greatest of all bumps; undefined where there is none. */
export function greatestBump(found: Iterable<Bump>): Bump | undefined {
  return gravest([...found], bumps);
}

/** The gravest of all verdicts; undefined where there is none. */
export function gravestVerdict(found: Iterable<Verdict>): Verdict | undefined {
  return gravest([...found], verdicts);
}

function gravest<T>(found: readonly T[], order: readonly T[]): T | undefined {
  return order.findLast((grade) => found.includes(grade));
}
