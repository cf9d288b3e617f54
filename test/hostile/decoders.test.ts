import { runInNewContext } from "node:vm";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../generator/model/types.js";
import { loadRoots, type RootCodec } from "../conformance/play.js";
import { schema } from "../conformance/random-schema.js";
import { NASTY_NUMBERS, NASTY_TEXTS } from "./fuzz/nasty.js";
import { Random } from "./fuzz/random.js";

/** How many schemas are drawn; `npm run fuzz:decoders` draws more. */
const SCHEMAS = Number(process.env["DECODER_SCHEMAS"] ?? 60);
const SEED = Number(process.env["DECODER_SEED"] ?? 20_241_126);
const VALUES = 30;
const CANARY = "VALUE_CANARY";

const NAMES: readonly string[] = [
  ...["a", "b", "ab", "c", "a", "b", "ab", "c", "__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty"],
  ...["length", "then", "toJSON", "", "0", CANARY, "\ud800"],
];
const LEAVES: readonly JsonValue[] = [
  ...["", "a", "ab", "b", "bbb", 0, 1, 1.5, 2, 3, true, false, null, CANARY],
  ...NASTY_NUMBERS,
];

/** What `JSON.parse` gives for hostile text: `__proto__` is an own property. */
function hostileValue(random: Random, depth = 0): JsonValue {
  const kind = random.below(depth > 3 ? 4 : 9);
  if (kind < 3) return random.pick(LEAVES);
  if (kind === 3) return random.pick(NASTY_TEXTS);
  const length = random.below(5);
  if (kind < 6) return Array.from({ length }, () => hostileValue(random, depth + 1));
  const members = Array.from(
    { length },
    () => `${JSON.stringify(random.pick(NAMES))}:${JSON.stringify(hostileValue(random, depth + 1))}`,
  );
  return JSON.parse(`{${members.join(",")}}`) as JsonValue; // JSON.parse gives JSON
}

/** Values that no JSON text of a reasonable size would give, and some that none gives at all. */
function extremeValues(): readonly unknown[] {
  let object: unknown = {};
  let array: unknown = [];
  for (let level = 0; level < 50_000; level++) {
    object = { a: object };
    array = [array];
  }
  const circular: Record<string, unknown> = {};
  circular["a"] = circular;
  const nothing: unknown = Object.create(null);
  const inherited: unknown = Object.create({ a: 1, b: "b", ab: [] });
  const foreign: readonly unknown[] = runInNewContext(
    '[{ a: 1, b: ["a"] }, new Date(0), [1, 1], new Map(), Object.create(null)]',
  );
  const extended = Object.assign(["a", "b"], { a: 1, length: 2 });
  class Own {
    a = 1;
    b = "b";
    get ab() {
      return [1];
    }
    toJSON() {
      return { a: 2 };
    }
  }
  return [
    ...[object, array, circular, [circular], nothing, inherited, new Date(Number.NaN), new Map([["a", 1]]), new Uint8Array(3)],
    ...[foreign, ...foreign, extended, new Own(), [new Own()], Object.freeze({ a: 1 }), { a: { toJSON: () => 1 } }],
    ...[Object("a"), Object(1), Object(false), Object(1n), [10n, 10n], { a: 10n, b: [Symbol("a"), Symbol("a")] }],
    ...[new Array(100_000), [undefined, undefined]],
    ...[
      { a: undefined },
      { constructor: undefined },
      {
        get a() {
          return 1;
        },
      },
      new Proxy([1, 1], {}),
      arguments_(),
    ],
    ...[undefined, Number.NaN, Number.POSITIVE_INFINITY, 10n, Symbol("a"), () => 1, class {}, /a/, new Proxy({}, {})],
    ...[
      "a".repeat(1_000_000),
      new Array(10_000).fill("a"),
      Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`a${index}`, index])),
    ],
  ];
}

function arguments_(...items: readonly unknown[]): unknown {
  return Object.assign(Object.create(null), items, { length: items.length, [Symbol.iterator]: undefined });
}

interface Codec extends RootCodec {
  decode(input: unknown): unknown;
}

