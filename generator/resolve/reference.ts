import { decodeUri, joinUri, splitReference } from "../load/join-uri.js";
import type { SourceDocument } from "../load/types.js";
import { childNode, type Node } from "./node.js";
import { formatPointer, parsePointer } from "./pointer.js";

/** Where a reference leads, or why it leads nowhere. */
export type Resolution =
  | { readonly kind: "found"; readonly node: Node }
  /** `parent` is the deepest node that exists, `missing` the first token that it does not have. */
  | { readonly kind: "missing"; readonly parent: Node; readonly missing: string }
  | { readonly kind: "unreadable"; readonly uri: string };

/** Finds the targets of references among the documents that were loaded. */
export interface ReferenceResolver {
  /** @param reference the value of `$ref` as written, resolved against the document of `from` (RFC 3986 §5) */
  resolve(reference: string, from: Node): Resolution;
}

/** @param documents all documents by URI, as the loader names them */
export function createReferenceResolver(documents: ReadonlyMap<string, SourceDocument>): ReferenceResolver {
  return {
    resolve(reference, from) {
      const { path, fragment: encoded } = splitReference(reference);
      const fragment = decodeUri(encoded);
      const document = path === "" ? from.document : documents.get(joinUri(from.document.uri, path));
      if (document === undefined) return { kind: "unreadable", uri: path };
      const root: Node = { document, pointer: "", value: document.value };
      // Anchors have been replaced by pointers (`canonical.ts`): one that is left does not exist.
      if (fragment !== "" && !fragment.startsWith("/")) return { kind: "missing", parent: root, missing: fragment };
      return walk(root, parsePointer(fragment));
    },
  };
}

function walk(root: Node, tokens: readonly string[]): Resolution {
  let node = root;
  for (const token of tokens) {
    const next = childNode(node, token);
    if (next === undefined) return { kind: "missing", parent: node, missing: token };
    node = next;
  }
  return { kind: "found", node };
}

/** Reference text of a node as a person would write it: `#/components/schemas/Pet`. */
export function formatReference(root: SourceDocument, node: Pick<Node, "document" | "pointer">): string {
  const fragment = `#${formatPointer(parsePointer(node.pointer))}`;
  return node.document === root ? fragment : `${node.document.uri}${fragment}`;
}
