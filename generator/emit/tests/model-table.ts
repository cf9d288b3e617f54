import type { Discriminator, Merged, Model, ModelGraph, TypeNode, UnionNode } from "../../model/types.js";
import type { NamePlan } from "../../name/types.js";
import { bundlePointer } from "../../resolve/bundle.js";
import { escapeHidden } from "../print/literal.js";
import { kindsNamedBy, kindsOf } from "./kinds.js";
import { publicModels } from "./selection.js";
import type { MergedSchemas, OracleModel } from "./support/oracle/model-table.js";

/** Which model stands for which schema of the document, as JSON: one model a line, so that a difference between two versions reads well. */
export function printModelTable(graph: ModelGraph, names: NamePlan, tested: readonly Model[]): string {
  const chosen = new Set(tested);
  const lines = publicModels(graph).map((model) => {
    const entry = entryOf(graph, names, model);
    return escapeHidden(JSON.stringify(chosen.has(model) ? entry : { ...entry, untested: true }));
  });
  return lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`;
}

function entryOf(graph: ModelGraph, names: NamePlan, model: Model): OracleModel {
  const { identifier, module } = names.model(model.id);
  const { type, merged } = model;
  return {
    name: identifier,
    module,
    pointer: bundlePointer(model.id),
    ...nullness(graph, type),
    ...openness(graph, type),
    ...requiredElsewhere(type),
    ...(rejectsUnknown(type) ? { closed: true } : {}),
    ...(merged === undefined ? {} : { merged: mergedIn(merged) }),
    ...asWritten(type),
  };
}

function nullness(graph: ModelGraph, type: TypeNode): Pick<OracleModel, "nullable" | "passesNull"> {
  if (kindsNamedBy(graph, type).has("null")) return { nullable: true };
  return kindsOf(graph, type).has("null") ? { passesNull: true } : {};
}

function mergedIn({ types, parts }: Merged): MergedSchemas {
  const placed = parts.map(({ id, without }) => ({ pointer: bundlePointer(id), without }));
  return types === undefined ? { parts: placed } : { types, parts: placed };
}

function asWritten(type: TypeNode): Pick<OracleModel, "asWritten"> {
  const found = (type.kind === "object" ? type.properties : []).flatMap((property) =>
    (property.type.kind === "never" || property.type.kind === "literal") && property.type.merged !== undefined
      ? [{ property: property.wireName, parts: mergedIn(property.type.merged).parts }]
      : [],
  );
  return found.length === 0 ? {} : { asWritten: found };
}

function openness(
  graph: ModelGraph,
  type: TypeNode,
): Pick<OracleModel, "open" | "tag" | "tags" | "hinted" | "outer" | "owners" | "kinds"> {
  if (type.kind === "enum" && type.open)
    return { open: true, kinds: [...new Set(type.members.map((member) => typeof member.value))] };
  if (type.kind !== "union") return {};
  const { discriminator } = type;
  if (discriminator === undefined) return type.open ? { open: true } : {};
  const { wireName, tags, enforced } = discriminator;
  const weight = enforced ? ownersOf(graph, type, discriminator) : { hinted: true as const };
  const tagged = { tag: wireName, tags: tags.map((each) => each.tag), ...weight };
  return type.open ? { open: true, ...tagged, ...(type.outer === undefined ? {} : { outer: type.outer }) } : tagged;
}

/** Whose each tag is, where the tag decides and an alternative by itself tolerates others. */
function ownersOf(graph: ModelGraph, { variants }: UnionNode, { wireName, tags }: Discriminator): Pick<OracleModel, "owners"> {
  const targets = variants.map(({ type }) => (type.kind === "ref" ? graph.models.get(type.target) : undefined));
  const isStrict = (model: Model | undefined): boolean =>
    model?.type.kind === "object" &&
    model.type.properties.some((property) => property.wireName === wireName && property.type.kind === "literal");
  if (targets.every(isStrict)) return {};
  return { owners: tags.map(({ variant }) => bundlePointer(targets[variant]?.id ?? "")) };
}

function requiredElsewhere(type: TypeNode): Pick<OracleModel, "optional"> {
  const properties = type.kind === "object" ? type.properties.filter((property) => property.requiredElsewhere) : [];
  return properties.length === 0 ? {} : { optional: properties.map((property) => property.wireName) };
}

// Because an option says so, not the document.
function rejectsUnknown(type: TypeNode): boolean {
  return type.kind === "object" && type.additional.kind === "unknown" && type.additional.policy === "reject";
}
