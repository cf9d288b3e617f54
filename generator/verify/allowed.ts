/**
 * What the emitted TypeScript may use beside what it defines itself. Whoever teaches an emitter to
 * write something new adds it here; the grammar stands in the modules beside this one.
 */

/** Packages that modules may import; else only modules of the package itself. */
export const PACKAGES: ReadonlySet<string> = new Set(["vitest", "vitest/config"]);

/** Values that are there without an import. */
export const GLOBAL_VALUES: ReadonlySet<string> = new Set(["undefined"]);

/** Functions that are there without an import, and pure. */
export const GLOBAL_FUNCTIONS: ReadonlySet<string> = new Set(["BigInt"]);

/** Methods of values, but for those of our own namespaces. */
export const METHODS: ReadonlySet<string> = new Set(["has"]);

/** Classes that may be constructed. */
export const CLASSES: ReadonlySet<string> = new Set(["Date", "Uint8Array", "Blob", "URL"]);

/** Types that are there without an import. */
export const GLOBAL_TYPES: ReadonlySet<string> = new Set([
  ...["string", "number", "boolean", "bigint", "null", "undefined", "unknown", "never", "void", "true", "false"],
  ...["Date", "Uint8Array", "Blob", "Record", "Exclude", "Extract", "Omit", "Partial", "Pick", "Readonly", "ReadonlySet"],
]);
