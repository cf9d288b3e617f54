import { countNodes } from "../load/count-nodes.js";
import type { JsonValue } from "./types.js";

/** How much work a document may ask for before it is refused. */
export interface Limits {
  /**
   * Schemas and properties that all models together may take over from others, with what describes them. An `allOf` of an `allOf` of an `allOf` … repeats all
   * that is below it, so that what is made of a document could grow with its square.
   */
  readonly merged: number;
  /** Steps that it may take to hold the names of properties against `patternProperties`. */
  readonly matching: number;
}

/** What fits a document of so many values: a large one may repeat more than a small one; matching is a second or two. */
export function limitsFor(documents: Iterable<{ readonly value: JsonValue }>): Limits {
  const nodes = Array.from(documents).reduce((sum, { value }) => sum + countNodes(value), 0);
  return { merged: Math.min(100_000 + 10_000 * Math.floor(nodes / 5_000), 400_000), matching: 50_000_000 };
}
