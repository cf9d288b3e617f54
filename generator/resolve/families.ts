import type { JsonObject, JsonValue } from "../model/types.js";
import { childNode, isJsonArray, isJsonObject, itemNodes, memberNodes, type Node } from "./node.js";
import type { ReferenceResolver } from "./reference.js";

/** How references are read. */
export interface Reading {
  readonly resolver: ReferenceResolver;
  /** What stands beside a `$ref` is ignored (OAS 3.0.3 §4.7.23). */
  readonly is30: boolean;
}

/** Values that a property has in all values of a schema. */
export interface Tagging {
  readonly wireName: string;
  readonly tags: readonly string[];
}

/** What a component is to the families that it is part of. */
export interface Kin {
  /** Its schema, behind references. */
  readonly node: Node;
  /** Of families in which nothing with a tag extends it: the tags that it has. */
  readonly own: readonly Tagging[];
  /** The family in which others extend it; undefined where it is a leaf of all. */
  readonly parent: Parent | undefined;
}

/** What is extended. Its tags are those of values that are nothing more; often there are none. */
export interface Parent extends Tagging {
  /** What extends it, directly, and has tags or is extended by what has; in the order of the document. */
  readonly children: readonly Node[];
}

interface Component {
  readonly node: Node;
  readonly children: Component[];
}

/**
 * The components that are part of families, by their value. A family begins with an object that has a discriminator and
 * requires its property, without alternatives of its own; schemas that extend it by `allOf`, directly or not, have the tags that the
 * mapping gives them, or the mapping of a union that is told apart by the same property, or their own `x-ms-discriminator-value`, or where
 * there is none of these their names, or the only value that they allow there. Where the document contradicts itself there is no family.
 */
export function findFamilies(root: Node, reading: Reading): ReadonlyMap<JsonValue, Kin> {
  const kin = new Map<JsonValue, Kin>();
  const schemas = childNode(root, "components", "schemas");
  const nodes = schemas === undefined ? [] : memberNodes(schemas).flatMap(([, node]) => behind(node, reading) ?? []);
  const heads = nodes.filter(({ value }) => wireNameOf(value) !== undefined);
  if (schemas === undefined || heads.length === 0) return kin;
  const components = connectComponents(nodes, reading);
  const unions = nodes.filter(({ value }) => isJsonObject(value) && ALTERNATIVES.some((keyword) => keyword in value));
  for (const head of heads) {
    const component = components.get(head.value);
    const family = component && new Family(component, components, schemas, unions, reading).read(kin);
    for (const each of family ?? []) kin.set(each.node.value, each);
  }
  return kin;
}

/** Whether a schema has a member of `allOf` alone, and says nothing beside it: its values are those of what it refers to. */
export function isWrapper(schema: JsonObject): boolean {
  const { allOf } = schema;
  if (!isJsonArray(allOf)) return false;
  const saying = allOf.filter((member) => !isJsonObject(member) || Object.keys(member).some(restricts));
  return saying.length === 1 && !saysMoreThan("allOf", schema);
}

/** Any `type` would be that of objects, which the members are. */
const DESCRIBING: ReadonlySet<string> = new Set([
  ...["title", "description", "deprecated", "readOnly", "writeOnly", "nullable", "default", "example", "examples"],
  ...["externalDocs", "xml", "$comment", "type"],
]);

function saysMoreThan(keyword: string, schema: JsonObject): boolean {
  return Object.keys(schema).some((other) => other !== keyword && restricts(other));
}

function restricts(keyword: string): boolean {
  return !DESCRIBING.has(keyword) && !keyword.startsWith("x-");
}

/** The property by which schemas that extend this one can be told apart; undefined where none can. */
function wireNameOf(schema: JsonValue): string | undefined {
  if (!isJsonObject(schema) || ALTERNATIVES.some((keyword) => keyword in schema)) return undefined;
  const { discriminator, type = "object" } = schema;
  const name = isJsonObject(discriminator) ? discriminator["propertyName"] : undefined;
  if (typeof name !== "string" || type !== "object") return undefined;
  return requires(schema, name) ? name : undefined;
}

export function requires({ required }: JsonObject, name: string): boolean {
  return isJsonArray(required) && required.includes(name);
}

export const ALTERNATIVES = ["oneOf", "anyOf", "enum", "const", "not", "if"];

/** The schema that a node comes down to where it only refers to one. */
export function behind(node: Node, reading: Reading): Node | undefined {
  const seen = new Set<JsonValue>();
  let current = node;
  while (isJsonObject(current.value) && typeof current.value["$ref"] === "string" && !seen.has(current.value)) {
    seen.add(current.value);
    if (!reading.is30 && saysMoreThan("$ref", current.value)) return current;
    const resolution = reading.resolver.resolve(current.value["$ref"], current);
    if (resolution.kind !== "found") return undefined;
    current = resolution.node;
  }
  return current;
}

