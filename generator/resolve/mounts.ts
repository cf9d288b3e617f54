import { fileName } from "../load/join-uri.js";
import { placeOf } from "../load/location.js";
import type { SourceDocument } from "../load/types.js";
import { ITEM_FIELDS, METHODS } from "./fixed-fields.js";
import { childNode, isJsonObject, itemNodes, memberNodes, type Node } from "./node.js";
import { appendPointer, formatPointer, parsePointer } from "./pointer.js";
import type { ReferenceResolver } from "./reference.js";

/** A part of an operation, or a whole one, that the root document only refers to: `/pets: { $ref: "./pets.yaml" }`. */
export interface Mount {
  /** What is referred to. */
  readonly node: Node;
  /** Pointer of the place in the root document that it stands for. */
  readonly standsFor: string;
}

export interface Mounts {
  /** The nearest one that a node stands inside of. */
  around(node: Pick<Node, "document" | "pointer">): Mount | undefined;
  /** What a pointer into the root document leads to through one of them. */
  nodeAt(pointer: string): Node | undefined;
}

/**
 * What operations refer to. Path items, operations and callbacks belong to the operation that refers to them first, as if they
 * stood there. Bodies and parameters are mostly shared: they are components, by the name that one gives them or else by their
 * file. What has a place of its own among the components or paths of the root document stays there.
 */
export function findMounts(rootNode: Node, resolver: ReferenceResolver): Mounts {
  const search = new Search(rootNode, resolver);
  search.run();
  return search;
}

/** Where schemas of an operation and the like stand; beside them a file may have schemas by name. */
const PARTS = {
  field: undefined,
  operation: new Set(["parameters", "requestBody", "responses", "callbacks"]),
  callback: undefined,
  responses: new Set(["content", "headers"]),
  requestBodies: new Set(["content"]),
  parameters: new Set(["content", "schema"]),
} as const;

type Kind = keyof typeof PARTS;
type Shared = "responses" | "requestBodies" | "parameters";

class Search implements Mounts {
  /** By the pointer of what is referred to. */
  private readonly targets = new Map<SourceDocument, Map<string, Mount & { readonly parts: ReadonlySet<string> | undefined }>>();
  private readonly places = new Map<string, Node>();

  constructor(
    private readonly rootNode: Node,
    private readonly resolver: ReferenceResolver,
  ) {}

  run(): void {
    for (const kind of ["responses", "requestBodies", "parameters"] as const)
      for (const [name, component] of this.membersOf(childNode(this.rootNode, "components", kind)))
        this.enter(component, formatPointer(["components", kind, name]), kind);
    for (const section of [["paths"], ["webhooks"], ["components", "pathItems"]])
      for (const [name, item] of this.membersOf(childNode(this.rootNode, ...section)))
        this.visitItem(item, formatPointer([...section, name]));
    this.visitCallbacks(childNode(this.rootNode, "components", "callbacks"), "/components/callbacks");
  }

  around({ document, pointer }: Pick<Node, "document" | "pointer">): Mount | undefined {
    const mounts = this.targets.get(document);
    if (mounts === undefined) return undefined;
    for (let end = pointer.lastIndexOf("/"); end >= 0; end = end === 0 ? -1 : pointer.lastIndexOf("/", end - 1)) {
      const mount = mounts.get(pointer.slice(0, end));
      const [part = ""] = parsePointer(pointer.slice(end));
      if (mount !== undefined) return mount.parts?.has(part) === false ? undefined : mount;
    }
    return undefined;
  }

