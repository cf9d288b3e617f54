import { compareCodeUnits } from "../model/scopes.js";
import type { EnumMember, EnumNode, JsonValue } from "../model/types.js";
import { shorten, toIdentifier } from "./allocate.js";
import { memberKey } from "./pins/keys.js";
import type { Identifier } from "./types.js";
import { toMemberCase, toPascalCase } from "./words.js";

/**
 * Names of an enum's members, by index: what the document asks for (`x-enum-varnames`), else made
 * from the value. Names that come out equal are told apart by number, in order of their values.
 * @param pinned names that members keep, by {@link memberKey}; they go first
 */
export function nameMembers(type: EnumNode, pinned: ReadonlyMap<string, string> = new Map()): readonly Identifier[] {
  const wanted = type.members.map((member, index) => ({
    index,
    name: memberName(member, index),
    key: JSON.stringify(member.value),
    pin: pinned.get(memberKey(member.value)),
  }));
  const taken = new Set<string>(pinned.values());
  const next = new Map<string, number>();
  const names: Identifier[] = [];
  for (const { index, name, pin } of wanted.sort((left, right) => compareCodeUnits(left.key, right.key))) {
    if (pin !== undefined) {
      names[index] = toIdentifier(pin);
      continue;
    }
    let free = name;
    for (let number = next.get(name) ?? 2; taken.has(free); number++) {
      free = /\d$/.test(name) ? `${name}_${number}` : `${name}${number}`;
      next.set(name, number + 1);
    }
    taken.add(free);
    names[index] = toIdentifier(free);
  }
  return names;
}

function memberName(member: EnumMember, index: number): string {
  const wanted = member.name === undefined ? "" : toPascalCase(member.name);
  return toIdentifier(shorten(wanted === "" ? nameOfValue(member.value, index) : wanted));
}

function nameOfValue(value: JsonValue, index: number): string {
  if (typeof value === "string") return toMemberCase(value) || "Empty";
  if (typeof value === "object") return `Member${index + 1}`;
  return toMemberCase(String(value));
}
