import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { ModelOptions } from "../../../generator/model/options.js";
import type { JsonObject, JsonValue } from "../../../generator/model/types.js";
import { planNames } from "../../../generator/name/plan.js";
import { stableStrategy } from "../../../generator/name/strategies/stable.js";
import { buildSchemas } from "../model/model-kit.js";
import { emit } from "./compile.js";

/** The module of component `Root`, of a document with others beside it, under options that differ from the usual ones. */
export function moduleOfRoot(schema: JsonValue, others: JsonObject = {}, options: Partial<ModelOptions> = {}): string {
  const { graph } = buildSchemas({ Root: schema, ...others }, options);
  const names = planNames(graph, { strategy: stableStrategy, fixed: new Map() }, createDiagnostics());
  const path = `${names.model("/components/schemas/Root").module}.ts`;
  const file = emit(graph, names).find((each) => each.path === path);
  if (file === undefined) throw new Error(`no ${path}`);
  return file.text;
}

/** The body of a function of a module, one line a statement; nothing where the module has no such function. */
export function bodyOf(module: string, name: string): readonly string[] {
  const body = new RegExp(String.raw`^(?:export )?function ${name.replaceAll("$", "\\$")}\([^]*?\{\n([^]*?)^\}`, "m").exec(
    module,
  )?.[1];
  return body === undefined
    ? []
    : body
        .trimEnd()
        .split("\n")
        .map((line) => line.trim());
}

/** The type of `Root` in TypeScript and on the wire, each on one line. */
export function typesOf(module: string): readonly string[] {
  return [/^export type Root =([^]*?);$/m, /^ {2}type Wire =([^]*?);$/m].map((pattern) =>
    (pattern.exec(module)?.[1] ?? "").replaceAll(/\s+/g, " ").trim(),
  );
}
