import { findCacheFolder } from "../../cache/cache-folder.js";
import { createDiskCache } from "../../cache/disk-cache.js";
import { type Cache, NO_CACHE } from "../../cache/types.js";
import { realSourceReader } from "../../load/read-source.js";
import { realFileSystem } from "../../write/real-file-system.js";
import { readGeneratorInfo } from "../installation.js";
import { realStamps } from "./stamps.js";
import type { Recall } from "./types.js";

/** Where caches are kept: a folder, the usual one, or nowhere. */
export type CachePlace = { readonly folder: string } | "usual" | "none";

/** The real thing: this installation, the disk, and a cache. */
export function createRecall(place: CachePlace): Recall {
  const generator = readGeneratorInfo().digest;
  return {
    cache: openCache(place, generator),
    generator,
    fileSystem: realFileSystem,
    reader: realSourceReader,
    stamps: realStamps,
  };
}

function openCache(place: CachePlace, generator: string): Cache {
  if (place === "none") return NO_CACHE;
  return createDiskCache(place === "usual" ? findCacheFolder(".") : place.folder, generator);
}
