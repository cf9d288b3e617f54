import { joinUri } from "../load/join-uri.js";
import type { SourceDocument } from "../load/types.js";
import type { JsonObject, JsonValue } from "../model/types.js";
import { isJsonArray, isJsonObject, splitNodeId } from "./node.js";
import { appendPointer, parsePointer } from "./pointer.js";
import type { ResolvedSpec } from "./spec.js";

/** Where the other documents stand in a bundle, by URI. */
const DOCUMENTS = "x-modelmint-documents";

/** Pointer of a node in the bundle, from its id (see `nodeId`). */
export function bundlePointer(id: string): string {
  const { uri, pointer } = splitNodeId(id);
  return uri === undefined ? pointer : appendPointer("", DOCUMENTS, uri) + pointer;
}

/** The inverse of {@link bundlePointer}: the id of a node from its pointer in a bundle. */
export function unbundlePointer(pointer: string): string {
  const [empty, top, uri, ...rest] = pointer.split("/");
  if (empty !== "" || top !== DOCUMENTS || uri === undefined) return pointer;
  const [document = ""] = parsePointer(`/${uri}`);
  return `${document.replaceAll("#", "%23")}#${rest.map((token) => `/${token}`).join("")}`;
}

/**
 * All documents as one, as JSON text: the root document with the others added under one extension,
 * references to them rewritten to stay inside. A single document comes out as it is.
 */
export function bundleDocuments(spec: ResolvedSpec): string {
  const others = [...spec.documents.values()].filter((document) => document !== spec.root);
  const root = spec.root.value;
  if (others.length === 0 || !isJsonObject(root)) return `${JSON.stringify(root)}\n`;
  const uris = new Set(others.map((document) => document.uri));
  const embed = (document: SourceDocument): JsonValue =>
    rewrite(document.value, (reference) => rewriteReference(reference, document, spec.root, uris));
  const embedded = Object.fromEntries(others.map((document) => [document.uri, embed(document)]));
  return `${JSON.stringify({ ...asObject(embed(spec.root)), [DOCUMENTS]: embedded })}\n`;
}

function asObject(value: JsonValue): JsonObject {
  return isJsonObject(value) ? value : {};
}

function rewriteReference(reference: string, from: SourceDocument, root: SourceDocument, uris: ReadonlySet<string>): string {
  const [path = "", fragment = ""] = reference.split("#", 2);
  const uri = path === "" ? from.uri : joinUri(from.uri, path);
  if (path === "" && from === root) return reference;
  if (uri === root.uri) return `#${fragment}`;
  return uris.has(uri) ? `#${encodeURI(appendPointer("", DOCUMENTS, uri))}${fragment}` : reference;
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
