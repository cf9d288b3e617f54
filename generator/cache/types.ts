/**
 * What earlier runs found out, by name. It may be thrown away at any time and never changes what a run
 * gives, only how long it takes: whoever asks has to do without an answer.
 */
export interface Cache {
  /**
   * What was written under the name by this very generator; undefined where there is nothing whole.
   * @param key everything that the content is a function of, beside the generator's own code
   */
  read(kind: CacheKind, key: string): string | undefined;
  /** Keeps a content; where that is not possible, nothing happens. */
  write(kind: CacheKind, key: string, content: string): void;
}

/** What is kept: values of YAML texts, and the text that each document had last; what is known of finished runs; digests of printed files and of what they came from. */
export const CACHE_KINDS = ["yaml", "text", "run", "files"] as const;
export type CacheKind = (typeof CACHE_KINDS)[number];

/** The same cache, but for what is kept of one kind: that is never found, and kept anew. */
export function forget(kind: CacheKind, cache: Cache): Cache {
  if (cache === NO_CACHE) return cache;
  return { ...cache, read: (asked, key) => (asked === kind ? undefined : cache.read(asked, key)) };
}

/** Remembers nothing; whoever prepares much for a cache asks first whether it is this one. */
export const NO_CACHE: Cache = { read: () => undefined, write: () => {} };
