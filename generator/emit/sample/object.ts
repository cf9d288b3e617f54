import type { JsonObject, JsonValue, MapNode, ObjectNode, PatternProperty, Property, TypeNode } from "../../model/types.js";
import { isShownOnPage } from "./exemplified.js";
import { below, hasFiniteValue, type Place, reenters, type Session, sampleWithExamples } from "./place.js";
import { produceText } from "./produce-text.js";
import { below as choose, derive } from "./random.js";
import { sampleNode } from "./sample.js";

/** What the extras of an object or map may be. */
interface Extras {
  readonly values: TypeNode;
  readonly patterns: readonly PatternProperty[];
}

/** An object with what the policy wants of it; `undefined` where a required property has no value. */
export function sampleObject(session: Session, node: ObjectNode, place: Place): JsonObject | undefined {
  const members = new Map<string, JsonValue>();
  const wanted = chooseProperties(session, node, place);
  for (const property of node.properties) {
    if (!wanted.has(property)) continue;
    const value = sampleProperty(session, property, below(place, property.wireName, wanted.size));
    if (value !== undefined) members.set(property.wireName, value);
    else if (property.required) return undefined;
  }
  if (!addDemanded(session, node, members, place)) return undefined;
  const extras = extrasOf(node);
  const count = Math.max(
    place.policy === "full" && node.additional.kind === "typed" ? 1 : 0,
    (node.checks.minProperties ?? 0) - members.size,
  );
  return addExtras(session, node, extras, count, members, place) ? Object.fromEntries(members) : undefined;
}

function chooseProperties(session: Session, node: ObjectNode, place: Place): ReadonlySet<Property> {
  const limit = node.checks.maxProperties ?? Infinity;
  const wanted = new Set(node.properties.filter((property) => property.required));
  const optional = node.properties.filter(
    (property) => !property.required && hasFiniteValue(session, property.type) && !isCut(property, place),
  );
  for (const property of optional) {
    const shown = place.policy === "full" || (place.policy === "page" && isShownOnPage(session.facts.exemplified, property));
    if (shown && wanted.size < limit) wanted.add(property);
  }
  for (const property of optional) if (wanted.size < (node.checks.minProperties ?? 0)) wanted.add(property);
  return wanted;
}

// What contains itself is shown once: a full sample of a tree has children, and they have none.
function isCut(property: Property, place: Place): boolean {
  return reenters(property.type, place) && !(place.policy === "full" && place.inside.length === 1);
}

/** A value of a property: the document's own first. */
export function sampleProperty(session: Session, property: Property, place: Place): JsonValue | undefined {
  const here = { ...place, name: property.wireName };
  const own = [...property.examples, ...(property.default === undefined ? [] : [property.default])];
  return sampleWithExamples(session, property.type, own, here, () => sampleNode(session, property.type, here));
}

// Names that checks demand: of optional properties, or of extras.
function addDemanded(session: Session, node: ObjectNode | MapNode, members: Map<string, JsonValue>, place: Place): boolean {
  const open = [...(node.checks.required ?? [])];
  const demand = (): void => {
    for (const each of node.checks.dependentRequired ?? []) if (members.has(each.name)) open.push(...each.required);
  };
  demand();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (members.has(name)) continue;
    const property = node.kind === "object" ? node.properties.find((each) => each.wireName === name) : undefined;
    const there = below(place, name, 4);
    const value = property ? sampleProperty(session, property, there) : sampleExtra(session, extrasOf(node), name, there);
    if (value === undefined) return false;
    members.set(name, value);
    demand();
  }
  return true;
}

function extrasOf(node: ObjectNode | MapNode): Extras | "free" | undefined {
  if (node.kind === "map") return node;
  if (node.additional.kind === "typed") return node.additional;
  return node.additional.kind === "unknown" && node.additional.policy !== "reject" ? "free" : undefined;
}

/** A value of a name that is not a property's; of several patterns the first that matches decides. */
function sampleExtra(session: Session, extras: Extras | "free" | undefined, name: string, place: Place): JsonValue | undefined {
  if (extras === undefined || extras === "free") return extras && "<value>";
  const pattern = extras.patterns.find((each) => session.facts.pattern(each.pattern)?.test(name) === true);
  return sampleNode(session, pattern?.type ?? extras.values, { ...place, name: undefined });
}

/** A map, or the extras of an object, with as many entries as the policy and the checks want. */
export function sampleMap(session: Session, node: MapNode, place: Place): JsonObject | undefined {
  const members = new Map<string, JsonValue>();
  if (!addDemanded(session, node, members, place)) return undefined;
  const cut = reenters(node.values, place);
  const liked = cut || place.policy === "minimal" ? 0 : place.policy === "full" ? 1 : choose(derive(place.seed, "count"), 3);
  const count = Math.min(Math.max(liked, (node.checks.minProperties ?? 0) - members.size), node.checks.maxProperties ?? Infinity);
  return addExtras(session, node, node, count, members, place) ? Object.fromEntries(members) : undefined;
}

/** No object is given more names of its own making: of a document that asks for many, that much is printed for each. */
const MAX_EXTRAS = 200;

/** @returns false where so many are asked for that none is worth making */
function addExtras(
  session: Session,
  node: ObjectNode | MapNode,
  extras: Extras | "free" | undefined,
  count: number,
  members: Map<string, JsonValue>,
  place: Place,
): boolean {
  if (count > MAX_EXTRAS) return false;
  let missing = count;
  for (let index = 0; missing > 0 && index < 3 * count + 10; index++) {
    const name = proposeName(session, node, extras, index, place);
    if (name === undefined || members.has(name)) continue;
    const value = sampleExtra(session, extras, name, below(place, name, count));
    if (value === undefined) continue;
    members.set(name, value);
    missing--;
  }
  return true;
}

// `key`, `key1`, … as readers know them; or whatever the names' own schemas and patterns ask for.
function proposeName(
  session: Session,
  node: ObjectNode | MapNode,
  extras: Extras | "free" | undefined,
  index: number,
  place: Place,
): string | undefined {
  const seed = derive(derive(place.seed, "name"), index);
  const [names] = node.checks.propertyNames ?? [];
  if (names !== undefined) {
    // The first is called as readers know it, and the others have numbers.
    const about = index === 0 ? "key" : undefined;
    const name = sampleNode(session, names, { ...place, seed, name: about, position: index + 1, policy: "page" });
    return typeof name === "string" ? name : undefined;
  }
  if (typeof extras === "object" && !hasFiniteValue(session, extras.values)) {
    const pattern = extras.patterns[index % Math.max(1, extras.patterns.length)];
    const tree = pattern && session.facts.pattern(pattern.pattern)?.tree;
    return tree && produceText(tree, 1 + (index >> 1), seed);
  }
  return index === 0 ? "key" : `key${index}`;
}
