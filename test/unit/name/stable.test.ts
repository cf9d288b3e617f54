import { describe, expect, test } from "vitest";
import type { Model, ModelGraph, PathStep, Scope } from "../../../generator/model/types.js";
import { stableStrategy } from "../../../generator/name/strategies/stable.js";
import { doc, string } from "../sample/graph-kit.js";

/** A graph of scopes, each with models at these places; of a scope called `x` the models are `x:0`, `x:1` … */
function graphOf(
  scopes: Readonly<Record<string, { readonly kind?: Scope["kind"]; readonly paths: readonly (readonly PathStep[])[] }>>,
): ModelGraph {
  const models = new Map<string, Model>();
  const all = Object.entries(scopes).map(([name, { kind = "operation", paths }]): Scope => {
    const ids = paths.map((path, index) => {
      const id = `${name}:${index}`;
      const rest = { type: string(), doc: doc(), direction: { request: true, response: true }, examples: [], pointer: id };
      models.set(id, { id, scope: name, path, internal: false, ...rest });
      return id;
    });
    return { id: name, kind, name, group: undefined, models: ids };
  });
  const info = { title: "t", version: "1", description: undefined };
  return { info, models, scopes: all, cycles: [], coverage: { schemaNodes: 0, unknown: [] } };
}

/** What a model at a place of an operation `run`, or of a component `pet`, wants to be called. */
function wishesAt(kind: Scope["kind"], ...path: readonly PathStep[]): readonly string[] | undefined {
  const name = kind === "operation" ? "run" : "pet";
  const [wish] = stableStrategy.wishes(graphOf({ [name]: { kind, paths: [path] } }));
  return wish && [...wish.candidates];
}

const property = (name: string): PathStep => ({ kind: "property", name });
const items: PathStep = { kind: "items" };
const values: PathStep = { kind: "values" };
const variant = (index: number, title?: string, label?: string): PathStep => ({
  kind: "variant",
  index,
  title,
  ...(label === undefined ? {} : { label }),
});
const json = { mediaType: "application/json", only: false };
const response = (status: string, media = json): PathStep => ({ kind: "response", status, ...media });

