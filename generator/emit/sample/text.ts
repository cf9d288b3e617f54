import type { Checks, ScalarNode } from "../../model/types.js";
import { TEXT_FORMATS } from "./formats.js";
import { codePointLength } from "./json.js";
import type { Place, Session } from "./place.js";
import { type Effort, MAX_STEPS, produceText } from "./produce-text.js";
import { derive, fraction, pick, type Seed } from "./random.js";

const CARS = ["Aventador", "Charger", "Corvette", "Golf", "Impala", "Model S", "Mustang", "Roadster", "XC90"];
const PEOPLE = ["Ada Hopper", "Alan Noether", "Emmy Lovelace", "Grace Turing", "Katherine Hamilton", "Margaret Johnson"];
const PHRASES = [
  "a careful note about what this is for",
  "kept short, so that it fits on one line",
  "what one would tell a colleague about it",
  "written by someone who read the manual",
];
/** No text is made longer: of a document that asks for many, that much is printed for each. */
const MAX_LENGTH = 10_000;
/** Patterns of one string that texts are made of; each text is held against all of them. */
const MAX_PATTERNS = 8;
const EAGERNESS = [3, 0, 1, 2, 6, 12, 24];
const EAGERNESS_FOR_LENGTH = [48, 96, 200, 600, 1500]; // no more than the text has to be long

/** Texts worth trying for a string, the likeliest to please first. They keep its patterns and length, as far as that can be told. */
export function* proposeTexts(session: Session, node: ScalarNode, checks: Checks, place: Place): Generator<string> {
  const effort = { left: MAX_STEPS };
  for (const text of proposeAny(session, node, checks, place, effort)) {
    if (effort.left < 0) return;
    if (isLikely(session, checks, text, effort)) yield text;
  }
}

function isLikely(
  { facts }: Session,
  { minLength = 0, maxLength = Infinity, patterns = [] }: Checks,
  text: string,
  effort: Effort,
): boolean {
  const length = codePointLength(text);
  if (length < minLength || length > maxLength) return false;
  return patterns.every((source) => {
    const match = facts.pattern(source)?.match(text, effort.left);
    effort.left -= match?.steps ?? 0;
    return match?.found === true;
  });
}

function* proposeAny(session: Session, node: ScalarNode, checks: Checks, place: Place, effort: Effort): Generator<string> {
  const patterns = (checks.patterns ?? []).slice(0, MAX_PATTERNS).map((source) => session.facts.pattern(source));
  for (const text of proposePlain(session, node, checks, place)) {
    yield text;
    yield fitLength(text, checks);
  }
  const least = checks.minLength ?? 0;
  const wanted = [least, checks.maxLength ?? 0].filter((length) => length > 0 && length < 5_000);
  const levels = [...EAGERNESS, ...wanted, ...EAGERNESS_FOR_LENGTH.filter((level) => level < least)];
  for (const pattern of patterns) {
    if (pattern === undefined) continue;
    for (const [index, eagerness] of levels.entries()) {
      for (const attempt of [0, 1, 2]) {
        const text = produceText(pattern.tree, eagerness, derive(derive(place.seed, index), attempt), effort);
        if (text !== undefined) yield text;
        if (text !== undefined) yield fitLength(text, checks);
      }
    }
  }
  yield* ["", "Aa1!Aa1!Aa1!", "0", "1.0.0", "en-US", "+12025550123"];
}

function* proposePlain(session: Session, node: ScalarNode, checks: Checks, place: Place): Generator<string> {
  const format = sampleFormat(node, checks, place.seed);
  if (format !== undefined) yield format;
  if (node.representation === "bigint") yield String(Math.floor(fraction(place.seed) * 1e12));
  // Cut short, numbered ones would be all the same.
  if (place.position !== undefined && (checks.maxLength ?? Infinity) < 7) yield numberShortly(place.position, checks);
  // In tests no two properties have the same text, so that one taken for the other is noticed.
  if (session.texts === "distinct" && place.name !== undefined)
    yield place.position === undefined ? `<${place.name}>` : `<${place.name} ${place.position}>`;
  const named = textByName(place.name, place.seed);
  yield named ?? (place.position === undefined ? "<value>" : `<value ${place.position}>`);
  yield place.position === undefined ? "<value>" : `<value ${place.position}>`;
  if ((checks.maxLength ?? Infinity) < 7) yield "value";
}

function numberShortly(position: number, { maxLength = Infinity }: Checks): string {
  const text = `v${position}`;
  return text.length <= maxLength ? text : String(position);
}

/** A value of the format that the string has to be in, or that the document names. */
function sampleFormat(node: ScalarNode, checks: Checks, seed: Seed): string | undefined {
  const names = [...(checks.formats ?? []), ...(node.format === undefined ? [] : [node.format])];
  if (node.representation === "Date") names.unshift("date-time");
  if (node.representation === "Uint8Array") names.unshift("byte");
  return names.map((name) => TEXT_FORMATS.get(name)?.sample(seed)).find((text) => text !== undefined);
}

/** What a string is likely to hold, by the wire name of its property. */
export function textByName(name: string | undefined, seed: Seed): string | undefined {
  if (name === undefined) return undefined;
  if (name === "id" || /_id$|[a-z\d]Id$/.test(name)) return "<id>";
  const words = name.replace(/[-_\s]/g, "").toLowerCase();
  switch (words) {
    case "key":
      return "<key>";
    case "email":
      return TEXT_FORMATS.get("email")?.sample(seed);
    case "displayname":
      return pick(seed, PEOPLE);
    case "model":
      return pick(seed, CARS);
    case "description":
      return pick(seed, PHRASES);
    case "filename":
      return "example.file";
    default:
      return words.endsWith("url") ? TEXT_FORMATS.get("uri")?.sample(seed) : undefined;
  }
}

/** The text cut or continued to the length that the checks allow. */
function fitLength(text: string, checks: Checks): string {
  const [min, max] = [checks.minLength ?? 0, checks.maxLength ?? Infinity];
  const length = codePointLength(text);
  if (length > max) return Array.from(text).slice(0, max).join("");
  return length >= min || min > MAX_LENGTH ? text : text + "x".repeat(min - length);
}
