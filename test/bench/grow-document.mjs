/** A document of so many component schemas, each of the kinds that real ones have, and an operation for every fourth. */
export function growDocument(schemas) {
  const components = {};
  const paths = {};
  for (let index = 0; index < schemas; index++) {
    components[`Model${index}`] = model(index, schemas);
    if (index % 4 === 0) paths[`/models/${index}`] = { get: operation(index) };
  }
  return { openapi: "3.1.0", info: { title: "Grown", version: "1.0.0" }, paths, components: { schemas: components } };
}

function model(index, schemas) {
  const other = (index * 7 + 1) % schemas;
  return {
    type: "object",
    description: `The model number ${index}, with a text that is about as long as such texts are in real documents.`,
    required: ["id", "kind", "created_at"],
    properties: {
      id: { type: "string", description: "Identifies it.", example: `model_${index}` },
      kind: { type: "string", enum: ["alpha", "beta", "gamma"] },
      created_at: { type: "string", format: "date-time" },
      item_count: { type: ["integer", "null"], minimum: 0 },
      related: { $ref: `#/components/schemas/Model${other}` },
      labels: { type: "object", additionalProperties: { type: "string" } },
      settings: { type: "object", properties: { is_enabled: { type: "boolean" }, rate_limit: { type: "number", maximum: 100 } } },
      choice: { oneOf: [{ type: "string" }, { type: "array", items: { type: "integer" } }] },
    },
  };
}

function operation(index) {
  return {
    operationId: `listModels${index}`,
    responses: {
      200: {
        description: "A page of models.",
        content: {
          "application/json": {
            schema: {
              type: "object",
              required: ["data"],
              properties: {
                data: { type: "array", items: { $ref: `#/components/schemas/Model${index}` } },
                next_cursor: { type: "string" },
              },
            },
          },
        },
      },
    },
  };
}
