import type { JsonValue, Model, ModelGraph, ModelId, TypeNode } from "../../model/types.js";
import { formatPointer } from "../../resolve/pointer.js";
import { contradictsType } from "./accepts.js";
import { isJsonObject, kindOf, ownValue } from "./json.js";

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
    .map((example) => ({ model: model.id, pointer, example, reason: explain(graph, type, example, []) }));
}

const MAX_DEPTH = 20;

/** The first place that is wrong, as far as objects go. */
function explain(graph: ModelGraph, type: TypeNode, value: JsonValue, path: readonly string[]): string {
  const target = type.kind === "ref" ? graph.models.get(type.target)?.type : type;
  const object = isJsonObject(value) ? value : undefined;
  if (target?.kind === "object" && object !== undefined && path.length < MAX_DEPTH) {
    const missing = target.properties.find((each) => each.required && ownValue(object, each.wireName) === undefined);
    if (missing !== undefined) return `${JSON.stringify(missing.wireName)} is missing${placeOf(path)}`;
    for (const each of target.properties) {
      const inner = ownValue(object, each.wireName);
      if (inner !== undefined && contradictsType(graph, each.type, inner))
        return explain(graph, each.type, inner, [...path, each.wireName]);
    }
  }
  const text = JSON.stringify(value);
  const shown = text.length > 60 ? `this ${kindOf(value)}` : text;
  return `${shown} is not allowed${placeOf(path)}`;
}

function placeOf(path: readonly string[]): string {
  return path.length === 0 ? "" : ` at ${formatPointer(path)}`;
}
