import { createHash } from "node:crypto";
import { type Cache, NO_CACHE } from "../cache/types.js";
import type { JsonValue } from "../model/types.js";
import type { Observer } from "../observe/types.js";
import type { Limits } from "./limits.js";
import type { Parsed, ReportAt } from "./parsed.js";
import { createLocator, type Places } from "./places.js";

/** A value, and where its nodes stand in the text. */
export interface ReadYaml {
  readonly value: JsonValue;
  readonly places: Places;
  /** JSON text can say the value: `JSON.stringify` writes -0 as 0. */
  readonly printable: boolean;
}

/** What it takes to read a text. */
export interface Reading {
  readonly limits: Limits;
  readonly report: ReportAt;
  readonly cache: Cache;
  readonly observer: Observer;
}

/**
 * What {@link import("./parse-yaml.js").parseYaml} makes of a text, from the cache where it is there.
 * Only texts without findings are kept, since findings have to be reported again.
 */
export async function readYaml(text: string, { limits, report, cache, observer }: Reading): Promise<Parsed | undefined> {
  const key = keyOf(text, limits);
  const kept = cache.read("yaml", key);
  observer.count(kept === undefined ? "parsed" : "recalled");
  if (kept !== undefined) return recallYaml(kept);
  let clean = true;
  const { parseYaml } = await import("./parse-yaml.js");
  const read = parseYaml(text, limits, (...finding) => {
    clean = false;
    report(...finding);
  });
  if (read === undefined) return undefined;
  if (clean && read.printable && cache !== NO_CACHE) cache.write("yaml", key, printYaml(read));
  return { value: read.value, offsetOf: createLocator(read.value, () => read.places) };
}

function keyOf(text: string, { maxDepth, maxAliasNodes }: Limits): string {
  return `${createHash("sha256").update(text).digest("hex")} ${maxDepth} ${maxAliasNodes}`;
}

// JSON on two lines. The places are read when somebody asks where a node is.
function printYaml({ value, places }: ReadYaml): string {
  return `${JSON.stringify(value)}\n${JSON.stringify(places)}`;
}

function recallYaml(kept: string): Parsed {
  const end = kept.indexOf("\n");
  const value = JSON.parse(kept.slice(0, end)) as JsonValue; // written by printYaml
  return { value, offsetOf: createLocator(value, () => JSON.parse(kept.slice(end + 1)) as Places) }; // likewise
}
