import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/model/types.js";
import { buildSchemas } from "./model-kit.js";

const tagged = (tags: JsonObject): JsonObject => ({
  type: "object",
  required: Object.keys(tags),
  properties: Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, { const: value }])),
});
const oneOf = (...names: string[]): JsonObject => ({ oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) });

const OUTER = { Outer: oneOf("Plain", "Inner"), Plain: tagged({ type: "plain" }) };
const INNER = { Inner: oneOf("A", "B"), A: tagged({ type: "media", kind: "a" }), B: tagged({ type: "media", kind: "b" }) };

function outerOf(schemas: JsonObject, name: string): unknown {
  const type = buildSchemas(schemas, { unions: "open" }).graph.models.get(`/components/schemas/${name}`)?.type;
  return type?.kind === "union" ? { open: type.open, outer: type.outer } : undefined;
}

describe("tags of unions around an open one", () => {
  const media = [{ wireName: "type", tags: ["media"] }];
  test.each<[string, JsonObject, readonly unknown[] | undefined]>([
    ["are its own where it is an alternative", { ...OUTER, ...INNER }, media],
    ["are none where it is an alternative of nothing", INNER, undefined],
    [
      "may be several",
      {
        ...OUTER,
        ...INNER,
        Inner: { ...oneOf("A", "B"), discriminator: { propertyName: "kind" } },
        B: tagged({ type: "sound", kind: "b" }),
      },
      [{ wireName: "type", tags: ["media", "sound"] }],
    ],
    ["are told once", { ...OUTER, Again: oneOf("Plain", "Inner"), ...INNER }, media],
    [
      "also reach it through a reference",
      { ...OUTER, Outer: oneOf("Plain", "Alias"), Alias: { $ref: "#/components/schemas/Inner" }, ...INNER },
      media,
    ],
    [
      "also reach it through a union with the same tag",
      { ...OUTER, Outer: oneOf("Plain", "Middle"), Middle: oneOf("C", "Inner"), C: tagged({ type: "c" }), ...INNER },
      media,
    ],
    [
      "are none where the same property tells its alternatives",
      { ...OUTER, ...INNER, A: tagged({ type: "a" }), B: tagged({ type: "b" }) },
      undefined,
    ],
  ])("%s", (_, schemas, outer) => {
    expect(outerOf(schemas, "Inner")).toEqual({ open: true, outer });
  });

  test("are those of every union around it", () => {
    const schemas = {
      Top: oneOf("Other", "Outer"),
      Other: tagged({ level: "other" }),
      Outer: oneOf("Plain", "Inner"),
      Plain: tagged({ level: "low", type: "plain" }),
      Inner: oneOf("A", "B"),
      A: tagged({ level: "low", type: "media", kind: "a" }),
      B: tagged({ level: "low", type: "media", kind: "b" }),
    };
    expect(outerOf(schemas, "Outer")).toMatchObject({ outer: [{ wireName: "level", tags: ["low"] }] });
    expect(outerOf(schemas, "Inner")).toMatchObject({
      outer: [
        { wireName: "level", tags: ["low"] },
        { wireName: "type", tags: ["media"] },
      ],
    });
  });
});
