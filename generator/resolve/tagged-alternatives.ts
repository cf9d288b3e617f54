import { eachObject } from "../load/change-objects.js";
import type { SourceDocument } from "../load/types.js";
import type { JsonValue } from "../model/types.js";
import {
  ALTERNATIVES,
  allowsTag,
  extendedBy,
  follow,
  followTag,
  isExtending,
  isObjectAlone,
  isWrapper,
  type Kin,
  lineOf,
  type Reading,
  requires,
  statementsOf,
  type Tagging,
} from "./families.js";
import { childNode, isJsonArray, isJsonObject, memberNodes, type Node } from "./node.js";
import { parsePointer } from "./pointer.js";

/** What a union says of the tags of a schema that is one of its alternatives. */
interface Claim extends Tagging {
  readonly node: Node;
  /** The mapping gives all alternatives of the union tags, and they allow them. */
  readonly isWhole: boolean;
}

/**
 * Schemas that are alternatives of a `oneOf` or `anyOf`, require the property of its discriminator and leave it open, by their value: they
 * have the tags that its mapping gives them, if it gives some to all alternatives, as tools write that which generate unions from classes.
 * Where two unions give a schema different tags, it has none, and neither has one that another schema extends.
 * @param kin what schemas are to families, which comes with it
 */
export function findTaggedAlternatives(
  documents: readonly SourceDocument[],
  kin: ReadonlyMap<JsonValue, Kin>,
  reading: Reading,
): ReadonlyMap<JsonValue, Kin> {
  if (!documents.some(({ text }) => text.includes("mapping"))) return new Map();
  const claims = new Map<JsonValue, Claim[]>();
  const surroundings = new Surroundings(documents, kin, reading);
  for (const document of documents) {
    if (!document.text.includes("discriminator")) continue;
    eachObject(document.value, (schema) => {
      if (schema["discriminator"] === undefined) return;
      for (const claim of readUnion({ document, pointer: "", value: schema }, surroundings)) {
        const known = claims.get(claim.node.value);
        if (known === undefined) claims.set(claim.node.value, [claim]);
        else known.push(claim);
      }
    });
  }
  const found = new Map<JsonValue, Kin>();
  for (const [value, all] of claims) {
    const own = settle(all).filter(({ wireName, tags, node }) => isOpen(node, wireName, tags, reading));
    const [first] = own;
    if (first === undefined) continue;
    const before = kin.get(value);
    const taggings = own.map(({ wireName, tags }) => ({ wireName, tags }));
    found.set(value, { node: first.node, own: [...(before?.own ?? []), ...taggings], parent: before?.parent });
  }
  return found;
}

/** What has to be known of a schema's place in the documents. */
class Surroundings {
  private extended: ReadonlySet<JsonValue> | undefined;

  constructor(
    private readonly documents: readonly SourceDocument[],
    private readonly kin: ReadonlyMap<JsonValue, Kin>,
    readonly reading: Reading,
  ) {}

  /** Whether it has tags of its family for the property, or something extends it, which may have other tags. */
  isTaken(schema: JsonValue, wireName: string): boolean {
    const { parent, own = [] } = this.kin.get(schema) ?? {};
    if (parent !== undefined || own.some((tagging) => tagging.wireName === wireName)) return true;
    this.extended ??= this.listExtended();
    return this.extended.has(schema);
  }

  private listExtended(): ReadonlySet<JsonValue> {
    const found = new Set<JsonValue>();
    for (const document of this.documents) {
      eachObject(document.value, (schema) => {
        const extending = isExtending(schema, this.reading) || (schema["allOf"] !== undefined && !isWrapper(schema));
        if (!extending) return;
        for (const { value } of extendedBy({ document, pointer: "", value: schema }, this.reading)) found.add(value);
      });
    }
    return found;
  }
}

/** Of each property the claim that all others agree with. */
function settle(claims: readonly Claim[]): readonly Claim[] {
  const byName = new Map<string, Claim[]>();
  for (const claim of claims) byName.set(claim.wireName, [...(byName.get(claim.wireName) ?? []), claim]);
  return [...byName.values()].flatMap((all) => {
    const whole = all.find(({ isWhole }) => isWhole);
    return whole !== undefined && all.every(({ tags }) => isSame(tags, whole.tags)) ? [whole] : [];
  });
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((tag) => right.includes(tag));
}

