import { countNodes } from "../load/count-nodes.js";
import { childNode, isJsonObject } from "../resolve/node.js";
import { listSchemaUses } from "../resolve/operations.js";
import type { ResolvedSpec } from "../resolve/spec.js";
import { findCycles } from "./cycles.js";
import { reportDialect } from "./dialect.js";
import { settleDirections } from "./directions.js";
import { settleDiscriminators } from "./discriminators.js";
import { GraphBuilder } from "./graph-builder.js";
import type { ModelOptions } from "./options.js";
import { settleOuterTags } from "./outer-tags.js";
import { buildScopes } from "./scopes.js";
import type { ModelGraph } from "./types.js";

/**
 * Builds the graph of all schemas of a document. Findings go to the spec's diagnostics.
 * @param mostMerged how many schemas and properties all models together may take over from others
 */
export function buildModelGraph(
  spec: ResolvedSpec,
  options: ModelOptions,
  mostMerged: number = mostMergedIn(spec.documents),
): ModelGraph {
  reportDialect(spec);
  const builder = new GraphBuilder(spec, options, mostMerged);
  const roots = builder.addUses(listSchemaUses(spec));
  const distinguished = settleDiscriminators(builder.models, builder, roots.ids);
  const directed = settleDirections(distinguished, roots, options, spec.dialectOf(spec.rootNode) === "3.0");
  const ordered = buildScopes(spec, settleOuterTags(directed));
  return {
    info: readInfo(spec),
    models: ordered.models,
    scopes: ordered.scopes,
    cycles: findCycles(ordered.models),
    coverage: builder.coverage(),
  };
}

/**
 * Schemas and properties that all models together may take over from others. An `allOf` of an `allOf` of an `allOf` … repeats all
 * that is below it, so that what is made of a document could grow with its square. A large document may repeat more than a small one.
 */
function mostMergedIn(documents: ResolvedSpec["documents"]): number {
  const nodes = Array.from(documents.values()).reduce((sum, { value }) => sum + countNodes(value), 0);
  return Math.min(100_000 + 10_000 * Math.floor(nodes / 5_000), 400_000);
}

function readInfo(spec: ResolvedSpec): ModelGraph["info"] {
  const info = childNode(spec.rootNode, "info");
  const text = (keyword: string): string | undefined => {
    const value = info !== undefined && isJsonObject(info.value) ? info.value[keyword] : undefined;
    return typeof value === "string" ? value : undefined;
  };
  return { title: text("title") ?? "", version: text("version") ?? "", description: text("description") };
}
