import type { JsonObject, JsonValue } from "../../model/types.js";

const JSON_TYPES: readonly string[] = ["application/json"];
const FORM_TYPES: readonly string[] = ["application/x-www-form-urlencoded", "multipart/form-data"];

/** In what bodies travel where an operation does not say it. */
export interface MediaTypes {
  readonly produces: readonly string[];
  readonly consumes: readonly string[];
}

export function readMediaTypes({ produces, consumes }: JsonObject, defaults: MediaTypes | undefined): MediaTypes {
  return {
    produces: list(produces) ?? defaults?.produces ?? JSON_TYPES,
    consumes: list(consumes) ?? defaults?.consumes ?? JSON_TYPES,
  };
}

/** Media types as stated; JSON where the list is empty. */
function list(types: JsonValue | undefined): readonly string[] | undefined {
  if (!Array.isArray(types)) return undefined;
  const texts = types.filter((type: JsonValue): type is string => typeof type === "string");
  return texts.length > 0 ? texts : JSON_TYPES;
}

/**
 * Of a body's media types the one to describe: Swagger 2.0 has one schema for all of them. It is JSON if any is, and has an example if
 * any has.
 */
export function chooseType(types: readonly string[], hasExample: (type: string) => boolean): string {
  const candidates = [types.filter((type) => /[/+]json\b/i.test(type)), types.filter((type) => !/[/+]xml\b/i.test(type)), types];
  const best = candidates.find((some) => some.length > 0) ?? JSON_TYPES;
  return best.find(hasExample) ?? best[0] ?? "application/json";
}

export function chooseFormType(consumes: readonly string[]): string {
  return consumes.find((type) => FORM_TYPES.includes(type)) ?? "multipart/form-data";
}
