import type { Diagnostics } from "../diagnostics/collector.js";
import { DATA_FIELDS, MAP_FIELDS } from "../load/fields.js";
import { decodeUri, encodeUri, joinUri, relativeUri, splitReference } from "../load/join-uri.js";
import type { LoadedDocument } from "../load/load-document.js";
import { locationOf } from "../load/location.js";
import type { SourceDocument } from "../load/types.js";
import type { JsonObject, JsonValue } from "../model/types.js";
import { equalJson } from "./equal-json.js";
import { childNode, isJsonArray, isJsonObject, isSameNode, type Node } from "./node.js";
import { appendPointer, parsePointer } from "./pointer.js";

type Documents = Pick<LoadedDocument, "root" | "documents">;

/**
 * The documents with every reference in its plainest form, a JSON pointer into a document. What gives
 * schemas other names (`$id`, `$anchor`, `$dynamicAnchor`, and `$self` of OAS 3.2) is gone then, so that
 * nobody else needs to know of base URIs. References that lead nowhere stay as they are written. Names that
 * several schemas have are reported, and so are references to them.
 */
export function canoniseReferences(loaded: Documents, diagnostics: Diagnostics): Documents {
  const naming = [...loaded.documents.values()].some(({ text, originOf }) => originOf !== undefined || NAMING.test(text));
  if (!naming) return loaded;
  const index = new ResourceIndex([...loaded.documents.values()], diagnostics);
  const rewrite = (document: SourceDocument): JsonValue => new Rewriting(document, index, diagnostics).run();
  const plain = new Map([...loaded.documents].map(([uri, document]) => [uri, { ...document, value: rewrite(document) }]));
  return { root: plain.get(loaded.root.uri) ?? loaded.root, documents: plain };
}

/** Found in the text of all documents that name schemas by other means than pointers, and in few others. */
const NAMING = /\$(?:id|anchor|dynamicAnchor|dynamicRef|self)\b/;

/** A document, or a schema with an `$id`: what fragments are relative to (JSON Schema 2020-12 core §4.3.5). */
interface Resource extends Node {
  /** Its base URI (§9.1). */
  readonly uri: string;
}

/** A value on the way down: the resource that it is part of, and whether its keys are names. */
interface Visit {
  readonly resource: Resource;
  readonly pointer: string;
  readonly named: boolean;
}

/** What something is called, as a person wrote it, by the key that it is found with. */
interface Name {
  readonly key: string;
  readonly written: string;
  /** The keyword that gives it. */
  readonly keyword: string;
}

/** Who has which name. Of those that have the same one, the first is found, and who looks for it is told. */
class Register<Holder extends Node> {
  private readonly holders = new Map<string, Holder>();
  private readonly others = new Map<string, Holder>();

  /** Copies of one schema, as bundlers write them, may share a name: whichever it leads to, it means the same. */
  add(key: string, holder: Holder): Holder | undefined {
    const first = this.holders.get(key);
    if (first === undefined) this.holders.set(key, holder);
    if (first === undefined || isSameNode(first, holder) || equalJson(first.value, holder.value)) return undefined;
    if (!this.others.has(key)) this.others.set(key, holder);
    return first;
  }

  find(key: string): Holder | undefined {
    return this.holders.get(key);
  }

  /** Somebody else who has the name, and means something else by it. */
  findOther(key: string): Holder | undefined {
    return this.others.get(key);
  }
}

/** What a reference leads to, and what else it could lead to. */
interface Found<Holder extends Node = Node> {
  readonly place: Holder;
  readonly other: Holder | undefined;
}

/** What all documents call their schemas. */
class ResourceIndex {
  /** By absolute URI. */
  private readonly resources = new Register<Resource>();
  /** By `$id` as written, which is what many mean by it. */
  private readonly written = new Register<Resource>();
  /** By resource and name. */
  private readonly anchors = new Register<Node>();
  /** How many places have a dynamic anchor of the name. */
  private readonly dynamic = new Map<string, number>();

  constructor(
    documents: readonly SourceDocument[],
    private readonly diagnostics: Diagnostics,
  ) {
    const roots = documents.map(resourceOf);
    for (const root of roots) this.resources.add(root.uri, root);
    for (const root of roots) this.collect(root.document, root.value, { resource: root, pointer: "", named: false });
  }

