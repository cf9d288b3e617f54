import { describe, expect, it } from "vitest";
import * as $ from "../../../generator/runtime/index.js";

type Evaluation = Parameters<typeof $.checkUnevaluatedItems>[1];

/** Paths of what nothing evaluates, where that is forbidden. */
function pathsOf(check: typeof $.checkUnevaluatedItems, wire: unknown, evaluation: Evaluation): readonly string[] {
  const context = new $.Context(true, undefined);
  check(wire, evaluation, $.decodeNever, context, "at");
  return context.issues.map(({ path }) => $.formatPath(path));
}

const isText: $.Decode<unknown> = $.decodeString;
const isLong: $.Decode<unknown> = (wire, context, key) => $.checkMinItems(wire, 3, context, key);

describe("unevaluated items (JSON Schema 2020-12, core §11.2)", () => {
  it.each<readonly [what: string, evaluation: Evaluation, wire: unknown, found: readonly string[]]>([
    ["all, where nothing looks at any", {}, ["a", 7], ["at[0]", "at[1]"]],
    ["those behind a prefix", { prefix: 1 }, ["a", "b", "c"], ["at[1]", "at[2]"]],
    ["none within it", { prefix: 2 }, ["a", "b"], []],
    ["those that are not contained", { contains: [isText] }, ["a", 7, "b"], ["at[1]"]],
    ["those that are neither in the prefix nor contained", { prefix: 1, contains: [isText] }, [7, "b", 7], ["at[2]"]],
    ["none where all are evaluated", { all: true }, ["a", 7], []],
    ["those that a branch leaves which applies", { branches: [[isLong, { prefix: 2 }, { all: true }]] }, [1, 2, 3], ["at[2]"]],
    ["those that the other branch leaves", { branches: [[isLong, { all: true }, { prefix: 1 }]] }, [1, 2], ["at[1]"]],
    ["all, where no branch is there for it", { branches: [[isLong, { all: true }]] }, [1], ["at[0]"]],
    ["none of what is no list", {}, { a: 1 }, []],
  ])("are %s", (_what, evaluation, wire, found) => {
    expect(pathsOf($.checkUnevaluatedItems, wire, evaluation)).toEqual(found);
  });
});

describe("unevaluated properties (JSON Schema 2020-12, core §11.3)", () => {
  const wire = { a: 1, b: 2, xc: 3 };
  it.each<readonly [what: string, evaluation: Evaluation, wire: unknown, found: readonly string[]]>([
    ["all, where nothing looks at any", {}, wire, ["at.a", "at.b", "at.xc"]],
    ["those without a name in a schema", { names: ["a"] }, wire, ["at.b", "at.xc"]],
    ["those that match no pattern either", { names: ["a"], patterns: [/^y/u, /^x/u] }, wire, ["at.b"]],
    ["none where all are evaluated", { all: true }, wire, []],
    ["those that a branch leaves, whose property is there", { branches: [["a", { names: ["a", "b"] }]] }, wire, ["at.xc"]],
    ["all, where that property is missing", { branches: [["d", { all: true }]] }, { a: 1 }, ["at.a"]],
    [
      "those that branches of branches leave",
      { names: ["a"], branches: [["a", { branches: [["b", { names: ["b"] }]] }]] },
      wire,
      ["at.xc"],
    ],
    ["none of what is no object", {}, ["a"], []],
  ])("are %s", (_what, evaluation, value, found) => {
    expect(pathsOf($.checkUnevaluatedProperties, value, evaluation)).toEqual(found);
  });
});
