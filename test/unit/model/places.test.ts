import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/model/types.js";
import { buildSchemas, typeOfRoot } from "./model-kit.js";

const object = (name: string): JsonObject => ({ type: "object", properties: { [name]: { type: "string" } } });
const [a, b] = [object("a"), object("b")];

describe("what several schemas say of one place together stands where it would stand in one schema", () => {
  test.each<[what: string, allOf: readonly JsonObject[], ids: readonly string[]]>([
    ["a property", [{ properties: { p: a } }, { properties: { p: b } }], ["/properties/p"]],
    [
      "one with a sign of its own in its name",
      [{ properties: { "p/~": a } }, { properties: { "p/~": b } }],
      ["/properties/p~1~0"],
    ],
    [
      "a property that a pattern speaks of, too",
      [{ properties: { p: a }, patternProperties: { p: b } }],
      ["/properties/p", "/allOf/0/patternProperties/p"],
    ],
    ["values by pattern", [{ patternProperties: { "^x": a } }, { patternProperties: { "^x": b } }], ["/patternProperties/^x"]],
    ["all other values", [{ additionalProperties: a }, { additionalProperties: b }], ["/additionalProperties"]],
    ["items", [{ type: "array", items: a }, { items: b }], ["/items"]],
    ["the second item", [{ type: "array", prefixItems: [true, a] }, { prefixItems: [true, b] }], ["/prefixItems/1"]],
  ])("%s", (_, allOf, ids) => {
    const { graph } = buildSchemas({ Root: { type: allOf[0]?.["type"] ?? "object", allOf } });
    expect([...graph.models.keys()].map((id) => id.replace("/components/schemas/Root", ""))).toEqual(["", ...ids]);
  });
});

describe("a type beside alternatives that are of it is nothing more", () => {
  const others = {
    Whole: { type: "integer" },
    Any: { type: "number" },
    Text: { type: "string" },
    Both: { oneOf: [{ $ref: "#/components/schemas/Whole" }, { $ref: "#/components/schemas/Any" }] },
    None: { oneOf: [{ minLength: 1 }, { minimum: 1 }] },
  };
  const root = (type: string, ...names: readonly string[]): string =>
    typeOfRoot({ type, oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) }, {}, others);
  test.each<[what: string, found: string, want: string]>([
    ["of numbers, of which integers are some", root("number", "Whole", "Any"), "(Whole ⊕ Any)"],
    ["but not the other way round", root("integer", "Whole", "Any"), "(Whole ⊕ integer)"],
    ["by way of other alternatives", root("number", "Both", "Any"), "(Both ⊕ Any)"],
    ["but not where one is of another", root("number", "Whole", "Text"), "(integer ⊕ never)"],
  ])("%s", (_, found, want) => {
    expect(found).toBe(want);
  });
});

test("a reference that leads nowhere is anything, also beside a type", () => {
  const type = typeOfRoot({ type: "object", properties: { p: { $ref: "#/components/schemas/Gone", type: "string" } } });
  expect(type).toBe("{ p?: string }");
});

test("more schemas in a row that look at one value than fit are told, at the one that is cut", () => {
  const chain = (count: number): JsonObject =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => {
        const next = { $ref: `#/components/schemas/S${index + 1}` };
        return [`S${index}`, index === count - 1 ? { type: "string" } : { oneOf: [next, { type: "integer" }] }];
      }),
    );
  const told = (count: number): readonly unknown[] =>
    buildSchemas(chain(count))
      .diagnostics.filter(({ code }) => code === "MM2036")
      .map(({ location, message }) => [location?.pointer, message]);
  expect(told(500)).toEqual([]);
  expect(told(501)).toEqual([["/components/schemas/S0", expect.stringContaining("500")]]);
  expect(buildSchemas(chain(501)).graph.models.get("/components/schemas/S0")?.type.kind).toBe("unknown");
});

test("what others extend may be null in 3.0 where it says so, and what extends it may where it does, too", () => {
  const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
  const schemas = (nullable: boolean): JsonObject => ({
    Pet: {
      type: "object",
      nullable,
      required: ["kind"],
      properties: { kind: { type: "string" } },
      discriminator: { propertyName: "kind" },
    },
    Cat: { allOf: [ref("Pet"), a] },
    Owner: {
      type: "object",
      properties: { pet: { allOf: [ref("Pet"), { type: "object", nullable: true, properties: { b: {} } }] } },
    },
  });
  const nullableOf = (nullable: boolean): unknown => {
    const type = buildSchemas(schemas(nullable), {}, "3.0.3").graph.models.get("/components/schemas/Owner")?.type;
    return type?.kind === "object" ? type.properties[0]?.type.nullable : undefined;
  };
  expect([nullableOf(true), nullableOf(false)]).toEqual([true, false]);
});
