import { resolveConfig } from "../../generator/config/resolve-config.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import type { Diagnostic } from "../../generator/diagnostics/types.js";
import { emitDocs } from "../../generator/emit/docs/index.js";
import { detectVersion } from "../../generator/load/detect-version.js";
import { DEFAULT_LIMITS, loadDocument } from "../../generator/load/load-document.js";
import { buildModelGraph } from "../../generator/model/build.js";
import type { ModelGraph } from "../../generator/model/types.js";
import { readFixedNames } from "../../generator/name/fixed-names.js";
import { planNames } from "../../generator/name/plan.js";
import { findStrategy } from "../../generator/name/strategies/index.js";
import { resolveSpec } from "../../generator/resolve/spec.js";

/** What the corpus' SDK is called, and how it is set up: closed enums and unions, `Date` for date-time. */
const PACKAGE = { name: "@orq-ai/node", version: "0.0.0" };
const MODELS = {
  enums: "closed",
  unions: "closed",
  inheritance: "parent",
  dates: "Date",
  int64: "number",
  bytes: "string",
  formats: "assert",
  unknownProperties: "keep",
  defaults: "document",
} as const;

/** The model graph of a document's text. */
export async function buildGraph(document: string): Promise<ModelGraph> {
  const diagnostics = createDiagnostics();
  const loaded = await loadDocument({ kind: "text", text: document, uri: "openapi.yaml" }, DEFAULT_LIMITS, diagnostics);
  const version = loaded && detectVersion(loaded.root, diagnostics);
  if (loaded === undefined || version === undefined) throw new Error("the document of the corpus could not be read");
  return buildModelGraph(resolveSpec(loaded, version, diagnostics), MODELS);
}

export interface PageOptions {
  readonly naming: Parameters<typeof findStrategy>[0];
  /** As the config's `names`; pointers without a model are left out and come back in {@link Pages.unknown}. */
  readonly names: Readonly<Record<string, string>>;
  readonly markdown: "text" | "raw" | "commonmark";
}

export interface Pages {
  /** Path below `docs/models` → text. */
  readonly byPath: ReadonlyMap<string, string>;
  /** Pointer of a model → text. */
  readonly byPointer: ReadonlyMap<string, string>;
  /** What naming had to say. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The pages of a graph, in memory, as `generate` would write them. */
export function generatePages(graph: ModelGraph, options: PageOptions): Pages {
  const diagnostics = createDiagnostics();
  const known = Object.fromEntries(Object.entries(options.names).filter(([pointer]) => graph.models.has(pointer)));
  const fixed = readFixedNames(known, graph, diagnostics);
  const names = planNames(graph, { strategy: findStrategy(options.naming), fixed }, diagnostics);
  const files = emitDocs(graph, names, {
    package: PACKAGE,
    docs: { markdown: options.markdown },
    tests: resolveConfig({ tests: false }).tests,
    models: resolveConfig({}).models,
    runtime: new Map(),
    testSupport: new Map(),
    bundledDocument: "{}",
  });
  const pages = files.filter((file) => file.models.length === 1 && file.path.startsWith("docs/models/"));
  return {
    byPath: new Map(pages.map((file) => [file.path.slice("docs/models/".length), file.text])),
    byPointer: new Map(pages.map((file) => [file.models[0] ?? "", file.text])),
    diagnostics: diagnostics.all(),
  };
}
