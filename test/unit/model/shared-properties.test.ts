import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue, Property } from "../../../generator/model/types.js";
import { buildSchemas } from "./model-kit.js";

/** The property `a` of a schema that extends others, each of which says something of it. */
function propertyOf(...members: readonly JsonValue[]): Property {
  const allOf = members.map((a): JsonObject => ({ type: "object", properties: { a } }));
  const type = buildSchemas({ Root: { allOf } }).graph.models.get("/components/schemas/Root")?.type;
  const property = type?.kind === "object" ? type.properties.find(({ wireName }) => wireName === "a") : undefined;
  if (property === undefined) throw new Error("there is no property a");
  return property;
}

describe("of a property that several members of allOf speak of", () => {
  test.each<readonly [keyword: string, first: JsonValue, second: JsonValue, read: (property: Property) => unknown]>([
    ["title", "One", "Two", ({ doc }) => doc.title],
    ["description", "One.", "Two.", ({ doc }) => doc.description],
    ["default", 1, null, (property) => property.default],
    ["x-speakeasy-name-override", "one", "two", ({ nameHint }) => nameHint],
    ["example", 1, 2, ({ examples }) => examples[0]],
  ])("the last %s counts, and what says nothing takes none away", (keyword, first, second, read) => {
    expect(read(propertyOf({ [keyword]: first }, { [keyword]: second }))).toEqual(second);
    expect(read(propertyOf({ [keyword]: first }, { maxLength: 9 }))).toEqual(first);
    expect(read(propertyOf({ maxLength: 9 }, { [keyword]: second }))).toEqual(second);
    expect(read(propertyOf({ maxLength: 9 }, {}))).toBeUndefined();
  });

  test.each<readonly [keyword: string, read: (property: Property) => boolean]>([
    ["readOnly", ({ readOnly }) => readOnly],
    ["writeOnly", ({ writeOnly }) => writeOnly],
    ["deprecated", ({ doc }) => doc.deprecated],
  ])("the last %s counts, and only true is that", (keyword, read) => {
    expect(read(propertyOf({ [keyword]: true }, { type: "string" }))).toBe(true);
    expect(read(propertyOf({ [keyword]: true }, { [keyword]: false }))).toBe(false);
    expect(read(propertyOf({ [keyword]: false }, { [keyword]: true }))).toBe(true);
    expect(read(propertyOf({}, {}))).toBe(false);
  });

  test("a title that is no text is none", () => {
    expect(propertyOf({ title: 7 }).doc.title).toBeUndefined();
  });
});
