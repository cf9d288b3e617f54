import type { SchemaObject } from "../oracle/model-table.js";
import { isWireObject, type WireObject, without, withProperties } from "../wire.js";
import type { Adapter } from "./adapter.js";
import { edgesOf, KINDS, listedValues } from "./edges.js";
import { makeValue } from "./make.js";
import { collectRelevant, schemasOfItem, schemasOfProperty } from "./relevant.js";

/** A value that differs from a valid one in one place. */
export interface Variation {
  /** What was done, for a reader: `data/0/url is 7`, `id is missing`. */
  readonly change: string;
  readonly wire: unknown;
}

/**
 * The value with properties that conditions ask about as they ask for them, and with all properties that are known:
 * what a condition demands shows only where it is met.
 */
export function meetConditions(adapter: Adapter, name: string, wire: unknown): readonly unknown[] {
  if (!isWireObject(wire)) return [];
  const { schemas } = collectRelevant(adapter, [adapter.schemaOf(name)], true);
  const isConditional = schemas.some((schema) => "if" in schema || "dependentSchemas" in schema || "dependentRequired" in schema);
  if (!isConditional) return [];
  const absent = [...new Set(schemas.flatMap(namesIn))].filter((each) => !Object.hasOwn(wire, each) && each !== "__proto__");
  const added = absent.map((each) => [each, makeValue(adapter, { allOf: speakingOf(schemas, each) }) ?? "text"] as const);
  const whole = withProperties(wire, added);
  const asked = new Set(schemas.flatMap((schema) => collectRelevant(adapter, [schema["if"]], true).schemas.flatMap(namesIn)));
  const switched = [...asked].flatMap((each) => {
    const { schemas: about } = collectRelevant(adapter, schemasOfProperty(schemas, each), false);
    return about.flatMap(listedValues).map((value) => withProperties(whole, [[each, value]]));
  });
  return [whole, ...switched.slice(0, MAX_SWITCHES)];
}

function speakingOf(schemas: readonly SchemaObject[], name: string): readonly unknown[] {
  return schemasOfProperty(schemas, name).filter((each) => each !== undefined && each !== true);
}

/** A place in a value, and what speaks of it. */
interface Spot {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly schemas: readonly SchemaObject[];
  /** What another model says is not gone into: it has tests of its own. */
  readonly isModel: boolean;
}

const MOST_LEVELS = 4;
const MAX_SPOTS = 400;
/**
 * From here on ever fewer are tried, spread evenly: a schema of hundreds of names has many thousands that hardly differ. Values at the
 * edges of what a place demands are tried all the same, since each is there for a check of its own, until there are too many of these.
 */
const MANY = 800;
const TOO_MANY = 5_000;
const MAX_SIZE = 10_000;
/** Lists are not made longer than this as text. */
const MOST_TEXT = 1_000_000;
const MAX_SWITCHES = 20;
const UNKNOWN_NAMES = ["x-not-in-the-document", "constructor"];

/**
 * All that differs from a valid value in one place by a value at the edge of what the schemas say: other kinds of
 * JSON, bounds and what lies beside them, members of enums, properties left out, added and unknown, lists shorter and longer.
 *
 * @param name the schema, as the adapter calls it
 * @param tried what was tried before, so that several samples of a model do not repeat each other
 */
export function* varyValue(adapter: Adapter, name: string, wire: unknown, tried: Set<string>): Generator<Variation> {
  let count = 0;
  for (const spot of findSpots(adapter, name, wire)) {
    if (++count > MAX_SPOTS) return;
    for (const [what, value, isEdge] of proposeValues(adapter, spot)) {
      const change = `${spot.path.join("/") || "the value"} ${what}`;
      if (tried.has(change)) continue;
      tried.add(change);
      if ((isEdge !== true || tried.size > TOO_MANY) && isPassedOver(tried.size)) continue;
      yield { change, wire: replaceAt(wire, spot.path, value) };
    }
  }
}

