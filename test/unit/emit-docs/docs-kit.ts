import { resolveConfig } from "../../../generator/config/resolve-config.js";
import { emitDocs } from "../../../generator/emit/docs/index.js";
import type { EmitOptions } from "../../../generator/emit/types.js";
import type { ModelGraph } from "../../../generator/model/types.js";
import { namesFor } from "../sample/graph-kit.js";

/** Options of a run in which only the docs matter. */
export function optionsFor(markdown: "text" | "raw"): EmitOptions {
  return {
    package: { name: "@orq-ai/node", version: "0.1.0" },
    docs: { markdown },
    tests: false,
    models: resolveConfig({}).models,
    runtime: new Map(),
    testSupport: new Map(),
    bundledDocument: "{}",
  };
}

/** The text of one model's page. */
export function pageOf(graph: ModelGraph, id: string, markdown: "text" | "raw" = "text"): string {
  const page = emitDocs(graph, namesFor(), optionsFor(markdown)).find(
    (file) => file.models.length === 1 && file.models[0] === id,
  );
  if (page === undefined) throw new Error(`no page of ${id}`);
  return page.text;
}
