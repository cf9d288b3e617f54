/**
 * Pseudo-random numbers without state to carry about: a seed is a 32-bit number, and every place
 * in a value derives its own from its parent's. So a value depends on where it stands alone, and a
 * new neighbour changes nothing else.
 */
export type Seed = number;

/** A seed made of text (FNV-1a, 32 bits, over UTF-16 code units). */
export function seedOf(text: string): Seed {
  return derive(0x811c9dc5, text);
}

/** The seed of something inside: a property by name, an item by index, the n-th attempt. */
export function derive(seed: Seed, key: string | number): Seed {
  const text = String(key);
  let hash = seed ^ 0x5bd1e995;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mix(hash);
}

/** A number in [0, 1). */
export function fraction(seed: Seed): number {
  return mix(seed ^ 0x9e3779b9) / 2 ** 32;
}

/** An integer in [0, count). */
export function below(seed: Seed, count: number): number {
  return Math.floor(fraction(seed) * count);
}

/** One of several; `undefined` of none. */
export function pick<T>(seed: Seed, choices: readonly T[]): T | undefined {
  return choices[below(seed, choices.length)];
}

// The finaliser of MurmurHash3, so that near seeds give far numbers.
function mix(hash: number): Seed {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
