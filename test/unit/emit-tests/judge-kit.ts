import type { Schema } from "../../../generator/emit/tests/support/oracle/model-table.js";
import { Adapter } from "../../../generator/emit/tests/support/schema/adapter.js";
import { Judge } from "../../../generator/emit/tests/support/schema/judge.js";
import type { Reading } from "../../../generator/emit/tests/support/schema/reading.js";

/** How models read schemas unless options say otherwise. */
export const READING: Reading = {
  dates: "Date",
  int64: "number",
  bytes: "string",
  formats: "assert",
  defaults: "document",
  unknownProperties: "keep",
};

/** Pointer of the schema `A`. */
export const AT = "/components/schemas/A";

/** What ajv gets of a document with the schema `A` and others by their names, each of which is a model; some patterns are known to be quick. */
export function adapterOf(A: Schema, others: Readonly<Record<string, Schema>> = {}, cubic: readonly string[] = []): Adapter {
  const schemas = { A, ...others };
  const models = Object.keys(schemas).map((name) => ({ name, module: "m", pointer: `/components/schemas/${name}` }));
  return new Adapter({ openapi: "3.1.0", components: { schemas } }, models, READING, new Set(cubic));
}

/** What asks ajv about such a document. */
export function judgeOf(A: Schema, others?: Readonly<Record<string, Schema>>): Judge {
  return new Judge(adapterOf(A, others));
}
