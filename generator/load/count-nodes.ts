import type { JsonValue } from "../model/types.js";

/** A value and all that is in it; keys do not count. */
export function countNodes(value: JsonValue): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, member: JsonValue) => sum + countNodes(member), 1);
}
