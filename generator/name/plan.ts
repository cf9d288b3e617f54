import type { Diagnostics } from "../diagnostics/collector.js";
import type { SourceLocation } from "../diagnostics/types.js";
import { compareCodeUnits } from "../model/scopes.js";
import type { Model, ModelGraph, ModelId, ObjectNode, Property } from "../model/types.js";
import { Allocator, shorten, toIdentifier, toRelativePath } from "./allocate.js";
import { nameMembers } from "./members.js";
import { isReservedFile, isReservedName, isReservedProperty } from "./reserved.js";
import type { NamingStrategy } from "./strategies/strategy.js";
import type { Identifier, ModelFolder, ModelName, NamePlan } from "./types.js";
import { toCamelCase } from "./words.js";

/** What the naming depends on besides the graph. */
export interface NamingOptions {
  readonly strategy: NamingStrategy;
  /** Names that are fixed, by model id: pins and overrides of the config. */
  readonly fixed: ReadonlyMap<ModelId, string>;
  /** Where a name is fixed, for messages. */
  readonly fixedAt?: (id: ModelId) => SourceLocation | undefined;
  /** Where a model's schema stands, for messages. */
  readonly locate?: (id: ModelId) => SourceLocation | undefined;
}

/** Gives every model, property and enum member of the graph its name. Clashes of fixed names are errors. */
export function planNames(graph: ModelGraph, options: NamingOptions, diagnostics: Diagnostics): NamePlan {
  const folders = sortIntoFolders(graph, options.strategy);
  const identifiers = nameModels(graph, folders, options, diagnostics);
  const files = nameFiles(graph, options.strategy);
  const pages = namePages(graph, identifiers);
  const names = new Map<ModelId, ModelName>();
  for (const scope of graph.scopes) {
    for (const id of scope.models) {
      const identifier = identifiers.get(id);
      const page = pages.get(id);
      const folder = folders.get(id);
      if (identifier !== undefined && page !== undefined && folder !== undefined) {
        const module = toRelativePath("src", "models", folder, files.get(scope.id) ?? "");
        names.set(id, { identifier, folder, module, page: toRelativePath("docs", "models", folder, `${page}.md`) });
      }
    }
  }
  return createPlan(graph, names, options.strategy);
}

function createPlan(graph: ModelGraph, names: ReadonlyMap<ModelId, ModelName>, strategy: NamingStrategy): NamePlan {
  const properties = new Map<ModelId, PropertyNames>();
  const members = new Map<ModelId, readonly Identifier[]>();
  const propertiesOf = (id: ModelId): PropertyNames => {
    let found = properties.get(id);
    if (found === undefined) {
      const type = graph.models.get(id)?.type;
      if (type?.kind !== "object") throw new TypeError(`${id} has no properties`);
      found = nameProperties(type, strategy);
      properties.set(id, found);
    }
    return found;
  };
  return {
    model: (id) => required(names.get(id), id),
    property: (id, wireName) => required(propertiesOf(id).byWireName.get(wireName), wireName),
    extras: (id) => propertiesOf(id).extras,
    members(id) {
      let found = members.get(id);
      if (found === undefined) {
        const type = graph.models.get(id)?.type;
        if (type?.kind !== "enum") throw new TypeError(`${id} has no members`);
        found = nameMembers(type);
        members.set(id, found);
      }
      return found;
    },
  };
}

function required<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new TypeError(`no name was planned for ${what}`);
  return value;
}

