import type { JsonObject, JsonValue } from "../model/types.js";
import { parseTokens } from "./compose-yaml.js";
import { isJsonObject } from "./describe-json.js";
import { childOf } from "./overlay/origins.js";
import { containersOf, listPlaces, type Places } from "./places.js";
import { type PlainYaml, readPlain } from "./plain-yaml.js";
import { setOwn } from "./yaml-value.js";

/** A text that {@link readPlain} has read, and what came of it. */
export interface KnownYaml {
  readonly text: string;
  readonly value: JsonValue;
  readonly places: Places;
}

/**
 * What a text says that differs from a known one within some members of one block mapping: only these are read. Where
 * a block mapping's member begins on a line of its own, nothing before that line changes what it says, if nothing is
 * referred to by anchors, and nothing in it reaches past the line on which the next one begins: what is open there is
 * closed by its indentation, or is no plain text when read alone. Undefined in all other cases.
 * @param share so much of the text is worth reading twice, as it was and as it is
 */
export function patchYaml(known: KnownYaml, text: string, deepest: number, share = 0.25): Omit<KnownYaml, "text"> | undefined {
  const change = findChange(known.text, text);
  const part = findPart(known, change);
  if (part === undefined || part.end - part.start > share * known.text.length) return undefined;
  const before = readPart(known.text.slice(part.start, part.end), part, deepest);
  // Read alone, the old lines have to say what they said in their place: those of a flow mapping do not, for example.
  if (before === undefined || JSON.stringify(before.value) !== JSON.stringify(membersOf(part))) return undefined;
  const after = readPart(text.slice(part.start, part.end + change.growth), part, deepest);
  return after && replacePart(known, part, after, change.growth);
}

interface Change {
  /** Offsets in the known text: all before and behind them is the same. */
  readonly start: number;
  readonly end: number;
  /** How much longer the text has become. */
  readonly growth: number;
}

function findChange(before: string, after: string): Change {
  const growth = after.length - before.length;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = before.length;
  while (end > start && end + growth > start && before.charCodeAt(end - 1) === after.charCodeAt(end + growth - 1)) end--;
  return { start, end, growth };
}

/** Members of a mapping that stand in a row, on whole lines. */
interface Part {
  /** Names that lead to the mapping. */
  readonly path: readonly string[];
  readonly mapping: JsonObject;
  /** Names of the members before, in and behind the part. */
  readonly names: Record<"before" | "within" | "behind", readonly string[]>;
  readonly start: number;
  readonly end: number;
  /** Columns before each of its names. */
  readonly indent: number;
}

/** The innermost members around a change. */
function findPart({ text, value, places }: KnownYaml, change: Change): Part | undefined {
  const starts = new Map(Array.from(containersOf(value), ({ container, start }) => [container, start] as const));
  let found: Part | undefined;
  let inner: JsonValue | undefined = value;
  while (isJsonObject(inner)) {
    const first: number = starts.get(inner) ?? 0;
    const names: readonly string[] = Object.keys(inner);
    const lines: readonly Line[] = names.map((_, index) => lineOf(text, places.offsets[first + index] ?? 0));
    const from: number = lines.findLastIndex(({ start }) => start <= change.start);
    const next: number = lines.findIndex(({ start }, index) => index > from && start > change.end); // with the line end before it
    const to: number = next < 0 ? names.length : next;
    const [begin, behind] = [lines[from], lines[to]];
    const isSorted = lines.every(({ start }, index) => index === 0 || start > (lines[index - 1]?.start ?? 0));
    if (begin === undefined || !isSorted || !begin.isBlank) break;
    if (behind !== undefined && (!behind.isBlank || behind.indent !== begin.indent)) break;
    const parent: Part | undefined = found;
    found = {
      path: parent === undefined ? [] : [...parent.path, ...parent.names.within],
      mapping: inner,
      names: { before: names.slice(0, from), within: names.slice(from, to), behind: names.slice(to) },
      start: begin.start,
      end: behind?.start ?? parent?.end ?? text.length,
      indent: begin.indent,
    };
    inner = to === from + 1 ? inner[names[from] ?? ""] : undefined;
  }
  return found;
}

