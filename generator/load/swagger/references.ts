import type { JsonObject, JsonValue } from "../../model/types.js";
import { parsePointer } from "../../resolve/pointer.js";
import { isJsonObject } from "../describe-json.js";
import { decodeUri } from "../join-uri.js";

/** Swagger 2.0, Path Item Object. */
export const SWAGGER_METHODS: ReadonlySet<string> = new Set(["get", "put", "post", "delete", "options", "head", "patch"]);

/** What the root document has of parameters or responses, by name. */
export type Shared = JsonObject;

/** Where a part of a Swagger 2.0 document stands in OpenAPI 3.0. @param parameters the shared ones, of which bodies stand elsewhere */
export function upgradeReference(reference: string, parameters: Shared): string {
  const [, section, rest = ""] = /^#\/(definitions|parameters|responses)(\/.*)?$/.exec(reference) ?? [];
  switch (section) {
    case "definitions":
      return `#/components/schemas${rest}`;
    case "responses":
      return `#/components/responses${rest}`;
    case "parameters":
      return `#/components/${isBody({ $ref: reference }, parameters) ? "requestBodies" : "parameters"}${rest}`;
    default:
      return reference;
  }
}

/** What a parameter is, or refers to among the shared ones. */
export function followParameter(parameter: JsonValue, shared: Shared): JsonValue | undefined {
  const seen = new Set<string>();
  let target: JsonValue | undefined = parameter;
  for (let name = sharedName(target); name !== undefined; name = sharedName(target)) {
    if (seen.has(name)) return undefined;
    seen.add(name);
    target = Object.hasOwn(shared, name) ? shared[name] : undefined;
  }
  return target;
}

export function isBody(parameter: JsonValue, shared: Shared): boolean {
  const target = followParameter(parameter, shared);
  return isJsonObject(target) && target["in"] === "body";
}

function sharedName(parameter: JsonValue | undefined): string | undefined {
  const reference = isJsonObject(parameter) ? parameter["$ref"] : undefined;
  if (typeof reference !== "string" || !reference.startsWith("#/parameters/")) return undefined;
  const [, name, ...deeper] = parsePointer(decodeUri(reference.slice(1)));
  return deeper.length === 0 ? name : undefined;
}
