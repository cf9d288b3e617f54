import { lazyFile } from "../lazy-file.js";
import type { Emitter, GeneratedFile } from "../types.js";
import { contentsPages } from "./contents.js";
import { printPage } from "./page.js";

/**
 * One Markdown page a model, in the layouts that readers of TypeScript SDKs know, and the contents
 * pages from which all of them can be reached. Nothing where pages are not wanted.
 */
export const emitDocs: Emitter = (graph, names, options): readonly GeneratedFile[] => {
  const { pages: level, markdown: mode, details } = options.docs;
  if (level === false) return [];
  const detailed = details === "all";
  const documented = Array.from(graph.models.values()).filter((model) => !model.internal);
  const pages = documented.map((model): GeneratedFile => {
    const context = { graph, names, id: model.id, mode, packageName: options.package.name, detailed };
    return lazyFile(names.model(model.id).page, [model.id], () => printPage(context, model));
  });
  return [...pages, ...contentsPages(graph, names, mode)];
};
