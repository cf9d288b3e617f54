import { changeDocuments } from "../load/change-documents.js";
import { encodeUri, relativeUri } from "../load/join-uri.js";
import type { LoadedDocument } from "../load/load-document.js";
import { placeOf } from "../load/location.js";
import { mapMembers, mapObjects } from "../load/map-objects.js";
import type { SourceDocument } from "../load/types.js";
import type { JsonObject, JsonValue } from "../model/types.js";
import { findFamilies, follow, isExtending, isWrapper, type Kin, type Parent, type Reading, type Tagging } from "./families.js";
import { isJsonArray, isJsonObject, type Node } from "./node.js";
import { formatPointer, parsePointer } from "./pointer.js";
import { createReferenceResolver } from "./reference.js";
import { findTaggedAlternatives } from "./tagged-alternatives.js";

type Documents = Pick<LoadedDocument, "root" | "documents">;

/** In a discriminator: the schema of what has a tag that none of the alternatives has. */
export const BASE_OF_UNION = "x-modelmint-base";

/**
 * Schemas that others extend, as the unions that are meant where a discriminator tells those others apart (OAS 3.1 §4.8.25, "allOf"):
 * each has its own tags then, as have alternatives of unions that leave their tags open; and what only extends the parent goes on to do so, by way of a schema `Base` in its `$defs`, where all
 * stands that it said. Positions lead to the text as it was written.
 */
export function unfoldInheritance(loaded: Documents, is30: boolean): Documents {
  const reading: Reading = { resolver: createReferenceResolver(loaded.documents), is30 };
  const families = findFamilies({ document: loaded.root, pointer: "", value: loaded.root.value }, reading);
  const kin = new Map([...families, ...findTaggedAlternatives([...loaded.documents.values()], families, reading)]);
  if (kin.size === 0) return loaded;
  return changeDocuments(loaded, (document) => new Unfolding(document, kin, reading).run());
}

/** Rewrites one document. */
class Unfolding {
  /** Parents of all documents, by the document's URI and their pointer. */
  private readonly parents: ReadonlyMap<string, Node>;
  /** What extends another, directly or not → all that it extends so. */
  private readonly ancestors: ReadonlyMap<JsonValue, ReadonlySet<JsonValue>>;

  constructor(
    private readonly document: SourceDocument,
    private readonly kin: ReadonlyMap<JsonValue, Kin>,
    private readonly reading: Reading,
  ) {
    const parents = [...kin.values()].filter(({ parent }) => parent !== undefined);
    this.parents = new Map(parents.map(({ node }) => [placeOf(node), node]));
    this.ancestors = listAncestors(kin);
  }

  run(): SourceDocument {
    const { document } = this;
    if (!isJsonObject(document.value)) return document;
    const referring = mapObjects(document.value, (object) => this.changeReferences(object));
    const own = [...this.kin.values()].filter(({ node }) => node.document === document);
    const value = this.changeBelow(
      referring,
      own.map((kin) => ({ tokens: parsePointer(kin.node.pointer), kin })),
    );
    const { originOf = (pointer) => ({ document, pointer }) } = document;
    return { ...document, value, originOf: (pointer) => originOf(this.pointerBefore(pointer)) };
  }

  /** A value with the schemas that stand so many tokens below it changed, the innermost first. */
  private changeBelow(value: JsonValue, targets: readonly Target[]): JsonValue {
    const here = targets.find(({ tokens }) => tokens.length === 0);
    const below = new Map<string, Target[]>();
    for (const { tokens, kin } of targets) {
      const [token, ...rest] = tokens;
      if (token === undefined) continue;
      const known = below.get(token);
      if (known === undefined) below.set(token, [{ tokens: rest, kin }]);
      else known.push({ tokens: rest, kin });
    }
    const inner = (member: JsonValue, token: string): JsonValue => {
      const inside = below.get(token);
      return inside === undefined ? member : this.changeBelow(member, inside);
    };
    if (isJsonArray(value)) return value.map((item, index) => inner(item, String(index)));
    if (!isJsonObject(value)) return value;
    const changed = below.size === 0 ? value : mapMembers(value, inner);
    return here === undefined ? changed : this.changeSchema(changed, here.kin);
  }

