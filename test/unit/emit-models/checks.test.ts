import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/model/types.js";
import { bodyOf, moduleOfRoot } from "./lines-kit.js";

const text: JsonObject = { type: "string" };
const number: JsonObject = { type: "number" };

/** Its patterns, and the statements of its check. */
const CHECKS: readonly (readonly [schema: JsonObject, want: readonly string[]])[] = [
  [{ type: "number", minimum: 1 }, ["$.checkMinimum(wire, 1, context, key);"]],
  [{ type: "number", exclusiveMinimum: 1 }, ["$.checkExclusiveMinimum(wire, 1, context, key);"]],
  [{ type: "number", maximum: 1 }, ["$.checkMaximum(wire, 1, context, key);"]],
  [{ type: "number", exclusiveMaximum: 1 }, ["$.checkExclusiveMaximum(wire, 1, context, key);"]],
  [{ type: "number", multipleOf: 0.1 }, ["$.checkMultipleOf(wire, 0.1, context, key);"]],
  [{ type: "integer", format: "int32" }, ["$.checkInt32(wire, context, key);"]],
  [{ type: "integer", format: "int64" }, ["$.checkInt64(wire, context, key);"]],
  [{ type: "string", minLength: 1 }, ["$.checkMinLength(wire, 1, context, key);"]],
  [{ type: "string", maxLength: 2 }, ["$.checkMaxLength(wire, 2, context, key);"]],
  [
    { type: "string", minLength: 1, maxLength: 2 },
    ["$.checkMinLength(wire, 1, context, key);", "$.checkMaxLength(wire, 2, context, key);"],
  ],
  [
    { type: "string", pattern: "^a" },
    ['const pattern1 = /* @__PURE__ */ $.pattern("^a");', "$.checkPattern(wire, pattern1, context, key);"],
  ],
  [
    { type: "string", maxLength: 2, pattern: "^a", format: "uuid" },
    [
      'const pattern1 = /* @__PURE__ */ $.pattern("^a");',
      "if ($.checkMaxLength(wire, 2, context, key)) {",
      "$.checkPattern(wire, pattern1, context, key);",
      '$.checkFormat(wire, "uuid", $.isUuid, context, key);',
      "}",
    ],
  ],
  [
    { type: "string", minLength: 1, pattern: "\\-" },
    [
      'const pattern1 = /* @__PURE__ */ $.pattern("\\\\-", "");',
      "$.checkMinLength(wire, 1, context, key);",
      "$.checkPattern(wire, pattern1, context, key);",
    ],
  ],
  [
    { type: "string", pattern: "(" },
    ['const pattern1 = /* @__PURE__ */ $.pattern("");', "$.checkPattern(wire, pattern1, context, key);"],
  ],
  [{ type: "string", format: "email" }, ['$.checkFormat(wire, "email", $.isEmail, context, key);']],
  [{ type: "string", format: "unheard-of" }, []],
  [{ type: "array", minItems: 1 }, ["$.checkMinItems(wire, 1, context, key);"]],
  [{ type: "array", maxItems: 1 }, ["$.checkMaxItems(wire, 1, context, key);"]],
  [{ type: "array", uniqueItems: true }, ["$.checkUniqueItems(wire, context, key);"]],
  [{ type: "array", uniqueItems: false }, []],
  [{ type: "array", contains: text }, ["$.checkContains(wire, $.decodeString, 1, undefined, context, key);"]],
  [
    { type: "array", contains: text, minContains: 2, maxContains: 3 },
    ["$.checkContains(wire, $.decodeString, 2, 3, context, key);"],
  ],
  [
    { type: "array", contains: { minimum: 3 }, minContains: 0, maxContains: 1 },
    ["$.checkContains(wire, decodeRoot$contains0, 0, 1, context, key);"],
  ],
  [{ type: "object", additionalProperties: text, minProperties: 1 }, ["$.checkMinProperties(wire, 1, context, key);"]],
  [{ type: "object", additionalProperties: text, maxProperties: 1 }, ["$.checkMaxProperties(wire, 1, context, key);"]],
  [
    { type: "object", additionalProperties: text, required: ["a", "b-c"] },
    ['$.checkRequired(wire, ["a", "b-c"], context, key);'],
  ],
  [
    { type: "object", additionalProperties: text, propertyNames: { maxLength: 3 } },
    ["$.checkPropertyNames(wire, decodeRoot$names0, context, key);"],
  ],
  [
    { type: "object", additionalProperties: text, dependentRequired: { a: ["b", "c"] } },
    ['$.checkDependentRequired(wire, "a", ["b", "c"], context, key);'],
  ],
  [
    { type: "object", additionalProperties: text, dependentSchemas: { a: { required: ["b"] } } },
    ['$.checkDependentSchema(wire, "a", decodeRoot$dependent0, context, key);'],
  ],
  [{ type: "string", not: { const: "x" } }, ["$.checkNot(wire, decodeRoot$check1, context, key);"]],
  [
    { type: "string", allOf: [{ not: { const: "a" } }, { not: { const: "b" } }] },
    ["$.checkNot(wire, decodeRoot$check1, context, key);", "$.checkNot(wire, decodeRoot$check2, context, key);"],
  ],
  [
    { type: "string", if: { maxLength: 2 }, then: { pattern: "a" }, else: { pattern: "b" } },
    [
      'const pattern1 = /* @__PURE__ */ $.pattern("a");',
      'const pattern2 = /* @__PURE__ */ $.pattern("b");',
      "$.checkCondition(wire, decodeRoot$check1, decodeRoot$check2, decodeRoot$check3, context, key);",
    ],
  ],
  [
    { type: "string", if: { maxLength: 2 }, then: { pattern: "a" } },
    [
      'const pattern1 = /* @__PURE__ */ $.pattern("a");',
      "$.checkCondition(wire, decodeRoot$check1, decodeRoot$check2, undefined, context, key);",
    ],
  ],
  [
    { type: "string", if: { maxLength: 2 }, else: { pattern: "b" } },
    [
      'const pattern1 = /* @__PURE__ */ $.pattern("b");',
      "$.checkCondition(wire, decodeRoot$check1, undefined, decodeRoot$check2, context, key);",
    ],
  ],
  [
    { type: "string", anyOf: [{ maxLength: 1 }, { minLength: 3 }] },
    ["$.checkAnyOf(wire, [decodeRoot$check1, decodeRoot$check2], context, key);"],
  ],
  [
    { type: "string", oneOf: [{ maxLength: 1 }, { minLength: 3 }] },
    ["$.checkOneOf(wire, [decodeRoot$check1, decodeRoot$check2], context, key);"],
  ],
  [{ type: "object", properties: { a: text }, unevaluatedProperties: false }, []],
  [
    {
      type: "object",
      properties: { a: text },
      anyOf: [{ properties: { b: text }, patternProperties: { "^x": true } }, { required: ["c"] }],
      unevaluatedProperties: text,
    },
    [
      'const pattern1 = /* @__PURE__ */ $.pattern("^x");',
      '$.checkUnevaluatedProperties(wire, { names: ["a"], branches: [[decodeRoot0, { names: ["b"], patterns: [pattern1] }]] }, $.decodeString, context, key);',
    ],
  ],
  [
    {
      type: "object",
      properties: { a: text },
      if: { required: ["a"] },
      then: { properties: { c: text } },
      else: { properties: { d: text } },
      unevaluatedProperties: false,
    },
    [
      "$.checkCondition(wire, decodeRoot$check1, decodeRootThen, decodeRootElse, context, key);",
      '$.checkUnevaluatedProperties(wire, { names: ["a"], branches: [[decodeRoot$unevaluated0$0, { names: ["c"] }, { names: ["d"] }]] }, $.decodeNever, context, key);',
    ],
  ],
  [
    {
      type: "object",
      properties: { a: text },
      dependentSchemas: { a: { properties: { b: text } } },
      unevaluatedProperties: false,
    },
    [
      '$.checkDependentSchema(wire, "a", decodeRootA, context, key);',
      '$.checkUnevaluatedProperties(wire, { names: ["a"], branches: [["a", { names: ["b"] }]] }, $.decodeNever, context, key);',
    ],
  ],
  [
    {
      type: "object",
      properties: { a: text },
      anyOf: [{ additionalProperties: number, required: ["z"] }, {}],
      unevaluatedProperties: false,
    },
    [
      '$.checkUnevaluatedProperties(wire, { names: ["a"], branches: [[decodeRoot$unevaluated0$0, { all: true }]] }, $.decodeNever, context, key);',
    ],
  ],
  [{ type: "array", prefixItems: [text], unevaluatedItems: false }, []],
  [
    { type: "array", contains: text, unevaluatedItems: number },
    [
      "$.checkContains(wire, $.decodeString, 1, undefined, context, key);",
      "$.checkUnevaluatedItems(wire, { contains: [$.decodeString] }, $.decodeNumber, context, key);",
    ],
  ],
  [
    { type: "array", anyOf: [{ prefixItems: [text, number], minItems: 2 }, {}], unevaluatedItems: false },
    ["$.checkUnevaluatedItems(wire, { branches: [[decodeRoot$unevaluated0$0, { prefix: 2 }]] }, $.decodeNever, context, key);"],
  ],
];

