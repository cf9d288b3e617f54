import type { EnumNode, JsonValue, Model, ModelGraph, UnionNode } from "../../model/types.js";
import { equalJson } from "../../resolve/equal-json.js";
import { factsOf } from "../sample/facts.js";
import { acceptsWire, contradictsType, fillDefaults, sampleWire } from "../sample/index.js";
import { isJsonObject } from "../sample/json.js";
import { describes } from "./described.js";
import { STRANGER } from "./kinds.js";
import { isSlowToRefuse } from "./slow-examples.js";

/** A valid wire value of a model. */
export interface WireSample {
  readonly name: string;
  readonly wire: JsonValue;
  /** What decoding and encoding give back, where defaults are filled in. */
  readonly encoded?: JsonValue;
  /** The type describes all of it, so that the value it means can be printed. */
  readonly printable: boolean;
}

/** The valid wire values of a model, and what could not be tried. */
export interface ModelSamples {
  readonly samples: readonly WireSample[];
  /** Of an enum: the members that the rest of its schema allows, if there are any. */
  readonly members: readonly JsonValue[] | undefined;
  /** The document's own examples that its schema does not allow. */
  readonly refused: readonly JsonValue[];
  /** Reasons, for a reader. */
  readonly skipped: readonly string[];
}

/**
 * The document's own examples, the smallest and the fullest value, one of each variant of a union,
 * null where it is allowed, and what open enums and unions keep; equal ones once.
 */
export function samplesOf(graph: ModelGraph, model: Model): ModelSamples {
  const skipped: string[] = [];
  const refused: JsonValue[] = [];
  const found = new Map<string, WireSample>();
  const add = (name: string, wire: JsonValue): boolean => {
    const described = acceptsWire(graph, model.type, wire) ? describes(graph, model.type, wire) : "reject";
    if (described === "reject" || described === "strip") return false;
    const text = JSON.stringify(wire);
    const printable = described === "described" && acceptsWire(graph, model.type, wire, { closed: true });
    const encoded = fillDefaults(graph, model.type, wire);
    // Which defaults are filled in would hang on the variant that a union takes.
    if (encoded === undefined) return false;
    if (!found.has(text)) found.set(text, { name, wire, printable, ...(equalJson(encoded, wire) ? {} : { encoded }) });
    return true;
  };
  const addExample = (name: string, example: JsonValue): void => {
    if (add(name, example)) return;
    if (contradictsType(graph, model.type, example)) {
      if (!isSlowToRefuse(graph, model.type, example)) refused.push(example);
      else skipped.push(`${name}: it is none of its schema's, which to find out its pattern may take for ever`);
    } else skipped.push(`${name}: whether its schema allows it is not certain, or it does not come back as it was`);
  };
  for (const [index, example] of model.examples.entries()) addExample(`example ${index + 1}`, example);
  for (const [index, example] of (model.usedExamples ?? []).entries())
    addExample(`example ${index + 1} of an operation`, example);
  for (const policy of ["minimal", "full"] as const) {
    const wire = model.type.kind === "enum" ? undefined : sampleWire(graph, model.type, policy, model.id, "distinct");
    if (wire !== undefined) add(policy, wire);
  }
  if (model.type.kind === "union") addVariants(graph, model, model.type, add);
  if (model.type.nullable) add("null", null);
  if (model.type.kind === "enum" && model.type.open) add("a member that is not in the document", STRANGER);
  if (found.size === 0 && model.type.kind !== "enum") skipped.push(`a sample: ${whyNone(graph, model)}`);
  const members = model.type.kind === "enum" ? allowedMembers(graph, model.type, skipped) : undefined;
  return { samples: [...found.values()], members, refused, skipped };
}

// A length or pattern beside `enum` may rule some of its values out.
function allowedMembers(graph: ModelGraph, type: EnumNode, skipped: string[]): readonly JsonValue[] | undefined {
  const values = type.members.map((member) => member.value);
  const allowed = values.filter((value) => acceptsWire(graph, type, value));
  const others = values.length - allowed.length;
  if (others > 0) skipped.push(`${others} of ${values.length} members: the rest of the schema does not allow them`);
  return allowed.length === 0 ? undefined : allowed;
}

function addVariants(graph: ModelGraph, model: Model, type: UnionNode, add: (name: string, wire: JsonValue) => boolean): void {
  type.variants.forEach((variant, index) => {
    const wire = sampleWire(graph, variant.type, "minimal", `${model.id} variant ${index + 1}`, "distinct");
    if (wire !== undefined) add(`variant ${index + 1}`, wire);
  });
  if (type.open && type.discriminator !== undefined) {
    const outer = Object.fromEntries((type.outer ?? []).map(({ wireName, tags: [tag = STRANGER] }) => [wireName, tag]));
    const base = type.base && sampleWire(graph, type.base, "minimal", `${model.id} base`, "distinct");
    const around = base !== undefined && isJsonObject(base) ? base : { ...outer, "x-more": [1, null] };
    const tag = { [type.discriminator.wireName]: STRANGER };
    add("a variant that is not in the document", { ...tag, ...around, ...tag });
  }
}

function whyNone(graph: ModelGraph, model: Model): string {
  if ((factsOf(graph).heights.get(model.id) ?? Infinity) === Infinity) return "no finite value satisfies the schema";
  return "none could be made, because the schema holds binary data or constraints that are hard to meet";
}