// Of the second MANY each other one stays, of the third each third one, and so on: their number grows with the logarithm.
function isPassedOver(count: number): boolean {
  return count % Math.ceil(count / MANY) !== 0;
}

function* findSpots(adapter: Adapter, name: string, wire: unknown): Generator<Spot> {
  const open: Spot[] = [
    { path: [], value: wire, schemas: collectRelevant(adapter, [adapter.schemaOf(name)], true).schemas, isModel: false },
  ];
  // Breadth first: what is near the root is tried before what is far from it.
  for (const spot of open) {
    yield spot;
    if (!spot.isModel) open.push(...spotsInside(adapter, spot));
  }
}

function spotsInside(adapter: Adapter, { path, value, schemas }: Spot): readonly Spot[] {
  const spotAt = (key: string | number, inner: unknown, speaking: readonly unknown[]): Spot => ({
    path: [...path, key],
    value: inner,
    ...collectRelevant(adapter, speaking, false),
  });
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => {
      const isTelling = index < 2 || index === value.length - 1;
      return isTelling ? [spotAt(index, item, schemasOfItem(schemas, index))] : [];
    });
  }
  if (!isWireObject(value)) return [];
  return Object.entries(value).map(([name, inner]) => spotAt(name, inner, schemasOfProperty(schemas, name)));
}

/** What may stand at a place, and whether the schemas of the place are what it is an edge of. */
type Proposal = readonly [what: string, value: unknown, isEdge?: true];

/** @param levels how deep what is added may go: schemas that are no models may contain themselves */
function* proposeValues(adapter: Adapter, spot: Spot, levels = MOST_LEVELS): Generator<Proposal> {
  for (const value of KINDS) yield [`is ${describe(value)}`, value];
  if (spot.isModel) return;
  for (const value of edgesOf(spot.schemas, spot.value, adapter.cubicPatterns)) yield [`is ${describe(value)}`, value, true];
  if (Array.isArray(spot.value)) yield* proposeLists(adapter, spot, spot.value);
  else if (isWireObject(spot.value)) yield* proposeObjects(adapter, spot, spot.value, levels);
}

function* proposeObjects(adapter: Adapter, { schemas }: Spot, value: WireObject, levels: number): Generator<Proposal> {
  const names = Object.keys(value);
  for (const name of names) yield [`without ${name} (${names.length})`, without(value, [name])];
  const absent = [...new Set(schemas.flatMap(namesIn))].filter((name) => !Object.hasOwn(value, name) && name !== "__proto__");
  if (levels > 0) for (const name of absent) yield* addTo(adapter, schemas, value, name, levels - 1);
  for (const name of UNKNOWN_NAMES.filter((each) => !names.includes(each))) {
    for (const inner of [7, "text", null, {}]) yield [`with ${name} ${describe(inner)}`, withProperties(value, [[name, inner]])];
  }
  yield ["empty", {}];
  const first = names[0];
  if (first !== undefined) yield [`with only ${first}`, Object.fromEntries([[first, value[first]]])];
  for (const size of sizesOf(schemas, ["minProperties", "maxProperties"]))
    yield [`of ${size} properties`, resizeObject(value, size)];
}

// The property with a likely value and, where that is the first that is seen of it, with others too.
function* addTo(
  adapter: Adapter,
  schemas: readonly SchemaObject[],
  value: WireObject,
  name: string,
  levels: number,
): Generator<Proposal> {
  const speaking = speakingOf(schemas, name);
  const made = speaking.length === 0 ? "text" : makeValue(adapter, speaking.length === 1 ? speaking[0] : { allOf: speaking });
  if (made !== undefined) yield [`with ${name} (${Object.keys(value).length})`, withProperties(value, [[name, made]])];
  const spot: Spot = { path: [], value: made, ...collectRelevant(adapter, speaking, false) };
  for (const [what, inner] of proposeValues(adapter, spot, levels))
    yield [`with ${name} that ${what}`, withProperties(value, [[name, inner]])];
}

