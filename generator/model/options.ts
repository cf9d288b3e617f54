/** How the document is to be read; part of the config (`models`), defaults applied. */
export interface ModelOptions {
  /** `auto`: open where a response can carry the value. */
  readonly enums: "auto" | "open" | "closed";
  /** The same for unions with a discriminator. */
  readonly unions: "auto" | "open" | "closed";
  /** What schemas are that a discriminator tells apart: a union of those that extend one, each with its own tags, or what they say themselves. */
  readonly inheritance: "union" | "parent";
  readonly dates: "Date" | "string";
  readonly int64: "number" | "bigint" | "string";
  readonly bytes: "string" | "Uint8Array";
  readonly formats: "assert" | "annotate";
  readonly unknownProperties: "keep" | "strip" | "reject";
  readonly defaults: "document" | "apply";
}
