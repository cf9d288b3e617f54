import { placeOf } from "../load/location.js";
import { isSameNode, type Node } from "../resolve/node.js";
import { collectClosings } from "./closings.js";
import { collectFacts, type Facts, type Part } from "./facts.js";
import { DESCRIPTIVE } from "./keywords.js";
import { type Schema, stringKeyword, subschemaList, typesOf } from "./schema.js";
import { isNull } from "./variant-labels.js";

/** What flattening needs from the builder. */
export interface SchemaSource {
  read(node: Node): Schema;
  /** Target of the schema's `$ref`; `undefined` where it leads nowhere (already reported). */
  follow(schema: Schema): Node | undefined;
  /** An option rejects properties that no schema names. */
  readonly rejectsUnknown: boolean;
  /** What a schema that others extend says itself, where it is the union of those. */
  baseOf(schema: Schema): Node | undefined;
  /** `$ref`s and `allOf`s that lead back to themselves without any other keyword between (already reported). */
  reportCircle(chain: readonly Node[]): void;
  /** More than {@link LONGEST_CHAIN} schemas in a row extend each other; the rest is left out. */
  reportLength(limit: number, at: Node): void;
}

/** So many schemas that refer to each other or extend each other in a row fit on the stack by far. */
const LONGEST_CHAIN = 1_000;

interface Entry {
  readonly schema: Schema;
  readonly part: Part;
}

/** Collects what all parts say together, following `$ref` and `allOf`. */
export function flatten(parts: readonly Part[], source: SchemaSource): Facts {
  const plain = asEntry(parts, source);
  if (plain !== undefined) return collectFacts([plain], collectClosings([plain], source));
  const entries = flattenAll(parts, source, false);
  const isUnion = ({ schema }: Entry): boolean => source.baseOf(schema) !== undefined;
  const others = entries.filter((entry) => !isUnion(entry) && !isOfTypeAlone(entry.schema));
  // Together with more than itself, what is extended counts as what it says, as for those that extend it.
  const told = others.length > 0 && entries.some(isUnion) ? flattenAll(parts, source, true) : entries;
  return collectFacts(told, collectClosings(told, source));
}

function flattenAll(parts: readonly Part[], source: SchemaSource, plainly: boolean): readonly Entry[] {
  const flattening: Flattening = { source, plainly, entries: [], said: new Set(), chain: new Map() };
  for (const part of parts) flattenPart(part, flattening, false);
  return flattening.entries;
}

function isOfTypeAlone({ keywords, never }: Schema): boolean {
  return (
    !never && Object.keys(keywords).every((keyword) => keyword === "type" || DESCRIPTIVE.has(keyword) || keyword.startsWith("x-"))
  );
}

/** Most schemas extend no other: they are all that is said, and nothing has to be kept from being said twice. */
function asEntry([part, ...others]: readonly Part[], source: SchemaSource): Entry | undefined {
  if (part === undefined || others.length > 0 || part.without !== undefined) return undefined;
  const schema = source.read(part.node);
  return "$ref" in schema.keywords || "allOf" in schema.keywords ? undefined : { schema, part };
}

interface Flattening {
  readonly source: SchemaSource;
  /** What others extend is what it says itself, see {@link SchemaSource.baseOf}. */
  readonly plainly: boolean;
  readonly entries: Entry[];
  /** Parts that were entered, and those that were added: what is said twice is said once. */
  readonly said: Set<string>;
  /** The nodes around the one in work. */
  readonly chain: Map<string, Node>;
}

/** @param orNull a schema around this one allows null whatever its members say (OpenAPI 3.0 `nullable` beside `allOf`) */
function flattenPart(part: Part, flattening: Flattening, orNull: boolean): void {
  const { source, entries, said, chain } = flattening;
  const place = placeOf(part.node);
  if (chain.has(place)) {
    source.reportCircle([...chain.values(), part.node]);
    return;
  }
  if (chain.size >= LONGEST_CHAIN) {
    source.reportLength(LONGEST_CHAIN, part.node);
    return;
  }
  const read = mask(source.read(part.node), part);
  const base = flattening.plainly ? source.baseOf(read) : undefined;
  if (base !== undefined) return flattenPart({ node: base }, flattening, orNull || read.orNull);
  const schema = orNull ? { ...read, orNull } : read;
  // Members that an allOf shares with its members would double with each level.
  if (said.has(`entered ${keyOf(part, schema.orNull)}`)) return;
  said.add(`entered ${keyOf(part, schema.orNull)}`);
  chain.set(place, part.node);
  const own = new Set(part.without);
  if ("$ref" in schema.keywords) {
    own.add("$ref");
    const target = source.follow(schema);
    if (target !== undefined) flattenPart({ node: target }, flattening, schema.orNull);
  }
  for (const member of subschemaList(schema, "allOf")) flattenPart({ node: member }, flattening, schema.orNull);
  chain.delete(place);
  if ("allOf" in schema.keywords) own.add("allOf");
  const rest: Part = own.size === 0 ? { node: part.node } : { node: part.node, without: own };
  // Without this, schemas that contain themselves would grow with each level that is merged.
  const key = keyOf(rest, schema.orNull);
  if (said.has(key)) return;
  said.add(key);
  entries.push({ schema: mask(schema, rest), part: rest });
}

