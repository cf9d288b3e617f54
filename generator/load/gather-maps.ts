import type { JsonObject, JsonValue } from "../model/types.js";
import { appendPointer, parsePointer } from "../resolve/pointer.js";
import { isJsonObject } from "./describe-json.js";
import { REFERENCE_MAPS } from "./fields.js";
import { decodeUri, joinUri, relativeUri, splitReference } from "./join-uri.js";
import { childOf } from "./overlay/origins.js";
import type { SourceDocument } from "./types.js";

/**
 * The root document with those of its maps that stand in files of their own: `paths: { $ref: "paths.yaml" }` becomes a reference to
 * each path of that file. No version of OpenAPI has such references, but many documents that are split into files do. Positions still
 * lead to the text. What leads nowhere was told when it was followed, and is an empty map.
 */
export function gatherMaps(root: SourceDocument, documents: ReadonlyMap<string, SourceDocument>): SourceDocument {
  if (!isJsonObject(root.value)) return root;
  const gather = (holder: JsonObject): JsonObject => {
    const maps = Object.entries(holder).flatMap(([field, map]) => {
      const isReference = isJsonObject(map) && typeof map["$ref"] === "string";
      return isReference && isMap(field) ? [[field, listMembers(map, root.uri, documents)] as const] : [];
    });
    return maps.length === 0 ? holder : { ...holder, ...Object.fromEntries(maps) };
  };
  const value = gather(root.value);
  const { components } = value;
  return { ...root, value: isJsonObject(components) ? { ...value, components: gather(components) } : value };
}

function isMap(field: string): boolean {
  return field === "components" || REFERENCE_MAPS.has(field);
}

/** The members of a map, and after them references to those of the map that it refers to, and so on; of equal names the first counts. */
function listMembers(map: JsonObject, root: string, documents: ReadonlyMap<string, SourceDocument>): JsonObject {
  const members = new Map<string, JsonValue>();
  const seen = new Set<string>();
  let uri = root;
  let pointer = "";
  for (let at: JsonValue | undefined = map; isJsonObject(at); ) {
    for (const [name, member] of Object.entries(at)) {
      if (name === "$ref" || members.has(name)) continue;
      const path = uri === root ? "" : relativeUri(root, uri);
      members.set(name, at === map ? member : { $ref: `${path}#${encodeURI(appendPointer(pointer, name))}` });
    }
    const next = at["$ref"];
    if (typeof next !== "string") break;
    const { path, fragment } = splitReference(next);
    uri = path === "" ? uri : joinUri(uri, path);
    pointer = decodeUri(fragment);
    const id = `${uri}#${pointer}`;
    at = seen.has(id) ? undefined : parsePointer(pointer).reduce<JsonValue | undefined>(childOf, documents.get(uri)?.value);
    seen.add(id);
  }
  return Object.fromEntries(members);
}
