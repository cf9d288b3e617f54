import type { JsonObject, JsonValue } from "../../model/types.js";
import { isJsonObject } from "../describe-json.js";
import type { CopyBudget } from "./copy-budget.js";
import { bodyExamples, contentOf, formTypeOf, parameterExamples } from "./media-types.js";
import { followParameter, isBody, type Shared } from "./references.js";

/** What operations have in common. */
export interface Surroundings {
  /** The parameters of the root document, by name. */
  readonly shared: Shared;
  readonly budget: CopyBudget;
}

/** What of an operation's parameters is sent where: OpenAPI 3.0 has bodies and forms beside them. */
export interface Sent {
  readonly parameters: readonly JsonValue[];
  readonly requestBody?: JsonValue;
}

/** @param own parameters of the operation, which replace those of its path item */
export function sendParameters(
  own: readonly JsonValue[],
  inherited: readonly JsonValue[],
  consumes: readonly string[],
  { shared, budget }: Surroundings,
): Sent {
  const isReplaced = (parameter: JsonValue): boolean => own.some((other) => isSameParameter(parameter, other, shared));
  const kept = inherited.filter((parameter) => !isReplaced(parameter));
  const all = [...kept, ...own];
  const parameters = all.filter((parameter) => !travelsInBody(parameter, shared)).map(upgradeParameter);
  const fields = all.map((parameter) => followParameter(parameter, shared)).filter(isFormField);
  if (fields.length > 0)
    return {
      parameters,
      requestBody: formBody(
        fields.filter((field) => budget.take(field)),
        consumes,
      ),
    };
  const body = [...own, ...kept].find((parameter) => isBody(parameter, shared));
  return body === undefined ? { parameters } : { parameters, requestBody: upgradeBody(body, consumes) };
}

/** Whether a parameter is no parameter in OpenAPI 3.0. */
export function travelsInBody(parameter: JsonValue, shared: Shared): boolean {
  const target = followParameter(parameter, shared);
  return isFormField(target) || (isJsonObject(target) && target["in"] === "body");
}

export function isFormField(parameter: JsonValue | undefined): parameter is JsonObject {
  return isJsonObject(parameter) && parameter["in"] === "formData" && typeof parameter["name"] === "string";
}

/** A parameter that is not sent in the body, or a reference to one. */
export function upgradeParameter(parameter: JsonValue): JsonValue {
  if (!isJsonObject(parameter) || "$ref" in parameter) return parameter;
  const { name, in: place, required, description, ...rest } = parameter;
  return { ...defined({ name, in: place, required, description }), schema: fieldSchema(rest), ...parameterExamples(rest) };
}

export function upgradeHeader(header: JsonValue): JsonValue {
  if (!isJsonObject(header) || "$ref" in header) return header;
  const { description, ...rest } = header;
  return { ...defined({ description }), schema: fieldSchema(rest), ...parameterExamples(rest) };
}

/** A body, or a reference to one. */
export function upgradeBody(body: JsonValue, consumes: readonly string[]): JsonValue {
  if (!isJsonObject(body) || "$ref" in body) return body;
  const { name: _name, in: _in, schema = {}, "x-example": _one, "x-examples": _many, ...rest } = body;
  return { ...rest, content: contentOf(schema, consumes, bodyExamples(body)) };
}

function formBody(fields: readonly JsonObject[], consumes: readonly string[]): JsonObject {
  const required = fields.filter((field) => field["required"] === true).map(fieldName);
  const properties = Object.fromEntries(fields.map((field) => [fieldName(field), fieldSchema(field)]));
  const schema = { type: "object", properties, ...(required.length > 0 ? { required } : {}) };
  return { required: required.length > 0, content: { [formTypeOf(consumes)]: { schema } } };
}

function fieldName(field: JsonObject): string {
  return String(field["name"]);
}

/** What is left of a parameter without the fields that say where and how it is sent (Swagger 2.0, Parameter Object). */
function fieldSchema(field: JsonObject): JsonObject {
  const { name: _name, in: _in, required: _required, collectionFormat: _format, allowEmptyValue: _empty, ...schema } = field;
  const { "x-example": _one, "x-examples": _many, ...rest } = schema;
  return rest;
}

function isSameParameter(one: JsonValue, other: JsonValue, shared: Shared): boolean {
  const [left, right] = [followParameter(one, shared), followParameter(other, shared)];
  return isJsonObject(left) && isJsonObject(right) && left["in"] === right["in"] && left["name"] === right["name"];
}

function defined(members: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
