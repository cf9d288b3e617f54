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

/** Formats that say of a schema without a type that it speaks of numbers (OAS format registry). */
export const FORMATS_OF_NUMBERS: ReadonlySet<string> = new Set([
  ...["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"],
  ...["float", "double", "double-int"],
]);

/** Formats that say of a schema without a type that it speaks of strings (OAS format registry, JSON Schema 2020-12 §7.3). */
export const FORMATS_OF_STRINGS: ReadonlySet<string> = new Set([
  ...STRING_FORMATS,
  ...[
    "date-time-local",
    "time-local",
    "http-date",
    "base64url",
    "binary",
    "char",
    "commonmark",
    "html",
    "media-range",
    "password",
  ],
]);
