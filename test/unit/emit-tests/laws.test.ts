import { describe, expect, it } from "vitest";
import { sameInstants, sameValue } from "../../../generator/emit/tests/support/equality.js";
import {
  checkExtras,
  checkMembers,
  checkRejected,
  checkRequired,
  checkSample,
  checkUnknownProperties,
  checkWrong,
} from "../../../generator/emit/tests/support/laws.js";
import type { DecodeOptions, Sample, TestedCodec, TestedIssue } from "../../../generator/emit/tests/support/types.js";

const SUBJECT = { model: "Usage", pointer: "/components/schemas/Usage" };
const EXTRAS = Symbol("extras");

/** A value of the model that the codecs below are for. */
interface Usage {
  totalTokens: number;
  inputTokens: number;
  at?: Date;
  [EXTRAS]?: Record<string, unknown>;
}

type Decode = (input: unknown) => { readonly value: Usage; readonly issues: TestedIssue[] };
type Encode = (value: Usage) => unknown;

/** A correct model, written by hand. */
const decodeUsage: Decode = (input) => {
  const issues: TestedIssue[] = [];
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return { value: { totalTokens: 0, inputTokens: 0 }, issues: [{ path: [], code: "type" }] };
  }
  const entries = new Map<string, unknown>(Object.entries(input));
  const read = (name: string): number => {
    const found = entries.get(name);
    if (typeof found === "number") return found;
    issues.push({ path: [name], code: "type" });
    return 0;
  };
  const value: Usage = { totalTokens: read("total_tokens"), inputTokens: read("input_tokens") };
  const at = entries.get("at");
  if (typeof at === "string") value.at = new Date(at);
  else if (entries.has("at")) issues.push({ path: ["at"], code: "type" });
  for (const name of ["total_tokens", "input_tokens", "at"]) entries.delete(name);
  if (entries.size > 0) value[EXTRAS] = Object.fromEntries(entries);
  return { value, issues };
};

const encodeUsage: Encode = (value) =>
  Object.fromEntries([
    ["total_tokens", value.totalTokens],
    ["input_tokens", value.inputTokens],
    ...(value.at === undefined ? [] : [["at", value.at.toISOString()] as const]),
    ...Object.entries(value[EXTRAS] ?? {}),
  ]);

function codecOf(decode: Decode, encode: Encode): TestedCodec<Usage> {
  return {
    decode: (input) => decode(input).value,
    safeDecode: (input) => {
      const { value, issues } = decode(input);
      return issues.length === 0 ? { ok: true, value } : { ok: false, issues };
    },
    encode,
  };
}

const CORRECT = codecOf(decodeUsage, encodeUsage);
const WIRE = { total_tokens: 3, input_tokens: 2, at: "2024-01-02T03:04:05.678Z" };
const SAMPLE: Sample<Usage> = { name: "full", wire: WIRE, value: { totalTokens: 3, inputTokens: 2, at: new Date(WIRE.at) } };

/** All that the tests of the model try. */
function checkAll(codec: TestedCodec<Usage>): void {
  checkSample(SUBJECT, codec, SAMPLE);
  checkUnknownProperties(SUBJECT, codec, WIRE, "keep");
  checkRequired(SUBJECT, codec, WIRE, ["total_tokens", "input_tokens"]);
  checkWrong(SUBJECT, codec, WIRE, { total_tokens: ["7", null], input_tokens: ["7", null], at: [7, null] });
  checkRejected(SUBJECT, codec, ["7", null]);
}

/** A model with one thing wrong in what it decodes. */
function decodingWrongly(
  change: (value: Usage, issues: TestedIssue[], input: unknown) => { value: Usage; issues: TestedIssue[] },
): TestedCodec<Usage> {
  return codecOf((input) => {
    const { value, issues } = decodeUsage(input);
    return change(value, issues, input);
  }, encodeUsage);
}

function swapped(value: Usage): Usage {
  return { ...value, totalTokens: value.inputTokens, inputTokens: value.totalTokens };
}

