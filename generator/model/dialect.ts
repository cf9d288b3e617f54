import { isJsonObject } from "../resolve/node.js";
import type { ResolvedSpec } from "../resolve/spec.js";
import type { JsonValue } from "./types.js";

const KNOWN = /^https?:\/\/(?:json-schema\.org\/draft\/2020-12\/schema|spec\.openapis\.org\/oas\/3\.\d\/)/;

interface ForeignDialect {
  readonly keyword: string;
  readonly reason: string;
  readonly instead: string;
}

/** What is to be told where schemas call themselves another dialect than the one that they are read as; undefined where they do not. */
export function findForeignDialect(
  keyword: "$schema" | "jsonSchemaDialect",
  named: JsonValue | undefined,
): ForeignDialect | undefined {
  if (typeof named !== "string" || KNOWN.test(named)) return undefined;
  const reason = "schemas are read as JSON Schema 2020-12 whatever they call themselves";
  return {
    keyword,
    reason,
    instead: `the ${keyword === "$schema" ? "schema" : "schemas"} in the words of 2020-12, without ${keyword}`,
  };
}

/** Tells of a document that names another dialect for all of its schemas (OAS 3.1 §4.8.24.5); 3.0 has no such field. */
export function reportDialect(spec: ResolvedSpec): void {
  const { rootNode, diagnostics } = spec;
  if (!isJsonObject(rootNode.value) || spec.dialectOf(rootNode) === "3.0") return;
  const foreign = findForeignDialect("jsonSchemaDialect", rootNode.value["jsonSchemaDialect"]);
  if (foreign === undefined) return;
  diagnostics.report("MM2026", { ...foreign }, spec.locate({ document: rootNode.document, pointer: "/jsonSchemaDialect" }));
}