/** What a reference leads to, behind references that lead on; undefined where it leads nowhere. */
export function follow(reference: string, from: Node, reading: Reading): Node | undefined {
  const resolution = reading.resolver.resolve(reference, from);
  return resolution.kind === "found" ? behind(resolution.node, reading) : undefined;
}

/** What a mapping means by a value: a component by its name, or a reference. @param schemas the components */
export function followTag(value: string, schemas: Node | undefined, from: Node, reading: Reading): Node | undefined {
  const named = schemas && childNode(schemas, value);
  return named === undefined ? follow(value, from, reading) : behind(named, reading);
}

/**
 * Schemas that a schema extends: members of its `allOf`, behind references, and of theirs where they stand inside of it; and what
 * it refers to where more stands beside that.
 */
export function extendedBy(node: Node, reading: Reading): readonly Node[] {
  const allOf = childNode(node, "allOf");
  const members = (allOf === undefined ? [] : itemNodes(allOf)).flatMap((member) => {
    const target = behind(member, reading);
    if (target === undefined) return [];
    return target === member ? [member, ...extendedBy(member, reading)] : [target];
  });
  if (!isJsonObject(node.value) || !isExtending(node.value, reading)) return members;
  const target = follow(node.value.$ref, node, reading);
  return target === undefined ? members : [target, ...members];
}

/** Whether a schema says more than the reference that it has. */
export function isExtending(schema: JsonObject, { is30 }: Reading): schema is JsonObject & { readonly $ref: string } {
  return !is30 && typeof schema["$ref"] === "string" && saysMoreThan("$ref", schema);
}

function connectComponents(nodes: readonly Node[], reading: Reading): ReadonlyMap<JsonValue, Component> {
  const components = new Map<JsonValue, Component>();
  for (const node of nodes) components.set(node.value, { node, children: [] });
  for (const component of components.values()) {
    const parents = new Set(extendedBy(component.node, reading).map(({ value }) => value));
    for (const parent of parents) components.get(parent)?.children.push(component);
  }
  return components;
}

/** Reads the family that begins with a component. */
class Family {
  private readonly wireName: string;
  private readonly tags = new Map<Component, string[]>();
  private readonly taken = new Set<string>();
  /** Parents before those that extend them. */
  private readonly members = new Set<Component>();

  constructor(
    private readonly head: Component,
    private readonly components: ReadonlyMap<JsonValue, Component>,
    private readonly schemas: Node,
    private readonly unions: readonly Node[],
    private readonly reading: Reading,
  ) {
    this.wireName = wireNameOf(head.node.value) ?? "";
  }

  /**
   * What its members are, with what they are known to be to other families; undefined where it is none, or one that cannot be
   * told apart.
   */
  read(known: ReadonlyMap<JsonValue, Kin>): readonly Kin[] | undefined {
    if (!this.collectMembers()) return undefined;
    this.readTags();
    const tagged = this.findTagged();
    if (
      tagged.size < 2 ||
      [...tagged].some(({ node }) => hasOwnBase(node)) ||
      [...tagged].some((member) => this.isContradicted(member))
    )
      return undefined;
    const kin = [...tagged].flatMap((member) => this.describe(member, tagged, known.get(member.node.value)) ?? []);
    return kin.length === tagged.size ? kin : undefined;
  }