/** One claim for each alternative that is a reference; none where the schema is no union with a discriminator. */
function readUnion(union: Node, surroundings: Surroundings): readonly Claim[] {
  const { reading } = surroundings;
  const wireName = childNode(union, "discriminator", "propertyName")?.value;
  const [alternatives, another] = ["oneOf", "anyOf"]
    .map((keyword) => childNode(union, keyword)?.value)
    .filter((list) => list !== undefined);
  if (typeof wireName !== "string" || !isJsonArray(alternatives)) return [];
  const targets = alternatives.filter((each) => !isNull(each)).map((each) => targetOf(each, union, reading));
  const stated = readMapping(union, reading);
  const all = new Set([...stated.values()].flat());
  const isTold = (node: Node | undefined): boolean => {
    const tags = node && stated.get(node.value);
    return node !== undefined && tags !== undefined && mayHaveTags(node, { wireName, tags }, all, surroundings);
  };
  const isWhole =
    another === undefined &&
    childNode(union, "discriminator", "defaultMapping") === undefined &&
    targets.length > 1 &&
    new Set(targets.map((node) => node?.value)).size === targets.length &&
    targets.some((node) => node !== undefined && isOpen(node, wireName, stated.get(node.value) ?? [], reading)) &&
    targets.every(isTold);
  return targets.flatMap((node) => {
    const tags = node && (stated.get(node.value) ?? implicitTags(node));
    return node === undefined || tags === undefined ? [] : [{ node, wireName, tags, isWhole }];
  });
}

function isNull(alternative: JsonValue): boolean {
  return isJsonObject(alternative) && alternative["type"] === "null";
}

function targetOf(alternative: JsonValue, union: Node, reading: Reading): Node | undefined {
  if (!isJsonObject(alternative) || isExtending(alternative, reading)) return undefined;
  return typeof alternative["$ref"] === "string" ? follow(alternative["$ref"], union, reading) : undefined;
}

/** The tags of schemas, by their value. */
function readMapping(union: Node, reading: Reading): ReadonlyMap<JsonValue, readonly string[]> {
  const stated = new Map<JsonValue, readonly string[]>();
  const mapping = childNode(union, "discriminator", "mapping");
  const schemas = childNode({ ...union, value: union.document.value }, "components", "schemas");
  for (const [tag, { value }] of mapping === undefined ? [] : memberNodes(mapping)) {
    const target = typeof value === "string" ? followTag(value, schemas, union, reading) : undefined;
    if (target !== undefined) stated.set(target.value, [...(stated.get(target.value) ?? []), tag]);
  }
  return stated;
}

/** A component is called by its name where the mapping does not say otherwise (OAS 3.1 §4.8.25.4). */
function implicitTags({ pointer }: Node): readonly string[] | undefined {
  const [components, schemas, name, ...deeper] = parsePointer(pointer);
  return components === "components" && schemas === "schemas" && name !== undefined && deeper.length === 0 ? [name] : undefined;
}

/** Whether a schema is an object alone that requires the property, allows its tags, and has no others than the union. */
function mayHaveTags(node: Node, { wireName, tags }: Tagging, all: ReadonlySet<JsonValue>, surroundings: Surroundings): boolean {
  const { reading } = surroundings;
  const line = lineOf(node, reading);
  const isPlain = ({ value }: Node): boolean =>
    isJsonObject(value) && isObjectAlone(value) && !ALTERNATIVES.some((keyword) => keyword in value);
  const statements = statementsOf(line, wireName, reading);
  return (
    line.every(isPlain) &&
    line.some(({ value }) => isJsonObject(value) && requires(value, wireName)) &&
    statements.length > 0 &&
    statements.every(({ value }) => tags.every((tag) => allowsTag(value, tag)) && listOf(value).every((each) => all.has(each))) &&
    !surroundings.isTaken(node.value, wireName)
  );
}

/** The values of an enum. */
function listOf(schema: JsonValue): readonly JsonValue[] {
  const values = isJsonObject(schema) ? schema["enum"] : undefined;
  return isJsonArray(values) ? values : [];
}

/** Whether a schema does not have just these tags already. */
function isOpen(node: Node, wireName: string, tags: readonly string[], reading: Reading): boolean {
  return !statementsOf(lineOf(node, reading), wireName, reading).some(({ value }) => {
    const { const: constant, enum: values } = isJsonObject(value) ? value : {};
    return constant !== undefined || (isJsonArray(values) && values.every((each) => tags.some((tag) => tag === each)));
  });
}