function keyOf({ node, without }: Part, orNull: boolean): string {
  return JSON.stringify([orNull, placeOf(node), ...[...(without ?? [])].sort()]);
}

/** A schema without some of its keywords. */
function mask(schema: Schema, part: Part): Schema {
  const { without } = part;
  if (without === undefined || without.size === 0) return schema;
  const keywords = Object.fromEntries(Object.entries(schema.keywords).filter(([keyword]) => !without.has(keyword)));
  return { ...schema, keywords };
}

/** A conjunction that says no more than "what that schema says". */
export interface PureReference {
  /** The schema that holds the `$ref`. */
  readonly schema: Schema;
  readonly orNull: boolean;
}

/**
 * The reference that a conjunction amounts to, if it is one: a `$ref` with descriptive siblings
 * only, possibly wrapped in single-member `allOf`s that only describe. Several that lead to one
 * schema are one.
 */
export function asReference(parts: readonly Part[], source: SchemaSource): PureReference | undefined {
  let found: PureReference | undefined;
  const typed: Schema[] = [];
  for (const part of parts) {
    const schema = mask(source.read(part.node), part);
    if (schema.never) return undefined;
    const stated = Object.keys(schema.keywords).filter((keyword) => !DESCRIPTIVE.has(keyword) && !keyword.startsWith("x-"));
    if (stated.includes("type")) typed.push(schema);
    const saying = stated.filter((keyword) => keyword !== "type");
    if (saying.length === 0) continue;
    if (saying.length > 1) return undefined;
    const inner = saying[0] === "$ref" ? { schema, orNull: schema.orNull } : referenceOfAllOf(schema, source);
    if (inner === undefined || (found !== undefined && !leadsAlike(found, inner, source))) return undefined;
    found = found === undefined ? inner : { schema: found.schema, orNull: found.orNull && inner.orNull };
  }
  return found === undefined || typed.every((schema) => saysType(found, schema, source)) ? found : undefined;
}

/** Whether what a schema refers to says of its type what another schema says, or more. */
function saysType({ schema: reference, orNull }: PureReference, other: Schema, source: SchemaSource): boolean {
  const target = source.follow(reference);
  const allowed = typesOf(other);
  if (target === undefined || allowed === undefined) return false;
  const schema = source.read(target);
  const own = source.baseOf(schema) === undefined ? typesOf(schema) : (["object"] as const);
  const isNullAllowed = allowed.includes("null") || other.orNull;
  return own?.every((type) => allowed.includes(type)) === true && (isNullAllowed || !(orNull || schema.orNull));
}

/** Whether two references have one target: members of an `allOf` often repeat a property as it is. */
function leadsAlike(left: PureReference, right: PureReference, source: SchemaSource): boolean {
  const target = source.follow(left.schema);
  const other = source.follow(right.schema);
  return target !== undefined && other !== undefined && isSameNode(target, other);
}

function referenceOfAllOf(schema: Schema, source: SchemaSource): PureReference | undefined {
  const members = subschemaList(schema, "allOf");
  if (members.length === 0) return undefined;
  const inner = asReference(
    members.map((node) => ({ node })),
    source,
  );
  return inner === undefined ? undefined : { schema: inner.schema, orNull: inner.orNull || schema.orNull };
}

/** Text that describes a conjunction: its own first, then what inline members of `allOf` or the only alternative beside null say. */
export function describe(part: Part, source: SchemaSource, keyword: string): string | undefined {
  const schema = source.read(part.node);
  const own = stringKeyword(schema, keyword);
  if (own !== undefined) return own;
  for (const member of [...subschemaList(schema, "allOf"), ...soleAlternative(schema)]) {
    if ("$ref" in source.read(member).keywords) continue;
    const inner = describe({ node: member }, source, keyword);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** The alternative that stands for all values besides null, as documents of 3.1 say what 3.0 called `nullable`; none where there are more. */
function soleAlternative(schema: Schema): readonly Node[] {
  const [only, ...others] = ["anyOf", "oneOf"].flatMap((keyword) =>
    subschemaList(schema, keyword).filter(({ value }) => !isNull(value)),
  );
  return only === undefined || others.length > 0 ? [] : [only];
}
