import { parseBase64 } from "./bytes.js";

/** RFC 9562 §4, any version and case. */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text);
}

/** RFC 6901 §3. */
export function isJsonPointer(text: string): boolean {
  return /^(?:\/(?:[^~/]|~[01])*)*$/u.test(text);
}

/** draft-bhutton-relative-json-pointer-00 §3. */
export function isRelativeJsonPointer(text: string): boolean {
  return /^(?:0|[1-9]\d*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/u.test(text);
}

/** A pattern that ECMA-262 takes in unicode mode. */
export function isRegex(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false; // the constructor is the definition
  }
}

/** RFC 4648 §4. */
export function isBase64(text: string): boolean {
  return parseBase64(text) !== undefined;
}
