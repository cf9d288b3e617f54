import { describe, expect, it } from "vitest";
import { typeText } from "../../../generator/emit/docs/type-text.js";
import type { TypeNode } from "../../../generator/model/types.js";
import {
  array,
  boolean,
  date,
  enumeration,
  graphOf,
  integer,
  literal,
  map,
  namesFor,
  never,
  number,
  object,
  ref,
  string,
  tuple,
  union,
  unknown,
} from "../sample/graph-kit.js";

describe("a type as a reader outside the package writes it", () => {
  it.each<[string, TypeNode, string]>([
    ["text", string(), "string"],
    ["numbers", number(), "number"],
    ["integers", integer(), "number"],
    ["booleans", boolean(), "boolean"],
    ["null", string({}, { type: "null" }), "null"],
    ["dates", date(), "Date"],
    ["uploads", string({}, { representation: "Blob" }), "Blob"],
    ["big integers", integer({}, { representation: "bigint" }), "bigint"],
    ["digits", integer({}, { representation: "decimal" }), "string"],
    ["bytes", string({}, { representation: "Uint8Array" }), "Uint8Array"],
    ["null beside a type, which adds nothing", { ...string(), nullable: true }, "string"],
    ["a constant", literal("a"), '"a"'],
    ["null as a constant", literal(null), "null"],
    ["a constant list", literal([1]), "unknown"],
    ["values", enumeration(["a", 1, null]), '"a" | 1 | null'],
    ["lists", array(string()), "string[]"],
    ["lists of values", array(enumeration(["a", "b"])), '("a" | "b")[]'],
    ["lists of alternatives", array(union([string(), number()])), "(string | number)[]"],
    ["lists of lists", array(array(string())), "string[][]"],
    ["tuples that end", tuple([string(), number()], never()), "[string, number]"],
    ["tuples that go on", tuple([string()], number()), "[string, ...number[]]"],
    ["tuples without a beginning", tuple([], number()), "[...number[]]"],
    ["records", map(number()), "{ [k: string]: number }"],
    [
      "records of patterns",
      map(never(), {}, [
        { pattern: "a", type: string() },
        { pattern: "b", type: date() },
      ]),
      "{ [k: string]: string | Date }",
    ],
    ["records of patterns and others", map(number(), {}, [{ pattern: "a", type: string() }]), "{ [k: string]: number }"],
    ["alternatives", union([string(), ref("Pet"), array(number())]), "string | components.Pet | number[]"],
    ["models", ref("Pet"), "components.Pet"],
    ["objects", object([]), "object"],
    ["anything", unknown(), "any"],
    ["nothing", never(), "never"],
  ])("%s", (_, node, want) => {
    expect(typeText(graphOf({ Pet: object([]) }), namesFor(), node)).toBe(want);
  });

  it("names the folder of a model", () => {
    expect(typeText(graphOf({ Pet: object([]) }), namesFor("operations"), ref("Pet"))).toBe("operations.Pet");
  });
});
