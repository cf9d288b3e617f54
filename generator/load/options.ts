/** Limits of what is read. A document may be a stranger's, and so may be what it refers to. */
export interface ReadingOptions {
  /** Hosts that references may be fetched from, with the port where it is not the usual one; the host of the input is none of them. */
  readonly allowHosts: readonly string[];
  /** Folder that references may lead to, and that the document is in; the document's own where absent. */
  readonly root?: string;
  /** Levels of objects and lists in one another. */
  readonly maxDepth: number;
  /** Size of one file in units of 2²⁰ bytes. */
  readonly maxMegabytes: number;
}
