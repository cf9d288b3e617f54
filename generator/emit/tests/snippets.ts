import type { Model, ModelGraph } from "../../model/types.js";
import type { ModelFolder, NamePlan, RelativePath } from "../../name/types.js";
import { ADD_UNNAMED, type PageValue, pageValues } from "../docs/snippet.js";
import { lazyFile } from "../lazy-file.js";
import { indexModule, layoutPath, specifier } from "../package/layout.js";
import { type Code, code, joinCode } from "../print/code.js";
import { NAMESPACES } from "../print/folder.js";
import { stringLiteral } from "../print/literal.js";
import type { GeneratedFile } from "../types.js";
import { HEADER } from "./header.js";

/**
 * Tests of what the pages show: every example, as it stands there, is a value of its model for the type
 * checker, and encodes and decodes. A file for each first letter, so that a new model changes one only.
 */
export function snippetTestFiles(graph: ModelGraph, names: NamePlan, tested: readonly Model[]): readonly GeneratedFile[] {
  const groups = new Map<RelativePath, { readonly folder: ModelFolder; readonly models: Model[] }>();
  for (const model of tested) {
    const { folder, identifier } = names.model(model.id);
    const path = layoutPath(`test/snippets/${folder}-${identifier.charAt(0).toLowerCase()}.test.ts`);
    const group = groups.get(path) ?? { folder, models: [] };
    group.models.push(model);
    groups.set(path, group);
  }
  return [...groups].flatMap(([path, { folder, models }]) => snippetTestFile(graph, names, path, folder, models));
}

function snippetTestFile(
  graph: ModelGraph,
  names: NamePlan,
  path: RelativePath,
  folder: ModelFolder,
  models: readonly Model[],
): readonly GeneratedFile[] {
  const valuesOf = (model: Model) => pageValues({ graph, names }, model).filter((value) => value !== undefined);
  if (!models.some((model) => valuesOf(model).length > 0)) return [];
  const ids = models.map(({ id }) => id);
  return [lazyFile(path, ids, () => `${printSnippets(names, path, folder, listShown(models, valuesOf))}\n`)];
}

/** A model whose page shows values. */
interface Shown {
  readonly model: Model;
  readonly values: readonly PageValue[];
}

function listShown(models: readonly Model[], valuesOf: (model: Model) => readonly PageValue[]): readonly Shown[] {
  return models.map((model) => ({ model, values: valuesOf(model) })).filter(({ values }) => values.length > 0);
}

function printSnippets(names: NamePlan, path: RelativePath, folder: ModelFolder, shown: readonly Shown[]): Code {
  const support = layoutPath("test/support/snippets");
  const runtime = layoutPath("src/runtime/index");
  const usesRuntime = shown.some(({ values }) => values.some((value) => value.usesRuntime));
  const imports = [
    code`import * as vitest from "vitest";`,
    code`import * as ${NAMESPACES[folder]} from ${stringLiteral(specifier(path, indexModule(folder)))};`,
    ...(usesRuntime ? [code`import { ${ADD_UNNAMED} } from ${stringLiteral(specifier(path, runtime))};`] : []),
    code`import * as $ from ${stringLiteral(specifier(path, support))};`,
  ];
  return code`${HEADER}
${imports}

${joinCode(
  shown.map(({ model, values }) => printTest(names, model, values)),
  "\n\n",
)}`;
}

function printTest(names: NamePlan, { id }: Model, values: readonly PageValue[]): Code {
  const { folder, identifier } = names.model(id);
  const list = values.map(({ text }) => code`${text},`);
  return code`$.testSnippets(vitest, ${stringLiteral(identifier)}, ${NAMESPACES[folder]}.${identifier}, [\n  ${list}\n]);`;
}
