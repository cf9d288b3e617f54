import type { JsonObject, JsonValue, Model, ModelGraph, ObjectNode } from "../../model/types.js";
import { equalJson } from "../../resolve/equal-json.js";
import { acceptsWire, fillDefaults, sampleWire } from "../sample/index.js";
import { kindsOf, STRANGER, wrongValues } from "./kinds.js";
import type { WireSample } from "./samples.js";
import { PROBE } from "./support/probe.js";

/** What a model must reject or keep; absent parts cannot be tried on it. */
export interface CounterSamples {
  readonly unknownProperties?: "keep" | "strip" | "reject";
  /** Names of the probe that the model has itself. */
  readonly named?: readonly string[];
  /** What properties beside the named ones may be, where the document describes them. */
  readonly extra?: JsonValue;
  readonly required?: readonly string[];
  /** Wire name → values that the property cannot have. */
  readonly wrong?: readonly (readonly [name: string, values: readonly JsonValue[]])[];
  readonly rejected?: readonly JsonValue[];
}

/**
 * What a model must reject. Only what follows from the shape alone is claimed, never from an
 * interpretation of constraints.
 *
 * @param samples its valid values; what is tried on objects is tried by changing one of them
 */
export function counterSamplesOf(graph: ModelGraph, model: Model, samples: readonly WireSample[]): CounterSamples {
  const { type } = model;
  const rejected = [...wrongValues(graph, type), ...wrongMembers(graph, model)];
  const base = widest(samples);
  const object =
    type.kind === "object" ? { ...(base && ofObject(graph, model, type, base)), ...wrongProperties(graph, type) } : {};
  return { ...object, ...(rejected.length === 0 ? {} : { rejected }) };
}

// The one that the tests change: of those with the most properties the first.
function widest(samples: readonly WireSample[]): JsonObject | undefined {
  const objects = samples.map(({ wire, encoded = wire }) => encoded).filter(isJsonObject);
  const most = Math.max(...objects.map((wire) => Object.keys(wire).length));
  return objects.find((wire) => Object.keys(wire).length === most);
}

function ofObject(graph: ModelGraph, model: Model, type: ObjectNode, base: JsonObject): CounterSamples {
  const probe = Object.entries(JSON.parse(PROBE) as JsonObject); // an object literal of ours
  const named = probe.map(([name]) => name).filter((name) => type.properties.some(({ wireName }) => wireName === name));
  const unnamed = probe.filter(([name]) => !named.includes(name));
  const unknownProperties = policyOf(graph, type, base, unnamed);
  const extra = extraOf(
    graph,
    model,
    type,
    base,
    unnamed.map(([name]) => name),
  );
  const required = type.properties.filter((property) => property.required).map((property) => property.wireName);
  return {
    ...(unknownProperties === undefined ? {} : { unknownProperties }),
    ...(named.length === 0 || (unknownProperties === undefined && extra === undefined) ? {} : { named }),
    ...(extra === undefined ? {} : { extra }),
    ...(required.length === 0 ? {} : { required }),
  };
}

// Of an object that has no sample they are of use beside its files.
function wrongProperties(graph: ModelGraph, { properties }: ObjectNode): Pick<CounterSamples, "wrong"> {
  const wrong = properties
    .map((property) => [property.wireName, wrongValues(graph, property.type)] as const)
    .filter(([, values]) => values.length > 0);
  return wrong.length === 0 ? {} : { wrong };
}

// Undefined where the document allows or restricts others itself.
function policyOf(
  graph: ModelGraph,
  type: ObjectNode,
  base: JsonObject,
  unnamed: readonly (readonly [string, JsonValue])[],
): CounterSamples["unknownProperties"] {
  if (type.additional.kind === "typed") return undefined;
  if (type.additional.kind === "forbidden" || type.additional.policy === "reject") return "reject";
  return acceptsWire(graph, type, withEntries(base, unnamed)) ? type.additional.policy : undefined;
}

// Undefined where no value can be made, or the names may not be just any.
function extraOf(
  graph: ModelGraph,
  { id }: Model,
  type: ObjectNode,
  base: JsonObject,
  names: readonly string[],
): JsonValue | undefined {
  if (type.additional.kind !== "typed") return undefined;
  const extra = sampleWire(graph, type.additional.values, "minimal", `${id} extra`, "distinct");
  if (extra === undefined) return undefined;
  const probed = withEntries(
    base,
    names.map((name) => [name, extra] as const),
  );
  const filled = acceptsWire(graph, type, probed) ? fillDefaults(graph, type, probed) : undefined;
  return filled !== undefined && equalJson(filled, probed) ? extra : undefined;
}

function withEntries(base: JsonObject, entries: readonly (readonly [string, JsonValue])[]): JsonObject {
  return Object.fromEntries([...Object.entries(base), ...entries]);
}

function isJsonObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// A text that is no member, where the members of a closed enum are texts.
function wrongMembers(graph: ModelGraph, model: Model): readonly JsonValue[] {
  const { type } = model;
  if (type.kind !== "enum" || type.open || !kindsOf(graph, type).has("string")) return [];
  return type.inferred || type.members.some((member) => member.value === STRANGER) ? [] : [STRANGER];
}
