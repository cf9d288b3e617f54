import type { JsonValue } from "../../model/types.js";
import type { Code } from "./code.js";

// What may not stand raw in source: C0 and C1 controls, DEL, line separators, bidi controls, zero-width
// and other invisible characters, lone surrogates, and tag characters (Trojan Source, CVE-2021-42574).
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: joiners and half pairs are what it looks for
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udfff]/g;

// Nearly every text of a document; finding that out is much cheaper than looking for what is hidden.
const PLAIN = /^[\x20-\x7e]*$/;

/** Replaces each hidden character by its `\uXXXX` escapes. */
export function escapeHidden(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(HIDDEN, (found) => {
    let escaped = "";
    for (let index = 0; index < found.length; index++) {
      escaped += `\\u${found.charCodeAt(index).toString(16).padStart(4, "0")}`;
    }
    return escaped;
  });
}

/** A string as a double-quoted literal, for values, types and property names alike. */
export function stringLiteral(text: string): Code {
  const json = JSON.stringify(text);
  // Where source is shown in HTML, `</script` would end it, and a comment would begin or be a directive.
  const quoted = json.includes("<") ? json.replaceAll("</", "<\\/").replaceAll("<!--", "\\u003c!--") : json;
  return escapeHidden(quoted) as Code; // JSON quoting makes it a literal whatever the text is
}

/**
 * A number as a literal.
 * @throws RangeError for NaN and the infinities, which no JSON document can hold
 */
export function numberLiteral(value: number): Code {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  return (Object.is(value, -0) ? "-0" : String(value)) as Code; // digits, sign, point and exponent only
}

/** A key of an object literal; `__proto__` is computed, since written plainly it would set the prototype. */
export function propertyKey(name: string): Code {
  if (name === "__proto__") return '["__proto__"]' as Code; // fixed text
  return stringLiteral(name);
}

/** A JSON value as an expression on one line, keys quoted. */
export function literal(value: JsonValue): Code {
  if (value === null) return "null" as Code; // fixed text
  switch (typeof value) {
    case "string":
      return stringLiteral(value);
    case "number":
      return numberLiteral(value);
    case "boolean":
      return (value ? "true" : "false") as Code; // fixed text
    default:
  }
  if (isArray(value)) return `[${value.map(literal).join(", ")}]` as Code; // safe parts, fixed punctuation
  const members = Object.entries(value).map(([name, member]) => `${propertyKey(name)}: ${literal(member)}`);
  return (members.length === 0 ? "{}" : `{ ${members.join(", ")} }`) as Code; // safe parts, fixed punctuation
}

// Array.isArray does not narrow readonly arrays.
function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
