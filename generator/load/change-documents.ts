import type { LoadedDocument } from "./load-document.js";
import type { SourceDocument } from "./types.js";

/** What was loaded, with each of its documents changed, the root among them. */
export function changeDocuments<Loaded extends Pick<LoadedDocument, "root" | "documents">>(
  loaded: Loaded,
  change: (document: SourceDocument) => SourceDocument,
): Loaded {
  const documents = new Map([...loaded.documents].map(([uri, document]) => [uri, change(document)]));
  return { ...loaded, root: documents.get(loaded.root.uri) ?? change(loaded.root), documents };
}
