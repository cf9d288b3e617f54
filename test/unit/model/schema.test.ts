import { describe, expect, test } from "vitest";
import { KEYWORDS } from "../../../generator/model/keywords.js";
import { isNothing, readSchema, type Schema, type SchemaProblem, subschemaMap } from "../../../generator/model/schema.js";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { buildSchemas, sourceOf } from "./model-kit.js";

interface Read {
  readonly schema: Schema;
  readonly problems: readonly SchemaProblem[];
}

function read(value: JsonValue, dialect: "3.0" | "3.1" = "3.1"): Read {
  const problems: SchemaProblem[] = [];
  const schema = readSchema({ document: sourceOf(value), pointer: "", value }, dialect, (problem) => problems.push(problem));
  return { schema, problems };
}

const schemaMap = { right: [{}, { a: {}, b: true }], wrong: [[], { a: {}, b: 1 }, "a"] };
const schema = { right: [{}, { type: "string" }, true, false], wrong: ["string", [], null, 0] };
const list = { right: [[{}], [true, {}]], wrong: [[], {}, [{}, 1], true] };
const number = { right: [0, -1.5, 1e300], wrong: ["1", true, null, Infinity] };
const count = { right: [0, 7], wrong: [-1, 1.5, "1", null] };
const flag = { right: [true, false], wrong: ["true", 0, null] };
const text = { right: ["", "a"], wrong: [1, null, ["a"]] };

const VALUES: Readonly<Record<string, { readonly right: readonly JsonValue[]; readonly wrong: readonly JsonValue[] }>> = {
  $ref: text,
  allOf: list,
  anyOf: list,
  oneOf: list,
  not: schema,
  if: schema,
  then: schema,
  else: schema,
  properties: schemaMap,
  patternProperties: schemaMap,
  additionalProperties: schema,
  propertyNames: schema,
  dependentSchemas: schemaMap,
  dependentRequired: { right: [{}, { a: [], b: ["c"] }], wrong: [[], { a: "b" }, { a: ["b", 1] }] },
  minProperties: count,
  maxProperties: count,
  items: schema,
  prefixItems: list,
  contains: schema,
  minContains: count,
  maxContains: count,
  minItems: count,
  maxItems: count,
  uniqueItems: flag,
  minLength: count,
  maxLength: count,
  pattern: text,
  format: text,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: { right: [0.1, 7], wrong: [0, -1, "1", Infinity] },
  unevaluatedProperties: schema,
  unevaluatedItems: schema,
  contentEncoding: text,
  contentMediaType: text,
  title: text,
  description: text,
  deprecated: flag,
  readOnly: flag,
  writeOnly: flag,
  discriminator: { right: [{ propertyName: "a" }], wrong: ["a", [], true] },
};

describe("the value of a keyword", () => {
  test("has a table here for each", () => {
    expect([...KEYWORDS.keys()].sort()).toEqual(Object.keys(VALUES).sort());
  });

  test.each(Object.entries(VALUES))("%s is kept where it is right", (keyword, { right }) => {
    for (const value of right) {
      const { schema, problems } = read({ oneOf: [{}], [keyword]: value });
      expect(problems).toEqual([]);
      expect(schema.keywords).toHaveProperty(keyword, value);
    }
  });

  test.each(Object.entries(VALUES))("%s is told and left out where it is wrong", (keyword, { wrong }) => {
    for (const value of wrong) {
      const { schema, problems } = read({ "x-a": 1, [keyword]: value });
      expect(problems).toContainEqual({
        kind: "keyword",
        keyword,
        expected: expect.stringMatching(/^(an? |true or)/),
        found: value,
      });
      expect(schema.keywords).toEqual({ "x-a": 1 });
    }
  });

  test.each<[keyword: string, right: readonly JsonValue[], wrong: readonly JsonValue[]]>([
    ["type", ["string", "integer", ["null", "object"]], ["int", [], ["string", "int"], 1, null, {}]],
    ["required", [[], ["a"]], [true, "a", ["a", 1], {}]],
    ["enum", [[], [1, null, {}]], ["a", {}, null]],
  ])("%s has a message of its own", (keyword, right, wrong) => {
    for (const value of right) expect(read({ [keyword]: value }).problems).toEqual([]);
    for (const found of wrong) {
      expect(read({ [keyword]: found })).toMatchObject({ problems: [{ kind: keyword, found }], schema: { keywords: {} } });
    }
  });
});

test.each([
  "const",
  "default",
  "example",
  "examples",
  "$schema",
  "$id",
  "$anchor",
  "$comment",
  "$defs",
  "$vocabulary",
  "definitions",
  "id",
  "xml",
  "externalDocs",
  "contentSchema",
  "nullable",
  "x-anything",
])("%s is known to say nothing of values, or to be read elsewhere", (keyword) => {
  expect(read({ [keyword]: false }).problems).toEqual([]);
});

test("a keyword that nobody knows is told and kept", () => {
  expect(read({ minLenght: 1, X: 2 })).toMatchObject({
    problems: [
      { kind: "unsupported", keyword: "minLenght" },
      { kind: "unsupported", keyword: "X" },
    ],
    schema: { keywords: { minLenght: 1 } },
  });
});

