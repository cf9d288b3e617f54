import type { JsonValue } from "../model/types.js";
import { parsePointer } from "../resolve/pointer.js";
import { decodeUri, joinUri, splitReference } from "./join-uri.js";
import { childOf } from "./overlay/origins.js";
import type { SourceDocument } from "./types.js";

/** What a reference leads to. */
export interface Referenced {
  readonly document: SourceDocument;
  readonly tokens: readonly string[];
  readonly value: JsonValue;
}

/**
 * The value that a reference leads to by its path and pointer; undefined where it leads nowhere.
 * @param from uri of the document that it stands in
 * @param documents by uri
 */
export function findReferenced(
  reference: string,
  from: string,
  documents: ReadonlyMap<string, SourceDocument>,
): Referenced | undefined {
  const { path, fragment } = splitReference(reference);
  const document = documents.get(path === "" ? from : joinUri(from, path));
  const tokens = parsePointer(decodeUri(fragment));
  const value = tokens.reduce<JsonValue | undefined>(childOf, document?.value);
  return document === undefined || value === undefined ? undefined : { document, tokens, value };
}
