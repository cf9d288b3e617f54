import type { ModelGraph, ModelId } from "../../model/types.js";
import { MODEL_FOLDERS, type NamePlan, type RelativePath } from "../../name/types.js";
import { lazyFile } from "../lazy-file.js";
import { layoutPath } from "../package/layout.js";
import type { Emitter, GeneratedFile } from "../types.js";
import { printFolderIndex, printPackageIndex } from "./indexes.js";
import { printModelModule } from "./module.js";
import { collectNaming } from "./scope.js";

/** The models: one module a scope, an index a folder, the package's index, and the runtime that they are made of. */
export const emitModels: Emitter = (graph, names, options) => {
  const naming = collectNaming(graph, names);
  const modules = groupByModule(graph, names);
  const files: GeneratedFile[] = [...modules].map(([module, ids]) =>
    lazyFile(layoutPath(`${module}.ts`), ids, () => printModelModule(ids, naming)),
  );
  const folders = MODEL_FOLDERS.filter((folder) =>
    [...graph.models].some(([id, model]) => !model.internal && names.model(id).folder === folder),
  );
  for (const folder of folders) {
    files.push({
      path: layoutPath(`src/models/${folder}/index.ts`),
      text: printFolderIndex(folder, modules, graph, names),
      models: [],
    });
  }
  files.push({ path: layoutPath("src/index.ts"), text: printPackageIndex(folders), models: [] });
  for (const [name, text] of options.runtime) files.push({ path: layoutPath(`src/runtime/${name}`), text, models: [] });
  return files.sort((left, right) => (left.path < right.path ? -1 : 1));
};

function groupByModule(graph: ModelGraph, names: NamePlan): ReadonlyMap<RelativePath, readonly ModelId[]> {
  const modules = new Map<RelativePath, ModelId[]>();
  for (const id of graph.models.keys()) {
    const { module } = names.model(id);
    const ids = modules.get(module);
    if (ids === undefined) modules.set(module, [id]);
    else ids.push(id);
  }
  return modules;
}
