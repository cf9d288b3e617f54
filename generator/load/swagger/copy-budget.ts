import type { JsonValue } from "../../model/types.js";
import { countNodes } from "../count-nodes.js";

/**
 * Path items of other files and shared form fields have no place of their own in OpenAPI 3.0, so each reference to them becomes a copy.
 * As with aliases of YAML, a few lines could stand for millions of nodes.
 */
export class CopyBudget {
  /** Nodes of what was taken once. */
  private readonly sizes = new Map<JsonValue, number>();
  private left: number;

  /** @param limit nodes that all copies beyond the first of each value may have together */
  constructor(readonly limit: number) {
    this.left = limit;
  }

  get isSpent(): boolean {
    return this.left < 0;
  }

  /** Whether a value may stand in one more place. */
  take(value: JsonValue): boolean {
    const size = this.sizes.get(value);
    if (size === undefined) this.sizes.set(value, countNodes(value));
    else if (this.left >= 0) this.left -= size;
    return !this.isSpent;
  }
}
