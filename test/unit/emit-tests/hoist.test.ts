import { describe, expect, it } from "vitest";
import { hoistModels } from "../../../generator/emit/tests/support/oracle/hoist.js";
import type { OracleModel, SchemaObject } from "../../../generator/emit/tests/support/oracle/model-table.js";
import { append, nodeAt, pointerOf } from "../../../generator/emit/tests/support/oracle/pointer.js";
import { isWireObject } from "../../../generator/emit/tests/support/wire.js";

const DOCUMENT = {
  openapi: "3.1.0",
  paths: {
    "/a~b": {
      get: {
        responses: {
          "200": {
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  description: "not a matter of types",
                  required: ["usage"],
                  properties: {
                    usage: { type: "object", properties: { kind: { enum: ["x"], type: "string" } } },
                    pet: { $ref: "#/components/schemas/Pet" },
                    tag: { $ref: "#/components/schemas/Pet/properties/tag" },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: "object",
        properties: { tag: { type: "string", description: "x" }, mate: { $ref: "#/components/schemas/Pet" } },
      },
    },
  },
};

const RESPONSE = "/paths/~1a~0b/get/responses/200/content/application~1json/schema";

function tableOf(...pointers: readonly string[]): readonly OracleModel[] {
  return pointers.map((pointer, index) => ({ name: `Model${index}`, module: "src/models/components/all", pointer }));
}

function schemasOf(table: readonly OracleModel[], document: unknown = DOCUMENT): unknown {
  const { components } = hoistModels(document, table).document;
  return isWireObject(components) ? components["schemas"] : undefined;
}

describe("hoisting", () => {
  it("makes every model a component, and an inline one a reference where it stood", () => {
    expect(
      schemasOf(
        tableOf(
          RESPONSE,
          `${RESPONSE}/properties/usage`,
          `${RESPONSE}/properties/usage/properties/kind`,
          "/components/schemas/Pet",
        ),
      ),
    ).toEqual({
      M0: {
        type: "object",
        required: ["usage"],
        properties: {
          usage: { $ref: "#/components/schemas/M1" },
          pet: { $ref: "#/components/schemas/M3" },
          tag: { $ref: "#/components/schemas/X4" },
        },
      },
      M1: { type: "object", properties: { kind: { $ref: "#/components/schemas/M2" } } },
      M2: { enum: ["x"], type: "string" },
      M3: { type: "object", properties: { tag: { type: "string" }, mate: { $ref: "#/components/schemas/M3" } } },
      X4: { type: "string" },
    });
  });

  it("tells which models have no schema in the document", () => {
    expect(hoistModels(DOCUMENT, tableOf("/components/schemas/Pet", "/components/schemas/Gone", "/openapi")).components).toEqual([
      "M0",
      undefined,
      undefined,
    ]);
  });

  it("opens what the models keep open, without the discriminator", () => {
    const document = {
      openapi: "3.1.0",
      components: {
        schemas: {
          Kind: { type: "string", enum: ["a"] },
          Shape: { oneOf: [{ $ref: "#/components/schemas/Kind" }], discriminator: { propertyName: "type" } },
        },
      },
    };
    const open = tableOf("/components/schemas/Kind", "/components/schemas/Shape").map((model) => ({
      ...model,
      open: true as const,
      tag: "type",
    }));
    expect(schemasOf(open, document)).toEqual({
      M0: { type: "string" },
      M1: {
        anyOf: [
          { oneOf: [{ $ref: "#/components/schemas/M0" }] },
          { type: "object", required: ["type"], properties: { type: { type: "string" } } },
        ],
      },
    });
  });

  it("moves null to where a model is referred to, unless the model itself has it", () => {
    const nullable = { type: ["object", "null"], properties: { a: { type: "string" } } };
    const document = {
      openapi: "3.1.0",
      components: { schemas: { A: { type: "object", properties: { b: nullable, c: nullable } } } },
    };
    const [outer, inside, outside] = tableOf("", "/properties/b", "/properties/c").map((model) => ({
      ...model,
      pointer: `/components/schemas/A${model.pointer}`,
    }));
    if (outer === undefined || inside === undefined || outside === undefined) throw new Error("three models");
    const hoisted = hoistModels(document, [outer, { ...inside, nullable: true }, outside]);
    expect([...hoisted.nullOutside]).toEqual([2]);
    expect(hoisted.document).toMatchObject({
      components: {
        schemas: {
          M0: {
            properties: {
              b: { $ref: "#/components/schemas/M1" },
              c: { anyOf: [{ $ref: "#/components/schemas/M2" }, { type: "null" }] },
            },
          },
          M2: { type: ["object", "null"] },
        },
      },
    });
  });

  const nulls: readonly (readonly [version: string, schema: SchemaObject, outside: boolean])[] = [
    ["3.1.0", { type: "null" }, true],
    ["3.1.0", { const: null }, true],
    ["3.1.0", { enum: ["a", null] }, true],
    ["3.1.0", { type: "string", enum: ["a", null] }, false],
    ["3.1.0", { type: ["string", "null"], enum: ["a"] }, false],
    ["3.1.0", { type: ["string", "null"] }, true],
    ["3.1.0", { anyOf: [{ type: "string" }, { type: "null" }] }, true],
    ["3.1.0", { type: "null", oneOf: [{ type: "string" }, { type: "number" }] }, false],
    ["3.1.0", { type: ["string", "null"], anyOf: [{ type: "string" }, { type: "null" }] }, true],
    ["3.0.3", { allOf: [{ nullable: true, properties: {} }, { required: ["a"] }] }, true],
    [
      "3.0.3",
      {
        allOf: [
          { nullable: true, properties: {} },
          { type: "object", required: ["a"] },
        ],
      },
      false,
    ],
    ["3.1.0", { type: "string", nullable: true }, false],
    ["3.0.3", { type: "string", nullable: true }, true],
    ["3.1.0", { type: "string" }, false],
  ];
  it.each(nulls)("in %s, %o allows null: %s", (openapi, schema, outside) => {
    const document = { openapi, components: { schemas: { A: schema } } };
    expect(hoistModels(document, tableOf("/components/schemas/A")).nullOutside.has(0)).toBe(outside);
  });

  it.each<[Partial<OracleModel>, boolean]>([
    [{ passesNull: true }, true],
    [{ nullable: true }, false],
  ])("leaves null to the places that hold a model of which the table says %o: %s", (said, outside) => {
    const schema = { nullable: true, oneOf: [{ type: "string" }, { minimum: 3 }] };
    const table = tableOf("/components/schemas/A").map((model) => ({ ...model, ...said }));
    expect(hoistModels({ openapi: "3.0.3", components: { schemas: { A: schema } } }, table).nullOutside.has(0)).toBe(outside);
  });

  it.each(["3.0.3", "3.1.0"])("takes what a component of %s only refers to for its model, open as that is", (openapi) => {
    const document = {
      openapi,
      "x-files": {
        "color.yaml": { $ref: "#/x-files/deeper.yaml" },
        "deeper.yaml": { type: "string", enum: ["a"], nullable: true },
      },
      components: {
        schemas: {
          A: { $ref: "#/x-files/color.yaml" },
          B: { properties: { a: { $ref: "#/components/schemas/A" }, file: { $ref: "#/x-files/deeper.yaml" } } },
          C: { $ref: "#/components/schemas/A" },
        },
      },
    };
    const [a, b, c] = tableOf("/components/schemas/A", "/components/schemas/B", "/components/schemas/C");
    if (a === undefined || b === undefined || c === undefined) throw new Error("three models");
    const schemas = schemasOf([{ ...a, open: true, kinds: ["string"], nullable: true }, b, c], document);
    expect(schemas).toMatchObject({
      M0: openapi === "3.0.3" ? { type: ["string", "null"] } : { type: "string" },
      M1: { properties: { a: { $ref: "#/components/schemas/M0" }, file: { $ref: "#/components/schemas/M0" } } },
      M2: { $ref: "#/components/schemas/M0" },
    });
    expect(isWireObject(schemas) && Object.keys(schemas)).toEqual(["M0", "M1", "M2"]);
  });

  it("gives the model of a variant what its union states for all of them", () => {
    const document = {
      openapi: "3.1.0",
      components: {
        schemas: { A: { properties: { id: { type: "string" } }, oneOf: [{ properties: { a: {} } }, { type: "string" }] } },
      },
    };
    expect(schemasOf(tableOf("/components/schemas/A/oneOf/0"), document)).toEqual({
      M0: { allOf: [{ properties: { id: { type: "string" } } }, { type: "object", properties: { a: {} } }] },
    });
  });

  it("ignores what stands beside a reference in 3.0, and nullable in 3.1", () => {
    const schemas = { A: { $ref: "#/components/schemas/B", nullable: true }, B: { type: "string", nullable: true } };
    const table = tableOf("/components/schemas/A", "/components/schemas/B").map((model) => ({
      ...model,
      nullable: true as const,
    }));
    expect(schemasOf(table, { openapi: "3.0.3", components: { schemas } })).toEqual({
      M0: { $ref: "#/components/schemas/M1" },
      M1: { type: "string", nullable: true },
    });
    expect(schemasOf(table, { openapi: "3.1.0", components: { schemas } })).toEqual({
      M0: { $ref: "#/components/schemas/M1" },
      M1: { type: "string" },
    });
  });

  it("moves null to a reference that leads to a model inside another schema", () => {
    const inside = { type: ["object", "null"] };
    const document = {
      openapi: "3.1.0",
      components: {
        schemas: {
          A: { properties: { a: inside } },
          B: {
            properties: {
              b: { $ref: "#/components/schemas/A/properties/a" },
              c: { $ref: "#/components/schemas/A/properties/a", required: ["x"] },
            },
          },
        },
      },
    };
    const orNull = { anyOf: [{ $ref: "#/components/schemas/M1" }, { type: "null" }] };
    expect(
      schemasOf(tableOf("/components/schemas/A", "/components/schemas/A/properties/a", "/components/schemas/B"), document),
    ).toMatchObject({ M2: { properties: { b: orNull, c: { allOf: [orNull, { required: ["x"] }] } } } });
  });

  it("does not take a model of several schemas for the one at its pointer, unless that is an alternative", () => {
    const document = {
      openapi: "3.1.0",
      components: {
        schemas: {
          A: { properties: { a: { title: "x" } }, oneOf: [{ type: "object" }] },
          B: { properties: { b: { $ref: "#/components/schemas/A/properties/a" } } },
        },
      },
    };
    const pointers = ["/components/schemas/A", "/components/schemas/A/properties/a", "/components/schemas/A/oneOf/0"] as const;
    const table = tableOf(...pointers, "/components/schemas/B").map((model, index) =>
      index === 1 || index === 2 ? { ...model, merged: { parts: [] } } : model,
    );
    expect(schemasOf(table, document)).toMatchObject({
      M0: { allOf: [{ properties: { a: {} } }, { oneOf: [{ $ref: "#/components/schemas/M2" }] }] },
      M3: { properties: { b: { $ref: "#/components/schemas/X4" } } },
      X4: {},
    });
  });

  it.each<[what: string, schema: object, type: string | undefined]>([
    ["keywords of strings", { minLength: 1, description: "x" }, "string"],
    ["keywords of numbers", { multipleOf: 2 }, "number"],
    ["a format of strings", { format: "date-time" }, "string"],
    ["a format of numbers", { format: "int32" }, "number"],
    ["keywords of numbers, where a format means strings", { minimum: 2, format: "date" }, undefined],
    ["a format that nobody knows", { format: "money" }, undefined],
    ["keywords of strings and of objects", { minLength: 1, minProperties: 1 }, "object"],
    ["keywords of strings and of arrays", { minLength: 1, minItems: 1 }, undefined],
    ["names that are required alone", { required: ["a"] }, "object"],
    ["keywords of arrays", { uniqueItems: true }, "array"],
    ["keywords of strings in a union", { minLength: 1, anyOf: [{ type: "string" }] }, undefined],
  ])("states the type that a schema without one speaks of: %s", (_what, schema, type) => {
    const document = {
      openapi: "3.1.0",
      components: { schemas: { A: { properties: { a: schema, b: { allOf: [{ type: "integer" }, schema] } } } } },
    };
    const schemas = schemasOf(tableOf("/components/schemas/A"), document);
    expect(nodeAt(schemas, "/M0/properties/a/type")).toBe(type);
    expect(nodeAt(schemas, "/M0/properties/b/allOf/1/type"), "a member").toBeUndefined();
  });

  it("lets only what an open enum lists count where that is extended", () => {
    const extended = { allOf: [{ $ref: "#/components/schemas/A" }], enum: ["b"] };
    const document = {
      openapi: "3.1.0",
      components: {
        schemas: {
          A: { type: "string", enum: ["a", "b"] },
          B: {
            properties: {
              b: extended,
              c: { description: "x", allOf: [{ $ref: "#/components/schemas/A" }] },
              d: { type: ["string", "null"], enum: ["a", null], allOf: [extended] },
            },
          },
        },
      },
    };
    const [a, b] = tableOf("/components/schemas/A", "/components/schemas/B");
    if (a === undefined || b === undefined) throw new Error("two models");
    const c = { ...b, pointer: `${b.pointer}/properties/d` };
    expect(schemasOf([{ ...a, open: true }, b, { ...c, open: true, kinds: ["string"] }], document)).toMatchObject({
      M2: { type: ["string", "null"] },
      M0: { type: "string" },
      M1: {
        properties: {
          b: { allOf: [{ enum: ["b"] }, { type: "string", enum: ["a", "b"] }] },
          c: { allOf: [{ $ref: "#/components/schemas/M0" }] },
        },
      },
    });
  });

  it("keeps the version that decides how schemas are read", () => {
    expect(hoistModels({ openapi: "3.0.1" }, []).document["openapi"]).toBe("3.0.3");
    expect(hoistModels({ openapi: "3.1.1" }, []).document["openapi"]).toBe("3.1.0");
  });

  it.each(["__proto__", "hasOwnProperty", "valueOf"])(
    "leaves out a property called %s, which openapi-typescript cannot take, and says so",
    (name) => {
      const document: unknown = JSON.parse(`{"components":{"schemas":{"A":{"properties":{"${name}":{"type":"string"}}}}}}`);
      expect(JSON.stringify(schemasOf(tableOf("/components/schemas/A"), document))).toBe(
        '{"M0":{"properties":{},"x-incomplete":true,"type":"object"}}',
      );
    },
  );

  it("refuses a reference that leads out of the document", () => {
    const document = { components: { schemas: { A: { $ref: "other.yaml#/B" } } } };
    expect(() => schemasOf(tableOf("/components/schemas/A"), document)).toThrow("other.yaml#/B");
  });
});

describe("pointers", () => {
  const table: readonly (readonly [pointer: string, want: unknown])[] = [
    ["", { "a/b": [{ "~": 1 }] }],
    ["/a~1b/0/~0", 1],
    ["/a~1b/1", undefined],
    ["/toString", undefined],
    ["/a~1b/0/~0/x", undefined],
  ];
  it.each(table)("%o leads to %o", (pointer, want) => {
    expect(nodeAt({ "a/b": [{ "~": 1 }] }, pointer)).toEqual(want);
  });

  it("are read from references, percent-encoded or not", () => {
    expect(pointerOf("#/paths/~1a~1%7Bid%7D")).toBe("/paths/~1a~1{id}");
    expect(pointerOf("#/a/100%")).toBe("/a/100%");
    expect(pointerOf("other.yaml#/a")).toBeUndefined();
    expect(append("/a", "b/c~d")).toBe("/a/b~1c~0d");
  });
});
