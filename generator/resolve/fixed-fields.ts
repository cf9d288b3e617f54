import { nearest } from "../diagnostics/nearest.js";
import { isJsonObject, memberNodes, type Node } from "./node.js";

/** Objects of a document that lead to schemas. */
export type ObjectKind =
  | "OpenAPI"
  | "components"
  | "path item"
  | "operation"
  | "parameter"
  | "request body"
  | "response"
  | "media type"
  | "encoding";

/** OAS 3.1 §4.8.9; `query` is new in 3.2, and so is `additionalOperations`. */
export const METHODS: readonly string[] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** Fields of a path item that lead to schemas. */
export const ITEM_FIELDS: readonly string[] = ["parameters", ...METHODS, "additionalOperations"];

const PARTS = ["encoding", "prefixEncoding", "itemEncoding"];
const SERIALIZATION = ["style", "explode", "allowReserved"];

/** All fields that OAS 3.0 to 3.2 know of each object (fixed fields, §4.8). */
const FIELDS: Readonly<Record<ObjectKind, readonly string[]>> = {
  OpenAPI: [
    ...["openapi", "$self", "info", "jsonSchemaDialect", "servers", "paths", "webhooks", "components", "security", "tags"],
    "externalDocs",
  ],
  components: [
    ...["schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links", "callbacks"],
    ...["pathItems", "mediaTypes"],
  ],
  "path item": ["$ref", "summary", "description", ...METHODS, "additionalOperations", "servers", "parameters"],
  operation: [
    ...["tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody", "responses", "callbacks"],
    ...["deprecated", "security", "servers"],
  ],
  parameter: [
    ...["name", "in", "description", "required", "deprecated", "allowEmptyValue", "schema", "example", "examples", "content"],
    ...SERIALIZATION,
  ],
  "request body": ["description", "content", "required"],
  response: ["summary", "description", "headers", "content", "links"],
  "media type": ["schema", "itemSchema", "example", "examples", ...PARTS],
  encoding: ["contentType", "headers", ...SERIALIZATION, ...PARTS],
};

/** A field that the specification does not know, and the one that its author most likely means. */
export interface MisspeltField {
  readonly at: Node;
  readonly field: string;
  readonly meant: string;
}

/** Fields of an object that are spelt almost like one that the specification knows and the object lacks. */
export function findMisspelt(node: Node, kind: ObjectKind): readonly MisspeltField[] {
  const { value } = node;
  if (!isJsonObject(value)) return [];
  const known = FIELDS[kind];
  const strange = Object.keys(value).filter((field) => !known.includes(field) && !field.startsWith("x-"));
  if (strange.length === 0) return [];
  const missing = known.filter((field) => !Object.hasOwn(value, field));
  const members = new Map(memberNodes(node));
  return strange.flatMap((field) => {
    const meant = nearest(field, missing);
    return meant === undefined ? [] : [{ at: members.get(field) ?? node, field, meant }];
  });
}
