import { createHash } from "node:crypto";
import type { Model, ModelGraph, ModelId } from "../model/types.js";
import { referencesOf } from "../model/walk.js";
import type { NamePlan } from "../name/types.js";

/**
 * A digest of each model, and of its names, and so of all models that it refers to, through however many others:
 * what is worked out from a model and from what it leads to is the same for as long as this is.
 */
export function digestModels(graph: ModelGraph, names: NamePlan): ReadonlyMap<ModelId, string> {
  const circles = new Map(graph.cycles.flatMap((circle) => circle.map((id) => [id, circle] as const)));
  const digests = new Map<ModelId, string>();
  const pending = [...graph.models.keys()].reverse();
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (digests.has(id)) continue;
    // Models that lead to each other can only be digested together; without them, no way leads back.
    const circle = circles.get(id) ?? [id];
    const targets = targetsOf(graph, circle);
    const missing = targets.filter((target) => !digests.has(target));
    if (missing.length > 0) pending.push(id, ...missing);
    else digestCircle(graph, names, circle, targets, digests);
  }
  return digests;
}

function targetsOf(graph: ModelGraph, circle: readonly ModelId[]): readonly ModelId[] {
  const targets = new Set(circle.flatMap((id) => [...referencesOf(modelOf(graph, id).type)]));
  for (const id of circle) targets.delete(id);
  return [...targets];
}

function digestCircle(
  graph: ModelGraph,
  names: NamePlan,
  circle: readonly ModelId[],
  targets: readonly ModelId[],
  digests: Map<ModelId, string>,
): void {
  const hash = createHash("sha256");
  for (const id of circle) hash.update(describe(modelOf(graph, id), names));
  for (const target of targets) hash.update(digests.get(target) ?? "");
  const digest = hash.digest("base64");
  for (const id of circle) digests.set(id, `${digest} ${id}`);
}

// What JSON does not tell, -0 from 0 and absent from undefined, is listed behind it. The engine's own serializer would tell
// texts of one byte a character from those of two, and so what was parsed from what was recalled.
function describe(model: Model, names: NamePlan): string {
  const content = [model, names.model(model.id), namesInside(model, names)];
  return `${JSON.stringify(content)}${JSON.stringify(new Untold().in(content))}`;
}

/** Lists what JSON does not tell: how many values come before it, its key, and whether it is undefined. JSON's own replacer takes three times as long. */
class Untold {
  private readonly found: (string | number | boolean)[] = [];
  private at = 0;

  in(content: object): readonly unknown[] {
    for (const [key, value] of Object.entries(content)) this.note(key, value);
    return this.found;
  }

  private note(key: string, value: unknown): void {
    this.at++;
    if (value === undefined || Object.is(value, -0)) this.found.push(this.at, key, value === undefined);
    else if (typeof value === "object" && value !== null) this.in(value);
  }
}

function namesInside({ id, type }: Model, names: NamePlan): readonly unknown[] {
  if (type.kind === "enum") return names.members(id);
  if (type.kind !== "object") return [];
  return [names.extras(id), type.properties.map(({ wireName }) => names.property(id, wireName))];
}

function modelOf(graph: ModelGraph, id: ModelId): Model {
  const model = graph.models.get(id);
  if (model === undefined) throw new TypeError(`${id} is no model of the graph`);
  return model;
}
