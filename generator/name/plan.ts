import type { Diagnostics } from "../diagnostics/collector.js";
import type { SourceLocation } from "../diagnostics/types.js";
import { compareCodeUnits } from "../model/scopes.js";
import type { ModelGraph, ModelId, ObjectNode, Property, Scope } from "../model/types.js";
import { Allocator, shorten, toIdentifier, toRelativePath } from "./allocate.js";
import { nameMembers } from "./members.js";
import { isReservedFile, isReservedName, isReservedProperty } from "./reserved.js";
import type { NamingStrategy } from "./strategies/strategy.js";
import type { Identifier, ModelName, NamePlan } from "./types.js";
import { toCamelCase } from "./words.js";

/** What the naming depends on besides the graph. */
export interface NamingOptions {
  readonly strategy: NamingStrategy;
  /** Names that are fixed, by model id: pins and overrides of the config. */
  readonly fixed: ReadonlyMap<ModelId, string>;
  /** Where a name is fixed, for messages. */
  readonly fixedAt?: (id: ModelId) => SourceLocation | undefined;
}

/** Gives every model, property and enum member of the graph its name. Clashes of fixed names are errors. */
export function planNames(graph: ModelGraph, options: NamingOptions, diagnostics: Diagnostics): NamePlan {
  const identifiers = nameModels(graph, options, diagnostics);
  const files = nameFiles(graph, options.strategy);
  const pages = namePages(graph, identifiers);
  const names = new Map<ModelId, ModelName>();
  for (const scope of graph.scopes) {
    const folder = folderOf(scope);
    const module = toRelativePath("src", "models", folder, files.get(scope.id) ?? "");
    for (const id of scope.models) {
      const identifier = identifiers.get(id);
      const page = pages.get(id);
      if (identifier !== undefined && page !== undefined) {
        names.set(id, { identifier, folder, module, page: toRelativePath("docs", "models", folder, `${page}.md`) });
      }
    }
  }
  return createPlan(graph, names);
}

function createPlan(graph: ModelGraph, names: ReadonlyMap<ModelId, ModelName>): NamePlan {
  const properties = new Map<ModelId, PropertyNames>();
  const members = new Map<ModelId, readonly Identifier[]>();
  const propertiesOf = (id: ModelId): PropertyNames => {
    let found = properties.get(id);
    if (found === undefined) {
      const type = graph.models.get(id)?.type;
      if (type?.kind !== "object") throw new TypeError(`${id} has no properties`);
      found = nameProperties(type);
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

function folderOf(scope: Scope): "operations" | "components" {
  return scope.kind === "operation" ? "operations" : "components";
}

/** Identifiers of all models, unique in their folder without regard to case. Fixed names go first; then the strategy decides. */
function nameModels(graph: ModelGraph, options: NamingOptions, diagnostics: Diagnostics): ReadonlyMap<ModelId, Identifier> {
  const { strategy } = options;
  const allocators = { operations: new Allocator(), components: new Allocator() };
  const result = new Map<ModelId, Identifier>();
  const holders = new Map<string, ModelId>();
  const scopes = new Map(graph.scopes.map((scope) => [scope.id, scope]));
  for (const scope of graph.scopes) {
    for (const id of scope.models) {
      const name = options.fixed.get(id);
      if (name === undefined) continue;
      const key = `${folderOf(scope)}/${name.toLowerCase()}`;
      if (!allocators[folderOf(scope)].take(name)) {
        diagnostics.report("MM3001", { name, first: holders.get(key) ?? "", second: id }, options.fixedAt?.(id));
      }
      holders.set(key, id);
      result.set(id, toIdentifier(name));
    }
  }
  for (const { id, candidates } of strategy.wishes(graph)) {
    if (result.has(id)) continue;
    const model = graph.models.get(id);
    const scope = model && scopes.get(model.scope);
    if (scope === undefined) throw new TypeError(`${id} belongs to no scope`);
    const usable = candidates.map((text) => avoidReserved(toIdentifier(shorten(text)), strategy));
    result.set(id, toIdentifier(allocators[folderOf(scope)].takeFirst(usable)));
  }
  return result;
}

function avoidReserved(identifier: string, strategy: NamingStrategy): string {
  return isReservedName(identifier) ? identifier + strategy.reservedSuffix : identifier;
}

/** File names of scopes, without ending: lower case, unique in their folder on any file system. */
function nameFiles(graph: ModelGraph, strategy: NamingStrategy): ReadonlyMap<string, string> {
  const allocators = { operations: new Allocator(), components: new Allocator() };
  const files = new Map<string, string>();
  const scopes = [...graph.scopes].sort((left, right) => compareCodeUnits(left.id, right.id));
  for (const scope of scopes) files.set(scope.id, allocators[folderOf(scope)].takeFirst([safeFile(strategy.scopeName(scope))]));
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
function nameProperties(type: ObjectNode): PropertyNames {
  const taken = new Set<string>();
  const byWireName = new Map<string, Identifier>();
  const wanted = type.properties.map((property) => ({ wireName: property.wireName, name: propertyName(property) }));
  const sorted = wanted.sort(
    (left, right) =>
      Number(right.name === right.wireName) - Number(left.name === left.wireName) ||
      compareCodeUnits(left.wireName, right.wireName),
  );
  for (const { wireName, name } of sorted) byWireName.set(wireName, toIdentifier(takeExact(name, taken)));
  return { byWireName, extras: toIdentifier(takeExact("additionalProperties", taken)) };
}

function propertyName(property: Property): string {
  const name = toIdentifier(shorten(toCamelCase(property.nameHint ?? property.wireName) || "empty"));
  return isReservedProperty(name) ? `${name}_` : name;
}

/** Properties differ by case too (`id`, `ID` would be `id`, `id2`), but need not differ without it. */
function takeExact(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = /\d$/.test(name) ? `${name}_${number}` : `${name}${number}`;
  taken.add(free);
  return free;
}
