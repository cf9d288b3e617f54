import { compareCodeUnits } from "../model/scopes.js";
import type { ObjectNode, Property } from "../model/types.js";
import { shorten, toIdentifier } from "./allocate.js";
import type { AppliedModel } from "./pins/types.js";
import { isReservedProperty } from "./reserved.js";
import type { Identifier } from "./types.js";
import { spellStart, toCamelCase } from "./words.js";

/** Names of an object's properties and of the field for its declared extras. */
export interface PropertyNames {
  readonly byWireName: ReadonlyMap<string, Identifier>;
  readonly extras: Identifier;
}

/**
 * Pinned names go first. Then a wire name that is its own camel case keeps it; the others follow in
 * order of their wire names, so that the order of the document does not matter. A name that begins with symbols spells them where
 * it is taken without (`@id` beside `id`); what is still taken gets a number.
 */
export function nameProperties(type: ObjectNode, pinned?: AppliedModel): PropertyNames {
  const taken = new Set<string>(pinned?.properties.values());
  const next = new Map<string, number>();
  if (pinned?.extras !== undefined) taken.add(pinned.extras);
  const byWireName = new Map<string, Identifier>();
  const wanted = type.properties.map((property) => ({ wireName: property.wireName, name: propertyName(property) }));
  const sorted = wanted.sort(
    (left, right) =>
      Number(right.name === right.wireName) - Number(left.name === left.wireName) ||
      compareCodeUnits(left.wireName, right.wireName),
  );
  for (const { wireName, name } of sorted) {
    byWireName.set(wireName, toIdentifier(pinned?.properties.get(wireName) ?? take(wireName, name, taken, next)));
  }
  return { byWireName, extras: toIdentifier(pinned?.extras ?? takeExact("additionalProperties", taken, next)) };
}

function propertyName(property: Property): string {
  return toFieldName(property.nameHint ?? property.wireName);
}

function toFieldName(text: string): string {
  const name = toIdentifier(shorten(toCamelCase(text) || "empty"));
  return isReservedProperty(name) ? `${name}_` : name;
}

function take(wireName: string, name: string, taken: Set<string>, next: Map<string, number>): string {
  const spelled = taken.has(name) ? spellStart(wireName) : undefined;
  return takeExact(spelled === undefined ? name : toFieldName(spelled), taken, next);
}

/**
 * Properties differ by case too (`id`, `ID` would be `id`, `id2`), but need not differ without it.
 * @param next where to go on counting, by name, so that many equal names do not cost quadratic time
 */
function takeExact(name: string, taken: Set<string>, next: Map<string, number>): string {
  let free = name;
  let number = next.get(name) ?? 2;
  for (; taken.has(free); number++) free = /\d$/.test(name) ? `${name}_${number}` : `${name}${number}`;
  next.set(name, number);
  taken.add(free);
  return free;
}
