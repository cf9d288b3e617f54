import type { JsonObject, JsonValue } from "../model/types.js";
import { isJsonObject } from "./describe-json.js";
import { mapMembers, mapObjects } from "./map-objects.js";

/** Swagger 2.0, Path Item Object. */
export const SWAGGER_METHODS: ReadonlySet<string> = new Set(["get", "put", "post", "delete", "options", "head", "patch"]);
const FORM_TYPES: readonly string[] = ["application/x-www-form-urlencoded", "multipart/form-data"];
const JSON_TYPES: readonly string[] = ["application/json"];

/**
 * A Swagger 2.0 document that says the same in words of which the upgrade to OpenAPI 3.0 loses nothing. The upgrade keeps the type and
 * description of form fields alone, drops bodies and responses where a list of media types is empty, prefers the document's media types
 * to those of an operation, leaves references to body parameters among the parameters, and knows neither `discriminator` nor `x-nullable`.
 */
export function prepareSwagger(document: JsonObject): JsonObject {
  const { produces, consumes, ...rest } = rewriteSchemas(document);
  const defaults = { produces: mediaTypes(produces) ?? JSON_TYPES, consumes: mediaTypes(consumes) ?? JSON_TYPES };
  const shared = isJsonObject(rest["parameters"]) ? rest["parameters"] : {};
  const prepared: Record<string, JsonValue> = { ...rest, ...defaults };
  if (isJsonObject(rest["paths"]))
    prepared["paths"] = mapMembers(rest["paths"], (item) =>
      isJsonObject(item) ? preparePathItem(item, shared, defaults) : item,
    );
  // Each stands where it was referred to.
  if (isJsonObject(rest["parameters"]))
    prepared["parameters"] = Object.fromEntries(Object.entries(shared).filter(([, parameter]) => !isFormField(parameter)));
  return prepared;
}

/** `discriminator` is an object since OpenAPI 3.0, and `nullable` was an extension before. */
export function rewriteSchemas(document: JsonObject): JsonObject {
  return mapObjects(document, (schema) => {
    const { discriminator, nullable, "x-nullable": extension } = schema;
    return {
      ...schema,
      ...(typeof discriminator === "string" ? { discriminator: { propertyName: discriminator } } : {}),
      ...(typeof extension === "boolean" && nullable === undefined ? { nullable: extension } : {}),
    };
  });
}

interface MediaTypes {
  readonly produces: readonly string[];
  readonly consumes: readonly string[];
}

function preparePathItem(item: JsonObject, shared: JsonObject, defaults: MediaTypes): JsonObject {
  const parameters = listParameters(item, shared);
  const bodies = parameters.filter((parameter) => isBody(parameter, shared));
  const prepared = mapMembers(item, (member, name) =>
    SWAGGER_METHODS.has(name) && isJsonObject(member) ? prepareOperation(member, bodies, shared, defaults) : member,
  );
  if (item["parameters"] === undefined) return prepared;
  return { ...prepared, parameters: parameters.filter((parameter) => !bodies.includes(parameter)) };
}

function prepareOperation(
  operation: JsonObject,
  inherited: readonly JsonValue[],
  shared: JsonObject,
  defaults: MediaTypes,
): JsonObject {
  const prepared: Record<string, JsonValue> = { ...operation, ...prepareParameters(operation, inherited, shared, defaults) };
  const types = mediaTypes(operation["produces"], JSON_TYPES) ?? defaults.produces;
  if (isJsonObject(operation["responses"]))
    prepared["responses"] = mapMembers(operation["responses"], (response) => prepareResponse(response, types));
  return prepared;
}

