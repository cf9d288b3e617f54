import { describe, expect, it } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { JsonObject } from "../../../generator/model/types.js";
import { planNames } from "../../../generator/name/plan.js";
import { stableStrategy } from "../../../generator/name/strategies/stable.js";
import { digestModels } from "../../../generator/reuse/digest-models.js";
import { buildSchemas } from "../model/model-kit.js";

const text = { type: "string" };
const to = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const of = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: "object", properties, ...more });

// Top → Middle → Leaf; Left ⇄ Right → Leaf; Alone.
const SCHEMAS: JsonObject = {
  Top: of({ middle: to("Middle") }),
  Middle: of({ leaf: { type: "array", items: to("Leaf") } }),
  Leaf: of({ text }),
  Left: of({ right: to("Right") }),
  Right: of({ left: to("Left"), leaf: to("Leaf") }),
  Alone: of({ text }),
};

function digest(schemas: JsonObject, fixed: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const { graph } = buildSchemas(schemas);
  return digestModels(graph, planNames(graph, { strategy: stableStrategy, fixed }, createDiagnostics()));
}

function changed(schemas: JsonObject, fixed?: ReadonlyMap<string, string>): readonly string[] {
  const before = digest(SCHEMAS);
  const after = digest({ ...SCHEMAS, ...schemas }, fixed);
  return [...before]
    .filter(([id, value]) => after.get(id) !== value)
    .map(([id]) => id.replace("/components/schemas/", ""))
    .sort();
}

describe("the digest of a model", () => {
  it.each<[what: string, schemas: JsonObject, want: readonly string[]]>([
    ["nothing", {}, []],
    ["another model", { More: of({}) }, []],
    ["a model that nothing refers to", { Alone: of({ text }, { description: "Alone." }) }, ["Alone"]],
    ["a model that others refer to", { Leaf: of({ text }, { deprecated: true }) }, ["Leaf", "Left", "Middle", "Right", "Top"]],
    ["one of a circle", { Left: of({ right: to("Right") }, { title: "L" }) }, ["Left", "Right"]],
    ["what a check refers to", { Alone: of({ text }, { not: to("Leaf") }) }, ["Alone"]],
    ["the sign of a zero", { Alone: of({ text }, { examples: [{ text: "", zero: -0 }] }) }, ["Alone"]],
    ["the order of properties", { Leaf: of({ more: text, text }) }, ["Leaf", "Left", "Middle", "Right", "Top"]],
  ])("changes with %s", (_what, schemas, want) => {
    expect(changed(schemas)).toEqual(want);
  });

  it("tells -0 from 0", () => {
    const zero = (value: number) => digest({ ...SCHEMAS, Alone: of({ text }, { examples: [{ zero: value }] }) });
    expect(zero(0)).toEqual(zero(0));
    expect(zero(-0)).not.toEqual(zero(0));
  });

  it("changes with names, of its own and of what it refers to", () => {
    expect(changed({}, new Map([["/components/schemas/Right", "Renamed"]]))).toEqual(["Left", "Right"]);
  });
});
