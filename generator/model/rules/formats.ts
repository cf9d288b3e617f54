/** Formats of strings that are checked when `formats` is `"assert"`; all others are annotations (JSON Schema 2020-12 §7.3). */
export const STRING_FORMATS: ReadonlySet<string> = new Set([
  "date-time",
  "date",
  "time",
  "duration",
  "uuid",
  "email",
  "idn-email",
  "hostname",
  "idn-hostname",
  "ipv4",
  "ipv6",
  "uri",
  "uri-reference",
  "iri",
  "iri-reference",
  "uri-template",
  "json-pointer",
  "relative-json-pointer",
  "regex",
  "byte",
]);

/** Formats of numbers that are checked (OAS format registry). */
export const NUMBER_FORMATS: ReadonlySet<string> = new Set(["int32", "int64"]);
