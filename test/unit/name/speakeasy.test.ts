import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { planNames } from "../../../generator/name/plan.js";
import { spellLeadingNumber } from "../../../generator/name/spell-number.js";
import { speakeasyStrategy } from "../../../generator/name/strategies/speakeasy-2023.js";
import { stableStrategy } from "../../../generator/name/strategies/stable.js";
import { buildDocument } from "../model/model-kit.js";
import { documentOf, operations, schemas as randomSchemas } from "./random-documents.js";

const object = (properties: JsonObject, title?: string): JsonObject => ({
  type: "object",
  properties,
  ...(title === undefined ? {} : { title }),
});
const leaf = object({ x: { type: "string" } });
const json = (schema: JsonValue): JsonObject => ({ description: "", content: { "application/json": { schema } } });

function operation(operationId: string, group: string, response: JsonValue, request?: JsonValue, status = "200"): JsonObject {
  const body = request === undefined ? {} : { requestBody: json(request) };
  return { post: { operationId, "x-speakeasy-group": group, responses: { [status]: json(response) }, ...body } };
}

/** Names by the end of the pointer, folder included. */
function namesOf(paths: JsonObject, schemas: JsonObject = {}): readonly string[] {
  const { graph } = buildDocument({ openapi: "3.1.0", info: { title: "t", version: "1" }, components: { schemas }, paths });
  const plan = planNames(graph, { strategy: speakeasyStrategy, fixed: new Map() }, createDiagnostics());
  return [...graph.models.keys()].map((id) => `${plan.model(id).folder}.${plan.model(id).identifier}`);
}

