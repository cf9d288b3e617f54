import { sValidator } from "@hono/standard-validator";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { FormApi } from "@tanstack/form-core";
import { initTRPC } from "@trpc/server";
import { Hono } from "hono";
import { describe, expect, expectTypeOf, it } from "vitest";
import { CreateImageEditUsage } from "../generated/src/models/operations/createimageedit.js";

// Consumers of Standard Schema that know nothing of modelmint: a codec is handed to them as it is.

const details = { text_tokens: 10, image_tokens: 40 };
const wire = { total_tokens: 100, input_tokens: 50, output_tokens: 50, input_tokens_details: details };
const broken = { ...wire, input_tokens_details: { ...details, text_tokens: "ten" } };
const place = ["input_tokens_details", "text_tokens"];

describe("a codec is a Standard Schema", () => {
  it("by its types: the wire goes in, the model comes out", () => {
    const schema: StandardSchemaV1<CreateImageEditUsage.Wire, CreateImageEditUsage> = CreateImageEditUsage;
    expect(schema["~standard"]).toMatchObject({ version: 1, vendor: "modelmint" });
    expectTypeOf<StandardSchemaV1.InferInput<typeof CreateImageEditUsage>>().toEqualTypeOf<CreateImageEditUsage.Wire>();
    expectTypeOf<StandardSchemaV1.InferOutput<typeof CreateImageEditUsage>>().toEqualTypeOf<CreateImageEditUsage>();
  });

  it("gives issues with a message and a path", async () => {
    const result = await CreateImageEditUsage["~standard"].validate(broken);
    expect(result.issues).toEqual([{ message: expect.stringContaining("number"), path: place }]);
  });
});

describe("tRPC", () => {
  const { procedure, router } = initTRPC.create();
  const app = router({
    total: procedure.input(CreateImageEditUsage).query(({ input }) => {
      expectTypeOf(input).toEqualTypeOf<CreateImageEditUsage>();
      return input.totalTokens;
    }),
  });
  const caller = app.createCaller({});

  it("decodes what a procedure is called with", async () => {
    expectTypeOf(caller.total).parameter(0).toEqualTypeOf<CreateImageEditUsage.Wire>();
    expect(await caller.total(wire)).toBe(100);
  });

  it("answers with the issues", async () => {
    const call = caller.total(broken as never); // wrong on purpose
    await expect(call).rejects.toMatchObject({ code: "BAD_REQUEST", cause: { issues: [{ path: place }] } });
  });
});

describe("Hono", () => {
  const app = new Hono().post("/", sValidator("json", CreateImageEditUsage), (context) => {
    const usage = context.req.valid("json");
    expectTypeOf(usage).toEqualTypeOf<CreateImageEditUsage>();
    return context.json(usage.totalTokens);
  });
  const post = (body: unknown) =>
    app.request("/", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

  it("decodes the body of a request", async () => {
    const response = await post(wire);
    expect([response.status, await response.json()]).toEqual([200, 100]);
  });

  it("answers with the issues", async () => {
    const response = await post(broken);
    expect([response.status, await response.json()]).toMatchObject([400, { success: false, error: [{ path: place }] }]);
  });
});

describe("TanStack Form", () => {
  const formOf = (defaultValues: CreateImageEditUsage.Wire) => {
    const form = new FormApi({ defaultValues, validators: { onChange: CreateImageEditUsage } });
    form.mount();
    return form;
  };

  it("finds nothing wrong with a valid value", async () => {
    const form = formOf(wire);
    await form.validateAllFields("change");
    form.validate("change");
    expect(form.state.errors).toEqual([]);
  });

  it("shows an issue at its field", () => {
    const form = formOf(broken as never); // wrong on purpose
    form.validate("change");
    expect(form.state.errors).toMatchObject([{ [place.join(".")]: [{ message: expect.stringContaining("number") }] }]);
  });
});
