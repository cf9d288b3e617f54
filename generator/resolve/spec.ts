import type { Diagnostics } from "../diagnostics/collector.js";
import { createSuggester } from "../diagnostics/nearest.js";
import type { SourceLocation } from "../diagnostics/types.js";
import type { LoadedDocument } from "../load/load-document.js";
import { locationOf } from "../load/location.js";
import type { SourceDocument } from "../load/types.js";
import { type Aliases, findAliases } from "./aliases.js";
import { unbundleDocuments } from "./bundle.js";
import { canoniseReferences } from "./canonical.js";
import { unfoldInheritance } from "./inheritance.js";
import { findMounts, type Mount, type Mounts } from "./mounts.js";
import { childNode, isJsonArray, isJsonObject, type Node, nodeId, splitNodeId } from "./node.js";
import { parsePointer } from "./pointer.js";
import { createReferenceResolver, formatReference, type ReferenceResolver, type Resolution } from "./reference.js";

/**
 * The documents as one: references lead to existing nodes, pointers lead back to the source text.
 * References are kept, not inlined. Whatever leads nowhere is reported once.
 */
export interface ResolvedSpec {
  readonly root: SourceDocument;
  readonly rootNode: Node;
  /** All documents by URI, with references in their plainest form. */
  readonly documents: ReadonlyMap<string, SourceDocument>;
  readonly diagnostics: Diagnostics;
  /** Schema dialect of a document: 3.0 has its own, everything later speaks JSON Schema 2020-12. */
  dialectOf(node: Node): "3.0" | "3.1";
  /** Identity of a node; what a component only refers to, in another document, has the identity of the component. */
  idOf(node: Pick<Node, "document" | "pointer">): string;
  /** The node with that id. */
  nodeAt(id: string): Node | undefined;
  /** The schema in another document that a component only refers to; every other node is itself. */
  contentOf(node: Node): Node;
  /** The path item, callback or operation around a node that the root document only refers to. */
  mountAround(node: Pick<Node, "document" | "pointer">): Mount | undefined;
  /** What a node that may be a reference object stands for; undefined where that leads nowhere. */
  follow(node: Node): Node | undefined;
  /** A node that may be a reference object, and all that it stands for by one reference after the other; empty where that leads nowhere. */
  followAll(node: Node): readonly Node[];
  /** Target of the `$ref` of a schema, one step; undefined where it leads nowhere or not to a schema. */
  followSchema(node: Node): Node | undefined;
  /** The schema that a reference beside a node would lead to; undefined where there is none, which is the caller's to tell. */
  findSchema(from: Node, reference: string): Node | undefined;
  /** A schema directly below `components/schemas` (or what stands for it in other documents). */
  isComponentSchema(node: Node): boolean;
  /** See {@link ReferenceResolver.detours}. */
  readonly detours: ReferenceResolver["detours"];
  locate(node: Pick<Node, "document" | "pointer">): SourceLocation;
  reportShape(node: Node, expected: string): void;
}

export interface ResolveOptions {
  /** `union`: a schema that others extend, told apart by its discriminator, is the union of those; `parent` where absent. */
  readonly inheritance?: "union" | "parent";
}

/** @param version of the root document: "3.0", "3.1" or "3.2"; "2.0" for a document upgraded to the form of 3.0 */
export function resolveSpec(
  loaded: Pick<LoadedDocument, "root" | "documents">,
  version: string,
  diagnostics: Diagnostics,
  options: ResolveOptions = {},
): ResolvedSpec {
  return new Spec(loaded, version, diagnostics, options);
}

class Spec implements ResolvedSpec {
  readonly root: SourceDocument;
  readonly rootNode: Node;
  private readonly resolver;
  readonly documents: ReadonlyMap<string, SourceDocument>;
  private readonly aliases: Aliases;
  private readonly mounts: Mounts;
  private readonly suggest = createSuggester();

  constructor(
    loaded: Pick<LoadedDocument, "root" | "documents">,
    private readonly version: string,
    readonly diagnostics: Diagnostics,
    { inheritance = "parent" }: ResolveOptions,
  ) {
    const canonical = canoniseReferences(unbundleDocuments(loaded), diagnostics);
    const { root, documents } = inheritance === "union" ? unfoldInheritance(canonical, this.dialectOf() === "3.0") : canonical;
    this.root = root;
    this.rootNode = { document: root, pointer: "", value: root.value };
    this.documents = documents;
    this.resolver = createReferenceResolver(documents);
    this.mounts = findMounts(this.rootNode, this.resolver);
    const others = documents.size > 1 ? documents.values() : [];
    this.aliases = findAliases(this.rootNode, others, this.resolver, (node) => this.isComponentSchema(node));
  }

  get detours(): ReferenceResolver["detours"] {
    return this.resolver.detours;
  }

  dialectOf(): "3.0" | "3.1" {
    return this.version === "3.0" || this.version === "2.0" ? "3.0" : "3.1";
  }