/** What must not happen when a codec gets a value; its verdict where all is well. */
function tryDecode(
  { safeDecode, decode }: Codec,
  value: unknown,
): { readonly ok: boolean; readonly problems: readonly string[] } {
  const problems: string[] = [];
  let ok = false;
  try {
    const result = safeDecode(value);
    ok = result.ok;
    if (!result.ok && /VALUE_CANARY/.test(withoutPaths(result.issues))) problems.push("an issue has a value in it");
  } catch (error) {
    problems.push(`safeDecode threw ${String(error)}`);
  }
  try {
    decode(value);
    if (!ok) problems.push("decode accepts what safeDecode refuses");
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "DecodeError") problems.push(`decode threw ${String(error)}`);
    if (ok) problems.push("decode refuses what safeDecode accepts");
  }
  return { ok, problems: [...problems, ...changesOfPrototype()] };
}

/** The same for what somebody gives to be encoded, whatever its type says. */
function tryEncode({ encode }: Codec, value: unknown): readonly string[] {
  try {
    encode(value);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "EncodeError") return [`encode threw ${String(error)}`];
  }
  return changesOfPrototype();
}

/** Names of properties are no values: they say where something is. */
function withoutPaths(issues: readonly unknown[]): string {
  return JSON.stringify(issues, (key: string, member: unknown) => (key === "path" ? undefined : member));
}

const untouched = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));

function changesOfPrototype(): readonly string[] {
  return JSON.stringify(Object.getOwnPropertyNames(Object.prototype)) === untouched ? [] : ["Object.prototype was changed"];
}

/**
 * What ajv says; nothing where it fails itself or is known to be wrong: `fast-deep-equal` calls methods of what it
 * compares, and `multipleOf` reads the digits of a number with an exponent.
 */
function createJudge(definition: JsonValue): (value: JsonValue) => boolean | undefined {
  const compares = /"(?:const|enum|uniqueItems)"/.test(JSON.stringify(definition));
  const divides = JSON.stringify(definition).includes('"multipleOf"');
  const options = { ownProperties: true, strict: false, validateFormats: false };
  const validate = new Ajv2020(options).compile(definition as object | boolean); // what was drawn is a schema
  return (value) => {
    if (divides && /\de[+-]?\d/.test(JSON.stringify(value))) return undefined;
    if (compares && /"(?:constructor|valueOf|toString|__proto__)":/.test(JSON.stringify(value))) return undefined;
    try {
      return validate(value) === true;
    } catch (error) {
      if (error instanceof ReferenceError || error instanceof TypeError) return undefined;
      throw error;
    }
  };
}

async function loadCodecs(definitions: readonly JsonValue[]): Promise<readonly Codec[]> {
  const groups = definitions.map((definition) => ({ folder: "a", file: "a", description: "a", schema: definition, tests: [] }));
  const loaded = await loadRoots(groups, { models: { formats: "annotate", dates: "string", enums: "closed", unions: "closed" } });
  return loaded.map((root) => {
    if ("problem" in root) throw new Error(root.problem);
    return root.codec as Codec; // a codec has both
  });
}

