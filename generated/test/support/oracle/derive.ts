import openapiTS, { astToString } from "openapi-typescript";
import type { SchemaObject } from "./model-table.js";

/**
 * The types that openapi-typescript derives from a hoisted document, as the text of a module. Where
 * one component refers to a model (`M…`), the text refers to our wire type of it.
 */
export async function deriveTypes(document: SchemaObject): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(document), {
    silent: true,
    defaultNonNullable: false, // a default does not make a property present on the wire
    emptyObjectsUnknown: true, // an object without properties may have any
  });
  const text = astToString(nodes).replaceAll(/components\["schemas"\]\["(M\d+)"\]/g, 'Wire["$1"]');
  return `import type { Wire } from "./wire.js";\n${text.replace(DEMANDING, "$1PropertyKey> = T & { [P in K]-?: P extends keyof T ? Required<T>[P] : unknown")}`;
}

// It demands properties of what may be null, too, which has none in common: then its own text does not compile. Such models are left out.
const DEMANDING = /(type WithRequired<T, K extends )keyof T> = T & \{\s*\[P in K\]-\?: T\[P\]/;