function prepareParameters(
  operation: JsonObject,
  inherited: readonly JsonValue[],
  shared: JsonObject,
  defaults: MediaTypes,
): JsonObject {
  const own = listParameters(operation, shared);
  const isReplaced = (parameter: JsonValue): boolean => own.some((other) => isSameParameter(parameter, other));
  const all = [...inherited.filter((parameter) => !isReplaced(parameter)), ...own];
  const fields = all.filter(isFormField);
  const reference = all.find((parameter) => isJsonObject(parameter) && "$ref" in parameter && isBody(parameter, shared));
  const parameters = all.filter((parameter) => parameter !== reference && !isFormField(parameter));
  const consumes = mediaTypes(operation["consumes"], JSON_TYPES) ?? defaults.consumes;
  if (fields.length > 0) {
    const types = consumes.filter((type) => FORM_TYPES.includes(type));
    return { parameters: [...parameters, formBody(fields)], consumes: types.length > 0 ? types : ["multipart/form-data"] };
  }
  return {
    ...(all.length > 0 ? { parameters } : {}),
    consumes,
    ...(reference === undefined ? {} : { requestBody: { $ref: `#/components/requestBodies/${sharedName(reference) ?? ""}` } }),
  };
}

function formBody(fields: readonly JsonObject[]): JsonObject {
  const required = fields.filter((field) => field["required"] === true).map(fieldName);
  const properties = Object.fromEntries(fields.map((field) => [fieldName(field), fieldSchema(field)]));
  const schema = { type: "object", properties, ...(required.length > 0 ? { required } : {}) };
  return { in: "body", name: "form", required: required.length > 0, schema };
}

function fieldName(field: JsonObject): string {
  return String(field["name"]);
}

/** What is left of a parameter without the fields that say where and how it is sent (Swagger 2.0, Parameter Object). */
function fieldSchema(field: JsonObject): JsonObject {
  const { name: _name, in: _in, required: _required, collectionFormat: _format, allowEmptyValue: _empty, ...schema } = field;
  return schema;
}

function prepareResponse(response: JsonValue, types: readonly string[]): JsonValue {
  if (!isJsonObject(response) || !isJsonObject(response["schema"])) return response;
  const { schema, ...rest } = response;
  return { ...rest, content: Object.fromEntries(types.map((type) => [type, { schema }])) };
}

/** The parameters of a path item or an operation, with form fields in place of the references to them. */
function listParameters(holder: JsonObject, shared: JsonObject): readonly JsonValue[] {
  const { parameters } = holder;
  if (!Array.isArray(parameters)) return [];
  return parameters.map((parameter: JsonValue) => {
    const target = sharedTarget(parameter, shared);
    return isFormField(target) ? target : parameter;
  });
}

function isBody(parameter: JsonValue, shared: JsonObject): boolean {
  const target = sharedTarget(parameter, shared) ?? parameter;
  return isFormField(target) || (isJsonObject(target) && target["in"] === "body");
}

function isFormField(parameter: JsonValue | undefined): parameter is JsonObject {
  return isJsonObject(parameter) && parameter["in"] === "formData" && typeof parameter["name"] === "string";
}

function isSameParameter(one: JsonValue, other: JsonValue): boolean {
  return isJsonObject(one) && isJsonObject(other) && one["in"] === other["in"] && one["name"] === other["name"];
}

function sharedTarget(parameter: JsonValue, shared: JsonObject): JsonValue | undefined {
  const name = sharedName(parameter);
  return name !== undefined && Object.hasOwn(shared, name) ? shared[name] : undefined;
}

function sharedName(parameter: JsonValue): string | undefined {
  const reference = isJsonObject(parameter) ? parameter["$ref"] : undefined;
  return typeof reference === "string" ? /^#\/parameters\/([^/]+)$/.exec(reference)?.[1] : undefined;
}

/** Media types as stated; those given where the list is empty, undefined where there is none. */
function mediaTypes(list: JsonValue | undefined, whereEmpty?: readonly string[]): readonly string[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const types = list.filter((type: JsonValue): type is string => typeof type === "string");
  return types.length > 0 ? types : whereEmpty;
}
