import { isRisky } from "../../model/pattern/risk.js";
import type { JsonValue, ModelGraph, TypeNode } from "../../model/types.js";
import { walkType } from "../../model/walk.js";
import { factsOf } from "../sample/facts.js";

/** In texts up to this length, in code units, even a pattern of exponential time fails soon enough. */
const LONG = 24;

/**
 * Whether a decoder might take for ever to refuse a value: a text in it is long, and a pattern on the way may need exponential time.
 * The generator asks patterns in a way of its own, which takes no longer for these.
 */
export function isSlowToRefuse(graph: ModelGraph, type: TypeNode, value: JsonValue): boolean {
  return hasLongText(value) && hasRiskyPattern(graph, type, new Set());
}

function hasLongText(value: JsonValue): boolean {
  if (typeof value === "string") return value.length > LONG;
  return typeof value === "object" && value !== null && Object.values(value).some((inner: JsonValue) => hasLongText(inner));
}

function hasRiskyPattern(graph: ModelGraph, type: TypeNode, seen: Set<string>): boolean {
  let found = false;
  walkType(type, (inner) => {
    found ||= (inner.checks.patterns ?? []).some((source) => isRiskyPattern(graph, source));
    if (found || inner.kind !== "ref" || seen.has(inner.target)) return;
    seen.add(inner.target);
    const target = graph.models.get(inner.target);
    found = target !== undefined && hasRiskyPattern(graph, target.type, seen);
  });
  return found;
}

function isRiskyPattern(graph: ModelGraph, source: string): boolean {
  const pattern = factsOf(graph).pattern(source);
  return pattern === undefined || isRisky(pattern.tree);
}
