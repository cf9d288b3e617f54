import type { JsonObject, JsonValue } from "../../model/types.js";
import { isJsonObject } from "../describe-json.js";
import { mapMembers, memberOf } from "../map-objects.js";
import { Hideout } from "./hideout.js";

/** `upgradeFromTwoToThree` of @scalar/openapi-upgrader: it changes what it is given, and returns it. */
export type UpgradeLibrary = (document: JsonObject) => JsonValue;

/** Loaded for Swagger 2.0 alone. */
export async function loadObjectUpgrader(): Promise<ObjectUpgrader> {
  const { upgradeFromTwoToThree } = await import("@scalar/openapi-upgrader/2.0-to-3.0");
  return new ObjectUpgrader(upgradeFromTwoToThree);
}

/** What OpenAPI 3.0 lets a parameter or a header state beside its schema. */
const PARAMETER_FIELDS: ReadonlySet<string> = new Set([
  ...["name", "in", "description", "required", "deprecated", "allowEmptyValue", "allowReserved"],
  ...["style", "explode", "schema", "content", "example", "examples"],
]);

/**
 * Single objects of Swagger 2.0 in the form of OpenAPI 3.0, as @scalar/openapi-upgrader has it. In a whole document it takes the media
 * types of the document before those of an operation, loses constraints of forms and what is named `__proto__`, and changes what looks
 * like a schema in examples. So it is given one object at a time, and of its values those alone that it has to read.
 */
export class ObjectUpgrader {
  constructor(private readonly library: UpgradeLibrary) {}

  /** @param parameter one that is sent in a query, a header or a path */
  parameter(parameter: JsonObject): JsonObject {
    const hideout = new Hideout();
    const { parameters } = this.operation({ parameters: [showParameter(parameter, hideout)] });
    const [upgraded] = Array.isArray(parameters) ? parameters : [];
    return hideout.revealMembers(describedBySchema(objectOf(upgraded)));
  }

  header(header: JsonObject): JsonObject {
    const hideout = new Hideout();
    const { headers } = this.response({ headers: { header: showParameter(header, hideout) } }, []);
    return hideout.revealMembers(describedBySchema(objectOf(memberOf(headers, "header"))));
  }

  /** @param body a parameter that is the body */
  body(body: JsonObject, type: string): JsonObject {
    const hideout = new Hideout();
    const { in: _in, schema = {}, "x-example": one, "x-examples": many, ...others } = body;
    const shown = {
      ...mapMembers(others, (member) => hideout.hide(member)),
      in: "body",
      schema: hideout.hide(schema),
      "x-example": showOf(type, one, 0, hideout),
      "x-examples": showOf(type, many, 2, hideout),
    };
    const { requestBody } = this.operation({ parameters: [shown], consumes: [type] });
    return hideout.revealMembers(objectOf(requestBody));
  }

  /** The content of a response. @param examples by media type */
  content(schema: JsonValue, examples: JsonValue | undefined, type: string): JsonObject {
    const hideout = new Hideout();
    const shown = { schema: hideout.hide(schema), examples: showOf(type, examples, 0, hideout) };
    const { content } = this.response(shown, [type]);
    return hideout.revealMembers(objectOf(content));
  }

  private response(response: JsonObject, produces: readonly string[]): JsonObject {
    const { responses } = this.operation({ responses: { response }, produces });
    return objectOf(memberOf(responses, "response"));
  }

  private operation(operation: JsonObject): JsonObject {
    const { paths } = objectOf(this.library({ swagger: "2.0", paths: { "/": { post: operation } } }));
    return objectOf(memberOf(memberOf(paths, "/"), "post"));
  }
}

/** Whether it is an array, and how its items are joined, says the style. Examples without names are passed over. */
function showParameter(parameter: JsonObject, hideout: Hideout): JsonObject {
  return mapMembers(parameter, (value, field) => {
    if (field === "in" || field === "collectionFormat" || (field === "type" && value === "array")) return value;
    if (field === "x-example") return hideout.show(value, 1);
    return field === "x-examples" ? hideout.show(value, 2) : hideout.hide(value);
  });
}

/** Of examples by media type those of one. */
function showOf(type: string, examples: JsonValue | undefined, depth: number, hideout: Hideout): JsonObject {
  const found = memberOf(examples, type);
  return found === undefined ? {} : Object.fromEntries([[type, hideout.show(found, depth)]]);
}

/** What is left at a parameter and speaks of its values, as extensions do, belongs to the schema. */
function describedBySchema({ collectionFormat: _format, ...parameter }: JsonObject): JsonObject {
  const members = Object.entries(parameter);
  const ofSchema = members.filter(([field]) => !PARAMETER_FIELDS.has(field));
  const schema = { ...objectOf(parameter["schema"]), ...Object.fromEntries(ofSchema) };
  return { ...Object.fromEntries(members.filter(([field]) => PARAMETER_FIELDS.has(field))), schema };
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