describe("a model wants to be called after where it stands", () => {
  test.each<[what: string, kind: Scope["kind"], path: readonly PathStep[], want: readonly string[]]>([
    ["as the component that it is", "component", [], ["Pet"]],
    [
      "by its property, then by more of the way",
      "component",
      [property("a_b"), property("c"), property("d")],
      ["PetD", "PetCD", "PetABCD"],
    ],
    ["by a definition", "component", [{ kind: "definition", name: "inner type" }], ["PetInnerType"]],
    ["by nothing where that has no letters", "component", [property("")], ["PetEmpty"]],
    [
      "by what holds items and values, then by these, too",
      "component",
      [property("a"), items, values],
      ["PetA", "PetAItemValue"],
    ],
    ["by the place in a tuple", "component", [property("a"), { kind: "tuple", index: 1 }], ["PetA2"]],
    ["by the items of the component itself", "component", [items], ["Pet", "PetItem"]],
    ["by what stands in them", "component", [items, property("a")], ["PetA", "PetItemA"]],
    ["by the title of an alternative", "component", [variant(0, "big cat")], ["PetBigCat"]],
    ["by its label where it has no title", "component", [property("a"), variant(2, undefined, "dog_x")], ["PetADogX"]],
    ["by its number where it has neither", "component", [variant(2)], ["Pet3"]],
    ["by its number where these have no letters", "component", [variant(1, "", "")], ["Pet2"]],
    [
      "as what holds it where it need not be told from any",
      "component",
      [property("a"), variant(0, undefined, "")],
      ["PetA", "PetA1"],
    ],
    ["by a parameter of an operation", "operation", [{ kind: "parameter", name: "X-Id", location: "header" }], ["RunXId"]],
    ["by a parameter that has no letters", "operation", [{ kind: "parameter", name: "", location: "query" }], ["RunEmpty"]],
    ["as a parameter of a component", "component", [{ kind: "parameter", name: "pet", location: "component" }], ["PetParameter"]],
    ["as a header of a component", "component", [{ kind: "header", name: "pet", status: "" }], ["PetHeader"]],
    [
      "by a parameter inside of a component",
      "component",
      [{ kind: "parameter", name: "id", location: "query" }],
      ["PetIdParameter"],
    ],
    ["by a header", "operation", [{ kind: "header", name: "X-Id", status: "200" }], ["RunXIdHeader"]],
    ["by a header that has no letters", "operation", [{ kind: "header", name: "", status: "200" }], ["RunEmptyHeader"]],
    ["as a request", "operation", [{ kind: "request" }], ["RunRequest"]],
    ["as the body of a request", "operation", [{ kind: "requestBody", ...json }], ["RunRequestBody"]],
    [
      "with its media type where there are several",
      "operation",
      [{ kind: "requestBody", mediaType: "text/csv", only: false }],
      ["RunRequestBodyTextCsv"],
    ],
    [
      "without it where it is the only one",
      "operation",
      [{ kind: "requestBody", mediaType: "text/csv", only: true }],
      ["RunRequestBody"],
    ],
    [
      "as the body of a response of another media type",
      "operation",
      [response("200", { mediaType: "text/csv", only: false })],
      ["RunResponseBodyTextCsv"],
    ],
    ["of the only one", "operation", [response("200", { mediaType: "text/csv", only: true })], ["RunResponseBody"]],
    ["as a response of components, whatever the status is called", "component", [response("Gone")], ["PetResponse"]],
    ["also where that is called as a status", "component", [response("404")], ["PetResponse"]],
  ])("%s", (_, kind, path, want) => {
    expect(wishesAt(kind, ...path)).toEqual(want);
  });

  test.each<[status: string, word: string]>([
    ["200", ""],
    ["201", ""],
    ["204", ""],
    ["209", ""],
    ["2XX", ""],
    ["210", "Status210"],
    ["226", "Status226"],
    ["302", "Status302"],
    ["3XX", "Status3XX"],
    ["400", "BadRequest"],
    ["404", "NotFound"],
    ["418", "Status418"],
    ["4XX", "ClientError"],
    ["503", "ServiceUnavailable"],
    ["5XX", "ServerError"],
    ["default", "Default"],
  ])("with status %s it is %j and the body of the response", (status, word) => {
    expect(wishesAt("operation", response(status))).toEqual([`Run${word}ResponseBody`]);
  });
});

describe("scopes", () => {
  test.each<[kind: Scope["kind"], name: string, want: string]>([
    ["operation", "get /pets/{id}", "GetPetsId"],
    ["operation", "", "Empty"],
    ["operation", "pet[]", "Pet"],
    ["component", "pet[]", "PetArray"],
    ["component", "Page[pet[]]", "PagePetArray"],
  ])("of %ss: %s is called %s", (kind, name, want) => {
    expect(stableStrategy.scopeName({ id: "", kind, name, group: undefined, models: [] })).toBe(want);
  });

  const order = (graph: ModelGraph): readonly string[] => stableStrategy.wishes(graph).map(({ id }) => id);
  const root = { paths: [[]] };
  test.each<[what: string, graph: ModelGraph, want: readonly string[]]>([
    ["with longer names choose first", graphOf({ a: root, ccc: root, bb: root }), ["ccc:0", "bb:0", "a:0"]],
    ["with names of one length in their order", graphOf({ c: root, a: root, b: root }), ["a:0", "b:0", "c:0"]],
    [
      "that are called so in the document before others",
      graphOf({ a_b: root, "a b": root, AB: root }),
      ["AB:0", "a b:0", "a_b:0"],
    ],
    [
      "give names to what is less deep first, then in order",
      graphOf({ a: { paths: [[items, items], [property("b")], [property("a")], []] } }),
      ["a:3", "a:1", "a:2", "a:0"],
    ],
  ])("%s", (_, graph, want) => {
    expect(order(graph)).toEqual(want);
  });

  test("give names to what users see before what only restricts, whatever the scope", () => {
    const graph = graphOf({ a: { paths: [[], [property("x")]] }, bb: { paths: [[], [property("x")]] } });
    const models = new Map([...graph.models].map(([id, model]) => [id, { ...model, internal: id === "bb:0" || id === "a:0" }]));
    expect(order({ ...graph, models })).toEqual(["bb:1", "a:1", "bb:0", "a:0"]);
  });
});
