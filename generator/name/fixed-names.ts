import type { Diagnostics } from "../diagnostics/collector.js";
import { createSuggester } from "../diagnostics/nearest.js";
import type { SourceLocation } from "../diagnostics/types.js";
import type { ModelGraph, ModelId } from "../model/types.js";
import { Refusals } from "./refusals.js";
import { isReservedName } from "./reserved.js";

// A digit cannot come first, so the naming plan itself puts an underscore before it.
const USABLE = /^(?:[A-Za-z]|_\d)\w{0,98}$/;

/** Whether a model can be called so. */
export function isUsableName(name: string): boolean {
  return USABLE.test(name) && !isReservedName(name);
}

/**
 * Names that the config fixes, checked: each belongs to a model, and can be one's name.
 * @param names name by JSON pointer, with or without the `#` of its URI form
 * @param locations where each of them is written, by the same pointer
 */
export function readFixedNames(
  names: Readonly<Record<string, string>>,
  graph: ModelGraph,
  diagnostics: Diagnostics,
  locations: ReadonlyMap<string, SourceLocation> = new Map(),
): ReadonlyMap<ModelId, string> {
  const fixed = new Map<ModelId, string>();
  const suggest = createSuggester();
  const refusals = new Refusals(diagnostics);
  for (const [pointer, name] of Object.entries(names)) {
    const id = pointer.startsWith("#/") ? pointer.slice(1) : pointer;
    const locate = (): SourceLocation | undefined => locations.get(pointer);
    if (!graph.models.has(id)) {
      refusals.report("MM3002", () => ({ pointer, suggestion: suggest(id, () => graph.models.keys()) }), locate);
    } else if (!isUsableName(name)) refusals.report("MM3003", () => ({ name, pointer }), locate);
    else fixed.set(id, name);
  }
  refusals.end();
  return fixed;
}
