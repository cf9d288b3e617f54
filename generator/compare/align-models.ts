import type { Model, ModelGraph, ModelId, PathStep, Scope, TypeNode, UnionNode } from "../model/types.js";
import { alignVariants } from "./align-variants.js";
import type { NameRecord, Side } from "./types.js";

/** Which model of the old document is which of the new one. One to one. */
export interface ModelPairs {
  afterOf(before: ModelId): ModelId | undefined;
  beforeOf(after: ModelId): ModelId | undefined;
}

/**
 * Finds out which models are the same: by their place (pointer, or operation and way from there), then
 * by following both types at once, so that alternatives that only moved are found again, and at last by
 * the name under which they were published.
 */
export function alignModels(before: Side, after: Side): ModelPairs {
  const aligner = new Aligner(before.graph, after.graph);
  aligner.pairRoots();
  aligner.pairByPlace();
  aligner.pairByName(before.names, after.names);
  return aligner;
}

class Aligner implements ModelPairs {
  private readonly forwards = new Map<ModelId, ModelId>();
  private readonly backwards = new Map<ModelId, ModelId>();

  constructor(
    private readonly before: ModelGraph,
    private readonly after: ModelGraph,
  ) {}

  afterOf(id: ModelId): ModelId | undefined {
    return this.forwards.get(id);
  }

  beforeOf(id: ModelId): ModelId | undefined {
    return this.backwards.get(id);
  }

  /** Components by pointer, bodies and parameters by operation; then everything inside them. */
  pairRoots(): void {
    const started: [ModelId, ModelId][] = [];
    const scopes = pairScopes(this.before.scopes, this.after.scopes);
    for (const [left, right] of scopes) {
      for (const [id, other] of pairByKey(this.before, left, this.after, right, isRoot)) {
        if (this.pair(id, other)) started.push([id, other]);
      }
    }
    for (const [left, right] of started) this.walkModels(left, right);
  }

  /** What the walk did not reach: below checks, or where types changed altogether. */
  pairByPlace(): void {
    for (const [left, right] of pairScopes(this.before.scopes, this.after.scopes)) {
      for (const [id, other] of pairByKey(this.before, left, this.after, right, hasPlace)) {
        if (this.pair(id, other)) this.walkModels(id, other);
      }
    }
  }

  pairByName(before: NameRecord, after: NameRecord): void {
    const free = new Map<string, ModelId>();
    for (const [id, { folder, identifier }] of after) if (!this.backwards.has(id)) free.set(`${folder}/${identifier}`, id);
    for (const [id, { folder, identifier }] of before) {
      const other = this.forwards.has(id) ? undefined : free.get(`${folder}/${identifier}`);
      if (other !== undefined && this.pair(id, other)) this.walkModels(id, other);
    }
  }

  private pair(left: ModelId, right: ModelId): boolean {
    if (this.forwards.has(left) || this.backwards.has(right)) return false;
    if (!this.before.models.has(left) || !this.after.models.has(right)) return false;
    this.forwards.set(left, right);
    this.backwards.set(right, left);
    return true;
  }

  private walkModels(left: ModelId, right: ModelId): void {
    const [one, other] = [this.before.models.get(left), this.after.models.get(right)];
    if (one !== undefined && other !== undefined) this.walk(one.type, other.type);
  }

  /** Pairs inline models that stand at the same place of two types. */
  private walk(left: TypeNode, right: TypeNode): void {
    if (left.kind === "ref" && right.kind === "ref") {
      if (!isInline(this.before, left.target) || !isInline(this.after, right.target)) return;
      if (this.pair(left.target, right.target)) this.walkModels(left.target, right.target);
      return;
    }
    for (const [one, other] of this.pairParts(left, right)) this.walk(one, other);
  }

  private pairParts(left: TypeNode, right: TypeNode): readonly (readonly [TypeNode, TypeNode])[] {
    if (left.kind === "array" && right.kind === "array") return [[left.items, right.items]];
    if (left.kind === "map" && right.kind === "map") return [[left.values, right.values]];
    if (left.kind === "union" && right.kind === "union") return this.pairVariants(left, right);
    if (left.kind === "tuple" && right.kind === "tuple") return [...zip(left.prefix, right.prefix), [left.rest, right.rest]];
    if (left.kind !== "object" || right.kind !== "object") return [];
    const named = left.properties.flatMap((property) => {
      const other = right.properties.find(({ wireName }) => wireName === property.wireName);
      return other === undefined ? [] : [[property.type, other.type] as const];
    });
    return left.additional.kind === "typed" && right.additional.kind === "typed"
      ? [...named, [left.additional.values, right.additional.values]]
      : named;
  }

  private pairVariants(left: UnionNode, right: UnionNode): readonly (readonly [TypeNode, TypeNode])[] {
    const { paired } = alignVariants(left, right, { before: this.before, after: this.after, pairs: this });
    return paired.flatMap(([from, to]) =>
      zip(left.variants.slice(from, from + 1), right.variants.slice(to, to + 1)).map(
        ([one, other]) => [one.type, other.type] as const,
      ),
    );
  }
}

function zip<T>(left: readonly T[], right: readonly T[]): readonly (readonly [T, T])[] {
  return left.flatMap((one, index) => {
    const other = right[index];
    return other === undefined ? [] : [[one, other] as const];
  });
}

/** Stands in a component or operation, and is not the component itself. */
function isInline(graph: ModelGraph, id: ModelId): boolean {
  return (graph.models.get(id)?.path.length ?? 0) > 0;
}

function isRoot({ path }: Model): boolean {
  return path.every(({ kind }) => rootSteps.has(kind));
}

/** The number of an alternative is no identity: others may have been put before it. */
function hasPlace({ path, internal }: Model): boolean {
  return internal || path.every(({ kind }) => kind !== "variant");
}

const rootSteps: ReadonlySet<PathStep["kind"]> = new Set(["request", "requestBody", "response", "header", "parameter"]);

/** Scopes by pointer; operations that moved to another path by the name that they kept. */
function pairScopes(before: readonly Scope[], after: readonly Scope[]): readonly (readonly [Scope, Scope])[] {
  const byId = new Map(after.map((scope) => [scope.id, scope] as const));
  const known = new Set(before.map(({ id }) => id));
  const moved = new Map(
    after.filter(({ id, kind }) => kind === "operation" && !known.has(id)).map((scope) => [scope.name, scope] as const),
  );
  return before.flatMap((scope) => {
    const other = byId.get(scope.id) ?? (scope.kind === "operation" ? moved.get(scope.name) : undefined);
    return other === undefined ? [] : [[scope, other] as const];
  });
}

/** Models of two scopes that are chosen and have one key. */
function pairByKey(
  before: ModelGraph,
  left: Scope,
  after: ModelGraph,
  right: Scope,
  choose: (model: Model) => boolean,
): readonly (readonly [ModelId, ModelId])[] {
  const found = new Map<string, ModelId>();
  for (const model of modelsOf(after, right)) if (choose(model)) found.set(keyOf(model), model.id);
  return modelsOf(before, left).flatMap((model) => {
    const other = choose(model) ? found.get(keyOf(model)) : undefined;
    return other === undefined ? [] : [[model.id, other] as const];
  });
}

function modelsOf(graph: ModelGraph, { models }: Scope): readonly Model[] {
  return models.flatMap((id) => graph.models.get(id) ?? []);
}

/** The way from the scope to the model; whether there are other media types beside it says nothing. */
function keyOf({ path }: Model): string {
  return JSON.stringify(path.map((step) => ("only" in step ? { ...step, only: undefined } : step)));
}