describe("the check", () => {
  it.each(CHECKS)("of %j", (schema, want) => {
    const module = moduleOfRoot(schema);
    expect([...(module.match(/^const pattern.*$/gm) ?? []), ...bodyOf(module, "checkRoot")]).toEqual(want);
  });

  it("looks at what encoding has made, before it is given back", () => {
    const module = moduleOfRoot({ type: ["array", "null"], items: text, minItems: 1 });
    expect(bodyOf(module, "decodeRoot")[0]).toBe("if (context.constraints) checkRoot(input, context, key);");
    expect(bodyOf(module, "encodeRoot")).toEqual([
      "const wire = value === null ? null : $.encodeStrings(value, context, key);",
      "if (context.constraints) checkRoot(wire, context, key);",
      "return wire;",
    ]);
  });

  it("stands in the function of the object where it is simple: what is absent or null passes it", () => {
    const properties = {
      a_a: { type: ["string", "null"], maxLength: 5, pattern: "^a" },
      b: { type: "array", items: text, minItems: 1 },
    };
    const module = moduleOfRoot({ type: "object", required: ["b"], properties });
    const block = (names: readonly [string, string], subjects: readonly [string, string]): readonly string[] => [
      "if (context.constraints) {",
      `if ($.checkMaxLength(${subjects[0]}, 5, context, "${names[0]}")) {`,
      `$.checkPattern(${subjects[0]}, pattern1, context, "${names[0]}");`,
      "}",
      `$.checkMinItems(${subjects[1]}, 1, context, "${names[1]}");`,
      "}",
    ];
    const decode = bodyOf(module, "decodeRoot");
    expect(decode.slice(decode.indexOf("if (context.constraints) {")).slice(0, 6)).toEqual(
      block(["a_a", "b"], ['input["a_a"]', 'input["b"]']),
    );
    const encode = bodyOf(module, "encodeRoot");
    expect(encode.slice(encode.indexOf("if (context.constraints) {")).slice(0, 6)).toEqual(
      block(["aA", "b"], ["wire.a_a", "wire.b"]),
    );
  });

  it.each<[what: string, name: string, schema: JsonObject]>([
    ["that asks another decoder", "a", { type: "array", items: text, contains: { const: "x" } }],
    ["beside no type", "a", { minimum: 1 }],
    ["of an object", "a", { type: "object", properties: { b: text }, minProperties: 1 }],
    ["of a name that objects inherit", "constructor", { type: "string", minLength: 1 }],
  ])("%s has a function of its own", (_what, name, schema) => {
    const module = moduleOfRoot({ type: "object", properties: { [name]: schema } });
    expect(bodyOf(module, "decodeRoot").join(" ")).not.toContain("context.constraints");
    expect(module).toMatch(/^ {2}if \(context\.constraints\) checkRoot\w*/m);
  });

  it.each<[JsonObject, string, string]>([
    [{ type: "object" }, "encodeRoot$shape(value, context, key)", "if (!$.enterValue(value, context, key)) return $.nothing;"],
    [{}, "encodeRoot$shape(value, context, key)", "if (!$.isObject(value)) return $.passOther(value, context, key);"],
  ])("of %j beside properties has a function for what encoding makes", (schema, call, first) => {
    const module = moduleOfRoot({ ...schema, properties: { a: text }, minProperties: 1 });
    expect(bodyOf(module, "encodeRoot")[0]).toBe(`const wire = ${call};`);
    expect(bodyOf(module, "encodeRoot$shape")[0]).toBe(first);
  });

  it.each<[JsonObject, string]>([
    [{ maxLength: 3 }, '(typeof input === "string")'],
    [{ minimum: 3 }, '(typeof input === "number")'],
    [{ minItems: 3 }, "$.isArray(input)"],
    [{ minProperties: 3 }, "$.isObject(input)"],
  ])("of %j lets other kinds of values pass", (schema, test) => {
    const wire = test.replace("input", "value");
    const module = moduleOfRoot(schema);
    expect(bodyOf(module, "decodeRoot")).toContain(`if (!${test}) return $.passOther(input, context, key);`);
    expect(bodyOf(module, "encodeRoot$shape")).toContain(`if (!${wire}) return $.passOther(value, context, key);`);
  });
});
