import type { JsonObject, JsonValue } from "../../model/types.js";
import { isJsonObject } from "../describe-json.js";
import { memberOf } from "../map-objects.js";
import type { CopyBudget } from "./copy-budget.js";
import { chooseFormType, chooseType } from "./media-types.js";
import type { ObjectUpgrader } from "./object-upgrader.js";
import { followParameter, isBody, type Shared } from "./references.js";

/** What operations have in common. */
export interface Surroundings {
  /** The parameters of the root document, by name. */
  readonly shared: Shared;
  readonly budget: CopyBudget;
  readonly upgrader: ObjectUpgrader;
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
  { shared, budget, upgrader }: Surroundings,
): Sent {
  const isReplaced = (parameter: JsonValue): boolean => own.some((other) => isSameParameter(parameter, other, shared));
  const kept = inherited.filter((parameter) => !isReplaced(parameter));
  const all = [...kept, ...own];
  const parameters = all.filter((parameter) => !travelsInBody(parameter, shared)).map((each) => upgradeParameter(each, upgrader));
  const fields = all.map((parameter) => followParameter(parameter, shared)).filter(isFormField);
  if (fields.length > 0)
    return {
      parameters,
      requestBody: formBody(
        fields.filter((field) => budget.take(field)),
        consumes,
        upgrader,
      ),
    };
  const body = [...own, ...kept].find((parameter) => isBody(parameter, shared));
  return body === undefined ? { parameters } : { parameters, requestBody: upgradeBody(body, consumes, upgrader) };
}

/** Whether a parameter is no parameter in OpenAPI 3.0. */
export function travelsInBody(parameter: JsonValue, shared: Shared): boolean {
  const target = followParameter(parameter, shared);
  return isFormField(target) || (isJsonObject(target) && target["in"] === "body");
}

export function isFormField(parameter: JsonValue | undefined): parameter is JsonObject {
  return isJsonObject(parameter) && parameter["in"] === "formData" && typeof parameter["name"] === "string";
}

/** A parameter that is not sent in a body, or a reference to one. What is sent in no known way stays, to be told. */
export function upgradeParameter(parameter: JsonValue, upgrader: ObjectUpgrader): JsonValue {
  if (!isJsonObject(parameter) || "$ref" in parameter) return parameter;
  return ["query", "header", "path"].includes(String(parameter["in"])) ? upgrader.parameter(parameter) : parameter;
}

/** A body, or a reference to one. */
export function upgradeBody(body: JsonValue, consumes: readonly string[], upgrader: ObjectUpgrader): JsonValue {
  if (!isJsonObject(body) || "$ref" in body) return body;
  const hasExample = (type: string): boolean =>
    [body["x-example"], body["x-examples"]].some((examples) => memberOf(examples, type) !== undefined);
  return upgrader.body(body, chooseType(consumes, hasExample));
}

/** The fields of a form as the one object that they are. */
function formBody(fields: readonly JsonObject[], consumes: readonly string[], upgrader: ObjectUpgrader): JsonObject {
  const required = fields.filter((field) => field["required"] === true).map(fieldName);
  const properties = Object.fromEntries(fields.map((field) => [fieldName(field), fieldSchema(field, upgrader)]));
  const schema = { type: "object", properties, ...(required.length > 0 ? { required } : {}) };
  return upgrader.body({ required: required.length > 0, schema }, chooseFormType(consumes));
}

function fieldName(field: JsonObject): string {
  return String(field["name"]);
}

/** What is said of a value that would stand in a query is said of one in a form. */
function fieldSchema(field: JsonObject, upgrader: ObjectUpgrader): JsonObject {
  const { schema, description, deprecated, example } = upgrader.parameter({ ...field, in: "query" });
  return { ...(isJsonObject(schema) ? schema : {}), ...defined({ description, deprecated, example }) };
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
