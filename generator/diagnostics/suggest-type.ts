import { nearest } from "./nearest.js";

/** What other languages call a type, and how JSON Schema says it. */
const typesOfOthers: ReadonlyMap<string, string> = new Map([
  ["any", "no type at all"],
  ["bigint", "type: integer with format: int64"],
  ["binary", "type: string with format: binary"],
  ["bool", "type: boolean"],
  ["byte", "type: string with format: byte"],
  ["char", "type: string"],
  ["date", "type: string with format: date"],
  ["date-time", "type: string with format: date-time"],
  ["datetime", "type: string with format: date-time"],
  ["decimal", "type: number"],
  ["dict", "type: object"],
  ["double", "type: number with format: double"],
  ["enum", "type: string beside the enum"],
  ["file", "type: string with format: binary"],
  ["float", "type: number with format: float"],
  ["hash", "type: object"],
  ["int", "type: integer"],
  ["int32", "type: integer with format: int32"],
  ["int64", "type: integer with format: int64"],
  ["list", "type: array"],
  ["long", "type: integer with format: int64"],
  ["map", "type: object with additionalProperties"],
  ["nil", 'type: "null"'],
  ["none", 'type: "null"'],
  ["str", "type: string"],
  ["text", "type: string"],
  ["timestamp", "type: string with format: date-time"],
  ["uri", "type: string with format: uri"],
  ["url", "type: string with format: uri"],
  ["uuid", "type: string with format: uuid"],
]);

/**
 * What a `type` that is none was probably to be, as a sentence.
 * @param found the value as JSON
 */
export function suggestType(found: string, known: readonly string[]): string | undefined {
  if (found === "null") return 'Put the name in quotes, as in type: "null", or leave the keyword out.';
  const name = /^"([^"\\]+)"$/.exec(found)?.[1];
  if (name === undefined) return undefined;
  const meant = typesOfOthers.get(name.toLowerCase());
  if (meant !== undefined) return `JSON Schema says that with ${meant}.`;
  const near = nearest(name, known);
  return near === undefined ? undefined : `Did you mean ${JSON.stringify(near)}?`;
}