  /** Whether each is met once: what extends two others would be an alternative of both. */
  private collectMembers(): boolean {
    const pending = [this.head];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (this.members.has(next)) return false;
      this.members.add(next);
      pending.push(...next.children);
    }
    return true;
  }

  private readTags(): void {
    const mapping = childNode(this.head.node, "discriminator", "mapping");
    if (mapping !== undefined) this.readMapping(mapping);
    else for (const union of this.unions) this.readUnion(union);
    for (const member of this.members) {
      const tag = childNode(member.node, "x-ms-discriminator-value")?.value;
      if (typeof tag === "string" && !this.taken.has(tag) && !this.tags.has(member)) this.addTag(member, tag);
    }
    // Where no tag is given at all, names are tags (OAS 3.1 §4.8.25), as always in Swagger 2.0.
    if (mapping === undefined && this.tags.size === 0) this.readNames();
    this.readStatedTags();
  }

  /** What says itself which one value the property has needs no mapping: TypeSpec leaves some out of it. */
  private readStatedTags(): void {
    const common = new Set(this.statements(this.head.node).map(({ value }) => value));
    for (const member of this.members) {
      if (this.tags.has(member)) continue;
      const statements = this.statements(member.node).map(({ value }) => value);
      const own = statements.filter((value) => !common.has(value));
      const tag = own.map(onlyText).find((text) => text !== undefined);
      if (tag !== undefined && !this.taken.has(tag) && statements.every((value) => allowsTag(value, tag)))
        this.addTag(member, tag);
    }
  }

  private readUnion(union: Node): void {
    const mapping = childNode(union, "discriminator", "mapping");
    if (mapping !== undefined && childNode(union, "discriminator", "propertyName")?.value === this.wireName)
      this.readMapping(mapping);
  }

  private readMapping(mapping: Node): void {
    for (const [tag, { value }] of memberNodes(mapping)) {
      const target = typeof value === "string" ? this.find(value) : undefined;
      if (target !== undefined && this.members.has(target) && !this.taken.has(tag)) this.addTag(target, tag);
    }
  }

  private readNames(): void {
    const named = memberNodes(this.schemas);
    const isAlias = ({ value }: Node): boolean => isJsonObject(value) && typeof value["$ref"] === "string";
    for (const [name, node] of named) if (!isAlias(node)) this.readName(name, node);
    for (const [name, node] of named) if (isAlias(node)) this.readName(name, node);
  }

  private readName(name: string, node: Node): void {
    const target = behind(node, this.reading);
    const member = target && this.components.get(target.value);
    if (member === undefined || member === this.head || !this.members.has(member)) return;
    if (!this.tags.has(member) && this.statements(member.node).every(({ value }) => allowsTag(value, name)))
      this.addTag(member, name);
  }

  private addTag(member: Component, tag: string): void {
    this.taken.add(tag);
    this.tags.set(member, [...(this.tags.get(member) ?? []), tag]);
  }

  private find(reference: string): Component | undefined {
    const target = followTag(reference, this.schemas, this.head.node, this.reading);
    return target && this.components.get(target.value);
  }

  /** Members that have tags, or are extended by such. */
  private findTagged(): ReadonlySet<Component> {
    const tagged = new Set<Component>();
    for (const member of [...this.members].reverse()) {
      if (this.tags.has(member) || member.children.some((child) => tagged.has(child))) tagged.add(member);
    }
    return tagged;
  }

  private describe(member: Component, tagged: ReadonlySet<Component>, known: Kin | undefined): Kin | undefined {
    const { node, children } = member;
    const { own, parent } = known ?? { own: [], parent: undefined };
    const tagging: Tagging = { wireName: this.wireName, tags: this.tags.get(member) ?? [] };
    const extending = children.filter((child) => tagged.has(child)).map((child) => child.node);
    if (extending.length === 0) return { node, own: [...own, tagging], parent };
    return parent === undefined ? { node, own, parent: { ...tagging, children: extending } } : undefined;
  }

  /** Whether a member may be something else than an object, or its property something else than its tags. */
  private isContradicted(member: Component): boolean {
    if (isJsonObject(member.node.value) && !isObjectAlone(member.node.value)) return true;
    const tags = this.tags.get(member) ?? [];
    return tags.length > 0 && this.statements(member.node).some(({ value }) => !tags.every((tag) => allowsTag(value, tag)));
  }

  private statements(node: Node): readonly Node[] {
    return statementsOf(lineOf(node, this.reading), this.wireName, this.reading);
  }
}

/** A schema and those that it extends, directly or not. */
export function lineOf(node: Node, reading: Reading): readonly Node[] {
  const seen = new Map<JsonValue, Node>([[node.value, node]]);
  for (const next of seen.values()) for (const each of extendedBy(next, reading)) seen.set(each.value, each);
  return [...seen.values()];
}

/** What a schema and those that it extends say of a property. @param line as {@link lineOf} has it */
export function statementsOf(line: readonly Node[], wireName: string, reading: Reading): readonly Node[] {
  return line.flatMap((each) => {
    const stated = childNode(each, "properties", wireName);
    return stated === undefined ? [] : [behind(stated, reading) ?? stated];
  });
}

export function isObjectAlone({ type = "object", nullable = false }: JsonObject): boolean {
  return type === "object" && nullable === false;
}

/** A place that is needed has something else already. */
function hasOwnBase(node: Node): boolean {
  return ["Base", "Itself"].some((name) => childNode(node, "$defs", name) !== undefined);
}

/** The one text that a schema names by `const` or `enum`. */
function onlyText(schema: JsonValue): string | undefined {
  if (!isJsonObject(schema)) return undefined;
  const { const: constant, enum: values } = schema;
  const [only, ...others] = constant === undefined && isJsonArray(values) ? values : [constant];
  return typeof only === "string" && others.length === 0 ? only : undefined;
}

export function allowsTag(schema: JsonValue, tag: string): boolean {
  if (!isJsonObject(schema)) return schema !== false;
  const { type = "string", enum: values, const: constant = tag } = schema;
  const isText = isJsonArray(type) ? type.includes("string") : type === "string";
  return isText && constant === tag && (!isJsonArray(values) || values.includes(tag));
}
