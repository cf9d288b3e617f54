import type { JsonValue, Model, ModelGraph, ModelId, Property, TypeNode } from "../../model/types.js";
import { appendPointer } from "../../resolve/pointer.js";
import { contradictsType, type Strictness } from "./accepts.js";
import { isJsonArray, isJsonObject, kindOf, ownValue } from "./json.js";

/** An example of the document that is certainly none of its own schema. */
export interface WrongExample {
  readonly model: ModelId;
  /** Pointer of the schema that it stands in, for messages. */
  readonly pointer: string;
  readonly example: JsonValue;
  /** What is wrong with it, as the end of a sentence. */
  readonly reason: string;
}

/** The examples of models, and of their properties, that contradict their schemas, in the graph's order. */
export function findWrongExamples(graph: ModelGraph): readonly WrongExample[] {
  return [...graph.models.values()].filter((model) => !model.internal).flatMap((model) => wrongExamplesOf(graph, model));
}

function wrongExamplesOf(graph: ModelGraph, model: Model): readonly WrongExample[] {
  const own = check(graph, model, model.type, model.pointer, [...model.examples, ...(model.usedExamples ?? [])]);
  if (model.type.kind !== "object") return own;
  // What a property refers to is a model itself, whose examples are its own.
  const properties = model.type.properties.filter(({ reference }) => reference !== true);
  return [...own, ...properties.flatMap((each) => check(graph, model, each.type, each.pointer, each.examples))];
}

function check(
  graph: ModelGraph,
  model: Model,
  type: TypeNode,
  pointer: string,
  examples: readonly JsonValue[],
): readonly WrongExample[] {
  return examples
    .filter((example) => contradictsType(graph, type, example))
    .map((example) => ({ model: model.id, pointer, example, reason: explain({ graph, strictness: {} }, type, example, []) }));
}

/** The default of a property that is certainly none of its own schema. */
export interface WrongDefault {
  readonly model: ModelId;
  readonly property: Property;
  /** What is wrong with it, as the end of a sentence. */
  readonly reason: string;
}

/** Defaults that contradict their schemas as the document states them: what is tolerated when decoding is no default. In the graph's order. */
export function findWrongDefaults(graph: ModelGraph): readonly WrongDefault[] {
  const asStated: Asked = { graph, strictness: { closed: true } };
  return [...graph.models.values()].flatMap(({ id, internal, type }) => {
    if (internal || type.kind !== "object") return [];
    return type.properties.flatMap((property): readonly WrongDefault[] => {
      const { default: value, type: own } = property;
      if (value === undefined || isPlaceholder(value) || !contradictsType(graph, own, value, asStated.strictness)) return [];
      return [{ model: id, property, reason: explain(asStated, own, value, []) }];
    });
  });
}

/** What frameworks write for everything that has no default. */
function isPlaceholder(value: JsonValue): boolean {
  return value === null || (isJsonObject(value) && Object.keys(value).length === 0);
}

interface Asked {
  readonly graph: ModelGraph;
  readonly strictness: Strictness;
}

const MAX_DEPTH = 20;

/** The first place that is wrong, as far as objects, maps and arrays go. */
function explain(asked: Asked, type: TypeNode, value: JsonValue, path: readonly (string | number)[]): string {
  const { graph, strictness } = asked;
  const target = type.kind === "ref" ? graph.models.get(type.target)?.type : type;
  if (target !== undefined && path.length < MAX_DEPTH) {
    const missing = findMissing(target, value);
    if (missing !== undefined) return `${JSON.stringify(missing)} is missing${placeOf(path)}`;
    for (const [step, innerType, inner] of partsOf(target, value))
      if (contradictsType(graph, innerType, inner, strictness)) return explain(asked, innerType, inner, [...path, step]);
  }
  const text = JSON.stringify(value);
  const shown = text.length > 60 ? `this ${kindOf(value)}` : text;
  return `${shown} is not allowed${placeOf(path)}`;
}

function placeOf(path: readonly (string | number)[]): string {
  return path.length === 0 ? "" : ` at ${appendPointer("", ...path)}`;
}

function findMissing(type: TypeNode, value: JsonValue): string | undefined {
  if (type.kind !== "object" || !isJsonObject(value)) return undefined;
  return type.properties.find((each) => each.required && ownValue(value, each.wireName) === undefined)?.wireName;
}

type Part = readonly [step: string | number, type: TypeNode, value: JsonValue];

function partsOf(type: TypeNode, value: JsonValue): readonly Part[] {
  if (type.kind === "array" && isJsonArray(value)) return value.map((item, index): Part => [index, type.items, item]);
  if (type.kind === "tuple" && isJsonArray(value))
    return value.map((item, index): Part => [index, type.prefix[index] ?? type.rest, item]);
  if (!isJsonObject(value)) return [];
  if (type.kind === "map" && type.patterns.length === 0)
    return Object.entries(value).map(([name, member]): Part => [name, type.values, member]);
  if (type.kind !== "object") return [];
  return type.properties.flatMap((each): readonly Part[] => {
    const member = ownValue(value, each.wireName);
    return member === undefined ? [] : [[each.wireName, each.type, member]];
  });
}
