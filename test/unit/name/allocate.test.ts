import { describe, expect, test } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { EnumNode, JsonValue, ObjectNode, Property } from "../../../generator/model/types.js";
import { Allocator, shorten, toIdentifier } from "../../../generator/name/allocate.js";
import { isUsableName, readFixedNames } from "../../../generator/name/fixed-names.js";
import { nameMembers } from "../../../generator/name/members.js";
import { nameProperties } from "../../../generator/name/properties.js";
import { isRelativePath, toRelativePath } from "../../../generator/name/relative-path.js";
import { isReservedFile } from "../../../generator/name/reserved.js";
import { enumeration, graphOf, object, property, string } from "../sample/graph-kit.js";

describe("names that are taken", () => {
  test("are so in any case", () => {
    const names = new Allocator();
    expect([names.take("Pet"), names.take("PET"), names.has("pet"), names.has("pets")]).toEqual([true, false, true, false]);
  });

  test.each<[what: string, wanted: readonly (readonly string[])[], given: readonly string[]]>([
    ["leave the first that is free", [["A"], ["A", "AB", "ABC"], ["A", "AB", "ABC"]], ["A", "AB", "ABC"]],
    ["get numbers from two, behind the longest", [["A"], ["AB"], ["A", "AB"], ["A", "AB"]], ["A", "AB", "AB2", "AB3"]],
    ["get numbers that are free", [["A"], ["a2"], ["A"], ["A"]], ["A", "a2", "A3", "A4"]],
    ["get numbers apart from those that they end with", [["A1"], ["A1"], ["A1"]], ["A1", "A1_2", "A1_3"]],
  ])("%s", (_, wanted, given) => {
    const names = new Allocator();
    expect(wanted.map((candidates) => names.takeFirst(candidates))).toEqual(given);
  });
});

describe("long names", () => {
  test("are cut behind a hundred characters, with what tells them apart", () => {
    const [fits, long, other] = ["x".repeat(100), "x".repeat(101), "x".repeat(102)];
    expect(shorten(fits)).toBe(fits);
    expect(shorten(long)).toMatch(/^x{91}_[\da-f]{8}$/);
    expect(shorten(other)).toMatch(/^x{91}_[\da-f]{8}$/);
    expect(shorten(other)).not.toBe(shorten(long));
  });

  test("have the same digest on every machine and in every version (FNV-1a)", () => {
    // The offset basis times the prime for each unit, as the reference of the algorithm has it.
    let hash = 0x811c9dc5n;
    for (const unit of "y".repeat(101)) hash = ((hash ^ BigInt(unit.charCodeAt(0))) * 0x01000193n) & 0xffff_ffffn;
    expect(shorten("y".repeat(101))).toBe(`${"y".repeat(91)}_${hash.toString(16).padStart(8, "0")}`);
  });
});

describe("an identifier", () => {
  test.each([
    ["Pet", "Pet"],
    ["3d", "_3d"],
    ["$a_9", "$a_9"],
    ["_", "_"],
  ])("%s is %s", (text, identifier) => {
    expect(toIdentifier(text)).toBe(identifier);
  });

  test.each(["", "a b", "é", "a-b", " a"])("%j is none, which is a bug", (text) => {
    expect(() => toIdentifier(text)).toThrow("not an identifier");
  });
});

test.each<[name: string, usable: boolean]>([
  ["Pet", true],
  ["a", true],
  ["_3d", true],
  ["x".repeat(99), true],
  ["x".repeat(100), false],
  ["_a", false],
  ["3d", false],
  ["A b", false],
  ["$a", false],
  ["", false],
  ["Date", false],
  ["string", false],
])("a model can be called %s: %s", (name, usable) => {
  expect(isUsableName(name)).toBe(usable);
});

test("names that the config fixes may be for pointers with a hash, and are told where they are written", () => {
  const graph = graphOf({ "/a": string(), "/b": string() });
  const diagnostics = createDiagnostics();
  const place = { uri: "modelmint.config.ts", pointer: "/names", position: { line: 3, column: 1 } };
  const locations = new Map([["#/c", place]]);
  const names = readFixedNames({ "#/a": "One", "/b": "Two", "#/c": "Three", "/bb": "Four" }, graph, diagnostics, locations);
  expect([...names]).toEqual([
    ["/a", "One"],
    ["/b", "Two"],
  ]);
  const told = diagnostics.all().map(({ code, location }) => [code, location?.uri]);
  expect(told).toEqual(
    expect.arrayContaining([
      ["MM3002", "modelmint.config.ts"],
      ["MM3002", undefined],
    ]),
  );
  expect(told).toHaveLength(2);
});

