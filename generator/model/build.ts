import { childNode, isJsonObject } from "../resolve/node.js";
import { listSchemaUses } from "../resolve/operations.js";
import type { ResolvedSpec } from "../resolve/spec.js";
import { findCycles } from "./cycles.js";
import { reportDialect } from "./dialect.js";
import { settleDirections } from "./directions.js";
import { settleDiscriminators } from "./discriminators.js";
import { GraphBuilder } from "./graph-builder.js";
import { type Limits, limitsFor } from "./limits.js";
import type { ModelOptions } from "./options.js";
import { settleOuterTags } from "./outer-tags.js";
import { buildScopes } from "./scopes.js";
import type { ModelGraph } from "./types.js";

/**
 * Builds the graph of all schemas of a document. Findings go to the spec's diagnostics.
 * @param limits how much work the documents may ask for
 */
export function buildModelGraph(
  spec: ResolvedSpec,
  options: ModelOptions,
  limits: Limits = limitsFor(spec.documents.values()),
): ModelGraph {
  reportDialect(spec);
  const builder = new GraphBuilder(spec, options, limits);
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

function readInfo(spec: ResolvedSpec): ModelGraph["info"] {
  const info = childNode(spec.rootNode, "info");
  const text = (keyword: string): string | undefined => {
    const value = info !== undefined && isJsonObject(info.value) ? info.value[keyword] : undefined;
    return typeof value === "string" ? value : undefined;
  };
  return { title: text("title") ?? "", version: text("version") ?? "", description: text("description") };
}
