import { decodeUri, joinUri } from "../load/join-uri.js";
import type { SourceDocument } from "../load/types.js";
import { childNode, isJsonObject, memberNodes, type Node } from "./node.js";
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
  const anchors = new Map<SourceDocument, ReadonlyMap<string, Node>>();
  const anchorsOf = (document: SourceDocument): ReadonlyMap<string, Node> => {
    let found = anchors.get(document);
    if (found === undefined) {
      found = collectAnchors({ document, pointer: "", value: document.value });
      anchors.set(document, found);
    }
    return found;
  };
  return {
    resolve(reference, from) {
      const hash = reference.indexOf("#");
      const path = hash < 0 ? reference : reference.slice(0, hash);
      const fragment = hash < 0 ? "" : decodeUri(reference.slice(hash + 1));
      const embedded = path === "" ? undefined : anchorsOf(from.document).get(path);
      const document = path === "" ? from.document : (embedded?.document ?? documents.get(joinUri(from.document.uri, path)));
      if (document === undefined) return { kind: "unreadable", uri: path };
      const root: Node = embedded ?? { document, pointer: "", value: document.value };
      if (fragment !== "" && !fragment.startsWith("/")) {
        const anchored = anchorsOf(document).get(`#${fragment}`);
        return anchored === undefined ? { kind: "missing", parent: root, missing: fragment } : { kind: "found", node: anchored };
      }
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

/** `$id` values by themselves, `$anchor` and `$dynamicAnchor` names by `#name` (JSON Schema 2020-12 §8.2). */
function collectAnchors(root: Node): ReadonlyMap<string, Node> {
  const anchors = new Map<string, Node>();
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isJsonObject(node.value)) {
      for (const keyword of ["$anchor", "$dynamicAnchor"]) {
        const name = node.value[keyword];
        if (typeof name === "string" && !anchors.has(`#${name}`)) anchors.set(`#${name}`, node);
      }
      const id = node.value["$id"];
      if (typeof id === "string" && !anchors.has(id)) anchors.set(id, node);
    }
    for (const [name, child] of memberNodes(node)) {
      if (!DATA_KEYWORDS.has(name)) pending.push(child);
    }
    if (Array.isArray(node.value)) {
      node.value.forEach((_, index) => {
        const child = childNode(node, index);
        if (child !== undefined) pending.push(child);
      });
    }
  }
  return anchors;
}

/** Keywords whose value is data, in which nothing is a schema. */
const DATA_KEYWORDS: ReadonlySet<string> = new Set(["enum", "const", "default", "example", "examples"]);

/** Reference text of a node as a person would write it: `#/components/schemas/Pet`. */
export function formatReference(root: SourceDocument, node: Pick<Node, "document" | "pointer">): string {
  const fragment = `#${formatPointer(parsePointer(node.pointer))}`;
  return node.document === root ? fragment : `${node.document.uri}${fragment}`;
}
