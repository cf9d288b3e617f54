import type { JsonValue, Model, ModelGraph, ModelId } from "../../model/types.js";
import { splitNodeId } from "../../resolve/node.js";
import { formatPointer, parsePointer } from "../../resolve/pointer.js";

/**
 * What pins call each model that users can see: its id, in which parameters go by location and name and
 * alternatives by title or by what else tells them apart, so that a new one before them does not shift the others'
 * names. Where that would be the same for two models, their ids.
 */
export function listPinKeys(graph: ModelGraph): ReadonlyMap<ModelId, string> {
  const models = [...graph.models.values()].filter((model) => !model.internal);
  const wanted = models.map((model) => [model.id, pinKey(model)] as const);
  const counts = new Map<string, number>();
  for (const [, key] of wanted) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map(wanted.map(([id, key]) => [id, counts.get(key) === 1 ? key : id]));
}

function pinKey({ id, path }: Model): string {
  const { pointer } = splitNodeId(id);
  const tokens = parsePointer(pointer);
  // A parameter of the components has no number.
  const isListed = ({ location }: { readonly location: string }): boolean => location !== "component";
  const steps = path.filter((step) => step.kind === "variant" || (step.kind === "parameter" && isListed(step)));
  let next = 0;
  const named = tokens.map((token, index) => {
    // No keyword and no name of a schema's member is followed by a number, but those of lists are.
    const list = /^\d+$/.test(token) ? tokens[index - 1] : undefined;
    const step = list === "oneOf" || list === "anyOf" || list === "parameters" || list === "type" ? steps[next++] : undefined;
    if (step?.kind === "parameter") return `${step.location} ${step.name}`;
    const text = step?.kind === "variant" ? (step.title ?? step.label) : undefined;
    return text === undefined || /^\d*$/.test(text) ? token : text;
  });
  return id.slice(0, id.length - pointer.length) + formatPointer(named);
}

/** What pins call a member: its value where that is text and cannot be taken for other JSON, else the JSON of it. */
export function memberKey(value: JsonValue): string {
  return typeof value === "string" && !readsAsJson(value) ? value : JSON.stringify(value);
}

// An error for each word of a big document would cost as much as a step of the pipeline.
const BEGINS_LIKE_JSON = /^(?:[\s"[{\d-]|(?:true|false|null)\s*$)/;

function readsAsJson(text: string): boolean {
  if (!BEGINS_LIKE_JSON.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
