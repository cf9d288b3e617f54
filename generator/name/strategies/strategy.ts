import type { Model, Scope } from "../../model/types.js";

/** How models are called; what the plan does with it (uniqueness, pins, reserved words) is the same for all. */
export interface NamingStrategy {
  readonly name: string;
  /** Name of the scope, as its models' names begin. */
  scopeName(scope: Scope): string;
  /**
   * Names for a model, best first; each longer one says more of where it stands. Not yet unique,
   * not yet checked for reserved words. At least one.
   */
  candidates(model: Model, scope: Scope): readonly string[];
  /** What a reserved name gets appended. */
  readonly reservedSuffix: string;
}
