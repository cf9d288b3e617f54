import type { Diagnostics } from "../diagnostics/collector.js";
import type { SourceLocation } from "../diagnostics/types.js";
import type { JsonValue, ModelGraph, ModelId } from "../model/types.js";
import type { NamePlan } from "../name/types.js";
import { findAmbiguousUnions, findWrongDefaults, findWrongExamples } from "./sample/index.js";
import { findIdlePatterns } from "./tests/selection.js";
import type { EmitOptions } from "./types.js";

/** Where what was found is written. */
export interface Locators {
  /** A schema by its id. */
  node(id: string): SourceLocation | undefined;
  /** Id of what stands at a pointer of the document that a model is of. */
  inDocumentOf(model: ModelId, pointer: string): string;
  /** An example of a schema, or else the schema. */
  example(id: string, example: JsonValue): SourceLocation | undefined;
  /** A pattern of the config that chooses models with tests. */
  pattern(list: string, pattern: string): SourceLocation | undefined;
}

/** Tells what nobody can know before values of the models are at hand: of examples, defaults, unions and the choice of tests. */
export function reportFindings(
  graph: ModelGraph,
  names: NamePlan,
  options: Pick<EmitOptions, "models" | "tests">,
  locate: Locators,
  diagnostics: Diagnostics,
): void {
  reportWrongExamples(graph, locate, diagnostics);
  // Where defaults are filled in, those that are not have been told with the reason.
  if (options.models.defaults !== "apply") reportWrongDefaults(graph, locate, diagnostics);
  for (const { union, ...found } of findAmbiguousUnions(graph)) diagnostics.report("MM2034", found, locate.node(union));
  const idle = options.tests.level === false ? [] : findIdlePatterns(graph, names, options.tests);
  for (const { list, pattern, suggestion } of idle)
    diagnostics.report("MM4013", { list, pattern, suggestion }, locate.pattern(list, pattern));
}

function reportWrongExamples(graph: ModelGraph, locate: Locators, diagnostics: Diagnostics): void {
  const seen = new Set<string>();
  for (const { model, pointer, example, reason } of findWrongExamples(graph)) {
    const id = locate.inDocumentOf(model, pointer);
    if (seen.has(`${id} ${reason}`)) continue;
    seen.add(`${id} ${reason}`);
    diagnostics.report("MM2017", { reason }, locate.example(id, example));
  }
}

function reportWrongDefaults(graph: ModelGraph, locate: Locators, diagnostics: Diagnostics): void {
  for (const { model, property, reason } of findWrongDefaults(graph)) {
    const id = locate.inDocumentOf(model, property.pointer);
    diagnostics.report("MM2037", { property: property.wireName, reason }, locate.node(`${id}/default`) ?? locate.node(id));
  }
}
