import fc from "fast-check";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { JsonObject, JsonValue, ModelGraph } from "../../../generator/model/types.js";
import { planNames } from "../../../generator/name/plan.js";
import { findStrategy } from "../../../generator/name/strategies/index.js";
import type { NamePlan } from "../../../generator/name/types.js";
import { buildDocument } from "../model/model-kit.js";

type Naming = Parameters<typeof findStrategy>[0];

function planOf(document: JsonObject, naming: Naming): { readonly graph: ModelGraph; readonly plan: NamePlan } {
  const { graph } = buildDocument(document);
  const plan = planNames(graph, { strategy: findStrategy(naming), fixed: new Map() }, createDiagnostics());
  return { graph, plan };
}

/** A document in which a text is all that can have a name: component, operation, parameter, property, member, title. */
function documentOf(names: readonly string[]): JsonObject {
  const properties = Object.fromEntries(names.map((own): [string, JsonObject] => [own, { enum: [own, `${own} `] }]));
  const object: JsonObject = { type: "object", properties };
  const parameters = names.map((own): JsonObject => ({ name: own, in: "query", schema: { enum: ["a", "b"] } }));
  const operations = names.map((own, index): [string, JsonValue] => [
    `/${index}`,
    {
      get: {
        operationId: own,
        tags: [own],
        parameters: index === 0 ? parameters : [],
        responses: { 200: { description: "", content: { [own]: { schema: object } } } },
      },
    },
  ]);
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: Object.fromEntries(operations),
    components: {
      schemas: Object.fromEntries(
        names.map((own): [string, JsonObject] => [
          own,
          {
            type: "object",
            properties: {
              all: { enum: [...names] },
              any: {
                oneOf: [
                  { ...object, title: own },
                  { type: "array", items: object },
                ],
              },
            },
          },
        ]),
      ),
    },
  };
}

const RESERVED_FILE = /^(?:con|prn|aux|nul|com\d|lpt\d|index|readme|package)(?:\.|$)/;

/** Whether TypeScript parses the names as those of declarations, in strict mode of a module. */
function areBindable(names: readonly string[]): boolean {
  const text = names.map((own) => `export type ${own} = 1; export const ${own} = 1;`).join("\n");
  return ts.transpileModule(text, { reportDiagnostics: true }).diagnostics?.length === 0;
}

function expectDistinct(names: readonly string[]): void {
  expect(names.filter((one, index) => names.indexOf(one) !== index)).toEqual([]);
}

function expectFit({ graph, plan }: ReturnType<typeof planOf>): void {
  const names = [...graph.models.keys()].map((id) => plan.model(id));
  const identifiers = names.map(({ identifier }) => String(identifier));
  expect(identifiers.filter((one) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(one))).toEqual([]);
  expect(areBindable(identifiers)).toBe(true);
  expectDistinct(names.map(({ folder, identifier }) => `${folder}/${identifier.toLowerCase()}`));
  expectDistinct(names.map(({ page }) => page.toLowerCase()));
  const modules = graph.scopes.map(({ models: [id = ""] }) => plan.model(id).module);
  expectDistinct(modules.map((path) => path.toLowerCase()));
  for (const path of [...modules, ...names.map(({ page }) => page)]) {
    expect(path.length).toBeLessThan(160);
    expect(path.split("/").at(-1)).not.toMatch(RESERVED_FILE);
  }
  for (const { id, type } of graph.models.values()) {
    const inside: readonly string[] =
      type.kind === "object"
        ? [...type.properties.map(({ wireName }) => plan.property(id, wireName)), plan.extras(id)]
        : type.kind === "enum"
          ? plan.members(id)
          : [];
    expectDistinct(inside);
    for (const one of inside) {
      expect(one).toMatch(/^[A-Za-z_$][\w$]*$/);
      expect(one in {}, `${one} is what every object has`).toBe(false);
    }
  }
}

describe.each<Naming>(["stable", "speakeasy-2023"])("by %s, names are fit for TypeScript and any file system", (naming) => {
  test.each([
    ["reserved words and globals", ["class", "await", "Date", "Record", "Object", "undefined", "let", "enum", "default"]],
    ["what objects inherit", ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "additionalProperties"]],
    ["leading digits", ["3d", "2FA", "1", "01", "0.5", "1_000"]],
    ["nothing and white space", ["", " ", "\t", "\n", "\u00a0", "_", "-", "."]],
    ["symbols", ["+1", "-1", "+", "-", ">=", "<=", "!", "?", "$", "@", "*", "/", "\\", '"', "'", "`", "$" + "{x}"]],
    ["case only", ["pet", "Pet", "PET", "pEt"]],
    ["punctuation only", ["foo_bar", "foo-bar", "foo bar", "fooBar", "foo.bar", "foo/bar", "_foo_bar"]],
    ["diacritics", ["é", "e", "e\u0301", "größe", "grosse", "naïve", "ﬁ", "ﬃ"]],
    ["other scripts", ["価格", "Цена", "цена", "τιμή", "السعر", "가격", "𝒳", "x"]],
    ["emoji and joiners", ["😀", "👨‍👩‍👧", "a\u200db", "ab", "a\ufe0f"]],
    ["homoglyphs", ["admin", "аdmin", "ＡＤＭＩＮ", "ⅰ", "i", "ı", "İ", "K", "K"]],
    ["devices and files", ["con", "CON", "aux.txt", "nul", "com1", "index", "readme", "package", "con-model", "index_model"]],
    ["bidi and lone surrogates", ["\u202egnp", "\ud800", "\udc00", "gnp"]],
    ["long ones", ["x".repeat(400), "x".repeat(401), "X".repeat(400), `${"y ".repeat(90)}1`, `${"y ".repeat(90)}2`]],
    ["numbers that meet", ["item", "item2", "Item", "item_2", "item 2"]],
  ])("for %s", (_what, names) => {
    expectFit(planOf(documentOf(names), naming));
  });

  test("for any text at all", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 6 }),
      fc.string({ unit: "grapheme", maxLength: 6 }),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 4 }), (names) => expectFit(planOf(documentOf(names), naming))),
      { numRuns: 25, seed: 8 },
    );
  });
});

test("wire names stay what they are, whatever they are called", () => {
  const names = ["a b", "価格", "", "__proto__", "A_B"];
  const { graph } = planOf(documentOf(names), "stable");
  const wire = [...graph.models.values()].flatMap(({ type }) =>
    type.kind === "object" ? type.properties.map((one) => one.wireName) : [],
  );
  expect(new Set(wire)).toEqual(new Set([...names, "all", "any"]));
});
