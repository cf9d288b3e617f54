import type { JsonObject, JsonValue } from "../model/types.js";
import { appendPointer, formatPointer } from "../resolve/pointer.js";
import { isJsonObject } from "./describe-json.js";
import { REFERENCE_MAPS } from "./fields.js";
import { findReferenced } from "./find-reference.js";
import { encodeUri, relativeUri } from "./join-uri.js";
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
  const members = new Map(Object.entries(map).filter(([name]) => name !== "$ref"));
  const seen = new Set<JsonValue>();
  let from = root;
  for (let at: JsonObject = map; typeof at["$ref"] === "string"; ) {
    const next = findReferenced(at["$ref"], from, documents);
    if (!isJsonObject(next?.value) || seen.has(next.value)) break;
    at = next.value;
    seen.add(at);
    from = next.document.uri;
    const path = from === root ? "" : relativeUri(root, from);
    const pointer = formatPointer(next.tokens);
    for (const name of Object.keys(at))
      if (name !== "$ref" && !members.has(name))
        members.set(name, { $ref: `${path}#${encodeUri(appendPointer(pointer, name))}` });
  }
  return Object.fromEntries(members);
}
