import type { JsonValue, Model, ModelGraph, ObjectNode } from "../../model/types.js";
import { acceptsWire } from "../sample/index.js";
import { kindsOf, STRANGER, wrongValues } from "./kinds.js";
import type { WireSample } from "./samples.js";
import { PROBE } from "./support/probe.js";

/** What a model must reject or keep; absent parts cannot be tried on it. */
export interface CounterSamples {
  readonly unknownProperties?: "keep" | "strip" | "reject";
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
  const base = samples.map((sample) => sample.wire).find((wire) => typeof wire === "object" && wire !== null);
  const object = type.kind === "object" && base !== undefined ? ofObject(graph, type, base) : {};
  return { ...object, ...(rejected.length === 0 ? {} : { rejected }) };
}

function ofObject(graph: ModelGraph, type: ObjectNode, base: JsonValue): CounterSamples {
  const unknownProperties = policyOf(graph, type, base);
  const required = type.properties.filter((property) => property.required).map((property) => property.wireName);
  const wrong = type.properties
    .map((property) => [property.wireName, wrongValues(graph, property.type)] as const)
    .filter(([, values]) => values.length > 0);
  return {
    ...(unknownProperties === undefined ? {} : { unknownProperties }),
    ...(required.length === 0 ? {} : { required }),
    ...(wrong.length === 0 ? {} : { wrong }),
  };
}

// Undefined where the document itself has properties of these names, or allows or restricts others.
function policyOf(graph: ModelGraph, type: ObjectNode, base: JsonValue): CounterSamples["unknownProperties"] {
  const probe = JSON.parse(PROBE) as Record<string, JsonValue>; // an object literal of ours
  if (type.additional.kind === "typed" || type.properties.some((property) => Object.hasOwn(probe, property.wireName)))
    return undefined;
  if (type.additional.kind === "forbidden" || type.additional.policy === "reject") return "reject";
  const probed = typeof base === "object" ? Object.fromEntries([...Object.entries(base ?? {}), ...Object.entries(probe)]) : base;
  return acceptsWire(graph, type, probed) ? type.additional.policy : undefined;
}

// A text that is no member, where the members of a closed enum are texts.
function wrongMembers(graph: ModelGraph, model: Model): readonly JsonValue[] {
  const { type } = model;
  if (type.kind !== "enum" || type.open || !kindsOf(graph, type).has("string")) return [];
  return type.inferred || type.members.some((member) => member.value === STRANGER) ? [] : [STRANGER];
}
