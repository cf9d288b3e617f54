import type { Diagnostics } from "../../diagnostics/collector.js";
import type { JsonObject, JsonValue } from "../../model/types.js";
import { formatPointer, parsePointer } from "../../resolve/pointer.js";
import { isJsonObject } from "../describe-json.js";
import { findReferenced } from "../find-reference.js";
import { encodeUri, fileName, joinUri, splitReference } from "../join-uri.js";
import type { LoadedDocument } from "../load-document.js";
import { locationOf, placeOf } from "../location.js";
import { mapReferences } from "../map-objects.js";
import { Origins, step } from "../overlay/origins.js";
import type { Origin } from "../overlay/types.js";
import type { SourceDocument } from "../types.js";
import { setOwn } from "../yaml-value.js";
import type { CopyBudget } from "./copy-budget.js";
import { SWAGGER_METHODS } from "./references.js";

/**
 * The root of a Swagger 2.0 document with what other files hold of its operations: only there can a path item, parameter or response be
 * upgraded. Path items stand in place of the references to them; parameters and responses among the shared ones of the root, once
 * each. References to schemas stay. Positions lead to the files.
 */
export function gatherSwagger({ root, documents }: LoadedDocument, budget: CopyBudget, diagnostics: Diagnostics): SourceDocument {
  if (documents.size === 1 || !isJsonObject(root.value)) return root;
  const value: Record<string, JsonValue> = { ...root.value };
  const origins = new Origins(root, value);
  const gathering = new Gathering(root, documents, { origins, budget, diagnostics });
  const { paths, parameters, responses } = value;
  const at: Origin = { document: root, pointer: "" };
  if (isJsonObject(parameters)) gathering.share("parameters", parameters, step(at, "parameters"));
  if (isJsonObject(responses)) gathering.share("responses", responses, step(at, "responses"));
  if (isJsonObject(paths)) value["paths"] = gathering.paths(paths, step(at, "paths"));
  for (const [section, map] of Object.entries(gathering.shared)) if (Object.keys(map).length > 0) value[section] = map;
  return { ...root, value, originOf: (pointer) => origins.find(pointer) };
}

/** A value, and where it was written. */
interface Found {
  readonly value: JsonValue;
  readonly at: Origin;
}

type Section = "parameters" | "responses";

interface Notes {
  readonly origins: Origins;
  readonly budget: CopyBudget;
  readonly diagnostics: Diagnostics;
}

class Gathering {
  /** What the root has to be referred to. */
  readonly shared: Readonly<Record<Section, Record<string, JsonValue>>> = { parameters: {}, responses: {} };
  /** References to what stands there, by the place where it was written. */
  private readonly placed = new Map<string, string>();
  /** What stands in other files, by its place. */
  private readonly found = new Map<string, Found>();
  /** What references lead to in the end, by the place of each. */
  private readonly ends = new Map<string, Found>();
  /** By the name that is numbered: the next one. */
  private readonly numbers = new Map<string, number>();
  private readonly origins: Origins;

