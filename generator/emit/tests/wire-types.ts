import type { ModelGraph } from "../../model/types.js";
import type { NamePlan } from "../../name/types.js";
import { layoutPath, specifier } from "../package/layout.js";
import { printJson } from "../package/package-json.js";
import { code } from "../print/code.js";
import { escapeHidden, stringLiteral } from "../print/literal.js";
import type { EmitOptions, GeneratedFile } from "../types.js";
import { HEADER } from "./header.js";
import { printModelTable } from "./model-table.js";

const PATH = layoutPath("test/wire-types.test.ts");
const ORACLE = layoutPath("test/support/oracle/index");

/**
 * The comparison of the wire types with those that openapi-typescript derives: the document itself,
 * which model stands for which of its schemas and how they are read, and the test that holds one against the other.
 */
export function wireTypeFiles(graph: ModelGraph, names: NamePlan, options: EmitOptions): readonly GeneratedFile[] {
  const text = code`${HEADER}
import * as vitest from "vitest";
import * as $ from ${stringLiteral(specifier(PATH, ORACLE))};

$.testWireTypes(vitest, new URL("..", import.meta.url));`;
  return [
    { path: PATH, text: `${text}\n`, models: [] },
    { path: layoutPath("test/models.json"), text: printModelTable(graph, names), models: [] },
    { path: layoutPath("test/reading.json"), text: printJson(options.models), models: [] },
    { path: layoutPath("test/document.json"), text: escapeLines(options.bundledDocument), models: [] },
  ];
}

// JSON, on one line or several: what does not show is escaped, line ends stay.
function escapeLines(json: string): string {
  return `${json.trimEnd().split("\n").map(escapeHidden).join("\n")}\n`;
}