describe("members of an enum", () => {
  const named = (...members: readonly (readonly [value: JsonValue, name?: string])[]): EnumNode => ({
    ...enumeration([]),
    members: members.map(([value, name]) => ({ value, name, description: undefined })),
  });
  const values = (...all: readonly JsonValue[]): EnumNode => named(...all.map((value) => [value] as const));
  test.each<[what: string, type: EnumNode, names: readonly string[]]>([
    [
      "have the names of their values",
      values("in_use", "DONE", "", 7, -1, true),
      ["InUse", "Done", "Empty", "_7", "Minus1", "True"],
    ],
    ["are counted where they are objects", values("a", { a: 1 }, [1]), ["A", "Member2", "Member3"]],
    [
      "have those that the document gives, in capitals at the start",
      named(["a", "first one"], ["b", "TWO"], ["c", "3rd"]),
      ["FirstOne", "TWO", "_3rd"],
    ],
    ["have that of the value where the document gives an empty one", named(["a", ""]), ["A"]],
    ["get numbers in the order of their values", values("x y", "x-y", "x_y"), ["XY", "XY2", "XY3"]],
    ["whatever order they stand in", values("x_y", "x-y", "x y"), ["XY3", "XY2", "XY"]],
    ["get numbers apart from those that they end with", values("a 1", "a-1"), ["A1", "A1_2"]],
    ["get numbers that no other has", values("A", "A2", "a"), ["A", "A2", "A3"]],
  ])("%s", (_, type, names) => {
    expect(nameMembers(type)).toEqual(names);
  });

  test("are cut where they are long", () => {
    expect(nameMembers(values("x".repeat(200)))).toEqual([expect.stringMatching(/^Xx{90}_[\da-f]{8}$/)]);
  });

  test("keep what is pinned, which no other gets", () => {
    expect(nameMembers(values("a", "A", "b"), new Map([["a", "B"]]))).toEqual(["B", "A", "B2"]);
  });
});

describe("properties of an object", () => {
  const type = (...wireNames: readonly (string | Property)[]): ObjectNode =>
    object(wireNames.map((each) => (typeof each === "string" ? property(each, string()) : each)));
  const namesOf = (...wireNames: readonly (string | Property)[]): Readonly<Record<string, string>> =>
    Object.fromEntries(nameProperties(type(...wireNames)).byWireName);
  test.each<[what: string, wireNames: readonly (string | Property)[], names: Readonly<Record<string, string>>]>([
    ["that are called in camel case keep that", ["a_b", "a-b", "aB"], { aB: "aB", "a-b": "aB2", a_b: "aB3" }],
    ["get numbers in the order of their names on the wire", ["x_y", "x y", "x-y"], { "x y": "xY", "x-y": "xY2", x_y: "xY3" }],
    ["get numbers apart from those that they end with", ["a_1", "a-1", "a.1"], { "a-1": "a1", "a.1": "a1_2", a_1: "a1_3" }],
    ["get numbers that no other has", ["a_b", "a-b", "aB2"], { aB2: "aB2", "a-b": "aB", a_b: "aB3" }],
    ["may differ by case alone", ["ab", "aB"], { ab: "ab", aB: "aB" }],
    [
      "have the name that the document asks for",
      [property("a", string(), { nameHint: "Other name" }), "b"],
      { a: "otherName", b: "b" },
    ],
    [
      "have one of their own where that is what every object has",
      ["toString", "to_string"],
      { toString: "toString_", to_string: "toString_2" },
    ],
    ["begin with an underscore where they begin with a digit", ["3d"], { "3d": "_3d" }],
  ])("%s", (_, wireNames, names) => {
    expect(namesOf(...wireNames)).toEqual(names);
  });

  test("leave a name to declared extras", () => {
    expect(nameProperties(type("a")).extras).toBe("additionalProperties");
    expect(nameProperties(type("additionalProperties", "additional_properties")).extras).toBe("additionalProperties3");
  });

  test("keep what is pinned, which nothing else gets", () => {
    const pinned = {
      name: "A",
      folder: "components",
      members: new Map(),
      properties: new Map([["b", "a"]]),
      extras: "c",
    } as const;
    const { byWireName, extras } = nameProperties(type("a", "b", "c"), pinned);
    expect([Object.fromEntries(byWireName), extras]).toEqual([{ a: "a2", b: "a", c: "c2" }, "c"]);
  });
});

describe("a path of the package", () => {
  test.each([
    "a",
    "src/models/components/pet.ts",
    "a-b_c.d.e",
    "_a/9",
    ".gitignore",
    "a/.gitattributes",
    "console",
    "com",
    "com10",
    "nulls.ts",
    `${"a/".repeat(119)}ab`,
  ])("may be %s", (path) => {
    expect(isRelativePath(path)).toBe(true);
    expect(toRelativePath(path)).toBe(path);
  });

  test.each([
    "",
    "/a",
    "a/",
    "a//b",
    "../a",
    "a/..",
    ".",
    ".git",
    ".gitignore.bak",
    ".GitIgnore",
    "a/.GITATTRIBUTES",
    "-a",
    "a b",
    "é",
    "a.",
    "a..b",
    "a\\b",
    "a:b",
    "con",
    "CON.ts",
    "a/prn.x.y",
    "aux",
    "nul",
    "com1",
    "LPT9.txt",
    "conin$",
    "conout$",
    "clock$",
    "a\n",
    `${"a/".repeat(120)}a`,
  ])("is not %j", (path) => {
    expect(isRelativePath(path)).toBe(false);
    expect(() => toRelativePath(path)).toThrow("not a path of the package");
  });
});

test.each<[name: string, reserved: boolean]>([
  ...["con", "prn", "aux", "nul", "com1", "lpt9", "conin$", "conout$", "clock$"].map((name): [string, boolean] => [name, true]),
  ...["index", "readme", "package"].map((name): [string, boolean] => [name, true]),
  ...["console", "com", "com10", "xcon", "indexes", "packages", "pet"].map((name): [string, boolean] => [name, false]),
])("a file called %s means something else: %s", (name, reserved) => {
  expect(isReservedFile(name)).toBe(reserved);
});