function sortIntoFolders(graph: ModelGraph, strategy: NamingStrategy): ReadonlyMap<ModelId, ModelFolder> {
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
function nameModels(
  graph: ModelGraph,
  folders: ReadonlyMap<ModelId, ModelFolder>,
  options: NamingOptions,
  diagnostics: Diagnostics,
): ReadonlyMap<ModelId, Identifier> {
  const { strategy } = options;
  const allocators = { operations: new Allocator(), components: new Allocator(), errors: new Allocator() };
  const result = new Map<ModelId, Identifier>();
  const holders = new Map<string, ModelId>();
  const folderOf = (id: ModelId): ModelFolder => required(folders.get(id), id);
  const give = (id: ModelId, name: string): void => {
    holders.set(`${folderOf(id)}/${name.toLowerCase()}`, id);
    result.set(id, toIdentifier(name));
  };
  for (const id of graph.models.keys()) {
    const name = options.fixed.get(id);
    if (name === undefined) continue;
    if (!allocators[folderOf(id)].take(name)) {
      const first = holders.get(`${folderOf(id)}/${name.toLowerCase()}`) ?? "";
      diagnostics.report("MM3001", { name, first, second: id }, options.fixedAt?.(id));
    }
    give(id, name);
  }
  for (const { id, candidates } of strategy.wishes(graph)) {
    if (result.has(id)) continue;
    const usable = candidates.map((text) => avoidReserved(toIdentifier(shorten(text)), strategy));
    const given = allocators[folderOf(id)].takeFirst(usable);
    give(id, given);
    const [wanted = given] = usable;
    const holder = holders.get(`${folderOf(id)}/${wanted.toLowerCase()}`);
    if (strategy.local && holder !== id && holder !== undefined)
      reportTaken(graph, { wanted, given, id, holder }, options.locate, diagnostics);
  }
  return result;
}

/** Inside of a scope it is the rule that deeper models have longer names; another scope is news. */
function reportTaken(
  graph: ModelGraph,
  {
    wanted,
    given,
    id,
    holder,
  }: { readonly wanted: string; readonly given: string; readonly id: ModelId; readonly holder: ModelId },
  locate: NamingOptions["locate"],
  diagnostics: Diagnostics,
): void {
  const model = graph.models.get(id);
  if (model === undefined || model.internal || model.scope === graph.models.get(holder)?.scope) return;
  diagnostics.report("MM3004", { name: wanted, given, holder }, locate?.(id));
}

function avoidReserved(identifier: string, strategy: NamingStrategy): string {
  return isReservedName(identifier) ? identifier + strategy.reservedSuffix : identifier;
}

/** File names of scopes, without ending: lower case, unique in their folder on any file system. */
function nameFiles(graph: ModelGraph, strategy: NamingStrategy): ReadonlyMap<string, string> {
  const allocators = { operation: new Allocator(), component: new Allocator() };
  const files = new Map<string, string>();
  const scopes = [...graph.scopes].sort((left, right) => compareCodeUnits(left.id, right.id));
  for (const scope of scopes) files.set(scope.id, allocators[scope.kind].takeFirst([safeFile(strategy.scopeName(scope))]));
  return files;
}

function namePages(graph: ModelGraph, identifiers: ReadonlyMap<ModelId, Identifier>): ReadonlyMap<ModelId, string> {
  return new Map([...graph.models.keys()].map((id) => [id, safeFile(identifiers.get(id) ?? "")]));
}

function safeFile(name: string): string {
  const file = shorten(name).toLowerCase().replaceAll("$", "_");
  return isReservedFile(file) ? `${file}_` : file;
}

interface PropertyNames {
  readonly byWireName: ReadonlyMap<string, Identifier>;
  readonly extras: Identifier;
}

/**
 * Names of an object's properties. A wire name that is its own camel case keeps it; the others
 * follow in order of their wire names, so that the order of the document does not matter.
 */
function nameProperties(type: ObjectNode, strategy: NamingStrategy): PropertyNames {
  const taken = new Set<string>();
  const byWireName = new Map<string, Identifier>();
  const wanted = type.properties.map((property) => ({ wireName: property.wireName, name: propertyName(property, strategy) }));
  const sorted = wanted.sort(
    (left, right) =>
      Number(right.name === right.wireName) - Number(left.name === left.wireName) ||
      compareCodeUnits(left.wireName, right.wireName),
  );
  for (const { wireName, name } of sorted) byWireName.set(wireName, toIdentifier(takeExact(name, taken)));
  return { byWireName, extras: toIdentifier(takeExact("additionalProperties", taken)) };
}

function propertyName(property: Property, strategy: NamingStrategy): string {
  const name = toIdentifier(shorten(toCamelCase(property.nameHint ?? property.wireName, strategy.spell) || "empty"));
  return isReservedProperty(name) ? `${name}_` : name;
}

/** Properties differ by case too (`id`, `ID` would be `id`, `id2`), but need not differ without it. */
function takeExact(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = /\d$/.test(name) ? `${name}_${number}` : `${name}${number}`;
  taken.add(free);
  return free;
}
