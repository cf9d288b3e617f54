import { describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import type { JsonObject, JsonValue } from "../../generator/model/types.js";

// What is said once and repeated a thousand times: a small document must not fill the disk or the memory.

const TEXT = { type: "string" };

function object(properties: JsonObject, more: JsonObject = {}): JsonObject {
  return { type: "object", properties, ...more };
}

function many(count: number, make: (index: number) => JsonObject): JsonObject {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`M${index}`, make(index)]));
}

const BIG = { $ref: "#/components/schemas/Big" };
const contain = (): JsonObject => object({ b: BIG }, { required: ["b"] });
const extend = (index: number): JsonObject => ({ allOf: [BIG, object({ [`q${index}`]: TEXT })] });
const respond = (schema: JsonValue): JsonObject => ({
  "/p": { get: { operationId: "g", responses: { 200: { description: "d", content: { "application/json": { schema } } } } } },
});

async function generateFrom(schemas: JsonObject, paths: JsonObject = {}): Promise<readonly string[]> {
  const document = { openapi: "3.1.0", info: { title: "t", version: "1" }, paths, components: { schemas } };
  const { status, diagnostics } = await generate({ input: { text: JSON.stringify(document), uri: "large.json" } });
  return [status, ...new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code))];
}

describe("a small document that asks for gigabytes is refused", () => {
  const example = object({ a: TEXT }, { example: { a: "x".repeat(300_000) } });
  const described = object({ a: { ...TEXT, description: "word ".repeat(60_000) } });

  it.each<[string, JsonObject, JsonObject, string]>([
    ["an example in many models", { Big: example, ...many(5_000, contain) }, {}, "MM2043"],
    ["an example in many models of a file", { Big: example }, respond(object(many(5_000, contain))), "MM2043"],
    ["a description in many models", { Big: described, ...many(5_000, extend) }, {}, "MM2031"],
    ["a description in many models of a file", { Big: described }, respond(object(many(5_000, extend))), "MM2031"],
  ])("%s", { timeout: 120_000 }, async (_, schemas, paths, code) => {
    expect(await generateFrom(schemas, paths)).toEqual(["failed", code]);
  });

  it("and one that asks for less is not", { timeout: 120_000 }, async () => {
    expect(await generateFrom({ Big: example, ...many(20, contain) })).toEqual(["done"]);
    expect(await generateFrom({ Big: described, ...many(20, extend) })).toEqual(["done"]);
  });
});