  /** A resource by the URI that a reference comes to, or by what it says before the `#`. */
  findResource(uri: string, path: string): Found<Resource> | undefined {
    return findIn(this.resources, uri) ?? findIn(this.written, path);
  }

  findAnchor(resource: Resource, name: string): Found | undefined {
    return findIn(this.anchors, anchorKey(resource, name));
  }

  countDynamic(name: string): number {
    return this.dynamic.get(name) ?? 0;
  }

  private collect(document: SourceDocument, value: JsonValue, visit: Visit): void {
    const resource = isJsonObject(value) && !visit.named ? this.note(document, value, visit) : visit.resource;
    for (const [member, inner] of membersOf(value, { ...visit, resource })) this.collect(document, member, inner);
  }

  /** Takes in what an object calls itself; the resource that it is or is part of. */
  private note(document: SourceDocument, value: JsonObject, visit: Visit): Resource {
    const place = { document, pointer: visit.pointer, value };
    const resource = resourceInside(place, visit.resource);
    if (resource !== visit.resource) {
      const id = String(value["$id"]);
      this.written.add(id.replace(/#.*$/, ""), resource);
      this.claim(this.resources, { key: resource.uri, written: id, keyword: "$id" }, resource);
    }
    for (const [keyword, name] of anchorsOf(value))
      this.claim(this.anchors, { key: anchorKey(resource, name), written: name, keyword }, place);
    const dynamic = value["$dynamicAnchor"];
    if (typeof dynamic === "string") this.dynamic.set(dynamic, this.countDynamic(dynamic) + 1);
    return resource;
  }

  // JSON Schema 2020-12 core §8.2.1 and §8.2.2: within its reach a name is to be unique, and what it means otherwise is undefined.
  private claim<Holder extends Node>(register: Register<Holder>, { key, written, keyword }: Name, holder: Holder): void {
    const first = register.add(key, holder);
    if (first === undefined) return;
    const location = locationOf(holder.document, appendPointer(holder.pointer, keyword));
    this.diagnostics.report("MM2041", { keyword, name: written, first: describePlace(first, holder.document) }, location);
  }
}

function findIn<Holder extends Node>(register: Register<Holder>, key: string): Found<Holder> | undefined {
  const place = register.find(key);
  return place && { place, other: register.findOther(key) };
}

function anchorKey({ document, pointer }: Resource, name: string): string {
  return [document.uri, pointer, name].join("\n");
}

/** As a reference from a document would be written. */
function describePlace({ document, pointer }: Node, from: SourceDocument): string {
  return `${document === from ? "" : document.uri}#${pointer}`;
}

/** Rewrites one document. */
class Rewriting {
  private readonly root: Resource;

  constructor(
    private readonly document: SourceDocument,
    private readonly index: ResourceIndex,
    private readonly diagnostics: Diagnostics,
  ) {
    this.root = resourceOf(document);
  }

  run(): JsonValue {
    return this.rewrite(this.document.value, { resource: this.root, pointer: "", named: false });
  }

  private rewrite(value: JsonValue, visit: Visit): JsonValue {
    if (typeof value !== "object" || value === null) return value;
    const place = { document: this.document, pointer: visit.pointer, value };
    const resource = visit.named ? visit.resource : resourceInside(place, visit.resource);
    const inner = { ...visit, resource };
    const members = new Map(membersOf(value, inner).map(([member, child]) => [child.pointer, this.rewrite(member, child)]));
    const changed = (name: string | number, member: JsonValue): JsonValue =>
      members.get(appendPointer(visit.pointer, name)) ?? member;
    if (isJsonArray(value)) return value.map((item, index) => changed(index, item));
    const entries = Object.entries(value).map(([name, member]) => [name, changed(name, member)] as const);
    if (visit.named) return Object.fromEntries(entries);
    return Object.fromEntries(
      entries
        .filter(([name]) => !NAMES.has(name))
        .map(([name, member]) => this.rewriteKeyword(name, member, inner, "$ref" in value)),
    );
  }

  /** @param refers a `$ref` stands beside it: a schema has room for one */
  private rewriteKeyword(name: string, value: JsonValue, visit: Visit, refers: boolean): readonly [string, JsonValue] {
    if (typeof value !== "string") return [name, value];
    const isReference = name === "$ref" || (name === "$dynamicRef" && !refers && this.isSettled(value));
    const found = isReference ? this.find(value, visit.resource) : undefined;
    if (found === undefined) return [name, value];
    if (found.other !== undefined) this.reportAmbiguous(value, found, appendPointer(visit.pointer, name));
    return ["$ref", this.format(found.place)];
  }

  /**
   * A dynamic reference whose anchor stands in one place only cannot lead elsewhere, wherever one comes from
   * (JSON Schema 2020-12 core §8.2.3.2). Others are left for the model to report.
   */
  private isSettled(reference: string): boolean {
    return this.index.countDynamic(splitReference(reference).fragment) <= 1;
  }

  private reportAmbiguous(reference: string, { place, other }: Found, pointer: string): void {
    const places = [place, ...(other === undefined ? [] : [other])].map((one) => describePlace(one, this.document));
    this.diagnostics.report("MM2042", { reference, places }, locationOf(this.document, pointer));
  }

  private find(reference: string, own: Resource): Found | undefined {
    const { path, fragment: encoded } = splitReference(reference);
    const fragment = decodeUri(encoded);
    if (path !== "") {
      const named = this.index.findResource(joinUri(own.uri, path), path);
      const found = named && this.findWithin(named.place, fragment);
      return found && { ...found, other: found.other ?? named.other };
    }
    // Many give their schemas an `$id` and go on to refer to them from the root of the document.
    return this.findWithin(own, fragment) ?? this.findWithin(this.root, fragment);
  }

  private findWithin(resource: Resource, fragment: string): Found | undefined {
    if (fragment !== "" && !fragment.startsWith("/")) return this.index.findAnchor(resource, fragment);
    const { document } = resource;
    const root: Node = { document, pointer: "", value: document.value };
    const place = childNode(root, ...parsePointer(resource.pointer + fragment));
    return place && { place, other: undefined };
  }

  private format({ document, pointer }: Node): string {
    const fragment = `#${encodeUri(pointer)}`;
    if (document === this.document) return fragment;
    return `${relativeUri(this.document.uri, document.uri)}${fragment}`;
  }
}

/** What names a schema or document, and says nothing else. */
const NAMES: ReadonlySet<string> = new Set(["$id", "$anchor", "$dynamicAnchor", "$self"]);

/** Where relative references of a document start: `$self` of OAS 3.2 §4.8.1, or where it was found. */
function baseOf({ uri, value }: SourceDocument): string {
  const self = isJsonObject(value) ? value["$self"] : undefined;
  return typeof self === "string" ? joinUri(uri, self.replace(/#.*$/, "")) : uri;
}

/** A document by its own base URI. */
function resourceOf(document: SourceDocument): Resource {
  return { document, pointer: "", value: document.value, uri: baseOf(document) };
}

/** The resource that a value is by its `$id`, or else the one that it is part of. */
function resourceInside(place: Node, outer: Resource): Resource {
  const id = isJsonObject(place.value) ? place.value["$id"] : undefined;
  if (typeof id !== "string" || id === "" || id.startsWith("#")) return outer;
  const uri = joinUri(outer.uri, id.replace(/#.*$/, ""));
  return uri === outer.uri && isSameNode(place, outer) ? outer : { ...place, uri };
}

/** Plain names of a schema, and the keywords that give them; before 2019-09 an `$id` of a fragment alone was one. */
function anchorsOf(value: JsonObject): readonly (readonly [keyword: string, name: string])[] {
  const id = value["$id"];
  const fragment = typeof id === "string" && id.startsWith("#") ? id.slice(1) : undefined;
  const all = { $anchor: value["$anchor"], $dynamicAnchor: value["$dynamicAnchor"], $id: fragment };
  return Object.entries(all).flatMap(([keyword, name]) => (typeof name === "string" ? [[keyword, name] as const] : []));
}

/** The members of a value in which references may stand: not those that are data. */
function membersOf(value: JsonValue, visit: Visit): readonly (readonly [JsonValue, Visit])[] {
  const { resource, pointer, named } = visit;
  if (isJsonArray(value))
    return value.map((item, index) => [item, { resource, pointer: appendPointer(pointer, index), named: false }]);
  if (!isJsonObject(value)) return [];
  return Object.entries(value)
    .filter(([name]) => named || !(DATA_FIELDS.has(name) || name.startsWith("x-")))
    .map(([name, member]) => {
      const inner = { resource, pointer: appendPointer(pointer, name), named: !named && MAP_FIELDS.has(name) };
      return [member, inner];
    });
}
