import { resolveConfig } from "../../../generator/config/resolve-config.js";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import { emitDocs } from "../../../generator/emit/docs/index.js";
import type { TextMode } from "../../../generator/emit/print/markdown.js";
import type { EmitOptions } from "../../../generator/emit/types.js";
import type { ModelGraph } from "../../../generator/model/types.js";
import { planNames } from "../../../generator/name/plan.js";
import { stableStrategy } from "../../../generator/name/strategies/stable.js";
import { namesFor } from "../sample/graph-kit.js";

/** Options of a run in which only the docs matter. */
export function optionsFor(markdown: TextMode, details: "none" | "all" = "none"): EmitOptions {
  return {
    package: { name: "@orq-ai/node", version: "0.1.0" },
    docs: { markdown, details },
    tests: resolveConfig({ tests: false }).tests,
    models: resolveConfig({}).models,
    runtime: new Map(),
    testSupport: new Map(),
    bundledDocument: "{}",
  };
}

/** The text of one model's page. */
export function pageOf(graph: ModelGraph, id: string, markdown: TextMode = "text", details: "none" | "all" = "none"): string {
  const page = emitDocs(graph, namesFor(), optionsFor(markdown, details)).find(
    (file) => file.models.length === 1 && file.models[0] === id,
  );
  if (page === undefined) throw new Error(`no page of ${id}`);
  return page.text;
}

/** The text of a page, of a graph that was built from a document. */
export function pageFromGraph(graph: ModelGraph, id: string, details: "none" | "all"): string {
  const names = planNames(graph, { strategy: stableStrategy, fixed: new Map() }, createDiagnostics());
  const page = emitDocs(graph, names, optionsFor("text", details)).find((file) => file.path === names.model(id).page);
  return page?.text ?? "";
}