  private changeSchema(schema: JsonObject, { node, own, parent }: Kin): JsonObject {
    const extending = this.extendBases(schema);
    if (parent === undefined) return withTags(extending, own);
    const { discriminator, ...stated } = extending;
    const isAbout = (keyword: string): boolean => ABOUT.has(keyword) || keyword.startsWith("x-");
    const said = Object.entries(stated).filter(([keyword]) => !isAbout(keyword));
    const about = Object.entries(stated).filter(([keyword]) => isAbout(keyword));
    const base = this.referTo(node, "/$defs/Base");
    // It goes on to tell apart what extends the base, wherever alternatives are listed.
    const telling: JsonObject = isJsonObject(discriminator) ? { discriminator: { ...discriminator, [BASE_OF_UNION]: base } } : {};
    const united = { discriminator: { propertyName: parent.wireName, [BASE_OF_UNION]: base }, ...telling };
    const extended = withTags({ ...Object.fromEntries(said), ...telling }, own);
    return { ...this.unite(Object.fromEntries(about), extended, node, parent), ...united };
  }

  private unite(about: JsonObject, said: JsonObject, node: Node, { wireName, tags, children }: Parent): JsonObject {
    const { $defs, ...others } = about;
    const base = this.referTo(node, "/$defs/Base");
    const itself = tags.length === 0 ? undefined : withTags({ allOf: [{ $ref: base }] }, [{ wireName, tags }]);
    const alternatives = [
      ...(itself === undefined ? [] : [this.referTo(node, "/$defs/Itself")]),
      ...children.map((child) => this.referTo(child)),
    ];
    return {
      ...others,
      oneOf: alternatives.map(($ref) => ({ $ref })),
      $defs: { ...(isJsonObject($defs) ? $defs : {}), Base: said, ...(itself === undefined ? {} : { Itself: itself }) },
    };
  }

  /** An `allOf` that says more than one reference does extends what it refers to; any other refers to a value of it. */
  private changeReferences(schema: JsonObject): JsonObject {
    const { $ref } = schema;
    const led = typeof $ref === "string" ? { ...schema, $ref: this.lead($ref) } : schema;
    return isWrapper(led) ? led : this.extendBases(this.dropCovered(this.dropCovered(led, "oneOf"), "anyOf"));
  }

  /**
   * Where a parent is listed beside what extends it, as springdoc does, only the parent: it is the union of those, and each of their values
   * would be of two alternatives.
   */
  private dropCovered(schema: JsonObject, keyword: "oneOf" | "anyOf"): JsonObject {
    const alternatives = schema[keyword];
    if (!isJsonArray(alternatives)) return schema;
    const targets = alternatives.map((each) => this.alternativeOf(each));
    const left = alternatives.filter((_each, index) => !targets.some((other) => this.isCovered(targets[index], other)));
    return left.length === alternatives.length ? schema : this.tellApart({ ...schema, [keyword]: left }, left);
  }

  /** Tags of alternatives that were dropped lead to what covers them; where one is left, it tells its values apart itself. */
  private tellApart(schema: JsonObject, left: readonly JsonValue[]): JsonObject {
    const { discriminator, ...others } = schema;
    if (!isJsonObject(discriminator)) return schema;
    const { mapping } = discriminator;
    if (left.length === 1) return others;
    return isJsonObject(mapping)
      ? { ...schema, discriminator: { ...discriminator, mapping: mapMembers(mapping, (value) => this.leadTag(value, left)) } }
      : schema;
  }

  private leadTag(value: JsonValue, left: readonly JsonValue[]): JsonValue {
    if (typeof value !== "string") return value;
    const named = this.targetOf(`#${encodeUri(formatPointer(["components", "schemas", value]))}`) ?? this.targetOf(value);
    const covering = left.find((each) => this.isCovered(named?.value, this.alternativeOf(each)));
    return isJsonObject(covering) ? (covering["$ref"] ?? value) : value;
  }

  private alternativeOf(alternative: JsonValue): JsonValue | undefined {
    if (!isJsonObject(alternative) || isExtending(alternative, this.reading)) return undefined;
    return typeof alternative["$ref"] === "string" ? this.targetOf(alternative["$ref"])?.value : undefined;
  }

