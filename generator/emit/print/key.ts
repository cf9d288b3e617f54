import type { Code } from "./code.js";
import { stringLiteral } from "./literal.js";

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** Names that every object has through its prototype: only an own property counts (JSON Schema 2020-12 §6.5.3). */
export const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** A property name in a type: bare where it is an ASCII identifier, else quoted. */
export function typeKey(name: string): Code {
  return IDENTIFIER.test(name) ? (name as Code) : stringLiteral(name); // the pattern lets identifiers through only
}

/** A property name in an object literal: as {@link typeKey}, but never one that sets the prototype. */
export function objectKey(name: string): Code {
  return name === "__proto__" ? ('["__proto__"]' as Code) : typeKey(name); // fixed text
}

/** Access to a property of a typed object: `.name` or `["odd name"]`. */
export function memberAccess(name: string): Code {
  return (IDENTIFIER.test(name) ? `.${name}` : `[${stringLiteral(name)}]`) as Code; // as above
}
