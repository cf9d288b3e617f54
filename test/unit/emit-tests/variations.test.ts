import { describe, expect, it } from "vitest";
import { BrokenLaw } from "../../../generator/emit/tests/support/failure.js";
import type { Schema } from "../../../generator/emit/tests/support/oracle/model-table.js";
import { checkAgreement } from "../../../generator/emit/tests/support/schema/agreement.js";
import { checkVariations } from "../../../generator/emit/tests/support/schema/index.js";
import type { Finding, Verdict } from "../../../generator/emit/tests/support/schema/judge.js";
import { makeValue } from "../../../generator/emit/tests/support/schema/make.js";
import { mergeNeighbours, varyValue } from "../../../generator/emit/tests/support/schema/vary.js";
import type { TestedCodec, TestedIssue } from "../../../generator/emit/tests/support/types.js";
import { AT, adapterOf, judgeOf } from "./judge-kit.js";

const SUBJECT = { model: "A", pointer: AT };

function variationsOf(schema: Schema, wire: unknown, others?: Readonly<Record<string, Schema>>): readonly string[] {
  return [...varyValue(adapterOf(schema, others), "m0", wire, new Set())].map((each) => JSON.stringify(each.wire));
}

function checkFindings(codec: TestedCodec<unknown>, findings: readonly Finding[]): void {
  const question = (): Verdict => ({ valid: false, findings });
  checkAgreement(SUBJECT, codec, question, {}, { nullable: false, lossy: false, strips: false }, { valid: 0, invalid: 0 });
}

describe("variations of a value", () => {
  it("grow in number more slowly than what the schema names, and reach the last of its names", () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);
    const all = (count: number) => Object.fromEntries(names(count).map((name) => [name, {}]));
    const [few, many] = [50, 500].map((count) => variationsOf({ properties: all(count) }, {}));
    expect(few?.length).toBeGreaterThan(400);
    expect(many?.length).toBeLessThan(5 * (few?.length ?? 0));
    expect(many?.some((wire) => wire.includes('"n499"'))).toBe(true);
  });

  it("put every bound of a wide object to the test, although kinds and additions are thinned out", () => {
    const names = Array.from({ length: 150 }, (_, index) => `n${index}`);
    const properties = Object.fromEntries(names.map((name, index) => [name, { type: "integer", minimum: 3 * index }]));
    const wire = Object.fromEntries(names.map((name, index) => [name, 3 * index]));
    const changes = new Set([...varyValue(adapterOf({ properties }), "m0", wire, new Set())].map(({ change }) => change));
    expect(
      names.filter((name, index) => !changes.has(`${name} is ${3 * index - 1}`) || !changes.has(`${name} is ${2 ** 53}`)),
    ).toEqual([]);
    expect(names.filter((name) => changes.has(`${name} is null`)).length).toBeLessThan(150);
  });

  const stated: readonly (readonly [what: string, schema: Schema, wire: unknown, expected: readonly unknown[]])[] = [
    ["other kinds", { properties: { a: {} } }, { a: 1 }, [{ a: null }, { a: "7" }, { a: [] }, null, []]],
    ["bounds from both sides", { minimum: 3, exclusiveMaximum: 9 }, 5, [2, 3, 4, 8, 9, 10]],
    ["factors", { multipleOf: 4 }, 4, [4, 8, 2, 6, 0]],
    ["lengths in code points", { maxLength: 2 }, "ab", ["ab", "a", "abx", "ab😀"]],
    ["members and what is nearly one", { enum: ["a", 1] }, "a", ["A", "a ", "1", 2, "not-in-the-document"]],
    ["texts that a format is easily wrong about", { format: "date" }, "2024-01-01", ["2024-02-29", "2023-02-29"]],
    ["properties left out", { required: ["a"] }, { a: 1, b: 2 }, [{ b: 2 }, { a: 1 }, {}]],
    ["properties added", { properties: { a: { type: "array", minItems: 2, items: { const: 7 } } } }, {}, [{ a: [7, 7] }]],
    [
      "unknown properties",
      {},
      { a: 1 },
      [
        { a: 1, "x-not-in-the-document": null },
        { a: 1, constructor: {} },
      ],
    ],
    ["lists that are long", { maxItems: 1000 }, [1], [Array(1000).fill(1), Array(1001).fill(1)]],
    ["lists shorter and longer", { maxItems: 3 }, [1, 2], [[2], [1], [1, 2, 1], [1, 2, 1, 1], [1, 2, null]]],
    [
      "numbers of properties",
      { maxProperties: 2 },
      { a: 1 },
      [
        { a: 1, "x-more-0": 1 },
        { a: 1, "x-more-0": 1, "x-more-1": 1 },
      ],
    ],
    [
      "places behind references and in alternatives",
      { anyOf: [{ items: { $ref: "#/components/schemas/A/$defs/n" } }], $defs: { n: { maximum: 4 } } },
      [1],
      [[4], [5]],
    ],
    ["properties whose names match", { patternProperties: { "^x": { minimum: 3 } } }, { xa: 3 }, [{ xa: 2 }]],
  ];
  it.each(stated)("are %s", (_what, schema, wire, expected) => {
    expect(variationsOf(schema, wire)).toEqual(expect.arrayContaining(expected.map((each) => JSON.stringify(each))));
  });

  it("stop at the door of another model, but knock", () => {
    const found = variationsOf(
      { properties: { b: { $ref: "#/components/schemas/B" } } },
      { b: { n: 3 } },
      { B: { properties: { n: { minimum: 3 } } } },
    );
    expect(found).toContain('{"b":[]}');
    expect(found).not.toContain('{"b":{"n":2}}');
  });

  it("are tried once for all samples of a model", () => {
    const { adapter } = judgeOf({ minimum: 3 });
    const tried = new Set<string>();
    expect([...varyValue(adapter, "m0", 5, tried)].length).toBeGreaterThan(0);
    expect([...varyValue(adapter, "m0", 6, tried)]).toEqual([]);
  });
});