describe("generated decoders", () => {
  it(`bear random hostile values, and judge them as ajv does (DECODER_SEED=${SEED})`, async () => {
    const drawn = fc.sample(schema, { numRuns: SCHEMAS, seed: SEED });
    const found: string[] = [];
    const verdicts = { valid: 0, invalid: 0 };
    for (let start = 0; start < drawn.length; start += 100) {
      const batch = drawn.slice(start, start + 100);
      for (const [index, codec] of (await loadCodecs(batch)).entries()) {
        const random = Random.forCase(SEED, start + index);
        const judge = createJudge(batch[index] ?? true);
        for (let count = 0; count < VALUES; count++) {
          const value = hostileValue(random);
          const { ok, problems } = tryDecode(codec, value);
          const want = judge(value);
          if (want !== undefined) verdicts[want ? "valid" : "invalid"]++;
          const wrong = want !== undefined && want !== ok ? [want ? "refused" : "accepted"] : [];
          for (const problem of [...problems, ...wrong])
            found.push(`${problem}: ${JSON.stringify(value)} by ${JSON.stringify(batch[index])}`);
        }
      }
    }
    found.sort((left, right) => left.length - right.length);
    process.stdout.write(
      `decoders | ${SCHEMAS} schemas | ${verdicts.valid} valid, ${verdicts.invalid} invalid values | seed ${SEED}\n`,
    );
    expect(found.slice(0, 5)).toEqual([]);
    expect(Math.min(verdicts.valid, verdicts.invalid)).toBeGreaterThan(SCHEMAS);
  }, 3_600_000);

  it("bear extreme values: deep, huge, circular, or no JSON at all", async () => {
    const recursive: JsonValue = { type: "object", properties: { a: { $ref: "#" }, b: { type: "array", items: { $ref: "#" } } } };
    const lists: JsonValue = { type: "array", items: { $ref: "#" }, uniqueItems: true };
    const pattern: JsonValue = { type: "string", maxLength: 40, pattern: "^(a+)+$" };
    const features: readonly JsonValue[] = [
      { type: "array", uniqueItems: true },
      {
        type: "array",
        items: { type: "array", uniqueItems: true, contains: { type: "object" }, minContains: 0 },
        uniqueItems: true,
      },
      { type: "array", contains: { const: { a: 1 } }, maxContains: 3, unevaluatedItems: { type: "string" } },
      { type: "object", additionalProperties: { $ref: "#" }, propertyNames: { maxLength: 5 } },
      { type: "object", patternProperties: { "^a": { type: "integer" }, b$: {} }, unevaluatedProperties: false },
      {
        anyOf: [
          { type: "object", properties: { a: { $ref: "#" } } },
          { type: "array", items: { $ref: "#" } },
          { type: "string" },
        ],
      },
      { oneOf: [{ type: "object", required: ["a"] }, { type: "object", required: ["b"] }, { enum: [{ a: 1 }, ["a"], 1] }] },
      { type: "object", properties: { a: { type: "string", format: "date-time" }, b: { const: ["a", { b: null }] } } },
      {
        type: "object",
        if: { required: ["a"] },
        then: { required: ["b"] },
        dependentSchemas: { a: { minProperties: 2 } },
        not: { required: ["c"] },
      },
    ];
    const drawn = [recursive, lists, pattern, true, false, ...features, ...fc.sample(schema, { numRuns: 10, seed: SEED })];
    const found: string[] = [];
    for (const [index, codec] of (await loadCodecs(drawn)).entries()) {
      for (const [number, value] of extremeValues().entries()) {
        const start = performance.now();
        const problems = [...tryDecode(codec, value).problems, ...tryEncode(codec, value)];
        if (performance.now() - start > 20_000) problems.push("took more than 20 seconds");
        found.push(...problems.map((problem) => `value ${number}: ${problem} by ${JSON.stringify(drawn[index])}`));
      }
    }
    expect(found.slice(0, 5)).toEqual([]);
  }, 300_000);

  it("know own properties from inherited ones", async () => {
    const required = ["toString", "constructor", "__proto__"];
    const [codec] = await loadCodecs([
      { type: "object", required, properties: Object.fromEntries(required.map((name) => [name, {}])) },
    ]);
    expect(codec?.safeDecode({}).ok).toBe(false);
    const text = '{"toString":1,"constructor":{"prototype":2},"__proto__":{"polluted":true}}';
    const result = codec?.safeDecode(JSON.parse(text));
    expect(result?.ok && JSON.stringify(codec?.encode(result.value))).toBe(text);
    expect({}).not.toHaveProperty("polluted");
  });

  it("ask once which items are equal, however many arrays around them ask", async () => {
    const [codec] = await loadCodecs([{ type: "array", items: { $ref: "#" }, uniqueItems: true }, {}]);
    // No two of them are equal: the n-th is the n-th natural number as sets write it.
    const numbers: unknown[][] = [];
    for (let count = 0; count < 12; count++) numbers.push([...numbers]);
    let nested: unknown[] = [...numbers];
    for (let level = 0; level < 200; level++) nested = [nested];
    const reads = new Map<unknown, number>();
    const watched = new Proxy(nested, {
      get: (target, name, receiver) => {
        reads.set(name, (reads.get(name) ?? 0) + 1);
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
    let around: unknown = watched;
    for (let level = 0; level < 20; level++) around = [around];
    expect(codec?.safeDecode(around).ok).toBe(true);
    expect(reads.get("0")).toBeLessThan(8);
  });

  it("check the length before a pattern that takes for ever", async () => {
    const [codec] = await loadCodecs([{ type: "string", maxLength: 20, pattern: "^(a+)+$" }]);
    // Without the length it would take 2 to the power of 60 steps.
    expect(codec?.safeDecode(`${"a".repeat(60)}!`)).toMatchObject({ ok: false, issues: [{ code: "maxLength" }] });
  });
});
