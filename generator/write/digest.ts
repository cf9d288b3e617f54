import { hash } from "node:crypto";

/** SHA-256 of bytes, or of a text's UTF-8, in lower-case hexadecimal. */
export function digest(content: string | Uint8Array): string {
  return hash("sha256", content, "hex");
}

/** Digest of an input text: the same with and without a BOM, and whatever its line ends are. */
export function digestText(text: string): string {
  return digest(text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n"));
}

/** Digest of plain JSON data, whatever the order of its keys. Keys without a value count as absent. */
export function digestData(data: unknown): string {
  return digest(canonicalJson(data));
}

/** JSON with sorted keys and no white space; `JSON.stringify` decides about everything else. */
function canonicalJson(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) => (isRecord(value) ? sortKeys(value) : value)) ?? "null";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// Object.fromEntries defines own properties, so that a `__proto__` key stays data.
function sortKeys(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
