import type { ReadingOptions } from "./options.js";

/** How much of a document is taken in before it counts as a mistake or an attack. */
export interface Limits {
  /** Size of one file in bytes. */
  readonly maxBytes: number;
  /** Levels of objects and arrays in one another; above {@link DEEPEST} that counts. */
  readonly maxDepth: number;
  /** Nodes that the YAML aliases of one file may stand for, all together. */
  readonly maxAliasNodes: number;
  /** Number of files that are read for one root document. */
  readonly maxFiles: number;
  /** For one file that is fetched, in milliseconds. */
  readonly timeout: number;
}

/** Deeper nesting could overflow the stack of what comes after, whatever the user allows. */
export const DEEPEST = 1000;

/** 2²⁰, as people count the size of files. */
export const BYTES_A_MEGABYTE = 1_048_576;

export const DEFAULT_LIMITS: Limits = {
  maxBytes: 64 * BYTES_A_MEGABYTE,
  maxDepth: 200,
  maxAliasNodes: 100_000,
  maxFiles: 10_000,
  timeout: 30_000,
};

/** The limits as the config sets them, and where references may lead: hosts and a folder. */
export function limitsOf({
  allowHosts,
  root,
  maxDepth,
  maxMegabytes,
}: ReadingOptions): Limits & { readonly allowedHosts: readonly string[]; readonly rootFolder: string | undefined } {
  const maxBytes = maxMegabytes * BYTES_A_MEGABYTE;
  return { ...DEFAULT_LIMITS, maxDepth, maxBytes, allowedHosts: allowHosts, rootFolder: root };
}
