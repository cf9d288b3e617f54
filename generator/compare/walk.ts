import type { ModelGraph, TypeNode } from "../model/types.js";
import type { ModelPairs } from "./align-models.js";
import type { Effect } from "./effect.js";
import type { ChangeDetails, RuleId } from "./rules.js";
import type { CompareOptions, NameRecord } from "./types.js";

/** Where in both documents one is. */
export interface Place {
  /** See `Change.path`. */
  readonly path: string;
  /** Nearest schema that has a pointer; undefined on a side where there is none. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The place of what is compared by itself, wherever it stands. */
export const NOWHERE: Place = Object.freeze({ path: "", before: undefined, after: undefined });

/** What is compared. */
export interface Surroundings {
  readonly before: ModelGraph;
  readonly after: ModelGraph;
  readonly pairs: ModelPairs;
  readonly names: { readonly before: NameRecord; readonly after: NameRecord };
  readonly options: CompareOptions;
}

/** A comparison under way: two documents, and where findings go. */
export interface Walk extends Surroundings {
  report(rule: RuleId, place: Place, details?: ChangeDetails): void;
  /** What a change from one type to another does, references followed. */
  effectOf(before: TypeNode, after: TypeNode): Effect;
  /** What inside two types makes that effect, told in sentences; none where nobody asks. */
  reasonsOf(before: TypeNode, after: TypeNode): readonly string[];
  /**
   * What becomes of a pair of which one is a reference at least: they lead to models that are compared
   * `elsewhere`, their effect has been `taken`, or it is to be told `here`.
   */
  follow(before: TypeNode, after: TypeNode): "elsewhere" | "taken" | "here";
}

/** A place inside another: its way grows, its pointers stay. */
export function stepInto(place: Place, step: string): Place {
  return { ...place, path: joinPath(place.path, step) };
}

/** `usage` and `total_tokens` give `usage.total_tokens`; `data` and `[]` give `data[]`. */
export function joinPath(path: string, step: string): string {
  if (step === "") return path;
  return path === "" || step.startsWith("[") ? path + step : `${path}.${step}`;
}
