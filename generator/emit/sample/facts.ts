import { isExactlyOne } from "../../model/exactly-one.js";
import { type Pattern, preparePattern } from "../../model/pattern/match.js";
import type { JsonValue, Model, ModelGraph, ModelId, TypeNode } from "../../model/types.js";
import { walkType } from "../../model/walk.js";
import { findExemplified } from "./exemplified.js";

/** What is worked out once per graph. */
export interface GraphFacts {
  /** The model whose own type a node is, by identity. */
  readonly owner: ReadonlyMap<TypeNode, Model>;
  /** How many objects, arrays and references deep the smallest value of a model is; Infinity where there is none. */
  readonly heights: ReadonlyMap<ModelId, number>;
  /** A pattern of the document, prepared once. */
  pattern(source: string): Pattern | undefined;
  /** Some default is filled in by decoding. */
  readonly fills: boolean;
  /** Some union takes what exactly one variant accepts, and some schema without a type lets values of other kinds pass. */
  readonly counts: boolean;
  /** Models that the document gives an example of, or of anything inside them. */
  readonly exemplified: ReadonlySet<ModelId>;
  /** What has been found out about values (which nobody changes): which nodes accept them, for each way to ask. */
  readonly answers: { readonly open: Answers; readonly closed: Answers; readonly checking: Answers };
  /** Likewise how many of their properties nodes leave without a name. */
  readonly unnamed: WeakMap<object, Map<TypeNode, number>>;
}

/** By value: objects and arrays for as long as they are there, all others as long as the graph is. */
interface Answers {
  readonly parts: WeakMap<object, Map<TypeNode, boolean>>;
  readonly scalars: Map<JsonValue, Map<TypeNode, boolean>>;
}

const known = new WeakMap<ModelGraph, GraphFacts>();

/** The facts of a graph, kept for as long as the graph is. */
export function factsOf(graph: ModelGraph): GraphFacts {
  let facts = known.get(graph);
  if (facts === undefined) {
    const patterns = new Map<string, Pattern | undefined>();
    facts = {
      owner: new Map(Array.from(graph.models.values(), (model) => [model.type, model])),
      heights: measureModels(graph),
      counts: countsUntyped(graph),
      exemplified: findExemplified(graph),
      fills: Array.from(graph.models.values()).some(
        ({ type }) => type.kind === "object" && type.properties.some(({ filled }) => filled === true),
      ),
      answers: { open: noAnswers(), closed: noAnswers(), checking: noAnswers() },
      unnamed: new WeakMap(),
      pattern: (source) => {
        if (!patterns.has(source)) patterns.set(source, preparePattern(source));
        return patterns.get(source);
      },
    };
    known.set(graph, facts);
  }
  return facts;
}

function noAnswers(): Answers {
  return { parts: new WeakMap(), scalars: new Map() };
}

function countsUntyped(graph: ModelGraph): boolean {
  let exclusive = false;
  let inferred = false;
  for (const model of graph.models.values()) {
    walkType(model.type, (type) => {
      inferred ||= type.inferred;
      exclusive ||= type.kind === "union" && isExactlyOne(type);
    });
  }
  return exclusive && inferred;
}

// Heights of nodes, once those of the models are settled; asked for at every place that a sample passes.
const settled = new WeakMap<ReadonlyMap<ModelId, number>, WeakMap<TypeNode, number>>();

/** Height of the smallest value of a node, given the heights of the models. */
export function heightOf(node: TypeNode, heights: ReadonlyMap<ModelId, number>): number {
  const known = settled.get(heights);
  if (known === undefined) return measureNode(node, heights);
  let height = known.get(node);
  if (height === undefined) {
    height = measureNode(node, heights);
    known.set(node, height);
  }
  return height;
}

function measureNode(node: TypeNode, heights: ReadonlyMap<ModelId, number>): number {
  if (node.nullable) return 0;
  const demanded = (node.checks.allOf ?? []).map((other) => heightOf(other, heights));
  return Math.max(ownHeight(node, heights), highest(demanded));
}

function ownHeight(node: TypeNode, heights: ReadonlyMap<ModelId, number>): number {
  switch (node.kind) {
    case "scalar":
    case "literal":
    case "enum":
    case "unknown":
      return 0;
    case "never":
      return Infinity;
    case "ref":
      return 1 + (heights.get(node.target) ?? Infinity); // so that the way out is nearer than any detour
    case "union":
      return node.variants.reduce((least, variant) => Math.min(least, heightOf(variant.type, heights)), Infinity);
    case "object":
      return (
        1 + highest(node.properties.filter((property) => property.required).map((property) => heightOf(property.type, heights)))
      );
    case "array":
      return (node.checks.minItems ?? 0) > 0 ? 1 + heightOf(node.items, heights) : 0;
    case "tuple":
      return 1 + highest(node.prefix.slice(0, node.checks.minItems ?? 0).map((item) => heightOf(item, heights)));
    case "map":
      return (node.checks.minProperties ?? 0) > 0
        ? 1 + lowest([node.values, ...node.patterns.map((each) => each.type)], heights)
        : 0;
  }
}

function highest(heights: readonly number[]): number {
  return heights.reduce((most, height) => Math.max(most, height), 0);
}

function lowest(nodes: readonly TypeNode[], heights: ReadonlyMap<ModelId, number>): number {
  return nodes.reduce((least, node) => Math.min(least, heightOf(node, heights)), Infinity);
}

// A fixpoint from above: a model is measured again whenever one that it refers to got lower.
function measureModels(graph: ModelGraph): ReadonlyMap<ModelId, number> {
  const heights = new Map<ModelId, number>();
  const dependents = new Map<ModelId, Set<ModelId>>();
  for (const model of graph.models.values()) {
    for (const target of referencesOf(model.type)) {
      const users = dependents.get(target) ?? new Set();
      dependents.set(target, users.add(model.id));
    }
  }
  const queue = new Set(Array.from(graph.models.keys()).reverse());
  for (const id of queue) {
    queue.delete(id);
    const model = graph.models.get(id);
    const height = model === undefined ? Infinity : heightOf(model.type, heights);
    if (height >= (heights.get(id) ?? Infinity)) continue;
    heights.set(id, height);
    for (const user of dependents.get(id) ?? []) queue.add(user);
  }
  settled.set(heights, new WeakMap());
  return heights;
}

// References that a height can depend on.
function referencesOf(node: TypeNode): readonly ModelId[] {
  const own = (): readonly TypeNode[] => {
    switch (node.kind) {
      case "object":
        return node.properties.map((property) => property.type);
      case "union":
        return node.variants.map((variant) => variant.type);
      case "array":
        return [node.items];
      case "tuple":
        return node.prefix;
      case "map":
        return [node.values, ...node.patterns.map((each) => each.type)];
      default:
        return [];
    }
  };
  const inner = [...own(), ...(node.checks.allOf ?? [])].flatMap(referencesOf);
  return node.kind === "ref" ? [node.target, ...inner] : inner;
}
