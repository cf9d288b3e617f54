import type { JsonObject, JsonValue } from "../model/types.js";
import { formatPointer, parsePointer } from "../resolve/pointer.js";
import { changeDocuments } from "./change-documents.js";
import { isJsonObject } from "./describe-json.js";
import type { LoadedDocument } from "./load-document.js";
import { mapMembers } from "./map-objects.js";
import type { SourceDocument } from "./types.js";

type Way = readonly string[];

/**
 * The documents with parts of multipart bodies as files where only their `encoding` says so: a schema that says nothing beside a
 * `contentType` such as `image/png` (OAS 3.1 §4.8.15, as TypeSpec writes it) is bytes, as `format: binary` has it. Positions stay.
 */
export function markFileParts(loaded: LoadedDocument): LoadedDocument {
  const { root } = loaded;
  if (!isJsonObject(root.value)) return loaded;
  const ways = findFileParts(root.value);
  if (ways.length === 0) return loaded;
  const marked: SourceDocument = { ...root, value: markAt(root.value, joinWays(ways)) };
  return changeDocuments(loaded, (document) => (document === root ? marked : document));
}

/** Ways from the root to schemas that are to be files. */
function findFileParts(root: JsonObject): readonly Way[] {
  const parts = new Map<string, Way>();
  const shared = new Map<string, number>();
  for (const mediaType of listMultipart(root)) {
    const names = fileNames(mediaType.value["encoding"]);
    const way = wayOfSchema(mediaType, root);
    if (names.length === 0 || way === undefined) continue;
    if (isComponent(way)) shared.set(referenceTo(way), (shared.get(referenceTo(way)) ?? 0) + 1);
    for (const name of names) {
      const part = wayOfPart([...way, "properties", name], root);
      if (part !== undefined) parts.set(part.join("/"), part);
    }
  }
  if (shared.size === 0) return [...parts.values()];
  // What travels in other ways too says there what it means.
  const uses = countReferences(root, shared);
  return [...parts.values()].filter(
    (way) => way[0] !== "components" || uses.get(referenceTo(way)) === shared.get(referenceTo(way)),
  );
}

interface MediaType {
  readonly way: Way;
  readonly value: JsonObject;
}

/** The multipart media types of all request bodies. */
function listMultipart(root: JsonObject): readonly MediaType[] {
  const found: MediaType[] = [];
  const addBody = (way: Way): void => {
    for (const name of membersAt(root, [...way, "content"])) {
      const value = valueAt(root, [...way, "content", name]);
      if (/^\s*multipart\//i.test(name) && isJsonObject(value)) found.push({ way: [...way, "content", name], value });
    }
  };
  const addItems = (way: Way): void => {
    for (const path of membersAt(root, way)) {
      for (const field of membersAt(root, [...way, path])) addOperation([...way, path, field]);
      for (const method of membersAt(root, [...way, path, "additionalOperations"]))
        addOperation([...way, path, "additionalOperations", method]);
    }
  };
  const addOperation = (way: Way): void => {
    addBody([...way, "requestBody"]);
    for (const name of membersAt(root, [...way, "callbacks"])) addItems([...way, "callbacks", name]);
  };
  for (const way of [["paths"], ["webhooks"], ["components", "pathItems"]]) addItems(way);
  for (const name of membersAt(root, ["components", "requestBodies"])) addBody(["components", "requestBodies", name]);
  return found;
}

/** Names of properties whose part is of a type that is neither text nor JSON nor a form. */
function fileNames(encoding: JsonValue | undefined): readonly string[] {
  if (!isJsonObject(encoding)) return [];
  return Object.keys(encoding).filter((name) => {
    const part = encoding[name];
    return isJsonObject(part) && typeof part["contentType"] === "string" && part["contentType"].split(",").every(isFile);
  });
}

function isFile(mediaType: string): boolean {
  const type = mediaType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return (
    type.includes("/") &&
    !/^(?:text|multipart|message)\/|^application\/(?:json|xml|x-www-form-urlencoded|x-ndjson)$|\+(?:json|xml)$/.test(type)
  );
}

/** The schema of a media type: its own, or a component. */
function wayOfSchema({ way, value }: MediaType, root: JsonObject): Way | undefined {
  const { schema } = value;
  if (!isJsonObject(schema)) return undefined;
  const { $ref: reference } = schema;
  if (reference === undefined) return [...way, "schema"];
  if (typeof reference !== "string" || !reference.startsWith("#/components/schemas/")) return undefined;
  const target = parsePointer(reference.slice(1));
  return target.length === 3 && isJsonObject(valueAt(root, target)) ? target : undefined;
}

/** A part, or what each of several parts of one name is; undefined where it has a schema of its own. */
function wayOfPart(way: Way, root: JsonObject): Way | undefined {
  const schema = valueAt(root, way);
  if (!isJsonObject(schema)) return undefined;
  if (schema["type"] === "array") return wayOfPart([...way, "items"], root);
  return Object.keys(schema).every((keyword) => ANNOTATIONS.has(keyword) || keyword.startsWith("x-")) ? way : undefined;
}

/** What says nothing of the values. */
const ANNOTATIONS: ReadonlySet<string> = new Set([
  ...["title", "description", "deprecated", "readOnly", "writeOnly", "example", "examples", "externalDocs", "xml", "$comment"],
]);

function isComponent([section, kind]: Way): boolean {
  return section === "components" && kind === "schemas";
}

/** The reference to the component that a way leads into. */
function referenceTo(way: Way): string {
  return `#${formatPointer(way.slice(0, 3))}`;
}

/** How often each of the references stands in the document, in data too: what is counted too often is left as it is. */
function countReferences(root: JsonObject, wanted: ReadonlyMap<string, unknown>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const pending: JsonValue[] = [root];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (Array.isArray(value)) for (const item of value) pending.push(item);
    else if (isJsonObject(value)) {
      const { $ref: reference } = value;
      if (typeof reference === "string" && wanted.has(reference)) counts.set(reference, (counts.get(reference) ?? 0) + 1);
      for (const name of Object.keys(value)) pending.push(value[name] ?? null);
    }
  }
  return counts;
}

function membersAt(root: JsonObject, way: Way): readonly string[] {
  const value = valueAt(root, way);
  return isJsonObject(value) ? Object.keys(value) : [];
}

function valueAt(root: JsonObject, way: Way): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const token of way) value = isJsonObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
  return value;
}

/** Ways that begin alike, joined: each token leads to those behind it, none to the end of a way. */
type Branches = Map<string, Branches>;

function joinWays(ways: readonly Way[]): Branches {
  const root: Branches = new Map();
  for (const way of ways) {
    let branches = root;
    for (const token of way) {
      const next: Branches = branches.get(token) ?? new Map();
      branches.set(token, next);
      branches = next;
    }
  }
  return root;
}

/** A copy in which the schemas at the ends are files. */
function markAt(value: JsonValue, branches: Branches): JsonValue {
  if (!isJsonObject(value)) return value;
  if (branches.size === 0) return { ...value, type: "string", format: "binary" };
  return mapMembers(value, (member, name) => {
    const inner = branches.get(name);
    return inner === undefined ? member : markAt(member, inner);
  });
}
