import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/model/types.js";
import { buildSchemas } from "../unit/model/model-kit.js";

describe("what a document may ask for", () => {
  test("a small document may merge less than a large one", () => {
    const chain = (length: number): JsonObject =>
      Object.fromEntries(
        Array.from({ length }, (_, index) => {
          const base = index === 0 ? [] : [{ $ref: `#/components/schemas/S${index - 1}` }];
          return [`S${index}`, { allOf: [...base, { type: "object", properties: { [`p${index}`]: { type: "string" } } }] }];
        }),
      );
    const messagesOf = (schemas: JsonObject): readonly string[] =>
      buildSchemas(schemas)
        .diagnostics.filter(({ code }) => code === "MM2031")
        .map(({ message }) => message);
    expect(messagesOf(chain(200))).toEqual([]);
    expect(messagesOf(chain(300))).toEqual([expect.stringContaining("more than 100000 schemas and properties")]);
    const others = { Other: { type: "string", enum: Array.from({ length: 50_000 }, (_, index) => `m${index}`) } };
    expect(messagesOf({ ...chain(300), ...others })).toEqual([]);
  });

  test("names that take too long to hold against patterns are refused, and patterns that are prepared once are not", () => {
    const names = (count: number, name: (index: number) => string, value: JsonObject): JsonObject =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), value]));
    const schema = (count: number, pattern: (index: number) => string): JsonObject => ({
      Large: {
        type: "object",
        properties: names(count, (index) => `${"a".repeat(60)}${index}`, { type: "string" }),
        patternProperties: names(count, pattern, { minLength: 1 }),
      },
    });
    const codesOf = (pattern: (index: number) => string): readonly string[] =>
      buildSchemas(schema(300, pattern)).diagnostics.map(({ code }) => code);
    expect(codesOf((index) => `^b${index}`)).not.toContain("MM2040");
    const dear = (index: number): string => `^(?:[^c]{0,30}[^b]{0,30}){0,30}x${index}$`;
    expect(codesOf(dear).filter((code) => code === "MM2040")).toHaveLength(1);
  });
});
