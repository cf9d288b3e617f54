import type { JsonObject, JsonValue } from "../../model/types.js";
import { isJsonObject } from "../describe-json.js";
import { mapMembers } from "../map-objects.js";

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
 * The content of a body: Swagger 2.0 has one schema for all media types, so it stands under one of them, which is JSON if any is, and
 * has an example if any has.
 */
export function contentOf(schema: JsonValue, types: readonly string[], examples: (type: string) => JsonObject): JsonObject {
  const candidates = [types.filter((type) => /[/+]json\b/i.test(type)), types.filter((type) => !/[/+]xml\b/i.test(type)), types];
  const best = candidates.find((some) => some.length > 0) ?? JSON_TYPES;
  const type = best.find((one) => Object.keys(examples(one)).length > 0) ?? best[0] ?? "application/json";
  return Object.fromEntries([[type, { schema, ...examples(type) }]]);
}

export function formTypeOf(consumes: readonly string[]): string {
  return consumes.find((type) => FORM_TYPES.includes(type)) ?? "multipart/form-data";
}

/** `examples` of a response, by media type. */
export function responseExamples(examples: JsonValue | undefined): (type: string) => JsonObject {
  return (type): JsonObject => {
    const example = ownMember(examples, type);
    return example === undefined ? {} : { example };
  };
}

/** `x-example` and `x-examples` of a body, by media type. */
export function bodyExamples({ "x-example": one, "x-examples": many }: JsonObject): (type: string) => JsonObject {
  return (type): JsonObject => {
    const [example, examples] = [ownMember(one, type), ownMember(many, type)];
    return {
      ...(example === undefined ? {} : { example }),
      ...(examples === undefined
        ? {}
        : { examples: isNamed(examples) ? nameExamples(examples) : { default: nameExample(examples) } }),
    };
  };
}

/** The same of another parameter, by name. */
export function parameterExamples({ "x-example": one, "x-examples": many }: JsonObject): JsonObject {
  if (isJsonObject(one) && Object.keys(one).length > 0) return { examples: mapMembers(one, (value) => ({ value })) };
  return isJsonObject(many) && Object.keys(many).length > 0 ? { examples: nameExamples(many) } : {};
}

function nameExamples(examples: JsonObject): JsonObject {
  return mapMembers(examples, nameExample);
}

function isNamed(examples: JsonValue): examples is JsonObject {
  return (
    isJsonObject(examples) &&
    Object.keys(examples).length > 0 &&
    Object.values(examples).every(isJsonObject) &&
    !isExample(examples)
  );
}

function nameExample(value: JsonValue): JsonValue {
  return isExample(value) ? value : { value };
}

/** OAS 3.0, Example Object. */
function isExample(value: JsonValue): boolean {
  const fields = isJsonObject(value) ? Object.keys(value) : [];
  return (
    (fields.includes("value") || fields.includes("externalValue")) &&
    fields.every((field) => ["summary", "description", "value", "externalValue"].includes(field))
  );
}

function ownMember(object: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}