describe("names as Speakeasy gives them", () => {
  test("are the property alone while that is free, then more of what is around", () => {
    const paths = {
      "/a": operation("first", "shop.carts", object({ retry: leaf })),
      "/b": operation("second", "shop.carts", object({ retry: leaf, inner: object({ retry: leaf }) })),
    };
    expect(namesOf(paths)).toEqual([
      "operations.FirstResponseBody",
      "operations.Retry",
      "operations.SecondResponseBody",
      "operations.SecondRetry",
      "operations.Inner",
      "operations.SecondShopCartsRetry",
    ]);
  });

  test("go to all requests before any response", () => {
    const paths = {
      "/a": operation("first", "g", object({ retry: leaf })),
      "/b": operation("second", "g", leaf, object({ retry: leaf })),
    };
    expect(namesOf(paths)).toEqual(expect.arrayContaining(["operations.FirstRetry", "operations.Retry"]));
  });

  test("spell numbers of alternatives at the start only, and prefer titles", () => {
    const union = { oneOf: [leaf, object({ y: { type: "string" } }, "Second kind"), leaf] };
    const again = { oneOf: [leaf, leaf] };
    expect(namesOf({ "/a": operation("run", "g", object({ balance: union, other: again })) })).toEqual([
      "operations.RunResponseBody",
      "operations.Balance",
      "operations.One",
      "operations.SecondKind",
      "operations.Three",
      "operations.Other",
      "operations.Other1",
      "operations.Two",
    ]);
  });

  test("keep bodies of failures in a folder of their own, where they are free again", () => {
    const paths = {
      "/a": {
        post: { operationId: "run", responses: { 200: json(leaf), 404: json(object({ error: leaf })) } },
      },
    };
    expect(namesOf(paths)).toEqual(["operations.RunResponseBody", "errors.RunResponseBody", "errors.ErrorT"]);
  });

  test("give the items of a list the name of the body", () => {
    expect(namesOf({ "/a": operation("list", "g", { type: "array", items: leaf }) })).toEqual([
      "operations.ListResponseBodyList",
      "operations.ResponseBody",
    ]);
  });

  const parameter = (name: string, schema: JsonValue): JsonObject => ({ name, in: "query", schema });
  const get = (more: JsonObject): JsonObject => ({ get: { operationId: "run", responses: { 200: json(leaf) }, ...more } });
  const fill = (values: JsonValue, own: JsonObject = {}): JsonObject => ({ ...object(own), additionalProperties: values });

  test.each<[string, JsonObject, readonly string[]]>([
    [
      "values of declared extras",
      get({ requestBody: json(fill(leaf, { a: leaf })) }),
      ["RunRequestBody", "A", "AdditionalProperties", "RunResponseBody"],
    ],
    [
      "values of a map as the map",
      get({ requestBody: json(fill(leaf)) }),
      ["RunRequestBodyMap", "RequestBody", "RunResponseBody"],
    ],
    [
      "parameters by where they stand",
      get({ parameters: [parameter("filter by", leaf)] }),
      ["QueryParamFilterBy", "RunResponseBody"],
    ],
    [
      "headers by their names",
      get({ responses: { 204: { description: "", headers: { "X-Rate": { schema: leaf } } } } }),
      ["XRate"],
    ],
    [
      "bodies of one response by status and media type",
      get({
        responses: {
          200: { description: "", content: { "application/json": { schema: leaf }, "text/x": { schema: leaf } } },
          201: json(leaf),
        },
      }),
      ["RunResponseBody", "RunResponseResponseBody", "RunResponse201ResponseBody"],
    ],
    [
      "a property that is called like its holder first, in responses",
      get({ responses: { 200: json(object({ a: object({ a: leaf }) })) } }),
      ["RunResponseBody", "RunA", "A"],
    ],
    [
      "it second in requests",
      get({ requestBody: json(object({ a: object({ a: leaf }) })) }),
      ["RunRequestBody", "A", "RunA", "RunResponseBody"],
    ],
    [
      "what is deeper second where its holder is called otherwise",
      get({ responses: { 200: json(object({ a: object({ b: object({ a: leaf }) }) })) } }),
      ["RunResponseBody", "A", "B", "RunA"],
    ],
    [
      "a body like its property",
      get({ requestBody: json(object({ requestBody: leaf })) }),
      ["RunRequestBody", "RequestBody", "RunResponseBody"],
    ],
    [
      "items of tuples",
      get({ requestBody: json(object({ a: { prefixItems: [leaf, leaf], items: leaf } })) }),
      ["RunRequestBody", "A", "RunA", "RunRequestA", "RunResponseBody"],
    ],
    ["names that are empty", get({ requestBody: json(object({ "": leaf })) }), ["RunRequestBody", "Empty", "RunResponseBody"]],
    [
      "properties that repeat by what is around them",
      get({
        requestBody: json(
          object({ a: object({ x: leaf }), b: object({ x: leaf }), c: object({ x: leaf, y: object({ x: leaf }) }) }),
        ),
      }),
      ["RunRequestBody", "A", "X", "B", "RunX", "C", "RunRequestX", "Y", "RunRequestRequestBodyX", "RunResponseBody"],
    ],
  ])("call %s", (_what, operation, want) => {
    expect(namesOf({ "/a": operation })).toEqual(want.map((name) => `operations.${name}`));
  });
  test("go to headers with the responses that they stand in", () => {
    const header = { get: { operationId: "one", responses: { 200: { description: "", headers: { x: { schema: leaf } } } } } };
    expect(namesOf({ "/a": header, "/b": operation("two", "g", object({ x: leaf })) })).toEqual([
      "operations.X",
      "operations.TwoResponseBody",
      "operations.TwoX",
    ]);
  });

  test("inside of components are the property, then with the component, then with the way to it", () => {
    const schemas = { A: object({ b: object({ x: leaf }), c: object({ x: leaf }), d: object({ x: leaf }) }) };
    const names = ["A", "B", "X", "C", "AX", "D", "ADX"];
    expect(namesOf({}, schemas)).toEqual(names.map((name) => `components.${name}`));
  });

  test("are given once to what contains itself, and by the component alone to what others refer to", () => {
    const A = object({
      a: { $ref: "#/components/schemas/A" },
      b: object({ c: { $ref: "#/components/schemas/A/properties/b" } }),
    });
    const paths = {
      "/a": operation("run", "g", { $ref: "#/components/schemas/A" }, object({ own: { $ref: "#/components/schemas/A" } })),
    };
    expect(namesOf(paths, { A })).toEqual(["components.A", "components.B", "operations.RunRequestBody"]);
  });

  test("spell an abbreviation out before a number, and keep it before a word", () => {
    const kinds = ["application/json", "text/json", "text/x-json", "text/y-json"];
    const content = Object.fromEntries(kinds.map((kind) => [kind, { schema: { oneOf: [leaf, leaf] } }]));
    const responses = { 200: { description: "", content }, 201: { description: "", content } };
    const names = namesOf({ "/a": { post: { operationId: "run", responses } } });
    expect(names.slice(-3)).toEqual([
      "operations.RunResponse201TextYJSONResponseBody",
      "operations.RunResponseBodyResponse201TextYJson1",
      "operations.RunResponseBodyResponse201TextYJson2",
    ]);
  });

  test("may depend on other operations, which is no news", () => {
    const paths = {
      "/a": operation("first", "g", object({ retry: leaf })),
      "/b": operation("second", "g", object({ retry: leaf })),
    };
    const { graph } = buildDocument({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths });
    const diagnostics = createDiagnostics();
    planNames(graph, { strategy: speakeasyStrategy, fixed: new Map() }, diagnostics);
    expect(diagnostics.all()).toEqual([]);
  });

  test("never touch the name of a component", () => {
    const schemas = { Pet: object({ tag: leaf }), Tag: object({ tag: leaf }) };
    expect(namesOf({}, schemas)).toEqual(["components.Pet", "components.PetTag", "components.Tag", "components.TagTag"]);
  });
});

test.each([speakeasyStrategy, stableStrategy])("$name wishes a name for each model, and for none twice", (strategy) => {
  fc.assert(
    fc.property(operations, randomSchemas, (bodies, components) => {
      const { graph } = buildDocument(documentOf(bodies, components));
      expect(
        strategy
          .wishes(graph)
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...graph.models.keys()].sort());
    }),
    { numRuns: 30, seed: 8 },
  );
});

test.each([
  ["2ImageUrl", "TwoImageUrl"],
  ["24", "TwentyFour"],
  ["1024x", "OneThousandAndTwentyFourx"],
  ["300s", "ThreeHundreds"],
  ["110", "OneHundredAndTen"],
  ["20", "Twenty"],
  ["21", "TwentyOne"],
  [
    "999999999999x",
    "NineHundredAndNinetyNineBillionNineHundredAndNinetyNineMillionNineHundredAndNinetyNineThousandNineHundredAndNinetyNinex",
  ],
  ["0", "Zero"],
  ["1000000", "OneMillion"],
  ["a1", "a1"],
  ["1234567890123", "OneTwoThreeFourFiveSixSevenEightNineZeroOneTwoThree"],
])("the number that %s begins with is spelled: %s", (given, want) => {
  expect(spellLeadingNumber(given)).toBe(want);
});
