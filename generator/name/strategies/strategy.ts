import type { ModelGraph, ModelId, Scope } from "../../model/types.js";

/** How models are called; what the plan does with it (uniqueness, pins, reserved words) is the same for all. */
export interface NamingStrategy {
  readonly name: string;
  /** Name of the scope: its module is called after it. */
  scopeName(scope: Scope): string;
  /** What every model wants to be called, in the order in which they take their names. */
  wishes(graph: ModelGraph): readonly NameWish[];
  /** Names depend on their own scope; that another scope took one is worth a word. */
  readonly local: boolean;
  /** Bodies of failures have a folder of their own. */
  readonly separatesErrors: boolean;
  /** What a reserved name gets appended. */
  readonly reservedSuffix: string;
}

/** What one model wants to be called. */
export interface NameWish {
  readonly id: ModelId;
  /**
   * Best first; each longer one says more of where the model stands. Not yet unique, not yet checked
   * for reserved words. At least one; the same ones each time.
   */
  readonly candidates: Iterable<string>;
}
