import { type Context, report, wrongType } from "./context.js";
import type { Key } from "./issue.js";
import { type Blob, isBlob, isBytes } from "./kind.js";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 with padding (RFC 4648 §4), in the one spelling that encoding gives back. */
export function decodeBytes(input: unknown, context: Context, key?: Key): Uint8Array {
  if (typeof input !== "string") return wrongType("string", input, context, key);
  return parseBase64(input) ?? report("format", "base64", input, context, key);
}

/** Canonical base64 (RFC 4648 §4). */
export function encodeBytes(value: Uint8Array, context: Context, key?: Key): string {
  return isBytes(value) ? formatBase64(value) : wrongType("Uint8Array", value, context, key);
}

/** A file; it does not travel as JSON, but as (part of) a body. */
export function decodeBlob(input: unknown, context: Context, key?: Key): Blob {
  return isBlob(input) ? input : wrongType("Blob", input, context, key);
}

/** The file itself, if it is one. */
export function encodeBlob(value: Blob, context: Context, key?: Key): Blob {
  return decodeBlob(value, context, key);
}

/** The bytes of canonical base64, or nothing. */
export function parseBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const end = text.length - padding;
  let bits = 0;
  let size = 0;
  let at = 0;
  for (let index = 0; index < end; index++) {
    const digit = digitOf(text.charCodeAt(index));
    if (digit < 0) return undefined;
    bits = ((bits << 6) | digit) & 0xfff;
    size += 6;
    if (size >= 8) {
      size -= 8;
      bytes[at++] = (bits >> size) & 0xff;
    }
  }
  // What is left over must be zero, or two texts would mean the same bytes (RFC 4648 §3.5).
  return (bits & ((1 << size) - 1)) === 0 ? bytes : undefined;
}

function digitOf(char: number): number {
  if (char >= 65 && char <= 90) return char - 65;
  if (char >= 97 && char <= 122) return char - 71;
  if (char >= 48 && char <= 57) return char + 4;
  return char === 43 ? 62 : char === 47 ? 63 : -1;
}

function formatBase64(bytes: Uint8Array): string {
  let text = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index;
    const bits = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    text += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt((bits >> 12) & 63);
    text += left > 1 ? ALPHABET.charAt((bits >> 6) & 63) : "=";
    text += left > 2 ? ALPHABET.charAt(bits & 63) : "=";
  }
  return text;
}
