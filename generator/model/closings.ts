import type { Node } from "../resolve/node.js";
import { appendPointer } from "../resolve/pointer.js";
import { type Branch, evaluateBeside, evaluateTogether, isStatic } from "./evaluation.js";
import type { Closer, Closings, ItemCloser, Part, Unevaluated } from "./facts.js";
import type { SchemaSource } from "./flatten.js";
import { placeSchema } from "./place.js";
import { type Schema, subschema, subschemaList, subschemaMap } from "./schema.js";

interface Entry {
  readonly schema: Schema;
  readonly part: Part;
}

/**
 * What the schemas of a conjunction say about properties and items that they do not mention. Where
 * the schemas alone tell which those are, `unevaluated…` is as good as `additionalProperties` and
 * `items`, and becomes a part of the type; otherwise it is a check.
 */
export function collectClosings(entries: readonly Entry[], source: SchemaSource): Closings {
  const patterns = [...new Set(entries.flatMap(({ schema }) => patternsOf(schema)))];
  const closers: Closer[] = [];
  const itemClosers: ItemCloser[] = [];
  const unevaluated: Unevaluated[] = [];
  for (const entry of entries) {
    for (const keyword of ["additionalProperties", "unevaluatedProperties"] as const) {
      const closing = READERS[keyword](entry, source);
      if (closing === undefined) continue;
      if ("family" in closing) unevaluated.push(closing);
      else if (isOverlapped(closing, patterns)) unevaluated.push(asCheck(closing, keyword, entry.part));
      else closers.push(closing);
    }
    itemClosers.push(...readItems(entry.schema));
    const items = readUnevaluatedItems(entry, source);
    if (items !== undefined && "family" in items) unevaluated.push(items);
    else if (items !== undefined) itemClosers.push(items);
  }
  const isLeft = closers.length === 0 && unevaluated.every(({ family }) => family !== "properties");
  const conditional = source.rejectsUnknown && isLeft ? closeConditions(entries, source) : [];
  return { closers, itemClosers, unevaluated: [...unevaluated, ...conditional] };
}

/** Where an option rejects what no schema names, and only the value tells which names a condition adds. */
function closeConditions(entries: readonly Entry[], source: SchemaSource): readonly Unevaluated[] {
  const entry = entries.find(({ schema: { keywords } }) => "if" in keywords || "dependentSchemas" in keywords);
  if (entry === undefined || placeSchema(entry.part.node).restricts) return [];
  const evaluation = evaluateTogether(
    entries.map(({ part }) => source.read(part.node)),
    source,
  );
  if (evaluation.all || evaluation.branches.every((branch) => addsNothing(branch, evaluation.names))) return [];
  const { document, pointer } = entry.part.node;
  const node: Node = { document, pointer: appendPointer(pointer, "unevaluatedProperties"), value: false };
  return [{ family: "properties", part: entry.part, keyword: "unevaluatedProperties", node, evaluation, byOption: true }];
}

/** Whether a condition evaluates no more than what is named anyway. */
function addsNothing({ met, unmet }: Branch, names: ReadonlySet<string>): boolean {
  return [met, unmet].every(
    (evaluation) =>
      !evaluation.all &&
      evaluation.patterns.size === 0 &&
      [...evaluation.names].every((name) => names.has(name)) &&
      evaluation.branches.every((branch) => addsNothing(branch, names)),
  );
}

function patternsOf(schema: Schema): readonly string[] {
  return subschemaMap(schema, "patternProperties").map(([pattern]) => pattern);
}

const READERS = { additionalProperties: readAdditional, unevaluatedProperties: readUnevaluatedProperties };

function readAdditional({ schema }: Entry): Closer | undefined {
  const node = subschema(schema, "additionalProperties");
  if (node === undefined) return undefined;
  const names = new Set(subschemaMap(schema, "properties").map(([name]) => name));
  return { names, patterns: patternsOf(schema), node };
}

function readUnevaluatedProperties({ schema, part }: Entry, source: SchemaSource): Closer | Unevaluated | undefined {
  const node = subschema(schema, "unevaluatedProperties");
  if (node === undefined) return undefined;
  // A part may lack keywords that have been dealt with, but they evaluate nevertheless.
  const evaluation = evaluateBeside(source.read(part.node), "properties", source);
  if (evaluation.all) return undefined;
  if (!isStatic(evaluation) && node.value !== true)
    return { family: "properties", part, keyword: "unevaluatedProperties", node, evaluation };
  return { names: evaluation.names, patterns: [...evaluation.patterns], node };
}

/** `items` speaks of what follows the prefix of its own schema (JSON Schema 2020-12 §10.3.1.2). */
function readItems(schema: Schema): readonly ItemCloser[] {
  const node = subschema(schema, "items");
  return node === undefined ? [] : [{ from: subschemaList(schema, "prefixItems").length, node }];
}

function readUnevaluatedItems({ schema, part }: Entry, source: SchemaSource): ItemCloser | Unevaluated | undefined {
  const node = subschema(schema, "unevaluatedItems");
  if (node === undefined || node.value === true) return undefined;
  const evaluation = evaluateBeside(source.read(part.node), "items", source);
  if (evaluation.all) return undefined;
  return isStatic(evaluation)
    ? { from: evaluation.prefix, node }
    : { family: "items", part, keyword: "unevaluatedItems", node, evaluation };
}

// A name that matches a pattern of the closer and one of another schema is not the closer's business, which no type can tell.
function isOverlapped(closer: Closer, patterns: readonly string[]): boolean {
  return (
    closer.node.value !== true && closer.patterns.length > 0 && patterns.some((pattern) => !closer.patterns.includes(pattern))
  );
}

function asCheck({ names, patterns, node }: Closer, keyword: string, part: Part): Unevaluated {
  const evaluation = { names, patterns: new Set(patterns), prefix: 0, contains: [], all: false, branches: [] };
  return { family: "properties", part, keyword, node, evaluation };
}
