/** How the models read the document; what `test/reading.json` holds. */
export interface Reading {
  readonly dates: "Date" | "string";
  readonly int64: "number" | "bigint" | "string";
  readonly bytes: "string" | "Uint8Array";
  readonly formats: "assert" | "annotate";
  readonly defaults: "document" | "apply";
  readonly unknownProperties: "keep" | "strip" | "reject";
}
