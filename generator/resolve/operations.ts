import { findMisspelt, ITEM_FIELDS, type ObjectKind } from "./fixed-fields.js";
import { childNode, isJsonObject, memberNodes, type Node } from "./node.js";
import type { ResolvedSpec } from "./spec.js";

/** A schema that a document uses or publishes, and the way its values travel. */
export interface SchemaUse {
  readonly node: Node;
  readonly role: "component" | "body" | "parameter";
  /** `none` for components that are only published; who refers to them decides. */
  readonly direction: "request" | "response" | "none";
  /** Examples of the media type or parameter that holds the schema. */
  readonly examples: readonly Node[];
  /** What the request body or response that holds the schema says of itself. */
  readonly description: string | undefined;
}

/** Every schema of the document that is not inside another one, in document order; what is used both ways stands there for each. */
export function listSchemaUses(spec: ResolvedSpec): readonly SchemaUse[] {
  const traffic = new UseWalk(spec, new Map());
  traffic.walkPaths();
  const walk = new UseWalk(spec, traffic.walked);
  walk.walkComponents();
  walk.walkPaths();
  return walk.uses;
}

type Travel = "request" | "response";

class UseWalk {
  readonly uses: SchemaUse[] = [];
  /** By the ids of objects that may be shared: the ways in which they have been walked. */
  readonly walked = new Map<string, Set<Travel>>();
  /** Where each operationId stands first. */
  private readonly named = new Map<string, Node>();

  /** @param traffic the ways in which operations use what components share */
  constructor(
    private readonly spec: ResolvedSpec,
    private readonly traffic: ReadonlyMap<string, ReadonlySet<Travel>>,
  ) {}

  walkComponents(): void {
    this.checkFields(this.spec.rootNode, "OpenAPI");
    const components = childNode(this.spec.rootNode, "components");
    if (components === undefined) return;
    this.checkFields(components, "components");
    for (const [, node] of this.members(components, "schemas"))
      this.add(node, { role: "component", direction: "none", examples: [] });
    for (const [node, travel] of this.shared(components, "parameters", "request")) this.walkParameter(node, travel);
    for (const [node, travel] of this.shared(components, "requestBodies", "request")) this.walkBody(node, travel);
    for (const [node, travel] of this.shared(components, "responses", "response")) this.walkResponse(node, travel);
    for (const [node, travel] of this.shared(components, "headers", "response")) this.walkParameter(node, travel);
    for (const [, node] of this.members(components, "mediaTypes")) this.walkMediaType(node, { role: "body", direction: "none" });
    for (const [node, travel] of this.shared(components, "pathItems", "request")) this.walkPathItem(node, travel);
    for (const [node, travel] of this.shared(components, "callbacks", "response")) this.walkCallback(node, travel);
  }

  /** Components with the ways in which operations use them; where none does, with the one that is most likely meant. */
  private shared(components: Node, section: string, usual: Travel): readonly (readonly [Node, Travel])[] {
    return this.members(components, section).flatMap(([, node]) => {
      const target = this.spec.follow(node);
      const ways = target === undefined ? undefined : this.traffic.get(this.spec.idOf(target));
      return [...(ways ?? [usual])].map((travel) => [node, travel] as const);
    });
  }

  walkPaths(): void {
    for (const [, node] of this.members(this.spec.rootNode, "paths")) this.walkPathItem(node, "request");
    for (const [, node] of this.members(this.spec.rootNode, "webhooks")) this.walkPathItem(node, "response");
  }

  /**
   * A path item and those that it refers to are one: a field may stand in any of them, and in how many is undefined (OAS 3.1 §4.8.9.1).
   * The nearest counts then.
   *
   * @param sent whether we send the operation's requests (`request`) or receive them, as in webhooks (`response`)
   */
  private walkPathItem(reference: Node, sent: Travel): void {
    const items = this.spec.followAll(reference);
    if (!items.every((item) => this.isObject(item, "an object"))) return;
    for (const item of items) if (this.note(item, sent)) this.checkFields(item, "path item");
    for (const field of ITEM_FIELDS) {
      const [holder, ...others] = items.filter((item) => childNode(item, field) !== undefined);
      const node = holder && childNode(holder, field);
      if (holder === undefined || node === undefined) continue;
      if (others.length > 0) this.spec.diagnostics.report("MM2033", { field }, this.spec.locate(node));
      if (this.note(node, sent)) this.walkItemField(field, holder, sent);
    }
  }

