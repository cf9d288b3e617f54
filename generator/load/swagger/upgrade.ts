import type { JsonObject, JsonValue } from "../../model/types.js";
import { isJsonObject } from "../describe-json.js";
import { mapMembers, mapObjects, memberOf } from "../map-objects.js";
import type { CopyBudget } from "./copy-budget.js";
import { chooseType, type MediaTypes, readMediaTypes } from "./media-types.js";
import type { ObjectUpgrader } from "./object-upgrader.js";
import { type Surroundings, sendParameters, travelsInBody, upgradeBody, upgradeParameter } from "./parameters.js";
import { isBody, SWAGGER_METHODS, upgradeReference } from "./references.js";

/**
 * A Swagger 2.0 document in the form of OpenAPI 3.0. What it says of servers and security is left out: no schema hangs on it. What is of
 * the wrong kind stays as it is, and is told by whoever walks the operations.
 */
export function upgradeSwagger(document: JsonObject, budget: CopyBudget, upgrader: ObjectUpgrader): JsonObject {
  const {
    swagger: _swagger,
    host: _host,
    basePath: _path,
    schemes: _schemes,
    securityDefinitions: _security,
    ...rest
  } = document;
  const { definitions, parameters, responses, consumes: _consumes, produces: _produces, paths, ...others } = rest;
  const shared = isJsonObject(parameters) ? parameters : {};
  const upgrade = new Upgrade(readMediaTypes(document, undefined), { shared, budget, upgrader });
  const upgraded = {
    openapi: "3.0.4",
    ...others,
    ...(paths === undefined ? {} : { paths: mapIn(paths, (item) => upgrade.pathItem(item)) }),
    components: {
      ...(definitions === undefined ? {} : { schemas: definitions }),
      ...upgrade.sharedParameters(),
      ...(responses === undefined ? {} : { responses: mapIn(responses, (response) => upgrade.response(response)) }),
    },
  };
  return rewriteSchemas(upgraded, (reference) => upgradeReference(reference, shared));
}

/**
 * Schemas in the words of OpenAPI 3.0: `discriminator` is an object there, `nullable` was an extension before, and files are texts. What
 * Kubernetes calls a string of format `int-or-string`, for want of `oneOf`, is what it calls by that since.
 * @param change of references
 */
export function rewriteSchemas(document: JsonObject, change: (reference: string) => string): JsonObject {
  return mapObjects(document, (schema) => {
    const { $ref, discriminator, nullable, type, "x-nullable": extension } = schema;
    return {
      ...(type === "string" && schema["format"] === "int-or-string" ? readIntegerOrString(schema) : schema),
      ...(typeof $ref === "string" ? { $ref: change($ref) } : {}),
      ...(typeof discriminator === "string" ? { discriminator: { propertyName: discriminator } } : {}),
      ...(typeof extension === "boolean" && nullable === undefined ? { nullable: extension } : {}),
      ...(type === "file" ? { type: "string", format: "binary" } : {}),
    };
  });
}

function readIntegerOrString({ type: _type, ...others }: JsonObject): JsonObject {
  return { ...others, oneOf: [{ type: "integer" }, { type: "string" }] };
}

class Upgrade {
  /** @param types those of operations that state none */
  constructor(
    private readonly types: MediaTypes,
    private readonly surroundings: Surroundings,
  ) {}

  pathItem(item: JsonValue): JsonValue {
    if (!isJsonObject(item)) return item;
    const { shared, upgrader } = this.surroundings;
    const parameters = listAt(item, "parameters");
    const inBody = parameters.filter((parameter) => travelsInBody(parameter, shared));
    const upgraded = mapMembers(item, (member, name) =>
      SWAGGER_METHODS.has(name) && isJsonObject(member) ? this.operation(member, inBody) : member,
    );
    if (parameters.length === 0) return upgraded;
    const others = parameters.filter((parameter) => !inBody.includes(parameter));
    return { ...upgraded, parameters: others.map((parameter) => upgradeParameter(parameter, upgrader)) };
  }

  /** @param inherited parameters of the path item that are sent in bodies */
  private operation(operation: JsonObject, inherited: readonly JsonValue[]): JsonObject {
    const { consumes: _consumes, produces: _produces, parameters, responses, ...rest } = operation;
    const { consumes, produces } = readMediaTypes(operation, this.types);
    const sent = sendParameters(listAt(operation, "parameters"), inherited, consumes, this.surroundings);
    return {
      ...rest,
      ...(parameters === undefined || Array.isArray(parameters) ? {} : { parameters }),
      ...(sent.parameters.length > 0 ? { parameters: sent.parameters } : {}),
      ...(sent.requestBody === undefined ? {} : { requestBody: sent.requestBody }),
      ...(responses === undefined ? {} : { responses: mapIn(responses, (response) => this.response(response, produces)) }),
    };
  }

  response(response: JsonValue, produces = this.types.produces): JsonValue {
    if (!isJsonObject(response) || "$ref" in response) return response;
    const { upgrader } = this.surroundings;
    const { schema, examples, headers, ...rest } = response;
    const type = chooseType(produces, (each) => memberOf(examples, each) !== undefined);
    return {
      ...rest,
      ...(headers === undefined ? {} : { headers: mapIn(headers, (header) => this.header(header)) }),
      ...(schema === undefined ? {} : { content: upgrader.content(schema, examples, type) }),
    };
  }

  private header(header: JsonValue): JsonValue {
    return isJsonObject(header) && !("$ref" in header) ? this.surroundings.upgrader.header(header) : header;
  }

  /** Form fields are no parameters; each stands where it was referred to. */
  sharedParameters(): JsonObject {
    const { shared, upgrader } = this.surroundings;
    const { consumes } = this.types;
    const bodies = Object.entries(shared).filter(([, parameter]) => isBody(parameter, shared));
    const others = Object.entries(shared).filter(([, parameter]) => !travelsInBody(parameter, shared));
    return {
      ...(others.length > 0 ? { parameters: mapEntries(others, (parameter) => upgradeParameter(parameter, upgrader)) } : {}),
      ...(bodies.length > 0 ? { requestBodies: mapEntries(bodies, (body) => upgradeBody(body, consumes, upgrader)) } : {}),
    };
  }
}

function mapIn(map: JsonValue, change: (member: JsonValue) => JsonValue): JsonValue {
  return isJsonObject(map) ? mapMembers(map, change) : map;
}

function mapEntries(entries: readonly (readonly [string, JsonValue])[], change: (member: JsonValue) => JsonValue): JsonObject {
  return Object.fromEntries(entries.map(([name, value]) => [name, change(value)]));
}

function listAt(holder: JsonObject, field: string): readonly JsonValue[] {
  const list = holder[field];
  return Array.isArray(list) ? list : [];
}
