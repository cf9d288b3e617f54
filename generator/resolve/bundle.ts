import { decodeUri, encodeUri, joinUri, relativeUri, splitReference } from "../load/join-uri.js";
import type { LoadedDocument } from "../load/load-document.js";
import type { SourceDocument } from "../load/types.js";
import type { JsonObject, JsonValue } from "../model/types.js";
import { isJsonArray, isJsonObject, nodeId, splitNodeId } from "./node.js";
import { appendPointer, parsePointer } from "./pointer.js";
import type { ResolvedSpec } from "./spec.js";

type Documents = Pick<LoadedDocument, "root" | "documents">;

/** Where the other documents stand in a bundle, by URI. */
const DOCUMENTS = "x-modelmint-documents";

/** Pointer of a node in the bundle, from its id (see `nodeId`). */
export function bundlePointer(id: string): string {
  const { uri, pointer } = splitNodeId(id);
  return uri === undefined ? pointer : appendPointer("", DOCUMENTS, uri) + pointer;
}

/**
 * All documents as one, as JSON text: the root document with the others added under one extension,
 * references to them rewritten to stay inside, and those that lead by way of others to lead straight. A single document without
 * such ones comes out as it is.
 */
export function bundleDocuments(spec: ResolvedSpec): string {
  const others = [...spec.documents.values()].filter((document) => document !== spec.root);
  const root = spec.root.value;
  const isWhole = others.length === 0 && spec.detours.size === 0;
  if (isWhole || !isJsonObject(root)) return `${JSON.stringify(root)}\n`;
  const uris = new Set(others.map((document) => document.uri));
  const embed = (document: SourceDocument): JsonValue =>
    rewrite(document.value, (reference) => {
      const node = spec.detours.get(document)?.get(reference);
      if (node === undefined) return rewriteReference(reference, document, spec.root, uris);
      return `#${encodeUri(bundlePointer(nodeId(spec.root, node)))}`;
    });
  if (others.length === 0) return `${JSON.stringify(embed(spec.root))}\n`;
  const embedded = Object.fromEntries(others.map((document) => [document.uri, embed(document)]));
  return `${JSON.stringify({ ...asObject(embed(spec.root)), [DOCUMENTS]: embedded })}\n`;
}

/**
 * The documents that a bundle was made of, so that each node has the identity that it had before; what is no bundle stays as it is.
 * Positions lead into the bundle.
 */
export function unbundleDocuments(loaded: Documents): Documents {
  const { root } = loaded;
  const embedded = isJsonObject(root.value) ? root.value[DOCUMENTS] : undefined;
  if (!isJsonObject(root.value) || !isJsonObject(embedded) || loaded.documents.size > 1 || Object.hasOwn(embedded, root.uri))
    return loaded;
  const { [DOCUMENTS]: _, ...rest } = root.value;
  const uris = new Set(Object.keys(embedded));
  const restore = (value: JsonValue, uri: string): JsonValue =>
    rewrite(value, (reference) => restoreReference(reference, uri, root.uri, uris));
  const restored = { ...root, value: restore(rest, root.uri) };
  const others = Object.entries(embedded).map(([uri, value]): readonly [string, SourceDocument] => {
    const inside = (pointer: string): string => appendPointer("", DOCUMENTS, uri) + pointer;
    const { originOf } = root;
    const document: SourceDocument = {
      uri,
      shownAs: root.shownAs ?? root.uri,
      text: root.text,
      value: restore(value, uri),
      locate: (pointer) => root.locate(inside(pointer)),
      ...(originOf === undefined ? {} : { originOf: (pointer) => originOf(inside(pointer)) }),
    };
    return [uri, document];
  });
  return { ...loaded, root: restored, documents: new Map([[root.uri, restored], ...others]) };
}

/** The inverse of {@link rewriteReference}. */
function restoreReference(reference: string, from: string, root: string, uris: ReadonlySet<string>): string {
  const [, encoded, inner = ""] = new RegExp(`^#/${DOCUMENTS}/([^/]*)(.*)$`, "s").exec(reference) ?? [];
  const [uri = ""] = encoded === undefined ? [] : parsePointer(`/${decodeUri(encoded)}`);
  if (uris.has(uri)) return `${uri === from ? "" : relativeUri(from, uri)}#${inner}`;
  return from === root || !reference.startsWith("#") ? reference : `${relativeUri(from, root)}${reference}`;
}

function asObject(value: JsonValue): JsonObject {
  return isJsonObject(value) ? value : {};
}

function rewriteReference(reference: string, from: SourceDocument, root: SourceDocument, uris: ReadonlySet<string>): string {
  const { path, fragment } = splitReference(reference);
  const uri = path === "" ? from.uri : joinUri(from.uri, path);
  if (path === "" && from === root) return reference;
  if (uri === root.uri) return `#${fragment}`;
  return uris.has(uri) ? `#${encodeUri(appendPointer("", DOCUMENTS, uri))}${fragment}` : reference;
}

function rewrite(value: JsonValue, change: (reference: string) => string): JsonValue {
  if (isJsonArray(value)) return value.map((item) => rewrite(item, change));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === "$ref" && typeof member === "string" ? change(member) : rewrite(member, change),
    ]),
  );
}
