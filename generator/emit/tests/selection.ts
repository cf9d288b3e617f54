import { createSuggester } from "../../diagnostics/nearest.js";
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
  const included = compilePatterns(include);
  const excluded = compilePatterns(exclude);
  return publicModels(graph).filter((model) => (include.length === 0 || included(model, names)) && !excluded(model, names));
}

/** Patterns that match no model: misspelt, or of a model that is gone. */
export function findIdlePatterns(graph: ModelGraph, names: NamePlan, options: TestsOptions): readonly IdlePattern[] {
  const models = publicModels(graph);
  const subjects = new Set(models.flatMap(({ id }) => [id, names.model(id).identifier]));
  const suggest = createSuggester();
  return (["include", "exclude"] as const).flatMap((list) =>
    options[list].flatMap((pattern) => {
      const glob = globOf(pattern);
      const matches = compilePattern(glob);
      if (isLiteral(glob) ? subjects.has(glob) : models.some((model) => matches(model, names))) return [];
      const candidates = () => models.map(({ id }) => (isOfPointers(pattern) ? id : names.model(id).identifier));
      return [{ list, pattern, suggestion: suggest(pattern, candidates) }];
    }),
  );
}

/** Those that have a codec of their own. */
export function publicModels(graph: ModelGraph): readonly Model[] {
  return [...graph.models.values()].filter((model) => !model.internal);
}

type Matcher = (model: Model, names: NamePlan) => boolean;

/** Whether one of the patterns is about a model. Those without a star are looked up, however many there are. */
function compilePatterns(patterns: readonly string[]): Matcher {
  const globs = patterns.map(globOf);
  const literals = new Set(globs.filter(isLiteral));
  const others = globs.filter((glob) => !isLiteral(glob)).map(compilePattern);
  return (model, names) =>
    literals.has(model.id) || literals.has(names.model(model.id).identifier) || others.some((matches) => matches(model, names));
}

/**
 * A star is any part of a name, or of one token of a pointer; two are any part of a pointer. All else is meant
 * literally: paths of OpenAPI have braces, and pointers tildes, which the patterns for files would take otherwise.
 */
function compilePattern(glob: string): Matcher {
  return isOfPointers(glob) ? ({ id }) => matchGlob(glob, id) : ({ id }, names) => matchGlob(glob, names.model(id).identifier);
}

/** A pointer without the `#` of its URI form. */
function globOf(pattern: string): string {
  return pattern.replace(/^#(?=\/)/, "");
}

function isLiteral(glob: string): boolean {
  return !glob.includes("*");
}

function isOfPointers(pattern: string): boolean {
  return pattern.includes("/");
}