  nodeAt(pointer: string): Node | undefined {
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
      const node = this.places.get(pointer.slice(0, end));
      if (node !== undefined) return childNode(node, ...parsePointer(pointer.slice(end)));
    }
    return undefined;
  }

  /** The fields of a path item may stand in several files; of two in the same place the nearest counts. */
  private visitItem(reference: Node, standsFor: string): void {
    const items = this.followAll(reference);
    for (const field of ITEM_FIELDS) {
      const place = appendPointer(standsFor, field);
      const [node] = items.flatMap((item) => childNode(item, field) ?? []);
      const isOwn =
        node !== undefined && node.document === reference.document && node.pointer.startsWith(`${reference.pointer}/`);
      if (node !== undefined && (isOwn || this.mount(node, place, METHODS.includes(field) ? "operation" : "field")))
        this.visitField(field, node, place);
    }
  }

  private visitField(field: string, node: Node, standsFor: string): void {
    if (field === "parameters") return this.visitParameters(node, standsFor);
    if (field !== "additionalOperations") return this.visitOperation(node, standsFor);
    for (const [method, operation] of this.membersOf(node)) this.visitOperation(operation, appendPointer(standsFor, method));
  }

  private visitOperation(reference: Node | undefined, standsFor: string): void {
    const operation = reference && this.enter(reference, standsFor, "operation");
    if (operation === undefined) return;
    this.visitParameters(childNode(operation, "parameters"), appendPointer(standsFor, "parameters"));
    this.visitShared(childNode(operation, "requestBody"), appendPointer(standsFor, "requestBody"), "requestBodies");
    for (const [status, response] of this.membersOf(childNode(operation, "responses")))
      this.visitShared(response, appendPointer(standsFor, "responses", status), "responses");
    this.visitCallbacks(childNode(operation, "callbacks"), appendPointer(standsFor, "callbacks"));
  }

  private visitCallbacks(callbacks: Node | undefined, standsFor: string): void {
    for (const [name, callback] of this.membersOf(callbacks)) {
      const place = appendPointer(standsFor, name);
      for (const [expression, item] of this.membersOf(this.enter(callback, place, "callback")))
        this.visitItem(item, appendPointer(place, expression));
    }
  }

  private visitParameters(list: Node | undefined, standsFor: string): void {
    for (const [index, parameter] of (list === undefined ? [] : itemNodes(list)).entries())
      this.visitShared(parameter, appendPointer(standsFor, index), "parameters");
  }

  private visitShared(reference: Node | undefined, standsFor: string, kind: Shared): void {
    const target = reference && this.follow(reference);
    if (reference === undefined || target === undefined || target === reference) return;
    const component = formatPointer(["components", kind, nameOf(target)]);
    const isTaken = this.places.has(component) || childNode(this.rootNode, ...parsePointer(component)) !== undefined;
    this.enter(reference, isTaken ? standsFor : component, kind);
  }

  /** What stands at a place; undefined where that has been seen as part of another one. */
  private enter(reference: Node, standsFor: string, kind: Kind): Node | undefined {
    const target = this.follow(reference);
    if (target === undefined || target === reference) return target;
    return this.mount(target, standsFor, kind) ? target : undefined;
  }

  /** Whether what is referred to is seen for the first time, and has no place of its own. */
  private mount(node: Node, standsFor: string, kind: Kind): boolean {
    const mounts = this.targets.get(node.document) ?? new Map();
    if (this.hasPlace(node) || mounts.has(node.pointer)) return false;
    this.targets.set(node.document, mounts.set(node.pointer, { node, standsFor, parts: PARTS[kind] }));
    this.places.set(standsFor, node);
    return true;
  }

  private hasPlace({ document, pointer }: Node): boolean {
    return document === this.rootNode.document && /^\/(?:components|paths|webhooks)\//.test(pointer);
  }

  private follow(reference: Node): Node | undefined {
    return this.followAll(reference).at(-1);
  }

  private followAll(reference: Node): readonly Node[] {
    const chain = [reference];
    const seen = new Set<string>();
    for (let node = reference; isJsonObject(node.value) && typeof node.value["$ref"] === "string"; ) {
      const id = placeOf(node);
      const resolution = seen.has(id) ? undefined : this.resolver.resolve(node.value["$ref"], node);
      if (resolution?.kind !== "found") return []; // whoever walks the operations tells it
      seen.add(id);
      node = resolution.node;
      chain.push(node);
    }
    return chain;
  }

  private membersOf(node: Node | undefined): readonly (readonly [string, Node])[] {
    return node !== undefined && isJsonObject(node.value) ? memberNodes(node) : [];
  }
}

/** By the last step to it, or by its file. */
function nameOf({ document, pointer }: Node): string {
  return parsePointer(pointer).at(-1) ?? fileName(document.uri);
}
