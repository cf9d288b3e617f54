import { describe, expect, it } from "vitest";
import { explainRule, listRules } from "../../../generator/compare/explain-rule.js";

describe("a rule is explained", () => {
  it("with what it means for those who send and those who read", () => {
    expect(explainRule("property-became-optional")).toBe(`property-became-optional: required property became optional

Old packages fail to decode a value without it.

Where values are sent (request): info, a minor version.
Where values are read (response): breaking, a major version.`);
  });

  it.each(listRules())("and every one has a page: %s", (id) => {
    expect(explainRule(id)).toMatch(/^[a-z-]+: \S/);
  });

  it("and nothing else is one", () => {
    expect([explainRule("no-such-rule"), explainRule("constructor")]).toEqual([undefined, undefined]);
  });
});
