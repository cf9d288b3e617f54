import { expect, it } from "vitest";
import type { JsonObject } from "../../../generator/model/types.js";
import { buildDocument } from "../model/model-kit.js";

const ok = { description: "ok" };
const operation = (fields: JsonObject): JsonObject => ({ paths: { "/a": { get: { responses: { "200": ok }, ...fields } } } });
const response = (fields: JsonObject): JsonObject => operation({ responses: { "200": { ...ok, ...fields } } });

it.each<[string, JsonObject, readonly string[]]>([
  ["components", { component: {} }, ['component: Did you mean "components"?']],
  ["a kind of component", { components: { schema: {} } }, ['schema: Did you mean "schemas"?']],
  ["a method", { paths: { "/a": { pots: { responses: {} } } } }, ['pots: Did you mean "post"?']],
  ["another case", operation({ requestbody: {} }), ['requestbody: Did you mean "requestBody"?']],
  [
    "a field of a parameter",
    operation({ parameters: [{ name: "a", in: "query", shema: {} }] }),
    ['shema: Did you mean "schema"?'],
  ],
  ["the content of a response", response({ contents: {} }), ['contents: Did you mean "content"?']],
  ["the schema of a media type", response({ content: { "a/b": { schemas: {} } } }), ['schemas: Did you mean "schema"?']],
  ["an extension", { "x-component": {} }, []],
  ["what is there already", { components: {}, component: {} }, []],
  ["what is like nothing", { definitely: {} }, []],
  ["fields of OpenAPI 3.2", response({ summary: "s", content: { "a/b": { itemSchema: {} } } }), []],
  ["names of one's own", { components: { schemas: { schema: { type: "string" } } }, paths: { "/gett": {} } }, []],
])("a misspelt field is told, and nothing else: %s", (_, fields, want) => {
  const { diagnostics } = buildDocument({ openapi: "3.1.0", info: { title: "t", version: "1" }, ...fields });
  const told = diagnostics.filter(({ code }) => code === "MM2028");
  expect(told.map(({ message, help }) => `${/"(.*?)"/.exec(message)?.[1]}: ${help}`)).toEqual(want);
});
