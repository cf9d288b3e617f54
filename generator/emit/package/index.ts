import type { ModelGraph } from "../../model/types.js";
import { MODEL_FOLDERS, type ModelFolder, type NamePlan } from "../../name/types.js";
import type { Emitter, GeneratedFile } from "../types.js";
import { printChangelog } from "./changelog.js";
import { printBuildConfig, printTypecheckConfig } from "./compiler-options.js";
import { layoutPath } from "./layout.js";
import { printPackageJson } from "./package-json.js";
import { printReadme } from "./readme.js";
import { printVitestConfig } from "./vitest-config.js";

/** What makes the models a package: `package.json`, README, compiler options, and the set-up of its tests. */
export const emitPackage: Emitter = (graph, names, options) => {
  const folders = foldersOf(graph, names);
  const tested = options.tests.level !== false;
  const { changelog = [] } = options;
  return [
    file("package.json", printPackageJson(graph, options, folders)),
    file("README.md", printReadme(graph, names, options, folders)),
    ...(changelog.length === 0 ? [] : [file("CHANGELOG.md", printChangelog(changelog))]),
    file("tsconfig.json", printTypecheckConfig(tested)),
    file("tsconfig.build.json", printBuildConfig()),
    file(".gitignore", IGNORED),
    ...(tested ? [file("vitest.config.ts", printVitestConfig(options.package.name))] : []),
  ];
};

// What building and testing leave behind. Publishing goes by `files` in package.json.
const IGNORED = "node_modules/\ndist/\ntest/.oracle/\n";

/** The folders that have models: only these have an index module. */
function foldersOf(graph: ModelGraph, names: NamePlan): readonly ModelFolder[] {
  const present = new Set(
    [...graph.models.values()].filter((model) => !model.internal).map((model) => names.model(model.id).folder),
  );
  return MODEL_FOLDERS.filter((folder) => present.has(folder));
}

function file(path: string, text: string): GeneratedFile {
  return { path: layoutPath(path), text, models: [] };
}