describe("values of two variants at once", () => {
  it.each<[string, readonly unknown[], readonly unknown[]]>([
    [
      "have the properties of both, the first deciding",
      [
        { a: 1, x: 1 },
        { b: 2, x: 2 },
      ],
      [{ b: 2, x: 1, a: 1 }],
    ],
    ["are not what was there before", [{ a: 1 }, {}, { a: 1 }], []],
    ["are made of objects alone", [{ a: 1 }, [1], "text", null], []],
    ["keep a name for __proto__ as data", [JSON.parse('{"__proto__":1}'), { b: 2 }], [JSON.parse('{"b":2,"__proto__":1}')]],
  ])("%s", (_what, values, wanted) => {
    expect(mergeNeighbours(values).map((value) => JSON.stringify(value))).toEqual(wanted.map((value) => JSON.stringify(value)));
  });

  it("tell a union of exactly one from one of any", () => {
    const arm = (name: string): Schema => ({
      type: "object",
      required: ["kind", name],
      properties: { kind: { type: "string" }, [name]: { type: "number" } },
    });
    const judge = judgeOf({ oneOf: [arm("radius"), arm("side")] });
    const any = judgeOf({ anyOf: [arm("radius"), arm("side")] }).about(AT);
    if (typeof any === "string") throw new Error(any);
    const codec: TestedCodec<unknown> = {
      decode: (input) => input,
      encode: (value) => value,
      safeDecode(input) {
        const verdict = any(input);
        if (verdict?.valid !== false) return { ok: true, value: input };
        return { ok: false, issues: verdict.findings.map(({ path, keyword }) => ({ path, code: keyword })) };
      },
    };
    const samples = [
      { kind: "a", radius: 1 },
      { kind: "a", side: 2 },
    ].map((wire, index) => ({ name: `variant ${index}`, wire }));
    expect(() => checkVariations(judge, SUBJECT, codec, { pointer: AT, samples })).toThrow(/decode rejects what ajv rejects/);
  });
});

describe("values that are made", () => {
  it.each<readonly [schema: Schema, value: unknown]>([
    [{ type: "object", required: ["a"], properties: { a: { type: "integer", minimum: 4 }, b: {} } }, { a: 4 }],
    [
      { allOf: [{ required: ["a"] }, { type: "object", required: ["b"], properties: { b: { const: 1 } } }] },
      { a: "anything", b: 1 },
    ],
    [{ oneOf: [{ type: "null" }, { type: "boolean" }] }, true],
    [{ type: ["null", "string"], minLength: 6 }, "textxx"],
    [{ type: "array", minItems: 1, prefixItems: [{ multipleOf: 5, type: "number" }] }, [5]],
  ])("of %j", (schema, value) => {
    const judge = judgeOf(schema);
    expect(makeValue(judge.adapter, judge.adapter.schemaOf("m0"))).toEqual(value);
    const question = judge.about(AT);
    expect(typeof question === "string" ? question : question(value)?.valid).toBe(true);
  });

  it("end where a schema does not", () => {
    const schema = { type: "object", required: ["a"], properties: { a: { $ref: "#/components/schemas/A" } } };
    const { adapter } = judgeOf(schema);
    expect(makeValue(adapter, adapter.schemaOf("m0"))).toBeUndefined();
  });
});

type Decode = (input: unknown) => readonly TestedIssue[];

// What it accepts it gives back as it is, or changed.
function codecOf(decode: Decode, encode: (value: unknown) => unknown = (value) => value): TestedCodec<unknown> {
  return {
    decode: (input) => input,
    safeDecode: (input) => {
      const issues = decode(input);
      return issues.length === 0 ? { ok: true, value: input } : { ok: false, issues };
    },
    encode,
  };
}

/** As {@link codecOf}, but `n` below 0 breaks a constraint alone, which encoding looks at if it is asked to, and if it `validates`. */
function constrained(validates: boolean): TestedCodec<unknown> {
  const issues = (input: unknown): readonly TestedIssue[] =>
    right(input).map((issue) => (JSON.stringify(input)?.includes("-") ? { ...issue, code: "minimum" } : issue));
  return {
    ...codecOf(issues),
    safeDecode: (input, options) => {
      const found = issues(input).filter(({ code }) => options?.constraints !== false || code !== "minimum");
      return found.length === 0 ? { ok: true, value: input } : { ok: false, issues: found };
    },
    encode: (value, options) => {
      if (validates && options?.validate === true && issues(value).length > 0) throw new Error("below");
      return value;
    },
  };
}

