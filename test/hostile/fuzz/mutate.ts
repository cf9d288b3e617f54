import { stringify } from "yaml";
import type { JsonValue } from "../../../generator/model/types.js";
import { KEYWORDS, NASTY_NUMBERS, NASTY_REFERENCES, NASTY_TEXTS, nastyValue } from "./nasty.js";
import type { Random } from "./random.js";

type Members = { [name: string]: JsonValue };

/** A place in a document, and how to change what is there. */
interface Place {
  readonly pointer: string;
  readonly name: string | undefined;
  readonly value: JsonValue;
  replace(value: JsonValue): void;
  remove(): void;
  /** Gives a member another name; what stands in a list stays. */
  rename(name: string): void;
}

/** A changed copy of a document: one to four nodes of it swapped, removed, doubled, renamed, wrapped or made nasty. */
export function mutateValue(document: JsonValue, others: readonly JsonValue[], random: Random): JsonValue {
  const root: { document: JsonValue } = { document: copyValue(document) };
  for (let count = random.pick([1, 1, 1, 2, 4]); count > 0; count--) {
    const places = listPlaces(root);
    mutatePlace(random.pick(places), places, others, random);
  }
  return root.document;
}

/** By way of text, which bears any depth and keeps a member called `__proto__`. */
function copyValue(value: JsonValue): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue; // it was JSON before
}

function mutatePlace(place: Place, places: readonly Place[], others: readonly JsonValue[], random: Random): void {
  const copy = (): JsonValue => copyValue(random.pick(places).value);
  switch (random.below(12)) {
    case 0:
      return place.replace(nastyValue(random));
    case 1:
      return place.remove();
    case 2:
      return place.replace(copy());
    case 3:
      return place.rename(random.chance(0.7) ? random.pick(NASTY_TEXTS) : random.pick(KEYWORDS));
    case 4:
      return insert(place, random.pick(KEYWORDS), random.chance(0.5) ? nastyValue(random) : copy());
    case 5:
      return insert(place, random.pick(NASTY_TEXTS), copy());
    case 6:
      return place.replace(
        random.pick<JsonValue>([{ allOf: [place.value] }, { not: place.value }, [place.value], { x: place.value }]),
      );
    case 7:
      return insert(place, "$ref", random.chance(0.5) ? `#${random.pick(places).pointer}` : random.pick(NASTY_REFERENCES));
    case 8:
      return place.replace(copyValue(random.pick(listPlaces({ document: random.pick(others) })).value));
    case 9:
      return typeof place.value === "string" ? place.replace(place.value + random.pick(NASTY_TEXTS)) : place.replace(copy());
    case 10:
      return place.replace(random.pick(NASTY_NUMBERS));
    default:
      return place.replace(random.pick(NASTY_TEXTS));
  }
}

function insert(place: Place, name: string, value: JsonValue): void {
  const { value: target } = place;
  if (Array.isArray(target)) target.push(value);
  else if (typeof target === "object" && target !== null) setOwn(target as Members, name, value);
  else place.replace(value);
}

function setOwn(target: Members, name: string, value: JsonValue): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

/** Every node but the root, so many at most. */
function listPlaces(holder: { document: JsonValue }): readonly Place[] {
  const places: Place[] = [rootPlace(holder)];
  const pending: { value: JsonValue; pointer: string }[] = [{ value: holder.document, pointer: "" }];
  for (let at = pending.pop(); at !== undefined && places.length < 20_000; at = pending.pop()) {
    const { value, pointer } = at;
    if (typeof value !== "object" || value === null) continue;
    for (const name of Object.keys(value)) {
      const place = Array.isArray(value) ? itemPlace(value, Number(name), pointer) : memberPlace(value as Members, name, pointer);
      places.push(place);
      pending.push({ value: place.value, pointer: place.pointer });
    }
  }
  return places;
}

function rootPlace(holder: { document: JsonValue }): Place {
  return {
    pointer: "",
    name: undefined,
    value: holder.document,
    // A document that is a mere value is tried often enough by replacing what is in it.
    replace: () => {},
    remove: () => {},
    rename: () => {},
  };
}

function itemPlace(list: JsonValue[], index: number, pointer: string): Place {
  return {
    pointer: `${pointer}/${index}`,
    name: undefined,
    value: list[index] ?? null,
    replace: (value) => void list.splice(index, 1, value),
    remove: () => void list.splice(index, 1),
    rename: () => {},
  };
}

function memberPlace(members: Members, name: string, pointer: string): Place {
  const value = Object.getOwnPropertyDescriptor(members, name)?.value as JsonValue; // it is one of its own keys
  return {
    pointer: `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    name,
    value,
    replace: (replacement) => setOwn(members, name, replacement),
    remove: () => void delete members[name],
    rename: (other) => {
      delete members[name];
      setOwn(members, other, value);
    },
  };
}

/** Bytes and pieces that change what YAML and JSON mean. */
const PIECES: readonly string[] = [
  ...[
    "{",
    "}",
    "[",
    "]",
    ":",
    ": ",
    ",",
    "\n",
    "\n\n",
    "  ",
    "\t",
    "- ",
    "? ",
    "# ",
    "&a ",
    "*a",
    "!!int ",
    "!x ",
    "|\n",
    ">-\n",
    '"',
    "'",
  ],
  ...[
    "%YAML 1.1\n---\n",
    "---\n",
    "...\n",
    "<<: *a\n",
    "\\",
    "\\u0000",
    "\u0000",
    "\ufeff",
    "\u2028",
    "é",
    "1e999",
    "\r",
    "null",
    "~",
  ],
];

/** A document as text: JSON or YAML, sometimes with bytes flipped or pieces thrown in. */
export function writeDocument(document: JsonValue, random: Random): { readonly name: string; readonly bytes: Uint8Array } {
  const isYaml = random.chance(0.35) && isShallow(document, 100);
  const text = isYaml ? stringify(document) : JSON.stringify(document);
  const bytes = new TextEncoder().encode(text);
  return { name: isYaml ? "spec.yaml" : "spec.json", bytes: random.chance(0.2) ? spoilBytes(bytes, random) : bytes };
}

/** The library that writes YAML recurses; the ones that read it are not to be tried with less for that. */
function isShallow(value: JsonValue, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((child: JsonValue) => isShallow(child, levels - 1));
}

/** Flips, removes and inserts a few bytes. */
export function spoilBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let spoilt = Uint8Array.from(bytes);
  for (let count = 1 + random.below(5); count > 0; count--) {
    const at = random.below(spoilt.length + 1);
    const piece = random.chance(0.5) ? new TextEncoder().encode(random.pick(PIECES)) : Uint8Array.of(random.below(256));
    const skipped = random.chance(0.7) ? piece.length : 0;
    spoilt = Uint8Array.from([...spoilt.subarray(0, at), ...piece, ...spoilt.subarray(at + skipped)]);
  }
  return spoilt;
}
