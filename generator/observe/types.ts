/** The steps that a run's time goes to, in their order. */
export const STEPS = [
  "start",
  "config",
  "recall",
  "load",
  "resolve",
  "graph",
  "names",
  "models",
  "docs",
  "tests",
  "package",
  "compare",
  "verify",
  "write",
  "remember",
  "report",
] as const;
export type Step = (typeof STEPS)[number];

/** What is counted on the way. */
export type Counter =
  /** Texts of documents that a parser went through. */
  | "parsed"
  /** Texts of documents whose value was in the cache. */
  | "recalled"
  /** Texts of documents of which only what has changed since they were read last was parsed. */
  | "patched"
  /** Files of the output that were made. */
  | "printed"
  /** Files of the output that need not be made, for they are known to be what they were. */
  | "reused"
  /** Files of the output, and bytes of them, that were read, and that were written. */
  | "read"
  | "read bytes"
  | "written"
  | "written bytes";

/** Looks on at a run; nothing that it does changes what comes of it. */
export interface Observer {
  /** The step that was before ends here. */
  begin(step: Step): void;
  count(counter: Counter, by?: number): void;
}

/** Looks the other way. */
export const UNOBSERVED: Observer = { begin: () => {}, count: () => {} };
