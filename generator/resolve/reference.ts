import { decodeUri, joinUri, splitReference } from "../load/join-uri.js";
import type { SourceDocument } from "../load/types.js";
import { childNode, isJsonObject, type Node } from "./node.js";
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
  /** Where references that were resolved by way of others lead, by document and as written; by their pointers alone they lead nowhere. */
  readonly detours: ReadonlyMap<SourceDocument, ReadonlyMap<string, Node>>;
}

/** @param documents all documents by URI, as the loader names them */
export function createReferenceResolver(documents: ReadonlyMap<string, SourceDocument>): ReferenceResolver {
  const detoured = new Map<SourceDocument, Map<string, Node>>();
  const note = (reference: string, from: Node, node: Node): void => {
    const known = detoured.get(from.document) ?? new Map<string, Node>();
    detoured.set(from.document, known.set(reference, node));
  };
  const resolve = (reference: string, from: Node, detours: Detours): Resolution => {
    const { path, fragment: encoded } = splitReference(reference);
    const fragment = decodeUri(encoded);
    const document = path === "" ? from.document : documents.get(joinUri(from.document.uri, path));
    if (document === undefined) return { kind: "unreadable", uri: path };
    const root: Node = { document, pointer: "", value: document.value };
    // Anchors have been replaced by pointers (`canonical.ts`): one that is left does not exist.
    if (fragment !== "" && !fragment.startsWith("/")) return { kind: "missing", parent: root, missing: fragment };
    const { resolution, isStraight } = walk(root, parsePointer(fragment), detours);
    if (!isStraight && resolution.kind === "found") note(reference, from, resolution.node);
    return resolution;
  };
  /**
   * By the letter a pointer ends at a reference on its way (RFC 6901 §4), but in documents of many files `#/paths/~1pets/get`
   * means what the path item refers to, and bundlers follow it.
   */
  const walk = (root: Node, tokens: readonly string[], detours: Detours): { resolution: Resolution; isStraight: boolean } => {
    let node = root;
    let isStraight = true;
    for (const token of tokens) {
      const member = childNode(node, token);
      const next = member ?? beyond(node, token, detours);
      if (next === undefined) return { resolution: { kind: "missing", parent: node, missing: token }, isStraight };
      isStraight &&= member !== undefined;
      node = next;
    }
    return { resolution: { kind: "found", node }, isStraight };
  };
  const beyond = (node: Node, token: string, detours: Detours): Node | undefined => {
    const reference = isJsonObject(node.value) ? node.value["$ref"] : undefined;
    if (typeof reference !== "string" || detours.taken++ >= MOST_DETOURS) return undefined;
    const resolution = resolve(reference, node, detours);
    if (resolution.kind !== "found") return undefined;
    return childNode(resolution.node, token) ?? beyond(resolution.node, token, detours);
  };
  return { resolve: (reference, from) => resolve(reference, from, { taken: 0 }), detours: detoured };
}

/** How many references were followed on the way of one pointer and, all counted together, on theirs. */
interface Detours {
  taken: number;
}

/** Some may lead back, and each could take as many again. */
const MOST_DETOURS = 20;

/** Reference text of a node as a person would write it: `#/components/schemas/Pet`. */
export function formatReference(root: SourceDocument, node: Pick<Node, "document" | "pointer">): string {
  const fragment = `#${formatPointer(parsePointer(node.pointer))}`;
  return node.document === root ? fragment : `${node.document.uri}${fragment}`;
}
