import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/model/types.js";
import { buildSchemas } from "../model/model-kit.js";
import { pageFromGraph } from "./docs-kit.js";
import { findMdx, render, tagsOf, textOf } from "./render.js";

const text: JsonObject = { type: "string" };

function pageOf(schema: JsonObject, details: "none" | "all", others: JsonObject = {}): string {
  return pageFromGraph(buildSchemas({ A: schema, ...others }).graph, "/components/schemas/A", details);
}

/** The description of a property of such a schema, as a reader sees it. */
function describeProperty(schema: JsonObject, others: JsonObject = {}, details: "none" | "all" = "all"): string {
  const html = render(pageOf({ type: "object", properties: { x: { description: "Text.", ...schema } } }, details, others));
  return textOf([...html.matchAll(/<td>(.*?)<\/td>/gs)][3]?.[1] ?? "");
}

describe("details", () => {
  it.each<[JsonObject, string]>([
    [{ ...text, default: "a|b" }, 'Default: "a|b".'],
    [{ type: "boolean", default: false }, "Default: false."],
    [{ type: "array", items: text, default: [] }, "Default: []."],
    [{ type: "number", minimum: 0, maximum: 1.5 }, "At least 0. At most 1.5."],
    [{ type: "number", exclusiveMinimum: 0, exclusiveMaximum: 2 }, "More than 0. Less than 2."],
    [{ type: "integer", multipleOf: 5 }, "A multiple of 5."],
    [{ ...text, minLength: 1, maxLength: 20 }, "At least 1 characters. At most 20 characters."],
    [{ ...text, minLength: 4, maxLength: 4 }, "Exactly 4 characters."],
    [{ ...text, pattern: "^a|b`*<\\d>$" }, "Pattern: ^a|b`*<\\d>$."],
    [{ ...text, format: "uuid" }, "Format: uuid."],
    [{ type: "array", items: text, minItems: 1, uniqueItems: true }, "At least 1 items. No two items are equal."],
    [{ type: "object", additionalProperties: text, maxProperties: 3 }, "At most 3 properties."],
    [{ $ref: "#/components/schemas/Id", description: "Text." }, "Format: uuid."],
  ])("of %j are told", (schema, told) => {
    expect(describeProperty(schema, { Id: { ...text, format: "uuid" } })).toBe(`Text.${told}`);
  });

  it("are told where the option asks, and only there", () => {
    const schema = { ...text, default: "a", pattern: "a" };
    expect(describeProperty(schema, {}, "none")).toBe("Text.");
    expect(describeProperty({ description: "Text.", ...text })).toBe("Text.");
    expect(describeProperty({ ...text, description: "", minLength: 2 })).toBe("At least 2 characters.");
  });

  it("of any text are one cell of a table, without tags of their own, and MDX", () => {
    const hostile = "</td><script>`` | \u202e{x}\n\n";
    const page = pageOf({ type: "object", properties: { x: { ...text, default: hostile, pattern: "<b>|`{y}" } } }, "all");
    expect([...render(page).matchAll(/<td[ >]/g)]).toHaveLength(4);
    expect(tagsOf(render(page)).map(({ name }) => name)).not.toContain("script");
    expect(findMdx(page)).toEqual([]);
  });

  it("of a union lead to its models; of an alias say what it demands", () => {
    const union = {
      oneOf: [{ $ref: "#/components/schemas/B" }, { type: "array", items: { $ref: "#/components/schemas/B" } }, text],
    };
    const page = pageOf(union, "all", { B: { type: "object", properties: { b: text } } });
    expect(page.match(/^See \[components\.B\]\(\.\.\/\.\.\/models\/components\/b\.md\)\.$/gm)).toHaveLength(2);
    expect(pageOf(union, "none", { B: { type: "object" } })).not.toContain("See ");
    expect(pageOf({ type: "integer", minimum: -1 }, "all")).toContain("### `number`\n\nAt least `-1`.\n\n```typescript");
  });
});
