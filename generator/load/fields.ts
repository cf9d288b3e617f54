/** Fields whose value is data of the API's users, in which `$ref` means nothing (OAS 3.1 §4.8.19, JSON Schema 2020-12 §9). */
export const DATA_FIELDS: ReadonlySet<string> = new Set(["example", "examples", "default", "enum", "const"]);

/** Fields whose value has names for keys: a property named `example` is no example. */
export const MAP_FIELDS: ReadonlySet<string> = new Set([
  ...["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies"],
  ...["schemas", "responses", "parameters", "headers", "requestBodies", "securitySchemes", "links", "callbacks", "pathItems"],
  ...["mediaTypes", "paths", "webhooks", "content", "encoding", "additionalOperations"],
]);

/** Of these, the maps that documents have in files of their own, although by the letter a map is no reference. */
export const REFERENCE_MAPS: ReadonlySet<string> = new Set([
  ...["schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links", "callbacks"],
  ...["pathItems", "mediaTypes", "paths", "webhooks", "definitions"],
]);
