import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../../generator/model/types.js";
import { buildDocument, buildSchemas, typeOfRoot } from "./model-kit.js";

describe("alternatives of one scalar type", () => {
  test.each<[string, JsonValue, string]>([
    [
      "are that type where one of them allows all of it",
      { anyOf: [{ type: "string" }, { type: "string", minLength: 3 }] },
      "string",
    ],
    [
      "are one where they say the same",
      {
        anyOf: [
          { type: "integer", minimum: 1 },
          { type: "integer", minimum: 1 },
        ],
      },
      "integer[minimum: 1]",
    ],
    [
      "are checked where each allows a part",
      {
        anyOf: [
          { type: "number", minimum: 5 },
          { type: "number", maximum: 1 },
        ],
      },
      'number[anyOf: [["number[minimum: 5]","number[maximum: 1]"]]]',
    ],
    [
      "are checked one against the other where only one may hold",
      { oneOf: [{ type: "string" }, { type: "string", maxLength: 2 }] },
      'string[oneOf: [["string","string[maxLength: 2]"]]]',
    ],
    ["may be null beside", { anyOf: [{ type: "string" }, { type: "string" }, { type: "null" }] }, "string | null"],
    [
      "take on what stands beside them",
      { minLength: 2, anyOf: [{ type: "string" }, { type: "string" }] },
      "string[minLength: 2]",
    ],
    ["stay a union where they are of two types", { anyOf: [{ type: "string" }, { type: "number" }] }, "(string ∪ number)"],
    [
      "stay a union where TypeScript tells them apart",
      { anyOf: [{ type: "string" }, { type: "string", format: "date-time" }] },
      "(string ∪ Date)",
    ],
  ])("%s", (_, schema, want) => {
    expect(typeOfRoot(schema)).toBe(want);
  });
});

test("an object of which nothing is said is a model of its own, one of which something is said is not", () => {
  const { graph } = buildSchemas({
    Root: {
      type: "object",
      properties: { free: { type: "object" }, open: { type: "object", additionalProperties: true }, untyped: {} },
    },
  });
  expect([...graph.models.keys()]).toEqual(["/components/schemas/Root", "/components/schemas/Root/properties/free"]);
});

test("a schema whose author wants no type has none", () => {
  expect(typeOfRoot({ type: "object", properties: { a: true }, "x-speakeasy-type-override": "any" })).toBe("unknown");
});

test("one of the two booleans is a literal, and one text is an enum", () => {
  expect(typeOfRoot({ type: "object", properties: { no: { type: "boolean", enum: [false] } } })).toBe("{ no?: false }");
  const { graph } = buildSchemas({ Root: { type: "string", enum: ["a"] } });
  expect(graph.models.get("/components/schemas/Root")?.type.kind).toBe("enum");
});

test("a body that says nothing of itself is described by its response", () => {
  const body = (description?: string): JsonValue => ({
    type: "object",
    properties: { a: true },
    ...(description === undefined ? {} : { description }),
  });
  const describe = (schema: JsonValue): string | undefined => {
    const content = { "application/json": { schema } };
    const paths = { "/a": { get: { operationId: "a", responses: { 200: { description: "The answer.", content } } } } };
    const { graph } = buildDocument({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths });
    return [...graph.models.values()][0]?.doc.description;
  };
  expect([describe(body()), describe(body("Its own."))]).toEqual(["The answer.", "Its own."]);
});

test("of several members of an allOf that describe a property, the last one does", () => {
  const described = (description: string): JsonValue => ({ type: "object", properties: { a: { type: "string", description } } });
  const { graph } = buildSchemas({
    Base: described("base"),
    Root: { allOf: [{ $ref: "#/components/schemas/Base" }, described("own")] },
  });
  const type = graph.models.get("/components/schemas/Root")?.type;
  expect(type?.kind === "object" && type.properties[0]?.doc.description).toBe("own");
});