describe("the laws", () => {
  it("hold for a correct model", () => {
    expect(() => checkAll(CORRECT)).not.toThrow();
  });

  const broken: readonly (readonly [what: string, codec: TestedCodec<Usage>, law: RegExp])[] = [
    [
      "a rename is swapped in both directions",
      codecOf(
        (input) => ({ ...decodeUsage(input), value: swapped(decodeUsage(input).value) }),
        (value) => encodeUsage(swapped(value)),
      ),
      /decode\(wire\) is the value that it means/,
    ],
    [
      "encode forgets a property",
      codecOf(decodeUsage, ({ totalTokens, inputTokens }) => ({ total_tokens: totalTokens, input_tokens: inputTokens })),
      /encode\(decode\(wire\)\) is wire/,
    ],
    [
      "decode forgets a property",
      decodingWrongly(({ totalTokens, inputTokens }, issues) => ({ value: { totalTokens, inputTokens }, issues })),
      /encode\(decode\(wire\)\) is wire/,
    ],
    [
      "a check is dropped",
      decodingWrongly((value, issues, input) => ({
        value,
        issues: issues.filter((issue) => issue.path.length === 0 || typeof input !== "object"),
      })),
      /missing required property/,
    ],
    [
      "null is taken for absent",
      decodingWrongly((value, issues, input) => ({
        value,
        issues: issues.filter((issue) => issue.path[0] !== "at" || !JSON.stringify(input).includes("null")),
      })),
      /wrong value of a property/,
    ],
    [
      "the path of an issue is wrong",
      decodingWrongly((value, issues) => ({
        value,
        issues: issues.map((issue) => ({ ...issue, path: ["data", ...issue.path] })),
      })),
      /missing required property/,
    ],
    [
      "unknown properties are lost",
      codecOf(decodeUsage, ({ [EXTRAS]: _, ...value }) => encodeUsage(value)),
      /unknown properties survive/,
    ],
    [
      "anything is an object",
      decodingWrongly((value, issues) => ({ value, issues: issues.filter((issue) => issue.path.length > 0) })),
      /none of the model's is rejected/,
    ],
    [
      "a valid value is rejected",
      decodingWrongly((value) => ({ value, issues: [{ path: [], code: "type" }] })),
      /decode accepts a valid wire value \(issues: \(root\): type\)/,
    ],
    [
      "the time of a date is lost",
      codecOf(decodeUsage, (value) => ({ ...Object(encodeUsage(value)), at: value.at?.toISOString().slice(0, 10) })),
      /encode\(decode\(wire\)\) is wire/,
    ],
    [
      "a default is materialised",
      codecOf(decodeUsage, (value) => ({ note: "none", ...Object(encodeUsage(value)) })),
      /encode\(decode\(wire\)\) is wire/,
    ],
    [
      "the input is changed",
      codecOf((input) => {
        const decoded = decodeUsage(input);
        Reflect.deleteProperty(Object(input), "at");
        return decoded;
      }, encodeUsage),
      /leaves its input as it was/,
    ],
  ];
  it.each(broken)("are broken where %s", (_what, codec, law) => {
    expect(() => checkAll(codec)).toThrow(law);
  });

  it("name the model, the schema, the wire value and what was wanted", () => {
    const forgetful = codecOf(decodeUsage, ({ totalTokens }) => ({ total_tokens: totalTokens }));
    expect(() => checkSample(SUBJECT, forgetful, SAMPLE)).toThrow(`Usage breaks the law: encode(decode(wire)) is wire
  schema: #/components/schemas/Usage
  wire:   {"total_tokens":3,"input_tokens":2,"at":"2024-01-02T03:04:05.678Z"}
  got:    {"total_tokens":3}
  wanted: {"total_tokens":3,"input_tokens":2,"at":"2024-01-02T03:04:05.678Z"}`);
  });

  it("take unknown properties as dropped or rejected where the model says so", () => {
    const strip = codecOf(
      (input) => ({ ...decodeUsage(input), value: { ...decodeUsage(input).value, [EXTRAS]: {} } }),
      encodeUsage,
    );
    const { [EXTRAS]: _, ...bare } = decodeUsage(WIRE).value;
    const strict = decodingWrongly((value, issues) => ({
      value,
      issues: [...issues, ...Object.keys(value[EXTRAS] ?? {}).map((name) => ({ path: [name], code: "additionalProperties" }))],
    }));
    expect(bare).toEqual(SAMPLE.value);
    expect(() => checkUnknownProperties(SUBJECT, strip, WIRE, "strip")).not.toThrow();
    expect(() => checkUnknownProperties(SUBJECT, CORRECT, WIRE, "strip")).toThrow(/unknown properties are dropped/);
    expect(() => checkUnknownProperties(SUBJECT, strict, WIRE, "reject")).not.toThrow();
    expect(() => checkUnknownProperties(SUBJECT, CORRECT, WIRE, "reject")).toThrow(/does not allow is rejected/);
  });

  it("are tried in batches on wide objects, and each property still counts", () => {
    const names = Array.from({ length: 95 }, (_, index) => `p${index}`);
    const wire = Object.fromEntries(names.map((name) => [name, 1]));
    const wide = (blind: string | undefined): TestedCodec<unknown> => ({
      decode: (input) => input,
      encode: (value) => value,
      safeDecode(input) {
        const found = new Map<string, unknown>(Object.entries(Object(input)));
        const issues = names
          .filter((name) => typeof found.get(name) !== "number" && name !== blind)
          .map((name) => ({ path: [name], code: "type" }));
        return issues.length === 0 ? { ok: true, value: input } : { ok: false, issues };
      },
    });
    const wrong = Object.fromEntries(names.map((name, index) => [name, index % 2 === 0 ? ["7"] : ["7", null]]));
    expect(() => checkRequired(SUBJECT, wide(undefined), wire, names)).not.toThrow();
    expect(() => checkRequired(SUBJECT, wide("p94"), wire, names)).toThrow('wanted: [["p94"]]');
    expect(() => checkWrong(SUBJECT, wide(undefined), wire, wrong)).not.toThrow();
    expect(() => checkWrong(SUBJECT, wide("p41"), wire, wrong)).toThrow('wanted: [["p41"]]');
  });

  it("name all that and what was thrown where a codec throws", () => {
    const fail = (): never => {
      throw Object.assign(new Error("2 issues"), {
        name: "EncodeError",
        issues: [{ path: ["at"], code: "invalid_date" }],
      });
    };
    const throwing: readonly (readonly [codec: TestedCodec<Usage>, law: string])[] = [
      [codecOf(decodeUsage, fail), "encode takes a valid value (it throws EncodeError: at: invalid_date)"],
      [{ ...CORRECT, safeDecode: fail }, "safeDecode never throws (it throws EncodeError: at: invalid_date)"],
      [{ ...CORRECT, decode: fail }, "decode accepts what safeDecode does (it throws EncodeError: at: invalid_date)"],
      [
        {
          ...CORRECT,
          encode: (value, options) => (options?.validate === true ? Object.keys(null as never) : encodeUsage(value)),
        },
        "encode with validation takes a valid value (it throws TypeError: Cannot convert undefined or null to object)",
      ],
    ];
    for (const [codec, law] of throwing) {
      expect(() => checkSample(SUBJECT, codec, SAMPLE)).toThrow(`Usage breaks the law: ${law}
  schema: #/components/schemas/Usage
  wire:   {"total_tokens":3,"input_tokens":2,"at":"2024-01-02T03:04:05.678Z"}`);
    }
  });

  it("are broken where a wrong shape is found by constraints alone", () => {
    const slack = {
      ...CORRECT,
      safeDecode: (input: unknown, options?: DecodeOptions) =>
        options?.constraints === false ? { ok: true as const, value: decodeUsage(input).value } : CORRECT.safeDecode(input),
    };
    expect(() => checkSample(SUBJECT, slack, SAMPLE)).not.toThrow();
    expect(() => checkRequired(SUBJECT, slack, WIRE, ["total_tokens"])).toThrow(/missing .* also without constraints/);
    expect(() => checkWrong(SUBJECT, slack, WIRE, { at: [7] })).toThrow(/wrong value .* also without constraints/);
    expect(() => checkRejected(SUBJECT, slack, ["7"])).toThrow(/none of the model's .* also without constraints/);
  });

  it("take properties of any name for what the document describes", () => {
    const proto = (value: Usage): Usage => ({
      ...value,
      [EXTRAS]: Object.fromEntries(Object.entries(value[EXTRAS] ?? {}).filter(([name]) => name !== "__proto__")),
    });
    const losesProto = codecOf((input) => ({ ...decodeUsage(input), value: proto(decodeUsage(input).value) }), encodeUsage);
    expect(() => checkExtras(SUBJECT, CORRECT, WIRE, 7)).not.toThrow();
    expect(() => checkExtras(SUBJECT, losesProto, WIRE, 7)).toThrow(/properties survive, whatever they are called/);
    expect(() => checkExtras(SUBJECT, losesProto, WIRE, 7, ["__proto__"])).not.toThrow();
    expect(() => checkUnknownProperties(SUBJECT, losesProto, WIRE, "keep")).toThrow(/unknown properties survive/);
    expect(() => checkUnknownProperties(SUBJECT, losesProto, WIRE, "keep", ["__proto__"])).not.toThrow();
  });

  it("hold for each member of an enum", () => {
    const members: TestedCodec<string> = {
      decode: String,
      encode: (value) => value,
      safeDecode: (input) => ({ ok: true, value: String(input) }),
    };
    expect(() => checkMembers(SUBJECT, members, ["a", "b"])).not.toThrow();
    expect(() => checkMembers(SUBJECT, { ...members, encode: () => "a" }, ["a", "b"])).toThrow(/wire: {3}"b"/);
    const closed: TestedCodec<string>["safeDecode"] = (input) =>
      input === "a" || input === "b" ? { ok: true, value: input } : { ok: false, issues: [{ path: [], code: "enum" }] };
    const named = (constants: object): TestedCodec<string> => ({ ...members, safeDecode: closed, ...constants });
    expect(() => checkMembers(SUBJECT, named({ A: "a", B: "b" }), ["a", "b"])).not.toThrow();
    expect(() => checkMembers(SUBJECT, named({ A: "a", B: "b", C: "ruled out" }), ["a", "b"])).not.toThrow();
    expect(() => checkMembers(SUBJECT, named({ A: "a", B: "bX" }), ["a", "b"])).toThrow(/each member has a constant/);
    const deep = { ...named({ A: { a: 1 } }), safeDecode: (value: unknown) => ({ ok: true as const, value: value as string }) };
    expect(() =>
      checkMembers<unknown>(SUBJECT, { ...deep, decode: (value) => value, encode: (value) => value }, [{ a: 1 }]),
    ).not.toThrow();
    expect(() =>
      checkMembers<unknown>(SUBJECT, { ...deep, decode: (value) => value, encode: (value) => value }, [{ a: 2 }]),
    ).toThrow(/each member has a constant/);
    expect(() => checkMembers(SUBJECT, named({ A: "a", B: "b" }), ["a"])).toThrow(/its constant B is a member/);
  });
});

describe("two values are the same", () => {
  const date = new Date(0);
  const pairs: readonly (readonly [left: unknown, right: unknown, same: boolean])[] = [
    [0, -0, true],
    [NaN, NaN, true],
    [1n, 1n, true],
    [1n, 1, false],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: undefined }, {}, false],
    [{}, { a: undefined }, false],
    [[1, 2], [2, 1], false],
    [[1], { 0: 1 }, false],
    [[undefined], [], false],
    [null, {}, false],
    [new Date(0), date, true],
    [new Date(0), new Date(1), false],
    [new Date(0), {}, false],
    [new Date(Number.NaN), new Date(Number.NaN), true],
    [new Uint8Array([1]), new Uint8Array([1]), true],
    [new Uint8Array([1]), new Uint8Array([2]), false],
    [{ [EXTRAS]: 1 }, { [EXTRAS]: 1 }, true],
    [{ [EXTRAS]: 1 }, {}, false],
    [JSON.parse('{"__proto__":1}'), {}, false],
    [JSON.parse('{"__proto__":1}'), JSON.parse('{"__proto__":1}'), true],
    [{ constructor: 1 }, {}, false],
  ];
  it.each(pairs)("%o and %o: %s", (left, right, same) => {
    expect(sameValue(left, right)).toBe(same);
    expect(sameValue(right, left)).toBe(same);
  });
});

describe("two wire values mean the same", () => {
  const pairs: readonly (readonly [left: unknown, right: unknown, same: boolean])[] = [
    [{ at: ["2024-01-02T03:04:05Z"] }, { at: ["2024-01-02T03:04:05.000Z"] }, true],
    ["2024-01-02T05:04:05+02:00", "2024-01-02T03:04:05.000Z", true],
    ["2024-01-02t03:04:05.123456z", "2024-01-02T03:04:05.123Z", true],
    ["2024-01-02T03:04:05Z", "2024-01-02T03:04:06.000Z", false],
    ["2024-01-02", "2024-01-02T00:00:00.000Z", false],
    ["a", "b", false],
    [{ a: 1 }, { a: 1 }, true],
    [JSON.parse('{"__proto__":1}'), {}, false],
  ];
  it.each(pairs)("%j and %j: %s", (left, right, same) => {
    expect(sameInstants(left, right)).toBe(same);
  });
});
