import fc from "fast-check";
import type { JsonObject } from "../../../generator/model/types.js";

// Few and similar words, so that names of different scopes come out equal now and then.
const word = fc.constantFrom("create", "image", "edit", "usage", "item", "Usage", "edit_usage");
/** Names of operations, components and properties. */
export const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join("_"));

const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small" },
    fc.constant<JsonObject>({ type: "string" }),
    fc.constant<JsonObject>({ enum: ["a", "b"] }),
    fc.dictionary(name, tie("schema"), { maxKeys: 3 }).map((properties): JsonObject => ({ type: "object", properties })),
    tie("schema").map((items): JsonObject => ({ type: "array", items })),
    fc.array(tie("schema"), { minLength: 2, maxLength: 2 }).map((oneOf): JsonObject => ({ oneOf })),
  ),
}));

/** Object schemas with at least one property. */
export const object = fc
  .dictionary(name, schema, { minKeys: 1, maxKeys: 4 })
  .map((properties): JsonObject => ({ type: "object", properties }));
export const schemas = fc.dictionary(name, object, { maxKeys: 3 });
/** Bodies of responses by `operationId`. */
export const operations = fc.dictionary(name, object, { minKeys: 1, maxKeys: 4 });

/** A document of operations that answer with these bodies. */
export function documentOf(bodies: Readonly<Record<string, JsonObject>>, components: JsonObject): JsonObject {
  const paths = Object.entries(bodies).map(([id, body]) => {
    const content = { "application/json": { schema: body } };
    return [`/${id}`, { post: { operationId: id, responses: { 200: { description: "", content } } } }];
  });
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    components: { schemas: components },
    paths: Object.fromEntries(paths),
  };
}

/** The same document with the members of all objects in the opposite order. */
export function reversed(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => {
        const isMap = typeof member === "object" && member !== null && !Array.isArray(member);
        return [key, isMap ? reversed(member as JsonObject) : member]; // neither null nor an array
      }),
  );
}
