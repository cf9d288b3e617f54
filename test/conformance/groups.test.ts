import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../generator/model/types.js";
import { isJsonObject } from "../../generator/resolve/node.js";
import { type Score, scoreGroups } from "./score.js";
import { type Group, readGroups } from "./suite.js";

const GROUPS = readGroups(new URL("./", import.meta.url), "groups");

/** Every keyword and every format that is held to have a meaning; each needs a valid and an invalid value at least. */
const KEYWORDS =
  "type nullable enum const allOf oneOf anyOf discriminator not if then else dependentRequired dependentSchemas properties required additionalProperties patternProperties propertyNames minProperties maxProperties items prefixItems contains minContains maxContains uniqueItems minItems maxItems minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf unevaluatedProperties unevaluatedItems $ref default readOnly writeOnly deprecated x-enum-varnames x-enum-descriptions".split(
    " ",
  );
const FORMATS =
  "date-time date time duration uuid email hostname ipv4 ipv6 uri byte int32 int64 float double uri-reference uri-template iri iri-reference json-pointer relative-json-pointer regex idn-email idn-hostname".split(
    " ",
  );

describe("the project's own groups", () => {
  // Asked for by a test and not before all of them, so that mutation testing sees which test it belongs to.
  let scored: Promise<Score> | undefined;
  const askAll = (): Promise<Score> =>
    (scored ??= scoreGroups(GROUPS, { models: { formats: "assert", dates: "string", enums: "closed", unions: "closed" } }));

  it("are all answered rightly", async () => {
    const { groups, tests, misses } = await askAll();
    process.stdout.write(`conformance | own | ${groups} groups | ${tests - misses.length} of ${tests}\n`);
    expect(misses).toEqual([]);
  }, 60_000);

  it("give every valid value back as it was", async () => {
    expect((await askAll()).changed).toEqual([]);
  }, 60_000);

  it.each(KEYWORDS)("have valid and invalid values for the keyword %s", (keyword) => {
    expect(answersOf(GROUPS.filter((group) => says(group, (name) => name === keyword)))).toEqual([false, true]);
  });

  it.each(FORMATS)("have valid and invalid values for the format %s", (format) => {
    expect(answersOf(GROUPS.filter((group) => says(group, (name, value) => name === "format" && value === format)))).toEqual([
      false,
      true,
    ]);
  });
});

function answersOf(groups: readonly Group[]): readonly boolean[] {
  return [...new Set(groups.flatMap((group) => group.tests.map((test) => test.valid)))].sort();
}

function says(group: Group, matches: (name: string, value: JsonValue) => boolean): boolean {
  const search = (value: JsonValue): boolean => {
    if (Array.isArray(value)) return value.some(search);
    return isJsonObject(value) && Object.entries(value).some(([name, member]) => matches(name, member) || search(member));
  };
  return search(group.schema);
}
