import type { SourceDocument } from "../load/types.js";
import type { JsonObject, JsonValue } from "../model/types.js";
import { appendPointer } from "./pointer.js";

/** A place in a document and the value there. */
export interface Node {
  readonly document: SourceDocument;
  readonly pointer: string;
  readonly value: JsonValue;
}

/** Identity of a node across documents: its pointer, preceded by `uri#` outside the root document. */
export function nodeId(root: SourceDocument, node: Pick<Node, "document" | "pointer">): string {
  return node.document === root ? node.pointer : `${node.document.uri.replaceAll("#", "%23")}#${node.pointer}`;
}

/** What {@link nodeId} was made of; no URI means the root document. A pointer may have a `#` too: a path such as `/files#copy` does. */
export function splitNodeId(id: string): { readonly uri: string | undefined; readonly pointer: string } {
  if (id === "" || id.startsWith("/")) return { uri: undefined, pointer: id };
  const hash = id.indexOf("#");
  return { uri: id.slice(0, hash).replaceAll("%23", "#"), pointer: id.slice(hash + 1) };
}

/** Whether two nodes are one place. */
export function isSameNode(left: Node, right: Node): boolean {
  return left.document === right.document && left.pointer === right.pointer;
}

/** The member or item of a node, or `undefined` where it has no own one of that name. */
export function childNode(node: Node, ...tokens: readonly (string | number)[]): Node | undefined {
  let value: JsonValue | undefined = node.value;
  for (const token of tokens) {
    value = ownMember(value, String(token));
    if (value === undefined) return undefined;
  }
  return { document: node.document, pointer: appendPointer(node.pointer, ...tokens), value };
}

/** Members of an object node in document order; none for any other value. */
export function memberNodes(node: Node): readonly (readonly [name: string, node: Node])[] {
  if (!isJsonObject(node.value)) return [];
  return Object.entries(node.value).map(([name, value]) => [
    name,
    { document: node.document, pointer: appendPointer(node.pointer, name), value },
  ]);
}

/** Items of an array node; none for any other value. */
export function itemNodes(node: Node): readonly Node[] {
  if (!isJsonArray(node.value)) return [];
  return node.value.map((value, index) => ({
    document: node.document,
    pointer: appendPointer(node.pointer, index),
    value,
  }));
}

/** A JSON object: not null, not an array. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `Array.isArray`, which does not narrow readonly arrays by itself. */
export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function ownMember(value: JsonValue, token: string): JsonValue | undefined {
  if (isJsonArray(value)) return /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}