  private walkItemField(field: string, item: Node, sent: Travel): void {
    if (field === "parameters") {
      for (const parameter of this.items(item, field)) this.walkParameter(parameter, sent);
    } else if (field === "additionalOperations") {
      for (const [, operation] of this.members(item, field)) this.walkOperation(operation, sent);
    } else {
      const operation = childNode(item, field);
      if (operation !== undefined) this.walkOperation(operation, sent);
    }
  }

  /** By the letter an operation is no reference, but many documents that are split into files have it so. */
  private walkOperation(reference: Node, sent: Travel): void {
    const operation = this.spec.follow(reference);
    if (operation === undefined || !this.isObject(operation, "an operation object")) return;
    this.checkFields(operation, "operation");
    this.noteName(operation);
    for (const parameter of this.items(operation, "parameters")) this.walkParameter(parameter, sent);
    const body = childNode(operation, "requestBody");
    if (body !== undefined) this.walkBody(body, sent);
    const answered = sent === "request" ? "response" : "request";
    for (const [, response] of this.members(operation, "responses")) this.walkResponse(response, answered);
    for (const [, callback] of this.members(operation, "callbacks")) this.walkCallback(callback, answered);
  }

  private noteName(operation: Node): void {
    const operationId = childNode(operation, "operationId");
    // Blank is what some generators write for none.
    if (typeof operationId?.value !== "string" || operationId.value.trim() === "") return;
    const first = this.named.get(operationId.value) ?? operationId;
    this.named.set(operationId.value, first);
    if (this.spec.idOf(first) === this.spec.idOf(operationId)) return;
    const { line = 1 } = this.spec.locate(first);
    this.spec.diagnostics.report("MM2039", { operationId: operationId.value, line }, this.spec.locate(operationId));
  }

  private walkCallback(reference: Node, sent: Travel): void {
    const callback = this.enter(reference, undefined, sent);
    if (callback === undefined) return;
    for (const [, item] of memberNodes(callback)) this.walkPathItem(item, sent);
  }

  private walkParameter(reference: Node, direction: Travel): void {
    const parameter = this.enter(reference, "parameter", direction);
    if (parameter === undefined) return;
    const schema = childNode(parameter, "schema");
    if (schema !== undefined) this.add(schema, { role: "parameter", direction, examples: this.examplesOf(parameter) });
    this.walkContent(parameter, "parameter", direction);
  }

  private walkBody(reference: Node, direction: Travel): void {
    const body = this.enter(reference, "request body", direction);
    if (body !== undefined) this.walkContent(body, "body", direction);
  }

  private walkResponse(reference: Node, direction: Travel): void {
    const response = this.enter(reference, "response", direction);
    if (response === undefined) return;
    for (const [, header] of this.members(response, "headers")) this.walkParameter(header, direction);
    this.walkContent(response, "body", direction);
  }

  private walkContent(holder: Node, role: "body" | "parameter", direction: Travel): void {
    const description = role === "body" ? descriptionOf(holder) : undefined;
    const content = this.members(holder, "content");
    this.reportXml(content);
    for (const [, reference] of content) this.walkMediaType(reference, { role, direction, description });
  }

  /** Of a body that can be had as JSON too, the models serve as they are. */
  private reportXml(content: readonly (readonly [name: string, mediaType: Node])[]): void {
    if (!content.every(([name]) => isXml(name))) return;
    for (const [mediaType, node] of content) {
      this.spec.diagnostics.report("MM2032", { mediaType }, this.spec.locate(node));
    }
  }

  /** A media type may be a reference since OAS 3.2 (§4.8.14); its `itemSchema` is that of the items of a stream. */
  private walkMediaType(
    reference: Node,
    use: Omit<SchemaUse, "node" | "examples" | "description"> & { description?: string | undefined },
  ): void {
    const mediaType = this.spec.follow(reference);
    if (mediaType === undefined || !this.isObject(mediaType, "a media type object")) return;
    this.checkFields(mediaType, "media type");
    const schema = childNode(mediaType, "schema");
    if (schema !== undefined) this.add(schema, { ...use, examples: this.examplesOf(mediaType) });
    // Examples of the media type show a whole stream, not one of its items.
    const itemSchema = childNode(mediaType, "itemSchema");
    if (itemSchema !== undefined) this.add(itemSchema, { ...use, examples: [] });
    this.walkEncodings(mediaType, use.direction === "response" ? "response" : "request");
  }

