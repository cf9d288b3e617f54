import { parse } from "yaml";
import { compareGraphs } from "../../../generator/compare/compare-graphs.js";
import { recordNames } from "../../../generator/compare/record-names.js";
import type { Change, CompareOptions, Comparison, Side } from "../../../generator/compare/types.js";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { ModelOptions } from "../../../generator/model/options.js";
import type { JsonObject } from "../../../generator/model/types.js";
import { planNames } from "../../../generator/name/plan.js";
import { findStrategy } from "../../../generator/name/strategies/index.js";
import { buildDocument } from "../model/model-kit.js";

export type Way = "request" | "response" | "both";

export interface Settings {
  readonly models?: Partial<ModelOptions>;
  readonly naming?: "stable" | "speakeasy-2023";
  readonly fixed?: Readonly<Record<string, string>>;
}

/** A document as the comparison takes it. */
export function sideOf(document: JsonObject, { models = {}, naming = "stable", fixed = {} }: Settings = {}): Side {
  const { graph, diagnostics } = buildDocument(document, { enums: "auto", unions: "auto", ...models });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  const names = planNames(graph, { strategy: findStrategy(naming), fixed: new Map(Object.entries(fixed)) }, createDiagnostics());
  return { graph, names: recordNames(graph, names) };
}

/** A document with an operation that carries `Root` in the given direction. The schemas are YAML. */
export function documentOf(schemas: string, way: Way): JsonObject {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Root" } } };
  const operation = {
    operationId: "use",
    ...(way === "response" ? {} : { requestBody: { content } }),
    responses: { 200: { description: "", ...(way === "request" ? {} : { content }) } },
  };
  const parsed: JsonObject = parse(schemas);
  const components = "Root" in parsed ? parsed : { Root: parsed };
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: { "/x": { post: operation } },
    components: { schemas: components },
  };
}

/** Compares two schemas, `Root` or all components, that travel one way. */
export function compareSchemas(
  before: string,
  after: string,
  way: Way,
  settings: readonly [Settings?, Settings?] = [],
  options?: CompareOptions,
): Comparison {
  return compareGraphs(sideOf(documentOf(before, way), settings[0]), sideOf(documentOf(after, way), settings[1]), options);
}

/** `rule verdict bump pointer`, the pointer below the schema of Root. */
export function showChange({ rule, verdict, bump, pointer }: Change): string {
  return `${rule} ${verdict} ${bump} ${pointer.replace("/components/schemas/Root", "") || "/"}`;
}
