import { type Code, code } from "../print/code.js";
import { stringLiteral } from "../print/literal.js";

// Each format has its own function, so that a model pays for what it uses.
const TESTS: ReadonlyMap<string, Code> = new Map([
  ["date-time", code`$.isDateTime`],
  ["date", code`$.isDay`],
  ["time", code`$.isTime`],
  ["duration", code`$.isDuration`],
  ["uuid", code`$.isUuid`],
  ["email", code`$.isEmail`],
  ["idn-email", code`$.isIdnEmail`],
  ["hostname", code`$.isHostname`],
  ["idn-hostname", code`$.isIdnHostname`],
  ["ipv4", code`$.isIpv4`],
  ["ipv6", code`$.isIpv6`],
  ["uri", code`$.isUri`],
  ["uri-reference", code`$.isUriReference`],
  ["iri", code`$.isIri`],
  ["iri-reference", code`$.isIriReference`],
  ["uri-template", code`$.isUriTemplate`],
  ["json-pointer", code`$.isJsonPointer`],
  ["relative-json-pointer", code`$.isRelativeJsonPointer`],
  ["regex", code`$.isRegex`],
  ["byte", code`$.isBase64`],
]);

const RANGES: ReadonlyMap<string, Code> = new Map([
  ["int32", code`$.checkInt32`],
  ["int64", code`$.checkInt64`],
]);

/** The call that asserts a format; nothing for one that is only an annotation. */
export function formatCheck(format: string, call: (check: Code, ...parts: readonly Code[]) => Code): Code | undefined {
  const range = RANGES.get(format);
  if (range !== undefined) return call(range);
  const test = TESTS.get(format);
  return test === undefined ? undefined : call(code`$.checkFormat`, stringLiteral(format), test);
}
