import type { Schema, SchemaObject } from "../oracle/model-table.js";
import { isWireObject } from "../wire.js";
import { isBinary, KNOWN_FORMATS } from "./formats.js";
import type { Reading } from "./reading.js";

/** What has to be known of a schema besides itself. */
export interface Surroundings {
  readonly reading: Reading;
  /** The document is one of OpenAPI 3.0. */
  readonly is30: boolean;
  /** Somewhere in the document stands `unevaluatedItems`. */
  readonly leavesItems: boolean;
}

/** A difference between the schema as it stands in the document and the schema as the models read it. */
export interface Adaptation {
  readonly name: string;
  readonly matches: (schema: SchemaObject, around: Surroundings) => boolean;
  readonly rewrite: (schema: SchemaObject, around: Surroundings) => Schema;
}

/** In the order in which they are tried, each until it no longer matches. All that ajv is not told as it is written stands here. */
export const ADAPTATIONS: readonly Adaptation[] = [
  {
    // The document's author asks for no type, whatever else the schema says.
    name: "type overridden by the author",
    matches: (schema) => schema["x-speakeasy-type-override"] === "any" && !("$ref" in schema),
    rewrite: () => true,
  },
  {
    // OAS 3.0.3 §4.7.23: what stands beside a reference is ignored.
    name: "siblings of a reference in OpenAPI 3.0",
    matches: (schema, { is30 }) => is30 && typeof schema["$ref"] === "string" && Object.keys(schema).length > 1,
    rewrite: ({ $ref }) => ({ $ref }),
  },
  {
    // OAS 3.0.3 §4.7.24. Documents that say so beside an enum or a composition mean that null is allowed, so it is.
    name: "nullable in OpenAPI 3.0",
    matches: (schema, { is30 }) => is30 && "nullable" in schema,
    rewrite: ({ nullable, ...others }, around) =>
      nullable === true ? { anyOf: [{ type: "null" }, adaptSchema(others, around)] } : others,
  },
  {
    // JSON Schema Wright 00 §5.3, §5.5: booleans beside the bounds.
    name: "exclusive bounds of OpenAPI 3.0",
    matches: (schema, { is30 }) =>
      is30 && (typeof schema["exclusiveMinimum"] === "boolean" || typeof schema["exclusiveMaximum"] === "boolean"),
    rewrite: (schema) => numericBound(numericBound(schema, "exclusiveMinimum", "minimum"), "exclusiveMaximum", "maximum"),
  },
  {
    // It travels as a part of a body of its own, and no JSON value is one.
    name: "binary data",
    matches: (schema) => isBinary(schema) && typesOf(schema).includes("string"),
    rewrite: ({ format: _, contentMediaType: __, ...others }) => withoutType(others, "string"),
  },
  {
    // Text has to be base64 to become bytes.
    name: "base64 that becomes bytes",
    matches: (schema, { reading }) => becomesBytes(schema, reading) && schema["format"] !== "byte",
    rewrite: ({ contentEncoding: _, ...others }) => ({ ...others, format: "byte" }),
  },
  {
    // A number that has lost digits cannot come back as it was.
    name: "int64 that JSON numbers carry",
    matches: (schema, { reading }) =>
      schema["format"] === "int64" && !isAsserted(schema, reading) && becomesInt64(schema, reading),
    rewrite: ({ format: _, ...others }) => ({ ...others, format: "safe-integer" }),
  },
  {
    // JSON Schema 2020-12 §7.2: a format that nobody checks is an annotation.
    name: "formats that are annotations",
    matches: (schema, { reading }) => "format" in schema && !isAsserted(schema, reading) && schema["format"] !== "safe-integer",
    rewrite: ({ format: _, ...others }) => others,
  },
  {
    // It takes all items for evaluated beside `contains`, not those that are found (JSON Schema 2020-12 core §10.3.1.3). Behind `not` it
    // takes none; those that are found are told beside `unevaluatedItems`, see `Adapter`.
    name: "items that contains evaluates",
    matches: (schema, { leavesItems }) => leavesItems && "contains" in schema,
    rewrite: ({ contains, minContains, maxContains, allOf, ...others }) => {
      const bounds = Object.entries({ minContains, maxContains }).filter(([, bound]) => bound !== undefined);
      const found = { not: { not: { contains, ...Object.fromEntries(bounds) } } };
      return { ...others, allOf: [...(Array.isArray(allOf) ? (allOf as readonly unknown[]) : []), found] }; // narrowed to any[] by isArray
    },
  },
  {
    // It refuses to compile an enum without members; nothing is valid.
    name: "enum without members",
    matches: (schema) => Array.isArray(schema["enum"]) && schema["enum"].length === 0,
    rewrite: () => false,
  },
];

function numericBound(schema: SchemaObject, exclusive: string, inclusive: string): SchemaObject {
  const { [exclusive]: flag, [inclusive]: bound, ...others } = schema;
  if (typeof flag !== "boolean") return schema;
  if (bound === undefined) return others;
  return flag ? { ...others, [exclusive]: bound } : { ...others, [inclusive]: bound };
}

function typesOf(schema: SchemaObject): readonly unknown[] {
  const { type } = schema;
  return Array.isArray(type) ? type : [type];
}

function withoutType(schema: SchemaObject, type: string): Schema {
  const others = typesOf(schema).filter((other) => other !== type);
  return others.length === 0 ? false : { ...schema, type: others };
}

function becomesBytes(schema: SchemaObject, { bytes }: Reading): boolean {
  const isBase64 = schema["format"] === "byte" || schema["contentEncoding"] === "base64";
  return bytes === "Uint8Array" && isBase64 && typesOf(schema).includes("string");
}

// Listed values stay the numbers that the document has.
function becomesInt64(schema: SchemaObject, { int64 }: Reading): boolean {
  return int64 !== "number" && !("enum" in schema) && !("const" in schema) && typesOf(schema).includes("integer");
}

function isAsserted(schema: SchemaObject, reading: Reading): boolean {
  const { format } = schema;
  if (format === "byte" && becomesBytes(schema, reading)) return true;
  return reading.formats === "assert" && typeof format === "string" && KNOWN_FORMATS.has(format);
}

/** A schema as the models read it; not those inside of it. */
export function adaptSchema(schema: Schema, around: Surroundings): Schema {
  if (!isWireObject(schema)) return schema;
  const adaptation = ADAPTATIONS.find((each) => each.matches(schema, around));
  return adaptation === undefined ? schema : adaptSchema(adaptation.rewrite(schema, around), around);
}
