import type { SchemaObject } from "../oracle/model-table.js";
import { longestFor } from "./backtracking.js";

/** One value of each kind of JSON, the easily mistaken ones: text that reads as a number, a number that reads as a switch. */
export const KINDS: readonly unknown[] = [null, true, 0, 7, 0.5, "", "7", [], {}];

const STRANGER = "not-in-the-document";
const NUMBERS = [-1, 1, 1.5, 1e-7, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 53 - 1, 2 ** 53, 1e300];
const TEXTS = [STRANGER, " ", "é日本😀\u0000", "a", "0", "A-1"];

/** Texts that formats are easily wrong about, right ones among them. */
const FORMATTED: Readonly<Record<string, readonly string[]>> = {
  "date-time": [
    "2024-02-29T23:59:59.123456789+05:30",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59-23:59",
    "2016-12-31T23:59:60Z",
    "2023-02-29T00:00:00Z",
    "2024-01-01T00:00:00",
    "2024-01-01",
    "2024-01-01T24:00:00Z",
  ],
  date: ["2024-02-29", "2023-02-29", "2024-1-1", "2024-01-01T00:00:00Z"],
  time: ["23:59:59.5Z", "24:00:00Z", "12:00:00"],
  duration: ["P1Y2M3DT4H5M6S", "P1W", "1D", "PT1.5H"],
  uuid: ["3f2504e0-4f89-11d3-9a0c-0305e82c3301", "3F2504E0-4F89-11D3-9A0C-0305E82C3301", "3f2504e04f8911d39a0c0305e82c3301"],
  email: ["a.b+c@example.com", "a@b@c", "example.com"],
  "idn-email": ["a@example.com", "example.com"],
  hostname: ["a-b.example.com", "-a.example.com", "a_b"],
  "idn-hostname": ["a-b.example.com", "-a.example.com"],
  ipv4: ["255.0.0.1", "256.0.0.1", "1.2.3"],
  ipv6: ["::1", "2001:db8::8a2e:370:7334", "1::2::3", "12345::"],
  uri: ["urn:a:b", "https://example.com/a?b=c#d", "/a/b", "not a uri", "https://a b"],
  "uri-reference": ["/a/b", "a b", "#a"],
  iri: ["https://example.com/a", "not a uri"],
  "iri-reference": ["/a/b", "a b"],
  "uri-template": ["https://example.com/{id}", "{id", "a b"],
  "json-pointer": ["", "/a~1b/0", "a/b", "/a~2"],
  "relative-json-pointer": ["0#", "1/a", "/a", "-1"],
  regex: ["^a+$", "(", "[a"],
  byte: ["", "YQ==", "YWJj", "YQ=", "Y Q=", "not base64!"],
};

/**
 * Values at the edges of what schemas demand of one place, on both sides; which are valid is for others to say.
 *
 * @param cubic patterns as `longestFor` takes them
 */
export function edgesOf(schemas: readonly SchemaObject[], value: unknown, cubic: ReadonlySet<string>): readonly unknown[] {
  const listed = schemas.flatMap(listedValues);
  const longest = Math.min(...schemas.map(({ pattern }) => longestFor(pattern, cubic)));
  const all = [
    ...listed,
    ...listed.flatMap(nearlyEqual),
    ...schemas.flatMap(numberEdges),
    ...schemas.flatMap((schema) => textEdges(schema, value, longest)),
  ];
  const named = new Set(schemas.flatMap(({ type }) => type));
  if (named.has("number") || named.has("integer")) all.push(...NUMBERS);
  if (named.has("string")) all.push(...TEXTS);
  return all;
}

/** Texts that the format of a schema is easily wrong about, the first of them right; none where it has no such format. */
export function formattedTexts({ format }: SchemaObject): readonly string[] {
  return typeof format === "string" && Object.hasOwn(FORMATTED, format) ? (FORMATTED[format] ?? []) : [];
}

/** Values that a schema lists: members of an enum, a constant. */
export function listedValues(schema: SchemaObject): readonly unknown[] {
  const members: readonly unknown[] = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  return "const" in schema ? [schema["const"], ...members] : members;
}

// What a careless comparison takes for the same.
function nearlyEqual(value: unknown): readonly unknown[] {
  switch (typeof value) {
    case "string":
      return [`${value} `, value.toUpperCase(), STRANGER];
    case "number":
      return [String(value), toDecimal(value + 1)];
    case "boolean":
      return [!value, String(value)];
    default:
      return [STRANGER];
  }
}

function numberEdges(schema: SchemaObject): readonly number[] {
  const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].map((keyword) => schema[keyword]);
  const factor = schema["multipleOf"];
  return [
    ...bounds
      .filter((bound) => typeof bound === "number")
      .flatMap((bound) => [bound, ...[bound - 1, bound + 1, bound - 0.5, bound + 0.5].map(toDecimal)]),
    ...(typeof factor === "number" ? [factor, ...[2 * factor, 3 * factor, factor / 2, factor * 1.5].map(toDecimal), 0] : []),
  ];
}

/** The decimal that was meant: 3 × 0.1 and 188 × 0.01 come out a little more in doubles, and then are no multiples. */
export function toDecimal(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

/** @param longest of the texts in which a pattern may fail */
function textEdges(schema: SchemaObject, value: unknown, longest: number): readonly string[] {
  const { minLength, maxLength, pattern } = schema;
  const text = typeof value === "string" && value !== "" ? value : "a";
  const base = text.length > longest ? resize(text, longest, "") : text;
  const lengths = [minLength, maxLength].filter((length) => typeof length === "number");
  const sized = lengths
    .flatMap((length) => [length - 1, length, length + 1])
    .filter((length) => length >= 0 && length <= longest)
    .flatMap((length) => [resize(base, length, "x"), resize(base, length, "😀")]);
  const patterned = typeof pattern === "string" ? [`${base}\n`, `${base}!`, ` ${base}`, base.slice(1), base.toUpperCase()] : [];
  return [...sized, ...patterned, ...formattedTexts(schema)];
}

// Lengths are in code points, so that half of the characters that JavaScript counts as two tell whether that is known.
function resize(text: string, length: number, filler: string): string {
  const characters = Array.from(text);
  return characters.length >= length ? characters.slice(0, length).join("") : text + filler.repeat(length - characters.length);
}
