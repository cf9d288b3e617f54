import type { Model, ModelGraph } from "../../model/types.js";
import type { NamePlan } from "../../name/types.js";
import { layoutPath, specifier } from "../package/layout.js";
import { printJson } from "../package/package-json.js";
import { code } from "../print/code.js";
import { escapeHidden, stringLiteral } from "../print/literal.js";
import type { EmitOptions, GeneratedFile } from "../types.js";
import { findCubicPatterns } from "./cubic-patterns.js";
import { HEADER } from "./header.js";
import { printModelTable } from "./model-table.js";

const PATH = layoutPath("test/wire-types.test.ts");
const ORACLE = layoutPath("test/support/oracle/index");

/**
 * What other people's tools need to judge the models: the document itself, which model stands for which of its
 * schemas, how they are read, how many random values are drawn and with which patterns long ones can be; and the test that holds the wire types against
 * those that openapi-typescript derives.
 *
 * @param tested the models that get tests
 */
export function oracleFiles(
  graph: ModelGraph,
  names: NamePlan,
  options: EmitOptions,
  tested: readonly Model[],
): readonly GeneratedFile[] {
  const text = code`${HEADER}
import * as vitest from "vitest";
import * as $ from ${stringLiteral(specifier(PATH, ORACLE))};

$.testWireTypes(vitest, new URL("..", import.meta.url));`;
  return [
    { path: PATH, text: `${text}\n`, models: [] },
    { path: layoutPath("test/models.json"), text: printModelTable(graph, names, tested), models: [] },
    { path: layoutPath("test/reading.json"), text: printJson(options.models), models: [] },
    { path: layoutPath("test/patterns.json"), text: printJson({ cubic: findCubicPatterns(graph) }), models: [] },
    { path: layoutPath("test/chance.json"), text: printJson({ runs: options.tests.runs }), models: [] },
    { path: layoutPath("test/document.json"), text: escapeLines(options.bundledDocument), models: [] },
  ];
}

// JSON, on one line or several: what does not show is escaped, line ends stay.
function escapeLines(json: string): string {
  return `${json.trimEnd().split("\n").map(escapeHidden).join("\n")}\n`;
}
