import { hash } from "node:crypto";
import { parseKept } from "../cache/parse-kept.js";
import { type Cache, NO_CACHE } from "../cache/types.js";
import type { JsonValue } from "../model/types.js";
import type { Observer } from "../observe/types.js";
import { isJsonWithin } from "./json-within.js";
import { DEEPEST, type Limits } from "./limits.js";
import type { Parsed, ReportAt } from "./parsed.js";
import { createLocator, isPlacesIn, type Places } from "./places.js";

/** A value, and where its nodes stand in the text. */
export interface ReadYaml {
  readonly value: JsonValue;
  readonly places: Places;
  /** JSON text can say the value: `JSON.stringify` writes -0 as 0. */
  readonly printable: boolean;
  /** It says nothing but what its lines say, each for itself ({@link import("./plain-yaml.js").readPlain}). */
  readonly plain: boolean;
}

/** What it takes to read a text. */
export interface Reading {
  /** What the document is called whose text it is, now and when it is read again. */
  readonly name: string;
  readonly limits: Limits;
  readonly report: ReportAt;
  readonly cache: Cache;
  readonly observer: Observer;
}

/**
 * What {@link import("./parse-yaml.js").parseYaml} makes of a text, from the cache where it is there.
 * Only texts without findings are kept, since findings have to be reported again.
 */
export async function readYaml(text: string, reading: Reading): Promise<Parsed | undefined> {
  const { limits, report, cache, observer } = reading;
  const key = keyOf(text, limits);
  const kept = recallYaml(cache.read("yaml", key), text, limits);
  if (kept !== undefined) {
    observer.count("recalled");
    return { value: kept.value, offsetOf: createLocator(kept.value, kept.places) };
  }
  let clean = true;
  const patched = await patchLast(text, reading);
  observer.count(patched === undefined ? "parsed" : "patched");
  const { parseYaml } = await import("./parse-yaml.js");
  const read =
    patched ??
    parseYaml(text, limits, (...finding) => {
      clean = false;
      report(...finding);
    });
  if (read === undefined) return undefined;
  if (clean && read.printable && cache !== NO_CACHE) keep(key, text, read, reading);
  return { value: read.value, offsetOf: createLocator(read.value, () => read.places) };
}

/** Shorter texts are parsed in no more time than it takes to look for what has changed, and caches hold only so many files. */
const LARGE = 100_000;

/** Saves most of the time on a large document in which one place was edited. */
async function patchLast(text: string, { name, limits, cache }: Reading): Promise<ReadYaml | undefined> {
  if (text.length < LARGE) return undefined;
  const last = cache.read("text", lastOf(name, limits));
  const before = last === undefined ? undefined : recallYaml(cache.read("yaml", keyOf(last, limits)), last, limits);
  if (last === undefined || before === undefined) return undefined;
  const { patchYaml } = await import("./patch-yaml.js");
  const known = { text: last, value: before.value, places: before.places() };
  const patched = patchYaml(known, text, Math.min(limits.maxDepth, DEEPEST));
  return patched && { ...patched, printable: true, plain: true };
}

function keep(key: string, text: string, read: ReadYaml, { name, limits, cache }: Reading): void {
  cache.write("yaml", key, printYaml(read));
  if (read.plain && text.length >= LARGE) cache.write("text", lastOf(name, limits), text);
}

function keyOf(text: string, { maxDepth, maxAliasNodes }: Limits): string {
  return `${hash("sha256", text, "hex")} ${maxDepth} ${maxAliasNodes}`;
}

/** The limits, for a text that is within some may be too much for others. */
function lastOf(name: string, { maxDepth, maxAliasNodes }: Limits): string {
  return `${maxDepth} ${maxAliasNodes} ${name}`;
}

// JSON on two lines. The places are read when somebody asks where a node is.
function printYaml({ value, places }: ReadYaml): string {
  return `${JSON.stringify(value)}\n${JSON.stringify(places)}`;
}

interface KeptYaml {
  readonly value: JsonValue;
  readonly places: () => Places;
}

/** What `printYaml` wrote of a text; undefined where it is anything else. */
function recallYaml(kept: string | undefined, text: string, { maxDepth }: Limits): KeptYaml | undefined {
  if (kept === undefined) return undefined;
  const end = kept.indexOf("\n");
  const value = parseKept(kept.slice(0, end));
  if (!isJsonWithin(value, Math.min(maxDepth, DEEPEST))) return undefined;
  return { value, places: () => recallPlaces(parseKept(kept.slice(end + 1)), text) };
}

/** Every node at the start, where they are no places in the text. */
function recallPlaces(kept: unknown, text: string): Places {
  return isPlacesIn(kept, text.length) ? kept : { root: 0, offsets: [] };
}