  constructor(
    private readonly root: SourceDocument,
    private readonly documents: ReadonlyMap<string, SourceDocument>,
    private readonly notes: Notes,
  ) {
    this.origins = notes.origins;
  }

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
        this.notes.diagnostics.report("MM2033", { field }, locationOf(origin.document, origin.pointer));
      setOwn(united, field, member);
      this.origins.setMember(united, field, origin);
    }
  }

  private fields(item: JsonObject, at: Origin): JsonObject {
    return this.members(this.holder(item, at), at, (member, name) => {
      if (!SWAGGER_METHODS.has(name)) return member;
      const operation = this.chainOf(member).at(-1) ?? member;
      return isJsonObject(operation.value) ? { ...operation, value: this.operation(operation.value, operation.at) } : operation;
    });
  }

  private operation(operation: JsonObject, at: Origin): JsonObject {
    const { responses, ...others } = this.holder(operation, at);
    if (!isJsonObject(responses)) return { ...others, ...(responses === undefined ? {} : { responses }) };
    const place = step(at, "responses");
    return { ...others, responses: this.members(responses, place, (response) => this.refer("responses", response)) };
  }

  /** What has a list of parameters. */
  private holder(holder: JsonObject, at: Origin): JsonObject {
    const { parameters } = holder;
    if (!Array.isArray(parameters)) return holder;
    const place = step(at, "parameters");
    const found = parameters.map((value: JsonValue, index) => this.refer("parameters", { value, at: step(place, index) }));
    const gathered = found.map(({ value }) => value);
    const places = found.map(({ at: origin }) => origin);
    this.origins.setItems(gathered, places);
    return { ...holder, parameters: gathered };
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

  /** Takes over what the root itself shares. @param at where that stands */
  share(section: Section, map: JsonObject, at: Origin): void {
    // Names of the root are its own, whatever its members refer to.
    const names = this.shared[section];
    for (const [name, value] of Object.entries(map)) setOwn(names, name, value);
    for (const [name, value] of Object.entries(map)) {
      const found = { value, at: this.origins.findMember(map, name, at) };
      const end = this.endOf(found);
      const isFirst = end !== found && this.canMove(end) && !this.placed.has(placeOf(end.at));
      if (isFirst) this.put(section, name, end);
      else {
        const reference = this.refer(section, found);
        setOwn(names, name, reference.value);
        this.origins.setMember(names, name, reference.at);
      }
    }
  }

  /** What leads to another file as a reference to what the root shares; anything else as it is. */
  private refer(section: Section, found: Found): Found {
    const end = this.endOf(found);
    if (end === found || !isJsonObject(end.value)) return end;
    if (!this.canMove(end)) return { value: { $ref: end.value["$ref"] ?? "" }, at: end.at };
    const reference = this.placed.get(placeOf(end.at)) ?? this.put(section, this.findName(section, end.at), end);
    return { value: { $ref: reference }, at: found.at };
  }

  /** Whether a value is what it says, and no reference that leads nowhere or into the root. */
  private canMove({ value }: Found): boolean {
    return isJsonObject(value) && !Object.hasOwn(value, "$ref");
  }

  private put(section: Section, name: string, { value, at }: Found): string {
    const reference = `#${encodeUri(formatPointer([section, name]))}`;
    setOwn(this.shared[section], name, value);
    this.origins.setMember(this.shared[section], name, at);
    this.placed.set(placeOf(at), reference);
    return reference;
  }

  /** By the last step to it or by its file, as components of other files are called elsewhere. */
  private findName(section: Section, { document, pointer }: Origin): string {
    const file = fileName(document.uri);
    const own = parsePointer(pointer).at(-1) ?? file;
    for (const name of [own, `${file}_${own}`]) if (!Object.hasOwn(this.shared[section], name)) return name;
    for (let number = this.numbers.get(own) ?? 2; ; number++) {
      this.numbers.set(own, number + 1);
      if (!Object.hasOwn(this.shared[section], `${own}_${number}`)) return `${own}_${number}`;
    }
  }

  /**
   * A value and what it refers to, from file to file, with its own references as they would be in the root. It ends early where copies
   * have become too many, which is told in the end.
   */
  private chainOf(start: Found): Found[] {
    const chain: Found[] = [start];
    const seen = new Set<string>();
    for (let link = this.next(start); link !== undefined && !seen.has(placeOf(link.at)); link = this.next(link)) {
      if (!this.notes.budget.take(link.value)) break;
      seen.add(placeOf(link.at));
      chain.push(link);
    }
    return chain;
  }

  /** The last of the same. */
  private endOf(start: Found): Found {
    const passed: string[] = [];
    const seen = new Set<string>();
    let end = start;
    for (let link = this.next(start); link !== undefined && !seen.has(placeOf(link.at)); link = this.next(link)) {
      const place = placeOf(link.at);
      end = this.ends.get(place) ?? link;
      if (end !== link) break;
      seen.add(place);
      passed.push(place);
    }
    for (const place of passed) this.ends.set(place, end);
    return end;
  }

  private next({ value: from }: Found): Found | undefined {
    const reference: JsonValue | undefined = isJsonObject(from) ? from["$ref"] : undefined;
    if (typeof reference !== "string" || reference.startsWith("#")) return undefined;
    const found = findReferenced(reference, this.root.uri, this.documents);
    if (found === undefined) return undefined;
    const { document, tokens, value } = found;
    const at = { document, pointer: formatPointer(tokens) };
    const known = this.found.get(placeOf(at)) ?? { value: this.rebase(value, document), at };
    this.found.set(placeOf(at), known);
    return known;
  }

  private rebase(value: JsonValue, from: SourceDocument): JsonValue {
    return mapReferences(value, (reference) => {
      const { path, fragment } = splitReference(reference);
      const uri = path === "" ? from.uri : joinUri(from.uri, path);
      return `${uri === this.root.uri ? "" : encodeUri(uri)}#${fragment}`;
    });
  }
}
