import type { Diagnostics } from "../../diagnostics/collector.js";
import type { SourceLocation } from "../../diagnostics/types.js";
import type { Model, ModelGraph, ModelId, Scope } from "../../model/types.js";
import { isUsableName } from "../fixed-names.js";
import { Refusals } from "../refusals.js";
import { isReservedFile, isReservedProperty } from "../reserved.js";
import type { ModelFolder } from "../types.js";
import { listPinKeys, memberKey } from "./keys.js";
import type { AppliedModel, AppliedPins, PinnedModel, PinnedNames } from "./types.js";

/** Where a pin is written, by the keys that lead to it from the pins of its package; for messages. */
export type PinLocator = (keys: readonly string[]) => SourceLocation | undefined;

/**
 * The pins of models that there still are. Names that cannot be used, and those of one model that
 * clash, are errors; that two models do not share one is for the plan to see.
 */
export function applyPins(
  pins: PinnedNames,
  graph: ModelGraph,
  diagnostics: Diagnostics,
  locate: PinLocator = () => undefined,
): AppliedPins {
  const models = new Map<ModelId, AppliedModel>();
  const refusals = new Refusals(diagnostics);
  const kinds = new Map(graph.scopes.map(({ id, kind }) => [id, kind]));
  for (const [id, key] of listPinKeys(graph)) {
    const model = graph.models.get(id);
    const pin = ownOf(pins.models, key);
    if (model === undefined || pin === undefined) continue;
    const check = new PinCheck(key, refusals, (keys) => locate(["models", key, ...keys]));
    const applied = check.model(model, pin, kinds.get(model.scope) ?? "component");
    if (applied !== undefined) models.set(id, applied);
  }
  const modules = applyModules(pins, graph, refusals, locate);
  refusals.end();
  return { models, modules };
}

/** An own member: keys are text of a document, and may be called `constructor`. */
export function ownOf<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

class PinCheck {
  constructor(
    private readonly key: string,
    private readonly refusals: Refusals,
    private readonly locate: PinLocator,
  ) {}

  model(model: Model, pin: PinnedModel, scope: Scope["kind"]): AppliedModel | undefined {
    if (!isUsableName(pin.name)) {
      const wrong = (): { name: string; pointer: string } => ({ name: pin.name, pointer: this.key });
      this.refusals.report("MM3003", wrong, () => this.locate(["name"]));
      return undefined;
    }
    if (!isFolderOf(scope, pin.folder)) {
      this.refuse(pin.folder, ["folder"], "is no folder for this model");
      return undefined;
    }
    const { type } = model;
    const wireNames = type.kind === "object" ? type.properties.map(({ wireName }) => wireName) : [];
    const values = type.kind === "enum" ? type.members.map(({ value }) => memberKey(value)) : [];
    const taken = new Set<string>();
    const properties = this.inside("properties", pin.properties, wireNames, isPropertyName, taken);
    const extras = type.kind === "object" && type.additional.kind === "typed" ? pin.extras : undefined;
    if (extras !== undefined) this.take(extras, ["extras"], isPropertyName, taken);
    const members = this.inside("members", pin.members, values, isMemberName, new Set());
    return { name: pin.name, folder: pin.folder, properties, extras, members };
  }

  private inside(
    part: string,
    pins: Readonly<Record<string, string>> = {},
    present: readonly string[],
    isUsable: (name: string) => boolean,
    taken: Set<string>,
  ): ReadonlyMap<string, string> {
    const applied = new Map<string, string>();
    for (const key of present) {
      const name = ownOf(pins, key);
      if (name !== undefined && this.take(name, [part, key], isUsable, taken)) applied.set(key, name);
    }
    return applied;
  }

  private take(name: string, keys: readonly string[], isUsable: (name: string) => boolean, taken: Set<string>): boolean {
    const usable = isUsable(name) && !taken.has(name);
    if (!usable) this.refuse(name, keys, taken.has(name) ? "is pinned twice in this model" : "is no usable name");
    taken.add(name);
    return usable;
  }

  private refuse(name: string, keys: readonly string[], flaw: string): void {
    this.refusals.report(
      "MM3008",
      () => ({ name, holder: [this.key, ...keys].join(" "), flaw }),
      () => this.locate(keys),
    );
  }
}

function isFolderOf(scope: Scope["kind"], folder: ModelFolder): boolean {
  return scope === "component" ? folder === "components" : folder !== "components";
}

function isPropertyName(name: string): boolean {
  return /^[A-Za-z_$][\w$]{0,199}$/.test(name) && !isReservedProperty(name);
}

function isMemberName(name: string): boolean {
  return /^(?:[A-Z]|_\d)\w{0,199}$/.test(name);
}

function applyModules(pins: PinnedNames, graph: ModelGraph, refusals: Refusals, locate: PinLocator): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  const holders = new Map<string, string>();
  for (const { id, kind } of graph.scopes) {
    const name = ownOf(pins.modules, id);
    if (name === undefined) continue;
    const place = `${kind} ${name}`;
    const isFile = /^[a-z0-9_][a-z0-9_-]{0,119}$/.test(name) && !isReservedFile(name);
    if (isFile && !holders.has(place)) modules.set(id, name);
    else {
      const flaw = isFile ? "is pinned for another module of the folder too" : "is no usable file name in lower case";
      refusals.report(
        "MM3008",
        () => ({ name, holder: id, flaw }),
        () => locate(["modules", id]),
      );
    }
    holders.set(place, id);
  }
  return modules;
}
