import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { JsonObject, JsonValue } from "../../generator/model/types.js";

/** One group of the JSON Schema Test Suite's form: a schema and values that it accepts or not. */
export interface Group {
  readonly folder: string;
  readonly file: string;
  readonly description: string;
  readonly schema: JsonValue;
  /** Further component schemas, which it may refer to. */
  readonly components?: JsonObject;
  readonly tests: readonly { readonly description: string; readonly data: JsonValue; readonly valid: boolean }[];
}

/** The groups of a folder of JSON files; none where it does not exist. */
export function readGroups(root: URL, folder: string): readonly Group[] {
  const base = new URL(`${folder}/`, root);
  if (!existsSync(base)) return [];
  return readdirSync(base)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((file) => {
      // The suite's own form, described in its README.
      const groups = JSON.parse(readFileSync(new URL(file, base), "utf8")) as readonly Omit<Group, "folder" | "file">[];
      return groups.map((group) => ({ ...group, folder, file }));
    });
}

/**
 * An OpenAPI document with the group's schema as `components.schemas.Root`; its local references are moved along.
 * Folders and files that begin with `oas30` hold schemas of OpenAPI 3.0.
 */
export function toDocument(group: Group): JsonObject {
  return {
    openapi: group.folder.startsWith("oas30") || group.file.startsWith("oas30") ? "3.0.3" : "3.1.0",
    info: { title: group.description, version: "1.0.0" },
    paths: {},
    components: { schemas: { Root: moveReferences(group.schema), ...group.components } },
  };
}

const DATA = new Set(["const", "enum", "default", "example", "examples"]);

function moveReferences(value: JsonValue, inMap = false): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => moveReferences(item)); // isArray does not narrow readonly arrays
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([name, member]) => {
      if (!inMap && DATA.has(name)) return [name, member];
      if (!inMap && name === "$ref" && typeof member === "string" && /^#(?:$|\/(?!components\/))/.test(member)) {
        return [name, `#/components/schemas/Root${member.slice(1)}`];
      }
      const isMap = !inMap && ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"].includes(name);
      return [name, moveReferences(member, isMap)];
    }),
  );
}
