import { describe, expect, it } from "vitest";
import { KINDS, type Kind, kindOfJson, kindsOf } from "../../../generator/emit/models/kinds.js";
import type { ScalarNode, TypeNode } from "../../../generator/model/types.js";
import {
  array,
  boolean,
  enumeration,
  graphOf,
  integer,
  literal,
  map,
  never,
  number,
  object,
  ref,
  string,
  tuple,
  union,
  unknown,
} from "../sample/graph-kit.js";

const as = (representation: ScalarNode["representation"], node: ScalarNode = string()): ScalarNode => ({
  ...node,
  representation,
});

describe("kinds of values that a type may have, on the wire and in TypeScript", () => {
  it.each<[string, TypeNode, readonly Kind[], readonly Kind[]]>([
    ["text", string(), ["string"], ["string"]],
    ["a number", number(), ["number"], ["number"]],
    ["an integer", integer(), ["number"], ["number"]],
    ["a boolean", boolean(), ["boolean"], ["boolean"]],
    ["a date", as("Date"), ["string"], ["date"]],
    ["bytes", as("Uint8Array"), ["string"], ["bytes"]],
    ["an upload", as("Blob"), ["blob"], ["blob"]],
    ["a bigint in a number", as("bigint", integer()), ["number", "bigint"], ["bigint"]],
    ["a bigint in text", as("bigint"), ["string"], ["bigint"]],
    ["digits of a number", as("decimal", integer()), ["number"], ["string"]],
    ["a literal", literal([1]), ["array"], ["array"]],
    [
      "an enum",
      enumeration(["a", 1, true, { b: 1 }]),
      ["string", "number", "boolean", "object"],
      ["string", "number", "boolean", "object"],
    ],
    ["a list", array(string()), ["array"], ["array"]],
    ["a tuple", tuple([string()], never()), ["array"], ["array"]],
    ["a map", map(string()), ["object"], ["object"]],
    ["an object", object([]), ["object"], ["object"]],
    ["a union", union([string(), number()]), ["string", "number"], ["string", "number"]],
    ["an open union", union([string()], { open: true }), ["string", "object"], ["string", "object"]],
    ["a reference", ref("Text"), ["string"], ["string"]],
    ["a reference that may be null", { ...ref("Text"), nullable: true }, ["string", "null"], ["string", "null"]],
    ["a reference to nothing", ref("Gone"), KINDS, KINDS],
    ["anything", unknown(), KINDS, KINDS],
    ["nothing", never(), [], []],
    ["text that is inferred", { ...string(), inferred: true }, KINDS, KINDS],
    ["a union that is its own variant", ref("Loop"), KINDS, KINDS],
  ])("%s", (_, node, onWire, inTypeScript) => {
    const graph = graphOf({ Text: string(), Loop: union([ref("Loop"), string()]) });
    expect([...kindsOf(node, "decode", graph)].sort()).toEqual([...onWire].sort());
    expect([...kindsOf(node, "encode", graph)].sort()).toEqual([...inTypeScript].sort());
  });

  it.each<[unknown, Kind]>([
    [null, "null"],
    [[], "array"],
    [{}, "object"],
    ["", "string"],
    [0, "number"],
    [false, "boolean"],
  ])("%j is of kind %s", (value, kind) => {
    expect(kindOfJson(value)).toBe(kind);
  });
});