const SCHEMA = { type: "object", required: ["n"], properties: { n: { type: "number", minimum: 0 } } };
const right: Decode = (input) => {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return [{ path: [], code: "type" }];
  const n: unknown = Object.hasOwn(input, "n") ? Reflect.get(input, "n") : undefined;
  return typeof n === "number" && n >= 0 ? [] : [{ path: ["n"], code: "type" }];
};
const TESTS = { pointer: AT, samples: [{ name: "minimal", wire: { n: 1 } }] };
const check = (codec: TestedCodec<unknown>): unknown => checkVariations(judgeOf(SCHEMA), SUBJECT, codec, TESTS);

describe("a codec that is held against ajv", () => {
  it("passes where it is right, having been asked about values of both kinds", () => {
    const tally = checkVariations(judgeOf(SCHEMA), SUBJECT, codecOf(right), TESTS);
    expect(tally.valid).toBeGreaterThan(10);
    expect(tally.invalid).toBeGreaterThan(10);
  });

  it("passes where encoding validates", () => {
    expect(() => check(constrained(true))).not.toThrow();
  });

  const wrong: readonly (readonly [what: string, codec: TestedCodec<unknown>, law: string])[] = [
    [
      "accepts too much",
      codecOf((input) => right(input).filter(({ path }) => path.length === 0)),
      "decode rejects what ajv rejects (ajv: n: required)",
    ],
    [
      "accepts too little",
      codecOf((input) => (JSON.stringify(input) === '{"n":0}' ? [{ path: ["n"], code: "type" }] : right(input))),
      "decode accepts what ajv accepts",
    ],
    [
      "names the wrong place",
      codecOf((input) => right(input).map((issue) => ({ ...issue, path: ["m"] }))),
      "issues stand where ajv finds something",
    ],
    ["loses what it was given", codecOf(right, () => ({ n: 1 })), "encode(decode(wire)) is wire"],
    ["encodes what breaks a constraint", constrained(false), "encode with validation refuses what breaks a constraint"],
    ["gives back what it does not accept", codecOf(right, () => null), "encode(decode(wire)) is wire"],
  ];
  it.each(wrong)("fails where it %s, with the law, the schema and the value", (_what, codec, law) => {
    expect(() => check(codec)).toThrow(BrokenLaw);
    expect(() => check(codec)).toThrow(law);
    expect(() => check(codec)).toThrow(/schema: #\/components\/schemas\/A\n {2}wire: /);
  });

  it("is not asked about null that belongs to the places which hold it", () => {
    const tally = { valid: 0, invalid: 0 };
    const question = (): { valid: boolean; findings: [] } => ({ valid: true, findings: [] });
    const codec = codecOf(() => [{ path: [], code: "type" }]);
    checkAgreement(SUBJECT, codec, question, null, { nullable: false, lossy: false, strips: false }, tally);
    expect(tally).toEqual({ valid: 0, invalid: 0 });
    expect(() => checkAgreement(SUBJECT, codec, question, null, { nullable: true, lossy: false, strips: false }, tally)).toThrow(
      BrokenLaw,
    );
  });

  it("expects one place where the type is wrong, whatever else ajv finds there, and every place where it is not", () => {
    const codec = codecOf(() => [{ path: [], code: "type" }]);
    const check = (keyword: string): void =>
      checkFindings(codec, [
        { path: [], keyword },
        { path: ["name"], keyword: "required" },
      ]);
    expect(() => check("type")).not.toThrow();
    expect(() => check("minProperties")).toThrow(BrokenLaw);
  });

  it.each([
    [1, false],
    [2, true],
  ])("expects places in items up to the most that there may be: %d", (most, throws) => {
    const codec = codecOf(() => [{ path: ["list"], code: "maxItems" }]);
    const check = expect(() =>
      checkFindings(codec, [
        { path: ["list"], keyword: "maxItems", most },
        { path: ["list", "1", "a"], keyword: "type" },
      ]),
    );
    if (throws) check.toThrow(BrokenLaw);
    else check.not.toThrow();
  });

  it.each([
    ["additionalProperties", [["a"]], true],
    ["false schema", [["a"]], true],
    ["minItems", [["a"]], false],
    ["additionalProperties", [["a", "0"]], false],
  ])("where %s forbids a value, expects issues at %j alone: %s", (keyword, issues, passes) => {
    const codec = codecOf(() => issues.map((path) => ({ path, code: "never" })));
    const ask = (): void =>
      checkFindings(codec, [
        { path: ["a"], keyword },
        { path: ["a", "0"], keyword: "type" },
      ]);
    if (passes) expect(ask).not.toThrow();
    else expect(ask).toThrow(BrokenLaw);
  });
});
