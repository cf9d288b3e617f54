import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Schema } from "../../../generator/emit/tests/support/oracle/model-table.js";
import { nearlyValuesOf } from "../../../generator/emit/tests/support/schema/arbitrary.js";
import type { Judge } from "../../../generator/emit/tests/support/schema/judge.js";
import { checkProperties } from "../../../generator/emit/tests/support/schema/properties.js";
import type { TestedCodec } from "../../../generator/emit/tests/support/types.js";
import { isMultipleOf } from "../../../generator/runtime/decimal.js";
import { AT, judgeOf } from "./judge-kit.js";

const SUBJECT = { model: "A", pointer: AT };
const HOW = { nullable: true, lossy: false, strips: false };
const CHANCE = { runs: 200, seed: 7 };

function questionOf(judge: Judge): Exclude<ReturnType<Judge["about"]>, string> {
  const question = judge.about(AT);
  if (typeof question === "string") throw new Error(question);
  return question;
}

const SCHEMAS: readonly Schema[] = [
  { type: "integer", minimum: 3, maximum: 9 },
  { type: "number", exclusiveMinimum: 0, maximum: 1 },
  { type: "number", multipleOf: 0.25 },
  { type: "string", minLength: 2, maxLength: 4 },
  { type: "string", pattern: "^[A-Z]{2}-\\d+$" },
  { type: "string", format: "date-time" },
  { enum: ["a", 1, null] },
  { const: { a: 1 } },
  { type: "array", items: { type: "boolean" }, minItems: 1, uniqueItems: true },
  { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false, minItems: 2 },
  { type: "object", required: ["a", "unnamed"], properties: { a: { type: "string" }, b: { type: "integer" } } },
  { type: "object", additionalProperties: { type: "null" } },
  { oneOf: [{ type: "string" }, { type: "object", required: ["x"], properties: { x: { const: "y" } } }] },
  {
    allOf: [
      { type: "object", required: ["a"], properties: { a: { type: "string" } } },
      { properties: { b: { type: "number" } } },
    ],
  },
  { type: ["object", "null"], properties: { next: { $ref: "#/components/schemas/A" } } },
];

describe("random values of a schema", () => {
  it.each(SCHEMAS)("are valid often enough, and not always: %j", (schema) => {
    const judge = judgeOf(schema);
    const question = questionOf(judge);
    const drawn = fc.sample(nearlyValuesOf(judge.adapter, "m0"), { numRuns: 200, seed: 7 });
    const valid = drawn.filter((value) => question(JSON.parse(JSON.stringify(value)))?.valid === true).length;
    expect(valid).toBeGreaterThan(40);
    expect(valid).toBeLessThan(200);
  });
});

it("random values are drawn even where there are fewer different ones than a schema demands", () => {
  const { adapter } = judgeOf({ type: "array", items: { type: "boolean" }, minItems: 3, uniqueItems: true });
  expect(fc.sample(nearlyValuesOf(adapter, "m0"), { numRuns: 20, seed: 7 })).toHaveLength(20);
});

describe("random multiples", () => {
  it.each([0.01, 0.1, 0.25, 3, 0.007])("of %d are those that a decoder takes, or far from them", (multipleOf) => {
    const judge = judgeOf({ type: "number", multipleOf });
    const drawn = fc.sample(nearlyValuesOf(judge.adapter, "m0"), { numRuns: 1000, seed: 7 });
    const numbers = drawn.filter((value) => typeof value === "number");
    const doubtful = numbers.filter((value) => questionOf(judge)(value)?.valid !== isMultipleOf(value, multipleOf));
    expect(doubtful).toEqual([]);
  });
});

const OBJECT = { type: "object", required: ["n"], properties: { n: { type: "integer", minimum: 0 }, note: { type: "string" } } };

// Right, but for what is changed.
function codecOf(judge: Judge, encode: (value: unknown) => unknown): TestedCodec<unknown> {
  const question = questionOf(judge);
  return {
    decode: (input) => input,
    safeDecode: (input) => {
      const verdict = question(input);
      if (verdict?.valid !== false) return { ok: true, value: input };
      return { ok: false, issues: verdict.findings.map(({ path, keyword }) => ({ path, code: keyword })) };
    },
    encode,
  };
}

const runOn = (encode: (value: unknown) => unknown): void => {
  const judge = judgeOf(OBJECT);
  checkProperties(judge, SUBJECT, codecOf(judge, encode), questionOf(judge), HOW, CHANCE);
};

describe("a codec on random values", () => {
  it("passes where it is right", () => {
    expect(() => runOn((value) => value)).not.toThrow();
  });

  it("fails where it is not, with the smallest value that shows it, and how to see it again", () => {
    const forgetsLongNotes = (value: unknown): unknown => {
      const { note, ...others } = value as { note?: unknown };
      return typeof note === "string" && note.length > 2 ? others : value;
    };
    let message = "";
    try {
      runOn(forgetsLongNotes);
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain("A breaks the law: encode(decode(wire)) is wire\n  schema: #/components/schemas/A\n  wire:   ");
    expect(message).toContain("to see it again: MODEL_TESTS_SEED=7 MODEL_TESTS_RUNS=200");
    const wire: unknown = JSON.parse(/wire: {3}(.*)/.exec(message)?.[1] ?? "null");
    expect(wire).toEqual({ n: 0, note: expect.stringMatching(/^.{3,6}$/) });
  });
});
