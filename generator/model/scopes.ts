import { fileName } from "../load/join-uri.js";
import { childNode, isJsonObject, type Node, splitNodeId } from "../resolve/node.js";
import { parsePointer } from "../resolve/pointer.js";
import type { ResolvedSpec } from "../resolve/spec.js";
import type { Model, ModelId, Scope } from "./types.js";
import { referencesOf } from "./walk.js";

/** Models by id in emission order, and the scopes that they belong to. */
export interface Scoped {
  readonly models: ReadonlyMap<ModelId, Model>;
  readonly scopes: readonly Scope[];
}

/**
 * Groups models by component and operation. Scopes stand in document order (components first, as
 * they were added); inside a scope a model comes before what it refers to, in document order.
 */
export function buildScopes(spec: ResolvedSpec, models: ReadonlyMap<ModelId, Model>): Scoped {
  const members = new Map<string, ModelId[]>();
  for (const model of models.values()) {
    const ids = members.get(model.scope);
    if (ids === undefined) members.set(model.scope, [model.id]);
    else ids.push(model.id);
  }
  const scopes: Scope[] = [];
  const ordered = new Map<ModelId, Model>();
  for (const [id, ids] of members) {
    const inOrder = orderInside(ids, models);
    scopes.push({ ...describeScope(spec, id), models: inOrder });
    for (const member of inOrder) {
      const model = models.get(member);
      if (model !== undefined) ordered.set(member, model);
    }
  }
  return { models: ordered, scopes };
}

/** Depth first from the models that stand highest, following references that stay inside the scope. */
function orderInside(ids: readonly ModelId[], models: ReadonlyMap<ModelId, Model>): readonly ModelId[] {
  const inside = new Set(ids);
  const ordered = new Set<ModelId>();
  const starts = [...ids].sort((left, right) => depth(left, models) - depth(right, models) || compareCodeUnits(left, right));
  for (const start of starts) {
    const pending = [start];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      const model = models.get(id);
      if (model === undefined || ordered.has(id)) continue;
      ordered.add(id);
      pending.push(...[...referencesOf(model.type)].filter((target) => inside.has(target)).reverse());
    }
  }
  return [...ordered];
}

function depth(id: ModelId, models: ReadonlyMap<ModelId, Model>): number {
  return models.get(id)?.path.length ?? 0;
}

/** Order by UTF-16 code units, the same on every machine. */
export function compareCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function describeScope(spec: ResolvedSpec, id: string): Omit<Scope, "models"> {
  const { uri, pointer } = splitNodeId(id);
  const tokens = parsePointer(pointer);
  const node = spec.nodeAt(id);
  const last = tokens.at(-1) ?? fileName(uri ?? spec.root.uri);
  if (tokens[0] !== "paths" && tokens[0] !== "webhooks" && tokens[1] !== "callbacks" && tokens[1] !== "pathItems") {
    return { id, kind: "component", name: last, group: undefined };
  }
  const operationId = ownText(node, "operationId");
  return { id, kind: "operation", name: operationId ?? nameFromPath(tokens), group: groupOf(node) };
}

/** Method and path, for operations without an `operationId`: `get /pets/{id}`. */
function nameFromPath(path: readonly string[]): string {
  const tokens = path.at(-2) === "additionalOperations" ? path.toSpliced(-2, 1) : path;
  const callback = tokens.lastIndexOf("callbacks");
  if (callback > 1) return [tokens.at(-1), tokens[1], tokens[callback + 1]].join(" ");
  const [name, ...others] = tokens[0] === "components" ? tokens.slice(2) : tokens.slice(1);
  return others.length === 0 ? (name ?? "") : [others.at(-1), name, ...others.slice(0, -1)].join(" ");
}

function groupOf(node: Node | undefined): string | undefined {
  const tags = node === undefined ? undefined : childNode(node, "tags", 0)?.value;
  return ownText(node, "x-speakeasy-group") ?? (typeof tags === "string" ? tags : undefined);
}

function ownText(node: Node | undefined, keyword: string): string | undefined {
  if (node === undefined || !isJsonObject(node.value) || !Object.hasOwn(node.value, keyword)) return undefined;
  const value = node.value[keyword];
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
