import type { Diagnostics } from "../diagnostics/collector.js";
import { nearest } from "../diagnostics/nearest.js";
import type { JsonObject } from "../model/types.js";
import { describeJson, isJsonObject } from "./describe-json.js";
import { locationOf } from "./location.js";
import type { SourceDocument } from "./types.js";

/** Versions whose documents are understood. */
export type OpenApiVersion = "2.0" | "3.0" | "3.1" | "3.2";

/** Versions without quotes, as YAML reads them. These can mean nothing else; others could (`3.10` is 3.1, too). */
const NUMBERS: ReadonlyMap<string, OpenApiVersion> = new Map([
  ["swagger 2", "2.0"],
  ["openapi 3", "3.0"],
  ["openapi 3.1", "3.1"],
  ["openapi 3.2", "3.2"],
]);

/** Documents that are taken for OpenAPI documents, by the field that gives them away. */
const OTHERS: readonly (readonly [field: string, what: string])[] = [
  ["asyncapi", "an AsyncAPI document"],
  ["arazzo", "an Arazzo description"],
  ["overlay", "an OpenAPI overlay"],
  ["$schema", "a JSON Schema"],
];

/** Which version of OpenAPI a root document follows; undefined, with a diagnostic, where it is none that is known (OAS 3.1 §4.8.1). */
export function detectVersion(document: SourceDocument, diagnostics: Diagnostics): OpenApiVersion | undefined {
  const root = document.value;
  const reject = (found: string, pointer = ""): undefined =>
    diagnostics.report("MM2001", { found }, locationOf(document, pointer)) as undefined;
  if (!isJsonObject(root)) return reject(`its root is ${describeJson(root)}, not an object`);
  const field = ["openapi", "swagger"].find((name) => Object.hasOwn(root, name));
  if (field === undefined) return reject(describeOther(root));
  const version = root[field];
  const meant = typeof version === "number" ? NUMBERS.get(`${field} ${version}`) : undefined;
  if (meant !== undefined) return meant;
  if (typeof version !== "string")
    return reject(`its field "${field}" is ${describeJson(version)}, not a version in quotes`, `/${field}`);
  const known = parseVersion(field, version);
  if (known === undefined) diagnostics.report("MM2002", { version }, locationOf(document, `/${field}`));
  return known;
}

function parseVersion(field: string, version: string): OpenApiVersion | undefined {
  if (field === "swagger") return version === "2.0" ? version : undefined;
  const minor = /^(3\.[012])(?:\.\d+(?:-[0-9A-Za-z.-]+)?)?$/.exec(version)?.[1];
  return minor === "3.0" || minor === "3.1" || minor === "3.2" ? minor : undefined;
}

function describeOther(root: JsonObject): string {
  const other = OTHERS.find(([field]) => Object.hasOwn(root, field));
  if (other !== undefined) return `it is ${other[1]}`;
  const similar = nearest("openapi", Object.keys(root));
  return `it has no field "openapi"${similar === undefined ? "" : `, but ${JSON.stringify(similar)}`}`;
}
