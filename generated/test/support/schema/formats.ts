import { fullFormats } from "ajv-formats/dist/formats.js";
import type { SchemaObject } from "../oracle/model-table.js";

type Test = (text: string) => boolean;

/** Where ajv-formats says otherwise than the RFCs that the formats name, which the models follow. */
export interface FormatDeviation {
  readonly formats: readonly string[];
  /** The texts concerned. */
  readonly matches: RegExp;
  /** What is right for them. */
  readonly valid: boolean;
  readonly reason: string;
}

export const FORMAT_DEVIATIONS: readonly FormatDeviation[] = [
  { formats: ["date-time"], matches: /^\S+\s/, valid: false, reason: "RFC 3339 §5.6 separates date and time by T" },
  {
    formats: ["date-time", "time"],
    matches: /[+-]\d\d(?:\d\d)?$/,
    valid: false,
    reason: "RFC 3339 §5.6: offsets have a colon and minutes",
  },
  { formats: ["uuid"], matches: /^urn:/i, valid: false, reason: "RFC 9562 §4: the URN is made of a UUID, and is none" },
  { formats: ["hostname"], matches: /\.$/, valid: false, reason: "RFC 1123 §2.1: no empty label" },
  {
    formats: ["hostname"],
    matches: /(?:^|\.)(?!xn)[^.]{2}--/i,
    valid: false,
    reason: "RFC 5891 §4.2.3.1: hyphens in third and fourth place are for encoded labels",
  },
  {
    formats: ["email"],
    matches: /^[^@]{65}|@(?:.{254}|.*[^.]{64})|[@.](?!xn)[^.@]{2}--[^@]*$/i,
    valid: false,
    reason: "RFC 5321 §4.5.3.1, RFC 1035 §2.3.4: names of 64 characters, labels of 63, domains of 253; RFC 5891 §4.2.3.1",
  },
  {
    formats: ["email"],
    matches: /^".+"@|^[^@]+@(?:\[|[a-z\d-]+$)/i,
    valid: true,
    reason: "RFC 5321 §4.1.2: quoted names, address literals, hosts of one label",
  },
  { formats: ["duration"], matches: /^P$|T$/, valid: false, reason: "RFC 3339 appendix A: something has to last" },
];

/** Formats that the models check and ajv-formats does not know: by what they have in common with one that it knows. */
const RELATIVES: Readonly<Record<string, string>> = {
  "idn-email": "email",
  "idn-hostname": "hostname",
  iri: "uri",
  "iri-reference": "uri-reference",
};

const STRINGS = [
  "date-time",
  "date",
  "time",
  "duration",
  "uuid",
  "email",
  "hostname",
  "ipv4",
  "ipv6",
  "uri",
  "uri-reference",
  "uri-template",
  "json-pointer",
  "relative-json-pointer",
  "regex",
  "byte",
] as const;

/** Formats that the models check where formats are asserted. */
export const KNOWN_FORMATS: ReadonlySet<string> = new Set([...STRINGS, ...Object.keys(RELATIVES), "int32", "int64"]);

/** The formats for ajv. */
export function formatsForAjv(): Readonly<
  Record<string, { readonly type: "number"; readonly validate: (value: number) => boolean } | Test>
> {
  const texts = STRINGS.map((name) => [name, correct(name, testOf(name))] as const);
  const relatives = Object.entries(RELATIVES).map(([name, other]) => [name, correct(other, testOf(other))] as const);
  return {
    ...Object.fromEntries([...texts, ...relatives]),
    int32: { type: "number", validate: (value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31 },
    // A JSON number beyond 2^53 has lost digits before anyone can see them.
    int64: { type: "number", validate: Number.isSafeInteger },
    "safe-integer": { type: "number", validate: Number.isSafeInteger },
  };
}

function correct(name: string, test: Test): Test {
  const deviations = FORMAT_DEVIATIONS.filter((each) => each.formats.includes(name));
  return (text) => deviations.find((each) => each.matches.test(text))?.valid ?? test(text);
}

function testOf(name: string): Test {
  const format: unknown = Reflect.get(fullFormats, name);
  const isWrapped = typeof format === "object" && format !== null && !(format instanceof RegExp);
  const validate: unknown = isWrapped ? Reflect.get(format, "validate") : format;
  if (validate instanceof RegExp) return (text) => text.search(validate) >= 0; // some are global, and `test` would go on from the last match
  if (typeof validate === "function") return (text) => validate(text) === true;
  throw new Error(`ajv-formats has no ${name}`);
}

/** Bytes as they are, which no JSON value is: `format: binary`, or since OpenAPI 3.1 a media type without an encoding. */
export function isBinary({ format, contentMediaType, contentEncoding }: SchemaObject): boolean {
  return format === "binary" || (contentMediaType === "application/octet-stream" && contentEncoding === undefined);
}
