import { compareCodeUnits } from "../model/scopes.js";
import type { ModelGraph } from "../model/types.js";
import { Allocator, shorten } from "./allocate.js";
import { isReservedFile } from "./reserved.js";
import type { NamingStrategy } from "./strategies/strategy.js";
import type { Identifier } from "./types.js";

/** File names of scopes, without ending: lower case, unique in their folder on any file system. Pinned ones go first. */
export function nameFiles(
  graph: ModelGraph,
  strategy: NamingStrategy,
  pinned: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const allocators = { operation: new Allocator(), component: new Allocator() };
  const files = new Map<string, string>();
  const scopes = [...graph.scopes].sort((left, right) => compareCodeUnits(left.id, right.id));
  for (const { id, kind } of scopes) {
    const file = pinned.get(id);
    if (file !== undefined && allocators[kind].take(file)) files.set(id, file);
  }
  for (const scope of scopes) {
    if (!files.has(scope.id)) files.set(scope.id, allocators[scope.kind].takeFirst([safeFile(strategy.scopeName(scope))]));
  }
  return files;
}

/** Name of a model's page, without ending. Identifiers are unique in their folder without regard to case, and so are these. */
export function pageName(identifier: Identifier): string {
  return safeFile(identifier);
}

// No identifier has a hyphen, so none has the name that a reserved one gets.
function safeFile(name: string): string {
  const file = shorten(name).toLowerCase().replaceAll("$", "-");
  return isReservedFile(file) ? `${file}-model` : file;
}
