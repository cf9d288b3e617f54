import type { Diagnostics } from "../diagnostics/collector.js";
import type { JsonObject, JsonValue } from "../model/types.js";
import { formatPointer, parsePointer } from "../resolve/pointer.js";
import { isJsonObject } from "./describe-json.js";
import { decodeUri, joinUri, splitReference } from "./join-uri.js";
import type { LoadedDocument } from "./load-document.js";
import { locationOf } from "./location.js";
import { mapReferences } from "./map-objects.js";
import { childOf, Origins, step } from "./overlay/origins.js";
import type { Origin } from "./overlay/types.js";
import { SWAGGER_METHODS } from "./prepare-swagger.js";
import type { SourceDocument } from "./types.js";

/**
 * The root of a Swagger 2.0 document, with what other files hold of its operations in place of the references to it: only in its
 * place can a path item, parameter or response be upgraded. References to schemas stay. Positions lead to the files.
 */
export function gatherSwagger({ root, documents }: LoadedDocument, diagnostics: Diagnostics): SourceDocument {
  if (documents.size === 1 || !isJsonObject(root.value)) return root;
  const value: Record<string, JsonValue> = { ...root.value };
  const gathering = new Gathering(root, documents, new Origins(root, value), diagnostics);
  const { paths, parameters, responses } = value;
  const at: Origin = { document: root, pointer: "" };
  if (isJsonObject(paths)) value["paths"] = gathering.paths(paths, step(at, "paths"));
  if (isJsonObject(parameters)) value["parameters"] = gathering.map(parameters, step(at, "parameters"), (item) => item);
  if (isJsonObject(responses)) value["responses"] = gathering.map(responses, step(at, "responses"), (item) => item);
  return { ...root, value, originOf: (pointer) => gathering.origins.find(pointer) };
}

/** A value, and where it was written. */
interface Found {
  readonly value: JsonValue;
  readonly at: Origin;
}

interface FoundObject extends Found {
  readonly value: JsonObject;
}

type Change = (value: JsonObject, at: Origin) => JsonObject;

class Gathering {
  constructor(
    private readonly root: SourceDocument,
    private readonly documents: ReadonlyMap<string, SourceDocument>,
    readonly origins: Origins,
    private readonly diagnostics: Diagnostics,
  ) {}

  paths(paths: JsonObject, at: Origin): JsonObject {
    const result: Record<string, JsonValue> = {};
    const entries = Object.entries(paths).map(([path, item]) => {
      const { value, at: origin } = this.pathItem({ value: item, at: step(at, path) }, new Set());
      this.origins.setMember(result, path, origin);
      return [path, value] as const;
    });
    return Object.assign(result, Object.fromEntries(entries));
  }

  /** A path item with the fields of what it refers to; of two in the same place its own counts (OAS 2.0 leaves that undefined). */
  private pathItem({ value: item, at }: Found, seen: ReadonlySet<string>): Found {
    if (!isJsonObject(item)) return { value: item, at };
    const { $ref, ...own } = item;
    const target = typeof $ref === "string" && !seen.has($ref) ? this.findOutside($ref) : undefined;
    if (target === undefined || typeof $ref !== "string") return { value: this.fields(item, at), at };
    const referenced = this.pathItem(target, new Set([...seen, $ref]));
    if (Object.keys(own).length === 0 || !isJsonObject(referenced.value)) return referenced;
    return { value: this.unite({ value: this.fields(own, at), at }, { ...referenced, value: referenced.value }), at };
  }

  private unite(own: FoundObject, referenced: FoundObject): JsonObject {
    const united: JsonObject = { ...referenced.value, ...own.value };
    for (const { value, at } of [referenced, own])
      for (const name of Object.keys(value)) this.origins.setMember(united, name, this.origins.findMember(value, name, at));
    for (const field of ["parameters", ...SWAGGER_METHODS]) {
      if (!Object.hasOwn(own.value, field) || !Object.hasOwn(referenced.value, field)) continue;
      const { document, pointer } = this.origins.findMember(united, field, own.at);
      this.diagnostics.report("MM2033", { field }, locationOf(document, pointer));
    }
    return united;
  }

  private fields(item: JsonObject, at: Origin): JsonObject {
    const withParameters = this.holder(item, at);
    return this.map(
      withParameters,
      at,
      (member, place) => (isJsonObject(member) ? this.operation(member, place) : member),
      SWAGGER_METHODS,
    );
  }

  private operation(operation: JsonObject, at: Origin): JsonObject {
    const { responses, ...others } = this.holder(operation, at);
    if (!isJsonObject(responses)) return { ...others, ...(responses === undefined ? {} : { responses }) };
    return { ...others, responses: this.map(responses, step(at, "responses"), (response) => response) };
  }

  /** What has a list of parameters. */
  private holder(holder: JsonObject, at: Origin): JsonObject {
    const { parameters } = holder;
    if (!Array.isArray(parameters)) return holder;
    const places = parameters.map((_: JsonValue, index) => step(step(at, "parameters"), index));
    const found = parameters.map((parameter: JsonValue, index) => this.follow(parameter, places[index] ?? at));
    const gathered = found.map(({ value }) => value);
    this.origins.setItems(
      gathered,
      found.map(({ at: origin }) => origin),
    );
    return { ...holder, parameters: gathered };
  }

  /** Members of an object, each changed once it stands in its place. @param names of those that count; all where absent */
  map(object: JsonObject, at: Origin, change: Change, names?: ReadonlySet<string>): JsonObject {
    const result: Record<string, JsonValue> = {};
    const entries = Object.entries(object).map(([name, member]) => {
      if (names?.has(name) === false) return [name, member] as const;
      const found = this.follow(member, this.origins.findMember(object, name, at));
      this.origins.setMember(result, name, found.at);
      return [name, isJsonObject(found.value) ? change(found.value, found.at) : found.value] as const;
    });
    return Object.assign(result, Object.fromEntries(entries));
  }

  /** What a reference to another file leads to, with its own references as they would be in the root; anything else as it is. */
  private follow(value: JsonValue, at: Origin): Found {
    let found: Found = { value, at };
    for (const seen = new Set<string>(); isJsonObject(found.value); ) {
      const { $ref } = found.value;
      const target = typeof $ref === "string" && !seen.has($ref) ? this.findOutside($ref) : undefined;
      if (target === undefined || typeof $ref !== "string") break;
      seen.add($ref);
      found = target;
    }
    return found;
  }

  private findOutside(reference: string): Found | undefined {
    if (reference.startsWith("#")) return undefined;
    const { path, fragment } = splitReference(reference);
    const document = this.documents.get(joinUri(this.root.uri, path));
    const tokens = parsePointer(decodeUri(fragment));
    const value = tokens.reduce<JsonValue | undefined>(childOf, document?.value);
    if (document === undefined || value === undefined) return undefined;
    return { value: this.rebase(value, document), at: { document, pointer: formatPointer(tokens) } };
  }

  private rebase(value: JsonValue, from: SourceDocument): JsonValue {
    return mapReferences(value, (reference) => {
      const { path, fragment } = splitReference(reference);
      const uri = path === "" ? from.uri : joinUri(from.uri, path);
      return `${uri === this.root.uri ? "" : encodeURI(uri)}#${fragment}`;
    });
  }
}
