import { describe, expect, it } from "vitest";
import { indexModule, layoutPath, specifier, testPath } from "../../../generator/emit/package/layout.js";

describe("a path of the layout", () => {
  it.each([
    "package.json",
    "src/models/operations/x",
    "test/wire-types.test.ts",
    ".gitignore",
    "docs/index.md",
    "src/context.ts",
    "src/auxiliary.ts",
  ])("may be %s", (path) => {
    expect(layoutPath(path)).toBe(path);
  });

  it.each([
    "",
    "/etc/passwd",
    "../up",
    "src/../../up",
    "src//a",
    ".npmrc",
    "src/.env",
    "con",
    "src/NUL.ts",
    "src/com1.test.ts",
    "a b",
    "ä",
    "a\\b",
    "a.",
    "a:b",
    "src/",
    "a".repeat(300),
    "-rf",
    "src/-rf.ts",
    "src/.hidden/a.ts",
    "conin$",
  ])("may not be %o", (path) => {
    expect(() => layoutPath(path)).toThrow(RangeError);
  });
});

describe("the specifier from a file to a module", () => {
  const table: readonly (readonly [from: string, to: string, want: string])[] = [
    ["src/models/operations/a.ts", "src/models/operations/b", "./b.js"],
    ["src/models/operations/a.ts", "src/runtime/index", "../../runtime/index.js"],
    ["test/models/operations/a.test.ts", "src/models/operations/a", "../../../src/models/operations/a.js"],
    ["src/index.ts", "src/models/components/index", "./models/components/index.js"],
    ["a.ts", "b", "./b.js"],
    ["src/a/a.ts", "src/a", "../a.js"],
  ];
  it.each(table)("%s → %s is %s", (from, to, want) => {
    expect(specifier(layoutPath(from), layoutPath(to))).toBe(want);
  });
});

describe("the paths of tests and indexes", () => {
  it("stand beside what they test", () => {
    expect(testPath(layoutPath("src/models/operations/createimageedit"))).toBe("test/models/operations/createimageedit.test.ts");
    expect(testPath(indexModule("components"))).toBe("test/models/components/index.test.ts");
  });
});
