import { nearest } from "../../diagnostics/nearest.js";
import type { Model, ModelGraph } from "../../model/types.js";
import type { NamePlan } from "../../name/types.js";
import type { TestsOptions } from "../options.js";
import { matchGlob } from "./glob.js";

/** A pattern of the config that is about no model at all. */
export interface IdlePattern {
  readonly list: "include" | "exclude";
  readonly pattern: string;
  /** A name or pointer that may have been meant. */
  readonly suggestion: string | undefined;
}

/** The public models that get tests, in the graph's order. */
export function selectModels(graph: ModelGraph, names: NamePlan, { include, exclude }: TestsOptions): readonly Model[] {
  const included = include.map(compilePattern);
  const excluded = exclude.map(compilePattern);
  return publicModels(graph).filter((model) => {
    const isMeant = (matches: Matcher): boolean => matches(model, names);
    return (included.length === 0 || included.some(isMeant)) && !excluded.some(isMeant);
  });
}

/** Patterns that match no model: misspelt, or of a model that is gone. */
export function findIdlePatterns(graph: ModelGraph, names: NamePlan, options: TestsOptions): readonly IdlePattern[] {
  const models = publicModels(graph);
  return (["include", "exclude"] as const).flatMap((list) =>
    options[list].flatMap((pattern) => {
      const matches = compilePattern(pattern);
      if (models.some((model) => matches(model, names))) return [];
      const subjects = models.map(({ id }) => (isOfPointers(pattern) ? id : names.model(id).identifier));
      return [{ list, pattern, suggestion: nearest(pattern, subjects) }];
    }),
  );
}

/** Those that have a codec of their own. */
export function publicModels(graph: ModelGraph): readonly Model[] {
  return [...graph.models.values()].filter((model) => !model.internal);
}

type Matcher = (model: Model, names: NamePlan) => boolean;

/**
 * A star is any part of a name, or of one token of a pointer; two are any part of a pointer. All else is meant
 * literally: paths of OpenAPI have braces, and pointers tildes, which the patterns for files would take otherwise.
 */
function compilePattern(pattern: string): Matcher {
  const glob = pattern.replace(/^#(?=\/)/, "");
  return isOfPointers(pattern) ? ({ id }) => matchGlob(glob, id) : ({ id }, names) => matchGlob(glob, names.model(id).identifier);
}

function isOfPointers(pattern: string): boolean {
  return pattern.includes("/");
}
