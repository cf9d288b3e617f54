import { expect, test } from "vitest";
import { printChanges } from "../../../generator/emit/print/changes.js";

test("changes are listed by verdict, the worst first, models in bold and places as code", () => {
  const changes = [
    { verdict: "info", model: "Pet", path: "tags[]", message: "became longer" },
    { verdict: "breaking", model: "Pet", path: "name", message: "became required" },
    { verdict: "warning", model: "A_b*", path: "", message: "is <open>" },
    { verdict: "breaking", model: "Cat", path: "a`b", message: "was lost\u202e" },
  ] as const;
  expect(printChanges(changes)).toBe(
    [
      "### Breaking",
      "",
      "- **Pet**: `name` became required",
      "- **Cat**: ``a`b`` was lost\\u202e",
      "",
      "### May break",
      "",
      "- **A_b\\***: the model is &lt;open>",
      "",
      "### Changed",
      "",
      "- **Pet**: `tags[]` became longer",
    ].join("\n"),
  );
});

test.each([
  ["breaking", "### Breaking"],
  ["warning", "### May break"],
  ["info", "### Changed"],
] as const)("%s changes alone have no other heading than theirs", (verdict, heading) => {
  expect(printChanges([{ verdict, model: "Pet", path: "a", message: "b" }])).toBe(`${heading}\n\n- **Pet**: \`a\` b`);
});

test("no changes are nothing", () => {
  expect(printChanges([])).toBe("");
});
