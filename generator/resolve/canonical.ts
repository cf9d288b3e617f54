import { DATA_FIELDS, MAP_FIELDS } from "../load/fields.js";
import { decodeUri, encodeUri, joinUri, relativeUri, splitReference } from "../load/join-uri.js";
import type { LoadedDocument } from "../load/load-document.js";
import type { SourceDocument } from "../load/types.js";
import type { JsonObject, JsonValue } from "../model/types.js";
import { childNode, isJsonArray, isJsonObject, type Node } from "./node.js";
import { appendPointer, parsePointer } from "./pointer.js";

type Documents = Pick<LoadedDocument, "root" | "documents">;

/**
 * The documents with every reference in its plainest form, a JSON pointer into a document. What gives
 * schemas other names (`$id`, `$anchor`, `$dynamicAnchor`, and `$self` of OAS 3.2) is gone then, so that
 * nobody else needs to know of base URIs. References that lead nowhere stay as they are written.
 */
export function canoniseReferences(loaded: Documents): Documents {
  const naming = [...loaded.documents.values()].some(({ text, originOf }) => originOf !== undefined || NAMING.test(text));
  if (!naming) return loaded;
  const index = new ResourceIndex(loaded.documents.values());
  const plain = new Map(
    [...loaded.documents].map(([uri, document]) => [uri, { ...document, value: new Rewriting(document, index).run() }]),
  );
  return { root: plain.get(loaded.root.uri) ?? loaded.root, documents: plain };
}

/** Found in the text of all documents that name schemas by other means than pointers, and in few others. */
const NAMING = /\$(?:id|anchor|dynamicAnchor|dynamicRef|self)\b/;

interface Place {
  readonly document: SourceDocument;
  readonly pointer: string;
}

/** A value on the way down: its base URI (JSON Schema 2020-12 core §9.1), and whether its keys are names. */
interface Visit {
  readonly base: string;
  readonly pointer: string;
  readonly named: boolean;
}

/** What all documents call their schemas. */
class ResourceIndex {
  /** By absolute URI, and by `$id` as written, which is what many mean by it. */
  readonly resources = new Map<string, Place>();
  /** By absolute URI with `#` and name. */
  readonly anchors = new Map<string, Place>();
  /** By name alone. */
  readonly dynamic = new Map<string, readonly Place[]>();

  constructor(documents: Iterable<SourceDocument>) {
    for (const document of documents) {
      const base = baseOf(document);
      this.resources.set(base, { document, pointer: "" });
      this.collect(document, document.value, { base, pointer: "", named: false });
    }
  }

  private collect(document: SourceDocument, value: JsonValue, visit: Visit): void {
    const base = isJsonObject(value) && !visit.named ? this.note(document, value, visit) : visit.base;
    for (const [member, inner] of membersOf(value, { ...visit, base })) this.collect(document, member, inner);
  }

  /** Takes in what an object calls itself; its base URI. */
  private note(document: SourceDocument, value: JsonObject, visit: Visit): string {
    const place = { document, pointer: visit.pointer };
    const base = baseInside(value, visit.base);
    if (base !== visit.base) {
      addFirst(this.resources, base, place);
      addFirst(this.resources, String(value["$id"]), place);
    }
    for (const name of anchorsOf(value)) addFirst(this.anchors, `${base}#${name}`, place);
    const dynamic = value["$dynamicAnchor"];
    if (typeof dynamic === "string") this.dynamic.set(dynamic, [...(this.dynamic.get(dynamic) ?? []), place]);
    return base;
  }
}

/** Rewrites one document. */
class Rewriting {
  private readonly base: string;

  constructor(
    private readonly document: SourceDocument,
    private readonly index: ResourceIndex,
  ) {
    this.base = baseOf(document);
  }

  run(): JsonValue {
    return this.rewrite(this.document.value, { base: this.base, pointer: "", named: false });
  }