describe("a schema", () => {
  test.each<[value: JsonValue, want: Partial<Schema>, problems: readonly SchemaProblem[]]>([
    [true, { keywords: {}, never: false, orNull: false }, []],
    [false, { keywords: {}, never: true, orNull: false }, []],
    [{}, { keywords: {}, never: false, orNull: false }, []],
    [{ not: {} }, { never: true }, []],
    [{ not: true }, { never: true }, []],
    [{ not: false }, { never: false }, []],
    [{ not: { type: "string" } }, { never: false }, []],
    ["a", { keywords: {}, never: false, orNull: false }, [{ kind: "not-a-schema", found: "a" }]],
    [[], { keywords: {}, never: false, orNull: false }, [{ kind: "not-a-schema", found: [] }]],
    [null, { keywords: {}, never: false, orNull: false }, [{ kind: "not-a-schema", found: null }]],
  ])("%j", (value, want, problems) => {
    const found = read(value);
    expect(found.schema).toMatchObject(want);
    expect(found.problems).toEqual(problems);
  });

  test.each<[value: JsonValue, want: boolean]>([
    [false, true],
    [true, false],
    [null, false],
    [{}, false],
    [{ not: true }, true],
    [{ not: [] }, false],
  ])("%j allows nothing: %s", (value, want) => {
    expect(isNothing(value)).toBe(want);
  });

  test("has its members at places of their own, whatever they are called", () => {
    const members = subschemaMap(read({ properties: { "a/b~c": true, "": {} } }).schema, "properties");
    expect(members.map(([name, { pointer, value }]) => [name, pointer, value])).toEqual([
      ["a/b~c", "/properties/a~1b~0c", true],
      ["", "/properties/", {}],
    ]);
  });
});

describe("a schema of 3.0", () => {
  test.each<[what: string, value: JsonObject, keywords: JsonObject, orNull: boolean]>([
    ["has exclusive bounds as numbers", { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }, false],
    [
      "of both kinds",
      { maximum: 2, exclusiveMaximum: true, minimum: 1, exclusiveMinimum: false },
      { exclusiveMaximum: 2, minimum: 1 },
      false,
    ],
    ["has none where there is no bound", { exclusiveMinimum: true, exclusiveMaximum: false }, {}, false],
    ["keeps those that are numbers already", { exclusiveMinimum: 1, minimum: 0 }, { exclusiveMinimum: 1, minimum: 0 }, false],
    [
      "beside a flag",
      { exclusiveMinimum: 1, exclusiveMaximum: true, maximum: 3 },
      { exclusiveMinimum: 1, exclusiveMaximum: 3 },
      false,
    ],
    ["is its reference alone", { $ref: "#/a", minLength: 1, nullable: true }, { $ref: "#/a" }, false],
    ["may be null", { type: "string", nullable: true }, { type: "string", nullable: true }, true],
    ["may not", { type: "string", nullable: false }, { type: "string", nullable: false }, false],
  ])("%s", (_, value, keywords, orNull) => {
    expect(read(value, "3.0").schema).toMatchObject({ orNull, keywords });
    expect(read(value, "3.0").schema.keywords).toEqual(keywords);
  });

  test("leaves the document as it is", () => {
    const value = { minimum: 1, exclusiveMinimum: true };
    read(value, "3.0");
    expect(value).toEqual({ minimum: 1, exclusiveMinimum: true });
  });
});

