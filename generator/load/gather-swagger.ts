import type { Diagnostics } from "../diagnostics/collector.js";
import type { JsonObject, JsonValue } from "../model/types.js";
import { formatPointer } from "../resolve/pointer.js";
import { isJsonObject } from "./describe-json.js";
import { findReferenced } from "./find-reference.js";
import { joinUri, splitReference } from "./join-uri.js";
import type { LoadedDocument } from "./load-document.js";
import { locationOf } from "./location.js";
import { mapReferences } from "./map-objects.js";
import { Origins, step } from "./overlay/origins.js";
import type { Origin } from "./overlay/types.js";
import { SWAGGER_METHODS } from "./prepare-swagger.js";
import type { SourceDocument } from "./types.js";
import { setOwn } from "./yaml-value.js";

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

type Change = (value: JsonObject, at: Origin) => JsonObject;

class Gathering {
  constructor(
    private readonly root: SourceDocument,
    private readonly documents: ReadonlyMap<string, SourceDocument>,
    readonly origins: Origins,
    private readonly diagnostics: Diagnostics,
  ) {}

  paths(paths: JsonObject, at: Origin): JsonObject {
    return this.members(paths, at, (item) => this.pathItem(item));
  }

  /** A path item with the fields of what it refers to, and so on; of two in the same place the nearer counts (OAS 2.0 leaves that undefined). */
  private pathItem(item: Found): Found {
    const chain = this.chainOf(item).reverse();
    const [last = item] = chain;
    if (!isJsonObject(last.value)) return last;
    const united: Record<string, JsonValue> = {};
    let { at } = last;
    for (const link of chain) {
      const { $ref, ...own } = isJsonObject(link.value) ? link.value : {};
      const isLast = link === last;
      if (!isLast && Object.keys(own).length === 0) continue;
      at = link.at;
      this.unite(united, this.fields(isLast ? last.value : own, at), at);
    }
    return { value: united, at };
  }

  /** Gives an object the members of another one, which count. @param at where these were written */
  private unite(united: Record<string, JsonValue>, members: JsonObject, at: Origin): void {
    for (const [field, member] of Object.entries(members)) {
      const origin = this.origins.findMember(members, field, at);
      if (Object.hasOwn(united, field) && (field === "parameters" || SWAGGER_METHODS.has(field)))
        this.diagnostics.report("MM2033", { field }, locationOf(origin.document, origin.pointer));
      setOwn(united, field, member);
      this.origins.setMember(united, field, origin);
    }
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
    const found = parameters.map((value: JsonValue, index) => this.follow({ value, at: places[index] ?? at }));
    const gathered = found.map(({ value }) => value);
    this.origins.setItems(
      gathered,
      found.map(({ at: origin }) => origin),
    );
    return { ...holder, parameters: gathered };
  }

  /** Members of an object, each changed once it stands in its place. @param names of those that count; all where absent */
  map(object: JsonObject, at: Origin, change: Change, names?: ReadonlySet<string>): JsonObject {
    return this.members(object, at, (member, name) => {
      if (names?.has(name) === false) return member;
      const found = this.follow(member);
      return isJsonObject(found.value) ? { value: change(found.value, found.at), at: found.at } : found;
    });
  }

  private members(object: JsonObject, at: Origin, change: (member: Found, name: string) => Found): JsonObject {
    const result: Record<string, JsonValue> = {};
    for (const [name, value] of Object.entries(object)) {
      const member = change({ value, at: this.origins.findMember(object, name, at) }, name);
      setOwn(result, name, member.value);
      this.origins.setMember(result, name, member.at);
    }
    return result;
  }

  /** What a reference to another file leads to, with its own references as they would be in the root; anything else as it is. */
  private follow(found: Found): Found {
    return this.chainOf(found).at(-1) ?? found;
  }

  /** A value and what it refers to, from file to file. */
  private chainOf(start: Found): Found[] {
    const chain: Found[] = [];
    const seen = new Set<string>();
    for (let link: Found | undefined = start; link !== undefined; ) {
      chain.push(link);
      const reference: JsonValue | undefined = isJsonObject(link.value) ? link.value["$ref"] : undefined;
      link = typeof reference === "string" && !seen.has(reference) ? this.findOutside(reference) : undefined;
      if (typeof reference === "string") seen.add(reference);
    }
    return chain;
  }

  private findOutside(reference: string): Found | undefined {
    const found = reference.startsWith("#") ? undefined : findReferenced(reference, this.root.uri, this.documents);
    if (found === undefined) return undefined;
    const { document, tokens, value } = found;
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
