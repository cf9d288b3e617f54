import { describe, expect, test } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { readFixedNames } from "../../../generator/name/fixed-names.js";
import { planNames } from "../../../generator/name/plan.js";
import { stableStrategy } from "../../../generator/name/strategies/stable.js";
import { buildDocument } from "../model/model-kit.js";

function document(paths: JsonObject, schemas: JsonObject = {}): JsonObject {
  return { openapi: "3.1.0", info: { title: "t", version: "1" }, components: { schemas }, paths };
}

const object = (properties: JsonObject): JsonObject => ({ type: "object", properties });
const leaf = object({ x: { type: "string" } });
const json = (schema: JsonValue): JsonObject => ({ content: { "application/json": { schema } } });
const post = (operationId: string, response: JsonValue, request?: JsonValue): JsonObject => ({
  post: { operationId, responses: { 200: json(response) }, ...(request === undefined ? {} : { requestBody: json(request) }) },
});

function plan(input: JsonObject, fixed: Record<string, string> = {}) {
  const diagnostics = createDiagnostics();
  const { graph } = buildDocument(input);
  const names = planNames(graph, { strategy: stableStrategy, fixed: readFixedNames(fixed, graph, diagnostics) }, diagnostics);
  const identifiers = Object.fromEntries([...graph.models.keys()].map((id) => [id, names.model(id).identifier]));
  return { graph, names, identifiers, diagnostics: diagnostics.all() };
}

