import { describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import type { JsonObject } from "../../generator/model/types.js";

const reference = (index: number): JsonObject => ({ $ref: `#/components/schemas/Model${index}` });

type Make = (next: JsonObject, afterNext: JsonObject) => JsonObject;

/** Schemas that lead to the next ones for the value that they look at themselves. */
const KINDS: Readonly<Record<string, Make>> = {
  anyOf: (next, afterNext) => ({ anyOf: [next, afterNext] }),
  oneOf: (next, afterNext) => ({ oneOf: [next, afterNext] }),
  "oneOf of one with a discriminator": (next) => ({ oneOf: [next], discriminator: { propertyName: "kind" } }),
  discriminator: (next, afterNext) => ({ oneOf: [next, afterNext], discriminator: { propertyName: "kind" } }),
  not: (next) => ({ not: next }),
  "if, then and else": (next, afterNext) => ({ if: next, then: afterNext, else: next }),
  dependentSchemas: (next) => ({ type: "object", dependentSchemas: { a: next } }),
};

const LAST: JsonObject = { type: "object", required: ["kind"], properties: { kind: { type: "string" } } };

async function generateRun(make: Make, count: number) {
  const members = Array.from({ length: count }, (_, index) => make(reference(index + 1), reference(index + 2)));
  const schemas = Object.fromEntries(
    [...members, LAST, { ...LAST, title: "other" }].map((each, index) => [`Model${index}`, each]),
  );
  const document = { openapi: "3.1.0", info: { title: "t", version: "1" }, paths: {}, components: { schemas } };
  const { status, diagnostics } = await generate({ input: { text: JSON.stringify(document), uri: "run.json" } });
  return { status, errors: diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code) };
}

describe("schemas in a row that look at one value", () => {
  it.each(Object.entries(KINDS))("become models where they fit on the stack: %s", { timeout: 60_000 }, async (_, make) => {
    expect(await generateRun(make, 240)).toEqual({ status: "done", errors: [] });
  });

  it.each(Object.entries(KINDS))("are too many otherwise: %s", { timeout: 60_000 }, async (_, make) => {
    const { status, errors } = await generateRun(make, 3_000);
    expect({ status, codes: [...new Set(errors)] }).toEqual({ status: "failed", codes: ["MM2036"] });
  });

  it.each([
    ["references", (next: JsonObject) => next],
    ["oneOf of one reference", (next: JsonObject) => ({ oneOf: [next] })],
  ])("are never too many where each is only another name: %s", { timeout: 60_000 }, async (_, make) => {
    expect(await generateRun(make, 1_000)).toEqual({ status: "done", errors: [] });
  });
});