interface Line {
  readonly start: number;
  /** Characters before the offset that was asked about, and whether they are but spaces. */
  readonly indent: number;
  readonly isBlank: boolean;
}

function lineOf(text: string, offset: number): Line {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const indent = offset - start;
  return { start, indent, isBlank: /^ *$/.test(text.slice(start, offset)) };
}

/** Undefined where the lines are no members of the part's mapping, or not plain. */
function readPart(
  lines: string,
  { path, indent }: Part,
  deepest: number,
): (PlainYaml & { readonly value: JsonObject }) | undefined {
  if (/^(?:---|\.\.\.)/m.test(lines)) return undefined; // between them the document would end
  const most = deepest - path.length;
  const tokens = parseTokens(lines, most, () => {});
  const plain = tokens && readPlain(tokens, most);
  if (plain === undefined || !isJsonObject(plain.value)) return undefined;
  const { value, root, places } = plain;
  if (lines[root] === "{") return undefined; // a flow mapping is no members of a block mapping
  const line = lineOf(lines, root);
  // On the first line: blank ones before it may be part of what is before them.
  return line.start === 0 && line.isBlank && line.indent === indent ? { value, root, places } : undefined;
}

function membersOf({ mapping, names }: Part): JsonObject {
  return collect(names.within.map((name) => [name, mapping[name] ?? null] as const));
}

function collect(members: readonly (readonly [string, JsonValue])[]): JsonObject {
  const mapping: { [key: string]: JsonValue } = {};
  for (const [name, value] of members) setOwn(mapping, name, value);
  return mapping;
}

function replacePart(
  { value, places }: KnownYaml,
  { path, mapping, names, start }: Part,
  after: PlainYaml & { readonly value: JsonObject },
  growth: number,
): Omit<KnownYaml, "text"> | undefined {
  const shift = (offset: number): number => (offset < start ? offset : offset + growth);
  const noted = new Map<object, ReadonlyMap<string, number> | readonly number[]>();
  for (const { container, start: first, count } of containersOf(value))
    noted.set(container, places.offsets.slice(first, first + count).map(shift));
  for (const [container, own] of after.places) noted.set(container, moveBy(start, own));

  const kept = (which: readonly string[]) => which.map((name) => [name, mapping[name] ?? null] as const);
  const members = [...kept(names.before), ...Object.entries(after.value), ...kept(names.behind)];
  let changed: JsonObject = collect(members);
  if (Object.keys(changed).length < members.length) return undefined; // one name twice
  const placed = new Map([...placesOf(mapping, noted), ...placesOf(after.value, noted)]);
  noted.set(changed, placed);
  // All that is around it is made anew: nobody's value is ever changed.
  const around = path.map((_, depth) => path.slice(0, depth).reduce<JsonValue | undefined>(childOf, value));
  for (const [depth, holder] of [...around.entries()].reverse()) {
    if (!isJsonObject(holder)) return undefined; // a path leads through mappings
    const copy: JsonObject = { ...holder, [path[depth] ?? ""]: changed };
    noted.set(copy, noted.get(holder) ?? []);
    changed = copy;
  }
  const root = path.length === 0 && names.before.length === 0 ? start + after.root : places.root;
  return { value: changed, places: listPlaces(changed, root, noted) };
}

function moveBy(
  start: number,
  places: ReadonlyMap<string, number> | readonly number[],
): ReadonlyMap<string, number> | readonly number[] {
  if (places instanceof Map) return new Map([...places].map(([name, offset]) => [name, offset + start] as const));
  return [...places.values()].map((offset) => offset + start);
}

function placesOf(
  mapping: JsonObject,
  noted: ReadonlyMap<object, ReadonlyMap<string, number> | readonly number[]>,
): readonly (readonly [string, number])[] {
  const places = noted.get(mapping) ?? [];
  if (places instanceof Map) return [...places];
  const offsets = [...places.values()];
  return Object.keys(mapping).map((name, index) => [name, offsets[index] ?? 0] as const);
}
