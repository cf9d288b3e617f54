import { describe, expect, it } from "vitest";
import { parenthesize } from "../../../generator/emit/models/type.js";
import { code } from "../../../generator/emit/print/code.js";

describe("a type before []", () => {
  it.each([
    [code`string`, "string"],
    [code`Pet | null`, "(Pet | null)"],
    [code`{ [name: string]: number }`, "{ [name: string]: number }"],
    [code`{ a: 1 } & { b: 2 }`, "({ a: 1 } & { b: 2 })"],
    [code`readonly unknown[]`, "(readonly unknown[])"],
  ])("%j is %j", (type, want) => {
    expect(parenthesize(type)).toBe(want);
  });
});
