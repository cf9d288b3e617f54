import type { SchemaObject } from "../oracle/model-table.js";

/** Models, models as they are extended and other schemas, without what open enums and unions in them merely tolerate. */
const LISTED: Readonly<Record<string, string>> = { m: "d", c: "e", x: "y" };

/** The name of a schema's strict copy. */
export function asListed(name: string): string {
  return `${LISTED[name.slice(0, 1)] ?? name.slice(0, 1)}${name.slice(1)}`;
}

/** The model that a schema refers to, without what it accepts beyond the document. */
export function asStated(schema: SchemaObject): SchemaObject {
  return { ...schema, $ref: `c${String(schema["$ref"]).slice(1)}` };
}
