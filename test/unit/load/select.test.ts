import { query as ask } from "json-p3";
import { describe, expect, it } from "vitest";
import { selectPlaces } from "../../../generator/load/overlay/select.js";
import { Steps } from "../../../generator/load/overlay/steps.js";
import type { JsonValue } from "../../../generator/model/types.js";

const TEXTS = ["", "a", "ab", "xaby", "a\nb", "é", "😀", "a.b", "12", "B"];
const DOCUMENT: JsonValue = { texts: TEXTS.map((text) => ({ text })), list: [{ a: 1 }, { a: [1, { b: 2 }] }, 3], name: "ab" };

function placesOf(target: string, steps = 1_000_000): unknown {
  const selection = selectPlaces(target, DOCUMENT, new Steps(steps));
  return selection.kind === "places" ? selection.places : selection.kind;
}

describe("what a query selects", () => {
  const PATTERNS = ["", "a", "a.*", "a.b", "[ab]+", "(a|b)*", ".", "\\\\p{L}", "\\\\p{Lu}", "[^a]", "a{2,}|12", "^a", "b$"];
  const REFUSED = ["\\\\d", "(", "a**", "(?=a)", "(a)\\\\1"];
  it.each([...PATTERNS, ...REFUSED].flatMap((pattern) => ["match", "search"].map((name) => [name, pattern] as const)))(
    "by %s and %j is what the library selects by an engine of its own",
    (name, pattern) => {
      const target = `$.texts[?${name}(@.text, '${pattern}')]`;
      expect(placesOf(target)).toEqual(ask(target, DOCUMENT as never).nodes.map(({ location }) => location)); // plain JSON
    },
  );

  it.each([
    "$..*",
    "$.list[?@.a == 1]",
    "$.list[?@.a == $.list[1].a]",
    "$.list[?!(@.a) || count(@.a[*]) > 1]",
    "$..[?@.b]",
    "$.texts[?@.text == $.name]",
    "$.texts[?match(@.text, $.name)]",
    "$.list[?match(@.a, 'a')]",
    "$.list[?match(@.a, @.a)]",
  ])("is the same where its steps are counted: %s", (target) => {
    const want = ask(target, DOCUMENT as never).nodes.map(({ location }) => location);
    const places = placesOf(target) as readonly unknown[];
    expect(places).toHaveLength(want.length);
    expect(places).toEqual(expect.arrayContaining(want));
  });
});

describe("steps", () => {
  it.each([
    ["of places that are found", "$..*", 40, 200],
    ["of what filters ask", "$.list[?@.a.b.c]", 5, 100],
    ["of what filters inside of filters ask", "$.list[?$.texts[?@.text == 'x']]", 60, 200],
    ["of values that are compared", "$.texts[?$ == @]", 200, 1_000],
    ["of arguments", "$.list[?count($..*) > 1000]", 100, 1_000],
  ])("%s are limited", (_what, target, few, enough) => {
    expect(placesOf(target, few)).toBe("out of steps");
    expect(placesOf(target, enough)).toBeInstanceOf(Array);
  });
});