  idOf(node: Pick<Node, "document" | "pointer">): string {
    const standIn = node.document === this.root ? undefined : this.aliases.standInFor(node);
    return standIn ?? nodeId(this.root, node);
  }

  contentOf(node: Node): Node {
    return this.aliases.targetOf(this.idOf(node)) ?? node;
  }

  nodeAt(id: string): Node | undefined {
    const { uri, pointer } = splitNodeId(id);
    const document = uri === undefined ? this.root : this.documents.get(uri);
    if (document === undefined) return undefined;
    const root: Node = { document, pointer: "", value: document.value };
    return (uri === undefined ? this.mounts.nodeAt(pointer) : undefined) ?? childNode(root, ...parsePointer(pointer));
  }

  mountAround(node: Pick<Node, "document" | "pointer">): Mount | undefined {
    return this.mounts.around(node);
  }

  follow(node: Node): Node | undefined {
    return this.followAll(node).at(-1);
  }

  followAll(node: Node): readonly Node[] {
    const chain = [node];
    const seen = new Set<string>();
    for (let current = node; isJsonObject(current.value) && typeof current.value["$ref"] === "string"; ) {
      const id = this.idOf(current);
      if (seen.has(id)) {
        this.diagnostics.report("MM2006", { chain: [...seen, id] }, this.locate(current));
        return [];
      }
      seen.add(id);
      const target = this.resolve(current, current.value["$ref"]);
      if (target === undefined) return [];
      chain.push(target);
      current = target;
    }
    return chain;
  }

  followSchema(node: Node): Node | undefined {
    const reference = isJsonObject(node.value) ? node.value["$ref"] : undefined;
    if (typeof reference !== "string") return undefined;
    const target = this.resolve(node, reference);
    if (target === undefined) return undefined;
    if (isSchemaPlace(target)) return this.contentOf(target);
    this.diagnostics.report("MM2005", { reference, found: describeValue(target) }, this.locate(childNode(node, "$ref") ?? node));
    return undefined;
  }

  findSchema(from: Node, reference: string): Node | undefined {
    const resolution = this.resolver.resolve(reference, from);
    return resolution.kind === "found" && isSchemaPlace(resolution.node) ? this.contentOf(resolution.node) : undefined;
  }

  isComponentSchema(node: Node): boolean {
    const tokens = parsePointer(node.pointer);
    if (node.document !== this.root) return tokens.length <= 2 || (tokens.length === 3 && tokens[0] === "components");
    return tokens.length === 3 && tokens[0] === "components" && tokens[1] === "schemas";
  }

  locate(node: Pick<Node, "document" | "pointer">): SourceLocation {
    return locationOf(node.document, node.pointer);
  }

  reportShape(node: Node, expected: string): void {
    this.diagnostics.report("MM2003", { expected, found: describeValue(node) }, this.locate(node));
  }

  private resolve(node: Node, reference: string): Node | undefined {
    const resolution = this.resolver.resolve(reference, node);
    if (resolution.kind === "found") return resolution.node;
    if (resolution.kind === "missing") this.reportMissing(node, reference, resolution);
    // The loader has reported what it could not read; where it saw no reference (in extensions, say) it is told here.
    else if (!this.diagnostics.hasErrors()) {
      this.diagnostics.report(
        "MM2012",
        { reference, reason: "it was not loaded with the document" },
        this.locate(childNode(node, "$ref") ?? node),
      );
    }
    return undefined;
  }

  private reportMissing(node: Node, reference: string, resolution: Extract<Resolution, { kind: "missing" }>): void {
    const { parent, missing } = resolution;
    const name = this.suggest(missing, () => (isJsonObject(parent.value) ? Object.keys(parent.value) : []));
    const suggestion = name === undefined ? undefined : formatReference(this.root, childNode(parent, name) ?? parent);
    const at = childNode(node, "$ref") ?? node;
    this.diagnostics.report("MM2004", { reference, missing, suggestion }, this.locate(at));
  }
}

// A reference to a response, a path item or plain data is a mistake, but any schema may be the target of one.
const NOT_SCHEMAS: ReadonlySet<string> = new Set([
  "responses",
  "parameters",
  "requestBodies",
  "headers",
  "examples",
  "links",
  "securitySchemes",
  "pathItems",
  "callbacks",
]);

function isSchemaPlace(target: Node): boolean {
  if (!isJsonObject(target.value) && typeof target.value !== "boolean") return false;
  const tokens = parsePointer(target.pointer);
  return !(tokens[0] === "components" && tokens.length === 3 && NOT_SCHEMAS.has(tokens[1] ?? ""));
}

/** What stands at a node, for messages: its JSON type, never its content. */
function describeValue(node: Node): string {
  if (node.value === null) return "null";
  if (isJsonArray(node.value)) return "an array";
  if (!isJsonObject(node.value)) return `a ${typeof node.value}`;
  const tokens = parsePointer(node.pointer);
  return tokens[0] === "components" && tokens.length === 3 && tokens[1] !== "schemas"
    ? `an object in components/${tokens[1]}`
    : "an object";
}
