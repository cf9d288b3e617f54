import type { CachePlace } from "../run/recall/real-recall.js";
import type { FlagValues } from "./flags.js";

/** Where a command line wants caches. */
export function readCachePlace(flags: FlagValues): CachePlace {
  if (flags["cache"] === false) return "none";
  return typeof flags["cacheDir"] === "string" ? { folder: flags["cacheDir"] } : "usual";
}