  private isCovered(target: JsonValue | undefined, other: JsonValue | undefined): boolean {
    return target !== undefined && other !== undefined && this.ancestors.get(target)?.has(other) === true;
  }

  private extendBases(schema: JsonObject): JsonObject {
    const { allOf } = schema;
    const own = isExtending(schema, this.reading) ? this.extendBase(schema) : schema;
    return isJsonArray(allOf)
      ? { ...own, allOf: allOf.map((member) => (isJsonObject(member) ? this.extendBase(member) : member)) }
      : own;
  }

  private extendBase(schema: JsonObject): JsonObject {
    const { $ref } = schema;
    const target = typeof $ref === "string" ? this.targetOf($ref) : undefined;
    const parent = target && this.parents.get(placeOf(target));
    return parent === undefined ? schema : { ...schema, $ref: this.referTo(parent, "/$defs/Base") };
  }

  /** What a reference of the document led to, through those that only refer to something. */
  private targetOf(reference: string): Node | undefined {
    const { document } = this;
    return follow(reference, { document, pointer: "", value: document.value }, this.reading);
  }

  /** What stood inside of a parent stands inside of its base now. */
  private lead(reference: string): string {
    const { document } = this;
    const resolution = this.reading.resolver.resolve(reference, { document, pointer: "", value: document.value });
    if (resolution.kind !== "found") return reference;
    const target = resolution.node;
    for (let end = target.pointer.lastIndexOf("/"); end >= 0; end = end === 0 ? -1 : target.pointer.lastIndexOf("/", end - 1)) {
      const parent = this.parents.get(placeOf({ ...target, pointer: target.pointer.slice(0, end) }));
      const inside = target.pointer.slice(end);
      if (parent !== undefined && !ABOUT.has(parsePointer(inside)[0] ?? "")) return this.referTo(parent, `/$defs/Base${inside}`);
    }
    return reference;
  }

  private referTo({ document, pointer }: Node, inside = ""): string {
    const path = document === this.document ? "" : relativeUri(this.document.uri, document.uri);
    return `${path}#${encodeUri(pointer + inside)}`;
  }

  private pointerBefore(pointer: string): string {
    for (const { index, 0: definition } of pointer.matchAll(/\/\$defs\/(?:Base|Itself)(?=\/|$)/g)) {
      const around = pointer.slice(0, index);
      if (this.parents.has(placeOf({ document: this.document, pointer: around })))
        return around + pointer.slice(index + definition.length);
    }
    return pointer;
  }
}

/** What extends another, directly or not → all that it extends so. */
function listAncestors(kin: ReadonlyMap<JsonValue, Kin>): ReadonlyMap<JsonValue, ReadonlySet<JsonValue>> {
  const ancestors = new Map<JsonValue, Set<JsonValue>>();
  const add = (above: JsonValue, { parent }: Kin): void => {
    for (const { value } of parent?.children ?? []) {
      const known = ancestors.get(value) ?? new Set();
      if (known.has(above)) continue;
      ancestors.set(value, known.add(above));
      const child = kin.get(value);
      if (child !== undefined) add(above, child);
    }
  };
  for (const each of kin.values()) add(each.node.value, each);
  return ancestors;
}

interface Target {
  readonly tokens: readonly string[];
  readonly kin: Kin;
}

/** What is said of all values of a parent, and of no property; definitions are found where they were. */
const ABOUT: ReadonlySet<string> = new Set([
  ...["title", "description", "deprecated", "nullable", "readOnly", "writeOnly", "default", "example", "examples"],
  ...["externalDocs", "xml", "$comment", "$defs"],
]);

function listed(tags: readonly string[]): JsonObject {
  const [tag = "", ...others] = tags;
  return others.length === 0 ? { const: tag } : { enum: tags };
}

/** A schema whose values have these tags alone. */
function withTags(schema: JsonObject, taggings: readonly Tagging[]): JsonObject {
  if (taggings.length === 0) return schema;
  const { allOf } = schema;
  const members = taggings.map(
    ({ wireName, tags }): JsonObject => ({
      type: "object",
      required: [wireName],
      properties: Object.fromEntries([[wireName, { type: "string", ...listed(tags) }]]),
    }),
  );
  return { ...schema, allOf: [...(isJsonArray(allOf) ? allOf : []), ...members] };
}
