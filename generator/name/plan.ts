import type { Diagnostics } from "../diagnostics/collector.js";
import type { SourceLocation } from "../diagnostics/types.js";
import type { ModelGraph, ModelId } from "../model/types.js";
import { nameFiles, pageName } from "./files.js";
import { nameMembers } from "./members.js";
import { type FixedName, nameModels, sortIntoFolders } from "./models.js";
import { reportKept } from "./pins/report-kept.js";
import { type AppliedPins, NO_PINS } from "./pins/types.js";
import { nameProperties, type PropertyNames } from "./properties.js";
import { toRelativePath } from "./relative-path.js";
import type { NamingStrategy } from "./strategies/strategy.js";
import type { Identifier, ModelName, NamePlan } from "./types.js";

/** What the naming depends on besides the graph. */
export interface NamingOptions {
  readonly strategy: NamingStrategy;
  /** Names that the config fixes, by model id; they win over pins. */
  readonly fixed: ReadonlyMap<ModelId, string>;
  /** Names that were published. */
  readonly pins?: AppliedPins | undefined;
  /** Where the config, or else a pin, fixes a name; for messages. */
  readonly fixedAt?: (id: ModelId) => SourceLocation | undefined;
  /** Where a model's schema stands, for messages. */
  readonly locate?: (id: ModelId) => SourceLocation | undefined;
}

/**
 * Gives every model, property and enum member of the graph its name. Clashes of fixed names are errors;
 * pins that keep a name from changing are told of.
 */
export function planNames(graph: ModelGraph, options: NamingOptions, diagnostics: Diagnostics): NamePlan {
  const { strategy, pins = NO_PINS, locate } = options;
  const folders = sortIntoFolders(graph, strategy);
  for (const [id, { folder }] of pins.models) folders.set(id, folder);
  const identifiers = nameModels(graph, { strategy, folders, fixed: listFixed(graph, options), locate }, diagnostics);
  const files = nameFiles(graph, strategy, pins.modules);
  const names = new Map<ModelId, ModelName>();
  for (const scope of graph.scopes) {
    for (const id of scope.models) {
      const identifier = required(identifiers.get(id), id);
      const folder = required(folders.get(id), id);
      const module = toRelativePath(`src/models/${folder}/${files.get(scope.id) ?? ""}`);
      const page = toRelativePath(`docs/models/${folder}/${pageName(identifier)}.md`);
      names.set(id, { identifier, folder, module, page });
    }
  }
  // Where names clash there is nothing to be kept yet.
  if (!diagnostics.hasErrors()) reportKept(graph, options, diagnostics);
  return createPlan(graph, names, pins);
}

/** Names of the config, then pinned ones. */
function listFixed(graph: ModelGraph, { fixed, pins = NO_PINS, fixedAt }: NamingOptions): ReadonlyMap<ModelId, FixedName> {
  const result = new Map<ModelId, FixedName>();
  for (const names of [fixed, new Map(Array.from(pins.models, ([id, { name }]) => [id, name]))]) {
    for (const id of graph.models.keys()) {
      const name = names.get(id);
      if (name !== undefined && !result.has(id)) result.set(id, { name, locate: () => fixedAt?.(id) });
    }
  }
  return result;
}

function createPlan(graph: ModelGraph, names: ReadonlyMap<ModelId, ModelName>, pins: AppliedPins): NamePlan {
  const propertiesOf = remember((id: ModelId): PropertyNames => {
    const type = graph.models.get(id)?.type;
    if (type?.kind !== "object") throw new TypeError(`${id} has no properties`);
    return nameProperties(type, pins.models.get(id));
  });
  const membersOf = remember((id: ModelId): readonly Identifier[] => {
    const type = graph.models.get(id)?.type;
    if (type?.kind !== "enum") throw new TypeError(`${id} has no members`);
    return nameMembers(type, pins.models.get(id)?.members);
  });
  return {
    model: (id) => required(names.get(id), id),
    property: (id, wireName) => required(propertiesOf(id).byWireName.get(wireName), wireName),
    extras: (id) => propertiesOf(id).extras,
    members: membersOf,
  };
}

function remember<Value>(work: (id: ModelId) => Value): (id: ModelId) => Value {
  const known = new Map<ModelId, Value>();
  return (id) => {
    const value = known.get(id) ?? work(id);
    known.set(id, value);
    return value;
  };
}

function required<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new TypeError(`no name was planned for ${what}`);
  return value;
}
