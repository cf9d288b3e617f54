import type { Model, ModelId } from "./types.js";
import { referencesOf } from "./walk.js";

/**
 * Sets of models that refer to each other in a circle: strongly connected components of the
 * reference graph (Tarjan 1972, without recursion), single models only where they refer to themselves.
 */
export function findCycles(models: ReadonlyMap<ModelId, Model>): readonly (readonly ModelId[])[] {
  const edges = new Map<ModelId, readonly ModelId[]>();
  for (const model of models.values()) edges.set(model.id, [...referencesOf(model.type)]);
  return findCyclesIn(edges);
}

/** The same for whatever leads from each of some models to others. */
export function findCyclesIn(edges: ReadonlyMap<ModelId, readonly ModelId[]>): readonly (readonly ModelId[])[] {
  const state: State = { index: new Map(), low: new Map(), stack: [], onStack: new Set(), cycles: [] };
  for (const id of edges.keys()) if (!state.index.has(id)) visit(id, edges, state);
  return state.cycles;
}

interface State {
  readonly index: Map<ModelId, number>;
  readonly low: Map<ModelId, number>;
  readonly stack: ModelId[];
  readonly onStack: Set<ModelId>;
  readonly cycles: (readonly ModelId[])[];
}

function visit(start: ModelId, edges: ReadonlyMap<ModelId, readonly ModelId[]>, state: State): void {
  const path: { readonly id: ModelId; next: number }[] = [];
  const enter = (id: ModelId): void => {
    state.low.set(id, state.index.size);
    state.index.set(id, state.index.size);
    state.stack.push(id);
    state.onStack.add(id);
    path.push({ id, next: 0 });
  };
  enter(start);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const target = edges.get(top.id)?.[top.next++];
    if (target === undefined) {
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lower(state, parent.id, state.low.get(top.id) ?? 0);
      closeComponent(top.id, edges, state);
    } else if (!state.index.has(target)) enter(target);
    else if (state.onStack.has(target)) lower(state, top.id, state.index.get(target) ?? 0);
  }
}

function lower(state: State, id: ModelId, value: number): void {
  state.low.set(id, Math.min(state.low.get(id) ?? value, value));
}

function closeComponent(id: ModelId, edges: ReadonlyMap<ModelId, readonly ModelId[]>, state: State): void {
  if (state.low.get(id) !== state.index.get(id)) return;
  const component: ModelId[] = [];
  for (let member = state.stack.pop(); member !== undefined; member = state.stack.pop()) {
    state.onStack.delete(member);
    component.push(member);
    if (member === id) break;
  }
  if (component.length > 1 || edges.get(id)?.includes(id) === true) state.cycles.push(component.reverse());
}
