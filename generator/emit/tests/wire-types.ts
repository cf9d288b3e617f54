import type { Model, ModelGraph } from "../../model/types.js";
import type { NamePlan } from "../../name/types.js";
import { bundlePointer } from "../../resolve/bundle.js";
import { layoutPath, specifier } from "../package/layout.js";
import { code } from "../print/code.js";
import { escapeHidden, stringLiteral } from "../print/literal.js";
import type { EmitOptions, GeneratedFile } from "../types.js";
import { HEADER } from "./header.js";
import { kindsOf } from "./kinds.js";
import type { OracleModel } from "./support/oracle/model-table.js";

const PATH = layoutPath("test/wire-types.test.ts");
const ORACLE = layoutPath("test/support/oracle/index");

/**
 * The comparison of the wire types with those that openapi-typescript derives: the document itself,
 * which model stands for which of its schemas, and the test that holds one against the other.
 */
export function wireTypeFiles(graph: ModelGraph, names: NamePlan, options: EmitOptions): readonly GeneratedFile[] {
  const text = code`${HEADER}
import * as vitest from "vitest";
import * as $ from ${stringLiteral(specifier(PATH, ORACLE))};

$.testWireTypes(vitest, new URL("..", import.meta.url));`;
  return [
    { path: PATH, text: `${text}\n`, models: [] },
    { path: layoutPath("test/models.json"), text: printTable(graph, names), models: [] },
    { path: layoutPath("test/document.json"), text: escapeLines(options.bundledDocument), models: [] },
  ];
}

// JSON, on one line or several: what does not show is escaped, line ends stay.
function escapeLines(json: string): string {
  return `${json.trimEnd().split("\n").map(escapeHidden).join("\n")}\n`;
}

// One model a line, so that a difference between two versions reads well.
function printTable(graph: ModelGraph, names: NamePlan): string {
  const models = [...graph.models.values()].filter((model) => !model.internal);
  const lines = models.map((model) => escapeHidden(JSON.stringify(entryOf(graph, names, model))));
  return lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`;
}

function entryOf(graph: ModelGraph, names: NamePlan, model: Model): OracleModel {
  const { identifier, module } = names.model(model.id);
  const { type } = model;
  const open = (type.kind === "enum" || type.kind === "union") && type.open;
  const tag = open && type.kind === "union" ? type.discriminator?.wireName : undefined;
  return {
    name: identifier,
    module,
    pointer: bundlePointer(model.id),
    ...(kindsOf(graph, type).has("null") ? { nullable: true } : {}),
    ...(open ? { open } : {}),
    ...(tag === undefined ? {} : { tag }),
  };
}
