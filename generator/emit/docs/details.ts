import type { Checks, JsonValue, ModelGraph, TypeNode } from "../../model/types.js";
import { codeText, joinMarkdown, type Markdown, markdown } from "../print/markdown.js";

/**
 * What a type demands beyond its shape, and what holds where nothing is given, a sentence each: for cells
 * and paragraphs of pages that are to tell it. Types by another name have that one's demands too.
 *
 * @returns `undefined` where there is nothing to tell
 */
export function describeDetails(graph: ModelGraph, node: TypeNode, fallback: JsonValue | undefined): Markdown | undefined {
  const parts = [
    ...(fallback === undefined ? [] : [markdown`Default: ${codeText(JSON.stringify(fallback))}.`]),
    ...listDemands(graph, node, 0),
  ];
  return parts.length === 0 ? undefined : joinMarkdown(parts, " ");
}

function listDemands(graph: ModelGraph, node: TypeNode, hops: number): readonly Markdown[] {
  const own = [...formatOf(node), ...CHECKS.flatMap((describe) => describe(node.checks))];
  const target = node.kind === "ref" && hops < 20 ? graph.models.get(node.target)?.type : undefined;
  // An object or a list has a page of its own, which tells them.
  const isAlias = target !== undefined && (target.kind === "scalar" || target.kind === "ref");
  return isAlias ? [...own, ...listDemands(graph, target, hops + 1)] : own;
}

function formatOf(node: TypeNode): readonly Markdown[] {
  const isTold = node.kind === "scalar" && node.format !== undefined && node.representation === "plain";
  return isTold ? [markdown`Format: ${codeText(node.format)}.`] : [];
}

type Describe = (checks: Checks) => readonly Markdown[];

const CHECKS: readonly Describe[] = [
  ({ minimum }) => tell(minimum, (value) => markdown`At least ${value}.`),
  ({ exclusiveMinimum }) => tell(exclusiveMinimum, (value) => markdown`More than ${value}.`),
  ({ maximum }) => tell(maximum, (value) => markdown`At most ${value}.`),
  ({ exclusiveMaximum }) => tell(exclusiveMaximum, (value) => markdown`Less than ${value}.`),
  ({ multipleOf = [] }) => multipleOf.flatMap((factor) => tell(factor, (value) => markdown`A multiple of ${value}.`)),
  ({ minLength, maxLength }) => tellRange(minLength, maxLength, markdown`characters`),
  ({ patterns = [] }) => patterns.map((pattern) => markdown`Pattern: ${codeText(pattern)}.`),
  ({ minItems, maxItems }) => tellRange(minItems, maxItems, markdown`items`),
  ({ uniqueItems }) => (uniqueItems === true ? [markdown`No two items are equal.`] : []),
  ({ minProperties, maxProperties }) => tellRange(minProperties, maxProperties, markdown`properties`),
];

function tell(value: number | undefined, say: (value: Markdown) => Markdown): readonly Markdown[] {
  return value === undefined ? [] : [say(codeText(String(value)))];
}

function tellRange(least: number | undefined, most: number | undefined, what: Markdown): readonly Markdown[] {
  if (least === most) return tell(least, (value) => markdown`Exactly ${value} ${what}.`);
  return [
    ...tell(least, (value) => markdown`At least ${value} ${what}.`),
    ...tell(most, (value) => markdown`At most ${value} ${what}.`),
  ];
}
