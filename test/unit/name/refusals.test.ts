import { describe, expect, test } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { JsonObject } from "../../../generator/model/types.js";
import { readFixedNames } from "../../../generator/name/fixed-names.js";
import { applyPins } from "../../../generator/name/pins/apply.js";
import type { PinnedModel, PinnedNames } from "../../../generator/name/pins/types.js";
import { planNames } from "../../../generator/name/plan.js";
import { findStrategy } from "../../../generator/name/strategies/index.js";
import { buildDocument } from "../model/model-kit.js";

const COUNT = 140;
const indexes = Array.from({ length: COUNT }, (_, index) => index);
const each = <Value>(value: (index: number) => readonly [string, Value]) => Object.fromEntries(indexes.map(value));

const schemas: JsonObject = {
  ...each((index) => [`M${index}`, { type: "object" }]),
  Wide: { type: "object", properties: each((index) => [`p${index}`, { type: "string" }]) },
  Values: { enum: indexes.map((index) => `v${index}`) },
};
const { graph } = buildDocument({ openapi: "3.1.0", info: { title: "t", version: "1" }, components: { schemas } });

const idOf = (name: string | number) => `/components/schemas/${typeof name === "number" ? `M${name}` : name}`;
const models = (pin: (index: number) => Partial<PinnedModel>): PinnedNames => {
  return { models: each((index) => [idOf(index), { name: `M${index}`, folder: "components", ...pin(index) }]), modules: {} };
};
const inside = (model: string, parts: Partial<PinnedModel>): PinnedNames => {
  return { models: { [idOf(model)]: { name: model, folder: "components", ...parts } }, modules: {} };
};

/** What is told of names, and how often somebody asked where one stands. */
function judge(pins: PinnedNames, names: Readonly<Record<string, string>> = {}) {
  const diagnostics = createDiagnostics();
  let asked = 0;
  const locate = (keys: readonly string[]) => ({ uri: "names.json", line: ++asked, pointer: keys.join(" ") });
  const applied = applyPins(pins, graph, diagnostics, locate);
  const fixed = readFixedNames(names, graph, diagnostics);
  const fixedAt = (id: string) => locate([id]);
  planNames(graph, { strategy: findStrategy("stable"), fixed, pins: applied, fixedAt }, diagnostics);
  const told = diagnostics.all().filter(({ severity }) => severity === "error");
  const counts = new Map<string, number>();
  for (const { code } of told) counts.set(code, (counts.get(code) ?? 0) + 1);
  return { asked, counts: Object.fromEntries(counts), last: told.find(({ code }) => code === "MM3009") };
}

describe("of many names that cannot be used the first hundred are told", () => {
  test.each<[string, string, PinnedNames, Record<string, string>?]>([
    ["no identifiers", "MM3003", models(() => ({ name: "a b" }))],
    ["other folders", "MM3008", models(() => ({ folder: "errors" }))],
    ["names of properties", "MM3008", inside("Wide", { properties: each((index) => [`p${index}`, "a b"]) })],
    ["names of members", "MM3008", inside("Values", { members: each((index) => [`v${index}`, "a b"]) })],
    ["modules", "MM3008", { models: {}, modules: each((index) => [idOf(index), "A b"]) }],
    ["clashes", "MM3001", models(() => ({ name: "Same" }))],
    ["names of the config", "MM3003", models(() => ({})), each((index) => [idOf(index), "a b"])],
    ["names of the config for no model", "MM3002", models(() => ({})), each((index) => [`/nothing/${index}`, "A"])],
  ])("%s", (_what, code, pins, names) => {
    const { counts, last } = judge(pins, names);
    const left = code === "MM3001" ? COUNT - 1 - 100 : COUNT - 100;
    expect([counts, last?.message]).toEqual([{ [code]: 100, MM3009: 1 }, `${left} more names cannot be used, from here on.`]);
  });

  test("and the place of the first one that is left out", () => {
    expect(judge(models(() => ({ name: "a b" }))).last?.location?.pointer).toBe(`models ${idOf(100)} name`);
  });

  test("a hundred are all told", () => {
    const properties = Object.fromEntries(indexes.slice(0, 100).map((index) => [`p${index}`, "a b"]));
    expect(judge(inside("Wide", { properties })).counts).toEqual({ MM3008: 100 });
  });

  test("nobody asks where names stand that can be used", () => {
    expect(judge(models(() => ({ properties: {} }))).asked).toBe(0);
  });
});
