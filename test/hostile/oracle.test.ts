import { Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deriveTypes } from "../../generator/emit/tests/support/oracle/derive.js";
import { hoistModels } from "../../generator/emit/tests/support/oracle/hoist.js";
import type { JsonValue } from "../../generator/model/types.js";

// The generated tests hand the document to openapi-typescript, which follows every reference that it comes upon, examples
// and extensions included.
const asked: string[] = [];
const connect = Socket.prototype.connect;
const fetch = globalThis.fetch;

beforeEach(() => {
  asked.length = 0;
  const refuse = (what: string) => (): never => {
    asked.push(what);
    throw new Error("no network here");
  };
  Socket.prototype.connect = refuse("a connection");
  globalThis.fetch = refuse("a request");
});

afterEach(() => {
  Socket.prototype.connect = connect;
  globalThis.fetch = fetch;
});

const references = ["http://127.0.0.1:9/a.json", "../../../../../../etc/passwd", "file:///etc/passwd"];

/** Where a reference can stand that no reader of OpenAPI would follow. */
const places: readonly (readonly [string, (reference: JsonValue) => JsonValue])[] = [
  ["an example", (reference) => ({ type: "object", example: reference, examples: [reference] })],
  ["a default", (reference) => ({ type: "object", default: reference })],
  ["an extension", (reference) => ({ type: "object", "x-a": reference })],
  ["an extension that is known", (reference) => ({ type: "object", "x-speakeasy-type-override": reference })],
  ["an unknown keyword", (reference) => ({ type: "object", keyword: reference })],
  ["a constant", (reference) => ({ const: reference })],
  ["a part of a constant", (reference) => ({ const: { a: [reference] } })],
  ["a member", (reference) => ({ enum: [reference, { a: reference }] })],
  ["a format", (reference) => ({ type: "string", format: reference })],
  ["an encoding", (reference) => ({ type: "string", contentEncoding: reference })],
  ["a discriminator", (reference) => ({ type: "object", discriminator: reference })],
  ["the name of a property", () => ({ type: "object", properties: { $ref: { type: "string" } } })],
  ["a schema inside", (reference) => ({ type: "object", properties: { a: { type: "array", items: { "x-a": reference } } } })],
];

describe("the oracle of the generated tests follows no reference", () => {
  it.each(places)("in %s", async (_what, make) => {
    for (const reference of references) {
      const document = { openapi: "3.1.0", components: { schemas: { A: make({ $ref: reference }) } } };
      const models = [{ name: "A", module: "src/models/components/all", pointer: "/components/schemas/A" }];
      expect(await deriveTypes(hoistModels(document, models).document)).toContain("M0");
    }
    expect(asked).toEqual([]);
  });
});