describe("stable names", () => {
  test("are the operation and the property, as short as that can be", () => {
    const usage = object({ input_tokens_details: leaf });
    expect(Object.values(plan(document({ "/a": post("createImageEdit", object({ usage })) })).identifiers)).toEqual([
      "CreateImageEditResponseBody",
      "CreateImageEditUsage",
      "CreateImageEditInputTokensDetails",
    ]);
  });

  test("are those of the components that are called so, whatever else would come to the same", () => {
    const { identifiers } = plan(document({}, { pet: leaf, Pet: leaf, "Foo.Bar": leaf, Foo_Bar: leaf, FooBar: leaf }));
    const at = (name: string): string | undefined => identifiers[`/components/schemas/${name}`];
    expect(["Pet", "pet", "FooBar", "Foo.Bar", "Foo_Bar"].map(at)).toEqual(["Pet", "Pet2", "FooBar", "FooBar2", "FooBar3"]);
  });

  test("say more of the path where two would be equal: the shallower one stays short", () => {
    const response = object({ retry: leaf, inner: object({ retry: leaf }) });
    expect(Object.values(plan(document({ "/a": post("run", response) })).identifiers)).toEqual([
      "RunResponseBody",
      "RunRetry",
      "RunInner",
      "RunInnerRetry",
    ]);
  });

  test("begin with the operation also where its path has a fragment", () => {
    const paths = { "/files/{id}#copy": post("put_files_id#copy", object({ link: leaf })), "/files/{id}#move": post("", leaf) };
    expect(Object.values(plan(document(paths)).identifiers)).toEqual([
      "PutFilesIdCopyResponseBody",
      "PutFilesIdCopyLink",
      "PostFilesIdMoveResponseBody",
    ]);
  });

  test("do not depend on other operations or on the order of the document", () => {
    const one = { "/a": post("alpha", object({ item: leaf })) };
    const two = { "/b": post("beta", object({ item: leaf })) };
    const alone = plan(document(one)).identifiers;
    expect(plan(document({ ...two, ...one })).identifiers).toMatchObject(alone);
  });

  test("go to what users see before what only restricts it", () => {
    const Foo = { ...object({ if: leaf }), if: leaf, then: object({ y: { type: "string" } }) };
    expect(plan(document({}, { Foo })).identifiers).toEqual({
      "/components/schemas/Foo": "Foo",
      "/components/schemas/Foo/if": "FooIf2",
      "/components/schemas/Foo/properties/if": "FooIf",
      "/components/schemas/Foo/then": "FooThen",
    });
  });

  const answers = (responses: JsonObject): JsonObject => ({ get: { operationId: "run", responses } });
  const media = (types: readonly string[]): JsonObject => ({
    content: Object.fromEntries(types.map((type) => [type, { schema: leaf }])),
  });
  test.each<[string, JsonObject, readonly string[]]>([
    ["the one success, whatever its status", answers({ 201: json(leaf) }), ["RunResponseBody"]],
    ["any success", answers({ "2XX": json(leaf) }), ["RunResponseBody"]],
    ["another kind of success", answers({ 200: json(leaf), 299: json(leaf) }), ["RunResponseBody", "RunStatus299ResponseBody"]],
    [
      "failures that have names",
      answers({ 404: json(leaf), 422: json(leaf) }),
      ["RunNotFoundResponseBody", "RunUnprocessableContentResponseBody"],
    ],
    [
      "failures that have none",
      answers({ 418: json(leaf), "4XX": json(leaf), default: json(leaf) }),
      ["RunStatus418ResponseBody", "RunClientErrorResponseBody", "RunDefaultResponseBody"],
    ],
    [
      "media types beside JSON",
      answers({ 200: media(["application/json", "application/xml"]) }),
      ["RunResponseBody", "RunResponseBodyApplicationXml"],
    ],
    ["the only media type like JSON", answers({ 200: media(["application/xml"]) }), ["RunResponseBody"]],
    ["headers", answers({ 200: { description: "", headers: { "X-Rate": { schema: leaf } } } }), ["RunXRateHeader"]],
    [
      "items, values and places of tuples by their holder",
      answers({
        200: json(
          object({ a: { type: "array", items: leaf }, b: { additionalProperties: leaf }, c: { prefixItems: [leaf, leaf] } }),
        ),
      }),
      ["RunResponseBody", "RunA", "RunB", "RunC1", "RunC2"],
    ],
  ])("tell of %s, in the folder of operations", (_what, operation, want) => {
    const { graph, names } = plan(document({ "/a": operation }));
    expect([...graph.models.keys()].map((id) => `${names.model(id).folder}.${names.model(id).identifier}`)).toEqual(
      want.map((name) => `operations.${name}`),
    );
  });

  test("go to the longer scope where two scopes come out equal", () => {
    const paths = {
      "/a": post("createImage", object({ edit_usage: leaf })),
      "/b": post("createImageEdit", object({ usage: leaf })),
    };
    const { identifiers, diagnostics } = plan(document(paths));
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        "MM3004",
        "The name CreateImageEditUsage belongs to /paths/~1b/post/responses/200/content/application~1json/schema/properties/usage; this model is called CreateImageResponseBodyEditUsage.",
      ],
    ]);
    expect(identifiers["/paths/~1b/post/responses/200/content/application~1json/schema/properties/usage"]).toBe(
      "CreateImageEditUsage",
    );
    expect(identifiers["/paths/~1a/post/responses/200/content/application~1json/schema/properties/edit_usage"]).toBe(
      "CreateImageResponseBodyEditUsage",
    );
  });

  test("keep components apart that differ in punctuation or case only, whatever their order", () => {
    const forward = plan(document({}, { foo_bar: leaf, FooBar: leaf, Foobar: leaf })).identifiers;
    const backward = plan(document({}, { Foobar: leaf, FooBar: leaf, foo_bar: leaf })).identifiers;
    expect(forward).toEqual(backward);
    expect(new Set(Object.values(forward).map((name) => name.toLowerCase())).size).toBe(3);
  });

  test("avoid words and globals that the output needs", () => {
    expect(
      Object.values(plan(document({}, { Date: leaf, Record: leaf, object: leaf, "3d": leaf, "": leaf })).identifiers),
    ).toEqual(["DateModel", "RecordModel", "ObjectModel", "_3d", "Empty"]);
  });

  test("arrays of components are called so", () => {
    const components = {
      "pet[]": { type: "array", items: { $ref: "#/components/schemas/pet" } },
      pet: leaf,
      "Page<pet[]>": leaf,
    };
    expect(Object.values(plan(document({}, components)).identifiers).sort()).toEqual(["PagePetArray", "Pet", "PetArray"]);
  });

  test("variants have their title or their number", () => {
    const union = { oneOf: [{ ...leaf, title: "First kind" }, object({ y: { type: "string" } })] };
    expect(Object.values(plan(document({}, { U: union })).identifiers)).toEqual(["U", "UFirstKind", "U2"]);
  });

  test("the only variant beside null is called as what holds it, where that is free", () => {
    const orNull = { anyOf: [leaf, { type: "null" }] };
    const components = { U: object({ size: orNull }), V: orNull };
    expect(Object.values(plan(document({}, components)).identifiers)).toEqual(["U", "USize", "V"]);
  });

  test("variants without a title or a tag are called by what none of the others is", () => {
    const union = { oneOf: [{ type: "string" }, { enum: ["a", "b"] }, leaf, { type: "array", items: leaf }] };
    const types = { type: ["null", "string", "object"], properties: { x: { type: "string" } } };
    expect(Object.values(plan(document({}, { U: union })).identifiers)).toEqual(["U", "UEnum", "UObject", "UItem"]);
    expect(Object.values(plan(document({}, { T: object({ a: types }) })).identifiers)).toEqual(["T", "TA", "TAObject"]);
  });

  test("a parameter and a header of the components are not called twice what they are called", () => {
    const schema = { enum: ["a", "b"] };
    const input = {
      ...document({ "/": { get: { parameters: [{ $ref: "#/components/parameters/sort_by" }], responses: {} } } }),
      components: { parameters: { sort_by: { name: "sort", in: "query", schema } }, headers: { kind: { schema } } },
    };
    expect(Object.values(plan(input).identifiers)).toEqual(["SortByParameter", "KindHeader"]);
  });

  test("variants without a title have their tag", () => {
    const tagged = (kind: string): JsonObject => object({ kind: { const: kind }, x: { const: "same" } });
    const union = { oneOf: [tagged("is_new"), { ...tagged("b"), title: "B" }, tagged("7")] };
    expect(Object.values(plan(document({}, { U: union })).identifiers)).toEqual(["U", "UIsNew", "UB", "U3"]);
  });
});

