import { describe, expect, it } from "vitest";
import { findAmbiguousUnions } from "../../../generator/emit/sample/index.js";
import type { JsonObject } from "../../../generator/model/types.js";
import { buildSchemas } from "../model/model-kit.js";

const tagged = (kind: JsonObject, others: JsonObject, ...required: readonly string[]): JsonObject => ({
  type: "object",
  required: ["kind", ...required],
  properties: { kind, ...others },
});
const open: JsonObject = { type: "string" };
const refs = [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }];
const discriminator = { propertyName: "kind", mapping: { cat: "Cat", dog: "Dog" } };
const pet = { oneOf: refs, discriminator };

describe("unions that a discriminator does not tell apart", () => {
  it.each<[what: string, Cat: JsonObject, Dog: JsonObject, union: JsonObject, want: readonly string[]]>([
    ["alternatives that leave the tag open", tagged(open, { lives: open }), tagged(open, {}), pet, ["cat: Cat, Dog"]],
    ["one that takes the other's values", tagged(open, { lives: open }, "lives"), tagged(open, {}), pet, ["cat: Cat, Dog"]],
    ["the second one alone", tagged({ enum: ["cat"] }, {}), tagged(open, { tricks: open }), pet, ["cat: Cat, Dog"]],
    ["tags that are stated", tagged({ enum: ["cat"] }, {}), tagged({ enum: ["dog"] }, {}), pet, []],
    [
      "other properties that are required",
      tagged(open, { lives: open }, "lives"),
      tagged(open, { tricks: open }, "tricks"),
      {},
      [],
    ],
    ["alternatives that may hold together", tagged(open, {}), tagged(open, {}), { anyOf: refs, discriminator }, []],
    ["alternatives without a discriminator", tagged(open, {}), tagged(open, {}), { oneOf: refs }, []],
    [
      "a schema without a name",
      tagged(open, {}),
      tagged({ enum: ["dog"] }, {}),
      { oneOf: [{ $ref: "#/components/schemas/Cat" }, tagged(open, {})], discriminator },
      ["cat: Cat, oneOf/1"],
    ],
  ])("%s", (_what, Cat, Dog, union, want) => {
    // Otherwise the mapping gives them tags.
    const { graph } = buildSchemas({ Cat, Dog, Pet: union }, { inheritance: "parent" });
    expect(findAmbiguousUnions(graph).map(({ tag, variant, other }) => `${tag}: ${variant}, ${other}`)).toEqual(want);
  });
});
