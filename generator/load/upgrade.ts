import type { Diagnostics } from "../diagnostics/collector.js";
import { changeDocuments } from "./change-documents.js";
import { isJsonObject } from "./describe-json.js";
import type { OpenApiVersion } from "./detect-version.js";
import { joinUri, splitReference } from "./join-uri.js";
import type { LoadedDocument } from "./load-document.js";
import { locationOf } from "./location.js";
import { CopyBudget } from "./swagger/copy-budget.js";
import { gatherSwagger } from "./swagger/gather.js";
import { loadObjectUpgrader } from "./swagger/object-upgrader.js";
import { upgradeReference } from "./swagger/references.js";
import { rewriteSchemas, upgradeSwagger } from "./swagger/upgrade.js";
import type { SourceDocument } from "./types.js";

/**
 * The documents with a Swagger 2.0 root in the form of OpenAPI 3.0. Positions still lead to the text
 * as it was written. Undefined, and reported, where it would become far larger.
 */
export async function upgradeDocument(loaded: LoadedDocument, diagnostics: Diagnostics): Promise<LoadedDocument | undefined> {
  const upgrader = await loadObjectUpgrader();
  const budget = new CopyBudget(MOST_COPIES);
  const root = gatherSwagger(loaded, budget, diagnostics);
  const value = isJsonObject(root.value) ? upgradeSwagger(root.value, budget, upgrader) : root.value;
  if (budget.isSpent) {
    diagnostics.report("MM2024", { limit: budget.limit }, locationOf(root, "/swagger"));
    return undefined;
  }
  const { originOf } = root;
  const upgraded: SourceDocument = {
    ...root,
    value,
    locate: (pointer) => root.locate(pointerIn20(pointer)),
    ...(originOf === undefined ? {} : { originOf: (pointer) => originOf(pointerIn20(pointer)) }),
  };
  return changeDocuments(loaded, (document) => (document === loaded.root ? upgraded : upgradeSchemas(document, root)));
}

/** Nodes that stand in more than one place. */
const MOST_COPIES = 100_000;

/** Another file: what is left of it to refer to are schemas. */
function upgradeSchemas(document: SourceDocument, root: SourceDocument): SourceDocument {
  if (!isJsonObject(document.value)) return document;
  const value = rewriteSchemas(document.value, (reference) => {
    const { path, fragment } = splitReference(reference);
    const leadsBack = path !== "" && joinUri(document.uri, path) === root.uri;
    return leadsBack ? `${path}${upgradeReference(`#${fragment}`, {})}` : reference;
  });
  return { ...document, value };
}

/** The documents with the root's version as the text that it has to be (OAS 3.1 §4.8.1), for those who read it from us. */
export function quoteVersion(loaded: LoadedDocument, version: OpenApiVersion): LoadedDocument {
  const { root } = loaded;
  const { value } = root;
  if (typeof value !== "object" || value === null || !("openapi" in value) || typeof value["openapi"] !== "number") return loaded;
  const quoted: SourceDocument = { ...root, value: { ...value, openapi: `${version}.0` } };
  return changeDocuments(loaded, (document) => (document === root ? quoted : document));
}

/** Where a node of the upgraded document stood in the original, as nearly as that can be said. */
export function pointerIn20(pointer: string): string {
  return pointer
    .replace(/^\/components\/schemas(?=\/|$)/, "/definitions")
    .replace(/^\/components\/responses(?=\/|$)/, "/responses")
    .replace(/^\/components\/requestBodies(\/[^/]+)\/content\/[^/]+(?=\/|$)/, "/parameters$1")
    .replace(/^\/components\/parameters(\/[^/]+)\/schema(?=\/|$)/, "/parameters$1")
    .replace(/^\/components\/(?:parameters|requestBodies)(?=\/|$)/, "/parameters")
    .replace(/^(\/paths\/[^/]+\/[^/]+)\/requestBody(?:\/.*)?$/, "$1/parameters")
    .replace(/^(\/paths\/[^/]+\/[^/]+\/responses\/[^/]+|\/responses\/[^/]+)\/content\/[^/]+(?=\/|$)/, "$1")
    .replace(/^((?:\/paths\/[^/]+\/[^/]+)?\/responses\/[^/]+\/headers\/[^/]+)\/schema(?=\/|$)/, "$1")
    .replace(/^(\/paths\/[^/]+\/[^/]+\/parameters\/\d+)\/schema(?=\/|$)/, "$1");
}