describe("fixed names", () => {
  const input = document({}, { A: leaf, B: leaf });

  test("win over the strategy", () => {
    expect(Object.values(plan(input, { "/components/schemas/B": "A" }).identifiers)).toEqual(["A2", "A"]);
  });

  test.each([
    ["clash with each other", { "/components/schemas/A": "X", "/components/schemas/B": "x" }, "MM3001"],
    ["belong to no model", { "/components/schemas/C": "X" }, "MM3002"],
    ["are no identifiers", { "/components/schemas/A": "a b" }, "MM3003"],
    ["are reserved", { "/components/schemas/A": "Date" }, "MM3003"],
  ])("are an error where they %s", (_, fixed, code) => {
    expect(plan(input, fixed).diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });
});

describe("files", () => {
  test("are lower case, safe on Windows, and apart from the index", () => {
    const { names, graph } = plan(document({}, { CON: leaf, index: leaf, Plain: leaf }));
    expect([...graph.models.keys()].map((id) => [names.model(id).module, names.model(id).page])).toEqual([
      ["src/models/components/con-model", "docs/models/components/con-model.md"],
      ["src/models/components/index-model", "docs/models/components/index-model.md"],
      ["src/models/components/plain", "docs/models/components/plain.md"],
    ]);
  });

  test("stay short however long the name is", () => {
    const { names, graph } = plan(document({}, { ["x".repeat(5000)]: leaf, ["x".repeat(5001)]: leaf }));
    const pages = [...graph.models.keys()].map((id) => names.model(id).page);
    expect(new Set(pages).size).toBe(2);
    for (const page of pages) expect(page.length).toBeLessThan(150);
  });
});

describe("properties", () => {
  test("are camel case, distinct, and never what every object has", () => {
    const schema = object({
      foo_bar: true,
      fooBar: true,
      "foo-bar": true,
      constructor: true,
      "": true,
      __proto: true,
      additional_properties: true,
    });
    const { names } = plan(document({}, { A: { ...schema, additionalProperties: true } }));
    const named = Object.fromEntries(
      ["foo_bar", "fooBar", "foo-bar", "constructor", "", "__proto"].map((wireName) => [
        wireName,
        names.property("/components/schemas/A", wireName),
      ]),
    );
    expect(named).toEqual({
      fooBar: "fooBar",
      "foo-bar": "fooBar2",
      foo_bar: "fooBar3",
      constructor: "constructor_",
      "": "empty",
      __proto: "proto",
    });
    expect(names.extras("/components/schemas/A")).toBe("additionalProperties2");
  });

  test("a property that begins with symbols spells them where it is called like another one without", () => {
    const names = ["id", "@id", "$id", "_id", "@type", "__links", "links", "-Links"];
    const schema = object(Object.fromEntries(names.map((name) => [name, true])));
    const { names: given } = plan(document({}, { A: schema }));
    expect(names.map((name) => given.property("/components/schemas/A", name))).toEqual([
      ...["id", "atId", "dollarId", "underscoreId", "type", "underscoreUnderscoreLinks", "links", "minusLinks"],
    ]);
  });

  test("enum members are told apart and honour x-enum-varnames", () => {
    const { names } = plan(
      document({}, { E: { enum: ["a", "A", "", "+1"] }, F: { enum: [1, 2], "x-enum-varnames": ["one", "TWO!"] } }),
    );
    expect(names.members("/components/schemas/E")).toEqual(["A2", "A", "Empty", "Plus1"]);
    expect(names.members("/components/schemas/F")).toEqual(["One", "TWO"]);
  });
});
