import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Context, encodeJson, equalJson, Identities } from "../../../generator/runtime/index.js";
import { decodeWith } from "./run.js";

const json = fc.jsonValue({ maxDepth: 4 }).map((value): unknown => JSON.parse(JSON.stringify(value)));

describe("equality of JSON values", () => {
  it("does not depend on the order of keys, and takes -0 for 0", () => {
    expect(equalJson({ a: 1, b: [0, { c: null }] }, { b: [-0, { c: null }], a: 1.0 })).toBe(true);
  });

  it.each<[left: unknown, right: unknown]>([
    [0, false],
    [1, true],
    ["1", 1],
    [null, 0],
    [[], {}],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: undefined }, {}],
    [{ toString: 1 }, { valueOf: 1 }],
    [JSON.parse('{"__proto__":1}'), {}],
    [{}, JSON.parse('{"__proto__":1}')],
    [[null], []],
    ["a", ["a"]],
  ])("tells %j from %j", (left, right) => {
    expect(equalJson(left, right)).toBe(false);
    expect(equalJson(right, left)).toBe(false);
  });

  it("agrees with Node, and with the identities that duplicates are found by", () => {
    const identities = new Identities();
    fc.assert(
      fc.property(json, json, (left, right) => {
        const equal = isDeepStrictEqual(JSON.parse(JSON.stringify(left)), JSON.parse(JSON.stringify(right)));
        expect(equalJson(left, right)).toBe(equal);
        const [mine, its, copied] = [left, right, JSON.parse(JSON.stringify(left))].map(
          (value) => new Set([identities.of(value)]),
        );
        const [identity] = mine ?? [];
        expect(its?.has(identity)).toBe(equal);
        expect(copied?.has(identity)).toBe(true);
      }),
    );
  });
});

describe("identities", () => {
  it("tell scalars from texts of what holds them, and bear what JSON cannot say", () => {
    const identities = new Identities();
    const values = [
      ..."01",
      "#0",
      "[]",
      "{}",
      "null",
      0,
      1,
      true,
      null,
      undefined,
      1n,
      [],
      {},
      [[]],
      [{}],
      ["0"],
      [0],
      [[0]],
      ["#0"],
    ];
    expect(new Set(values.map((value) => identities.of(value))).size).toBe(values.length);
    const odd = [[1n], [Symbol("a")], [() => 1], [new Date(Number.NaN)], [undefined], [Number.NaN]];
    expect(odd.map((value) => identities.of(value))).toHaveLength(odd.length);
    expect(identities.of([new Date(0)])).toBe(identities.of([new Date(0)]));
  });
});

describe("encoding a value of unknown type", () => {
  it("passes every JSON value unchanged", () => {
    fc.assert(
      fc.property(json, (value) => {
        const context = new Context(true, undefined);
        expect(encodeJson(value, context)).toBe(value);
        expect(context.issues).toEqual([]);
      }),
    );
  });

  it("leaves absent properties and dates to JSON.stringify", () => {
    expect(decodeWith((_, context) => encodeJson({ a: undefined, at: new Date(0) }, context), undefined).issues).toEqual([]);
  });

  it.each<[value: unknown, code: string, path: readonly (string | number)[]]>([
    [Number.NaN, "unrepresentable", []],
    [{ a: [1, Number.NEGATIVE_INFINITY] }, "unrepresentable", ["a", 1]],
    [1n, "type", []],
    [undefined, "required", []],
    [[undefined], "required", [0]],
    [{ f: () => 0 }, "type", ["f"]],
    [Symbol("s"), "type", []],
    [new Uint8Array(1), "type", []],
  ])("refuses %o", (value, code, path) => {
    expect(decodeWith((_, context) => encodeJson(value, context), undefined).issues).toEqual([{ code, path }]);
  });

  it("refuses a circle", () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(decodeWith((_, context) => encodeJson(circle, context), undefined).issues).toMatchObject([{ code: "depth" }]);
  });
});
