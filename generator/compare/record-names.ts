import type { Model, ModelGraph } from "../model/types.js";
import type { NamePlan } from "../name/types.js";
import type { NameRecord, RecordedNames } from "./types.js";

/** What the plan calls every exported model and its parts. */
export function recordNames(graph: ModelGraph, plan: NamePlan): NameRecord {
  const exported = [...graph.models.values()].filter((model) => !model.internal);
  return new Map(exported.map((model) => [model.id, recordModel(model, plan)] as const));
}

function recordModel({ id, type }: Model, plan: NamePlan): RecordedNames {
  const { identifier, folder } = plan.model(id);
  const properties = type.kind === "object" ? type.properties : [];
  const members = type.kind === "enum" ? plan.members(id) : [];
  return {
    identifier,
    folder,
    properties: Object.fromEntries(properties.map(({ wireName }) => [wireName, plan.property(id, wireName)])),
    extras: type.kind === "object" && type.additional.kind === "typed" ? plan.extras(id) : undefined,
    members: Object.fromEntries(
      (type.kind === "enum" ? type.members : []).map(({ value }, index) => [JSON.stringify(value), members[index] ?? ""]),
    ),
  };
}