  private rewrite(value: JsonValue, visit: Visit): JsonValue {
    if (typeof value !== "object" || value === null) return value;
    const base = isJsonObject(value) && !visit.named ? baseInside(value, visit.base) : visit.base;
    const inner = { ...visit, base };
    const members = new Map(membersOf(value, inner).map(([member, child]) => [child.pointer, this.rewrite(member, child)]));
    const changed = (name: string | number, member: JsonValue): JsonValue =>
      members.get(appendPointer(visit.pointer, name)) ?? member;
    if (isJsonArray(value)) return value.map((item, index) => changed(index, item));
    const entries = Object.entries(value).map(([name, member]) => [name, changed(name, member)] as const);
    if (visit.named) return Object.fromEntries(entries);
    return Object.fromEntries(
      entries
        .filter(([name]) => !NAMES.has(name))
        .map(([name, member]) => this.rewriteKeyword(name, member, base, "$ref" in value)),
    );
  }

  /** @param refers a `$ref` stands beside it: a schema has room for one */
  private rewriteKeyword(name: string, value: JsonValue, base: string, refers: boolean): readonly [string, JsonValue] {
    if (typeof value !== "string") return [name, value];
    if (name === "$ref") return [name, this.canonise(value, base)];
    const only = name === "$dynamicRef" && !refers ? this.followDynamic(value, base) : undefined;
    return only === undefined ? [name, value] : ["$ref", this.format(only)];
  }

  /**
   * A dynamic reference whose anchor stands in one place only cannot lead elsewhere, wherever one comes from
   * (JSON Schema 2020-12 core §8.2.3.2). Others are left for the model to report.
   */
  private followDynamic(reference: string, base: string): Place | undefined {
    const { fragment: name } = splitReference(reference);
    const places = this.index.dynamic.get(name) ?? [];
    return places.length > 1 ? undefined : this.find(reference, base);
  }

  private canonise(reference: string, base: string): string {
    const place = this.find(reference, base);
    return place === undefined ? reference : this.format(place);
  }

  private find(reference: string, base: string): Place | undefined {
    const { path, fragment: encoded } = splitReference(reference);
    const fragment = decodeUri(encoded);
    const uri = path === "" ? base : joinUri(base, path);
    const resource = this.index.resources.get(uri) ?? this.index.resources.get(path);
    const inside = resource && this.within(resource, uri, fragment);
    // Many give their schemas an `$id` and go on to refer to them from the root of the document.
    return inside ?? (path === "" ? this.within({ document: this.document, pointer: "" }, this.base, fragment) : undefined);
  }

  private within(resource: Place, uri: string, fragment: string): Place | undefined {
    if (fragment !== "" && !fragment.startsWith("/")) return this.index.anchors.get(`${uri}#${fragment}`);
    const { document } = resource;
    const root: Node = { document, pointer: "", value: document.value };
    return childNode(root, ...parsePointer(resource.pointer + fragment));
  }

  private format({ document, pointer }: Place): string {
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

function baseInside(value: JsonObject, base: string): string {
  const id = value["$id"];
  return typeof id !== "string" || /^#/.test(id) ? base : joinUri(base, id.replace(/#.*$/, ""));
}

/** Plain names of a schema; before 2019-09 an `$id` of a fragment alone was one. */
function anchorsOf(value: JsonObject): readonly string[] {
  const id = value["$id"];
  const fragment = typeof id === "string" && id.startsWith("#") ? id.slice(1) : undefined;
  return [value["$anchor"], value["$dynamicAnchor"], fragment].filter((name) => typeof name === "string");
}

/** The members of a value in which references may stand: not those that are data. */
function membersOf(value: JsonValue, visit: Visit): readonly (readonly [JsonValue, Visit])[] {
  const { base, pointer, named } = visit;
  if (isJsonArray(value))
    return value.map((item, index) => [item, { base, pointer: appendPointer(pointer, index), named: false }]);
  if (!isJsonObject(value)) return [];
  return Object.entries(value)
    .filter(([name]) => named || !(DATA_FIELDS.has(name) || name.startsWith("x-")))
    .map(([name, member]) => {
      const inner = { base, pointer: appendPointer(pointer, name), named: !named && MAP_FIELDS.has(name) };
      return [member, inner];
    });
}

function addFirst<Key>(map: Map<Key, Place>, key: Key, place: Place): void {
  if (!map.has(key)) map.set(key, place);
}
