import { describe, expect, it } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import { emitDocs } from "../../../generator/emit/docs/index.js";
import { snippetTestFiles } from "../../../generator/emit/tests/snippets.js";
import type { JsonObject } from "../../../generator/model/types.js";
import { planNames } from "../../../generator/name/plan.js";
import { stableStrategy } from "../../../generator/name/strategies/stable.js";
import { optionsFor } from "../emit-docs/docs-kit.js";
import { buildSchemas } from "../model/model-kit.js";

const text: JsonObject = { type: "string" };

function emit(schemas: JsonObject) {
  const { graph } = buildSchemas(schemas);
  const names = planNames(graph, { strategy: stableStrategy, fixed: new Map() }, createDiagnostics());
  const pages = emitDocs(graph, names, optionsFor("text")).filter(
    ({ path, models }) => /models\/\w+\//.test(path) && models.length === 1,
  );
  return {
    pages,
    tests: snippetTestFiles(graph, names, [...graph.models.values()]),
    identifierOf: (id: string) => names.model(id).identifier,
  };
}

/** Values of a page's examples, as they stand there. */
function valuesOf(page: string): readonly string[] {
  const blocks = page.matchAll(/^(?:let|const) value: [^=]+ =\s+(.*?);\n(?:```|\n\/\/)/gms);
  return [...blocks].map(([, value = ""]) => value);
}

const indented = (value: string): string => value.replaceAll("\n", "\n  ");

describe("tests of snippets", () => {
  const { pages, tests, identifierOf } = emit({
    Pet: {
      type: "object",
      required: ["name"],
      properties: { name: { ...text, minLength: 9 }, at: { ...text, format: "date-time", example: "2020-01-02T03:04:05Z" } },
    },
    Price: { type: "number", minimum: 3, maximum: 3.5, description: "An alias." },
    Pets: { type: "array", minItems: 1, items: { $ref: "#/components/schemas/Pet" } },
    Kind: { enum: ["a", "b"] },
    Either: { oneOf: [text, { type: "array", items: { $ref: "#/components/schemas/Pet" } }] },
    Anything: { type: "object", additionalProperties: true },
    Impossible: { type: "object", required: ["self"], properties: { self: { $ref: "#/components/schemas/Impossible" } } },
  });
  const source = tests.map((file) => file.text).join("\n");

  it("hold the very values that stand on the pages", () => {
    const shown = pages.map((page) => [identifierOf(page.models[0] ?? ""), valuesOf(page.text)] as const);
    expect(shown.map(([, values]) => values.length)).toEqual([1, 1, 1, 1, 2, 1, 0]);
    for (const [identifier, values] of shown) {
      const list = values.map((value) => `  ${indented(value)},`).join("\n");
      if (values.length > 0) expect(source).toContain(`"${identifier}", components.${identifier}, [\n${list}\n]);`);
      else expect(source).not.toContain(identifier);
    }
  });

  it("are grouped by first letter, so that a new model changes one file", () => {
    expect(tests.map(({ path }) => String(path))).toEqual(
      ["p", "k", "e", "a"].map((letter) => `test/snippets/components-${letter}.test.ts`),
    );
  });
});

describe("an example", () => {
  const snippetOf = (schema: JsonObject): string => emit({ A: schema }).pages[0]?.text ?? "";

  it("has what is required although no property describes it, by a call that the package has", () => {
    const page = snippetOf({ type: "object", required: ["name", "kind"], properties: { name: text } });
    expect(page).toContain('import { withUnknownProperties } from "@orq-ai/node/runtime";');
    expect(page).toContain('  name: "<value>",\n  ...withUnknownProperties({}, {\n    "kind": "<value>",\n  }),\n};');
  });

  it.each<[what: string, demand: JsonObject, want: string]>([
    ["one of two names", { anyOf: [{ required: ["kind"] }, { required: ["name"] }] }, '{\n  name: "<value>",\n}'],
    [
      "names that nothing describes",
      { anyOf: [{ required: ["kind"] }] },
      '{\n  ...withUnknownProperties({}, {\n    "kind": "<value>",\n  }),\n}',
    ],
    [
      "more properties than there are",
      { minProperties: 2 },
      '{\n  name: "<value>",\n  ...withUnknownProperties({}, {\n    "key": "<value>",\n  }),\n}',
    ],
  ])("has what the object as a whole demands, with a name where that can be: %s", (_what, demand, want) => {
    for (const title of ["A", "B", "C", "D"])
      expect(valuesOf(emit({ [title]: { type: "object", properties: { name: text }, ...demand } }).pages[0]?.text ?? "")).toEqual(
        [want],
      );
  });

  it("that is too long for a page shows what is required", () => {
    const many = Object.fromEntries(
      Array.from({ length: 150 }, (_, index): [string, JsonObject] => [`p${index}`, { ...text, example: "x" }]),
    );
    const page = snippetOf({ type: "object", required: ["p7"], properties: many });
    expect(valuesOf(page)).toEqual(['{\n  p7: "x",\n}']);
  });

  it("of one type of a union is one that the union accepts, or is left out", () => {
    const one = (name: string): JsonObject => ({ type: "object", properties: { [name]: text }, additionalProperties: false });
    // Without properties, a value would be of both types.
    expect(valuesOf(snippetOf({ oneOf: [one("a"), one("b")] }))).toEqual(['{\n  a: "<value>",\n}', '{\n  b: "<value>",\n}']);
    expect(valuesOf(snippetOf({ oneOf: [one("a"), one("a")] }))).toEqual([]);
  });
});
