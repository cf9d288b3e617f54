import { describe, expect, it } from "vitest";
import type { TestsOptions } from "../../../generator/emit/options.js";
import { findIdlePatterns, selectModels } from "../../../generator/emit/tests/selection.js";
import type { ModelGraph } from "../../../generator/model/types.js";
import { graphOf, OPTIONS, object, plainNames, text } from "./small-graph.js";

const GRAPH = withIds([
  "/components/schemas/Pet",
  "/components/schemas/PetFood",
  "/components/schemas/Owner",
  "/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema/Body",
  "more.yaml#/definitions/Toy",
]);

// The name of a model in these graphs is the last part of its id.
function withIds(ids: readonly string[]): ModelGraph {
  const graph = graphOf({ Any: object({ name: text }) });
  const [model] = [...graph.models.values()];
  if (model === undefined) throw new Error("no model");
  return { ...graph, models: new Map(ids.map((id) => [id, { ...model, id, pointer: id }])) };
}

function select(options: Partial<TestsOptions>, graph = GRAPH): readonly string[] {
  return selectModels(graph, plainNames(), { ...OPTIONS.tests, ...options }).map(({ id }) => id.slice(id.lastIndexOf("/") + 1));
}

const ALL = ["Pet", "PetFood", "Owner", "Body", "Toy"];

describe("models that get tests", () => {
  it.each<[string, Partial<TestsOptions>, readonly string[]]>([
    ["are all, where nobody says anything", {}, ALL],
    ["are those of a name", { include: ["Pet"] }, ["Pet"]],
    ["are those of names with a star for any part", { include: ["Pet*"] }, ["Pet", "PetFood"]],
    ["are named with their case", { include: ["pet"] }, []],
    ["are those of a pointer", { include: ["/components/schemas/Pet"] }, ["Pet"]],
    ["are those of a pointer as a reference has it", { include: ["#/components/schemas/Pet"] }, ["Pet"]],
    ["are those of a pointer with a star for any part of a token", { include: ["/components/*/Pet*"] }, ["Pet", "PetFood"]],
    ["are not what lies deeper than one star", { include: ["/components/*", "/paths/*/get/*"] }, []],
    ["are what lies at any depth behind two stars", { include: ["/paths/**"] }, ["Body"]],
    ["are of a path with braces and dots, which mean nothing", { include: ["/paths/~1pets~1{id}/**"] }, ["Body"]],
    ["are not what a dot would stand for elsewhere", { include: ["/components.schemas/Pet", "/components/schemas/Pe[t]"] }, []],
    ["are of other documents, by what they are called", { include: ["more.yaml#/**"] }, ["Toy"]],
    ["are of other documents no more than named", { include: ["/definitions/Toy"] }, []],
    ["are what any pattern says", { include: ["Owner", "/paths/**"] }, ["Owner", "Body"]],
    ["are not what is excluded", { exclude: ["Pet*", "more.yaml#/**"] }, ["Owner", "Body"]],
    ["are not what is excluded, though it is included", { include: ["Pet*"], exclude: ["PetFood"] }, ["Pet"]],
    ["are none", { exclude: ["*"] }, []],
  ])("%s", (_what, options, wanted) => {
    expect(select(options)).toEqual(wanted);
  });

  it("are never those that only restrict others", () => {
    const models = new Map([...GRAPH.models].map(([id, model]) => [id, { ...model, internal: id.endsWith("/Pet") }]));
    expect(select({ include: ["Pet*"] }, { ...GRAPH, models })).toEqual(["PetFood"]);
  });
});

describe("patterns that match no model", () => {
  it("are told with the list that they stand in, and what may have been meant", () => {
    const options = { ...OPTIONS.tests, include: ["Pet", "Onwer", "/component/schemas/Pet"], exclude: ["Quux*", "Toy"] };
    expect(findIdlePatterns(GRAPH, plainNames(), options)).toEqual([
      { list: "include", pattern: "Onwer", suggestion: "Owner" },
      { list: "include", pattern: "/component/schemas/Pet", suggestion: "/components/schemas/Pet" },
      { list: "exclude", pattern: "Quux*", suggestion: undefined },
    ]);
  });

  it("may match a model that another list leaves out", () => {
    expect(findIdlePatterns(GRAPH, plainNames(), { ...OPTIONS.tests, include: ["Pet"], exclude: ["*"] })).toEqual([]);
  });
});
