import type { Diagnostics } from "../diagnostics/collector.js";
import type { SourceLocation } from "../diagnostics/types.js";
import type { Model, ModelGraph, ModelId } from "../model/types.js";
import { Allocator, shorten, toIdentifier } from "./allocate.js";
import { Refusals } from "./refusals.js";
import { isReservedName } from "./reserved.js";
import type { NamingStrategy } from "./strategies/strategy.js";
import type { Identifier, ModelFolder } from "./types.js";

/** A name that somebody gave to a model, and where they did. */
export interface FixedName {
  readonly name: string;
  locate(): SourceLocation | undefined;
}

export interface ModelNaming {
  readonly strategy: NamingStrategy;
  readonly folders: ReadonlyMap<ModelId, ModelFolder>;
  /** Those that win over others first. */
  readonly fixed: ReadonlyMap<ModelId, FixedName>;
  readonly locate: ((id: ModelId) => SourceLocation | undefined) | undefined;
}

/** Folder of every model, by the kind of its scope, and by the strategy where failures stand apart. */
export function sortIntoFolders(graph: ModelGraph, strategy: NamingStrategy): Map<ModelId, ModelFolder> {
  const folders = new Map<ModelId, ModelFolder>();
  for (const scope of graph.scopes) {
    for (const id of scope.models) {
      const model = graph.models.get(id);
      const isError = strategy.separatesErrors && model !== undefined && isOfFailure(model);
      folders.set(id, scope.kind === "component" ? "components" : isError ? "errors" : "operations");
    }
  }
  return folders;
}

/** Whether a model stands in a response that says that something went wrong (RFC 9110 §15.5, §15.6). */
function isOfFailure({ path: [step] }: Model): boolean {
  return step?.kind === "response" && /^[45]/.test(step.status);
}

/** Identifiers of all models, unique in their folder without regard to case. Fixed names go first; then the strategy decides. */
export function nameModels(graph: ModelGraph, naming: ModelNaming, diagnostics: Diagnostics): ReadonlyMap<ModelId, Identifier> {
  const { strategy, fixed, folders } = naming;
  const allocators = { operations: new Allocator(), components: new Allocator(), errors: new Allocator() };
  const result = new Map<ModelId, Identifier>();
  const holders = new Map<string, ModelId>();
  const folderOf = (id: ModelId): ModelFolder => folders.get(id) ?? "components";
  const give = (id: ModelId, name: string): void => {
    holders.set(`${folderOf(id)}/${name.toLowerCase()}`, id);
    result.set(id, toIdentifier(name));
  };
  const refusals = new Refusals(diagnostics);
  for (const [id, given] of fixed) {
    const { name } = given;
    if (!allocators[folderOf(id)].take(name)) {
      const first = holders.get(`${folderOf(id)}/${name.toLowerCase()}`) ?? "";
      refusals.report(
        "MM3001",
        () => ({ name, first, second: id }),
        () => given.locate() ?? fixed.get(first)?.locate(),
      );
    }
    give(id, name);
  }
  refusals.end();
  for (const { id, candidates } of strategy.wishes(graph)) {
    if (result.has(id)) continue;
    const given = allocators[folderOf(id)].takeFirst(usable(candidates, strategy));
    give(id, given);
    const [wanted = given] = usable(candidates, strategy);
    const holder = holders.get(`${folderOf(id)}/${wanted.toLowerCase()}`);
    if (strategy.local && holder !== id && holder !== undefined)
      reportTaken(graph, { wanted, given, id, holder }, naming.locate, diagnostics);
  }
  return result;
}

interface Taken {
  readonly wanted: string;
  readonly given: string;
  readonly id: ModelId;
  readonly holder: ModelId;
}

/** Inside of a scope it is the rule that deeper models have longer names; another scope is news. */
function reportTaken(
  graph: ModelGraph,
  { wanted, given, id, holder }: Taken,
  locate: ModelNaming["locate"],
  diagnostics: Diagnostics,
): void {
  const model = graph.models.get(id);
  if (model === undefined || model.internal || model.scope === graph.models.get(holder)?.scope) return;
  diagnostics.report("MM3004", { name: wanted, given, holder }, locate?.(id));
}

function* usable(candidates: Iterable<string>, strategy: NamingStrategy): Generator<string, void> {
  for (const text of candidates) yield avoidReserved(toIdentifier(shorten(text)), strategy);
}

function avoidReserved(identifier: string, strategy: NamingStrategy): string {
  return isReservedName(identifier) ? identifier + strategy.reservedSuffix : identifier;
}