describe("what stands where it has no meaning", () => {
  const kinds = (value: JsonObject, dialect: "3.0" | "3.1"): readonly string[] =>
    read(value, dialect).problems.map((problem) => `${problem.kind} ${"keyword" in problem ? problem.keyword : ""}`);
  const $ref = "#/a";
  const told = { discriminator: { propertyName: "kind" } };
  test.each<[what: string, dialect: "3.0" | "3.1", value: JsonObject, want: readonly string[]]>([
    ["a discriminator alone", "3.1", told, ["hint discriminator"]],
    ["a discriminator beside oneOf", "3.1", { ...told, oneOf: [{}] }, []],
    ["a discriminator beside anyOf", "3.1", { ...told, anyOf: [{}] }, []],
    ["a discriminator beside allOf", "3.1", { ...told, allOf: [{}] }, []],
    ["a discriminator beside a reference", "3.1", { ...told, $ref }, []],
    ["a discriminator that is told from another place", "3.1", { discriminator: { "x-modelmint-base": "#/b" } }, []],
    [
      "every keyword beside a reference of 3.0",
      "3.0",
      { $ref, minLength: 1, required: ["a"], enum: [1], type: "string" },
      ["ignored minLength", "ignored required", "ignored enum"],
    ],
    ["no text or note beside it", "3.0", { $ref, title: "a", default: 1, deprecated: true, "x-a": 1 }, []],
    ["null beside it", "3.0", { $ref, nullable: true }, ["ignored nullable"]],
    ["no null beside it that is not allowed", "3.0", { $ref, nullable: false }, []],
    ["a flag that is none", "3.0", { nullable: 1 }, ["keyword nullable"]],
    ["null in 3.1", "3.1", { nullable: true, enum: ["a"] }, ["ignored nullable"]],
    ["null in 3.1 that is listed", "3.1", { nullable: true, enum: ["a", null] }, []],
    ["null in 3.1 that is one of several", "3.1", { nullable: true, anyOf: [{}, { type: "null" }] }, []],
    ["null in 3.1 that none of several is", "3.1", { nullable: true, anyOf: [{ type: "string" }, true] }, ["ignored nullable"]],
    ["null in 3.1 that is no flag", "3.1", { nullable: "true" }, []],
    [
      "texts beside a list of other length",
      "3.1",
      { enum: [1, 2], "x-enumNames": ["a"], "x-enumDescriptions": ["a", "b", "c"] },
      ["ignored x-enumNames", "ignored x-enumDescriptions"],
    ],
    ["texts beside no list", "3.1", { enum: "a", "x-enumNames": 1 }, ["enum "]],
  ])("%s", (_, dialect, value, want) => {
    expect(kinds(value, dialect)).toEqual(want);
  });

  test.each<[value: JsonObject, reason: string]>([
    [{ enum: [1, 2], "x-enum-names": ["a"] }, "it has 1 texts for 2 values"],
    [{ enum: [1], "x-enum-names": "a" }, "it is neither a list nor an object"],
    [{ nullable: true, type: ["string"] }, "it is a keyword of OpenAPI 3.0 alone"],
    [{ discriminator: {} }, "the schema has no alternatives; what schemas that extend it add are unknown properties here"],
    [{ $schema: "urn:mine" }, "schemas are read as JSON Schema 2020-12 whatever they call themselves"],
  ])("%j is passed over, for %s", (value, reason) => {
    expect(read(value).problems).toMatchObject([{ reason }]);
  });
});

describe("what is found is told where it stands, in words", () => {
  const tell = (schema: JsonValue, version = "3.1.0"): readonly string[] =>
    buildSchemas({ Root: schema }, {}, version).diagnostics.map(
      ({ code, message, location }) => `${code} ${location?.pointer?.replace("/components/schemas/Root", "")}: ${message}`,
    );
  test.each<[schema: JsonValue, want: readonly (string | RegExp)[]]>([
    [7, [/^MM2011 : .*\b7\b/]],
    [{ type: "int" }, [/^MM2007 \/type: .*"int"/]],
    [{ type: "object", required: "a" }, [/^MM2008 \/required: .*"a"/]],
    [{ enum: {} }, [/^MM2009 \/enum: .*\{\}/]],
    [{ type: "string", minLength: -1 }, [/^MM2010 \/minLength: .*minLength.*a whole number, zero or more.*-1/]],
    [{ type: "string", minLenght: 1 }, [/^MM2013 \/minLenght: .*minLenght/]],
    [{ type: "string", pattern: "(" }, [/^MM2019 \/pattern: .*"\("/]],
    [{ type: "string", pattern: "(a+)+$" }, [/^MM2020 \/pattern: .*\(a\+\)\+\$/]],
    [{ type: "object", patternProperties: { "(": {}, "(a+)+$": {} } }, [/^MM2019 : .*"\("/, /^MM2020 : .*\(a\+\)\+\$/]],
    [{ type: "number", minimum: 2, maximum: 1 }, [/^MM2038 \/minimum: .*minimum.*2.*maximum.*1/]],
    [
      { type: "array", contains: {}, minContains: 2, maxContains: 1 },
      [/^MM2038 \/minContains: .*minContains.*2.*maxContains.*1/],
    ],
    [{ allOf: [{ type: "string" }, { type: "number" }] }, [/^MM2014 : .*the types that the schema states exclude each other/]],
    [{ type: "string", const: 1 }, [/^MM2014 : .*no value of `const` has the type that the schema states/]],
    [{ type: "string", enum: [1] }, [/^MM2014 : .*no value of `enum` has the type that the schema states/]],
    [{ properties: {} }, [/^MM2016 : .*object/]],
    [{ items: {} }, [/^MM2016 : .*array/]],
    [{ minLength: 1 }, [/^MM2016 : .*string/]],
    [{ minimum: 1 }, [/^MM2016 : .*number/]],
    [{ not: { type: "string" } }, [/^MM2021 : /]],
    [{ anyOf: [{ $ref: "#/components/schemas/Root" }, { type: "string" }] }, [/^MM2035 : /]],
    [{ $ref: "#/components/schemas/Root" }, [/^MM2006 : .*\/components\/schemas\/Root/]],
  ])("%j", (schema, want) => {
    const told = tell(schema);
    expect(told).toHaveLength(want.length);
    want.forEach((pattern, index) => {
      expect(told[index]).toMatch(pattern);
    });
  });

  test("a keyword that is nearly one that there is is told with that one", () => {
    const { diagnostics } = buildSchemas({ Root: { type: "string", minLenght: 1 } });
    expect(diagnostics.map(({ help }) => help)).toEqual([expect.stringContaining("minLength")]);
  });
});
