import { isExactlyOne } from "../../model/exactly-one.js";
import type { Discriminator, Merged, Model, ModelGraph, TypeNode, UnionNode } from "../../model/types.js";
import { childTypes, walkType } from "../../model/walk.js";
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
    ...closedAlternatives(graph, type),
    ...(closesItems(graph, type) ? { closesItems: true } : {}),
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
): Pick<OracleModel, "open" | "tag" | "tags" | "hinted" | "outer" | "base" | "owners" | "kinds"> {
  if (type.kind === "enum" && type.open)
    return { open: true, kinds: [...new Set(type.members.map((member) => typeof member.value))] };
  if (type.kind !== "union") return {};
  const { discriminator } = type;
  if (discriminator === undefined) return type.open ? { open: true } : {};
  const { wireName, tags, enforced } = discriminator;
  const weight = enforced ? ownersOf(graph, type, discriminator) : { hinted: true as const };
  const tagged = { tag: wireName, tags: tags.map((each) => each.tag), ...weight };
  if (!type.open) return tagged;
  const { outer, base } = type;
  return {
    open: true,
    ...tagged,
    ...(outer === undefined ? {} : { outer }),
    ...(base === undefined ? {} : { base: bundlePointer(base.target) }),
  };
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

/** Alternatives that are closed together with what stands beside their union, or with what extends it. */
function closedAlternatives(graph: ModelGraph, type: TypeNode): Pick<OracleModel, "alternatives" | "exclusive"> {
  if (type.kind !== "union") return {};
  const models = type.variants.map((variant) =>
    variant.type.kind === "ref" ? graph.models.get(variant.type.target) : undefined,
  );
  if (!models.some((model) => isMergedAndClosed(graph, model))) return {};
  const pointers = models.flatMap((model) => (model === undefined ? [] : [bundlePointer(model.id)]));
  return pointers.length < models.length ? {} : { alternatives: pointers, ...(isExactlyOne(type) ? { exclusive: true } : {}) };
}

/** Whether items of an array or values of a map are closed that several schemas make up, each of which by itself would reject the others' names. */
function closesItems(graph: ModelGraph, type: TypeNode): boolean {
  let found = false;
  walkType(type, (inner) => {
    const parts = inner.kind === "object" || inner.kind === "union" ? [] : childTypes(inner);
    found ||= parts.some((part) => part.kind === "ref" && isMergedAndClosed(graph, graph.models.get(part.target)));
  });
  return found;
}

function isMergedAndClosed(graph: ModelGraph, model: Model | undefined): boolean {
  return model?.merged !== undefined && holdsClosed(graph, model.type);
}

/** @param seen types that were asked about: alternatives of alternatives may lead back to themselves */
function holdsClosed(graph: ModelGraph, type: TypeNode, seen: Set<TypeNode> = new Set()): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  if (type.kind === "ref") return holdsClosed(graph, graph.models.get(type.target)?.type ?? type, seen);
  return type.kind === "union" ? type.variants.some((variant) => holdsClosed(graph, variant.type, seen)) : rejectsUnknown(type);
}

function requiredElsewhere(type: TypeNode): Pick<OracleModel, "optional"> {
  const properties = type.kind === "object" ? type.properties.filter((property) => property.requiredElsewhere) : [];
  return properties.length === 0 ? {} : { optional: properties.map((property) => property.wireName) };
}

// Because an option says so, not the document.
function rejectsUnknown(type: TypeNode): boolean {
  if (type.kind !== "object" || type.additional.kind !== "unknown") return false;
  return type.additional.policy === "reject" || type.checks.unevaluatedProperties?.some(({ byOption }) => byOption) === true;
}
