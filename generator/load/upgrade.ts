import type { Diagnostics } from "../diagnostics/collector.js";
import type { JsonValue } from "../model/types.js";
import { isJsonObject } from "./describe-json.js";
import type { OpenApiVersion } from "./detect-version.js";
import { gatherSwagger } from "./gather-swagger.js";
import { joinUri, splitReference } from "./join-uri.js";
import type { LoadedDocument } from "./load-document.js";
import { locationOf } from "./location.js";
import { mapReferences } from "./map-objects.js";
import { prepareSwagger, rewriteSchemas } from "./prepare-swagger.js";
import type { SourceDocument } from "./types.js";

/**
 * The documents with a Swagger 2.0 root in the form of OpenAPI 3.0. Positions still lead to the text
 * as it was written. Undefined, and reported, where the document is too broken to be upgraded.
 */
export async function upgradeDocument(loaded: LoadedDocument, diagnostics: Diagnostics): Promise<LoadedDocument | undefined> {
  const { upgradeFromTwoToThree } = await import("@scalar/openapi-upgrader/2.0-to-3.0");
  const root = gatherSwagger(loaded, diagnostics);
  let value: JsonValue;
  try {
    // The library changes what it is given. Its result is a document of the same JSON values.
    const prepared = isJsonObject(root.value) ? prepareSwagger(root.value) : root.value;
    value = upgradeFromTwoToThree(structuredClone(prepared) as never) as unknown as JsonValue;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    diagnostics.report("MM2024", { reason }, locationOf(root, "/swagger"));
    return undefined;
  }
  const { originOf } = root;
  const upgraded: SourceDocument = {
    ...root,
    value,
    locate: (pointer) => root.locate(pointerIn20(pointer)),
    ...(originOf === undefined ? {} : { originOf: (pointer) => originOf(pointerIn20(pointer)) }),
  };
  const documents = new Map(
    [...loaded.documents].map(([uri, document]) => [uri, document === loaded.root ? upgraded : upgradeSchemas(document, root)]),
  );
  return { ...loaded, root: upgraded, documents };
}

/** Another file: what is left of it to refer to are schemas. */
function upgradeSchemas(document: SourceDocument, root: SourceDocument): SourceDocument {
  const referring = mapReferences(document.value, (reference) => {
    const { path, fragment } = splitReference(reference);
    const leadsBack = path !== "" && joinUri(document.uri, path) === root.uri;
    return leadsBack ? `${path}#${fragment.replace(/^\/definitions(?=\/|$)/, "/components/schemas")}` : reference;
  });
  return { ...document, value: isJsonObject(referring) ? rewriteSchemas(referring) : referring };
}

/** The documents with the root's version as the text that it has to be (OAS 3.1 §4.8.1), for those who read it from us. */
export function quoteVersion(loaded: LoadedDocument, version: OpenApiVersion): LoadedDocument {
  const { root } = loaded;
  const { value } = root;
  if (typeof value !== "object" || value === null || !("openapi" in value) || typeof value["openapi"] !== "number") return loaded;
  const quoted: SourceDocument = { ...root, value: { ...value, openapi: `${version}.0` } };
  const documents = new Map([...loaded.documents].map(([uri, document]) => [uri, document === root ? quoted : document]));
  return { ...loaded, root: quoted, documents };
}

/** Where a node of the upgraded document stood in the original, as nearly as that can be said. */
export function pointerIn20(pointer: string): string {
  return pointer
    .replace(/^\/components\/schemas(?=\/|$)/, "/definitions")
    .replace(/^\/components\/responses(?=\/|$)/, "/responses")
    .replace(/^\/components\/(?:parameters|requestBodies)(?=\/|$)/, "/parameters")
    .replace(/^(\/paths\/[^/]+\/[^/]+)\/requestBody(?:\/.*)?$/, "$1/parameters")
    .replace(/^(\/paths\/[^/]+\/[^/]+\/responses\/[^/]+|\/responses\/[^/]+)\/content\/[^/]+(?=\/|$)/, "$1")
    .replace(/^(\/paths\/[^/]+\/[^/]+\/parameters\/\d+)\/schema(?=\/|$)/, "$1");
}
