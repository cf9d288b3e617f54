import { compareCodeUnits } from "../../model/scopes.js";
import type { Model, ModelGraph, ModelId } from "../../model/types.js";
import { MODEL_FOLDERS, type NamePlan, type RelativePath } from "../../name/types.js";
import { lazyFile } from "../lazy-file.js";
import { indexModule, layoutPath, specifier, testPath } from "../package/layout.js";
import { type Code, code, joinCode } from "../print/code.js";
import { literal, stringLiteral } from "../print/literal.js";
import type { EmitOptions, Emitter, GeneratedFile } from "../types.js";
import { HEADER } from "./header.js";
import { oracleFiles } from "./oracle-files.js";
import { printModelTests } from "./print-tests.js";
import { publicModels, selectModels } from "./selection.js";
import { snippetTestFiles } from "./snippets.js";

const SUPPORT = { basic: layoutPath("test/support/index"), full: layoutPath("test/support/schema/index") };
/**
 * The tests of the package: a file beside each model module with the round trips and rejections of
 * its models, one for each index module, those of the pages' examples, the comparison of the wire types with those that
 * openapi-typescript derives from the same document, and the support that they share.
 */
export const emitTests: Emitter = (graph, names, options) => {
  const { level } = options.tests;
  if (level === false) return [];
  const tested = selectModels(graph, names, options.tests);
  return [
    ...modulesOf(tested, names).map(([module, models]) => modelTestFile(graph, names, level, module, models)),
    ...indexTestFiles(graph, names),
    ...(options.docs.pages === false ? [] : snippetTestFiles(graph, names, tested)),
    ...supportFiles(options, level),
    ...(level === "full" ? oracleFiles(graph, names, options, tested) : []),
  ];
};

// By the module that they stand in.
function modulesOf(tested: readonly Model[], names: NamePlan): readonly (readonly [RelativePath, readonly Model[]])[] {
  const modules = new Map<RelativePath, Model[]>();
  for (const model of tested) {
    const { module } = names.model(model.id);
    const siblings = modules.get(module);
    if (siblings === undefined) modules.set(module, [model]);
    else siblings.push(model);
  }
  return [...modules];
}

function modelTestFile(
  graph: ModelGraph,
  names: NamePlan,
  level: "full" | "basic",
  module: RelativePath,
  models: readonly Model[],
): GeneratedFile {
  const path = testPath(module);
  const ids = models.map((model) => model.id);
  return lazyFile(path, ids, () => `${printModelTestFile(graph, names, level, module, models)}\n`);
}

function printModelTestFile(
  graph: ModelGraph,
  names: NamePlan,
  level: "full" | "basic",
  module: RelativePath,
  models: readonly Model[],
): Code {
  const path = testPath(module);
  const imports = models.map((model) => names.model(model.id).identifier);
  const list = joinCode(imports, ", ");
  return code`${HEADER}
import * as vitest from "vitest";
import ${list.length <= 80 ? code`{ ${list} }` : code`{\n  ${imports.map((name) => code`${name},`)}\n}`} from ${stringLiteral(specifier(path, module))};
import * as $ from ${stringLiteral(specifier(path, SUPPORT[level]))};

${joinCode(
  models.map((model) => printModelTests(graph, names, model, level)),
  "\n\n",
)}`;
}

function indexTestFiles(graph: ModelGraph, names: NamePlan): readonly GeneratedFile[] {
  return MODEL_FOLDERS.flatMap((folder) => {
    const exported = publicModels(graph)
      .map((model) => names.model(model.id))
      .filter((name) => name.folder === folder)
      .map((name) => name.identifier);
    if (exported.length === 0) return [];
    const path = testPath(indexModule(folder));
    const text = code`${HEADER}
import * as vitest from "vitest";
import * as models from ${stringLiteral(specifier(path, indexModule(folder)))};
import * as $ from ${stringLiteral(specifier(path, SUPPORT.basic))};

$.testIndex(vitest, models, [
  ${[...exported].sort(compareCodeUnits).map((name) => code`${literal(name)},`)}
]);`;
    return [file(path, text, [])];
  });
}

// What rests on the document itself and on other people's tools.
const FULL = /^(?:oracle|schema)\//;

function supportFiles(options: EmitOptions, level: "full" | "basic"): readonly GeneratedFile[] {
  const names = [...options.testSupport.keys()].filter((name) => level === "full" || !FULL.test(name));
  return names
    .sort(compareCodeUnits)
    .map((name) => ({ path: layoutPath(`test/support/${name}`), text: options.testSupport.get(name) ?? "", models: [] }));
}

function file(path: RelativePath, text: Code, models: readonly ModelId[]): GeneratedFile {
  return { path, text: `${text}\n`, models };
}