  /** Parts of a body have headers; since OAS 3.2 parts may be told apart by position, and have parts themselves (§4.14, §4.15). */
  private walkEncodings(holder: Node, direction: Travel): void {
    const item = childNode(holder, "itemEncoding");
    const encodings = [
      ...this.members(holder, "encoding").map(([, encoding]) => encoding),
      ...this.items(holder, "prefixEncoding"),
      ...(item === undefined ? [] : [item]),
    ];
    for (const encoding of encodings) {
      if (!this.isObject(encoding, "an encoding object")) continue;
      this.checkFields(encoding, "encoding");
      for (const [, header] of this.members(encoding, "headers")) this.walkParameter(header, direction);
      this.walkEncodings(encoding, direction);
    }
  }

  private examplesOf(holder: Node): readonly Node[] {
    const one = childNode(holder, "example");
    const named = memberNodes(childNode(holder, "examples") ?? { ...holder, value: null }).flatMap(([, reference]) => {
      const example = this.spec.follow(reference);
      // `dataValue` of OAS 3.2 §4.19.1 is what a schema describes; `serializedValue` is text on the wire.
      const value = example === undefined ? undefined : (childNode(example, "dataValue") ?? childNode(example, "value"));
      return value === undefined ? [] : [value];
    });
    return one === undefined ? named : [one, ...named];
  }

  /** Follows a reference to an object that may be shared; undefined where it was walked in this way already or is no object. */
  private enter(reference: Node, kind: ObjectKind | undefined, travel: Travel): Node | undefined {
    const target = this.spec.follow(reference);
    if (target === undefined || !this.isObject(target, "an object") || !this.note(target, travel)) return undefined;
    if (kind !== undefined) this.checkFields(target, kind);
    return target;
  }

  /** Whether a node has not been walked in this way before. */
  private note(node: Node, travel: Travel): boolean {
    const id = this.spec.idOf(node);
    const ways = this.walked.get(id) ?? new Set();
    if (ways.has(travel)) return false;
    this.walked.set(id, ways.add(travel));
    return true;
  }

  private checkFields(node: Node, kind: ObjectKind): void {
    for (const { field, meant, at } of findMisspelt(node, kind))
      this.spec.diagnostics.report("MM2028", { field, meant, object: `${kind} object` }, this.spec.locate(at));
  }

  private add(node: Node, use: Omit<SchemaUse, "node" | "description"> & { readonly description?: string | undefined }): void {
    this.uses.push({ node, description: undefined, ...use });
  }

  private members(holder: Node, keyword: string): readonly (readonly [string, Node])[] {
    const map = childNode(holder, keyword);
    if (map === undefined || !this.isObject(map, `an object under "${keyword}"`)) return [];
    // Extensions may stand among paths, responses and callbacks (OAS 3.1 §4.9); component names may begin with "x-".
    const extensible = keyword === "paths" || keyword === "responses";
    return memberNodes(map).filter(([name]) => !(extensible && name.startsWith("x-")));
  }

  private items(holder: Node, keyword: string): readonly Node[] {
    const list = childNode(holder, keyword);
    if (list === undefined) return [];
    if (!Array.isArray(list.value)) {
      this.spec.reportShape(list, `an array under "${keyword}"`);
      return [];
    }
    return list.value.map((_, index) => childNode(list, index)).filter((node) => node !== undefined);
  }

  private isObject(node: Node, expected: string): boolean {
    if (isJsonObject(node.value)) return true;
    this.spec.reportShape(node, expected);
    return false;
  }
}

function descriptionOf(holder: Node): string | undefined {
  const text = childNode(holder, "description")?.value;
  return typeof text === "string" && text.trim() !== "" ? text : undefined;
}

/** RFC 7303 §4.2: `application/xml`, `text/xml`, and what ends in `+xml`. */
function isXml(mediaType: string): boolean {
  return /^\s*(?:(?:application|text)\/xml|[^;]*\+xml)\s*(?:;|$)/i.test(mediaType);
}
