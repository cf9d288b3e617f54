import { compareCodeUnits } from "../../model/scopes.js";
import type { Model, ModelGraph } from "../../model/types.js";
import type { NamePlan } from "../types.js";
import { ownOf } from "./apply.js";
import { listPinKeys, memberKey } from "./keys.js";
import type { PinnedModel, PinnedNames } from "./types.js";

const NOTHING: PinnedNames = { models: {}, modules: {} };

/**
 * All names of a plan that users of the package see, sorted. What was pinned before and is gone stays
 * pinned, so that it comes back under its own name, unless another one has taken that.
 */
export function collectPins(graph: ModelGraph, names: NamePlan, before: PinnedNames = NOTHING): PinnedNames {
  const models = new Map<string, PinnedModel>();
  for (const [id, key] of listPinKeys(graph)) {
    const model = graph.models.get(id);
    if (model !== undefined) models.set(key, pinModel(model, names, ownOf(before.models, key)));
  }
  const taken = new Set([...models.values()].map(placeOf));
  for (const [key, pin] of Object.entries(before.models)) {
    if (!models.has(key) && !taken.has(placeOf(pin))) models.set(key, pin);
  }
  return { models: sorted(models), modules: sorted(collectModules(graph, names, before)) };
}

function placeOf({ folder, name }: PinnedModel): string {
  return `${folder}/${name.toLowerCase()}`;
}

function pinModel({ id, type }: Model, names: NamePlan, before: PinnedModel | undefined): PinnedModel {
  const { identifier, folder } = names.model(id);
  const pin: PinnedModel = { name: identifier, folder };
  if (type.kind === "enum") {
    const members = names.members(id);
    const own = type.members.map(({ value }, index) => [memberKey(value), members[index] ?? ""] as const);
    return { ...pin, members: keepOld(own, before?.members) };
  }
  if (type.kind !== "object") return pin;
  const own = type.properties.map(({ wireName }) => [wireName, names.property(id, wireName)] as const);
  const properties = own.length === 0 && before?.properties === undefined ? {} : { properties: keepOld(own, before?.properties) };
  return { ...pin, ...properties, ...(type.additional.kind === "typed" ? { extras: names.extras(id) } : {}) };
}

function keepOld(
  own: readonly (readonly [string, string])[],
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const all = new Map<string, string>(own);
  const taken = new Set(all.values());
  for (const [key, name] of Object.entries(before)) if (!all.has(key) && !taken.has(name)) all.set(key, name);
  return sorted(all);
}

function collectModules(graph: ModelGraph, names: NamePlan, before: PinnedNames): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  for (const scope of graph.scopes) {
    const shown = scope.models.find((id) => graph.models.get(id)?.internal === false);
    const [, file] = /([^/]+)$/.exec(shown === undefined ? "" : names.model(shown).module) ?? [];
    if (file !== undefined) modules.set(scope.id, file);
  }
  const taken = new Set(modules.values());
  for (const [id, file] of Object.entries(before.modules)) if (!modules.has(id) && !taken.has(file)) modules.set(id, file);
  return modules;
}

function sorted<Value>(entries: ReadonlyMap<string, Value>): Readonly<Record<string, Value>> {
  return Object.fromEntries([...entries].sort(([left], [right]) => compareCodeUnits(left, right)));
}