function namesIn(schema: SchemaObject): readonly string[] {
  const { properties, required, dependentRequired, dependentSchemas } = schema;
  const keys = [properties, dependentRequired, dependentSchemas].flatMap((record) =>
    isWireObject(record) ? Object.keys(record) : [],
  );
  const listed: readonly unknown[] = Array.isArray(required) ? required : [];
  return [...keys, ...listed.filter((name) => typeof name === "string")];
}

function resizeObject(value: WireObject, size: number): WireObject {
  const entries = Object.entries(value).slice(0, size);
  const filler = entries[0]?.[1] ?? "text";
  for (let index = 0; entries.length < size; index++) entries.push([`x-more-${index}`, filler]);
  return Object.fromEntries(entries);
}

function* proposeLists(adapter: Adapter, { schemas }: Spot, items: readonly unknown[]): Generator<Proposal> {
  const made = schemasOfItem(schemas, items.length).filter((each) => each !== undefined);
  const item = items[0] ?? makeValue(adapter, made[0] ?? true);
  for (const kind of KINDS) yield [`and ${describe(kind)} (${items.length})`, [...items, kind]];
  yield ["without its first item", items.slice(1)];
  if (item === undefined) return;
  yield ["of one item", [item]];
  yield [`with its first item twice (${items.length})`, [...items, item]];
  const longest = MOST_TEXT / JSON.stringify(item).length;
  for (const size of sizesOf(schemas, ["minItems", "maxItems", "minContains", "maxContains"])) {
    if (size > longest) continue;
    yield [`of ${size} items`, Array.from({ length: size }, (_, index) => items[index] ?? item)];
    yield [`of ${size} different items`, Array.from({ length: size }, (_, index) => items[index] ?? differ(item, index))];
  }
}

// For lists whose items have to differ.
function differ(item: unknown, index: number): unknown {
  if (typeof item === "string") return `${item}${index}`;
  if (typeof item === "number") return item + index;
  return isWireObject(item) ? { ...item, "x-more": index } : item;
}

function sizesOf(schemas: readonly SchemaObject[], keywords: readonly string[]): readonly number[] {
  const bounds = schemas.flatMap((schema) => keywords.map((keyword) => schema[keyword]));
  const sizes = bounds.filter((bound) => typeof bound === "number").flatMap((bound) => [bound - 1, bound, bound + 1]);
  return [...new Set(sizes)].filter((size) => size >= 0 && size <= MAX_SIZE);
}

function replaceAt(wire: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(wire)) return wire.map((item: unknown, index) => (index === key ? replaceAt(item, rest, value) : item));
  if (!isWireObject(wire)) return wire;
  return Object.fromEntries(
    Object.entries(wire).map(([name, inner]) => [name, name === key ? replaceAt(inner, rest, value) : inner]),
  );
}

function describe(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : text;
}

/** The value with each tag that its union knows, and with one that it does not. */
export function switchTags(adapter: Adapter, pointer: string, wire: unknown): readonly unknown[] {
  const { tag, tags = [] } = adapter.modelAt(pointer) ?? {};
  if (tag === undefined || !isWireObject(wire)) return [];
  return [...tags, "not-in-the-document"].map((each) => withProperties(wire, [[tag, each]]));
}

/** Objects with the properties of two of the values: of several variants of a union at once, which only some unions allow. */
export function mergeNeighbours(values: readonly unknown[]): readonly unknown[] {
  const known = new Set(values.map((value) => JSON.stringify(value)));
  return values.flatMap((value, index) => {
    const next = values[index + 1];
    if (!isWireObject(value) || !isWireObject(next)) return [];
    const merged = withProperties(next, Object.entries(value));
    return known.has(JSON.stringify(merged)) ? [] : [merged];
  });
}
