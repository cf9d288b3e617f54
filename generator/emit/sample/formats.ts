import { below, derive, type Seed } from "./random.js";

/** What a `format` demands of a string, and values of it. */
export interface TextFormat {
  /** Errs on the strict side: what it accepts, every validator of the format accepts. */
  readonly accepts: (text: string) => boolean;
  readonly sample: (seed: Seed) => string;
}

/** Formats of strings (JSON Schema 2020-12 validation §7.3, OpenAPI format registry) by name. */
export const TEXT_FORMATS: ReadonlyMap<string, TextFormat> = new Map<string, TextFormat>([
  ["date-time", { accepts: isDateTime, sample: (seed) => `${sampleDate(seed)}T${sampleTime(seed)}` }],
  ["date", { accepts: isDate, sample: sampleDate }],
  ["time", { accepts: isTime, sample: (seed) => sampleTime(seed) }],
  ["duration", { accepts: isDuration, sample: (seed) => `PT${1 + below(seed, 48)}H` }],
  ["uuid", { accepts: (text) => /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text), sample: sampleUuid }],
  ["email", { accepts: isEmail, sample: sampleEmail }],
  ["idn-email", { accepts: isEmail, sample: sampleEmail }],
  ["hostname", { accepts: isHostname, sample: (seed) => `host-${below(seed, 1000)}.example.com` }],
  ["idn-hostname", { accepts: isHostname, sample: (seed) => `host-${below(seed, 1000)}.example.com` }],
  ["ipv4", { accepts: isIpv4, sample: (seed) => `192.0.2.${1 + below(seed, 254)}` }],
  ["ipv6", { accepts: isIpv6, sample: (seed) => `2001:db8::${(1 + below(seed, 0xfffe)).toString(16)}` }],
  ["uri", { accepts: isUri, sample: sampleUri }],
  ["uri-reference", { accepts: isUriReference, sample: sampleUri }],
  ["iri", { accepts: isUri, sample: sampleUri }],
  ["iri-reference", { accepts: isUriReference, sample: sampleUri }],
  ["uri-template", { accepts: isUriTemplate, sample: (seed) => `${sampleUri(seed)}/{id}` }],
  ["json-pointer", { accepts: isJsonPointer, sample: (seed) => `/items/${below(seed, 10)}` }],
  ["relative-json-pointer", { accepts: isRelativeJsonPointer, sample: (seed) => `${below(seed, 3)}/items` }],
  ["regex", { accepts: isRegex, sample: (seed) => `^[a-z]{${1 + below(seed, 9)}}$` }],
  ["byte", { accepts: isBase64, sample: sampleBase64 }],
]);

const INTEGER_FORMATS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["int8", [-128, 127]],
  ["int16", [-32_768, 32_767]],
  ["int32", [-(2 ** 31), 2 ** 31 - 1]],
  ["int64", [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]],
  ["uint8", [0, 255]],
  ["uint16", [0, 65_535]],
  ["uint32", [0, 2 ** 32 - 1]],
  ["uint64", [0, Number.MAX_SAFE_INTEGER]],
]);

/** Lowest and highest value of a format of integers, cut to what a double holds exactly. */
export function integerRange(format: string | undefined): readonly [number, number] | undefined {
  return format === undefined ? undefined : INTEGER_FORMATS.get(format);
}

/** RFC 3339 §5.6, without leap seconds: `Date` has none. */
function isDateTime(text: string): boolean {
  const [date = "", time = "", ...rest] = text.split("T");
  return rest.length === 0 && isDate(date) && isTime(time);
}

function isDate(text: string): boolean {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (found === null) return false;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number]; // three groups
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.test(text);
}

/** RFC 3339 appendix A. */
function isDuration(text: string): boolean {
  const time = String.raw`T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)`;
  return new RegExp(String.raw`^P(?:\d+W|${time}|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)(?:${time})?)$`).test(text);
}

function isEmail(text: string): boolean {
  const [local = "", host = "", ...rest] = text.split("@");
  return (
    rest.length === 0 && local.length <= 64 && /^[\w%+-]+(?:\.[\w%+-]+)*$/.test(local) && isHostname(host) && host.includes(".")
  );
}

/** RFC 1123 §2.1; labels that look like encoded Unicode are left alone. */
function isHostname(text: string): boolean {
  if (text.length > 253) return false;
  return text.split(".").every((label) => /^(?!..--)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(label));
}

function isIpv4(text: string): boolean {
  return text.split(".").length === 4 && text.split(".").every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

function isIpv6(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}

/** RFC 3986 §3, ASCII only. */
function isUri(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\/[a-z\d.-]+(?::\d{1,5})?(?:[/?#]|$)/i.test(text) && isUriReference(text);
}

function isUriReference(text: string): boolean {
  const [, fragment = "", ...rest] = text.split("#");
  return (
    rest.length === 0 &&
    !fragment.includes("#") &&
    /^(?:[\w.~!$&'()*+,;=:@/?#-]|%[\da-f]{2})*$/i.test(text) &&
    !/^[^/?#]*:[^/]/.test(text)
  );
}

/** RFC 6570, simple expressions only. */
function isUriTemplate(text: string): boolean {
  return isUriReference(text.replace(/\{[a-z]\w*\}/gi, "x"));
}

/** RFC 6901 §3. */
function isJsonPointer(text: string): boolean {
  return text === "" || /^(?:\/(?:[^~/]|~[01])*)+$/.test(text);
}

function isRelativeJsonPointer(text: string): boolean {
  const found = /^(?:0|[1-9]\d*)(#|.*)$/s.exec(text);
  return found !== null && (found[1] === "#" || isJsonPointer(found[1] ?? ""));
}

function isRegex(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false; // a SyntaxError is the answer
  }
}

/** RFC 4648 §4, padded, in its one canonical spelling. */
export function isBase64(text: string): boolean {
  return /^(?:[A-Za-z\d+/]{4})*$/.test(text) || /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)$/.test(text)
    ? Buffer.from(text, "base64").toString("base64") === text
    : false;
}

function sampleDate(seed: Seed): string {
  const year = 2024 + below(derive(seed, "year"), 3);
  return `${year}-${pad(1 + below(derive(seed, "month"), 12))}-${pad(1 + below(derive(seed, "day"), 28))}`;
}

function sampleTime(seed: Seed): string {
  const [hour, minute, second] = [
    below(derive(seed, "hour"), 24),
    below(derive(seed, "minute"), 60),
    below(derive(seed, "second"), 60),
  ];
  return `${pad(hour)}:${pad(minute)}:${pad(second)}.${pad(below(derive(seed, "millisecond"), 1000), 3)}Z`;
}

function sampleUuid(seed: Seed): string {
  const digit = (index: number, count = 16): string => below(derive(seed, index), count).toString(16);
  const digits = (from: number, count: number): string =>
    Array.from({ length: count }, (_, index) => digit(from + index)).join("");
  const variant = (8 + below(derive(seed, "variant"), 4)).toString(16);
  return `${digits(0, 8)}-${digits(8, 4)}-4${digits(12, 3)}-${variant}${digits(15, 3)}-${digits(18, 12)}`; // RFC 9562 §5.4
}

function sampleEmail(seed: Seed): string {
  return `user${below(seed, 1000)}@example.com`;
}

function sampleUri(seed: Seed): string {
  return `https://example.com/${below(seed, 10_000)}`;
}

function sampleBase64(seed: Seed): string {
  return Buffer.from(Array.from({ length: 6 }, (_, index) => below(derive(seed, index), 256))).toString("base64");
}

function pad(value: number, length = 2): string {
  return String(value).padStart(length, "0");
}
