import { describe, expect, it } from "vitest";
import { groupByModel } from "../../../generator/compare/group-changes.js";
import { compareSchemas } from "./compare-kit.js";

const COMPONENTS = `
Options: { type: object, nullable: true, properties: { runner: { type: string } } }
Plain: { type: object, properties: { runner: { type: string } } }
Strict: { type: object, required: [runner], properties: { runner: { type: string, maxLength: 5 }, size: { type: integer, minimum: 1 } } }
Tree: { type: object, properties: { size: { type: integer }, below: { type: array, items: { $ref: "#/components/schemas/Tree" } } } }
Other: { type: object, properties: { size: { type: string }, below: { type: array, items: { $ref: "#/components/schemas/Other" } } } }
`;

/** What is told of property `a` of Root when it refers to another schema. */
function messagesOf(before: string, after: string): readonly string[] {
  const documentOf = (schema: string): string =>
    `Root: { type: object, properties: { a: ${schema.replace(/^\w+$/, (name) => `{ $ref: "#/components/schemas/${name}" }`)} } }${COMPONENTS}`;
  const { changes } = compareSchemas(documentOf(before), documentOf(after), "request");
  return changes.filter(({ model, path }) => model === "Root" && path === "a").map(({ message }) => message);
}

describe("where a place refers to another schema, it is told what that changes", () => {
  it.each<readonly [what: string, before: string, after: string, message: string]>([
    ["values of another kind", "Plain", "{ type: string }", "changed from Plain to string: it changed from object to string"],
    [
      "checks and properties that must be there",
      "Plain",
      "Strict",
      "was narrowed from Plain to Strict: `runner` became required; `runner` has a new bound: maxLength 5",
    ],
    [
      "less of each",
      "Strict",
      "Plain",
      "was widened from Strict to Plain: `runner` became optional; `runner` has no bound any more: maxLength 5; `size` was removed",
    ],
    [
      "types that contain themselves",
      "Tree",
      "Other",
      "changed from Tree to Other: `size` changed from integer to string; `below[]` changed from Tree to Other",
    ],
  ])("%s", (_, before, after, message) => {
    expect(messagesOf(before, after)).toEqual([message]);
  });

  it("three things at most", () => {
    const before = "{ type: object, properties: { p: { type: string } } }";
    const names = ["b", "c", "d", "e"];
    const withAll = (type: string): string =>
      `{ type: object, properties: { ${names.map((name) => `${name}: { type: ${type} }`).join(", ")} } }`;
    const [from, to] = ["string", "integer"].map(
      (type) => `Root: { type: object, properties: { a: { $ref: "#/components/schemas/${type}" } } }`,
    );
    const components = `\nstring: ${withAll("string")}\ninteger: ${withAll("integer")}\nUnused: ${before}`;
    const { changes } = compareSchemas(`${from}${components}`, `${to}${components}`, "request");
    expect(changes.map(({ message }) => message)).toEqual([
      "changed from StringModel to Integer: `b` changed from string to integer; `c` changed from string to integer; `d` changed from string to integer; and 1 more",
    ]);
  });
});

describe("changes by model", () => {
  it("begin with the gravest, whatever the order of the document", () => {
    const before =
      "Root: { type: object, properties: { one: { type: string }, two: { type: string } } }\nOther: { type: object, properties: { three: { type: string } } }";
    const after = `Root: { type: object, description: new, properties: { one: { type: string, minLength: 1 }, two: { type: string } } }
Other: { type: object, properties: { three: { type: integer }, four: { type: string } } }`;
    const both = (schemas: string): string =>
      schemas.replace("two: { type: string }", 'two: { $ref: "#/components/schemas/Other" }');
    const { changes } = compareSchemas(both(before), both(after), "request");
    expect(groupByModel(changes).map(({ model, changes: inside }) => [model, inside.map(({ rule }) => rule)])).toEqual([
      ["Other", ["type-changed", "property-added"]],
      ["Root", ["bound-added", "text-changed"]],
    ]);
  });
});
