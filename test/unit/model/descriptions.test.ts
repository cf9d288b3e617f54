import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { buildSchemas } from "./model-kit.js";

const OTHER = "#/components/schemas/Other";
const OTHERS: JsonObject = { Other: { type: "object", description: "Another." } };

function propertyOf(schema: JsonValue, version = "3.1.0") {
  const { graph } = buildSchemas({ Root: { type: "object", properties: { a: schema } }, ...OTHERS }, {}, version);
  const type = graph.models.get("/components/schemas/Root")?.type;
  return type?.kind === "object" ? type.properties[0]?.doc.description : undefined;
}

describe("what describes a property", () => {
  test.each<readonly [what: string, version: string, schema: JsonValue, description: string | undefined]>([
    ["its own text", "3.1.0", { type: "string", description: "Own." }, "Own."],
    ["text beside a reference", "3.1.0", { $ref: OTHER, description: "Own." }, "Own."],
    ["text beside a reference in 3.0", "3.0.3", { $ref: OTHER, description: "Own." }, "Own."],
    ["nothing of what is referred to, which says it itself", "3.1.0", { $ref: OTHER }, undefined],
    ["what an inline member says", "3.1.0", { allOf: [{ $ref: OTHER }, { description: "Inner." }] }, "Inner."],
    [
      "the only alternative beside null",
      "3.1.0",
      { anyOf: [{ type: "string", description: "Inner." }, { type: "null" }] },
      "Inner.",
    ],
    ["the only alternative", "3.1.0", { oneOf: [{ type: "string", description: "Inner." }] }, "Inner."],
    [
      "its own text before that",
      "3.1.0",
      { description: "Own.", anyOf: [{ type: "string", description: "Inner." }, { type: "null" }] },
      "Own.",
    ],
    [
      "neither of two alternatives",
      "3.1.0",
      { anyOf: [{ type: "string", description: "Inner." }, { type: "number" }] },
      undefined,
    ],
    ["nothing of an alternative that is referred to", "3.1.0", { anyOf: [{ $ref: OTHER }, { type: "null" }] }, undefined],
  ])("%s", (_, version, schema, description) => {
    expect(propertyOf(schema, version)).toBe(description);
  });
});

test("a model that may be null is described, and has the examples, as its only alternative is", () => {
  const inner = { type: "string", enum: ["a", "b"], description: "Inner.", examples: ["b"] };
  const { graph } = buildSchemas({ Root: { anyOf: [inner, { type: "null" }], examples: [null] } });
  expect([...graph.models.values()].map(({ id, doc, examples }) => [id, doc.description, examples])).toEqual([
    ["/components/schemas/Root", "Inner.", [null, "b"]],
  ]);
});

describe("what names and describes the members of an enum", () => {
  const values = [
    { value: "a", name: "First", description: "The first." },
    { value: "c", name: "Third" },
    { value: "b", name: " ", description: 1 },
  ];
  test.each<readonly [what: string, schema: JsonObject, members: readonly (readonly [unknown, unknown, unknown])[]]>([
    [
      "x-ms-enum, by value",
      { enum: ["a", "b"], "x-ms-enum": { name: "E", values } },
      [
        ["a", "First", "The first."],
        ["b", undefined, undefined],
      ],
    ],
    [
      "x-ms-enum of numbers, by text",
      { enum: [1], "x-ms-enum": { values: [{ value: "1", name: "One" }] } },
      [[1, "One", undefined]],
    ],
    ["x-enum-varnames before it", { enum: ["a"], "x-enum-varnames": ["A"], "x-ms-enum": { values } }, [["a", "A", "The first."]]],
    [
      "nothing of x-ms-enum that lists no values",
      { enum: ["a"], "x-ms-enum": { name: "E", modelAsString: true } },
      [["a", undefined, undefined]],
    ],
    ["nothing of x-ms-enum that is none", { enum: ["a"], "x-ms-enum": "E" }, [["a", undefined, undefined]]],
  ])("%s", (_, schema, members) => {
    const { graph } = buildSchemas({ Root: schema });
    const type = graph.models.get("/components/schemas/Root")?.type;
    const found = type?.kind === "enum" ? type.members.map(({ value, name, description }) => [value, name, description]) : [];
    expect(found).toEqual(members);
  });
});
