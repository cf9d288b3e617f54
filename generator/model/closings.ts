import { evaluateBeside, isStatic } from "./evaluation.js";
import type { Closer, Closings, ItemCloser, Part, Unevaluated } from "./facts.js";
import type { SchemaSource } from "./flatten.js";
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
  const properties = entries.flatMap((entry) => readProperties(entry, source));
  const items = entries.flatMap((entry) => readItems(entry, source));
  const patterns = new Set(entries.flatMap(({ schema }) => subschemaMap(schema, "patternProperties").map(([name]) => name)));
  const closers: Closer[] = [];
  const unevaluated: Unevaluated[] = [];
  for (const closing of [...properties, ...items]) {
    if (!("patterns" in closing)) unevaluated.push(closing);
    else if (isOverlapped(closing, patterns)) unevaluated.push(asCheck(closing));
    else closers.push(closing);
  }
  return { closers, unevaluated, itemClosers: items.filter((closing) => "from" in closing) };
}
